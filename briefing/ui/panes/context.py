"""The pane at the right: where the text leads and who leads to it."""

from __future__ import annotations

from briefing.model.page import Page, Scroll
from briefing.ui.keys import bindings
from briefing.ui.panes.page_view import PageView


class Context(PageView):
    """A page of links; one moves from link to link, as in a list."""

    BINDINGS = bindings("context", "list", "moving")
    always_list = True

    def show(self, page: Page, scroll: Scroll | None = None) -> None:
        """Show a page; as in a list, something is always marked, at first the first link."""
        super().show(page, scroll or Scroll(link=0))

    def complete(self, page: Page) -> None:
        """Show more of the same page, as it was left."""
        self.show(page, None if self.place.link is None else self.place)

    def action_choose(self) -> None:
        """Follow the marked link."""
        self.action_follow()
