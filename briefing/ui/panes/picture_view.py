"""A picture as large as the pane, in its middle."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable
from math import inf

from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from briefing.model.page import Pixels
from briefing.ui.panes.lines import Lines
from briefing.ui.pictures import fitted, picture_rows
from briefing.ui.render import Ink


class PictureView(Lines):
    """One picture; it is drawn on a thread, and anew for another size or other colours."""

    def __init__(self, pixels: Pixels) -> None:
        super().__init__()
        self._pixels = pixels
        self._strips: list[Strip] = []

    def fit(self) -> None:
        """Adapt to another size than before; called before anything is drawn in it."""
        self._begin()

    def notify_style_update(self) -> None:
        """Called by Textual when colours change."""
        super().notify_style_update()
        self._begin()

    def _begin(self) -> None:
        self._strips = []
        if self.inside:
            self.run_worker(self._draw(), exclusive=True)

    async def _draw(self) -> None:
        ink = Ink(self.palette, Style(), self.has_colour)
        self._strips = await asyncio.to_thread(_drawn, self._pixels, self.inside, ink)
        self.forget()

    def line(self, y: int) -> Hashable:
        """Called for what stands at a line."""
        return y if y < len(self._strips) else None

    def draw(self, line: Hashable) -> Strip:
        """Called to draw it."""
        if isinstance(line, int):
            return self._strips[line]
        return Strip.blank(self.inside.width, self.palette.style())


def _drawn(pixels: Pixels, size: Size, ink: Ink) -> list[Strip]:
    columns, rows = fitted(pixels.width, pixels.height, size.width, size.height, inf)
    above, left = (size.height - rows) // 2, (size.width - columns) // 2
    blank = Strip.blank(size.width, ink.base)
    return [blank] * above + [ink.strip(row, left, size.width) for row in picture_rows(pixels, columns, rows)]
