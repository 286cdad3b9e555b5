"""Reading only what has changed gives the same book and the same problems as reading everything."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from briefing.loading.books import Loaded, load_book
from briefing.loading.references import Siblings
from briefing.loading.yaml_files import Known, KnownFile, KnownFiles
from tests.loading.folders import HEADER

Files = Mapping[str, str]

SOUND = {
    "articles": (
        "{id: a, title: A, body: 'See [[q]], [[b#Part]] and [[other/x]].', sources: [s]}",
        "{id: b, title: B, body: '# Part', x-note: mine, published: }",
        "{id: b, title: Another, body: text}",
        "{id: c, title: C, body: '[[nowhere]] `[[t]]`', sources: [t, a]}",
    ),
    "quotes": (
        "{id: q, words: Yes., speaker: p, source: s, code: Q7}",
        "{id: q2, words: Well., speaker: a, source: t, code: Q1}",
    ),
    "figures": ("{id: f, title: F, value: 3, source: s, image: {path: pic.png, alt: x}}",),
    "people": ("{id: p, name: P, country: IT}",),
    "sources": ("{id: s, publisher: S, title: S}", "{id: t, publisher: T, title: T}"),
}
WRONG = {
    "articles": ("{id: d, title: D}", "{id: a, title: E, body: text, colour: red}"),
    "quotes": ("{id: r, words: No., speaker: q}",),
    "figures": ("{id: g, title: G, source: s, series: [{csv: d.csv}]}", "{id: h, title: H, source: t}"),
    "people": ("{id: p, name: P2, country: Italy}",),
    "sources": ("{id: t, publisher: T, title: T, published: 2026-13}",),
}
HEADERS = (HEADER, HEADER + "  summary: '[[a]] and [[gone]]'\n")
ODD = ("other: 1\n", "x-own: [1]\n", "terms:\n", "a: 'b\n", "- x\n", "# \x1b\n", "events: [x]\n", HEADER)


def sections(entries: Mapping[str, tuple[str, ...]], fewest: int = 0) -> st.SearchStrategy[str]:
    """Some entries as a file has them."""
    one = st.sampled_from([(section, entry) for section, found in entries.items() for entry in found])
    return st.lists(one, min_size=fewest, max_size=4, unique=True).map(in_sections)


def in_sections(entries: list[tuple[str, str]]) -> str:
    told = {name: "".join(f"- {entry}\n" for section, entry in entries if section == name) for name in SOUND}
    return "".join(f"{name}:\n{lines}" for name, lines in told.items() if lines)


sound = sections(SOUND, fewest=1)
both = {name: (*SOUND[name], *WRONG[name]) for name in SOUND}
odd = st.tuples(sections(both), st.sampled_from(ODD)).map("".join)
texts = st.one_of(sound, sound, sound, sections(both), odd)
first = st.tuples(st.sampled_from((*HEADERS, *HEADERS, "book: {}\n", "")), texts).map("".join)
books = st.fixed_dictionaries(
    {"book.yaml": first, "x.yaml": texts, "b/y.yaml": texts},
    optional={"z.yaml": texts, "pic.png": st.just("x"), "d.csv": st.just("x,a\n1,2\n")},
)
changes = st.one_of(
    st.fixed_dictionaries(
        {}, optional={"x.yaml": texts | st.none(), "new.yaml": texts, "pic.png": st.none()}
    ),
    st.fixed_dictionaries({"book.yaml": first}),
)


def written(folder: Path, files: Files) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def known_from(loaded: Loaded) -> KnownFiles:
    """What a book that was loaded knows of its files."""
    book = loaded.book
    if book is None:
        return lambda name, digest: None
    records = {"": book.header, **book.entries}
    answers = {
        (file.name, file.digest): KnownFile(
            [Known(records[id_], book.places[id_]) for id_ in file.ids], file.leads
        )
        for file in loaded.files
        if file.reusable
    }
    return lambda name, digest: answers.get((name, digest))


@given(books, changes)
def test_what_is_known_need_not_be_read(files: dict[str, str], changes: dict[str, str | None]) -> None:
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "b"
        before = load_book(written(folder, files))
        after = {name: text for name, text in {**files, **changes}.items() if text is not None}
        written(folder, after)
        siblings = {"other": {"y"}}.get
        known = known_from(before)

        anew, again = load_book(folder, siblings), load_book(folder, siblings, known)
        event(
            f"reused {sum(bool(known(file.name, file.digest)) for file in again.files)} of {len(again.files)}"
        )

        assert again == anew
        assert again.book == anew.book
        assert load_book(folder, siblings, known_from(again)) == anew


LEADING = """
articles:
  - {id: a, title: A, body: "[[q]], [[p|he]]", sources: [s]}
people:
  - {id: o, name: O, posts: [{title: Chief, of: u, source: s}]}
"""
LED_TO = {
    "quotes": "{id: q, words: Yes., speaker: p}",
    "people": "{id: p, name: P}",
    "sources": "{id: s, publisher: S, title: S}",
}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"quotes": ""},
        {"sources": ""},
        {"people": "{id: p, name: P}\n- {id: p, name: P2}"},
        {"sources": "", "terms": "{id: s, term: S, means: s}"},
        {"units": "{id: u, name: U}"},
        {"units": "{id: u, name: U}\n- {id: u, name: U2}"},
        {"sources": "{id: s, publisher: S, title: S}\n- {id: u, publisher: U, title: U}"},
    ],
)
def test_what_a_known_file_leads_to_may_be_another_thing_now(tmp_path: Path, change: dict[str, str]) -> None:
    files = {"book.yaml": HEADER, "leading.yaml": LEADING, "other.yaml": in_file(LED_TO)}
    known = known_from(load_book(written(tmp_path / "b", files)))
    folder = written(tmp_path / "b", {**files, "other.yaml": in_file({**LED_TO, **change})})

    anew, again = load_book(folder), load_book(folder, known=known)
    assert again == anew
    assert [file.name for file in again.files if known(file.name, file.digest)][:2] == [
        "book.yaml",
        "leading.yaml",
    ]


@pytest.mark.parametrize(
    "fields", ["body: '[[p#Part]]'", "body: '[[other/x]]'", "body: '`[[gone]]`'", "body: b, sources: [gone]"]
)
def test_what_leads_elsewhere_is_checked_each_time(tmp_path: Path, fields: str) -> None:
    article = f"articles:\n- {{id: a, title: A, {fields}}}\n"
    files = {
        "book.yaml": HEADER,
        "leading.yaml": article,
        "other.yaml": "terms: [{id: p, term: P, means: '# Part'}]",
    }
    folder = written(tmp_path / "b", files)
    known = known_from(load_book(folder, {"other": {"x"}}.get))
    (folder / "other.yaml").write_text("terms: [{id: p, term: P, means: p}]")
    siblings: Siblings = {"other": {"y"}}.get
    assert load_book(folder, siblings, known) == load_book(folder, siblings)


def test_a_picture_of_a_known_file_may_be_gone(tmp_path: Path) -> None:
    figure = "figures:\n- {id: f, title: F, value: 3, source: s, image: {path: pic.png, alt: x}}\n"
    files = {"book.yaml": HEADER, "figure.yaml": figure, "other.yaml": in_file(LED_TO), "pic.png": "x"}
    folder = written(tmp_path / "b", files)
    known = known_from(load_book(folder))
    (folder / "pic.png").unlink()
    again = load_book(folder, known=known)
    assert again == load_book(folder)
    assert "F006" in [problem.code for problem in again.problems]


def in_file(sections: Mapping[str, str]) -> str:
    return "".join(f"{name}:\n- {entries}\n" for name, entries in sections.items() if entries)
