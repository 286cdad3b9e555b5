"""What holds when: whether a dated claim is true on a day, over a month, or only perhaps.

`living` alone decides. Whatever a claim says of time becomes a `Span` first: the days on which it may hold,
and those on which it surely does. What is reported or disputed is never sure, and what is agreed or planned
holds on no day, so a status only narrows the span, as does the life of the units that the claim is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import NamedTuple, Protocol, TypeVar

from briefing.model.claims import Status
from briefing.model.dates import Bound, Edtf

T = TypeVar("T")


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


NOT_YET: frozenset[Status] = frozenset({"agreed", "planned"})
"""What is so holds on no day."""
UNSURE: frozenset[Status] = frozenset({"reported", "disputed"})
"""What is so holds perhaps."""

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
_BEFORE_ALL, _AFTER_ALL = FIRST - 1, LAST + 1


class Span(NamedTuple):
    """The days of a claim, as ordinals: it may hold from `first` to `last`, surely from `begun` to `still`.

    Either stretch may be without a day.
    """

    first: int
    begun: int
    still: int
    last: int

    def within(self, other: Span) -> Span:
        """The days of both."""
        if other is ALWAYS:
            return self
        return between(
            max(self.first, other.first),
            max(self.begun, other.begun),
            min(self.still, other.still),
            min(self.last, other.last),
        )

    def under(self, status: Status) -> Span:
        """The days on which a claim of that status holds."""
        if status in NOT_YET:
            return NEVER
        return self._replace(begun=_AFTER_ALL, still=_BEFORE_ALL) if status in UNSURE else self

    @property
    def at_most(self) -> Span:
        """All days on which it may hold, as if it surely did: what is agreed is so from the first of them."""
        return Span(self.first, self.first, self.last, self.last)

    def is_after(self, when: Edtf) -> bool:
        """Whether its first day comes after a date."""
        return when.latest.toordinal() < self.first <= LAST

    def at(self, when: Edtf) -> Holds:
        """Whether it holds at a date: yes if on all its days, no if on none, else maybe."""
        return next((holds for _, holds in living(((self, None),), when)), Holds.NO)


ALWAYS = Span(FIRST, FIRST, LAST, LAST)
NEVER = Span(_AFTER_ALL, _AFTER_ALL, _BEFORE_ALL, _BEFORE_ALL)


def living(claims: Iterable[tuple[Span, T]], when: Edtf) -> list[tuple[T, Holds]]:
    """What holds at a date, surely or perhaps, of many things with their days, each with the answer."""
    earliest, latest = when.earliest.toordinal(), when.latest.toordinal()
    yes, maybe = Holds.YES, Holds.MAYBE
    return [
        (claim, yes if begun <= earliest and latest <= still else maybe)
        for (first, begun, still, last), claim in claims
        if first <= latest and earliest <= last
    ]


def span(dated: Dated) -> Span:
    """The days from a first to a last one, both of which belong to it."""
    return between(*_begins(dated.from_), *_ends(dated.until))


def begins_unseen(dated: Dated) -> bool:
    """Whether only a day is known by which it has begun, as of `from: ../2026-02-11`."""
    return bool(dated.from_ and dated.from_.date and dated.from_.date.earliest == date.min)


def between(first: int, begun: int, still: int, last: int) -> Span:
    """The days from a first to a last one, of each the earliest and the latest that it may be."""
    return Span(first, begun, still, last) if first <= last else NEVER


def _begins(bound: Bound | None) -> tuple[int, int]:
    """The first day on which it may have begun, and the one by which it surely has."""
    if bound is None or bound.open:
        return FIRST, FIRST
    if bound.date is None:
        return FIRST, _AFTER_ALL
    return bound.date.earliest.toordinal(), bound.date.latest.toordinal()


def _ends(bound: Bound | None) -> tuple[int, int]:
    """The day until which it surely still holds, and the last on which it may."""
    if bound is None or bound.open:
        return LAST, LAST
    if bound.date is None:
        return _BEFORE_ALL, LAST
    return bound.date.earliest.toordinal(), bound.date.latest.toordinal()
