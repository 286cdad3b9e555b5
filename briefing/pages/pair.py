"""Two quotes side by side, of one book or of two: the words, who said them, when, where, in which source."""

from __future__ import annotations

from briefing.library.attribution import rule
from briefing.library.finding import BookNotFound
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.entries import Quote
from briefing.model.page import Block, Column, Columns, Facts, Page, Paragraph
from briefing.model.text import Text, one_line
from briefing.pages.blocks import parts, title
from briefing.pages.quote import speaker
from briefing.pages.standing import standing
from briefing.pages.view import View
from briefing.pages.words import facts, joined, link, muted, on, plain, source, to

_TITLE = Text("Side by side")


def pair(view: View, ref: Ref, quotes: asides.Pair) -> Page | None:
    """The two quotes in columns; None unless both are there. Raises UnreadableBook."""
    columns = [column for one in (quotes.one, quotes.other) if (column := _column(view, one))]
    if len(columns) < 2:
        return None
    return Page(ref, _TITLE, parts((title(_TITLE), Columns(columns=tuple(columns), space=1))))


def _column(view: View, ref: Ref) -> Column | None:
    seen = _seen(view, ref.book)
    quote = seen.entry(ref.id) if seen else None
    if seen is None or not isinstance(quote, Quote):
        return None
    evidence = asides.Evidence(ref.id).at(ref.book)
    is_elsewhere = ref.book != view.volume.book.id
    book = link(Ref(ref.book), seen.volume.book.header.title) if is_elsewhere else None
    blocks: tuple[Block, ...] = (
        Paragraph(plain(f"“{one_line(quote.words)}”"), space=0),
        Paragraph(speaker(quote, seen)),
        Facts(
            facts(
                ("Occasion", plain(quote.occasion) if quote.occasion else None),
                ("Source", source(seen, quote.source) or muted("none given")),
                ("Verified", joined((standing(seen, quote), link(evidence, "evidence")))),
                ("Book", book),
            )
        ),
    )
    return Column(
        joined((to(seen, quote.id, seen.code(quote.id)), on(quote.said), muted(rule(quote)))), blocks
    )


def _seen(view: View, book: str) -> View | None:
    """A book as a page sees it; None if it is not within reach."""
    if book == view.volume.book.id:
        return view
    try:
        return view._replace(volume=view.library.volume(book))
    except BookNotFound:
        return None
