"""A table of numbers that is too wide becomes several, each beginning with the same column."""

from __future__ import annotations

import pytest

from briefing.model.page import Span, Spans, Table, part
from briefing.model.text import Text
from briefing.ui.flow import text_of, width_of
from briefing.ui.layout import Layout

COUNTRIES = ("United States", "United Kingdom", "France", "Germany", "Italy", "Canada")


def cells(*words: str) -> tuple[Spans, ...]:
    return tuple((Span(Text(word)),) for word in words)


NUMBERS = Table(
    head=cells("year", *COUNTRIES),
    rows=tuple(cells(year, "3.51", "2.03", "1.78", "1.16", "1.06", "1.2") for year in ("2014", "2015")),
    aligns=("left", "right", "right", "right", "right", "right", "right"),
)


def drawn(width: int) -> list[str]:
    layout = Layout((part(NUMBERS),), width)
    rows = [row for _, row in layout.rows(layout.spot(0), 100)]
    assert all(width_of(row) <= width for row in rows)
    return [text_of(row) for row in rows]


@pytest.mark.parametrize(("width", "tables"), [(100, 1), (60, 1), (36, 2), (20, 5)])
def test_as_many_columns_as_fit_stand_side_by_side(width: int, tables: int) -> None:
    lines = drawn(width)
    assert sum(line.startswith("year") for line in lines) == tables
    for year in ("2014", "2015"):
        numbers = [word for line in lines if line.startswith(year) for word in line.split()[1:]]
        assert numbers == ["3.51", "2.03", "1.78", "1.16", "1.06", "1.2"]


def test_where_not_even_one_column_fits_each_cell_has_its_label() -> None:
    assert any(line.startswith("year: 2014") for line in drawn(10))
