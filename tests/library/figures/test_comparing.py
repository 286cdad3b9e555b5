"""What is compared: which numbers, in which order, who stands where, and what may stand beside what."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing.library.figures.comparing import (
    KEYS,
    chosen,
    joined,
    may_join,
    numbers,
    order,
    ranked,
    turned,
)
from briefing.library.figures.grid import Cell, Column, Grid
from briefing.model.dates import Edtf
from briefing.model.entries import Figure
from briefing.model.measures import Part, Superseded
from briefing.model.text import Text
from tests.library.figures.test_grid import figure, series

ALLIES = Grid(
    Text("Ally"),
    Text("%"),
    (Text("Poland"), Text("Albania"), Text("Iceland"), Text("Belgium"), Text("Spain")),
    (
        Column(
            Text("2025"),
            (
                *(Cell(Text(v), Decimal(v)) for v in ("4.48", "2.01")),
                None,
                Cell(Text("2.0"), Decimal("2.0"), True),
                Cell(Text("2.00"), Decimal("2.00")),
            ),
        ),
    ),
)


def told(grid: Grid) -> list[list[str | None]]:
    return [[column.name, *(cell and cell.text for cell in column.cells)] for column in grid.columns]


def keys_in(grid: Grid, rows: tuple[int, ...]) -> list[str]:
    return [grid.keys[row] for row in rows]


def test_a_figure_without_series_shows_what_it_is_made_of_else_its_earlier_values() -> None:
    plain = Figure(
        id=Text("f"), title=Text("F"), value=Text("5"), unit=Text("%"), as_of=Edtf.parse("2025-06")
    )
    parts = (Part(label=Text("core"), value=Text("3.5")), Part(label=Text("other"), value=Text("1.5e")))
    earlier = (Superseded(value=Text("2"), as_of=Edtf.parse("2014")),)

    made_of = numbers(plain.__replace__(parts=parts, supersedes=earlier))
    was = numbers(plain.__replace__(supersedes=earlier))

    assert (made_of.x, made_of.keys, told(made_of)) == ("part", ("core", "other"), [["value", "3.5", "1.5"]])
    assert made_of.has_estimates
    assert (was.x, was.keys, told(was)) == ("date", ("2014", "2025-06"), [["value", "2", "5"]])
    assert numbers(plain).columns == ()


def test_what_is_chosen_stands_in_the_order_in_which_it_is_named() -> None:
    grid = numbers(figure(series("A", x2014="1", x2015="2"), series("B", x2014="3", x2015="4")))

    some = chosen(grid, (1, 0), (1,))

    assert some.keys == ("2015", "2014")
    assert told(some) == [["B", "4", "3"]]


def test_turned_rows_are_columns() -> None:
    grid = turned(numbers(figure(series("A", x2014="1", x2015=""), series("B", x2014="3", x2015="4e"))))

    assert grid.keys == ("A", "B")
    assert told(grid) == [["2014", "1", "3"], ["2015", None, "4"]]
    assert grid.has_estimates


def test_sorting_puts_gaps_last_both_ways_and_equal_ones_as_they_are_written() -> None:
    assert keys_in(ALLIES, order(ALLIES, 0)) == ["Belgium", "Spain", "Albania", "Poland", "Iceland"]
    assert keys_in(ALLIES, order(ALLIES, 0, descending=True)) == [
        "Poland", "Albania", "Belgium", "Spain", "Iceland",
    ]  # fmt: skip


def test_words_are_sorted_as_words_behind_the_numbers() -> None:
    mixed = numbers(figure(series("A", x="Ally", a="n/a", b="10", c="9", d="about 3")))

    assert keys_in(mixed, order(mixed, 0)) == ["c", "b", "d", "a"]
    assert keys_in(mixed, order(mixed, 0, descending=True)) == ["b", "c", "a", "d"]


def test_keys_are_sorted_too_whatever_their_accents() -> None:
    grid = numbers(figure(series("A", x="Ally", United="1", Türkiye="2", Albania="3")))

    assert keys_in(grid, order(grid, KEYS)) == ["Albania", "Türkiye", "United"]


def test_equal_ones_share_a_rank_and_a_gap_has_none() -> None:
    places = ranked(turned(ALLIES), 0)

    assert [(ALLIES.keys[place.column], place.rank) for place in places] == [
        ("Poland", 1), ("Albania", 2), ("Belgium", 3), ("Spain", 3), ("Iceland", None),
    ]  # fmt: skip
    assert [place.cell.is_estimate for place in places if place.cell] == [False, False, True, False]


def test_a_rank_after_equal_ones_counts_all_of_them() -> None:
    grid = turned(numbers(figure(series("A", x="Ally", a="2", b="2.0", c="1"))))

    assert [place.rank for place in ranked(grid, 0)] == [1, 1, 3]


def test_a_series_of_another_figure_joins_over_the_years_of_both() -> None:
    ours = numbers(figure(series("Poland", x2014="1.9", x2016="2.1")))
    theirs = numbers(figure(series("Total", x2014="2.4", x2015e="2.5")))

    both = joined(ours, theirs, 0, Text("F3"))

    assert both.keys == ("2014", "2015", "2016")
    assert told(both) == [["Poland", "1.9", None, "2.1"], ["Total · F3", "2.4", "2.5", None]]
    assert both.columns[1].unit == ""


def test_a_unit_that_is_said_otherwise_stays_with_its_series() -> None:
    ours = numbers(figure(series("Poland", x2014="1.9"), unit="% of GDP"))
    theirs = numbers(figure(series("Total", x2014="2.4"), unit="% of GDP, 2025e"))

    both = joined(ours, theirs, 0, Text("F3"))

    assert both.columns[1].unit == "% of GDP, 2025e"
    assert turned(both).keys == ("Poland", "Total · F3 (% of GDP, 2025e)")


@pytest.mark.parametrize(
    ("x", "unit", "may"),
    [
        ("year", "% of GDP", True),
        ("date", "% of gdp, NATO total", True),
        ("year", "% of real GDP", False),
        ("year", "billion USD", False),
        ("Ally", "% of GDP", False),
    ],
)
def test_only_what_is_measured_alike_over_the_same_x_may_join(x: str, unit: str, may: bool) -> None:
    ours = numbers(figure(series("A", x2014="1"), unit="% of GDP"))

    assert may_join(ours, numbers(figure(series("B", x=x, x2014="1"), unit=unit))) is may


def test_nothing_joins_where_a_key_stands_twice_since_one_value_would_be_lost() -> None:
    twice = Grid(Text("part"), Text("%"), (Text("a"), Text("a")), (Column(Text("value"), (None, None)),))
    once = Grid(Text("part"), Text("%"), (Text("a"),), (Column(Text("value"), (None,)),))

    assert may_join(once, once)
    assert not may_join(twice, once)
    assert not may_join(once, twice)
