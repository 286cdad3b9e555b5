"""A book as a page sees it: the volume, the library around it, and the date as of which it is read."""

from __future__ import annotations

from typing import NamedTuple

from briefing.library.volume import Library, Volume
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.model.entries import Entry, Person, Unit
from briefing.model.text import Text


class View(NamedTuple):
    """What every page is made from; `shows_pictures` tells whether they are decoded, which takes time."""

    library: Library
    volume: Volume
    when: Edtf
    shows_pictures: bool = False

    @property
    def as_of(self) -> Text:
        """The date for words that leave their page: `as of June 2024`; empty on the book's own date."""
        is_own = self.when == self.volume.book.header.date
        return Text("" if is_own else f"as of {self.when.standing()}")

    def here(self, entry_id: str) -> Ref:
        """The place of an entry of this book."""
        return Ref(self.volume.book.id, entry_id)

    def entry(self, entry_id: str | None) -> Entry | None:
        """An entry of this book by its id."""
        return self.volume.book.entries.get(entry_id) if entry_id else None

    def unit(self, entry_id: str | None) -> Unit | None:
        """A unit of this book by its id."""
        entry = self.entry(entry_id)
        return entry if isinstance(entry, Unit) else None

    def person(self, entry_id: str | None) -> Person | None:
        """A person of this book by their id."""
        entry = self.entry(entry_id)
        return entry if isinstance(entry, Person) else None

    def code(self, entry_id: str) -> Text:
        """An entry's spoken code."""
        return Text(self.volume.book.codes[entry_id])
