"""Dates that age: what an entry says of how long it holds, judged on a day.

`valid_until` and `review_by` are over on the day after them. What a figure tells `as_of` a day, and a source
that was `accessed` on one, is stale after `stale_after` days, which the book's header sets. Of a date that is
not exact the last day counts, and the first of the one at which it is judged, so that nothing is called stale
that may not be.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from briefing.loading.sentences import counted
from briefing.model.dates import Edtf
from briefing.model.entries import Entry, Header

Ages = Literal["valid_until", "review_by", "as_of", "accessed"]

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
        return self.key in ("valid_until", "review_by")


def stale(entry: Entry, header: Header, when: Edtf) -> tuple[Stale, ...]:
    """The dates of an entry that are stale, those first by which it should no longer be relied on."""
    found: list[Stale] = []
    for key in get_args(Ages):
        date: Edtf | None = getattr(entry, key, None)
        if date is not None:
            aged = Stale(key, date, (when.earliest - date.latest).days)
            allowed = 0 if aged.is_over else STALE_AFTER if header.stale_after is None else header.stale_after
            if aged.days > allowed:
                found.append(aged)
    return tuple(found)


_TOLD = {
    "valid_until": "valid until {}",
    "review_by": "to be reviewed by {}",
    "as_of": "as of {}",
    "accessed": "accessed {}",
}


def told(aged: Stale, when: Edtf) -> str:
    """In words: `valid until 3 Feb 2026, 9 days before 12 Feb 2026`."""
    return f"{_TOLD[aged.key].format(aged.date.short())}, {counted(aged.days, 'day')} before {when.short()}"
