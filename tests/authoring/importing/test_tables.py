"""Tables with the headings that people give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.authoring.importing.dates import UNKNOWN
from briefing.authoring.importing.gathered import GatheredSource, Holding, NotImportable, Span, Under
from briefing.authoring.importing.tables import gather, is_table
from briefing.model.entries import Unit
from tests.authoring.importing.imports import SAMPLES, settled, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id,name,parent\n", True),
        ("Unit Name;Reports-to\n", True),
        ("name\tabbr.\n", True),
        ("\ufeffname,place\n".lstrip("\ufeff"), True),
        ("North Atlantic Council (NAC), Brussels, BE\n", False),
        ("name\n", False),
        ("place,country\n", False),
        ("name,commander\n", True),
        ("Name;Vorgesetzt", False),
        ("A, Mons, BE\nB, Rome, IT\n", False),
        ("A — Head: x; Deputy: y\nB — Head: x; Deputy: y\n", False),
        ("A;B\n  C;D\n", False),
        ("", False),
    ],
)
def test_a_table_is_known_by_its_first_line(text: str, expected: bool) -> None:
    assert is_table(text) is expected


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Name;Vorgesetzt\nEins;\nZwei;Eins\n", "`Vorgesetzt`"),
        ("Einheit\tOrt\nEins\tRom\n", "`Einheit` and `Ort`"),
        ('Nom,Chef\n"Un, deux",Ann\n', "`Nom` and `Chef`"),
    ],
)
def test_a_table_of_unknown_columns_is_refused_with_those_that_are_known(text: str, unknown: str) -> None:
    with pytest.raises(
        NotImportable, match=f"columns are not known: {unknown}; known are `id`, `name`, .*chair"
    ):
        is_table(text)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_columns_are_known_in_several_spellings(delimiter: str) -> None:
    rows = [
        ["Unit ID", "Full_Name", "Short name", "Reports to", "Since"],
        ["x", "The X", "X", "y", "2004"],
        ["Y"],
    ]
    gathered = gather("\n".join(delimiter.join(row) for row in rows))

    unit = gathered.units["x"]
    assert (unit.id, unit.name, unit.abbreviation) == ("x", "The X", "X")
    assert unit.under == [Under("y", "command", Span("2004"))]
    assert told(gathered.left) == []


def test_a_parent_is_meant_by_id_name_or_abbreviation() -> None:
    gathered = gather(
        "id,name,abbr,parent\na,Alpha,AA,\nb,Beta,,ALPHA\nc,Gamma,,aa\nd,Delta,,a\ne,Epsilon,,Elsewhere\n"
    )

    assert [unit.under for unit in gathered.units.values()] == [
        [], [Under("a")], [Under("a")], [Under("a")], [Under("elsewhere")], [],
    ]  # fmt: skip
    assert told(gathered.left) == ["the parent `Elsewhere`, which no row is about (now a unit): line 6"]


def test_a_parent_that_may_be_two_units_is_none_of_them() -> None:
    gathered = gather("id,name,parent\na,Staff,\nb,Staff,\nc,Office,staff\n")

    assert gathered.units["c"].under == []
    assert told(gathered.left) == ["the parent `staff`, which may be one of 2 units: line 4"]


def test_rows_of_one_unit_add_up() -> None:
    gathered = gather(
        "name,parent,relation,status,place,source\nA,B,,,Here,\nA,C,Operational Control,planned,There,https://example.org/a\n"
        "B,,,,,\nC,,,,,\n"
    )

    page = "https://example.org/a"
    assert gathered.units["a"].under == [Under("b"), Under("c", "opcon", Span("", "", "planned", page))]
    assert gathered.sources[page] == GatheredSource("example.org", page, page)
    assert told(gathered.left) == ["another place, `There`: line 3"]


def test_dates_are_the_parents_and_else_the_holders() -> None:
    gathered = gather(
        "name,parent,from,until,post,holder,holder since\nA,B,2004,2010,Chief,Ann,2006\nB,,2001,,Head,US,\n"
    )

    assert gathered.units["a"].under == [Under("b", "command", Span("2004", "2010"))]
    assert gathered.units["a"].posts == {"Chief": [Holding("ann", "", Span("2006"))]}
    assert gathered.units["b"].posts == {"Head": [Holding("", "US", Span("2001"))]}


HELD = "(now the holder's)"


@pytest.mark.parametrize(
    ("text", "superior", "holder", "left"),
    [
        # a status is the holder's, and its dates with it
        (
            "name,parent,commander,status,from\nA,B,IT,agreed,2026-02-06/..\nB,,,,\n",
            Span(), Span("2026-02-06/..", "", "agreed"),
            [f"`from` and `status` in a row with a superior and a holder {HELD}: line 2"],
        ),
        (
            "name,parent,from,status,commander\nA,B,2026,acting,IT\nB,,,,\n",
            Span(), Span("2026", "", "acting"),
            [f"`from` and `status` in a row with a superior and a holder {HELD}: line 2"],
        ),
        # dates alone are of what they follow
        (
            "name,parent,from,commander\nA,B,2004,IT\nB,,,\n",
            Span("2004"), Span(),
            ["`from` in a row with a superior and a holder (now the superior's): line 2"],
        ),
        (
            "name,parent,commander,until\nA,B,IT,2004\nB,,,\n",
            Span(), Span("", "2004"),
            [f"`until` in a row with a superior and a holder {HELD}: line 2"],
        ),
        # columns of one's own leave no doubt
        (
            "name,parent,relation from,relation status,commander,from,status\n"
            "A,B,1999,acting,IT,2004,planned\nB,,,,,\n",
            Span("1999", "", "acting"), Span("2004", "", "planned"), [],
        ),
        (
            "name,parent,from,status,commander,holder status\nA,B,2004,disputed,IT,agreed\nB,,,,,\n",
            Span("2004", "", "disputed"), Span(status="agreed"),
            ["`from` in a row with a superior and a holder (now the superior's): line 2"],
        ),
        (
            "name,parent,commander,in post since,status,from\nA,B,IT,2026,agreed,2004\nB,,,,,\n",
            Span("2004"), Span("2026", "", "agreed"),
            [f"`status` in a row with a superior and a holder {HELD}: line 2"],
        ),
    ],
)  # fmt: skip
def test_whose_the_dates_and_the_status_of_a_row_are(
    text: str, superior: Span, holder: Span, left: list[str]
) -> None:
    gathered = gather(text)

    assert gathered.units["a"].under == [Under("b", "command", superior)]
    assert gathered.units["a"].posts == {"Commander": [Holding("", "IT", holder)]}
    assert told(gathered.left) == left


def test_now_is_an_end_and_no_beginning(tmp_path: Path) -> None:
    gathered = gather("name,parent,from,until\nA,,,\nB,A,present,now\n")
    made = settled(gathered, tmp_path)

    (claim,) = next(entry.reports_to for entry in made.new if isinstance(entry, Unit) and entry.reports_to)
    assert (claim.from_, claim.until) == (UNKNOWN, None)
    assert told(gathered.left) == ["`present` as a beginning (now `unknown`): B"]


def test_without_a_holder_the_status_is_the_superiors() -> None:
    gathered = gather("name,parent,commander,status\nA,B,,agreed\nB,,,\n")

    assert gathered.units["a"].under == [Under("b", "command", Span(status="agreed"))]
    assert told(gathered.left) == []


def test_a_post_is_the_title_of_the_one_holder_of_a_row() -> None:
    gathered = gather("name,commander,post,status\nA,Gen. Ann Lee (US),Chief,\nB,,Chief,vacant\nC,,Chief,\n")

    assert [unit.posts for unit in gathered.units.values()] == [
        {"Chief": [Holding("ann lee", rank="General")]},
        {"Chief": [Holding(span=Span(status="vacant"))]},
        {"Chief": []},
    ]
    assert told(gathered.left) == []


def test_a_unit_may_be_disbanded() -> None:
    gathered = gather("name,established,dissolved\nA,1951,2004\nA,,2005\n")

    assert [(unit.founded, unit.disbanded) for unit in gathered.units.values()] == [("1951", "2004")]
    assert told(gathered.left) == ["another disbanded, `2005`: line 3"]


def test_what_contradicts_another_cell_is_told() -> None:
    gathered = gather(
        "id,name,parent,relation from,from,commander,holder from,holder country\n"
        "a,A,b,2001,2002,Ann Lee (US),2003,FR\na,Aye,,,,IT,,\nb,B,,,,,,\n"
    )

    assert told(gathered.left) == [
        "another name, `Aye`: line 3",
        "from `2002` beside relation from `2001`: line 2",
        "`FR` beside `Ann Lee`: line 2",
    ]


def test_a_second_holder_of_the_same_post_in_a_row_is_told() -> None:
    gathered = gather("name,head,holder\nA,Ann Lee,Bo Ek\n")

    assert gathered.units["a"].posts == {"Head": [Holding("bo ek")]}
    assert told(gathered.left) == ["`Ann Lee`, who has the same post as another of the row: line 2"]


def test_what_is_said_of_a_superior_or_a_holder_who_is_not_known_is_told() -> None:
    gathered = gather(
        "name,parent,relation,relation from,commander,holder since,nationality\n"
        "A,B,friendship,2004,someone,2010,FR\nB,,,,,,\n"
    )

    assert told(gathered.left) == [
        "the superior `B` by `friendship`, which is no relation known here: line 2",
        "`2004` of a superior who is not known: line 2",
        "the holder `someone`, who is not named: line 2",
        "`2010` of a holder who is not named: line 2",
        "`FR` of a holder who is not named: line 2",
    ]


def test_rows_of_one_name_under_two_others_at_once_are_told() -> None:
    gathered = gather(
        "name,parent,from\nA,,\nB,,\nStaff,A,\nStaff,B,\nCell,A,2004\nCell,B,2010\nOffice,A; B,\nOffice,A,\n"
    )

    assert [under.parent for under in gathered.units["staff"].under] == ["a", "b"]
    assert told(gathered.left) == ["whether two units are called `Staff` (now one under both): line 5"]
    assert told(gather("id,name,parent\na,A,\nb,B,\ns,Staff,a\ns,Staff,b\n").left) == []


def test_a_status_of_several_holders_is_told() -> None:
    gathered = gather("name,commander,head,status\nA,IT,NO,agreed\n")

    assert told(gathered.left) == ["`status` in a row with several holders (now each one's): line 2"]


def test_several_superiors_stand_with_semicolons_between() -> None:
    gathered = gather('name,parent\nA,\n"B; C",\nD,A; "B; C"\nE,A;F\n"G","B; C"\n'.replace('A; "B; C"', "A"))

    assert [unit.under for unit in gathered.units.values()] == [
        [], [], [Under("a")], [Under("a"), Under("f")], [Under("b; c")], [],
    ]  # fmt: skip


def test_a_column_may_be_called_like_the_post() -> None:
    gathered = gather("name,commander,deputy commander,nationality\nA,Ann Lee,vacant,FR\n")

    assert gathered.units["a"].posts == {
        "Commander": [Holding("ann lee")],
        "Deputy commander": [Holding(span=Span(status="vacant"))],
    }
    assert gathered.people["ann lee"].country == "FR"


def test_what_is_not_known_is_told() -> None:
    gathered = gather("name,parent,Strength,relation,status,Unit\nA,B,400,friendship,rumoured,x,y\n,C\nB\n")

    assert gathered.units["a"].under == []
    assert told(gathered.left) == [
        "the column `Strength`: column 3",
        "a second column for name, `Unit`: column 6",
        "cells beyond the last column, as `y`: line 2",
        "a row without a unit: line 3",
        "the status `rumoured` (now `reported`): line 2",
        "the superior `B` by `friendship`, which is no relation known here: line 2",
        "`reported` of a superior who is not known: line 2",
    ]


def test_what_is_said_of_nobody_is_told() -> None:
    gathered = gather("name,from,relation,source,holder since\nA,2004,opcon,A paper,2006\n")

    assert told(gathered.left) == [
        f"{column} in a row that does not say of whom: line 2"
        for column in ("relation", "holder from", "from", "source")
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("place,country\nx,y\n", "line 1: no column is called `name` or `id`"),
        ("name,place\n", "no row with a unit"),
        ('name,place\n"a' + "b" * 200_000, "the table cannot be read"),
        ('name,place\nA,\n"C,A,\n', "line 3: the table cannot be read: a cell that begins with a quotation"),
        ('name,place\n"C,A\n"D",B\n', "line 3: .* close it there, and write a mark twice"),
        ("", "no column"),
    ],
)
def test_what_is_no_table_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotImportable, match=why):
        gather(text)


def test_the_sample() -> None:
    gathered = gather((SAMPLES / "nato.csv").read_text())

    assert list(gathered.units) == ["nac", "aco", "jfc-naples", "tf-no"]
    assert told(gathered.left)[0] == "the column `Commander pay grade`: column 11"
