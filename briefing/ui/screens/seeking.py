"""A window with a line to type in, what was understood of it, and results at each key.

`Seeking` knows what to do with keys; what is found, and what choosing it does, a subclass says.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from briefing.model.text import Text
from briefing.ui.finding import Answer, Item, kept
from briefing.ui.keys import Key, Scope, bindings
from briefing.ui.panes.hit_list import HitList
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.screens.writing import TypedLine, Understood, Writing

Found = TypeVar("Found")


class Seeking(Writing[Found], Generic[Found]):
    """A line to type in, and results. Knows what to do with keys; what is found is for others to say."""

    BINDINGS = bindings("results")
    place: Scope
    """Where the reader is, as the list of keys names it."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Line, reading, results, keys."""
        with Vertical(id="seeking"):
            yield TypedLine()
            yield Understood()
            with Horizontal():
                yield HitList()
                yield from self.beside()
        line = StatusLine(self._keys, lambda: Text(""))
        line.scope = self.place
        yield line

    def beside(self) -> ComposeResult:
        """What stands beside the results."""
        yield from ()

    @property
    def results(self) -> HitList:
        """What was found."""
        return self.query_one(HitList)

    @property
    def is_open(self) -> bool:
        """Whether the window is still there: what was asked for may come when it is closed."""
        return self in self.app.screen_stack

    def show(self, answer: Answer, marked: int = 0) -> None:
        """Show results, one of them marked, and what was understood."""
        self.results.show(answer.items, marked)
        self.query_one(Understood).words = answer.understood
        self.marked()

    @work(group="refine", exclusive=True)
    async def refine(self, better: Callable[[], Answer]) -> None:
        """Show a better answer when it is there, unless something else is asked by then."""
        asked = self.line.typed.text, self.line.scope
        answer = await asyncio.to_thread(better)
        if self.is_open and asked == (self.line.typed.text, self.line.scope):
            self.show(answer, kept(self.results.items, answer.items, self.results.cursor))

    def marked(self) -> None:
        """Another result is marked."""

    def chosen(self, item: Item) -> None:
        """A result was chosen."""

    def action_move(self, step: int) -> None:
        """Mark the result above or below."""
        self.results.move(step)
        self.marked()

    def action_page(self, step: int) -> None:
        """Mark a result a screenful away."""
        self.results.move_screen(step)
        self.marked()

    def action_choose(self) -> None:
        """Choose the result that is marked."""
        if self.results.item:
            self.chosen(self.results.item)

    @on(HitList.Chosen)
    def _clicked(self, event: HitList.Chosen) -> None:
        self.chosen(event.item)

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
