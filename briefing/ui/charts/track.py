"""Where bars lie: the names of keys before them, values behind them, an axis below, levels across."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing.model.page import Chart, Level
from briefing.ui.charts.pieces import Canvas, axis_line, cut, fitting, keys_below, painted
from briefing.ui.charts.scale import Scale, scale
from briefing.ui.flow import Row, Segment, width_of
from briefing.wrap import cells

LIGHTER = "▒"
_LEVEL = "┊"
_TICK_ROOM = 10
_LEAST_NAME = 8


class Track(NamedTuple):
    """`names` cells for the names, `left` before all bars, `width` for the bars, `values` for the values."""

    axis: Scale
    levels: tuple[Level, ...]
    names: int
    left: int
    width: int
    values: int

    @property
    def zero(self) -> int:
        """The column at which bars begin, from `left`."""
        return round(self._edge(0))

    def length(self, value: float) -> float:
        """How long a bar of that value is, in cells."""
        return abs(self._edge(value) - self._edge(0))

    def column(self, value: float) -> int:
        """The column in which a value stands."""
        return min(self.width - 1, round(self._edge(value)))

    def _edge(self, value: float) -> float:
        return self.axis.share(value) * self.width

    def name(self, words: str) -> Row:
        """The name of a key, filled up."""
        return (Segment(words), Segment(" " * (self.names - cells(words) + 1), "blank"))

    def painted(self, bar: dict[int, tuple[str, str]], end: int, value: str) -> list[Segment]:
        """A bar with its value behind it, and the levels across, which no value hides."""
        across = {(0, self.column(level.value)): (_LEVEL, "level") for level in self.levels}
        value = cut(value, self.values)
        canvas: Canvas = {(0, column): cell for column, cell in bar.items()} | across
        start = self._clear_of_levels(end + 1, cells(value))
        return [
            Segment("│", "axis"),
            *painted(canvas, 0, range(start)),
            Segment(value),
            *painted(canvas, 0, range(start + cells(value), self.width)),
        ]

    def _clear_of_levels(self, start: int, length: int) -> int:
        """The first column from one on at which a value hides no level, nor stands close behind one."""
        for column in sorted(self.column(level.value) for level in self.levels):
            if start - 1 <= column < start + length:
                start = column + 2
        return start

    def below(self) -> list[Row]:
        """The axis of the values."""
        ticks = zip(map(self.column, self.axis.ticks), self.axis.labels, strict=True)
        keys = fitting(list(ticks), self.width)
        line = painted(axis_line(keys, self.width), 0, range(self.width))
        corner = (Segment(" " * (self.left - 1), "blank"), Segment("└", "axis"))
        return [(*corner, *line), keys_below(keys, self.left, self.width)]


def track(chart: Chart, ends: list[float], sign: int, values: Iterable[str], width: int) -> Track:
    """The track for bars to `ends`, with room for a sign before each and for its value behind it."""
    names = name_room(chart, width)
    left = names + 2 + sign
    behind = min(max(map(cells, values)), value_room(width))
    bars = width - left - behind - 2  # a blank before the value, and the hairline of a zero
    return Track(scale(ends, bars // _TICK_ROOM + 1, True), chart.levels, names, left, bars, behind)


def name_room(chart: Chart, width: int) -> int:
    """The cells for the names of the keys."""
    return min(max(map(cells, chart.keys), default=0), max(_LEAST_NAME, width // 3))


def value_room(width: int) -> int:
    """The cells that a value may have."""
    return width // 3


def level_rows(lane: Track) -> list[Row]:
    """The names of the levels above their lines, as few rows as they need."""
    rows: list[list[Segment]] = []
    room = lane.left + lane.width
    for level in sorted(lane.levels, key=lambda level: level.value):
        column = lane.left + lane.column(level.value)
        label = f"{_LEVEL} {cut(level.label, room - 2)}"
        if column + cells(label) > room:
            label = f"{label[2:]} {_LEVEL}"
            column = max(0, column + 1 - cells(label))
        row = next((row for row in rows if width_of(row) < column - 1), None)
        if row is None:
            rows.append(row := [])
        row += [Segment(" " * (column - width_of(row)), "blank"), Segment(label, "level")]
    return [tuple(row) for row in rows]
