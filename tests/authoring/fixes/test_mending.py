"""Fixes are made in rounds, each is looked at first, and nothing else in a file changes."""

from __future__ import annotations

import codecs
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.authoring.checking import check
from briefing.authoring.editing.manuscripts import Manuscript
from briefing.authoring.editing.saving import save_all
from briefing.authoring.fixes.mending import Mended, mended, told, with_fixes
from briefing.authoring.fixes.proof import identity
from briefing.loading.files import as_if
from briefing.loading.problems import Problem
from briefing.model.dates import Edtf
from briefing.model.text import Text
from tests.authoring.test_mistakes import BOOK, MAKERS, Mistake, files
from tests.loading.folders import write_book
from tests.terminal import ROOT

MEETING = Edtf.parse("2026-02-12")
EXAMPLE = ROOT / "docs" / "example"

FAULTY = """\
# what was said, and by whom\t
quotes:
  -   id: q-one   # kept
      words: Yes: no
      speeker: ekk
      said:   12 February 2026   # a Thursday
      source: minutes

  - {id: q-two, words: "No",  speaker: ek, source: minutes}

people:
  - {id: ek, name: Bo Ek}
sources:
  - {id: minutes, publisher: P, title: T, published: 2026/02/12}
"""
FIXED = (
    FAULTY.replace("Yes: no", '"Yes: no"')
    .replace("speeker: ekk", "speaker: ekk")
    .replace("12 February 2026", "2026-02-12")
    .replace("2026/02/12", "2026-02-12")
)


def mend(folder: Path, text: str, *, line_end: str = "\n", bom: bytes = b"", unsafe: bool = False) -> Mended:
    data = bom + text.replace("\n", line_end).encode()
    return mended([write_book(folder, {"a.yaml": data})], MEETING, unsafe=unsafe)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
def test_what_one_fix_brings_to_light_the_next_round_mends(line_end: str, bom: bytes, tmp_path: Path) -> None:
    found = mend(tmp_path, FAULTY.replace("ekk", "ek"), line_end=line_end, bom=bom)
    [(_, new)] = found.files
    assert new.data == bom + FIXED.replace("ekk", "ek").replace("\n", line_end).encode()
    assert found.left.problems == ()
    assert [problem.code for problem, _ in found.made] == ["Y005", "K002", "T001", "T001"]


def test_nothing_is_written_before_it_is_saved_and_nothing_is_left_to_do_after(tmp_path: Path) -> None:
    found = mend(tmp_path, FAULTY)
    assert (tmp_path / "a.yaml").read_text() == FAULTY
    save_all(found.files)
    assert (tmp_path / "a.yaml").read_text() == FIXED
    again = mended([tmp_path], MEETING)
    assert (again.files, again.made) == ((), ())
    assert again.left.problems == found.left.problems == check([tmp_path], MEETING).problems


def test_a_fix_that_would_do_harm_is_undone_and_told(tmp_path: Path) -> None:
    text = (
        "terms:\n  - {id: quay, term: Quay, means: M}\n"
        "events:\n  - {id: e, title: E, date: 2026/02/12}\n  - {id: Quay 2, title: E, date: 2026}\n"
        "units:\n  - {id: port, name: Port, founded: 2020, disbanded: 2019/12/31}\n"
    )
    found = mend(tmp_path, text)
    [(_, new)] = found.files
    assert new.text == text.replace("2026/02/12", "2026-02-12").replace("Quay 2", "quay-2")
    assert [fix.words for _, fix in found.undone] == ["write `2019-12-31`"]
    assert "= not fixed, since it would do more than mend this: write `2019-12-31`" in told(found, "fixed")
    assert told(found, "fixed").endswith("\n2 fixed in 1 file, 1 left.")


HEADER = "book:\n  title: {}\n  date: 2026-02-12\n"


def test_a_header_is_mended_whatever_shows_only_then(tmp_path: Path) -> None:
    quote = (
        "quotes:\n  - {id: q, words: Yes, speaker: ek, source: minutes}\npeople:\n  - {id: ek, name: Ek}\n"
    )
    source = "sources:\n  - {id: minutes, publisher: P, title: T, text: none.txt}\n"
    text = HEADER + (quote + source).replace("{", "{{").replace("}", "}}")
    found = mended([write_book(tmp_path, {"book.yaml": text.format("Tired: the night before")})], MEETING)
    assert found.undone == ()
    assert "Q007" in [problem.code for problem in found.left.problems]
    assert found.files[0][1].text == text.format('"Tired: the night before"')


@pytest.mark.parametrize("title", ["Tired", "Tired: the night before"])
def test_a_tab_is_mended_though_its_key_is_there_twice_and_more_is_wrong(title: str, tmp_path: Path) -> None:
    text = HEADER.format(title) + "terms:\n  - id: t\n    term: T\n    means: M\n{}means: N\n"
    found = mended([write_book(tmp_path, {"book.yaml": text.format("\t")})], MEETING)
    assert found.undone == ()
    assert found.files[0][1].text == text.format("    ").replace(
        title, f'"{title}"' * (":" in title) or title
    )
    assert [problem.code for problem in found.left.problems] == ["Y106"]


def test_what_is_fixed_once_a_file_is_yaml_is_told_before(tmp_path: Path) -> None:
    text = HEADER.format("Tired: the night").replace("date", "sumary: S\n  date") + (
        "quotes:\n  - id: q\n    words: Yes: no\n    speaker: rute\n    said: 12 May 2026\n"
        "people:\n  - {id: rutte, name: Mark Rutte}\n"
    )
    book = write_book(tmp_path, {"book.yaml": text})
    told = with_fixes([book], MEETING)
    done = mended([book], MEETING, unsafe=True)
    assert [one.code for one in told.problems if one in told.fixes] == [
        "Y005",
        "K002",
        "Y005",
        "R002",
        "T001",
    ]
    assert {fix.words for fix in told.fixes.values()} == {fix.words for _, fix in done.made}


def test_an_error_that_was_hidden_does_not_keep_a_fix_from_being_made(tmp_path: Path) -> None:
    text = "people:\n  - id: ek\n    nam: Bo Ek\n    country: SE\n    posts: [{title: T, from: soon}]\n"
    found = mend(tmp_path, text)
    assert [problem.code for problem, _ in found.made] == ["K002"]
    assert "T001" in [problem.code for problem in found.left.problems]


def test_fixes_at_one_place_take_turns(tmp_path: Path) -> None:
    text = "quotes:\n" + "".join(
        f"  - {{id: q{letter}, words: Yes, speaker: ek, source: {name}}}\n"
        for letter, name in (("a", "minutes"), ("b", "gazette"), ("c", "minutes"))
    )
    found = mend(tmp_path, text + "people: [{id: ek, name: Bo Ek}]\n")
    assert [problem.code for problem in found.left.problems] == ["S007"] * 4
    assert found.files[0][1].text.count("- id: minutes\n") == 1


def test_every_one_of_many_slips_is_mended_though_not_all_can_be_told_at_once(tmp_path: Path) -> None:
    text = "terms:\n" + "".join(f"  - id: t{n}\n    term: T: {n}\n    means: M\n" for n in range(200))
    found = mend(tmp_path, text)
    assert (len(found.made), found.left.problems) == (200, ())


def test_what_an_author_ignores_is_not_fixed(tmp_path: Path) -> None:
    text = "people: [{id: ek, name: Bo Ek, country: Sweden}]  # briefing: ignore[K010] so they say\n"
    assert mend(tmp_path, text).files == ()


TRAPS = st.text(st.sampled_from("ab 3:#'\"[]{}@`%*&!|>-,?\\=.\u2028é"), max_size=12)
ANY = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)


@given(TRAPS | ANY, st.booleans())
def test_any_value_is_kept_or_mended_to_what_it_says(value: str, unsafe: bool) -> None:
    before, behind = "terms:\n  - id: quay\n    means: M\n    term: ", "\n    code: T1\n# end\n"
    with TemporaryDirectory() as name:
        folder = Path(name, "book")
        found = mend(folder, before + value + behind, unsafe=unsafe)
        for old, new in found.files:
            assert new.text.startswith(before.removesuffix(" "))
            assert new.text.endswith(behind)
            assert (folder / "a.yaml").read_bytes() == old.data
            is_put_in_quotes = {problem.code for problem, _ in found.made} <= {"Y004", "Y005"}
            if is_put_in_quotes and value.strip()[0] not in "'\"":
                assert new.values["terms", 0, "term"] == value.partition(" #")[0].strip()
            save_all([(old, new)])
            assert mended([folder], MEETING, unsafe=unsafe).files == ()


def mistakes(most: int, book: Path) -> Iterator[tuple[str, Manuscript, Mistake]]:
    """So many mistakes of all kinds in files of a book."""
    made = 0
    for seed in range(most * 2):
        maker = MAKERS[seed % len(MAKERS)]
        choice = random.Random(seed)
        file = choice.choice(files(book))
        try:
            mistake = maker(file, choice)
        except IndexError:  # nothing in the file of which such a mistake could be made
            continue
        if mistake is not None and mistake.text != file.text and made < most:
            made += 1
            yield maker.__name__, file, mistake


@pytest.mark.parametrize(
    ("most", "book"),
    [pytest.param(12, EXAMPLE, id="some"), pytest.param(40, BOOK, id="all", marks=pytest.mark.slow)],
)
def test_each_fix_that_is_offered_mends_what_it_is_offered_for(most: int, book: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(book, tmp_path / book.name))
    offers = 0
    for _, file, mistake in mistakes(most, book):
        (folder / file.name).write_bytes(mistake.text.encode())
        checked = with_fixes([folder], MEETING)
        told = Counter(map(identity, checked.problems))
        for problem, fix in checked.fixes.items():
            offers += 1
            changed = dict[Path, bytes]()
            for path in {turn.path for turn in fix.turns}:
                edits = {turn.edit for turn in fix.turns if turn.path == path}
                changed[path] = Manuscript(path, path.name, path.read_bytes()).edited(edits).data
            with as_if(changed):
                left = Counter(map(identity, check([folder], MEETING).problems))
            assert left[identity(problem)] < told[identity(problem)]
        done = mended([folder], MEETING, unsafe=True)
        assert not set(checked.fixes) & {problem for problem, _ in done.undone}
        assert not set(checked.fixes) & set(done.left.problems)
        (folder / file.name).write_bytes(file.data)
    assert offers >= most // 3


def _untold(found: Mended, sound: Counter[tuple[str, Text]]) -> list[Problem]:
    return [one for one in found.left.problems if not sound[one.code, one.message]]


def shares(most: int, book: Path, folder: Path, *, unsafe: bool) -> Counter[tuple[str, str]]:
    """How many mistakes of each kind in a copy of a book are mended: as it was before, otherwise, or not."""
    sound = Counter((one.code, one.message) for one in check([folder], MEETING).problems)
    counts: Counter[tuple[str, str]] = Counter()
    for maker, file, mistake in mistakes(most, book):
        path = folder / file.name
        path.write_bytes(mistake.text.encode())
        found = mended([folder], MEETING, unsafe=unsafe)
        path.write_bytes(file.data)
        for old, new in found.files:
            if old.path != path:  # a source is added where sources are kept
                assert new.text.count("TODO") == 2
                continue
            before, after = old.text.split("\n"), new.text.split("\n")
            lines = mistake.lines
            first, behind = max(lines.start - 2, 0), max(len(before) - lines.stop, 0)
            assert before[:first] == after[:first]
            assert before[len(before) - behind :] == after[len(after) - behind :]
            assert found.made
            assert not {problem for problem, _ in found.made} & set(found.left.problems)
        left = _untold(found, sound)
        is_as_before = any(new.data == file.data for _, new in found.files)
        how = "as before" if is_as_before else "otherwise" if found.files and not left else "not"
        counts[maker, how] += 1
    return counts


@pytest.mark.parametrize(
    ("most", "book", "unsafe"),
    [
        pytest.param(24, EXAMPLE, False, id="some"),
        pytest.param(150, BOOK, False, id="all-safe", marks=pytest.mark.slow),
        pytest.param(150, BOOK, True, id="all", marks=pytest.mark.slow),
    ],
)
def test_mistakes_are_mended_or_left_alone(most: int, book: Path, unsafe: bool, tmp_path: Path) -> None:
    counts = shares(most, book, Path(shutil.copytree(book, tmp_path / book.name)), unsafe=unsafe)
    print(sorted(counts.items()))
    assert sum(counts.values()) == most
    assert sum(times for (_, how), times in counts.items() if how != "not") >= most // 2
