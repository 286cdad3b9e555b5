"""An event."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.entries import Event
from briefing.model.page import Block, Fact, Facts, Part
from briefing.pages.blocks import about, facts_of, heading, kicker, parts, prose, sources, title
from briefing.pages.view import View
from briefing.pages.words import on, to


def event(entry: Event, view: View) -> tuple[Part, ...]:
    """Date and title, detail, what it is about, its sources, what came before and after."""
    return (
        *parts(_head(entry, view)),
        *prose(view, entry.id, entry.detail),
        *parts(about(view, entry.about)),
        *parts(sources(view, entry.sources)),
        *parts(_neighbours(entry, view)),
    )


def _head(entry: Event, view: View) -> Iterator[Block]:
    yield kicker(view, entry)
    yield title(entry.title)
    yield from facts_of(entry, ("Date", on(entry.date)))


def _neighbours(entry: Event, view: View) -> Iterator[Block]:
    ordered = in_order(view)
    position = ordered.index(entry)
    before = ordered[position - 1] if position else None
    after = ordered[position + 1] if position + 1 < len(ordered) else None
    found = [Fact(other.date.short(), to(view, other.id)) for other in (before, after) if other is not None]
    if found:
        yield heading("Before and after")
        yield Facts(tuple(found))


def in_order(view: View) -> list[Event]:
    """The book's events in order of time."""
    return sorted(view.volume.book.events, key=lambda event: (event.date.day, event.date.sort_key))
