"""Folders and files → books and problems: each fault has its place, code and help, and the rest opens."""

from __future__ import annotations

import gc
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.loading import opening, series
from briefing.loading.books import load_book
from briefing.loading.budgets import LIMITS
from briefing.loading.files import TooLarge
from briefing.loading.opening import open_files
from briefing.loading.problems import RULES, Problem, Problems
from briefing.model.book import Place
from briefing.model.kinds import KINDS
from briefing.model.measures import Series
from tests.loading.folders import HEADER, places, write_book

GOOD = """
sources:
  - {id: s, publisher: P, title: A source}
articles:
  - id: arrival
    title: The arrival
    sources: [s]
    x-note: left out
    body: |
      First line, [[colby]].

      Second line.
quotes:
  - {id: q, words: partnership, speaker: colby, source: s, said: 2026-02-12}
people:
  - {id: colby, name: Elbridge Colby, country: US, sort: }
"""


def test_a_good_folder_is_a_book(tmp_path: Path) -> None:
    folder = write_book(tmp_path / "meeting", {"more/all.yaml": GOOD, "units.yaml": "units:\n"})

    book, problems, _ = load_book(folder)

    assert problems == ()
    assert book is not None
    assert (book.id, book.path, book.header.title) == ("meeting", folder, "A meeting")
    assert book.entries.keys() == {"s", "arrival", "q", "colby"}
    assert book.articles[0].body == "First line, [[colby]].\n\nSecond line."
    assert book.people[0].sort is None
    assert book.codes == {"s": "S1", "arrival": "A1", "q": "Q1", "colby": "P1"}


def test_a_book_knows_what_was_written_and_where(tmp_path: Path) -> None:
    folder = write_book(tmp_path, {"all.yaml": GOOD})

    book, _, _ = load_book(folder)

    assert book is not None
    assert book.written["arrival"] == {
        "id": "arrival",
        "title": "The arrival",
        "sources": ["s"],
        "body": "First line, [[colby]].\n\nSecond line.",
    }
    assert book.places["arrival"] == Place("all.yaml", 5, 5)
    assert book.places["colby"] == Place("all.yaml", 16, 5)


def test_sections_add_up_over_files_in_path_order(tmp_path: Path) -> None:
    files = {
        f"{name}.yaml": f"terms:\n  - {{id: {id_}, term: T, means: m}}\n"
        for name, id_ in (("b", "second"), ("a/z", "first"), ("b/a", "third"), (".hidden", "no"))
    }

    book, problems, _ = load_book(write_book(tmp_path, dict(files)))

    assert not problems
    assert book is not None
    assert [term.id for term in book.terms] == ["first", "third", "second"]


def test_a_single_file_is_a_book_too(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(HEADER + GOOD)
    (tmp_path / "other.yaml").write_text("nonsense: [")

    book, problems, _ = load_book(tmp_path / "talk.yaml")

    assert not problems
    assert book is not None
    assert (book.id, len(book.articles)) == ("talk", 1)


def test_the_header_file_stands_for_its_folder(tmp_path: Path) -> None:
    folder = write_book(tmp_path / "meeting", {"all.yaml": GOOD})

    assert load_book(folder / "book.yaml").book == load_book(folder).book


def test_a_book_opens_the_same_with_bom_and_crlf(tmp_path: Path) -> None:
    plain = load_book(write_book(tmp_path / "plain" / "b", {"all.yaml": GOOD})).book
    dressed = "\ufeff" + GOOD.replace("\n", "\r\n")

    book, problems, _ = load_book(write_book(tmp_path / "dressed" / "b", {"all.yaml": dressed}))

    assert not problems
    assert plain is not None
    assert book is not None
    assert book.written == plain.written
    assert book.places == plain.places


SOURCE = "sources: [{id: s, publisher: P, title: T}]\nevents: [{id: e, date: 2026, title: T, sources: [s]}]\n"

VACANT = "leave the holder out, or give another status"

FAULTS: list[tuple[str | bytes, list[str], str, str | None]] = [
    # the file x.yaml, where its problems are, the first one's sentence and hint
    ("articles: [x]\x1b\n".replace("]\x1b", "\x1b]"), ["x.yaml:1:12 K004", "x.yaml:1:13 F004"],
     "an entry of `articles` is a block of keys", "begin it with `- id:`"),
    ("a: é".encode("latin-1"), ["x.yaml:1:4 F003"], "byte 0xE9 is not UTF-8",
     "save the file as UTF-8; it may be Latin-1 or Windows-1252 now"),
    (b"# " + b"x" * LIMITS.file_bytes, ["x.yaml F002"], "the file is larger than 4 MiB", None),
    ("book: {title: T, date: 2026}\n", ["x.yaml:1:1 F008"],
     "a second header: only `book.yaml` of a book has `book:`", None),
    ("", ["x.yaml F009"], "the file is empty", None),
    ("# nothing\n---\n", ["x.yaml F009"], "the file is empty", None),
    ("- a\n", ["x.yaml:1:1 K004"], "a file is a block of keys", "begin with a section, as in `articles:`"),
    ("artcles: []\n", ["x.yaml:1:1 K001"], "`artcles` is not a section", "did you mean `articles`?"),
    ("zzz: []\n", ["x.yaml:1:1 K001"], "`zzz` is not a section",
     "known are `agenda`, `articles`, `quotes`, `figures`, `structures`, `units`, `people`, `events`, "
     "`terms` and `sources`"),
    ("terms: {id: t}\n", ["x.yaml:1:1 K004"], "`terms` is a list of entries",
     "begin each entry with `- id:`"),
    ("terms: [{id: t, term: T}]\n", ["x.yaml:1:10 K003"], "a term needs the key `means`", None),
    ("terms: [{id: t, term: T, means: }]\n", ["x.yaml:1:26 K003"], "`means` is empty", None),
    ("terms: [{id: t, term: \u200e, means: m}]\n", ["x.yaml:1:17 K003"], "`term` is empty", None),
    ("terms: [{id: t, term: T, means: m, meens: m}]\n", ["x.yaml:1:36 K002"], "a term has no key `meens`",
     "`means` is already given on line 1; is one too many?"),
    ("terms: [{id: t, term: T, means: m, 'aliases ': [m]}]\n", ["x.yaml:1:36 K002"],
     "a term has no key `aliases`",
     "take the blank beside `aliases` away"),
    ("terms: [{id: t, term: T, means: m, zzz: m}]\n", ["x.yaml:1:36 K002"], "a term has no key `zzz`",
     "known are `id`, `code`, `tags`, `review_by`, `valid_until`, `term`, `stands_for`, `means` and "
     "`aliases`; your own begin with `x-`"),
    ("terms: [{id: t, term: [T], means: m}]\n", ["x.yaml:1:17 K004"], "`term` is one text, not a list",
     "write `T` without brackets or dash"),
    ("terms: [{id: t, term: [[T]], means: m}]\n", ["x.yaml:1:17 K004"], "`term` is one text, not a list",
     "a value that begins with `[[` must be in quotes; a key that takes an id takes it bare"),
    ("terms: [{id: t, term: T, means: m, aliases: a}]\n", ["x.yaml:1:36 K004"],
     "`aliases` is a list, not a text", "write `[a]`"),
    ("terms: [{id: t, term: T, means: m, aliases: [a, {b: c}]}]\n", ["x.yaml:1:50 K004"],
     "an item of `aliases` is one text, not a block of keys", None),
    ("units: [{id: u, name: U, reports_to: shape}]\n", ["x.yaml:1:26 K004"],
     "`reports_to` is a list of blocks, not a text", "begin each item with `- `"),
    ("figures: [{id: f, title: T, value: 1, source: s, image: x.png}]\n" + SOURCE, ["x.yaml:1:50 K004"],
     "`image` is a block of keys, not a text", "its keys are `path` and `alt`"),
    ("figures: [{id: f, title: T, value: 1, source: s, chart: pie}]\n" + SOURCE, ["x.yaml:1:57 K005"],
     "`pie` is not a value of `chart`", "allowed are `line`, `bar`, `stacked` and `none`"),
    ("figures: [{id: f, title: T, value: 1, source: s, chart: linr}]\n" + SOURCE, ["x.yaml:1:57 K005"],
     "`linr` is not a value of `chart`",
     "did you mean `line`? allowed are `line`, `bar`, `stacked` and `none`"),
    ("units: [{id: u, name: U, reports_to: [{unit: u2, status: vacant}]}, {id: u2, name: V}]\n",
     ["x.yaml:1:58 K005"], "`vacant` is not a value of `status`",
     "allowed are `held`, `reported`, `disputed`, `agreed` and `planned`"),
    ("agenda: [{id: i, title: T, minutes: 3.5}]\n", ["x.yaml:1:37 K006"],
     "`minutes` is a whole number, not `3.5`", None),
    ("agenda: [{id: i, title: T, minutes: 3_5}]\n", ["x.yaml:1:37 K006"],
     "`minutes` is a whole number, not `3_5`", None),
    ("agenda: [{id: i, title: T, minutes: [3]}]\n", ["x.yaml:1:37 K006"],
     "`minutes` is a whole number, not a list", None),
    ("terms: [{id: A!, term: T, means: m}]\n", ["x.yaml:1:14 K007"], "`A!` is not an id",
     "an id has a to z, 0 to 9 and `-`, at most 64 of them"),
    ("terms: [{id: com1, term: T, means: m}]\n", ["x.yaml:1:14 K007"],
     "`com1` names a device on some systems", "add a word to it"),
    ('terms: [{id: t, term: "a\\nb", means: m}]\n', ["x.yaml:1:23 K008"],
     "`term` is one line of at most 500 characters", None),
    ("terms: [{id: t, term: T, means: m, code: Q7}]\n", ["x.yaml:1:42 K009"], "`Q7` is not a code of a term",
     "write `T` and a number, as in `T7`"),
    ("people: [{id: p, name: P, country: ZZ}]\n", ["x.yaml:1:36 K010"], "`ZZ` is not the code of a country",
     "write the code of ISO 3166, as in `IT`, or EU, UN, NATO"),
    ("terms:\n  - id: t\n    term: Berth #3\n    means: m  # it is\n", ["x.yaml:3:17 Y111"],
     "the value ends before `#`: it is `Berth`",
     "put the value in quotes, or a space behind `#` if it is a comment"),
    ("events: [{id: e, date: 2026-02-30, title: T}]\n", ["x.yaml:1:24 T001"],
     "February 2026 has only 28 days", None),
    ("terms: [{id: t, term: T, means: m}, {id: t, term: U, means: m}]\n", ["x.yaml:1:42 R001"],
     "`t` is already the id of a term (x.yaml:1)", "this entry is left out"),
    ("terms: [{id: term, term: T, means: 'see [[trem]]'}]\n", ["x.yaml:1:43 R002"],
     "`trem` is not the id of any entry", "did you mean `term`?"),
    ("people: [{id: p, name: P}]\nstructures: [{id: c, title: T, root: p}]\n", ["x.yaml:2:38 R003"],
     "`root` takes a unit; `p` is a person", None),
    ("terms: [{id: t, term: T, means: m}, {id: t, term: U, means: m},\n"
     "  {id: u, term: U, means: '[[t]] [[t]]'}]\n",
     ["x.yaml:1:42 R001", "x.yaml:2:30 R004"], "`t` is already the id of a term (x.yaml:1)",
     "this entry is left out"),
    ("terms: [{id: t, term: T},\n  {id: u, term: U, means: '[[t]] [[t]]'}]\n",
     ["x.yaml:1:10 K003", "x.yaml:2:30 R005"], "a term needs the key `means`", None),
    ("terms: [{id: t, term: T, means: '[[other/x]]'}, {id: u, term: U, means: '[[known/x]] [[known/y]]'}]\n",
     ["x.yaml:1:36 R006", "x.yaml:1:76 R006"], "there is no book `other` here", None),
    ("terms: [{id: t, term: T, means: '[[#pln]] [[u#plan]] [[u#fn-1]] [[u#x]] `[[#y]]` [[no#x]]'},\n"
     '  {id: u, term: U, means: "# Plan\\n\\n[[#plan]] [^1]\\n\\n[^1]: Note"}]\n',
     ["x.yaml:1:36 R009", "x.yaml:1:67 R009", "x.yaml:1:84 R002"], "`t` has no heading `pln`", None),
    ("terms: [{id: t, term: T, means: '[[u#Plan]]'}, {id: u, term: U, means: '# Plan'}]\n",
     ["x.yaml:1:36 R009"], "`u` has no heading `Plan`", "did you mean `plan`?"),
    ("terms: [{id: t, term: T, means: m}, {id: u, term: U, means: m, code: T1}]\n", ["x.yaml:1:70 R007"],
     "`T1` is also the code of `t`", "pin another number"),
    ("sources: [{id: s, publisher: P, title: T}]\n", ["x.yaml:1:16 R008"],
     "no entry refers to the source `s`", None),
    ("quotes: [{id: q, words: w, speaker: p}]\npeople: [{id: p, name: P}]\n", ["x.yaml:1:11 Q001"],
     "the quote has no source", "add the key `source`"),
    ("figures: [{id: f, title: T, source: s}]\n" + SOURCE, ["x.yaml:1:12 N001"],
     "the figure has neither a value nor a series", None),
    ("figures: [{id: f, title: T, source: s, series: [{name: n}]}]\n" + SOURCE, ["x.yaml:1:50 N002"],
     "the series has no points", "write some under `points`, or name a `csv` file"),
    ("figures: [{id: f, title: T, source: s, series: [{points: {}}]}]\n" + SOURCE, ["x.yaml:1:50 N002"],
     "the series has no points", "write some under `points`, or name a `csv` file"),
    ("figures: [{id: f, title: T, source: s, series: [{points: {1: 1}, csv: bad.csv}]}]\n" + SOURCE,
     ["x.yaml:1:50 N002"], "the series has both `points` and `csv`", "leave one of them out"),
    ("figures: [{id: f, title: T, source: s, series: [{points: {2020: 1, 2020e: 2}}]}]\n" + SOURCE,
     ["x.yaml:1:75 N011"], "`2020` and `2020e` are one point, and only the latter is shown",
     "leave one of them out"),
    ("figures: [{id: f, title: T, source: s, series: [{points: {2020: '1,5', 2021: 1e15}}]}]\n" + SOURCE,
     ["x.yaml:1:65 N006"], "`1,5` at `2020` is not a number", "write `1.5`, with a point"),
    ("figures: [{id: f, title: T, source: s, series: [{points: {2020: -1e300, 2021: 1}}]}]\n" + SOURCE,
     ["x.yaml:1:65 N006"], "`-1e300` at `2020` is too large to draw", "give the figure a larger unit"),
    ("figures: [{id: f, title: T, source: s, series: [{points: {2025: 1, 2026E: 2}}]}]\n" + SOURCE,
     ["x.yaml:1:75 N006"], "`2026E` is not a date, so that the values are drawn as a list of names",
     "write `2026e` for an estimate"),
    ("figures: [{id: f, title: T, value: 1, source: s, targets: [{label: L, value: 1e300}]}]\n" + SOURCE,
     ["x.yaml:1:78 N006"], "`1e300` is too large to draw a target line at", "give the figure a larger unit"),
    ("figures: [{id: f, title: T, value: .inf, source: s}]\n" + SOURCE, ["x.yaml:1:36 N006"],
     "`.inf` is not a number", "write the number, or in words that it is not known"),
    ("figures: [{id: f, title: T, source: s, series: [{csv: bad.csv}]}]\n" + SOURCE, ["bad.csv:2:1 N003"],
     "the line has 1 value where the first has 2 names", "the line is left out"),
    ("figures: [{id: f, title: T, value: 1}]\n", ["x.yaml:1:12 N004"], "the figure has no source",
     "add the key `source`"),
    ("figures: [{id: f, title: T, value: 6, source: s, "
     "parts: [{label: a, value: 3.5}, {label: b, value: 1}]}]\n" + SOURCE,
     ["x.yaml:1:57 N005"], "the parts do not add up: `3.5 + 1` is not `6`", None),
    ("figures: [{id: f, title: T, source: s, series: [{points: {2014: 1, 2015: , 2016: x}}]}]\n" + SOURCE,
     ["x.yaml:1:82 N006"], "`x` at `2016` is not a number", "leave it empty if it is not known"),
    ("figures: [{id: f, title: T, value: 1, source: s, targets: [{label: pledge, value: 5%}]}]\n" + SOURCE,
     ["x.yaml:1:83 N006"], "`5%` is not a number to draw a target line at", "words go into its `label`"),
    ("figures: [{id: f, title: T, value: 1, source: s, image: {path: ../x.png, alt: a}}]\n" + SOURCE,
     ["x.yaml:1:64 F005"], "`../x.png` leaves the book folder", None),
    ("figures: [{id: f, title: T, value: 1, source: s, image: {path: x.png, alt: a}}]\n" + SOURCE,
     ["x.yaml:1:64 F006"], "`x.png` is not there", None),
    ("units: [{id: u, name: U, posts: [{title: T, holders: [{from: 2026, source: s}]}]}]\n" + SOURCE,
     ["x.yaml:1:56 P001"], "a holder needs the key `person` or `country`", "or `status: vacant`"),
    ("units: [{id: u, name: U, names: [{name: V, until: 2011}]}]\n", ["x.yaml:1:35 P002"],
     "the claim of being once called `V` has no source", "add the key `source`"),
    ("units: [{id: u, name: U, places: [{place: Oslo, until: 2011}]}]\n", ["x.yaml:1:36 P002"],
     "the claim of being once at `Oslo` has no source", "add the key `source`"),
    ("units: [{id: u, name: U, posts: [{title: T, holders: [{country: IT, status: vacant, source: s}]}]}]\n"
     + SOURCE, ["x.yaml:1:77 P009"],
     "nobody holds a vacant post, and so `IT` does not", VACANT),
    ("people: [{id: p, name: P, posts: [{title: T, of: words, status: vacant, source: s}]}]\n" + SOURCE,
     ["x.yaml:1:65 P009"], "nobody holds a vacant post, and so `p` does not", VACANT),
    ("units: [{id: u, name: U, posts: [{title: Head}, {title: Tail}, {title: head}]}]\n",
     ["x.yaml:1:72 P010"], "`head` is a post of the unit already",
     "list all holders of one post under it, or tell the two apart by their titles"),
    ("people: [{id: p, name: P, posts: [{title: T, of: words}]}]\n", ["x.yaml:1:36 P002"],
     "the claim of `T` has no source", "add the key `source`"),
    ("people: [{id: p, name: P, posts: [{title: T, from: 2026-02, until: 2026-01, source: s}]}]\n" + SOURCE,
     ["x.yaml:1:68 T005"], "`2026-01` is before `2026-02`, when it begins", None),
    ("units: [{id: u, name: U, founded: 2012, disbanded: 2011-12-31}]\n", ["x.yaml:1:52 T005"],
     "`2011-12-31` is before `2012`, when it begins", None),
    ("units: [{id: u, name: U, names: [{name: V, from: 2012, until: 2011, source: s}]}]\n" + SOURCE,
     ["x.yaml:1:63 T005"],
     "`2011` is before `2012`, when it begins", None),
    ("units: [{id: u, name: U, reports_to: [{unit: u, relation: opcon, from: 2012, until: 2011, source: s}], "
     "posts: [{title: T, holders: [{country: IT, from: 2012, until: 2011, source: s}]}]}]\n" + SOURCE,
     ["x.yaml:1:85 T005", "x.yaml:1:166 T005"], "`2011` is before `2012`, when it begins", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "where", "sentence", "hint"), FAULTS)
def test_each_fault_is_told_at_its_place(
    tmp_path: Path, text: str | bytes, where: list[str], sentence: str, hint: str | None
) -> None:
    folder = write_book(tmp_path, {"x.yaml": text, "bad.csv": "year,a\n2014\n2015,1\n"})

    book, problems, _ = load_book(folder, {"known": {"y"}}.get)

    assert places(problems, folder) == where
    assert (problems[0].message, problems[0].hint) == (sentence, hint)
    assert book is not None


@pytest.mark.parametrize(
    ("files", "where", "sentence"),
    [
        ({"book.yaml": "x-a: 1\n"}, ["book.yaml F007"], "the file has no header"),
        ({"book.yaml": "book:\n"}, ["book.yaml F007"], "the file has no header"),
        ({"book.yaml": "book: words\n"}, ["book.yaml F007"], "the file has no header"),
        ({"book.yaml": ""}, ["book.yaml F007"], "the file is empty"),
        ({"book.yaml": "book: [\n"}, ["book.yaml:2:1 Y007"], "the file ends where a value should follow"),
        ({"book.yaml": "book: {title: T}\n"}, ["book.yaml:1:8 K003"], "the header needs the key `date`"),
        ({"book.yaml": "book: {title: T, date: soon}\n"}, ["book.yaml:1:24 T001"], ""),
    ],
)
def test_without_a_header_there_is_no_book(
    tmp_path: Path, files: dict[str, str | bytes], where: list[str], sentence: str
) -> None:
    folder = write_book(tmp_path, files)

    book, problems, _ = load_book(folder)

    assert book is None
    assert places(problems, folder) == where
    assert problems[0].message.startswith(sentence)


def test_a_folder_without_header_file_or_no_folder_at_all(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    [no_header] = load_book(tmp_path / "empty").problems
    [no_file] = load_book(tmp_path / "missing.yaml").problems

    assert (no_header.code, no_header.message) == ("F007", "the folder has no `book.yaml`")
    assert (no_file.code, no_file.message) == ("F006", "the file is not there")


def test_an_unknown_marking_is_told_unless_the_book_declares_it(tmp_path: Path) -> None:
    header = "book: {title: T, date: 2026, marking: SECRET"
    told = load_book(write_book(tmp_path / "a", {"book.yaml": header + "}\n"}))
    declared = load_book(write_book(tmp_path / "b", {"book.yaml": header + ", markings: [SECRET]}\n"}))

    assert [problem.code for problem in told.problems] == ["M001"]
    assert not declared.problems


def test_files_that_are_not_read_are_told(tmp_path: Path) -> None:
    folder = write_book(
        tmp_path / "book",
        {"a.yml": GOOD, "B.YAML": GOOD, "notes.txt": "x", "c.yaml": GOOD, "\x1b.yaml": GOOD},
    )
    (tmp_path / "outside.yaml").write_text(GOOD)
    (folder / "linked.yaml").symlink_to("../outside.yaml")

    book, problems, _ = load_book(folder)

    assert places(problems, folder) == ["\x1b.yaml F010", "B.YAML F010", "a.yml F010", "linked.yaml F005"]
    assert book is not None
    assert len(book.articles) == 1


def test_a_single_file_has_no_other_files(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_text("x")
    (tmp_path / "b.yaml").write_text(
        HEADER + "figures: [{id: f, title: T, value: 1, source: s, image: {path: x.png, alt: a}}]\n" + SOURCE
    )

    [problem] = load_book(tmp_path / "b.yaml").problems

    assert problem.code == "F005"
    assert problem.message == "`x.png` is another file, and a book in a single file has no others"


def test_a_syntax_error_costs_only_its_entry(tmp_path: Path) -> None:
    refused = "terms:\n  - id: lost\n    term: 'T\n    means: m\n  - {id: lost-too, term: x, means: m}\n"
    links = "events:\n  - {id: e, date: 2026, title: T, detail: '[[lost]] [[lost-too]] [[gone]]'}\n"
    folder = write_book(tmp_path, {"a.yaml": links, "refused.yaml": refused, "z.yaml": GOOD})

    book, problems, _ = load_book(folder)

    assert places(problems, folder) == ["a.yaml:2:46 R005", "a.yaml:2:68 R002", "refused.yaml:3:11 Y003"]
    assert book is not None
    assert book.entries.keys() == {"e", "s", "arrival", "q", "colby", "lost-too"}


@pytest.mark.parametrize("line", ["- id: so: lost", "- id:lost", "-id: lost", "- {id: @lost}", "- id lost"])
def test_an_id_is_known_though_its_own_line_is_at_fault(tmp_path: Path, line: str) -> None:
    text = "events:\n  - {id: e, date: 2026, title: T, detail: '[[lost]]'}\n"
    text += f"terms:\n  {line}\n    term: T\n    means: M\n"
    found = load_book(write_book(tmp_path, {"x.yaml": text})).problems

    assert [problem.code for problem in found if problem.line == 2] == ["R005"]
    assert [problem.line for problem in found] == [2, 4]


def test_one_refused_file_costs_only_itself(tmp_path: Path) -> None:
    refused = "terms:\n  - id: lost\n    term: x\n    means: m\nx-deep: " + "[" * 40 + "]" * 40
    links = "events:\n  - {id: e, date: 2026, title: T, detail: '[[lost]] [[gone]]'}\n"
    folder = write_book(tmp_path, {"a.yaml": links, "refused.yaml": refused, "z.yaml": GOOD})

    book, problems, _ = load_book(folder)

    assert places(problems, folder) == ["a.yaml:2:46 R005", "a.yaml:2:55 R002", "refused.yaml:5:40 Y107"]
    assert book is not None
    assert book.entries.keys() == {"e", "s", "arrival", "q", "colby"}


def test_a_header_with_a_syntax_error_is_not_told_to_be_missing(tmp_path: Path) -> None:
    header = "book:\n  title: The quay: late\n  date: 2026\nterms:\n  - {id: t, term: T, means: '[[no]]'}\n"
    folder = write_book(tmp_path, {"book.yaml": header})

    assert places(load_book(folder).problems, folder) == ["book.yaml:2:18 Y005", "book.yaml:5:32 R002"]


def test_what_is_at_fault_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    text = """
units:
  - id: u
    name: U
    level: [x]
    zzz: y
    aliases: [a, {b: c}, d]
    founded: 2026-99
    posts:
      - {titel: no}
      - title: Commander
        holders:
          - {country: IT, source: s, from: soon}
          - {country: FR, source: s, until: "2026"}
"""
    folder = write_book(tmp_path, {"x.yaml": text + SOURCE})

    book, problems, _ = load_book(folder)

    assert [problem.line for problem in problems] == [5, 6, 7, 8, 10, 13]
    assert book is not None
    [unit] = book.units
    assert (unit.level, unit.aliases, unit.founded) == (None, ("a", "d"), None)
    [post] = unit.posts
    assert [(holder.country, holder.from_) for holder in post.holders] == [("IT", None), ("FR", None)]
    assert book.written["u"]["zzz"] == "y"


def test_places_stay_true_behind_a_part_that_was_left_out(tmp_path: Path) -> None:
    text = "events: [{id: e, date: 2026, title: T, about: [e, [x], nowhere]}]\n"
    folder = write_book(tmp_path, {"x.yaml": text})

    assert places(load_book(folder).problems, folder) == ["x.yaml:1:51 K004", "x.yaml:1:56 R002"]


def test_a_line_that_is_too_long_is_cut_not_lost(tmp_path: Path) -> None:
    folder = write_book(tmp_path, {"x.yaml": f"terms: [{{id: t, term: {'x' * 501}, means: {'y' * 501}}}]\n"})

    book, problems, _ = load_book(folder)

    assert [problem.code for problem in problems] == ["K008"]
    assert book is not None
    assert len(book.terms[0].term) == 500
    assert len(book.terms[0].means) == 501


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("body: '[[no]]'", "5:14"),
        ("body: it''s [[no]]", "5:19"),
        ("body: |\n      one\n\n      - two [[no|x]] `[[no]]`", "8:15"),
        ("body: >-\n      one [[arrival]]\n      two\n      [[no#a]]", "8:9"),
        ("body: |\n      `[[no]]` and then [[no]]", "6:27"),
    ],
)
def test_a_link_in_prose_is_told_where_it_stands(tmp_path: Path, body: str, where: str) -> None:
    text = f"articles:\n  - id: arrival\n    title: T\n    x-a: '[[no]]'\n    {body}\n"
    folder = write_book(tmp_path, {"x.yaml": text})

    assert places(load_book(folder).problems, folder) == [f"x.yaml:{where} R002"]


def test_all_problems_of_all_files_come_in_order_and_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"{n:02}.yaml": text for n, (text, *_) in enumerate(FAULTS)}
    folder = write_book(tmp_path, files)

    first, again = load_book(folder).problems, load_book(folder).problems

    assert first == again
    assert len(set(first)) == len(first)
    assert [(p.path, p.line, p.column) for p in first] == sorted((p.path, p.line, p.column) for p in first)


def test_every_code_is_met_in_the_tests() -> None:
    tests = Path(__file__).parents[1]
    library = (tests / "library" / part for part in ("", "figures", "structure", "verification"))
    checked = (Path(__file__).parent, *library, tests / "authoring")
    met = "".join(path.read_text(encoding="utf-8") for folder in checked for path in folder.glob("test_*.py"))

    assert [code for code in RULES if code not in met] == []


def test_a_folder_with_too_many_files_opens_as_many_as_it_may(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"{n:04}.yaml": f"terms: [{{id: t{n}, term: T, means: m}}]" for n in range(2_010)
    }
    folder = write_book(tmp_path, files)

    book, problems, _ = load_book(folder)

    assert places(problems, folder) == ["1999.yaml F002"]
    assert book is not None
    assert len(book.terms) == 1_999


def test_the_collector_is_left_as_it_was(tmp_path: Path) -> None:
    gc.disable()
    try:
        load_book(write_book(tmp_path, {}))
        assert not gc.isenabled()
    finally:
        gc.enable()
    load_book(tmp_path)
    assert gc.isenabled()


def test_a_csv_file_is_read_once_however_many_figures_name_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = ("d.csv", "./d.csv", "sub/../d.csv", "link.csv")
    figures = "figures:\n" + "".join(
        f"  - {{id: f{n}, title: T, source: s, series: [{{csv: {path}, x: month {n}}}]}}\n"
        for n, path in enumerate(paths * 5)
    )
    folder = write_book(tmp_path, {"x.yaml": figures + SOURCE, "d.csv": "year,a\n2014,x\n", "sub/y": ""})
    (folder / "link.csv").symlink_to("d.csv")
    read: list[Path] = []
    columns = series.columns

    def counting(data: bytes, path: Path, problems: Problems) -> tuple[Series, ...]:
        read.append(path)
        return columns(data, path, problems)

    monkeypatch.setattr(series, "columns", counting)
    book, problems, _ = load_book(folder)

    assert len(read) == 1
    assert places(problems, folder) == ["d.csv:2:1 N006"]
    assert book is not None
    assert [figure.series[0].x for figure in book.figures] == [f"month {n}" for n in range(20)]


def test_a_csv_file_that_was_read_opens_no_way_round_the_rules(tmp_path: Path) -> None:
    csv = tmp_path / "d.csv"
    figure = f"figures: [{{id: f, title: T, source: s, series: [{{csv: d.csv}}, {{csv: '{csv}'}}]}}]\n"
    folder = write_book(tmp_path, {"x.yaml": figure + SOURCE, "d.csv": "year,a\n2014,1\n"})

    assert [problem.code for problem in load_book(folder).problems] == ["F005"]


def test_csv_files_count_for_the_size_of_a_book(tmp_path: Path) -> None:
    figure = "figures: [{id: f, title: T, source: s, series: [{csv: d.csv}]}]\n"
    folder = write_book(tmp_path, {"x.yaml": figure + SOURCE, "d.csv": "year,a\n2014,1\n"})
    opened = open_files(folder)
    before = opened.room

    opened.read("d.csv")
    assert before - opened.room == len("year,a\n2014,1\n")

    opened.room = 3
    for _ in range(2):
        with pytest.raises(TooLarge):
            opened.read("d.csv")


def test_a_book_in_a_very_large_folder_opens_as_far_as_it_is_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: dict[str, str | bytes] = {f"{name}/x.yaml": f"terms: [{{id: {name}, term: T, means: m}}]"
                                     for name in "abc"}  # fmt: skip
    folder = write_book(tmp_path, files)
    monkeypatch.setattr(opening, "LIMITS", LIMITS._replace(folder_names=5))

    book, problems, _ = load_book(folder)

    assert places(problems, folder) == ["b F002"]
    assert book is not None
    assert book.entries.keys() == {"a"}


def test_a_linked_book_in_a_single_file_is_called_as_the_file_is(tmp_path: Path) -> None:
    (tmp_path / "talk.yaml").write_text(HEADER)
    (tmp_path / "link.yaml").symlink_to("talk.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")

    book, _, _ = load_book(tmp_path / "link.yaml")

    assert book is not None
    assert book.id == "talk"
    assert [problem.code for problem in load_book(tmp_path / "loop.yaml").problems] == ["F001"]


scalars = st.sampled_from(
    ["", "x", "2026", "2026-13", "colby", "s", "[[x]]", "a\nb", "\x1b", "5", "é" * 501, "held"]
)
words = st.sampled_from(
    ["id", "title", "name", "body", "words", "speaker", "posts", "holders", "person", "from", "status",
     "series", "points", "csv", "image", "path", "sources", "about", "lines", "code", "country", "x-a", "zzz"]
)  # fmt: skip
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=6),
    max_leaves=30,
)
sections = st.sampled_from([kind.section for kind in KINDS] + ["book", "zzz"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(sections, st.lists(anything, max_size=4) | anything, max_size=4))
def test_any_shape_gives_a_book_and_reasons(tmp_path: Path, content: dict[str, object]) -> None:
    import json

    folder = write_book(tmp_path, {"x.yaml": json.dumps(content)})

    book, problems, _ = load_book(folder)

    assert book is not None
    assert all(_is_told_well(problem) for problem in problems)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_book_and_reasons(tmp_path: Path, content: bytes) -> None:
    folder = write_book(tmp_path, {"x.yaml": content, "a.csv": content})

    book, problems, _ = load_book(folder)

    assert book is not None
    assert all(_is_told_well(problem) for problem in problems)


def _is_told_well(problem: Problem) -> bool:
    return bool(problem.message) and "\n" not in problem.message and len(problem.message) < 400


@pytest.mark.parametrize(
    "text",
    [
        "terms: [" + "x," * 25_000 + "]",
        "terms: [" + "{id: a}," * 5_000 + "]",
        "terms: [{" + "".join(f"k{n}: ," for n in range(8_000)) + "}]",
        "terms: [{id: t, term: T, means: m, aliases: [" + "[]," * 12_000 + "]}]",
        "terms: [{id: t, term: T, means: '" + "[[x]] " * 5_000 + "'}]",
        "events: [{id: e, date: 2026, title: T, about: [" + "nowhere," * 15_000 + "]}]",
    ],
    ids=["words", "entries", "keys", "items", "links", "references"],
)
def test_no_number_of_faults_takes_long(tmp_path: Path, text: str) -> None:
    folder = write_book(tmp_path, {"x.yaml": text})
    before = perf_counter()

    book, problems, _ = load_book(folder)

    assert perf_counter() - before < 20  # the slowest takes one second: this only tells a hang
    assert book is not None
    assert 1 <= len(problems) <= 2 * LIMITS.problems_per_code


@pytest.mark.parametrize(
    ("written", "attribution", "embargo"),
    [
        ("attribution: Background", "not attributable", None),
        ("attribution: [background]", "not attributable", None),
        ("embargo_until: soon", "on record", "9999-12-31"),
        ("embargo_until: [2030]", "on record", "9999-12-31"),
        ("embargo_until: unknown", "on record", "9999-12-31"),
        ("embargo_until: ''", "on record", "9999-12-31"),
        ("embargo_until: 2020-01-01, embargo_until: 2030-01-01", "on record", "9999-12-31"),
        ("attribution: ''", "not attributable", None),
        ("attribution: on record, attribution: background", "not attributable", None),
        ("attributed: background", "not attributable", None),
        ("Attribution: background", "not attributable", None),
        ("embargo: 2030-01-01, attribution: background", "background", "9999-12-31"),
        ("Embargoed until: 2030-01-01", "on record", "9999-12-31"),
        ("status: background", "not attributable", None),
        ("original: {language: de, words: W, embargo_until: 2030}", "on record", "9999-12-31"),
        ("x-embargo: 2030-01-01, ocasion: lunch", "on record", None),
    ],
)
def test_a_rule_that_cannot_be_read_counts_as_the_strictest(
    tmp_path: Path, written: str, attribution: str, embargo: str | None
) -> None:
    text = f"people: [{{id: p, name: P}}]\nquotes:\n  - {{id: q, words: W, speaker: p, {written}}}\n"
    book, problems, _ = load_book(write_book(tmp_path, {"x.yaml": text}))
    assert book is not None
    (quote,) = book.quotes
    assert (quote.attribution, quote.embargo_until and quote.embargo_until.text) == (attribution, embargo)
    assert any(problem.severity == "error" for problem in problems)


def test_all_that_is_wrong_with_an_entry_is_told_in_one_run_though_it_lacks_a_key(tmp_path: Path) -> None:
    text = """\
units:
  - id: u
    founded: 2020
    disbanded: 2019
    reports_to: [{from: 2024, until: 2023, source: nix}]
terms:
  - {term: T, code: X9, means: "[[nix]], [[#no]]"}
"""
    folder = write_book(tmp_path, {"a.yaml": text, "book.yaml": "book: {date: 2026, summary: '[[nix]]'}\n"})
    assert places(load_book(folder).problems, folder) == [
        "a.yaml:2:5 K003", "a.yaml:4:16 T005", "a.yaml:5:19 K003", "a.yaml:5:38 T005", "a.yaml:5:52 R002",
        "a.yaml:7:6 K003", "a.yaml:7:21 K009", "a.yaml:7:35 R002",
        "book.yaml:1:8 K003", "book.yaml:1:32 R002",
    ]  # fmt: skip


def test_an_id_that_is_in_the_list_already_is_hardly_meant_again(tmp_path: Path) -> None:
    text = "events: [{id: met, title: T, date: 2026, about: [harbour, harbuor]}]\n"
    text += "terms: [{id: harbour, term: T, means: M}]\n"
    [problem] = load_book(write_book(tmp_path, {"a.yaml": text})).problems
    assert problem.hint == "`harbour` is in the list already; is one too many?"


def test_a_section_that_is_there_already_is_hardly_meant_again(tmp_path: Path) -> None:
    text = "terms:\n  - {id: t, term: T, means: M}\ntrems: []\n"
    [problem] = load_book(write_book(tmp_path, {"a.yaml": text})).problems
    assert problem.hint == "`terms` is already given above on line 1; put these entries there"


def test_all_that_is_wrong_with_an_entry_is_told_in_one_run_though_lines_of_it_are_no_yaml(
    tmp_path: Path,
) -> None:
    text = """\
book:
  title: Talks: the first
  date: 2026-02-30
events:
  - id: met
    title: He said: yes
    date: 2026-02-30
    detial: "open
    about: [nix]
"""
    folder = write_book(tmp_path, {"book.yaml": text})
    assert places(load_book(folder).problems, folder) == [
        "book.yaml:2:15 Y005", "book.yaml:3:9 T001",
        "book.yaml:6:19 Y005", "book.yaml:7:11 T001", "book.yaml:8:13 Y003", "book.yaml:9:13 R002",
    ]  # fmt: skip
