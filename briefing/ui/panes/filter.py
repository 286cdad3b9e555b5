"""The line above or below a list in which one types what to keep of it."""

from __future__ import annotations

from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label

from briefing.ui.keys import bindings


class Filter(Input):
    """Where one types what to find in a list. It stands in its pane only once it was asked for."""

    BINDINGS = bindings("filter")

    class Kept(Message):
        """The reader goes on to what was found."""

    class Dropped(Message):
        """The reader wants to see everything again."""

    def show_in(self, pane: Widget, show: bool, before: int | None = None) -> None:
        """Show it in a pane, or hide it."""
        if isinstance(self.parent, Horizontal):
            self.parent.display = show
        elif show and pane.is_attached:
            pane.mount(Horizontal(Label("filter "), self), before=before)

    def action_keep_filter(self) -> None:
        """Go down to what was found."""
        self.post_message(self.Kept())

    def action_drop_filter(self) -> None:
        """Show everything again."""
        self.post_message(self.Dropped())
