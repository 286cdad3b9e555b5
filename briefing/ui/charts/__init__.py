"""Charts as rows of segments: `draw_chart` is the one door.

Lines stand in a frame of our own, with labels that are cut and never meet; plotext draws what runs between
their points. Bars lie, one a row behind its name, in eighths of a cell: plotext's stand upright and take
names that fit under them. Series differ by their marks first and by colour second, so that nothing is lost
without colour.
"""

from __future__ import annotations

from math import isfinite

from msgspec.structs import replace

from briefing.model.page import Chart, Level, Point, Series
from briefing.model.text import one_line
from briefing.ui.charts.bars import draw_bars
from briefing.ui.charts.lines import draw_lines
from briefing.ui.charts.pieces import MARKS, cut_apart, written
from briefing.ui.charts.scale import LARGEST
from briefing.ui.charts.stacks import draw_stacks
from briefing.ui.charts.track import name_room, value_room
from briefing.ui.flow import Pen, Row, Segment
from briefing.ui.tables import draw_table
from briefing.wrap import cells

NARROWEST = 30
"""In fewer cells there is only the table."""
MOST_BARS = 200
"""Of more than that there is only the table too."""


def draw_chart(chart: Chart, width: int) -> list[Row]:
    """A chart in at most `width` cells."""
    if not _is_drawn(chart, width):
        return draw_table(chart.table, Pen(), width)
    drawn = _drawable(chart)
    if not any(point and point.value is not None for series in drawn.series for point in series.points):
        return [(Segment("No number to draw.", "label"),)]
    if chart.kind == "line":
        return draw_lines(drawn, width)
    return draw_stacks(drawn, width) if chart.kind == "stacked" else draw_bars(drawn, width)


def tells_all(chart: Chart, width: int) -> bool:
    """Whether every number can be read in what is drawn at a width."""
    return not _is_drawn(chart, width) or (chart.kind == "bar" and _is_read(_drawable(chart), width))


def _is_read(chart: Chart, width: int) -> bool:
    """Whether bars tell all: no value is cut, all are told apart by their marks and by their names."""
    values = (written(point) for series in chart.series for point in series.points if point)
    named = (chart.keys, name_room(chart, width)), ([series.name for series in chart.series], width - 2)
    return (
        max(map(cells, values), default=0) <= value_room(width)
        and len(chart.series) <= len(MARKS)
        and all(len(set(cut_apart(names, room))) == len(set(names)) for names, room in named)
    )


def _is_drawn(chart: Chart, width: int) -> bool:
    bars = {"line": 0, "bar": len(chart.series), "stacked": 1}[chart.kind] * len(chart.keys)
    return width >= NARROWEST and bars <= MOST_BARS


def _drawable(chart: Chart) -> Chart:
    """The chart with all words on one line, and numbers that have no place on an axis as mere words."""
    return replace(
        chart,
        unit=one_line(chart.unit),
        keys=tuple(map(one_line, chart.keys)),
        series=tuple(Series(one_line(name), tuple(map(_placed, points))) for name, points in chart.series),
        levels=tuple(Level(one_line(label), value) for label, value in chart.levels if _has_place(value)),
    )


def _placed(point: Point | None) -> Point | None:
    if point is None:
        return None
    return Point(one_line(point.text), point.value if _has_place(point.value) else None, point.is_estimate)


def _has_place(value: float | None) -> bool:
    return value is not None and isfinite(value) and abs(value) <= LARGEST
