"""Help for where one is: what every key does there, read off the list of keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from briefing.model.book import Ref
from briefing.model.page import Block, Fact, Facts, Heading, Page, Span, part
from briefing.model.text import Text, clean
from briefing.ui.keys import Key, Scope, bindings, help_table
from briefing.ui.panes.page_view import PageView


class HelpPage(PageView):
    """The keys as a page that scrolls."""

    BINDINGS = bindings("moving")


class Help(ModalScreen[None]):
    """A window over the book."""

    BINDINGS = bindings("dialog")

    def __init__(self, scope: Scope, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._page = help_page(scope, keys)

    def compose(self) -> ComposeResult:
        """The page, in a frame."""
        with Vertical(id="help"):
            yield HelpPage()

    def on_mount(self) -> None:
        """Show it."""
        self.query_one(HelpPage).show(self._page)


def help_page(scope: Scope, keys: tuple[Key, ...]) -> Page:
    """What one may press in a place, scope by scope."""
    blocks: list[Block] = []
    for title, rows in help_table(scope, keys).items():
        blocks.append(Heading((Span(clean(title)),), level=3))
        blocks.append(
            Facts(tuple(Fact(clean(row.keys), (Span(clean(row.description)),)) for row in rows), space=0)
        )
    return Page(Ref("help"), Text("Keys"), (part(*blocks),))
