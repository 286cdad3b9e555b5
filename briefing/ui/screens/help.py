"""Help for where one is: what every key does there, read off the list of keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen

from briefing.model.book import Ref
from briefing.model.page import Block, Fact, Facts, Heading, Page, Span, part
from briefing.model.text import Text, clean
from briefing.ui.keys import Key, Scope, bindings, help_table
from briefing.ui.layout import Layout, Spot
from briefing.ui.panes.page_view import PageView
from briefing.ui.panes.scrolled_page import measure


class HelpPage(PageView):
    """The keys as a page that scrolls, as high as what it shows."""

    BINDINGS = bindings("moving")

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._keys = page

    def on_mount(self) -> None:
        """Show the keys."""
        self.show(self._keys)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Called by Textual: so many rows, or as many as there is room for at all."""
        return len(Layout(self._keys.parts, measure(width)).rows(Spot(0, 0), viewport.height))


class Help(ModalScreen[None]):
    """A window over the book."""

    BINDINGS = bindings("dialog")

    def __init__(self, scope: Scope, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._page = help_page(scope, keys)

    def compose(self) -> ComposeResult:
        """The page, in a frame."""
        with Vertical(id="help"):
            yield HelpPage(self._page)


def help_page(scope: Scope, keys: tuple[Key, ...]) -> Page:
    """What one may press in a place, scope by scope."""
    blocks: list[Block] = []
    for title, rows in help_table(scope, keys).items():
        blocks.append(Heading((Span(clean(title)),), level=3))
        blocks.append(
            Facts(tuple(Fact(clean(row.keys), (Span(clean(row.description)),)) for row in rows), space=0)
        )
    return Page(Ref("help"), Text("Keys"), (part(*blocks),))
