"""An outline as people type it."""

from __future__ import annotations

import pytest

from briefing.authoring.importing.gathered import Gathered, GatheredUnit, Holding, NotImportable, Span, Under
from briefing.authoring.importing.outline import gather
from tests.authoring.importing.imports import SAMPLES, told


def only(line: str) -> GatheredUnit:
    (unit,) = gather(line).units.values()
    return unit


def tree(text: str) -> list[tuple[str, list[str]]]:
    """Each unit with the names of those above it."""
    units = gather(text).units
    return [(unit.name, [units[under.parent].name for under in unit.under]) for unit in units.values()]


@pytest.mark.parametrize(
    "text",
    [
        "A\n  B\n    C\n  D\n",
        "A\n\tB\n\t\tC\n\tD\n",
        "- A\n  - B\n    * C\n  + D\n",
        "1. A\n   1. B\n\n      1) C\n   2. D\n",
        "1. A\n   a) B\n\n      i) C\n   b) D\n",
        "A\r\n B\r\n  C\r\n D\r\n".replace("\r\n", "\n"),
        "    A\n        B\n            C\n        D",
    ],
)
def test_further_in_is_under(text: str) -> None:
    assert tree(text) == [("A", []), ("B", ["A"]), ("C", ["B"]), ("D", ["A"])]


def test_back_to_a_depth_that_was_not_there_is_under_the_nearest_above() -> None:
    assert tree("A\n      B\n   C\nD") == [("A", []), ("B", ["A"]), ("C", ["A"]), ("D", [])]


@pytest.mark.parametrize(
    ("line", "name", "abbreviation", "place", "country"),
    [
        ("ABC (A Big Centre), Here, There, NL", "A Big Centre", "ABC", "Here, There", "NL"),
        ("Joint Force Command Naples (JFC Naples)", "Joint Force Command Naples", "JFC Naples", "", ""),
        ("Allied Maritime Command (MARCOM), Northwood", "Allied Maritime Command", "MARCOM", "Northwood", ""),
        ("SHAPE, Mons, BE", "SHAPE", "", "Mons", "BE"),
        ("SHAPE, Mons, Belgium", "SHAPE", "", "Mons", "BE"),
        ("Policy, Plans and Partnerships", "Policy, Plans and Partnerships", "", "", ""),
        ("Task Force - North", "Task Force - North", "", "", ""),
        ("Force [of some kind]", "Force", "", "", ""),
        ("Head Quarters (HQ) [established 1999]", "Head Quarters", "HQ", "", ""),
        ("Head Quarters [of some kind] (HQ), Mons, BE", "Head Quarters", "HQ", "Mons", "BE"),
        ("[T]he Force", "[T]he Force", "", "", ""),
        ("[[link]] Force", "[[link]] Force", "", "", ""),
        ("[ ] Force", "Force", "", "", ""),
    ],
)  # fmt: skip
def test_the_names_and_the_place_of_a_unit(
    line: str, name: str, abbreviation: str, place: str, country: str
) -> None:
    unit = only(line)
    assert (unit.name, unit.abbreviation, unit.place, unit.country) == (name, abbreviation, place, country)


def test_marks_in_square_brackets() -> None:
    gathered = gather("A [since 1951]\n  B [opcon, planned, from Nov 2025, until 2027, id bee]\n")

    assert [(unit.id, unit.founded, unit.under) for unit in gathered.units.values()] == [
        ("", "1951", []),
        ("bee", "", [Under("line 1", "opcon", Span("Nov 2025", "2027", "planned"))]),
    ]


def test_when_a_unit_was_there_may_stand_in_marks() -> None:
    unit = only("A [founded 1951, disbanded 2004]")
    assert (unit.founded, unit.disbanded) == ("1951", "2004")


def test_a_line_without_a_name_is_no_unit() -> None:
    assert tree("A\n  [since 2020]\n    B") == [("A", []), ("B", ["A"])]
    assert told(gather("A\n  [since 2020]").left) == ["`[since 2020]`, which names no unit: line 2"]


def test_what_marks_say_in_vain_is_told() -> None:
    gathered = gather(
        "A [opcon, until 2027]\n B [tacon, of sorts]\n C [of sorts]\n Bee [id b]\n  Wasp [id b]\n"
    )

    assert [unit.name for unit in gathered.units.values()] == ["A", "B", "C", "Bee"]
    assert told(gathered.left) == [
        "`opcon` in square brackets: line 1",
        "`2027` in square brackets: line 1",
        "`of sorts` in square brackets (2 times): line 2, line 3",
        "another name of `b`, `Wasp`: line 5",
    ]


def test_marks_that_say_two_things_are_told() -> None:
    gathered = gather("A [since 1951, founded 1949]\n B [agreed, planned] [since 2026] [since 2027]\n")

    assert gathered.units["line 1"].founded == "1949"
    assert gathered.units["line 2"].under == [Under("line 1", "command", Span("2026", status="agreed"))]
    assert told(gathered.left) == [
        "`1951` in square brackets: line 1",
        "`planned` in square brackets: line 2",
        "`since 2027` in square brackets: line 2",
    ]


def test_what_lines_of_one_unit_say_otherwise_is_told() -> None:
    gathered = gather(
        "A\n Bee (B), Here, NO [id b, founded 1950]\nC\n B [id b, founded 1951]\n B, DE [id b]\n"
    )

    assert gathered.units["b"].under == [Under("line 1"), Under("line 3"), Under("line 3")]
    assert told(gathered.left) == [
        "another founded of `b`, `1951`: line 4",
        "another country of `b`, `DE`: line 5",
    ]


def test_a_unit_called_like_one_before_is_told() -> None:
    gathered = gather("Port authority (PA)\n Staff\n Office\n  staff\n  PA\n  Ice [id i]\n Ice [id i]\n")

    assert len(gathered.units) == 6
    assert told(gathered.left) == [
        "a unit called like one before (now two units; the same `[id …]` at both makes them one) (2 times): "
        "`staff` in line 4, `PA` in line 5"
    ]


def test_sentences_around_a_list_are_no_units_and_told() -> None:
    gathered = gather(
        "Dear all,\nThis is how we stand.\n\n- A, Inc.\n  Founded long ago.\n  - B\n\nAll of it is so:\n"
    )

    assert [unit.name for unit in gathered.units.values()] == ["A, Inc.", "B"]
    assert told(gathered.left) == [
        "the sentence `Dear all,`: line 1",
        "the sentence `This is how we stand.`: line 2",
        "the sentence `Founded long ago.`: line 5",
        "the sentence `All of it is so:`: line 8",
    ]


def test_a_line_over_others_is_a_unit_whatever_it_ends_with() -> None:
    assert tree("Port, Inc.\n  - B\n") == [("Port, Inc.", []), ("B", ["Port, Inc."])]
    assert tree("Port, Inc.\nB.\n") == [("Port, Inc.", []), ("B.", [])]


def test_a_unit_outside_every_structure_is_told() -> None:
    gathered = gather("A few words about it\nA\n  B\nC\n")

    assert told(gathered.left) == [
        "the structure of a unit that stands under none and over none (2 times): A few words about it, C"
    ]
    assert told(gather("A\nB\n").left) == []


def test_a_unit_with_the_same_id_is_one_unit_with_two_superiors() -> None:
    assert tree("A\n  X [id x]\nB\n  X [id x, coordination]") == [("A", []), ("X", ["A", "B"]), ("B", [])]


def test_who_holds_a_post() -> None:
    meant = {"Commander": [Holding("ann lee", "", Span("2025", status="acting"), "General")]}

    assert only("A — Commander: Gen. Ann Lee (acting, since 2025)").posts == meant
    for line in ("A (Unit A) -- Deputy: France; Commander: IT", "A - Deputy: FR; Commander: Italy"):
        assert only(line).posts == {"Deputy": [Holding("", "FR")], "Commander": [Holding("", "IT")]}


def test_several_holders_of_a_post_are_a_claim_each() -> None:
    assert [
        holding.country for holding in only("A — Deputy: Germany and Poland (rotating)").posts["Deputy"]
    ] == [
        "DE",
        "PL",
    ]


def test_a_person_has_the_country_in_brackets() -> None:
    gathered = gather("A — Head: Ann Lee (US); Deputy: Ann Lee; Clerk: ann lee (FR)")
    assert [(person.name, person.country) for person in gathered.people.values()] == [("Ann Lee", "US")]
    assert told(gathered.left) == ["another country, FR: ann lee"]


def test_what_cannot_be_read_is_told_by_its_line() -> None:
    gathered = gather("# Title\n# Another\nA — Commander: Lee; and others\nB\n")

    assert gathered.title == "Title"
    assert told(gathered.left) == [
        "the heading `Another`: line 2",
        "`and others`, which is no `post: holder`: line 3",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# Only a title\n", "---\n***\n"])
def test_an_outline_without_units_is_refused(text: str) -> None:
    with pytest.raises(NotImportable, match="no unit"):
        gather(text)


def test_the_sample() -> None:
    gathered: Gathered = gather((SAMPLES / "nato.txt").read_text())

    assert gathered.title == "NATO Command Structure"
    assert [unit.abbreviation or unit.name for unit in gathered.units.values()][:3] == ["NAC", "MC", "ACO"]
    assert gathered.units["norfolk"].posts["Deputy Commander"] == [Holding("", "NO", Span(until="3/4/2025"))]
