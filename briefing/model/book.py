"""A book as it was read: its header, its entries by section and by id, its spoken codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from briefing.model.entries import (
    AgendaItem,
    Article,
    Entry,
    Event,
    Figure,
    Header,
    Person,
    Quote,
    Source,
    Structure,
    Term,
    Unit,
)
from briefing.model.kinds import KINDS
from briefing.model.text import Text


class Ref(NamedTuple):
    """Where a reader can be: a book's entry, perhaps at a heading; without an id, the book's front page."""

    book: str
    id: str = ""
    heading: str = ""

    def __str__(self) -> str:
        """As a person types it: `book/id#heading`."""
        return self.book + (f"/{self.id}" if self.id else "") + (f"#{self.heading}" if self.heading else "")


TIMELINE, PROBLEMS = "@timeline", "@problems"
"""Where a book has pages that are no entry's; an `@` cannot begin an entry's id."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a book's files: path relative to the book, line and column from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, kw_only=True)
class Book:
    """One book, complete and unchanging.

    `written` holds each entry's keys and values as the author wrote them, and under "" the header's; `places`
    tells where each entry starts.
    """

    id: Text
    path: Path
    header: Header
    agenda: tuple[AgendaItem, ...] = ()
    articles: tuple[Article, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    structures: tuple[Structure, ...] = ()
    units: tuple[Unit, ...] = ()
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[Source, ...] = ()
    written: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)

    def section(self, name: str) -> tuple[Entry, ...]:
        """The entries of one section, in the order in which they stand in the files."""
        entries: tuple[Entry, ...] = getattr(self, name)
        return entries

    def __iter__(self) -> Iterator[Entry]:
        """Every entry, section by section."""
        for kind in KINDS:
            yield from self.section(kind.section)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every entry by its id."""
        return {entry.id: entry for entry in self}

    def at(self, ref: Ref) -> Entry | None:
        """The entry at a place, if that is in this book and something is there."""
        return self.entries.get(ref.id) if ref.book == self.id else None

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """The spoken code of every entry by its id: kind letter and position (`Q7`), or the one it pins."""
        return {
            entry.id: entry.code or f"{kind.letter}{position}"
            for kind in KINDS
            for position, entry in enumerate(self.section(kind.section), 1)
        }

    @cached_property
    def by_code(self) -> Mapping[str, Entry]:
        """Every entry by its spoken code, in capitals."""
        return {code.upper(): self.entries[entry_id] for entry_id, code in self.codes.items()}
