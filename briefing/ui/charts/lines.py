"""Lines: marks at the points, dots between them, and the name of each line at its end or in a legend.

A gap breaks its line. What leads to an estimate is dotted, and its mark is hollow.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from briefing.model.page import Chart, Point
from briefing.ui.charts.pieces import (
    MARKS,
    Canvas,
    Entry,
    axis_line,
    estimates,
    fitting,
    heading,
    keys_below,
    legend,
    level_entries,
    mark,
    numbers,
    painted,
    role,
    series_entries,
    written,
)
from briefing.ui.charts.scale import Scale, scale
from briefing.ui.charts.strokes import Stroke, strokes
from briefing.ui.flow import Row, Segment
from briefing.wrap import cells

_LEAST_ROWS, _MOST_ROWS = 5, 17
_FEW = 4
"""More lines have more rows, where it is not wide."""
_ROWS_TO_A_TICK = (3, 2, 4)
"""As far are two ticks apart, about, the first if all are as good."""
_MARK_ROOM = 3
"""Columns for each mark of a line that has more points than there is room for marks."""
_BESIDE = 0.38
"""The share of the width that names at the ends of lines may take."""
_DASH = "┄"
_HOLLOW = 3
"""So many of the hollow marks tell in a legend what all of them mean."""


class _Dot(NamedTuple):
    """A point in the frame: how far from its left and from its bottom, in cells."""

    x: float
    y: float
    point: Point


class _Name(NamedTuple):
    """What stands beside the frame, at the row that is nearest to `y` from its bottom."""

    y: float
    entry: Entry


class _Frame(NamedTuple):
    """The room between the axes, in cells."""

    chart: Chart
    axis: Scale
    width: int
    height: int

    def y(self, value: float) -> float:
        """How far above the bottom a value stands."""
        return self.axis.share(value) * (self.height - 1)

    @property
    def columns(self) -> list[float]:
        """How far from the left each key stands."""
        at = self.chart.at
        first, last = min(at, default=0.0), max(at, default=0.0)
        wide = self.width - 1
        return [wide * (each - first) / (last - first) if last > first else wide / 2 for each in at]

    def dots(self, points: tuple[Point | None, ...]) -> list[_Dot | None]:
        """The points of a line where they stand; None where it has a gap."""
        return [
            _Dot(x, self.y(point.value), point) if point and point.value is not None else None
            for x, point in zip(self.columns, points, strict=True)
        ]


def draw_lines(chart: Chart, width: int) -> list[Row]:
    """The heading, a legend of what is not named beside, the frame with its lines, and the keys below it."""
    above, most = heading(chart, width), _legend(chart, [*_series(chart), *_levels(chart)], width)
    usual = min(_MOST_ROWS, width // (4 if len(chart.series) <= _FEW else 3))
    rows = chart.height - len(above) - len(most) - 1 if chart.height else usual
    axis, tall = _upright(numbers(chart), max(_LEAST_ROWS, rows))
    left = max(map(cells, axis.labels)) + 2
    names, unnamed = _named(_Frame(chart, axis, 1, tall), int(width * _BESIDE))
    right = max((cells(name.entry.words) + 1 for name in names), default=0)
    frame = _Frame(chart, axis, width - left - right, tall)
    return [*above, *_legend(chart, unnamed, width), *_framed(frame, left, names)]


def _upright(values: list[float], rows: int) -> tuple[Scale, int]:
    """The axis on which values are farthest apart, and its rows: as many as leave ticks equally far apart."""
    axes = (scale(values, rows // apart + 1, from_zero=False) for apart in _ROWS_TO_A_TICK)
    steps = ((axis, len(axis.ticks) - 1) for axis in axes)
    tall = [(axis, max(1, (rows - 1) // each) * each + 1) for axis, each in steps]
    return max(tall, key=lambda found: ((found[1] - 1) / (found[0].high - found[0].low), -found[1]))


def _series(chart: Chart) -> list[Entry]:
    return list(series_entries(chart, map(mark, range(len(MARKS)))))


def _levels(chart: Chart) -> list[Entry]:
    return list(level_entries(chart, _DASH))


def _legend(chart: Chart, entries: list[Entry], width: int) -> list[Row]:
    hollow = [pair[1] for pair in MARKS[: len(chart.series)]]
    sign = "".join(hollow[:_HOLLOW]) + "…" * (len(hollow) > _HOLLOW)
    return legend([*entries, *estimates(chart, sign)], width)


def _named(frame: _Frame, room: int) -> tuple[list[_Name], list[Entry]]:
    """The names that stand beside the frame, and those for which a legend is needed.

    A name stands where its line ends or its level is, or not there at all. If there is room, the last value
    of each line is with it.
    """
    chart, series, levels = frame.chart, _series(frame.chart), _levels(frame.chart)
    beside = [_Name(frame.y(level.value), entry) for level, entry in zip(chart.levels, levels, strict=True)]
    rest = [entry for entry in series if entry.role == role(len(MARKS))]
    for with_value in (True, False):
        ends = list(_ends(frame, with_value))
        if len(ends) == min(len(chart.series), len(MARKS)) and _have_room([*ends, *beside], room):
            return [*ends, *beside], rest
    return (beside, series) if _have_room(beside, room) else ([], [*series, *levels])


def _have_room(names: list[_Name], room: int) -> bool:
    rows = {round(name.y) for name in names}
    return len(rows) == len(names) and all(cells(name.entry.words) < room for name in names)


def _ends(frame: _Frame, with_value: bool) -> Iterator[_Name]:
    """The names at the last points of the lines; a value that is not at the end has its key."""
    chart = frame.chart
    is_alone = len(chart.series) == 1
    for index, series in enumerate(chart.series[: len(MARKS)]):
        dots = zip(frame.dots(series.points), chart.keys, strict=True)
        last = next(((dot, key) for dot, key in reversed(list(dots)) if dot), None)
        if last:
            dot, key = last
            value = written(dot.point) + (f" ({key})" if key != chart.keys[-1] else "")
            words = [series.name] * (not is_alone) + [value] * (with_value or is_alone)
            yield _Name(dot.y, Entry(mark(index), role(index), " ".join(words)))


def _framed(frame: _Frame, left: int, names: list[_Name]) -> list[Row]:
    """The rows between the axes, from the top, with ticks at the left and names at the right."""
    columns = zip(map(round, frame.columns), frame.chart.keys, strict=True)
    keys = fitting(list(columns), frame.width)
    canvas = _canvas(frame, keys)
    ticks = dict(zip(map(round, map(frame.y, frame.axis.ticks)), frame.axis.labels, strict=True))
    beside = {round(name.y): name.entry for name in names}
    rows: list[Row] = []
    for y in reversed(range(frame.height)):
        corner = "└" if y == 0 else "┤" if y in ticks else "│"
        row = [Segment(f"{ticks.get(y, ''):>{left - 2}} ", "tick"), Segment(corner, "axis")]
        row += painted(canvas, y, range(frame.width))
        if y in beside:
            row += [Segment(f" {beside[y].sign} ", beside[y].role), Segment(beside[y].name)]
        rows.append(tuple(row))
    return [*rows, keys_below(keys, left, frame.width)]


def _canvas(frame: _Frame, keys: list[tuple[int, str]]) -> Canvas:
    """What stands between the axes, by row from the bottom and column: axis, levels, lines, marks."""
    canvas = axis_line(keys, frame.width)
    if frame.axis.low < 0 < frame.axis.high:
        canvas.update({(round(frame.y(0)), x): ("─", "axis") for x in range(frame.width)})
    for level in frame.chart.levels:
        y = round(frame.y(level.value))
        canvas.update({(y, x): (_DASH, "level") for x in range(frame.width)})
    lines = [frame.dots(series.points) for series in frame.chart.series]
    drawn = [stroke for index, line in enumerate(lines) for stroke in _strokes(min(index, len(MARKS)), line)]
    for row, x, dots, owner in strokes(drawn, frame.width, frame.height):
        canvas[frame.height - 1 - row, x] = (dots, role(owner))
    for index, line in reversed(list(enumerate(lines))):
        for dot in _marked(line, frame.width):
            canvas[round(dot.y), round(dot.x)] = (mark(index, dot.point.is_estimate), role(index))
    return canvas


def _strokes(owner: int, line: list[_Dot | None]) -> Iterator[Stroke]:
    for one, other in pairwise(_outline(line)):
        if one and other:
            yield Stroke(owner, (one.x, one.y), (other.x, other.y), other.point.is_estimate)


def _outline(line: list[_Dot | None]) -> Iterator[_Dot | None]:
    """A line that looks the same with two points a column at most: of many the lowest and the highest."""
    for _, group in groupby(line, key=lambda dot: dot and round(dot.x)):
        dots = sorted(filter(None, group), key=lambda dot: dot.y)
        yield from sorted((dots[0], dots[-1])) if len(dots) > 1 else dots or (None,)


def _marked(line: list[_Dot | None], width: int) -> Iterator[_Dot]:
    """The points that bear a mark: all, or as many as there is room for, and those without a line."""
    step = max(1, -(-_MARK_ROOM * len(line) // max(1, width)))
    for index, dot in enumerate(line):
        is_alone = not any(line[max(0, index - 1) : index]) and not any(line[index + 1 : index + 2])
        if dot and (is_alone or index % step == 0 or index == len(line) - 1):
            yield dot
