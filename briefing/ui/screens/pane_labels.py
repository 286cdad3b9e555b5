"""A letter on every pane; typing one goes there."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.ui.arrangement import PANES, Pane
from briefing.ui.keys import bindings

LETTERS: dict[Pane, str] = {"contents": "c", "reading": "t", "context": "x"}


class PaneLabels(ModalScreen[Pane | None]):
    """Lies over the panes and closes with the one that was chosen, None if none was."""

    BINDINGS = bindings("panes")

    def compose(self) -> ComposeResult:
        """The panes by name, each with the letter that goes there."""
        with Horizontal(id="pane-labels"):
            for pane in PANES:
                yield Static(Content.assemble((f" {LETTERS[pane]} ", "bold reverse"), f" {pane}"))

    def action_go(self, pane: Pane) -> None:
        """Choose a pane."""
        self.dismiss(pane)

    def action_cancel(self) -> None:
        """Stay."""
        self.dismiss(None)
