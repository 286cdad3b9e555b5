"""What holds when: whether a dated claim is true on a day, over a month, or only perhaps."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Protocol

from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Status


class Holds(Enum):
    """The answer to "does this hold then?"."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Dated(Protocol):
    """A record with a first and a last day."""

    @property
    def from_(self) -> Bound | None: ...
    @property
    def until(self) -> Bound | None: ...


class Claim(Dated, Protocol):
    """A dated record with a status."""

    @property
    def status(self) -> Status: ...


NOT_YET: frozenset[Status] = frozenset({"agreed", "planned"})
"""What is so holds on no day."""
UNSURE: frozenset[Status] = frozenset({"reported", "disputed"})
"""What is so holds perhaps."""


def holds(claim: Claim, when: Edtf) -> Holds:
    """Whether a claim holds at a date: yes if on all its days, no if on none, else maybe.

    What is agreed or planned never holds; what is reported or disputed holds at most perhaps.
    """
    if claim.status in NOT_YET:
        return Holds.NO
    answer = within(claim, when)
    return Holds.MAYBE if answer is Holds.YES and claim.status in UNSURE else answer


def within(dated: Dated, when: Edtf) -> Holds:
    """Whether a date lies between a record's first and last day, both of which belong to it."""
    first, surely_begun = _begins(dated.from_)
    surely_still, last = _ends(dated.until)
    if when.latest < first or when.earliest > last:
        return Holds.NO
    if surely_begun is None or surely_still is None:
        return Holds.MAYBE
    return Holds.YES if surely_begun <= when.earliest and when.latest <= surely_still else Holds.MAYBE


def _begins(bound: Bound | None) -> tuple[date, date | None]:
    """The first day on which it may have begun, and the one by which it surely has (None: never sure)."""
    if bound is None or bound.open:
        return date.min, date.min
    if bound.date is None:
        return date.min, None
    return bound.date.earliest, bound.date.latest


def _ends(bound: Bound | None) -> tuple[date | None, date]:
    """The day until which it surely still holds (None: never sure), and the last on which it may."""
    if bound is None or bound.open:
        return date.max, date.max
    if bound.date is None:
        return None, date.max
    return bound.date.earliest, bound.date.latest
