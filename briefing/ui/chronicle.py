"""The rows of a book's timeline: what happened when, and how much did in a year, by kinds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest

from briefing.model.page import Count, Happening, Mark, Tally
from briefing.ui.flow import SERIES, Pen, Row, Segment, flow, text_of, width_of
from briefing.wrap import cells

_WIDE = 60
"""From so many cells on a row names its kind."""
_DATES = {72: 19, _WIDE: 14, 0: 11}
"""By the cells of a row from which on it has so many for a date: nearly any, most, or a day."""
_KINDS = {True: 9, False: 1}
_GAP = 2
_ROLES = dict(zip("●◆“#", SERIES, strict=False)) | {"◇": SERIES[1]}
"""The same kind has the same colour in every bar."""
_PERIOD, _BAR = 18, 40
"""Cells of a period, and of its bar at most."""


def draw_happening(block: Happening, pen: Pen, width: int) -> list[Row]:
    """Date, kind and words beside each other."""
    is_wide = width >= _WIDE
    dates = next(room for least, room in _DATES.items() if width >= least) if block.when else -_GAP
    left = _left(block.when, f"{block.sign} {block.kind}" if is_wide else block.sign, is_wide, dates)
    room = width_of(left[0])
    words = flow(pen.segments(block.spans), max(1, width - room))
    blank = (Segment(" " * room, "blank"),)
    return [(*(before or blank), *(row or ())) for before, row in zip_longest(left, words)]


@lru_cache(1_000)
def _left(when: str, kind: str, is_wide: bool, room: int) -> tuple[Row, ...]:
    """Date and kind in their columns, each filled up; there are few that are different."""
    dates = [text_of(row) for row in flow([Segment(when)], max(1, room))]
    blank = " " * (_KINDS[is_wide] - cells(kind) + _GAP)
    rest = Segment(" " * (_KINDS[is_wide] + _GAP), "blank")
    before = [
        Segment(date + " " * (room - cells(date) + _GAP), "label", Mark.MUTED) for date in dates if when
    ]
    first: Row = (*before[:1], Segment(kind + blank, "sign", Mark.MUTED))
    return (first, *((date, rest) for date in before[1:]))


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
