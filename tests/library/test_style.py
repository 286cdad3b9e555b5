"""House style: what a careful editor asks about, and what he does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.authoring.checking import check
from briefing.model.dates import Edtf
from tests.loading.folders import write_book

WORDS = """
people:
  - {id: grynkewich, name: Alexus Grynkewich}
  - {id: healey, name: John Healey}
  - {id: rubio, name: Marco Rubio, address: Mr Secretary}
  - {id: rutte, name: Mark Rutte}
  - {id: stubb, name: Alexander Stubb}
  - {id: hart, name: Ann Hart}
units:
  - {id: aircom, name: Allied Air Command, abbreviation: AIRCOM}
terms:
  - {id: gdp, term: GDP, stands_for: gross domestic product, means: What is made in a year.}
"""


def told(folder: Path, text: str, when: str | None = None) -> list[str]:
    """The hints on style in a book, each with its place and sentence."""
    book = write_book(folder, {"a.yaml": text})
    problems = check([book], Edtf.parse(when) if when else None).problems
    return [f"{p.line}:{p.column} {p.code} {p.message}" for p in problems if p.code[0] in "SL"]


def article(body: str) -> str:
    return WORDS + f"articles:\n  - id: a\n    title: A\n    body: |\n      {body}\n"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("The SHAPE staff, AIRCOM, GDP and the EU.",
         ["17:11 S003 `SHAPE` is explained neither here nor in the terms"]),
        ("Two ACTs, then ACT again.", ["17:11 S003 `ACT` is explained neither here nor in the terms"]),
        ("The Alliance Command (SHAPE) and ACO (operations); SHAPE, ACO.", []),
        ("To SHAPE, the Alliance Command (SHAPE).",
         ["17:10 S003 `SHAPE` is explained neither here nor in the terms"]),
        ("Louis XIV in the US, UK and on TV; an F-35, a JAS 39, U.S.A., AT&T.", []),
        ("`SHAPE` and [[gdp|SHAPE]] are called so, https://example.org/SHAPE too.",
         ["17:25 S003 `SHAPE` is explained neither here nor in the terms"]),
        ("IN THE NAME OF THE KING it says.", []),
        ("Grynkevich said so, and Grynkevich again.",
         ["17:7 S004 `Grynkevich` is nearly `Grynkewich`, a name of `grynkewich`"]),
        ("Grynkewich’s staff, the Healeys, Grynkewich's plan, Healer.",
         ["17:59 S004 `Healer` is nearly `Healey`, a name of `healey`"]),
        ("The Healer is no healer of ours.", []),
        ("Rubbio told them.", ["17:7 S004 `Rubbio` is nearly `Rubio`, a name of `rubio`"]),
        ("With the words of Rute.", ["17:25 S004 `Rute` is nearly `Rutte`, a name of `rutte`"]),
        ("In the room President Stub spoke.", ["17:29 S004 `Stub` is nearly `Stubb`, a name of `stubb`"]),
        ("There were a stub and Alexander Stub.", ["17:39 S004 `Stub` is nearly `Stubb`, a name of `stubb`"]),
        ("Mark Ratte left, and [[rubio|Rabio]].",
         ["17:12 S004 `Ratte` is nearly `Rutte`, a name of `rutte`",
          "17:36 S004 `Rabio` is nearly `Rubio`, a name of `rubio`"]),
        ("He is Secretary Rubia.", ["17:23 S004 `Rubia` is nearly `Rubio`, a name of `rubio`"]),
        ("In Ratte, with Ms Hurt, Hare or Rubin; the Stub Fund, Stub Street, a stub.", []),
        ("Torn by Hrat Street, and the Rute.", []),
        ("From Türkiye, Czechia, and then Turkey, Holland.",
         ["17:39 S006 `Turkey` is called `Türkiye` elsewhere in the book"]),
        ("From Türkiye, as he said: “Turkey will.”", []),
        ("From Türkiye: \"From\n      Turkey\", ‘Turkey’s’ and\n\n      > Turkey", []),
        ("In the US, the United States and the UK; the USA will, and Britain did.",
         ["17:52 S006 `USA` is called `United States` elsewhere in the book",
          "17:66 S006 `Britain` is called `UK` elsewhere in the book"]),
        ("The United States, in America.",
         ["17:29 S006 `America` is called `United States` elsewhere in the book"]),
        ("The United States: US troops, USA Today, South America, Bank of America, America First.", []),
        ("The Netherlands and Tom Holland.", []),
    ],
)  # fmt: skip
def test_words(tmp_path: Path, body: str, found: list[str]) -> None:
    assert told(tmp_path, article(body)) == found


def test_what_an_entry_writes_out_explains_nothing_in_others(tmp_path: Path) -> None:
    text = article("The Alliance Command (SHAPE).") + "  - {id: b, title: B, body: Of SHAPE.}\n"
    assert told(tmp_path, text) == ["18:32 S003 `SHAPE` is explained neither here nor in the terms"]


HELD = """
people:
  - id: stoltenberg
    name: Jens Stoltenberg
    posts: [{title: Secretary General, of: nato, from: 2014-10-01, until: 2024-10-01, source: s}]
  - {id: rutte, name: Mark Rutte, posts: [{title: Secretary General, of: nato, from: 2024-10-01, source: s}]}
  - id: perry
    name: John Perry
    posts:
      - {title: Deputy, of: nato, rank: "Rear Admiral, Royal Navy", from: 2024, until: 2026-05, source: s}
      - {title: Commander, of: nato, rank: Vice Admiral, from: 2026-06, source: s}
  - id: cavoli
    name: Christopher Cavoli
    posts: [{title: SACEUR, of: nato, rank: General, from: 2022-07-04, until: 2025-07-04, source: s}]
units: [{id: nato, name: NATO}]
terms: [{id: sg, term: SG, stands_for: Secretary General, means: Head of the staff.}]
sources: [{id: s, publisher: P, title: T}]
events: [{id: met, date: 2026-02-12, title: Ministers met, sources: [s]}]
articles:
  - id: a
    title: A
    sources: [s]
    published: 2026-02-12
    body: |
      """


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("So said Secretary General Stoltenberg.", (25, 15, 17)),
        ("The NATO Secretary-General\n      Jens Stoltenberg.", (25, 16, 17)),
        ("Said Secretary General [[stoltenberg]] and [[stoltenberg|he]].", (25, 12, 17)),
        ("See [[stoltenberg|SG Stoltenberg]].", (25, 25, 2)),
        ("With Vice Adm. Perry, and Vice Admiral Perry.", (25, 12, 9)),
        ("With General Perry.", (25, 12, 7)),
        ("With Commander Perry.", (25, 12, 9)),
        ("General Cavoli came.", (25, 7, 7)),
        ("With SACEUR General Christopher Cavoli.", (25, 12, 6)),
        ("With SACEUR Rutte.", (25, 12, 6)),
        ("With Secretary General Perry.", (25, 12, 17)),
        ("In 2023 it was General Cavoli who came, with SACEUR Gen. Cavoli.", None),
        ("With the Deputy Rutte.", None),
        ("Secretary General Rutte, Rear Admiral Perry, Admiral Perry.", None),
        ("Former Secretary General Stoltenberg and the then-Secretary General Stoltenberg.", None),
        ("Deputy Secretary General Stoltenberg.", None),
        ("In 2019 the talks began. Secretary General Stoltenberg was there.", None),
        ("As Secretary General Stoltenberg he had a predecessor.", None),
        ("“Secretary General Stoltenberg came.”", None),
        ("He met the Secretary General. Stoltenberg came too.", None),
        ("General Stoltenberg.", None),
    ],
)
def test_posts_and_ranks_of_another_time(
    tmp_path: Path, body: str, place: tuple[int, int, int] | None
) -> None:
    found = [
        one for one in check([write_book(tmp_path, {"a.yaml": HELD + body})]).problems if one.code == "P006"
    ]
    assert [(one.line, one.column, one.width) for one in found][:1] == ([place] if place else [])
    assert all([other.message for other in one.related] == ["as it is told here"] for one in found)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("The [[met|meeting of 13 February]].", (25, 28, 11)),
        ("The [[met|meeting]] of 13 February 2026.", (25, 30, 16)),
        ("On 13 February 2026 ([[met]]) and the 12 February [[met|meeting]].", (25, 10, 16)),
        ("The 13 February [[met|meeting]].", (25, 11, 11)),
        ("The [[met|meeting]] (Feb. 12, 2025).", (25, 28, 13)),
        ("The [[met|meeting of March 2026]], or [[met|11 and 12 February]].", (25, 28, 10)),
        ("The [[met|meeting of 12 February]], [[met|11–13 Feb 2026]], [[met|2026]], [[met|May]].", None),
        ("He spoke of the [[met|meeting]] on 14 February. 13 February [[met]]", None),
        ("`[[met|13 February]]` and [[other/met|13 February]]", None),
    ],
)
def test_dates_beside_links_to_events(tmp_path: Path, body: str, place: tuple[int, int, int] | None) -> None:
    found = [
        one for one in check([write_book(tmp_path, {"a.yaml": HELD + body})]).problems if one.code == "S005"
    ]
    assert [(one.line, one.column, one.width) for one in found] == ([place] if place else [])
    assert all([other.message for other in one.related] == ["the date of the event here"] for one in found)


def test_the_other_place_is_that_of_the_word(tmp_path: Path) -> None:
    text = article("From Türkiye and Turkey.")
    book = write_book(tmp_path, {"a.yaml": text})
    (problem,) = [found for found in check([book]).problems if found.code == "S006"]
    assert [(other.mark, other.message) for other in problem.related] == [((17, 12, 7), "Türkiye here")]


def test_a_book_that_spells_out_no_acronym_is_not_asked_for_them(tmp_path: Path) -> None:
    assert told(tmp_path, article("SHAPE.").replace(", stands_for: gross domestic product", "")) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("2026-01-15", "2026-01-16", ["3:19 S005 `Board met` is of `2026-01-15` in `e`"]),
        ("2026-02-16", "2026-01-16", ["3:19 S005 `Board met` is of `2026-02-16` in `e`"]),
        ("2026-01", "2026-01-16", []),
        ("2025-01-15", "2026-01-16", []),
    ],
)
def test_events(tmp_path: Path, first: str, second: str, found: list[str]) -> None:
    events = f"events:\n  - {{id: e, date: {first}, title: The board met}}\n"
    assert told(tmp_path, events + f"  - {{id: f, date: {second}, title: Board met}}\n") == found


def lines(keys: str, rung: str = "top") -> str:
    return WORDS + f"agenda:\n  - {{id: i, title: I, lines: [{{rung: {rung}, {keys}}}]}}\n"


@pytest.mark.parametrize(
    ("text", "when", "found"),
    [
        (lines("say: We will."), None, ["14:32 L001 the line names no evidence"]),
        (lines("say: We will.", "avoid"), None, []),
        (lines("say: We will., evidence: [gdp], cleared: {until: 2026-02-11}"), None,
         ["14:92 L002 the line is cleared only until 2026-02-11"]),
        (lines("say: We will., evidence: [gdp], cleared: {until: 2026-02}"), None, []),
        (lines("say: We will., evidence: [gdp], cleared: {until: 2026-02-20}"), "2026-03-01",
         ["14:92 L002 the line is cleared only until 2026-02-20"]),
        (lines(f"say: {'word ' * 62}, evidence: [gdp]"), None, []),
        (lines(f"say: {'word ' * 70}, evidence: [gdp]"), None,
         ["14:48 L003 the line takes about 28 seconds to say"]),
    ],
)  # fmt: skip
def test_lines_to_take(tmp_path: Path, text: str, when: str | None, found: list[str]) -> None:
    assert told(tmp_path, text, when) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TODO", ["13:40 S007 `title` is still to be written"]),
        ("TBD by Friday", ["13:40 S007 `title` is still to be written"]),
        ("TODOs of the board", []),
        ("A TODO list", []),
    ],
)
def test_what_is_still_to_be_written(tmp_path: Path, text: str, found: list[str]) -> None:
    source = f"sources: [{{id: s, publisher: P, title: {text}}}]\n"
    events = "events: [{id: e, date: 2026-01-01, title: E, sources: [s]}]\n"
    assert told(tmp_path, WORDS + source + events) == found
