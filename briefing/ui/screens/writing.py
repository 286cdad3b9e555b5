"""A window with a line to type in, and what was understood of it. A subclass says what that is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widget import Widget

from briefing.model.text import Text
from briefing.ui.finding import SCOPE_NAMES, SCOPES
from briefing.ui.keys import bindings
from briefing.ui.typing import Typed
from briefing.wrap import cells


class TypedLine(Widget):
    """The line that is typed, and at its right end where one looks."""

    typed: reactive[Typed] = reactive(Typed())
    """The line."""
    scope: reactive[str] = reactive("")
    """Where one looks, one of `SCOPES`; empty where there is no choice."""
    prompt: reactive[str] = reactive("/")
    """What stands before it."""

    def render(self) -> Content:
        """Prompt, line with its cursor, scopes."""
        taken = cells(self.prompt) + 3
        width = self.content_size.width - taken
        scopes = self._scopes(SCOPES)
        if cells(self.typed.text) >= width - scopes.cell_length:
            scopes = self._scopes((self.scope,))
        before, under, behind = self.typed.seen(max(1, width - scopes.cell_length))
        line = (before, "reverse" if self.typed.selected else ""), (under, "reverse"), behind
        shown = Content.assemble((f"{self.prompt} ", "bold $accent"), *line)
        return shown.pad_right(max(0, width + taken - shown.cell_length - scopes.cell_length)) + scopes

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


Answer = TypeVar("Answer")


class Writing(ModalScreen[Answer], Generic[Answer]):
    """Knows what to do with keys for a line; `changed` is called when there are other words in it."""

    BINDINGS = bindings("typing")
    AUTO_FOCUS = ""

    @property
    def line(self) -> TypedLine:
        """The line one types in."""
        return self.query_one(TypedLine)

    def changed(self) -> None:
        """What is typed, or where one looks, is other than before."""

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
