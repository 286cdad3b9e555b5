"""Stacked bars: for each key the series one after the other, told apart by how they are filled.

The total stands behind a bar of which no part is missing. What is below zero goes to the left. Of an estimate
every second cell is empty; in a single cell it is an `e`.
"""

from __future__ import annotations

from briefing.model.numbers import decimals
from briefing.model.page import Chart, Point
from briefing.ui.charts.pieces import MARKS, REST, cut_apart, estimates, heading, legend, role, series_entries
from briefing.ui.charts.track import Track, level_rows, track
from briefing.ui.flow import Row, Segment

_FILLS = "█▒░▓▚═╳┃○◆▲▨"
_ESTIMATED = "█ █"


def draw_stacks(chart: Chart, width: int) -> list[Row]:
    """The heading, a legend, the bars behind the names of their keys, and the axis of the totals."""
    stacks = [[series.points[place] for series in chart.series] for place in range(len(chart.keys))]
    totals = [_total(stack) for stack in stacks]
    ends = [sum(side) for stack in stacks for side in _sides(stack)]
    values = [*ends, *(level.value for level in chart.levels)]
    lane = track(chart, values, 0, totals, width)
    rows = [
        (*lane.name(key), *_stack(stack, total, lane))
        for key, stack, total in zip(cut_apart(chart.keys, lane.names), stacks, totals, strict=True)
    ]
    entries = [*series_entries(chart, _FILLS[: len(MARKS)]), *estimates(chart, _ESTIMATED)]
    return [*heading(chart, width), *legend(entries, width), *level_rows(lane), *rows, *lane.below()]


def _sides(stack: list[Point | None]) -> tuple[list[float], list[float]]:
    values = [point.value for point in stack if point and point.value is not None]
    return [value for value in values if value > 0], [value for value in values if value < 0]


def _total(stack: list[Point | None]) -> str:
    """What the parts add up to, as exact as they are; nothing if one is missing."""
    known = [point for point in stack if point and point.value is not None]
    if len(known) < len(stack):
        return ""
    digits = max(0, *(decimals(point.text) for point in known))
    total = sum(point.value or 0 for point in known)
    return f"{total:,.{digits}f}{'e' * any(point.is_estimate for point in known)}"


def _stack(stack: list[Point | None], total: str, lane: Track) -> list[Segment]:
    """The parts from zero to either side; each begins where the one before it ends."""
    found: dict[int, tuple[str, str]] = {}
    reached = {1: 0.0, -1: 0.0}
    for index, point in enumerate(stack):
        value = (point and point.value) or 0.0
        side = -1 if value < 0 else 1
        start, reached[side] = reached[side], reached[side] + value
        steps = range(round(lane.length(start)), round(lane.length(reached[side])))
        for step, character in zip(steps, _filled(index, point, len(steps)), strict=True):
            found[lane.zero + (step if side > 0 else -1 - step)] = (character, role(index))
    behind = max([lane.zero - 1, *found]) + 1
    return lane.painted(found, behind, total)


def _filled(index: int, point: Point | None, length: int) -> str:
    """The characters of a part, from zero on."""
    fill = _FILLS[index] if index < len(_FILLS) else REST
    if not (point and point.is_estimate):
        return fill * length
    return "e" if length == 1 else (f"{fill} " * length)[:length]
