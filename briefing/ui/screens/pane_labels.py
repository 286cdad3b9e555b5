"""A letter on every pane; typing one goes there."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from briefing.ui.arrangement import PANES, Pane
from briefing.ui.keys import Key, bindings, shown

_NAMES: Mapping[Pane, str] = {"contents": "contents", "reading": "text", "context": "context"}


class PaneLabels(ModalScreen[Pane | None]):
    """Lies over the panes and closes with the one that was chosen, None if none was."""

    BINDINGS = bindings("panes")

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The panes by name, each with the key that goes there."""
        with Horizontal(id="pane-labels"):
            for pane in PANES:
                key = shown(f"panes.{pane}", self._keys)
                yield Static(Content.assemble((f" {key} ", "bold reverse"), f" {_NAMES[pane]}"))

    def action_go(self, pane: Pane) -> None:
        """Choose a pane."""
        self.dismiss(pane)

    def action_cancel(self) -> None:
        """Stay."""
        self.dismiss(None)
