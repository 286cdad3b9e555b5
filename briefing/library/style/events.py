"""Events that are told twice, with two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.loading.findings import Elsewhere, Finding
from briefing.loading.sentences import quoted
from briefing.model.book import Book
from briefing.model.entries import Event

_NEAR = 45
"""Days: what bears one name is one event if no more lie between; else it may take place every year."""


def dated_twice(book: Book) -> Iterator[tuple[str, Finding]]:
    """Each event that is called as one before it, within some weeks, and surely is not of the same time."""
    known: dict[str, Event] = {}
    for event in book.events:
        name = " ".join(re.findall(r"\w+", event.title.casefold().removeprefix("the ")))
        first = known.setdefault(name, event)
        gap = max(
            event.date.earliest.toordinal() - first.date.latest.toordinal(),
            first.date.earliest.toordinal() - event.date.latest.toordinal(),
        )
        if 0 < gap <= _NEAR:
            sentence = f"{quoted(event.title)} is of {quoted(first.date.text)} in {quoted(first.id)}"
            other = Elsewhere(first.id, ("date",), "the other date here")
            yield (
                event.id,
                Finding(
                    ("date",), "S005", sentence, "correct one date, or tell them apart", elsewhere=(other,)
                ),
            )
