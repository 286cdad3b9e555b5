"""The rows of a book's timeline: what happened when, and how much did in a year, by kinds."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model.page import Count, Happening, Mark, Tally
from briefing.ui.flow import SERIES, Pen, Row, Segment, flow, width_of

_WIDE = 60
"""From so many cells on a row names its kind, and a date has room for most dates."""
_DATES = {True: 14, False: 11}
_KINDS = {True: 9, False: 1}
_GAP = 2
_ROLES = dict(zip("●◆“#", SERIES, strict=False)) | {"◇": SERIES[1]}
"""The same kind has the same colour in every bar."""
_PERIOD, _BAR = 18, 40
"""Cells of a period, and of its bar at most."""


def draw_happening(block: Happening, pen: Pen, width: int) -> list[Row]:
    """Date, kind and words beside each other."""
    is_wide = width >= _WIDE
    kind = f"{block.sign} {block.kind}" if is_wide else block.sign
    columns = [([Segment(kind, "sign", Mark.MUTED)], _KINDS[is_wide])]
    if block.when:
        columns.insert(0, ([Segment(block.when, "label", Mark.MUTED)], _DATES[is_wide]))
    left = sum(room + _GAP for _, room in columns)
    drawn = [(flow(words, room), room + _GAP) for words, room in columns]
    drawn.append((flow(pen.segments(block.spans), max(1, width - left)), 0))
    height = max(len(rows) for rows, _ in drawn)
    return [tuple(piece for column in drawn for piece in _cell(*column, number)) for number in range(height)]


def _cell(rows: Sequence[Row], room: int, number: int) -> Row:
    row = rows[number] if number < len(rows) else ()
    return (*row, Segment(" " * max(0, room - width_of(row)), "blank"))


def draw_tally(block: Tally, pen: Pen, width: int) -> list[Row]:
    """The period, a bar of the signs of its kinds, and below how much there is of each."""
    period = flow(pen.segments(block.spans), width)
    told = "   ".join(f"{count.sign} {count.words}" for count in block.counts)
    below = flow([Segment(told, "", Mark.MUTED)], max(1, width - _GAP))
    rows = [*period, *((Segment(" " * _GAP, "blank"), *row) for row in below)]
    room = min(_BAR, width - _PERIOD - _GAP)
    if room > 0 and width_of(period[0]) <= _PERIOD:
        blank = Segment(" " * (_PERIOD + _GAP - width_of(period[0])), "blank")
        rows[0] = (*period[0], blank, *_bar(block.counts, block.most, room))
    return rows


def _bar(counts: Sequence[Count], most: int, room: int) -> list[Segment]:
    """A sign for each, or where they are too many as long as their share; of each kind one at least."""
    scale = 1 if most <= room else (room - len(counts)) / most
    lengths = [max(1, int(count.number * scale)) for count in counts]
    pieces = zip(counts, lengths, strict=True)
    return [Segment(count.sign * length, _ROLES.get(count.sign, SERIES[-1])) for count, length in pieces]
