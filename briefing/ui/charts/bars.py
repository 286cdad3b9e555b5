"""Bars: a row for each, behind the name of its key; with several series a group for each key.

An estimate is a lighter bar with an `e` behind its value; a gap is a dash.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.page import Chart, Point
from briefing.ui.charts.pieces import (
    MARKS,
    cut_apart,
    estimates,
    heading,
    legend,
    mark,
    numbers,
    role,
    series_entries,
    written,
)
from briefing.ui.charts.track import LIGHTER, Track, level_rows, track
from briefing.ui.flow import Row, Segment
from briefing.wrap import cells

_EIGHTHS = " ▏▎▍▌▋▊▉"
_GAP = "–"


def draw_bars(chart: Chart, width: int) -> list[Row]:
    """The heading, a legend, the bars behind the names of their keys, and the axis of the values."""
    signs = [mark(index) for index in range(len(chart.series))] if len(chart.series) > 1 else [""]
    values = (_value(point) for series in chart.series for point in series.points)
    lane = track(chart, numbers(chart), cells(signs[0]), values, width)
    groups = [
        [
            (*lane.name(key if index == 0 else ""), *_bar(series.points[place], index, signs[index], lane))
            for index, series in enumerate(chart.series)
        ]
        for place, key in enumerate(cut_apart(chart.keys, lane.names))
    ]
    entries = [*series_entries(chart, signs[: len(MARKS)]), *estimates(chart, LIGHTER)]
    above = [*heading(chart, width), *legend(entries, width), *level_rows(lane)]
    room = chart.height - len(above) - len(lane.below())
    return [*above, *_apart(groups, lane, len(signs[0]), room), *lane.below()]


def _apart(groups: list[list[Row]], lane: Track, sign: int, room: int) -> Iterator[Row]:
    """The groups of several bars with an empty row between them, where there is room for that."""
    is_airy = any(len(group) > 1 for group in groups) and sum(len(group) + 1 for group in groups) <= room
    for index, group in enumerate(groups):
        if is_airy and index > 0:
            yield (*lane.name(""), Segment(" " * sign, "blank"), *lane.painted({}, 0, ""))
        yield from group


def _bar(point: Point | None, index: int, sign: str, lane: Track) -> list[Segment]:
    found: dict[int, str] = {}
    if point and point.value is not None:
        found = _to_the_right(point, lane) if point.value >= 0 else _to_the_left(point, lane)
    behind = max([lane.zero - 1, *found]) + 1
    painting = {column: (character, role(index)) for column, character in found.items()}
    before = [Segment(sign, role(index))] if sign else []
    return [*before, *lane.painted(painting, behind, _value(point))]


def _value(point: Point | None) -> str:
    return written(point) if point else _GAP


def _to_the_right(point: Point, lane: Track) -> dict[int, str]:
    """The characters of a bar by their columns; zero is a hairline."""
    length = lane.length(point.value or 0)
    if point.is_estimate:
        return dict.fromkeys(range(lane.zero, lane.zero + max(1, round(length))), LIGHTER)
    full, rest = divmod(max(1, round(8 * length)), 8)
    end = {lane.zero + full: _EIGHTHS[rest]} if rest else {}
    return dict.fromkeys(range(lane.zero, lane.zero + full), "█") | end


def _to_the_left(point: Point, lane: Track) -> dict[int, str]:
    """The same below zero, in halves: no character fills less of a cell from the right."""
    length = lane.length(point.value or 0)
    if point.is_estimate:
        return dict.fromkeys(range(lane.zero - max(1, round(length)), lane.zero), LIGHTER)
    full, rest = divmod(max(1, round(2 * length)), 2)
    return dict.fromkeys(range(lane.zero - full, lane.zero), "█") | (
        {lane.zero - full - 1: "▐"} if rest else {}
    )
