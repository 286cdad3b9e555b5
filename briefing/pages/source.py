"""A source: who published it, when, where it is found, and what in the book rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.entries import Entry, Source
from briefing.model.kinds import KINDS, kind_of
from briefing.model.page import Block, Part, Spans
from briefing.model.text import one_line
from briefing.pages.ages import dated
from briefing.pages.blocks import facts, facts_of, kicker, listed, note, parts, title
from briefing.pages.view import View
from briefing.pages.words import address, on, plain, to
from briefing.pages.words import facts as rows


def source(entry: Source, view: View) -> tuple[Part, ...]:
    """Title and facts, then what rests on it, kind by kind."""
    return (*parts(_head(entry, view)), *parts(_rests_on(entry, view)))


def _head(entry: Source, view: View) -> Iterator[Block]:
    yield kicker(view, entry, entry.reliability)
    yield title(entry.title)
    yield from facts_of(
        entry,
        ("Publisher", plain(entry.publisher)),
        *found_at(view, entry),
        ("Stored text", plain(entry.text) if entry.text else None),
    )


def found_at(view: View, entry: Source) -> tuple[tuple[str, Spans], ...]:
    """When and where a source is found, as labelled rows."""
    return (
        ("Published", on(entry.published)),
        ("Accessed", dated(view, entry, "accessed")),
        ("Address", address(entry.url)),
        ("Archived at", address(entry.archive_url)),
    )


def source_facts(view: View, found: Entry | None) -> Iterator[Block]:
    """What a reader needs to judge and find a source, or that none is given."""
    if not isinstance(found, Source):
        yield note("No source is given.")
        return
    yield from facts(
        rows(
            ("Publisher", to(view, found.id, found.publisher)),
            ("Title", plain(f"“{one_line(found.title)}”")),
            *found_at(view, found),
            ("Reliability", plain(found.reliability) if found.reliability else None),
        )
    )


def _rests_on(entry: Source, view: View) -> Iterator[Block]:
    links = view.volume.links.leading_to(entry.id)
    users = [user for link in links if (user := view.volume.book.at(link.source))]
    if not users:
        yield note("Nothing in this book rests on this source.")
    for kind in KINDS:
        yield from listed(view, kind.section.capitalize(), (user for user in users if kind_of(user) is kind))
