"""A chart that has a window for itself."""

from __future__ import annotations

from msgspec.structs import replace

from briefing.model.book import Ref
from briefing.model.page import Block, Chart, Page, Scroll, part
from briefing.model.text import Text
from briefing.ui.keys import bindings
from briefing.ui.panes.page_view import PageView


class Plot(PageView):
    """What is compared, drawn as wide as the window, and lines as high."""

    BINDINGS = bindings("table")
    longest = 200

    def __init__(self) -> None:
        super().__init__()
        self._blocks: tuple[Block, ...] = ()
        self._height = 0

    def plot(self, blocks: tuple[Block, ...]) -> None:
        """Show a chart, or the table in its place."""
        self._blocks = blocks
        self._show(Scroll())

    def fit(self) -> None:
        """Lay it out anew, in another height too."""
        super().fit()
        if self.room.height != self._height:
            self._show(self.place)

    def _show(self, scroll: Scroll) -> None:
        self._height = height = self.room.height
        drawn = (replace(each, height=height) if isinstance(each, Chart) else each for each in self._blocks)
        self.show(Page(Ref(""), Text(""), (part(*drawn),)), scroll)
