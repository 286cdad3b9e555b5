"""The two panes that show a page: the text one reads, and the context beside it."""

from __future__ import annotations

from briefing.ui.keys import bindings
from briefing.ui.panes.page_view import PageView


class Reading(PageView):
    """The text in the middle."""

    BINDINGS = bindings("reading", "moving")


class Context(PageView):
    """Where the text leads and who leads to it; one moves from link to link, as in a list."""

    BINDINGS = bindings("context", "list", "moving")

    def action_scroll_up(self) -> None:
        """To the link above."""
        self.action_previous_link()

    def action_scroll_down(self) -> None:
        """To the link below."""
        self.action_next_link()

    def action_choose(self) -> None:
        """Follow the marked link."""
        self.action_follow()
