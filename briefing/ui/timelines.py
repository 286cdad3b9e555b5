"""A timeline as rows of segments: a bar for each stretch of time behind its words, all above one axis.

Where it was surely so a bar is solid, where perhaps broken, and an arrow leads on where there is no end.
What is agreed or planned is no bar but a sign and its word: it holds on no day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
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
from briefing.ui.flow import Pen, Row, Segment, width_of
from briefing.wrap import cells

NARROWEST = 30
"""In fewer cells nothing is drawn."""

_SURE, _PERHAPS, _BEFORE, _ON, _NOT_HELD, _AS_OF = "━╌◂▸◇│"
_CROSSED = {_SURE: "┿", _PERHAPS: "┼"}
_INDENT, _GAP = 2, 2
_WITH_DATES = 72
"""From so many cells on the dates stand behind the bars, in at most a third of them."""
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
_MONTHS = (1, 2, 3, 6, 12)
_YEAR = 366
_MARGIN = 25
"""One part in so many stays free at either end of the axis."""
_YEAR_TICK, _MONTH_TICK = 7, 12
"""Cells for a tick and what it is called."""
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
    """The cells for the words, for the bars, and for the dates, of which there may be none."""

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
        rows += (_row(stretch, axis, as_of, room, pen) for stretch in stretches)
    left = _INDENT + room.words + _GAP
    ticks = fitting(list(_ticks(axis)), axis.cells)
    line = painted(axis_line(ticks, axis.cells), 0, range(axis.cells))
    below = keys_below(ticks, left, axis.cells)
    rows += [(Segment(" " * left, "blank"), *line), below]
    return [*rows, *legend(_legend(timeline, rows), width)]


def _stretches(lanes: Iterable[Lane]) -> Iterator[Stretch]:
    return (stretch for lane in lanes for stretch in lane.stretches)


def _columns(timeline: Timeline, width: int) -> _Columns:
    """The words and the dates take no more than they need; the bars have the rest."""
    found = tuple(_stretches(timeline.lanes))
    dates = max(cells(stretch.when) for stretch in found) if width >= _WITH_DATES else 0
    dates = min(dates, width // 3)
    longest = max(width_of(Pen().segments(stretch.spans)) for stretch in found)
    words = min(longest, (width if width < _WITH_DATES else width - dates) * 2 // 5)
    return _Columns(words, width - _INDENT - words - _GAP - (dates and dates + _GAP), dates)


def _axis(days: Iterable[int], room: int) -> _Axis:
    known = [day for day in days if _FIRST < day < _LAST]
    low, high = min(known), max(known)
    margin = (high - low) // _MARGIN + 1
    return _Axis(max(_FIRST, low - margin), min(_LAST, high + margin), room)


def _row(stretch: Stretch, axis: _Axis, as_of: set[int], room: _Columns, pen: Pen) -> Row:
    words = cut_row(pen.segments(stretch.spans), room.words)
    blank = " " * (room.words - width_of(words) + _GAP)
    canvas: Canvas = {(0, column): (_AS_OF, "level") for column in as_of}
    (_sign if stretch.not_held else _bar)(stretch, axis, canvas)
    drawn = painted(canvas, 0, range(axis.cells))
    dates = Segment(" " * _GAP, "blank"), Segment(cut(stretch.when, room.dates), "tick", Mark.MUTED)
    lead = Segment(" " * _INDENT, "blank")
    return (lead, *words, Segment(blank, "blank"), *drawn, *(dates if room.dates else ()))


def cut_row(segments: Iterable[Segment], width: int) -> Row:
    """Segments on one line, in at most so many cells, with `…` where they are cut."""
    row = [segment._replace(text=segment.text.replace("\n", " ")) for segment in segments]
    if width_of(row) <= width:
        return tuple(row)
    kept: list[Segment] = []
    for segment in row:
        if (used := cells(segment.text)) >= width:
            return (*kept, segment._replace(text=cut(f"{segment.text}  ", width)))
        kept.append(segment)
        width -= used
    return tuple(kept)


def _bar(stretch: Stretch, axis: _Axis, canvas: Canvas) -> None:
    first, begun, still, last = stretch.days
    if first > last:
        return
    columns = range(axis.column(first), axis.column(last) + 1)
    sure = range(axis.column(begun), axis.column(still) + 1) if begun <= still else range(0)
    for column in columns:
        sign = _SURE if column in sure else _PERHAPS
        crossed = _CROSSED[sign] if (0, column) in canvas else sign
        canvas[0, column] = crossed, "series1"
    if not axis.has(first):
        canvas[0, 0] = _BEFORE, "series1"
    if not axis.has(last):
        canvas[0, axis.cells - 1] = _ON, "series1"


def _sign(stretch: Stretch, axis: _Axis, canvas: Canvas) -> None:
    """The sign at the first day that is told, at the end without one; the word on the side with more room."""
    first = stretch.days[0]
    at = axis.column(first if axis.has(first) else axis.high)
    behind = axis.cells - 1 - at
    word = cut(stretch.not_held, max(behind, at) - 1)
    start = at + 2 if behind >= at else at - 1 - cells(word)
    for column, letter in enumerate(word, start):
        canvas[0, column] = letter, "tick"
    canvas[0, at] = _NOT_HELD, "series1"


def _ticks(axis: _Axis) -> Iterator[tuple[int, str]]:
    """Years that are round, so many as have room; months, where the axis is no longer than two years."""
    if axis.high - axis.low <= 2 * _YEAR:
        return _months(axis)
    years = date.fromordinal(axis.low).year + 1, date.fromordinal(axis.high).year
    most = max(1, axis.cells // _YEAR_TICK)
    step = next((step for step in _YEARS if (years[1] - years[0]) // step < most), _YEARS[-1])
    named = range(years[0] + -years[0] % step, years[1] + 1, step)
    return ((axis.column(date(year, 1, 1).toordinal()), str(year)) for year in named)


def _months(axis: _Axis) -> Iterator[tuple[int, str]]:
    first, last = (12 * day.year + day.month for day in map(date.fromordinal, (axis.low, axis.high)))
    most = max(1, axis.cells // _MONTH_TICK)
    step = next((step for step in _MONTHS if (last - first) // step <= most), _MONTHS[-1])
    for number in range(first + -first % step, last, step):
        month = date(number // 12, number % 12 + 1, 1)
        yield axis.column(month.toordinal()), Edtf.parse(month.isoformat()[:7]).short()


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
        yield entry("".join(sign for sign in (_BEFORE, _ON) if sign in drawn), name="no end given")
    if _NOT_HELD in drawn:
        yield entry(_NOT_HELD, name="not held")
    if drawn & {_AS_OF, *_CROSSED.values()}:
        yield Entry(_AS_OF, "level", f"as of {timeline.told}")
