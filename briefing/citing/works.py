"""What is cited: the sources of an entry where it has some, else the entry in its briefing book."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import NamedTuple

from msgspec.structs import replace

from briefing.library.attribution import is_on_record
from briefing.library.identity import told
from briefing.model import web
from briefing.model.book import Ref
from briefing.model.entries import Entry, Event, Figure, Header, Quote, Source
from briefing.model.page import Spans, Target
from briefing.model.text import Text, clean, one_line
from briefing.pages.view import View
from briefing.pages.words import address, joined, on, plain, short_title

_UNTITLED = Text("Briefing book")


class Leaf(NamedTuple):
    """An entry of a briefing book, or the book itself, which has no code."""

    id: Text
    title: Text
    header: Header
    code: Text = Text("")

    @property
    def book(self) -> Text:
        """The book by title and edition."""
        return clean(f"{one_line(self.header.title)}, edition {self.header.edition}")

    @property
    def standing(self) -> Text:
        """The book, and where in it the entry stands."""
        return clean(f"{self.book}, {self.code}") if self.code else self.book


Work = Source | Leaf


def works(view: View, entry: Entry | None) -> tuple[Work, ...]:
    """What one cites for an entry of the view's book, for None the book itself, each work once."""
    found = map(view.entry, dict.fromkeys(_rests_on(entry))) if entry else ()
    return tuple(work for work in found if isinstance(work, Source)) or (leaf(view, entry),)


def leaf(view: View, entry: Entry | None) -> Leaf:
    """An entry as a part of its book; for None the book."""
    book = view.volume.book
    if entry is None:
        return Leaf(book.id, one_line(book.header.title), book.header)
    code = view.code(entry.id)
    if not isinstance(entry, Quote) or is_on_record(entry):
        return Leaf(entry.id, short_title(view, entry), book.header, code)
    # The id of a quote may hold the name of a speaker who is not to be named, and so may the book's title.
    is_telling = told(book, view.volume.posts, entry, book.header.title)
    header = replace(book.header, title=_UNTITLED) if is_telling else book.header
    return Leaf(code, short_title(view, entry), header, code)


def reference(work: Work) -> Spans:
    """A source as publisher, title, date, address; an entry as its title and where it stands."""
    if isinstance(work, Source):
        title = plain(f"“{one_line(work.title)}”")
        return joined((plain(work.publisher), title, on(work.published), address(work.url)), ", ")
    return joined((plain(work.title) if work.code else (), plain(work.standing)), ", ")


def openable(url: Text | None) -> Text | None:
    """An address as it is written, if a program that is given it may open it."""
    return url if url and web.address(url) else None


def outside(view: View, target: Target | None) -> str | None:
    """The address that a link has where the book is not at hand: of the web, or of a source; else None."""
    if isinstance(target, Ref):
        entry = view.volume.book.at(target)
        url = entry.url if isinstance(entry, Source) else None
    else:
        url = target.url if target else None
    found = web.address(url) if url else None
    return found.url if found else None


@singledispatch
def _rests_on(entry: Entry) -> Iterable[str | None]:
    """The ids of the sources that are cited in place of the entry."""
    return ()


@_rests_on.register
def _(entry: Source) -> Iterable[str | None]:
    return (entry.id,)


@_rests_on.register(Quote | Figure)
def _(entry: Quote | Figure) -> Iterable[str | None]:
    return (entry.source,)


@_rests_on.register
def _(entry: Event) -> Iterable[str | None]:
    return entry.sources
