"""A window with some things to choose one from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
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


class Choice(ModalScreen[Value], Generic[Value]):
    """Closes with what was chosen, None if nothing was."""

    BINDINGS = bindings("dialog")

    def __init__(self, question: str, options: Sequence[Option[Value]], keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._question = question
        self._options = options
        self._choose, self._close = shown("row.choose", keys), shown("dialog.close", keys)

    def compose(self) -> ComposeResult:
        """What is asked, what there is, and the keys that answer."""
        rows = RowList()
        rows.rows = [Row(option.line, number) for number, option in enumerate(self._options)]
        rows.styles.height = len(self._options)
        choose, close = (self._choose, "bold $accent"), (self._close, "bold $accent")
        with Vertical(id="choice"):
            yield Static(Content(self._question).stylize("bold"))
            yield rows
            yield Static(Content.assemble(choose, " choose   ", close, " close"))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        assert isinstance(event.row.value, int)
        self.dismiss(self._options[event.row.value].value)
