"""The bar in which one types a date, or two."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.strip import Strip

from briefing.model.text import Text
from briefing.ui.dates import Ends, Meant
from briefing.ui.keys import Key, bindings
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.screens.writing import TypedLine, Understood, Writing
from briefing.ui.typing import Typed

Found = TypeVar("Found", bound=Meant | Ends)


class DateBar(Writing[Found], Generic[Found]):
    """Answers with what was meant, or None where all is to stay as it is.

    `prompt` stands before the line, `first` in it; `understand` tells what is meant by what is typed.
    """

    BINDINGS = bindings("date")

    def __init__(
        self, prompt: str, first: str, understand: Callable[[str], Found], keys: tuple[Key, ...]
    ) -> None:
        super().__init__()
        self._prompt = prompt
        self._first = first
        self._understand = understand
        self._keys = keys
        self._behind: list[Strip] = []

    def ask(self, screen: Screen[None], take: Callable[[Found | None], None]) -> None:
        """Ask on a screen, from which gives way what was said in passing; the answer goes to `take`."""
        screen.app.clear_notifications()
        screen.app.push_screen(self, take)

    def compose(self) -> ComposeResult:
        """The line, what is understood of it, the keys."""
        with Vertical(id="date"):
            line = TypedLine()
            line.prompt = self._prompt
            line.typed = Typed(self._first).select()
            yield line
            yield Understood()
        line_of_keys = StatusLine(self._keys, lambda: Text(""))
        line_of_keys.scope = "date"
        yield line_of_keys

    async def on_resize(self) -> None:
        """Called by Textual between the first two frames; what is typed meanwhile comes in."""
        await asyncio.sleep(0)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Called by Textual for the page behind, whose lines are handed on as they are."""
        behind, console = self.render(), self.app.console
        if isinstance(behind, BackgroundScreen):  # else nothing behind was drawn anew
            segments = console.render(behind, console.options)
            self._behind = [Strip(line) for line in Segment.split_lines(segments)]
        return [line.crop(*crop.column_span) for line in self._behind[crop.y : crop.bottom]]

    def on_mount(self) -> None:
        """Say what stands there at first in words."""
        self.changed()

    def changed(self) -> None:
        """Say what is understood."""
        self.query_one(Understood).words = self._meant.told

    @property
    def _meant(self) -> Found:
        return self._understand(self.line.typed.text)

    def action_set(self) -> None:
        """Take what is typed, if it is a date; else the line below says what it is instead."""
        found = self._meant
        if found.when:
            self.dismiss(found)
