"""What goes to stdout of a book: what the rules for its quotes allow, unless one asks for it despite them.

That is data, and is piped and mailed. So a quote under a rule is printed as it would be copied, is known by
its code, since its id may name the speaker, and nothing that leads to it or away from it tells who spoke. Of
an embargoed one there is only the sign that it is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from briefing.citing.allowed import allowed, is_apart, ruled
from briefing.citing.forms import Terms
from briefing.citing.telling import Telling
from briefing.citing.told import told
from briefing.citing.withheld import withheld
from briefing.library.attribution import is_embargoed, rule, speaker_name, until
from briefing.library.finding import BookNotFound
from briefing.library.identity import told as tells_speaker
from briefing.library.said import Saying, saying
from briefing.library.search.hits import Hit
from briefing.library.volume import Library, UnreadableBook
from briefing.model import asides
from briefing.model.book import Book, Ref
from briefing.model.entries import Entry, Quote
from briefing.model.kinds import title_of
from briefing.model.page import Block, Page, Paragraph, part
from briefing.model.text import Text, clean, one_line
from briefing.pages.blocks import facts_of, kicker
from briefing.pages.standing import standing
from briefing.pages.view import View
from briefing.pages.words import plain

_OF_AN_EMBARGOED = ("attribution", "embargo_until")
_LED_BY_EMBARGO = re.compile(r"\[[^\]]*\bembargo (?:until|with) ")
"""What may stand before the words of an embargoed quote in the text of another entry."""


def as_allowed(view: View, found: Page, terms: Terms) -> Page:
    """A page of the view's book as it may leave."""
    return (
        found
        if terms.embargo and terms.naming
        else found._replace(parts=(part(*_blocks(view, found, terms)),))
    )


def _blocks(view: View, found: Page, terms: Terms) -> Iterator[Block]:
    entry = view.entry(asides.cited(found.ref).id)
    if not isinstance(entry, Quote) or not terms.bind(entry):
        blocks = (block for part in found.parts for block in part.blocks)
        yield from withheld(view, found.ref, terms.today, blocks)
        return
    yield kicker(view, replace(entry, valid_until=None, review_by=None, said=None), rule(entry))
    if is_embargoed(entry, terms.today):
        yield Paragraph(plain(f"{_sign(entry)} Nothing of it leaves the book yet."))
    else:
        yield from told(view, view.here(entry.id), allowed(view.volume, entry), terms.today)
        yield from facts_of(replace(entry, tags=()), ("Verified", standing(view, entry)))


def title(view: View, entry: Entry, terms: Terms) -> Text:
    """What an entry is called."""
    is_early = isinstance(entry, Quote) and not terms.embargo and is_embargoed(entry, terms.today)
    called = one_line(title_of(entry))
    return _sign(entry) if isinstance(entry, Quote) and is_early else Telling(view, entry, terms).told(called)


def fields(view: View, entry: Entry, terms: Terms) -> Mapping[str, object]:
    """What the author wrote of an entry, by key."""
    written: Mapping[str, Any] = view.volume.book.written.get(entry.id, {})
    if not isinstance(entry, Quote) or not terms.bind(entry):
        return Telling(view, entry, terms).of_all(written)
    if is_embargoed(entry, terms.today):
        return {key: written[key] for key in _OF_AN_EMBARGOED if key in written}
    shown = allowed(view.volume, entry)
    left = {
        "id",
        "speaker",
        *(key for key in written if getattr(shown, key, None) != getattr(entry, key, None)),
    }
    kept = {key: value for key, value in written.items() if key not in left}
    if shown.original and "original" in written:
        kept["original"] = {"language": shown.original.language, "words": shown.original.words}
    return kept


def known_as(book: Book, ref: Ref, terms: Terms) -> str:
    """An entry by its place; a quote under a rule by its code."""
    entry = book.at(ref)
    is_bound = isinstance(entry, Quote) and terms.bind(entry)
    return str(ref._replace(id=book.codes[ref.id]) if is_bound else ref)


def links(view: View, entry: Entry, terms: Terms) -> tuple[list[str], list[str]]:
    """Where an entry leads, and what leads there, but for what would tell who spoke."""
    book, found = view.volume.book, view.volume.links
    if isinstance(entry, Quote) and terms.bind(entry):
        shown = allowed(view.volume, entry)
        is_told = shown.source and not is_embargoed(entry, terms.today)
        return [str(view.here(shown.source or ""))] * bool(is_told), []
    leading = (link.source for link in found.leading_to(entry.id))
    backlinks = (source for source in leading if not _tells(view, book.at(source), entry, terms))
    targets = (
        link.target
        for link in found.leading_from(entry.id)
        if not _gives_away(view, book.at(link.target), entry, terms)
    )
    return [known_as(book, ref, terms) for ref in targets], [known_as(book, ref, terms) for ref in backlinks]


def _tells(view: View, source: Entry | None, target: Entry, terms: Terms) -> bool:
    """Whether it would tell too much that one entry leads to another."""
    if not isinstance(source, Quote) or not terms.bind(source):
        return False
    return is_embargoed(source, terms.today) or is_apart(view.volume, source, target)


def _gives_away(view: View, target: Entry | None, source: Entry, terms: Terms) -> bool:
    """Whether an entry that leads to a quote tells who spoke."""
    return isinstance(target, Quote) and not terms.naming and is_apart(view.volume, target, source)


def may_tell(view: View, quote: Quote, of: Entry | str, terms: Terms) -> bool:
    """Whether one may tell with a quote what is known of the text in which its words stand."""
    if not terms.bind(quote):
        return True
    if is_embargoed(quote, terms.today):
        return False
    if isinstance(of, str):
        return tells_speaker(view.volume.book, view.volume.posts, quote, of) is None
    shown = allowed(view.volume, quote)
    return of.id in (shown.source, shown.article)


class ToldHit(NamedTuple):
    """A hit as it may be told, and the quote if it is one."""

    hit: Hit
    quote: Quote | None = None


def hits(library: Library, found: Iterable[Hit], terms: Terms) -> Iterator[ToldHit]:
    """The hits of a search from outside, as they may be told."""
    for hit in found:
        here = saying(library, hit.ref)
        if here is None:
            yield ToldHit(_without_words(library, hit, terms))
        elif not terms.bind(here.quote):
            who = speaker_name(here.book, here.quote)
            yield ToldHit(_without_words(library, hit, terms, who), here.quote)
        else:
            yield ToldHit(_bound(hit, here, terms), here.quote)


def _bound(hit: Hit, here: Saying, terms: Terms) -> Hit:
    """A hit on a quote under a rule: a sentence of its words, or none."""
    hit = hit._replace(ref=hit.ref._replace(id=here.book.codes[hit.ref.id]))
    if is_embargoed(here.quote, terms.today):
        return Hit(hit.ref, hit.kind, _sign(here.quote), (), _sign(here.quote), ())
    return hit if hit.text.strip('…“”" ') in one_line(here.quote.words) else _by_title(hit)


def _without_words(library: Library, hit: Hit, terms: Terms, who: str = "") -> Hit:
    """A hit on what is free itself, `who` said it if it is a quote, without words which may not leave."""
    if terms.embargo and terms.naming:
        return hit
    try:
        volume = library.volume(hit.ref.book)
    except (BookNotFound, UnreadableBook):
        return _by_title(hit) if _LED_BY_EMBARGO.search(hit.text) else hit
    bound = ruled(volume, terms.today, volume.book.at(hit.ref), hit.ref.id)
    if bound.stretches(hit.title, who):
        hit = hit._replace(title=bound.told(hit.title, who), title_spans=())
        return _by_title(hit)
    is_kept = _LED_BY_EMBARGO.search(hit.text) or bound.stretches(hit.text, f"{who}\n{hit.title}")
    return _by_title(hit) if is_kept else hit


def _by_title(hit: Hit) -> Hit:
    return hit._replace(text=hit.title, spans=hit.title_spans, also=())


def _sign(quote: Quote) -> Text:
    embargo = quote.embargo_until
    lasts = until(embargo, embargo.spoken()) if embargo else ""
    return clean(f"[embargoed {lasts}]")
