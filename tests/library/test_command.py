"""The tree of a command structure at a date."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from briefing.library.command import Command
from briefing.model.book import Book
from briefing.model.claims import Superior
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Header, Unit
from briefing.model.text import Text
from tests.sample import sample_volume


def unit(id_: str, *superiors: str) -> Unit:
    return Unit(
        id=Text(id_), name=Text(id_.upper()), reports_to=tuple(Superior(unit=Text(s)) for s in superiors)
    )


def command(*units: Unit) -> Command:
    header = Header(title=Text("Units"), date=Edtf.parse("2026"))
    return Command(Book.of(Text("units"), Path("units"), header, units))


def drawn(found: Command, root: str, when: str = "2026") -> list[str]:
    return [
        f"{'.' * len(row.guides)}{row.unit.id}{'*' if row.again else ''}"
        for row in found.tree(root, Edtf.parse(when))
    ]


def test_units_stand_under_their_superior_in_the_order_of_the_file() -> None:
    units = (unit("a"), unit("b", "a"), unit("c", "b"), unit("d", "a"))
    assert drawn(command(*units), "a") == ["a", ".b", "..c", ".d"]


def test_a_unit_with_two_superiors_is_unfolded_once() -> None:
    units = (unit("a"), unit("b", "a"), unit("c", "a"), unit("d", "b", "c"), unit("e", "d"))
    assert drawn(command(*units), "a") == ["a", ".b", "..d", "...e", ".c", "..d*"]


def test_a_unit_is_unfolded_where_it_stands_by_command() -> None:
    tied = replace(
        unit("d"),
        reports_to=(
            Superior(unit=Text("b"), relation="coordination"),
            Superior(unit=Text("c")),
            Superior(unit=Text("a"), relation="coordination"),
        ),
    )
    units = (unit("a"), unit("b", "a"), unit("c", "a"), tied, unit("e", "d"))
    assert drawn(command(*units), "a") == ["a", ".b", "..d*", ".c", "..d", "...e", ".d*"]
    assert drawn(command(*units), "b") == ["b", ".d", "..e"]


def test_a_circle_ends() -> None:
    assert drawn(command(unit("a", "b"), unit("b", "a")), "a") == ["a", ".b", "..a*"]


def test_a_root_that_is_not_there_has_no_tree() -> None:
    assert drawn(command(unit("a")), "nowhere") == []


def test_guides_tell_whether_a_sibling_follows() -> None:
    rows = command(unit("a"), unit("b", "a"), unit("c", "b"), unit("d", "a")).tree("a", Edtf.parse("2026"))
    assert [row.guides for row in rows] == [(), (True,), (True, False), (False,)]


def test_a_unit_that_is_not_there_stands_under_nobody_and_over_nobody() -> None:
    units = (
        unit("a"),
        replace(unit("b", "a"), founded=Edtf.parse("2000"), disbanded=Edtf.parse("2009-12-31")),
        unit("c", "b", "a"),
    )
    found = command(*units)
    assert drawn(found, "a", "1999") == ["a", ".c"]
    assert drawn(found, "a", "2005") == ["a", ".b", "..c", ".c*"]
    assert drawn(found, "a", "2010") == ["a", ".c"]
    assert drawn(found, "b", "2010") == []


def test_a_deep_line_of_command_is_no_recursion() -> None:
    units = (unit("u0"), *(unit(f"u{n}", f"u{n - 1}") for n in range(1, 3000)))
    assert len(drawn(command(*units), "u0")) == 3000


def test_the_tree_is_that_of_the_date(tmp_path: Path) -> None:
    found = sample_volume(tmp_path).command
    assert drawn(found, "top", "2000") == ["top"]
    assert drawn(found, "top", "2026-02-12") == ["top", ".naples"]
    assert drawn(found, "top", "2031") == ["top", ".naples", "..south"]


def test_an_imprecise_beginning_is_perhaps() -> None:
    cell = Unit(
        id=Text("cell"), name=Text("Cell"), reports_to=(Superior(unit=Text("a"), from_=Bound.parse("2030")),)
    )
    (row,) = [row for row in command(unit("a"), cell).tree("a", Edtf.parse("2030-06")) if row.under]
    assert row.under is not None
    assert row.under.holds.value == "maybe"
