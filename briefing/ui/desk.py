"""What lies on the reader's desk: the library, the book on top, the date, and the trail. Knows no widget."""

from __future__ import annotations

from dataclasses import replace

from briefing.library.volume import Library, Volume
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.model.page import Page
from briefing.model.text import Text
from briefing.pages.context import context
from briefing.pages.page import page
from briefing.pages.view import View
from briefing.reader.state import StateFolder
from briefing.reader.trail import Stop, Trail


class Desk:
    """The book that is read, where in it, and what is remembered of that for the next time.

    `note` is what went wrong when the remembered state was read, for the reader to be told; empty if nothing.
    """

    def __init__(self, volume: Volume, when: Edtf | None, states: StateFolder, start: Ref | None) -> None:
        self.library = Library(volume)
        self.volume = volume
        self._asked_when = when
        self._states = states
        state, self.note = states.load(volume.book.path)
        self.state = state if start is None else replace(state, trail=state.trail.visit(Stop(start)))
        if self.trail.current is None:
            self.trail = Trail().visit(Stop(Ref(volume.book.id)))

    @property
    def trail(self) -> Trail:
        """Where the reader has been."""
        return self.state.trail

    @trail.setter
    def trail(self, trail: Trail) -> None:
        self.state = replace(self.state, trail=trail)

    @property
    def when(self) -> Edtf:
        """The date as of which the book on top is read: the one asked for, else its meeting's."""
        return self._asked_when or self.volume.book.header.date

    @property
    def view(self) -> View:
        """The book on top as of the date."""
        return View(self.library, self.volume, self.when)

    def fetch(self, ref: Ref) -> Page | None:
        """The page at a place, its book put on top; None where nothing is.

        May read a book, so it is not for the event loop. Raises UnreadableBook where the book is there but
        cannot be opened.
        """
        if not self.library.knows(ref.book):
            return None
        volume = self.library.volume(ref.book)
        found = page(View(self.library, volume, self._asked_when or volume.book.header.date), ref)
        if found is not None:
            self.volume = volume
        return found

    def beside(self, ref: Ref) -> Page:
        """The context of a place in the book on top.

        Reads the whole book's links the first time, so it is not for the event loop.
        """
        return context(self.view, ref)

    def save(self) -> Text:
        """Remember all this; a note if that failed, empty if it is done."""
        return self._states.save(self.volume.book.path, self.state)
