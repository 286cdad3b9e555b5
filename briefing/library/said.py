"""What was said before: the quotes of one speaker, or on one topic, in all books within reach.

Another book means the same speaker by an entry of the same kind with a name or alias of several words that
both books give, or with the same id and the same name. What a person is sorted by is no such name, so nobody
is taken for his namesake.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from briefing.library.search.engine import ShelfSearch
from briefing.library.search.hits import LIBRARY, Scope
from briefing.library.search.matching import Marks, expression
from briefing.library.search.query import parse
from briefing.library.search.tree import All, Kind
from briefing.library.search.words import indexed
from briefing.library.shelf.asking import Askable
from briefing.library.shelf.books import shelved
from briefing.library.shelf.meta import book_term, speaker_term
from briefing.library.shelf.verdicts import verdict_on
from briefing.library.verification.verdict import Verdict
from briefing.library.volume import Library, Volume
from briefing.model.asides import Topic
from briefing.model.book import Book, Ref
from briefing.model.entries import Entry, Person, Quote, Unit
from briefing.model.kinds import BY_CLASS, KINDS

MOST = 200
"""Quotes on one topic at most: the best that the search finds."""

_SECTIONS = {kind: KINDS.index(BY_CLASS[kind]) for kind in (Person, Unit, Quote)}

_CALLED = """
    SELECT DISTINCT book, id FROM name CROSS JOIN entry USING (row)
    WHERE folded IN (SELECT value FROM json_each(?)) AND section = ?
"""
_QUOTES = f"""
    SELECT section, id, record FROM words
    CROSS JOIN entry ON entry.row = words.rowid CROSS JOIN record USING (row)
    WHERE words MATCH ? AND book = ? AND section = {_SECTIONS[Quote]} ORDER BY position
"""

Speaker = Person | Unit


class Saying(NamedTuple):
    """A quote, its place, the book in which it stands, and what became of it there, if it was looked up."""

    ref: Ref
    quote: Quote
    book: Book
    verdict: Verdict | None = None


class Said(NamedTuple):
    """Quotes, the newest first, those without a date last; and whether these are all."""

    sayings: tuple[Saying, ...]
    is_all: bool = True


def by_speaker(library: Library, volume: Volume, speaker: Speaker) -> Said:
    """All that a speaker of a volume said."""
    reach = _Reach(library)
    same = ((book, one) for book, one in reach.speakers(volume.book.id, speaker) if is_same(speaker, one))
    return Said(newest_first(saying for book, one in same for saying in reach.quotes(book, one)))


def on_topic(library: Library, volume: Volume, topic: Topic, outside: date | None = None) -> Said | None:
    """The quotes that a query finds, on a day from outside if one is given; None if it asks for nothing."""
    query = parse(topic.query)
    if query.tree is None:
        return None
    reach = _Reach(library)
    asked = query.tree.nodes if isinstance(query.tree, All) else (query.tree,)
    quotes = query._replace(tree=All((Kind((BY_CLASS[Quote].name,)), *asked)))
    found = ShelfSearch(library.shelves, outside=outside).search(
        quotes, Scope(volume.book.id) if topic.is_here else LIBRARY, MOST
    )
    sayings = map(reach.saying, dict.fromkeys(hit.ref for hit in found.hits))
    return Said(newest_first(filter(None, sayings)), found.whole and len(found.hits) < MOST)


def saying(library: Library, ref: Ref) -> Saying | None:
    """The quote at a place; None if no quote is there, or its book was never read."""
    return _Reach(library).saying(ref)


def is_same(one: Speaker, other: Entry) -> bool:
    """Whether two entries of two books mean one speaker."""
    if not isinstance(other, type(one)):
        return False
    is_called_so = one.id == other.id and indexed(one.name) == indexed(other.name)
    return is_called_so or not _full_names(one).isdisjoint(_full_names(other))


def _full_names(speaker: Speaker) -> set[str]:
    """The names of several words, as the index has them."""
    sort = (speaker.sort if isinstance(speaker, Person) else None) or ""
    names = map(indexed, (speaker.name, *speaker.aliases))
    return {name for name in names if " " in name} - {indexed(sort)}


def newest_first(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """Quotes by date, the newest first, those without one last; of one date as they come."""
    found = tuple(sayings)
    dated = [(one.quote.said, one) for one in found if one.quote.said]
    dated.sort(key=lambda pair: (pair[0].day, pair[0].sort_key), reverse=True)
    return (*(one for _, one in dated), *(one for one in found if one.quote.said is None))


class _Reach:
    """The books within reach: on the table as they were opened, else as their shelves have them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._books: dict[str, tuple[Askable, Book] | None] = {}

    def speakers(self, mine: str, speaker: Speaker) -> Iterator[tuple[str, Entry]]:
        """A speaker of one book, then whoever is called alike in another."""
        yield mine, speaker
        names = json.dumps([indexed(speaker.name), *_full_names(speaker)])
        called = (shelf.rows(_CALLED, names, _SECTIONS[type(speaker)]) for shelf in self._library.shelves)
        for book, entry_id in dict.fromkeys(row for rows in called for row in rows):
            known = self._known(book) if book != mine else None
            if known and (other := known[1].entries.get(entry_id)):
                yield book, other

    def quotes(self, book: str, speaker: Entry) -> Iterator[Saying]:
        """The quotes of a speaker in a book, in its order: all that the index has under the name."""
        known = self._known(book)
        if known and isinstance(speaker, Speaker):
            shelf, found = known
            terms = dict.fromkeys((*indexed(speaker.id).split(), *indexed(speaker.name).split()))
            marks = (Marks((term,)) for term in (book_term(book), *map(speaker_term, terms)))
            for quote in shelf.records(_QUOTES, expression(All(tuple(marks))), book):
                if isinstance(quote, Quote) and quote.speaker == speaker.id:
                    yield self._said(shelf, found, quote)

    def saying(self, ref: Ref) -> Saying | None:
        """The quote at a place."""
        known = self._known(ref.book)
        quote = known[1].entries.get(ref.id) if known else None
        return self._said(*known, quote) if known and isinstance(quote, Quote) else None

    def _known(self, book: str) -> tuple[Askable, Book] | None:
        """The shelf on which a name finds a book, and the book there."""
        if book not in self._books:
            self._books[book] = self._found(book)
        return self._books[book]

    def _found(self, book: str) -> tuple[Askable, Book] | None:
        if opened := self._library.opened(book):
            return opened.shelf, opened.book
        has = "SELECT 1 FROM book WHERE id = ?"
        shelf = next((shelf for shelf in self._library.shelves if shelf.rows(has, book)), None)
        return (shelf, shelved(shelf, book, shelf.folder)) if shelf else None

    def _said(self, shelf: Askable, book: Book, quote: Quote) -> Saying:
        ref = Ref(book.id, quote.id)
        opened = self._library.opened(book.id)
        return Saying(ref, quote, book, opened.verdicts.of(quote.id) if opened else verdict_on(shelf, ref))
