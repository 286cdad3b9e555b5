"""The pane at the right: where the text leads and who leads to it."""

from __future__ import annotations

from briefing.model.page import Page, Scroll
from briefing.ui.keys import bindings
from briefing.ui.panes.page_view import PageView


class Context(PageView):
    """A page of links; one moves from link to link, as in a list."""

    BINDINGS = bindings("context", "list", "moving")

    def show(self, page: Page, scroll: Scroll | None = None) -> None:
        """Show a page; as in a list, something is always marked, at first the first link."""
        super().show(page, scroll or Scroll(link=0))

    def action_scroll_up(self) -> None:
        """To the link above."""
        self.action_previous_link()

    def action_scroll_down(self) -> None:
        """To the link below."""
        self.action_next_link()

    def action_choose(self) -> None:
        """Follow the marked link."""
        self.action_follow()
