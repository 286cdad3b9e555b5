"""Columns of numbers: points below each other, heads of a few lines, exactly as wide as they say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing.library.figures.grid import Cell, Column
from briefing.model.text import Text
from briefing.ui.columns import first_in_sight, in_sight, measured, sized
from briefing.wrap import cells


def column(*values: str) -> Column:
    return Column(
        Text(""), tuple(Cell(Text(v.rstrip("e")), Decimal(v.rstrip("e")), "e" in v) for v in values)
    )


def test_points_stand_below_each_other_and_an_estimate_does_not_move_them() -> None:
    found = column("1.4", "12.25e", "3", "4.0")
    measure = measured(found, Text("A"))

    assert [measure.drawn(cell) for cell in found.cells] == [" 1.4  ", "12.25e", " 3    ", " 4.0  "]


def test_a_power_of_ten_ends_where_whole_numbers_do() -> None:
    found = Column(Text(""), (Cell(Text("1.5e9"), Decimal("1.5e9")), Cell(Text("40"), Decimal(40))))
    measure = measured(found, Text("A"))

    assert [measure.drawn(cell) for cell in found.cells] == ["1.5e9", "   40"]


def test_words_begin_at_the_left_unless_they_stand_among_numbers() -> None:
    word = Cell(Text("n/a"), None)

    assert measured(Column(Text(""), (word,)), Text("status")).drawn(word) == "n/a   "
    assert (
        measured(Column(Text(""), (word, Cell(Text("1"), Decimal(1)))), Text("status")).drawn(word)
        == "   n/a"
    )


def test_a_gap_is_blank() -> None:
    assert measured(column("1.25"), Text("A")).drawn(None) == "    "


def test_a_long_head_takes_three_lines_and_says_when_it_is_cut() -> None:
    assert measured(column("1"), Text("2014 (June 2024 edition)")).head == ("2014 (June", "2024", "edition)")
    long = measured(column("1"), Text("NATO Europe and Canada · F3 (% of real GDP, NATO total 2025e)"))
    assert len(long.head) == 3
    assert long.head[-1].endswith("…")
    assert all(cells(line) <= long.width for line in long.head)


@pytest.mark.parametrize("text", ["", "abc", "a long text", "日本語の言葉", "é̂́", "two\nlines"])
@pytest.mark.parametrize("width", range(0, 9))
def test_a_text_takes_exactly_its_width(text: str, width: int) -> None:
    assert cells(sized(text, width)) == width
    assert cells(sized(text, width, to_right=True)) == width


def test_as_many_columns_as_fit_are_in_sight_and_one_at_least() -> None:
    assert in_sight([5, 5, 5], 0, 12) == range(2)
    assert in_sight([5, 5, 5], 1, 12) == range(1, 3)
    assert in_sight([50, 5], 0, 12) == range(1)


@pytest.mark.parametrize(("first", "wanted", "found"), [(0, 1, 0), (0, 2, 1), (3, 1, 1), (3, 3, 2)])
def test_columns_move_as_little_as_shows_the_wanted_one(first: int, wanted: int, found: int) -> None:
    assert first_in_sight([5, 5, 5, 5], first, wanted, 12) == found
