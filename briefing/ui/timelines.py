"""A timeline as rows of segments: a bar for each stretch of time behind its words, all above one axis.

Where it was surely so a bar is solid, where perhaps broken, and an arrow leads on where there is no end.
What is agreed or planned is no bar but a sign: it holds on no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import zip_longest
from typing import NamedTuple

from briefing.model.dates import Edtf
from briefing.model.page import Lane, Mark, Stretch, Timeline
from briefing.ui.charts.pieces import (
    Canvas,
    Entry,
    axis_line,
    cut,
    fitting,
    keys_below,
    legend,
    painted,
)
from briefing.ui.flow import Pen, Row, Segment, flow, width_of
from briefing.wrap import cells

NARROWEST = 30
"""In fewer cells nothing is drawn."""

_SURE, _PERHAPS, _BEFORE, _ON, _NOT_HELD, _AS_OF = "━╌◂▸◇│"
_CROSSED = {_SURE: "┿", _PERHAPS: "┼"}
_DATE = re.compile(r"(?:\d+ )?(?:[A-Z][a-z]+ )?\d{4}(?: or (?:later|earlier))?")
_INDENT, _GAP = 2, 2
_WITH_DATES = 68
"""From so many cells on the dates have a column of their own; else they stand below the words."""
_LEAST_DATES, _USUAL_DATES = 23, 30
_LEAST_BARS, _BARS = 20, 23
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
_MONTHS = (1, 2, 3, 6, 12)
_YEAR = 366
_MARGIN = 3
"""Cells that stay free at either end of the axis, so that what leads on is seen."""
_YEAR_TICK = 7
"""Cells for a year and what it is called."""
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


class _Axis(NamedTuple):
    """The days from `low` to `high` on so many cells."""

    low: int
    high: int
    cells: int

    def column(self, day: int) -> int:
        """The cell of a day; the nearest one for a day beyond either end."""
        along = (day - self.low) * self.cells // (self.high - self.low + 1)
        return max(0, min(along, self.cells - 1))

    def has(self, day: int) -> bool:
        """Whether a day is on it."""
        return self.low <= day <= self.high


class _Columns(NamedTuple):
    """The cells for the words, for the bars, and for the dates; none where these stand below the words."""

    words: int
    bars: int
    dates: int


def draw_timeline(timeline: Timeline, pen: Pen, width: int) -> list[Row]:
    """A timeline in at most `width` cells; nothing where that is too narrow, or no day is known."""
    days = [day for stretch in _stretches(timeline.lanes) for day in stretch.days if _FIRST < day < _LAST]
    if width < NARROWEST or not days:
        return []
    room = _columns(timeline, width)
    axis = _axis((*days, *timeline.as_of), room.bars)
    as_of = {axis.column(day) for day in timeline.as_of if axis.has(day)}
    rows: list[Row] = []
    for label, stretches in timeline.lanes:
        rows += [(Segment(cut(label, width), "label"),)] if label else []
        for stretch in stretches:
            rows += _rows(stretch, axis, as_of, room, pen)
    left = _INDENT + room.words + _GAP
    ticks = fitting(_ticks(axis), axis.cells)
    line = painted(axis_line(ticks, axis.cells), 0, range(axis.cells))
    below = keys_below(ticks, left, axis.cells)
    rows += [(Segment(" " * left, "blank"), *line), below]
    return [*rows, *legend(_legend(timeline, rows), width)]


def _stretches(lanes: Iterable[Lane]) -> Iterator[Stretch]:
    return (stretch for lane in lanes for stretch in lane.stretches)


def _columns(timeline: Timeline, width: int) -> _Columns:
    """The words and the dates wrap where they would leave too little to the bars, which have the rest."""
    found = tuple(_stretches(timeline.lanes))
    longest = max(width_of(Pen().segments(stretch.spans)) for stretch in found)
    dates = max(cells(stretch.when) for stretch in found)
    left = width - _INDENT - _GAP
    if width < _WITH_DATES:
        words = min(max(longest, dates), max(left // 2, min(_LEAST_DATES, left - _LEAST_BARS)))
        return _Columns(words, left - words, 0)
    left -= _GAP
    words = min(longest, left // 3)
    spare = left - words - _BARS
    dates = min(dates, max(_LEAST_DATES, min(spare, _USUAL_DATES), left - words - left // 2))
    return _Columns(words, left - words - dates, dates)


def _axis(days: Iterable[int], room: int) -> _Axis:
    known = [day for day in days if _FIRST < day < _LAST]
    low, high = min(known), max(known)
    margin = (high - low) * _MARGIN // max(1, room - 2 * _MARGIN) + 1
    return _Axis(max(_FIRST, low - margin), min(_LAST, high + margin), room)


def _rows(stretch: Stretch, axis: _Axis, as_of: set[int], room: _Columns, pen: Pen) -> Iterator[Row]:
    """The words, the bar beside their first row, and the dates."""
    canvas: Canvas = {(0, column): (_AS_OF, "level") for column in as_of}
    passed = painted(dict(canvas), 0, range(axis.cells))
    (_bar if stretch.is_held else _sign)(stretch, axis, canvas)
    drawn = painted(canvas, 0, range(axis.cells))
    words = flow(pen.segments(stretch.spans), room.words)
    column = room.dates or room.words
    dates = flow([Segment(_together(stretch.when, column), "tick", Mark.MUTED)], column)
    if not room.dates:
        words, dates = [*words, *dates], []
    for row, (left, right) in enumerate(zip_longest(words, dates, fillvalue=())):
        blank = Segment(" " * (room.words - width_of(left) + _GAP), "blank")
        aside = (Segment(" " * _GAP, "blank"), *right) if right else ()
        yield (Segment(" " * _INDENT, "blank"), *left, blank, *(passed if row else drawn), *aside)


def _together(when: str, width: int) -> str:
    """Times in words, of which no line ends within a date that has room on one: `6 Feb 2026 or later`."""

    def kept(found: re.Match[str]) -> str:
        return found[0].replace(" ", "\N{NO-BREAK SPACE}") if len(found[0]) <= width else found[0]

    return _DATE.sub(kept, when)


def _bar(stretch: Stretch, axis: _Axis, canvas: Canvas) -> None:
    first, begun, still, last = stretch.days
    if first > last:
        return
    columns = range(axis.column(first), axis.column(last) + 1)
    sure = range(axis.column(begun), axis.column(still) + 1) if begun <= still else range(0)
    ends = {columns[0]} if first < begun else set()
    ends |= {columns[-1]} if still < last else set()
    for column in columns:
        sign = _SURE if column in sure and column not in ends else _PERHAPS
        crossed = _CROSSED[sign] if (0, column) in canvas else sign
        canvas[0, column] = crossed, "series1"
    if not axis.has(first):
        canvas[0, 0] = _BEFORE, "series1"
    if not axis.has(last):
        canvas[0, axis.cells - 1] = _ON, "series1"


def _sign(stretch: Stretch, axis: _Axis, canvas: Canvas) -> None:
    """The sign at the first day that is told; without one at the end, where it leads on."""
    first = stretch.days[0]
    if axis.has(first):
        canvas[0, axis.column(first)] = _NOT_HELD, "series1"
    else:
        canvas[0, axis.cells - 2] = _NOT_HELD, "series1"
        canvas[0, axis.cells - 1] = _ON, "series1"


def _ticks(axis: _Axis) -> list[tuple[int, str]]:
    """Years that are round, so many as have room; months, where the axis is no longer than two years."""
    if axis.high - axis.low <= 2 * _YEAR:
        return _months(axis)
    years = date.fromordinal(axis.low).year + 1, date.fromordinal(axis.high).year
    most = max(1, axis.cells // _YEAR_TICK)
    step = next((step for step in _YEARS if (years[1] - years[0]) // step < most), _YEARS[-1])
    named = range(years[0] + -years[0] % step, years[1] + 1, step)
    return [(axis.column(date(year, 1, 1).toordinal()), str(year)) for year in named]


def _months(axis: _Axis) -> list[tuple[int, str]]:
    """Months that are round, so many as have room; two at least, however round."""
    first, last = (12 * day.year + day.month - 1 for day in map(date.fromordinal, (axis.low, axis.high)))
    months = range(first + 1, last + 1)
    found = [[_month(axis, month) for month in months if not month % step] for step in _MONTHS]
    return next((named for named in found if 1 < len(named) == len(fitting(named, axis.cells))), found[0])


def _month(axis: _Axis, number: int) -> tuple[int, str]:
    """The cell in which a month begins, and what it is called; months count from January of the year 0."""
    first = date(number // 12, number % 12 + 1, 1)
    return axis.column(first.toordinal()), Edtf.parse(first.isoformat()[:7]).short()


def _legend(timeline: Timeline, rows: Iterable[Row]) -> Iterator[Entry]:
    """What the signs that are drawn mean."""
    drawn = {
        sign for row in rows for piece in row if piece.role in ("series1", "level") for sign in piece.text
    }
    entry = partial(Entry, role="series1")
    if drawn & {_SURE, _CROSSED[_SURE]}:
        yield entry(_SURE, name="surely")
    if drawn & {_PERHAPS, _CROSSED[_PERHAPS]}:
        yield entry(_PERHAPS, name="perhaps")
    if drawn & {_BEFORE, _ON}:
        yield entry("".join(sign for sign in (_BEFORE, _ON) if sign in drawn), name="goes on, no date given")
    if _NOT_HELD in drawn:
        yield entry(_NOT_HELD, name="agreed or planned, not held")
    if drawn & {_AS_OF, *_CROSSED.values()}:
        yield Entry(_AS_OF, "level", f"as of {timeline.told}")
