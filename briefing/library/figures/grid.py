"""The series of a figure side by side: the numbers of its table, its plot and its ranking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from briefing.model.entries import Figure
from briefing.model.measures import Series
from briefing.model.moments import may_be_time, moment
from briefing.model.numbers import number, split_estimate
from briefing.model.text import Text


class Cell(NamedTuple):
    """One value: as it was typed, without the mark of an estimate; what it is worth, None if no number."""

    text: Text
    value: Decimal | None
    is_estimate: bool = False


class Column(NamedTuple):
    """One series: its name, its value at each x, None for a gap, its unit where that is not the grid's."""

    name: Text
    cells: tuple[Cell | None, ...]
    unit: Text = Text("")


class Grid(NamedTuple):
    """Series over one x. `x` is what x is called, `keys` are its values in their order."""

    x: Text
    unit: Text
    keys: tuple[Text, ...]
    columns: tuple[Column, ...]

    @property
    def is_over_time(self) -> bool:
        """Whether x is time, which goes on between two values; else, and with one word in it, a list."""
        return may_be_time(self.x) and _are_moments(self.keys)

    @property
    def has_estimates(self) -> bool:
        """Whether any value is an estimate."""
        return any(cell.is_estimate for column in self.columns for cell in column.cells if cell)


def grid(figure: Figure) -> Grid:
    """The series of a figure; without any, a grid without columns."""
    shown = [series for series in figure.series if series.points]
    cells = [dict(_cells(series)) for series in shown]
    keys = in_order(key for column in cells for key in column)
    unit = figure.unit or Text("")
    return Grid(
        x=(shown[0].x if shown else None) or Text(""),
        unit=unit,
        keys=keys,
        columns=tuple(
            Column(series.name or unit or Text("value"), tuple(column.get(key) for key in keys))
            for series, column in zip(shown, cells, strict=True)
        ),
    )


def _cells(series: Series) -> Iterator[tuple[Text, Cell | None]]:
    """The values of a series by x; an `e` on a key or on a value marks an estimate."""
    for key, written in series.points.items():
        at, is_key_estimate = split_estimate(key)
        text, is_value_estimate = split_estimate(written)
        is_estimate = is_key_estimate or is_value_estimate
        yield at, Cell(text, number(text), is_estimate) if text else None


def in_order(keys: Iterable[Text]) -> tuple[Text, ...]:
    """Each key once: by size if all are numbers, dates or quarters, else as they are written."""
    unique = tuple(dict.fromkeys(keys))
    return tuple(sorted(unique, key=key_order)) if _are_moments(unique) else unique


def key_order(key: str) -> tuple[int, Decimal]:
    """How keys are sorted: numbers by size, dates by their years among them; words as they are written."""
    at = moment(key)
    return (1, Decimal(0)) if at is None else (0, at)


@lru_cache(32)
def _are_moments(keys: tuple[Text, ...]) -> bool:
    return all(moment(key) is not None for key in keys)
