"""Which entries come first among equals: quotes and figures, what the agenda names, what is near in time.

An entry's row number on the shelf begins with its rank, so that going through an index backwards, and
stopping as soon as there is enough, finds the best first whatever the size of the library.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from functools import singledispatch
from zlib import crc32

from briefing.model.dates import Edtf
from briefing.model.entries import Article, Entry, Event, Figure, Header, Quote, Source

_SLOT_BITS = 22
_NEARNESS_BITS = 12
_FARTHEST = (1 << _NEARNESS_BITS) - 1
"""Days from the meeting beyond which all is equally far."""
_UNDATED = 365
"""People, units and terms count as if they were a year old: after the news, before what is past."""


def rank(entry: Entry | Header, meeting: Edtf, on_agenda: Container[str]) -> int:
    """How much an entry matters among those that match equally; more is better."""
    tier = _tier(entry)
    named = not isinstance(entry, Header) and entry.id in on_agenda
    dated = when(entry)
    days = _UNDATED if dated is None else min(_days_between(dated, meeting), _FARTHEST)
    return ((tier << 1 | named) << _NEARNESS_BITS) | (_FARTHEST - days)


def first_row(rank: int, book: str, entry_id: str) -> int:
    """The row where an entry of that rank stands if nothing else does; else it takes the next one."""
    return rank << _SLOT_BITS | crc32(f"{book}/{entry_id}".encode()) >> (32 - _SLOT_BITS)


def rank_of_row(row: int) -> int:
    """The rank with which a row begins."""
    return row >> _SLOT_BITS


def is_source(row: int) -> bool:
    """Whether a row is that of a source, which comes after all else."""
    return rank_of_row(row) >> (_NEARNESS_BITS + 1) == 0


def _tier(entry: Entry | Header) -> int:
    if isinstance(entry, Quote | Figure):
        return 2
    return 0 if isinstance(entry, Source) else 1


@singledispatch
def when(entry: Entry | Header) -> Edtf | None:
    """The date of what an entry tells, if it has one."""
    return None


@when.register
def _(entry: Article | Source) -> Edtf | None:
    return entry.published


@when.register
def _(entry: Quote) -> Edtf | None:
    return entry.said


@when.register
def _(entry: Figure) -> Edtf | None:
    return entry.as_of


@when.register
def _(entry: Event | Header) -> Edtf | None:
    return entry.date


def _days_between(one: Edtf, other: Edtf) -> int:
    """The days between two dates; none if they meet."""
    if one.latest < other.earliest:
        return _ordinal(other.earliest) - _ordinal(one.latest)
    return max(0, _ordinal(one.earliest) - _ordinal(other.latest))


def _ordinal(day: date) -> int:
    return day.toordinal()
