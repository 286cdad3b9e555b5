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

    def complete(self, page: Page) -> None:
        """Show more of the same page, as it was left."""
        self.show(page, None if self.place.link is None else self.place)

    def action_scroll_up(self) -> None:
        """To the link above."""
        self.action_previous_link()

    def action_scroll_down(self) -> None:
        """To the link below."""
        self.action_next_link()

    def action_page_up(self) -> None:
        """A screenful up, with the mark."""
        super().action_page_up()
        self.mark_in_sight()

    def action_page_down(self) -> None:
        """A screenful down, with the mark."""
        super().action_page_down()
        self.mark_in_sight()

    def action_half_page_up(self) -> None:
        """Half a screenful up, with the mark."""
        super().action_half_page_up()
        self.mark_in_sight()

    def action_half_page_down(self) -> None:
        """Half a screenful down, with the mark."""
        super().action_half_page_down()
        self.mark_in_sight()

    def action_scroll_home(self) -> None:
        """To the first link."""
        super().action_scroll_home()
        self.mark_in_sight()

    def action_scroll_end(self) -> None:
        """To the last link."""
        super().action_scroll_end()
        self.mark_in_sight(last=True)

    def action_choose(self) -> None:
        """Follow the marked link."""
        self.action_follow()
