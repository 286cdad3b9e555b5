"""A window with some things to choose one from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.model.page import Spans
from briefing.ui.keys import Key, bindings, shown
from briefing.ui.panes.row_list import Row, RowList

Value = TypeVar("Value")


class Option(NamedTuple, Generic[Value]):
    """One of the things: its line, and what it is."""

    line: Spans
    value: Value


class Options(RowList):
    """The lines of the things; says which one is marked."""

    @dataclass
    class Marked(Message):
        """Another line is marked."""

        row: Row
        """Which; its value is the number of the thing."""

    def move_to(self, index: int) -> None:
        """Mark a line."""
        super().move_to(index)
        if self.row:
            self.post_message(self.Marked(self.row))


class Choice(ModalScreen[Value], Generic[Value]):
    """Closes with what was chosen, None if nothing was; the option with the number `at` is marked first."""

    BINDINGS = bindings("dialog")
    AUTO_FOCUS = "Options"

    def __init__(
        self, question: str, options: Sequence[Option[Value]], keys: tuple[Key, ...], at: int = 0
    ) -> None:
        super().__init__()
        self._at = at
        self._question = question
        self._options = options
        self._choose, self._close = shown("row.choose", keys), shown("dialog.close", keys)

    def compose(self) -> ComposeResult:
        """What is asked, what there is, and the keys that answer."""
        rows = Options()
        rows.rows = [Row(option.line, number) for number, option in enumerate(self._options)]
        rows.move_to(self._at)
        rows.styles.height = len(self._options)
        choose, close = (self._choose, "bold $accent"), (self._close, "bold $accent")
        with Vertical(id="choice"):
            yield Static(Content(self._question).stylize("bold"))
            yield from self.above()
            yield rows
            yield from self.below()
            yield Static(Content.assemble(choose, " choose   ", close, " close"))

    def above(self) -> ComposeResult:
        """What is to be known first; nothing, unless a subclass says it."""
        return ()

    def below(self) -> ComposeResult:
        """What is to be known of the marked one; nothing, unless a subclass says it."""
        return ()

    def of(self, row: Row) -> Value:
        """What stands in a line."""
        assert isinstance(row.value, int)
        return self._options[row.value].value

    @on(Options.Chosen)
    def _chosen(self, event: Options.Chosen) -> None:
        event.stop()
        self.dismiss(self.of(event.row))
