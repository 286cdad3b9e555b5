"""Selecting words by keys: the page lies over itself, with a cursor on it, until words are taken or left."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from briefing.model.page import Excerpt, Scroll
from briefing.model.text import Text
from briefing.ui.keys import LAYERS, Key, bindings
from briefing.ui.panes.reading import Reading
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.panes.words_page import WordsPage
from briefing.ui.words import TOO_MUCH, Place


class Copied(NamedTuple):
    """Words to be copied as they stand."""

    words: str


class Picked(NamedTuple):
    """Words to make a quote of, where they were selected, and what of the page was seen then."""

    words: Excerpt
    ends: tuple[Place, Place]
    place: Scroll


class Selecting(ModalScreen[Picked | Copied | None]):
    """Answers with words to make a quote of, words to copy, or None."""

    BINDINGS = bindings("selecting")
    AUTO_FOCUS = "WordsPage"

    def __init__(self, reading: Reading, page: WordsPage, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._reading = reading
        self._page = page
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The page where it is, and the keys."""
        yield self._page
        line = StatusLine(self._keys, lambda: Text("selecting words"))
        line.scope = "selecting"
        yield line

    def on_mount(self) -> None:
        """Lie where the page is."""
        self._lie_over()

    def on_resize(self, event: events.Resize) -> None:
        """Lie there still, once that has found its room."""
        self.call_after_refresh(self._lie_over)

    def _lie_over(self) -> None:
        region = self._reading.region
        self._page.styles.offset = (region.x, region.y)
        self._page.styles.width, self._page.styles.height = region.width, region.height

    def action_go(self, unit: str, step: int) -> None:
        """Move the cursor."""
        self._page.go(unit, step)

    def action_swap(self) -> None:
        """To the other end of the selection."""
        self._page.swap()

    def action_begin(self) -> None:
        """Begin the selection where the cursor is."""
        self._page.begin_here()

    def action_copy(self) -> None:
        """Copy what is selected."""
        self.dismiss(Copied(self._page.rows_selected))

    def action_quote(self) -> None:
        """Make a quote of what is selected."""
        found, ends = self._page.excerpt, self._page.ends
        if found and ends:
            self.dismiss(Picked(found, ends, self._page.place))
        else:
            self.notify(TOO_MUCH, markup=False)

    def action_help(self) -> None:
        """What the keys do here."""
        from briefing.ui.screens.help import Help

        self.app.push_screen(Help("selecting", self._keys))

    def keys_here(self) -> tuple[Key, ...]:
        """Every key that works here."""
        return tuple(key for key in self._keys if key.scope in LAYERS["selecting"])

    def action_leave(self) -> None:
        """Select nothing."""
        self.dismiss(None)
