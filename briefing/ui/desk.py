"""What lies on the reader's desk: the library, the book on top, the date, and the trail. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.volume import Library, Volume
from briefing.model import asides
from briefing.model.book import PROBLEMS, WORDS, Ref
from briefing.model.dates import Edtf
from briefing.model.entries import Figure, Structure
from briefing.model.page import Chart, Outlook, Page
from briefing.model.text import Text
from briefing.pages.page import page
from briefing.pages.view import View
from briefing.reader import searches
from briefing.reader.searches import Change
from briefing.reader.state import StateFolder
from briefing.reader.trail import Stop, Trail

if TYPE_CHECKING:
    from briefing.library.structure.outline import Shown
    from briefing.pages.tree import Tree

_AROUND = 4
"""Parts before that with which a page begins, and after it, that are made before it is drawn."""
_MANY = 1_000
"""In a book of more entries a page is worked out on another thread: who names it is not known at once."""


class Planted(NamedTuple):
    """A structure as a tree, and what is shown of it."""

    tree: Tree
    shown: Shown


class Fetched(NamedTuple):
    """A page, and the volume it is in; of a structure the tree that stands in the place of its page."""

    volume: Volume
    page: Page
    planted: Planted | None = None


class Desk:
    """The book that is read, where in it, and what is remembered of that for the next time.

    State is that of the book that was opened, even while links have led into another.
    `note` is what went wrong when the remembered state was read, for the reader to be told; empty if nothing.
    """

    def __init__(self, volume: Volume, when: Edtf | None, states: StateFolder, start: Ref | None) -> None:
        self.library = Library(volume)
        self.volume = volume
        self.when = when
        """The date asked for, as of which every book is read; None for the day of its meeting."""
        self._when_opened = when
        self._states = states
        self._opened = volume.book
        self._start = start
        self.state, self.note = states.load(volume.book.path)
        self.searches, trouble = searches.load(states.folder)
        self.note = self.note or trouble
        if start or self.trail.current is None or self.trail.current.ref.book != volume.book.id:
            self.trail = self.trail.visit(Stop(start or Ref(volume.book.id)))

    @property
    def is_at_home(self) -> bool:
        """Whether the book that was opened is on top, and would be opened again at this place and date."""
        opened_again = self._start is None or self.trail.current == Stop(self._start)
        is_of_then = self.when == self._when_opened
        return self.volume.book.id == self._opened.id and opened_again and is_of_then

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that say where the reader was."""
        return self._states.files(self._opened.path)

    @property
    def trail(self) -> Trail:
        """Where the reader has been."""
        return self.state.trail

    @trail.setter
    def trail(self, trail: Trail) -> None:
        self.state = self.state._replace(trail=trail)

    @property
    def view(self) -> View:
        """The book on top as of the date asked for, else of its meeting."""
        return self._seen(self.volume)

    def _seen(self, volume: Volume) -> View:
        return View(self.library, volume, self.when or volume.book.header.date)

    def fetch(self, ref: Ref, outlook: Outlook | None = None, start: Text | None = None) -> Fetched | None:
        """The page at a place, perhaps from another slug on, and the volume it is in; None where nothing is.

        With an outlook, a structure comes as a tree that is seen so, unless it is wanted in words. May read
        a book, and loads what draws lines, so it is not for the event loop. Raises UnreadableBook where the
        book is there but cannot be opened.
        """
        if not self.library.knows(ref.book):
            return None
        volume = self.library.volume(ref.book)
        view, entry = self._seen(volume), volume.book.at(ref)
        if outlook is not None and isinstance(entry, Structure) and ref.heading != WORDS:
            return Fetched(volume, Page(ref, entry.title, ()), _planted(view, entry, outlook))
        found = self.fetch_from(volume, ref)
        if found and _has_lines(found):
            from briefing.ui.charts.strokes import load

            load()
        if found is None:
            return None
        found = found if start is None else found._replace(start=start)
        _make_first_seen(found)
        return Fetched(volume, found)

    def fetch_from(self, volume: Volume, ref: Ref) -> Page | None:
        """The page at a place as a volume has it, which need not be on the desk any more."""
        return page(self._seen(volume)._replace(shows_pictures=True), ref)

    def is_at_hand(self, ref: Ref) -> bool:
        """Whether a page is there at once: nothing must be worked out, read or loaded for it first."""
        volume = self.library.opened(ref.book)
        if volume is None or asides.read(ref) or ref.id == PROBLEMS:
            return False
        entry = volume.book.at(ref)
        if isinstance(entry, Structure) or len(volume.book.entries) > _MANY:
            return False
        return not isinstance(entry, Figure) or not (entry.image or (entry.series and not _draws_lines()))

    def changing_searches(self, act: Change) -> Callable[[], Text]:
        """Change what was looked for; gives what remembers that, as `saving` does."""
        self.searches = act(self.searches)
        return partial(searches.change, self._states.folder, act)

    def saving(self) -> Callable[[], Text]:
        """What remembers all this as it is now, on any thread; it gives a note, empty if all went well."""
        return partial(self._states.save, self._opened.path, self.state)


def _make_first_seen(found: Page) -> None:
    """Make what is seen first of a page that begins further down: drawing has no time for it."""
    if found.start:
        at = next((number for number, part in enumerate(found.parts) if found.start in part.slugs), 0)
        for part in found.parts[max(0, at - _AROUND) : at + _AROUND + 1]:
            part.blocks  # noqa: B018  (made at the first look)


def _has_lines(found: Page) -> bool:
    parts = (part for part in found.parts if not part.size)
    return any(isinstance(block, Chart) and block.kind == "line" for part in parts for block in part.blocks)


def _draws_lines() -> bool:
    from briefing.ui.charts.strokes import is_loaded

    return is_loaded()


def _planted(view: View, structure: Structure, outlook: Outlook) -> Planted:
    from briefing.pages.tree import Tree  # most places have none

    tree = Tree(view, structure, outlook.ties)
    return Planted(tree, tree.shown(outlook))
