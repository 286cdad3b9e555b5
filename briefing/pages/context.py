"""What stands beside a page: where it leads, who leads there, who is named without a link, its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.library.links import Link
from briefing.library.mentions import Mention
from briefing.model.book import Ref
from briefing.model.entries import Entry, Source
from briefing.model.kinds import kind_of
from briefing.model.page import Block, Heading, Page, Paragraph, Spans, part
from briefing.model.text import Text
from briefing.pages.blocks import note
from briefing.pages.page import PROBLEMS, TIMELINE
from briefing.pages.view import View
from briefing.pages.words import joined, link, muted, name, plain, source


def context(view: View, ref: Ref) -> Page:
    """The page beside the page at a place: every line of it leads somewhere."""
    entry = view.entry(ref.id)
    blocks = tuple(_beside(view, entry) if entry else _around(view))
    return Page(ref, Text("Context"), (part(*(blocks or (note("Nothing leads from here."),))),))


def _beside(view: View, entry: Entry) -> Iterator[Block]:
    links, mentions = view.volume.links, view.volume.mentions
    outgoing = links.leading_from(entry.id)
    sources = [found for found in outgoing if isinstance(view.entry(found.target.id), Source)]
    yield from _section("Leads to", (_leads_to(view, found) for found in outgoing if found not in sources))
    yield from _section("Sources", (source(view, found.target.id) for found in sources))
    yield from _section("Led to by", (_led_to_by(view, found) for found in links.leading_to(entry.id)))
    yield from _section(
        "Named here", (_named(view, found.target, found) for found in mentions.in_entry(entry.id))
    )
    yield from _section(
        "Named by", (_named(view, found.source, found) for found in mentions.of_entry(entry.id))
    )


def _around(view: View) -> Iterator[Block]:
    """Beside the pages that are no entry's: the other ones of the book."""
    book = view.volume.book
    yield from _section(
        "In this book",
        (
            link(Ref(book.id), "Front page"),
            link(Ref(book.id, TIMELINE), f"Timeline of {len(book.events)} events") if book.events else (),
            link(Ref(book.id, PROBLEMS), f"{len(view.volume.problems)} problems")
            if view.volume.problems
            else (),
        ),
    )


def _section(title: str, items: Iterable[Spans]) -> Iterator[Block]:
    found = [spans for spans in items if spans]
    if found:
        yield Heading(plain(title), level=3)
        for position, spans in enumerate(found):
            yield Paragraph(spans, space=0 if position else 1)


def _leads_to(view: View, found: Link) -> Spans:
    return joined(
        (_linked(view, found.target), muted(found.how)) if found.how else (_linked(view, found.target),)
    )


def _led_to_by(view: View, found: Link) -> Spans:
    """Who leads here, and below the sentence that does, or the field."""
    said = found.sentence or found.how
    return joined((_linked(view, found.source), muted(said) if said else ()), "\n")


def _named(view: View, ref: Ref, found: Mention) -> Spans:
    return joined((_linked(view, ref), muted(found.sentence)), "\n")


def _linked(view: View, ref: Ref) -> Spans:
    """A link with its kind before it."""
    entry = view.entry(ref.id) if ref.book == view.volume.book.id else None
    words = name(view, ref) or str(ref)
    return joined((link(ref, words), muted(kind_of(entry).name) if entry else ()))
