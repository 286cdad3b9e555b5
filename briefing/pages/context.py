"""What stands beside a page: where it leads, who leads there, who is named without a link, its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat

from briefing.library.links import Link
from briefing.library.mentions import Mention
from briefing.model import asides
from briefing.model.book import PROBLEMS, TIMELINE, Ref
from briefing.model.entries import Entry, Source
from briefing.model.page import Block, Heading, Lead, Page, Paragraph, Spans, part
from briefing.model.text import Text
from briefing.pages.ages import marked
from briefing.pages.blocks import note
from briefing.pages.standing import standing_at
from briefing.pages.view import View
from briefing.pages.words import joined, link, muted, name, plain, to


def context(view: View, ref: Ref, is_all: bool = True) -> Page:
    """The page beside the page at a place: every line of it leads somewhere.

    Not all of it is the links alone; names without a link, which come last, need those of the whole book.
    """
    entry = view.entry(asides.subject(ref))
    blocks = tuple(_beside(view, entry, is_all) if entry else _around(view, ref))
    nothing = (note("Nothing leads from here."),) if is_all else ()
    return Page(ref, Text("Context"), (part(*(blocks or nothing)),))


def _beside(view: View, entry: Entry, is_all: bool) -> Iterator[Block]:
    book, links = view.volume.book, view.volume.links
    numbers = _numbers()
    yield from _section("Before and after", _neighbours(view, entry), numbers)
    outgoing = [(found, book.at(found.target)) for found in links.leading_from(entry.id)]
    sources = [target for _, target in outgoing if isinstance(target, Source)]
    others = (_leads_to(view, found) for found, target in outgoing if not isinstance(target, Source))
    yield from _section("Leads to", others, numbers)
    yield from _section("Sources", (_source(view, source) for source in sources), numbers)
    incoming = (_linked_from(view, found) for found in links.leading_to(entry.id))
    yield from _section("Linked from", incoming, numbers)
    if not is_all:
        return
    mentions = view.volume.mentions
    here = (_named(view, found.target, found) for found in mentions.in_entry(entry.id))
    yield from _section("Named here, not linked", here, numbers)
    elsewhere = (_named(view, found.source, found) for found in mentions.of_entry(entry.id))
    yield from _section("Named by, not linked", elsewhere, numbers)


def _neighbours(view: View, entry: Entry) -> Iterator[Spans]:
    """Of a person the people who held the same posts before, and who do after, each once."""
    posts = view.volume.posts
    sides = (posts.before_and_after(one) for one in posts.of_person(entry.id))
    found = (
        (how, one)
        for side in sides
        for how, some in zip(("before", "after"), side, strict=True)
        for one in some
    )
    told = {one.person: (how, one) for how, one in found if one.person}
    for how, one in told.values():
        yield joined((to(view, one.person or ""), muted(f"{how}, {one.title}")))


def _around(view: View, ref: Ref) -> Iterator[Block]:
    """Beside the pages that are no entry's: where the front page leads, and the other ones of the book."""
    numbers = _numbers()
    leads_to = view.volume.links.leading_from("") if not ref.id else ()
    yield from _section("Leads to", (_leads_to(view, found) for found in leads_to), numbers)
    book, problems = view.volume.book, view.volume.problems
    places = [(Ref(book.id), "Overview"), (Ref(book.id, TIMELINE), "Timeline")]
    if problems:
        places.append((Ref(book.id, PROBLEMS), "Problems"))
    yield from _section("In this book", (link(*other) for other in places if other[0] != ref), numbers)


def _section(title: str, items: Iterable[Spans], numbers: Iterator[Lead]) -> Iterator[Block]:
    """A heading and its items, each beginning with the link it is about; nothing where there are none."""
    found = [spans for spans in items if spans]
    if found:
        yield Heading(plain(title), level=3)
        for position, spans in enumerate(found):
            several_lines = any("\n" in span.text for span in spans)
            yield Paragraph(spans, leads=(next(numbers),), space=1 if position and several_lines else 0)


def _numbers() -> Iterator[Lead]:
    """The keys that follow the first links, then none."""
    yield from (Lead("number", Text(str(number))) for number in range(1, 10))
    yield from repeat(Lead("indent"))


def _leads_to(view: View, found: Link) -> Spans:
    return joined((_linked(view, found.target), muted(found.how) if found.how else ()))


def _linked_from(view: View, found: Link) -> Spans:
    """Who leads here and by which field, or below the sentence that does."""
    linked = _linked(view, found.source)
    if found.sentence:
        return joined((linked, muted(found.sentence)), "\n")
    return joined((linked, muted(found.how)))


def _named(view: View, ref: Ref, found: Mention) -> Spans:
    return joined((_linked(view, ref), muted(found.sentence)), "\n")


def _source(view: View, entry: Source) -> Spans:
    dated = muted(entry.published.short()) if entry.published else ()
    return joined((to(view, entry.id, entry.publisher), dated, marked(view, entry)))


def _linked(view: View, ref: Ref) -> Spans:
    """A link by what stands there, for a quote how that stands, and whether it is stale."""
    found, entry = standing_at(view, ref), view.entry(ref.id) if ref.book == view.volume.book.id else None
    linked = (*link(ref, name(view, ref) or str(ref)), *(muted(" ") if found else ()), *found)
    return joined((linked, marked(view, entry) if entry else ()))
