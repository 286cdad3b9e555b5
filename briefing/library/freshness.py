"""Dates that age: what an entry says of how long it holds, judged on a day.

`valid_until` and `review_by` are over on the day after them. What a figure tells `as_of` a day, and a source
that was `accessed` on one, is stale after `stale_after` days, which the book's header sets. Of a date that is
not exact the last day counts, and the first of the one at which it is judged, so that nothing is called stale
that may not be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from briefing.loading.problems import Problem, Problems
from briefing.loading.sentences import counted
from briefing.model.dates import Edtf
from briefing.model.entries import Entry, Header
from briefing.model.text import clean

Ages = Literal["valid_until", "review_by", "as_of", "accessed"]

_ENDS: tuple[Ages, ...] = ("valid_until", "review_by")
STALE_AFTER = 365
"""Days, where the header says nothing else."""


class Stale(NamedTuple):
    """A date of an entry that has aged: its key, the date, and how many days before the day it was."""

    key: Ages
    date: Edtf
    days: int

    @property
    def is_over(self) -> bool:
        """Whether its author set an end, rather than that it is merely old."""
        return self.key in _ENDS


class Ageing(NamedTuple):
    """A date of an entry that ages: its key, the date, and the first day (an ordinal) that it is stale."""

    key: Ages
    date: Edtf
    since: int


def ageing(entry: Entry, header: Header) -> Iterator[Ageing]:
    """The dates of an entry that age, those first by which it should no longer be relied on."""
    old = STALE_AFTER if header.stale_after is None else header.stale_after
    for key in get_args(Ages):
        date: Edtf | None = getattr(entry, key, None)
        if date is not None:
            allowed = 0 if key in _ENDS else old
            yield Ageing(key, date, date.latest.toordinal() + allowed + 1)


def aged(found: Ageing, when: Edtf) -> Stale:
    """How old a date is at another one."""
    return Stale(found.key, found.date, (when.earliest - found.date.latest).days)


def stale(entry: Entry, header: Header, when: Edtf) -> tuple[Stale, ...]:
    """The dates of an entry that are stale, those first by which it should no longer be relied on."""
    day = when.earliest.toordinal()
    return tuple(aged(found, when) for found in ageing(entry, header) if found.since <= day)


_TOLD = {
    "valid_until": "valid until {}",
    "review_by": "to be reviewed by {}",
    "as_of": "as of {}",
    "accessed": "accessed {}",
}


def told(aged: Stale, when: Edtf) -> str:
    """In words: `valid until 3 Feb 2026, 9 days before 12 Feb 2026`."""
    return f"{_TOLD[aged.key].format(aged.date.short())}, {counted(aged.days, 'day')} before {when.short()}"


class Ageable(NamedTuple):
    """A problem of a book from the day on which a date of it is stale; what is said of it is left open."""

    problem: Problem
    ageing: Ageing


def outdated(ageables: Iterable[Ageable], when: Edtf) -> tuple[Problem, ...]:
    """What is stale of some dates at another one, as far as there is room for as much."""
    found = Problems()
    day = when.earliest.toordinal()
    for problem, date_ in ageables:
        if date_.since <= day and found.has_room(problem.code):
            found.add(worded(Ageable(problem, date_), when))
    return found.ordered()


def worded(ageable: Ageable, when: Edtf) -> Problem:
    """What is said of a date that is stale at another one."""
    return ageable.problem._replace(message=clean(told(aged(ageable.ageing, when), when)))
