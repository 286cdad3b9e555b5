"""A book as it was read: its header, its entries by section and by id, its spoken codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, cast

import msgspec

from briefing.model.entries import (
    AgendaItem,
    Article,
    Entry,
    Event,
    Figure,
    Header,
    Person,
    Quote,
    Term,
    Unit,
)
from briefing.model.kinds import KINDS, kind_of
from briefing.model.text import Text

TIMELINE, PROBLEMS = "@timeline", "@problems"
"""Where a book has pages that are no entry's; an `@` cannot begin an entry's id."""

_NOTE = "fn-"


class Ref(NamedTuple):
    """Where a reader can be: a book's entry, perhaps at a heading; without an id, the book's front page."""

    book: str
    id: str = ""
    heading: str = ""

    @classmethod
    def parse(cls, written: str, book: str, at: str = "") -> Ref:
        """The place that `id`, `id#heading`, `#heading` or `book/id` names, written in an entry of a book."""
        path, _, heading = written.strip().partition("#")
        other, slash, entry = path.rpartition("/")
        return cls(other, entry, heading) if slash else cls(book, entry or at, heading)

    @property
    def is_note(self) -> bool:
        """Whether it is a footnote."""
        return self.heading.startswith(_NOTE)

    def __str__(self) -> str:
        """As a person types it: `book/id#heading`."""
        return self.book + (f"/{self.id}" if self.id else "") + (f"#{self.heading}" if self.heading else "")


def note_slug(number: int) -> Text:
    """What names a footnote of an entry in the place of a heading."""
    return Text(f"{_NOTE}{number}")


WORDS = "in-words"
"""The heading at which a structure is a page to read and not a tree to go through."""


class Place(msgspec.Struct, frozen=True):
    """Where something stands in a book's files: path relative to the book, line and column from 1."""

    path: str
    line: int
    column: int


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """One book, complete and unchanging.

    Its mappings may read what they are asked for only then, so that opening a large book costs no more than
    opening a small one. `sections` holds the entries by section, in the order of the files; `entries` and
    `codes` are by id. `written` holds each entry's keys and values as the author wrote them, under "" the
    header's; `places` tells where each entry starts.
    """

    id: Text
    path: Path
    header: Header
    sections: Mapping[str, Sequence[Entry]]
    entries: Mapping[str, Entry]
    codes: Mapping[str, str]
    by_code: Mapping[str, str]
    """Ids by spoken code in capitals."""
    written: Mapping[str, Mapping[str, object]] = {}
    places: Mapping[str, Place] = {}

    @classmethod
    def of(
        cls,
        id_: Text,
        path: Path,
        header: Header,
        entries: Iterable[Entry],
        written: Mapping[str, Mapping[str, object]] | None = None,
        places: Mapping[str, Place] | None = None,
    ) -> Book:
        """The book of entries that are all at hand, each id once, in the order of the files."""
        sections: dict[str, list[Entry]] = {kind.section: [] for kind in KINDS}
        for entry in entries:
            sections[kind_of(entry).section].append(entry)
        codes: dict[str, str] = {
            entry.id: code_of(entry, position)
            for found in sections.values()
            for position, entry in enumerate(found)
        }
        return cls(
            id=id_,
            path=path,
            header=header,
            sections={name: tuple(found) for name, found in sections.items()},
            entries={entry.id: entry for found in sections.values() for entry in found},
            codes=codes,
            by_code={code.upper(): entry_id for entry_id, code in codes.items()},
            written=written or {},
            places=places or {},
        )

    def section(self, name: str) -> Sequence[Entry]:
        """The entries of one section."""
        return self.sections[name]

    @property
    def agenda(self) -> Sequence[AgendaItem]:
        """The points of the meeting."""
        return cast(Sequence[AgendaItem], self.sections["agenda"])

    @property
    def articles(self) -> Sequence[Article]:
        """The texts to read."""
        return cast(Sequence[Article], self.sections["articles"])

    @property
    def quotes(self) -> Sequence[Quote]:
        """What was said."""
        return cast(Sequence[Quote], self.sections["quotes"])

    @property
    def figures(self) -> Sequence[Figure]:
        """The numbers."""
        return cast(Sequence[Figure], self.sections["figures"])

    @property
    def units(self) -> Sequence[Unit]:
        """The bodies of the command structures."""
        return cast(Sequence[Unit], self.sections["units"])

    @property
    def people(self) -> Sequence[Person]:
        """Who speaks, decides or commands."""
        return cast(Sequence[Person], self.sections["people"])

    @property
    def events(self) -> Sequence[Event]:
        """What happened, or will."""
        return cast(Sequence[Event], self.sections["events"])

    @property
    def terms(self) -> Sequence[Term]:
        """The words and acronyms."""
        return cast(Sequence[Term], self.sections["terms"])

    def __iter__(self) -> Iterator[Entry]:
        """Every entry, section by section."""
        for kind in KINDS:
            yield from self.sections[kind.section]

    def at(self, ref: Ref) -> Entry | None:
        """The entry at a place, if that is in this book and something is there."""
        return self.entries.get(ref.id) if ref.book == self.id else None


def code_of(entry: Entry, position: int) -> str:
    """An entry's spoken code: kind letter and position in its section, from 0 (`Q7`), or the one it pins."""
    return entry.code or f"{kind_of(entry).letter}{position + 1}"
