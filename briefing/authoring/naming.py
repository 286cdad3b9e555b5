"""Ids for what is imported: the book's own where it knows the thing, else made of a name, always in one way.

An id depends on what a thing is called, on what stands above it where two are called alike, and on nothing
that changes from one export to the next.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from briefing.authoring.importing.ranks import parted
from briefing.library.names import names_of
from briefing.library.search.names import in_latin
from briefing.loading.budgets import LIMITS
from briefing.model.book import Book
from briefing.model.entries import Entry, Person, Unit
from briefing.model.text import Text, clean, one_line

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
_LONGEST = 48
"""Characters of a name that come into an id; the rest is room for what tells two alike apart."""


def slug(words: str) -> str:
    """What an id makes of words: `a` to `z`, digits and hyphens; empty if none of it can be written so."""
    plain = in_latin(words.casefold()).translate(_LETTERS)
    ascii_ = normalize("NFKD", plain).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", ascii_.replace("'", "")).strip("-")
    return made if len(made) <= _LONGEST else made[:_LONGEST].rpartition("-")[0] or made[:_LONGEST]


class Wanted(NamedTuple):
    """What is to have an id: what it is, its names (the best last), an id of its own, what is above it."""

    kind: str
    names: tuple[str, ...]
    id: str = ""
    above: str = ""


class Ids:
    """The ids that are taken; `known` are those of a book's entries that were found in what is imported."""

    def __init__(self, book: Book | None) -> None:
        self.known: set[Text] = set()
        self._taken: set[str] = set(book.entries) if book else set()
        self._entries = book.entries if book else {}
        self._numbers: defaultdict[str, int] = defaultdict(lambda: 2)
        self._named: defaultdict[tuple[type[Entry], str], list[Text]] = defaultdict(list)
        entries: tuple[Unit | Person, ...] = (*book.units, *book.people) if book else ()
        for entry in entries:
            for name in dict.fromkeys(map(_plainly, names_of(entry))):
                self._named[type(entry), name].append(entry.id)
        for person in book.people if book else ():
            self._named.setdefault((Person, _plainly(parted(person.name)[1])), [person.id])

    def of(self, cls: type[Unit] | type[Person], wanted: Wanted) -> Text:
        """The id that the book has for a unit or a person with this id or one of the names, or a new one."""
        found = next((id_ for id_ in self._in_book(cls, wanted) if id_ not in self.known), None)
        if found is None:
            return self.new(wanted)
        self.known.add(found)
        return found

    def _in_book(self, cls: type[Unit] | type[Person], wanted: Wanted) -> Iterator[Text]:
        """The ids that may be meant; of several with the same name those that would be given here."""
        given = slug(wanted.id)
        if isinstance(self._entries.get(given), cls):
            yield Text(given)
        for name in filter(None, map(_plainly, wanted.names)):
            found = self._named.get((cls, name), [])
            if len(found) == 1:
                yield found[0]
            elif found:
                first, second = _spelt(wanted)
                numbered = [f"{second}-{number}" for number in range(2, len(found) + 2)]
                yield from (Text(id_) for id_ in (first, second, *numbered) if id_ in found)

    def new(self, wanted: Wanted) -> Text:
        """An id that is free: of the name, with what is above it, or with a number."""
        first, second = _spelt(wanted)
        made = second if first in self._taken else first
        while made in self._taken:
            made = f"{second}-{self._numbers[second]}"
            self._numbers[second] += 1
        self._taken.add(made)
        return Text(made)


def _spelt(wanted: Wanted) -> tuple[str, str]:
    """The id of the name alone, and the one with what is above it."""
    first = slug(wanted.id) or next(filter(None, map(slug, reversed(wanted.names))), wanted.kind)
    if _DEVICE.fullmatch(first):
        first = f"{first}-{wanted.kind}"
    above = slug(wanted.above) or wanted.kind
    return first, f"{first}-{above}"[: LIMITS.id_characters - 8].strip("-") if above != first else first


def _plainly(name: str) -> str:
    return one_line(clean(name)).casefold()
