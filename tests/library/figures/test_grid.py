"""Series side by side: gaps stay gaps, estimates keep their mark, and each x stands where it belongs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing.library.figures.grid import Cell, grid
from briefing.model.entries import Figure
from briefing.model.measures import Series
from briefing.model.text import Text


def figure(*series: Series, unit: str = "% of GDP") -> Figure:
    return Figure(id=Text("f"), title=Text("F"), unit=Text(unit), series=series)


def series(name: str | None = None, x: str = "year", **points: str) -> Series:
    written = {Text(key.removeprefix("x")): Text(value) for key, value in points.items()}
    return Series(name=Text(name) if name else None, x=Text(x), points=written)


def test_series_of_other_years_share_one_order_of_years_with_gaps() -> None:
    found = grid(figure(series("A", x2016="2", x2014="1"), series("B", x2015="3", x2016="")))

    assert found.keys == ("2014", "2015", "2016")
    assert [column.name for column in found.columns] == ["A", "B"]
    assert [[cell and cell.text for cell in column.cells] for column in found.columns] == [
        ["1", None, "2"],
        [None, "3", None],
    ]


def test_an_estimate_is_marked_by_its_year_or_by_its_value() -> None:
    found = grid(figure(series("A", x2024="1.99", x2025e="2.0", x2026="2.1e")))

    assert found.columns[0].cells == (
        Cell(Text("1.99"), Decimal("1.99")),
        Cell(Text("2.0"), Decimal("2.0"), True),
        Cell(Text("2.1"), Decimal("2.1"), True),
    )
    assert found.has_estimates


def test_names_keep_the_order_in_which_they_are_written_and_are_no_time() -> None:
    found = grid(figure(series("2025", x="Ally", Poland="4.48", Albania="2.01")))

    assert found.keys == ("Poland", "Albania")
    assert not found.is_over_time


@pytest.mark.parametrize(
    ("x", "written", "expected", "is_time"),
    [
        ("quarter", "2025-Q2 2024-Q4 2025-Q1", "2024-Q4 2025-Q1 2025-Q2", True),
        ("", "Q2/2025 Q4/2024 Q1/2025", "Q4/2024 Q1/2025 Q2/2025", True),
        ("date", "2026 2025-06 2025-12-31", "2025-06 2025-12-31 2026", True),
        ("year", "2025 target 2024", "2025 target 2024", False),
        ("", "Norway Denmark", "Norway Denmark", False),
        ("year", "2025-Q5 2024", "2025-Q5 2024", False),
        ("Ally", "Poland Germany 65 18 Albania", "Poland Germany 65 18 Albania", False),
        ("age", "30 20", "20 30", False),
    ],
)
def test_moments_stand_in_their_order_and_one_word_makes_a_list_of_them(
    x: str, written: str, expected: str, is_time: bool
) -> None:
    found = grid(figure(series("A", x=x, **dict.fromkeys(written.split(), "1"))))
    assert (list(found.keys), found.is_over_time) == (expected.split(), is_time)


def test_what_is_no_number_is_kept_as_it_is_written() -> None:
    (column,) = grid(figure(series("A", x2024="n/a"))).columns

    assert column.cells == (Cell(Text("n/a"), None),)


def test_a_series_without_a_name_is_called_by_the_unit() -> None:
    assert grid(figure(series(None, x2024="1"))).columns[0].name == "% of GDP"


def test_a_figure_without_series_has_no_columns() -> None:
    assert grid(figure()).columns == ()
