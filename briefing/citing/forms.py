"""The door: a place in a book in a form of citation, and a book's sources for a reference manager."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from briefing.citing.allowed import allowed, ruled
from briefing.citing.bibtex import bibtex
from briefing.citing.csl import csl_json
from briefing.citing.html import html
from briefing.citing.markdown import markdown
from briefing.citing.styles import Bibliography, Style
from briefing.citing.told import footnote, remark, told
from briefing.citing.withheld import withheld
from briefing.citing.works import Work, outside, works
from briefing.library.attribution import is_embargoed, is_on_record, until
from briefing.library.posts import Posts
from briefing.library.ruled import QuotedWords, Ruled
from briefing.library.volume import Volume
from briefing.model import asides
from briefing.model.book import Book, Ref
from briefing.model.entries import Entry, Header, Quote, Source
from briefing.model.page import Block, Page, Paragraph, part
from briefing.model.text import Text, clean
from briefing.pages.view import View
from briefing.pages.words import plain
from briefing.plain import lines

_UNRESTRICTED = "TLP:CLEAR"
_BROKEN = {
    "background": "[BACKGROUND: not to be attributed]",
    "not attributable": "[NOT ATTRIBUTABLE: to be put down to nobody]",
}
_FOR_MANAGERS: Mapping[Bibliography, Callable[[Iterable[Work], str | None], str]] = {
    "bibtex": bibtex,
    "csl-json": csl_json,
}


class Terms(NamedTuple):
    """On which day something leaves a book, and which rules it may break; it then says that it does."""

    today: date
    embargo: bool = False
    """Whether an embargo may be broken."""
    naming: bool = False
    """Whether a speaker may be named who is not to be."""

    def bind(self, quote: Quote) -> bool:
        """Whether something of a quote is kept back."""
        is_early = not self.embargo and is_embargoed(quote, self.today)
        return is_early or not (self.naming or is_on_record(quote))


class Embargoed(Exception):
    """A quote may not leave its book yet; the message says until when."""


class _Piece(NamedTuple):
    """What leaves a book: the place, what may be told of the entry there, and what stands under it."""

    view: View
    ref: Ref
    entry: Entry | None
    today: date
    below: tuple[Text, ...]

    def told(self) -> Iterator[Block]:
        yield from told(self.view, self.ref, self.entry, self.today)
        yield from self._below()

    def footnote(self) -> Iterator[Block]:
        but = self.entry.id if self.entry else ""
        yield from withheld(self.view, self.ref, self.today, footnote(self.view, self.entry), but)
        yield from self._below()

    def _below(self) -> Iterator[Block]:
        return (Paragraph(plain(line), space=0) for line in self.below)

    def for_manager(self, style: Bibliography) -> str:
        bound = ruled(self.view.volume, self.today, self.entry, self.entry.id if self.entry else "")
        remarked = bound.told(remark(self.view, self.entry) or "")
        note = " ".join(filter(None, (remarked, *self.below)))
        return _FOR_MANAGERS[style](_as_told(works(self.view, self.entry), bound), note or None)


FORMS: Mapping[Style, Callable[[_Piece], str]] = {
    "plain": lambda piece: _plain(piece.told()),
    "markdown": lambda piece: markdown(piece.told(), partial(outside, piece.view)),
    "html": lambda piece: html(piece.told(), partial(outside, piece.view)),
    "citation": lambda piece: _plain(piece.footnote()),
    "bibtex": lambda piece: piece.for_manager("bibtex"),
    "csl-json": lambda piece: piece.for_manager("csl-json"),
}


def cited(view: View, ref: Ref, style: Style, terms: Terms) -> Text:
    """What copying a place yields: words or value with their citation, all of a page, or the works alone.

    Raises Embargoed where nothing may be told on these terms.
    """
    book = view.volume.book
    ref = asides.cited(ref)
    entry, below = book.at(ref), (*_marking(book.header),)
    if isinstance(entry, Quote):
        entry, broken = _on(terms, view.volume, entry)
        below = (*broken, *below)
    return clean(FORMS[style](_Piece(view, ref, entry, terms.today, below)))


def _as_told(works: Iterable[Work], bound: Ruled) -> Iterator[Work]:
    """Works without words in their titles that may not leave."""
    return (replace(one, title=bound.told(one.title)) if isinstance(one, Source) else one for one in works)


def bibliography(book: Book, style: Bibliography) -> Text:
    """All sources of a book, in its order, for a reference manager; empty where it has none."""
    sources = [source for source in book.section("sources") if isinstance(source, Source)]
    note = " ".join(_marking(book.header)) or None
    # It goes where no day is known: what has ever been under an embargo is not told in it.
    told = _as_told(sources, Ruled(QuotedWords(book, date.min), Posts(book)))
    return clean(_FOR_MANAGERS[style](told, note)) if sources else Text("")


def marks(quote: Quote, today: date, naming: bool) -> Iterator[Text]:
    """What stands below words that are told against a rule: under an embargo, or `naming` their speaker."""
    if quote.embargo_until and is_embargoed(quote, today):
        lasts = until(quote.embargo_until, quote.embargo_until.spoken())
        yield clean(f"[EMBARGOED {lasts}]")
    if naming and not is_on_record(quote):
        yield Text(_BROKEN[quote.attribution])


def _on(terms: Terms, volume: Volume, quote: Quote) -> tuple[Quote, tuple[Text, ...]]:
    """What may be told of a quote, and which rules that breaks."""
    if quote.embargo_until and is_embargoed(quote, terms.today) and not terms.embargo:
        lasts = until(quote.embargo_until, quote.embargo_until.spoken())
        raise Embargoed(f"{volume.book.codes[quote.id]} is under embargo {lasts}.")
    broken = tuple(marks(quote, terms.today, terms.naming))
    if not terms.naming or is_on_record(quote):
        return allowed(volume, quote), broken
    return replace(quote, attribution="on record", speaker_as=None), broken


def _marking(header: Header) -> tuple[Text, ...]:
    """How far what is in the book may go, if not everywhere."""
    return (header.marking,) if header.marking and header.marking.upper() != _UNRESTRICTED else ()


def _plain(blocks: Iterable[Block]) -> str:
    return "\n".join(lines(Page(Ref(""), Text(""), (part(*blocks),))))
