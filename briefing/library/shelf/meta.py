"""What the index knows of an entry besides its words: its book, its kind, its speaker, its tags.

These stand in the full-text index as terms of their own, which no word of a text can be: they have a `_`.
So a search for the quotes of one person in one book is one walk through the index.

Of a quote under a rule the index has twice what it is found by: all of it, for who reads the book, and what
does not tell who spoke, for whoever searches it from outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from zlib import crc32

from briefing.library.attribution import is_on_record, rule, speaker_name
from briefing.library.names import called
from briefing.model.book import Book
from briefing.model.entries import Entry, Header, Quote
from briefing.model.kinds import kind_of
from briefing.model.text import Text

KIND_OF_HEADER = "book"
EVERYTHING, NOTHING, RULED = "e_", "n_", "r_"
"""The terms that every entry has, and none, and every quote under a rule."""
BETWEEN = " _ "
"""Stands in the index between what is not read as one."""


def meta(book: Book, entry: Entry | Header) -> str:
    """The terms of an entry, joined by blanks."""
    return " ".join(dict.fromkeys(_terms(book, entry)))


def _terms(book: Book, entry: Entry | Header) -> Iterator[str]:
    yield EVERYTHING
    yield book_term(book.id)
    yield kind_term(KIND_OF_HEADER if isinstance(entry, Header) else kind_of(entry).name)
    if isinstance(entry, Quote):
        yield from map(speaker_term, _speaker(book, entry))
        if rule(entry):
            yield RULED
        if entry.embargo_until and is_on_record(entry):
            yield free_term(entry.embargo_until.latest)
    if not isinstance(entry, Header):
        yield from map(tag_term, entry.tags)


def _speaker(book: Book, quote: Quote) -> Iterator[str]:
    """The terms of all that the speaker is called."""
    from briefing.library.search.words import indexed

    yield from indexed(quote.speaker_as or "").split()
    yield from indexed(quote.speaker).split()
    speaker = book.entries.get(quote.speaker)
    for name in called(speaker) if speaker else ():
        yield from indexed(name).split()


def outside(book: Book, entry: Entry | Header) -> str:
    """The terms of what a quote under a rule is found by from outside its book; empty of all else.

    These are its words, and those of an attribution that names nobody.
    """
    from briefing.library.search.words import indexed

    if not isinstance(entry, Quote) or not rule(entry):
        return ""
    named = "" if is_on_record(entry) else indexed(speaker_name(book, entry))
    said = (entry.words, entry.original.words if entry.original else "")
    marks = (EVERYTHING, book_term(book.id), kind_term(kind_of(entry).name))
    return BETWEEN.join((*map(indexed, said), named, " ".join((*marks, *map(speaker_term, named.split())))))


def book_term(book: str) -> str:
    """The term of the entries of a book; another book may have the same one, though hardly ever."""
    return f"b_{crc32(book.encode()):x}"


def kind_term(kind: str) -> str:
    """The term of the entries of a kind, by the kind's name."""
    return f"k_{kind.replace(' ', '_')}"


def speaker_term(term: str) -> str:
    """The term of what was said by somebody whose name has this term."""
    return f"s_{term}"


def free_term(day: date) -> str:
    """The term of an embargoed quote that else is on record, free from a day on; they sort as the days do."""
    return f"u_{day.isoformat().replace('-', '')}"


def tag_term(tag: Text | str) -> str:
    """The term of what bears a tag; a tag of several words is one term."""
    from briefing.library.search.words import indexed

    return f"t_{indexed(tag).replace(' ', '_')}"
