"""A window with a line to type in, what was understood of it, and results at each key.

`Seeking` knows what to do with keys; what is found, and what choosing it does, a subclass says.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widget import Widget

from briefing.model.text import Text
from briefing.ui.finding import SCOPE_NAMES, SCOPES, Answer, Item, kept
from briefing.ui.keys import Key, Scope, bindings
from briefing.ui.panes.hit_list import HitList
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.typing import Typed
from briefing.wrap import cells


class TypedLine(Widget):
    """The line that is typed, and at its right end where one looks."""

    typed: reactive[Typed] = reactive(Typed())
    """The line."""
    scope: reactive[str] = reactive("")
    """Where one looks, one of `SCOPES`; empty where there is no choice."""
    prompt = "/"

    def render(self) -> Content:
        """Prompt, line with its cursor, scopes."""
        width = self.content_size.width - 4
        scopes = self._scopes(SCOPES)
        if cells(self.typed.text) >= width - scopes.cell_length:
            scopes = self._scopes((self.scope,))
        before, under, behind = self.typed.seen(max(1, width - scopes.cell_length))
        line = (before, "reverse" if self.typed.selected else ""), (under, "reverse"), behind
        shown = Content.assemble((f"{self.prompt} ", "bold $accent"), *line)
        return shown.pad_right(max(0, width + 4 - shown.cell_length - scopes.cell_length)) + scopes

    def _scopes(self, scopes: tuple[str, ...]) -> Content:
        """Some scopes by their names, none where there is no choice."""
        named = (
            Content.styled(SCOPE_NAMES[scope], "bold underline" if scope == self.scope else "$text-muted")
            for scope in scopes
            if self.scope
        )
        return Content("  ").join(named)


class Understood(Widget):
    """What was understood of what is typed, in plain words."""

    words: reactive[Text] = reactive(Text(""))
    """The words."""

    def render(self) -> Content:
        """The words, cut with `…` where there is no room."""
        told = Content.styled(self.words, "$text-muted")
        return told.truncate(max(0, self.content_size.width), ellipsis=True)


Found = TypeVar("Found")


class Seeking(ModalScreen[Found], Generic[Found]):
    """A line to type in, and results. Knows what to do with keys; what is found is for others to say."""

    BINDINGS = bindings("results", "typing")
    AUTO_FOCUS = ""
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
    def line(self) -> TypedLine:
        """The line one types in."""
        return self.query_one(TypedLine)

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

    def changed(self) -> None:
        """What is typed, or where one looks, is other than before."""

    def marked(self) -> None:
        """Another result is marked."""

    def chosen(self, item: Item) -> None:
        """A result was chosen."""

    def on_key(self, event: events.Key) -> None:
        """What can be read is typed, whatever else its key does elsewhere."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self._edit(lambda typed: typed.insert(event.character or ""))

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is typed at once."""
        event.stop()
        self._edit(lambda typed: typed.insert(event.text))

    def _edit(self, act: Callable[[Typed], Typed]) -> None:
        before, self.line.typed = self.line.typed, act(self.line.typed)
        if self.line.typed.text != before.text:
            self.changed()

    def action_cursor(self, step: int) -> None:
        """The cursor a character on or back."""
        self._edit(lambda typed: typed.move(step))

    def action_to_start(self) -> None:
        """The cursor to the start."""
        self._edit(Typed.to_start)

    def action_to_end(self) -> None:
        """The cursor to the end."""
        self._edit(Typed.to_end)

    def action_backspace(self) -> None:
        """Delete the character before the cursor."""
        self._edit(Typed.backspace)

    def action_delete(self) -> None:
        """Delete the character under the cursor."""
        self._edit(Typed.delete)

    def action_delete_word(self) -> None:
        """Delete the word before the cursor."""
        self._edit(Typed.delete_word)

    def action_delete_to_start(self) -> None:
        """Delete all before the cursor."""
        self._edit(Typed.delete_to_start)

    def action_delete_to_end(self) -> None:
        """Delete all behind the cursor."""
        self._edit(Typed.delete_to_end)

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
