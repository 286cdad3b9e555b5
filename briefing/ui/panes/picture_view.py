"""A picture as large as the pane, in its middle."""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Sequence
from functools import partial
from math import inf

from rich.style import Style
from textual.filter import LineFilter
from textual.geometry import Size
from textual.strip import Strip

from briefing.model.page import Pixels
from briefing.ui.graphics import Graphics
from briefing.ui.panes.lines import Lines
from briefing.ui.pictures import fitted, picture_rows
from briefing.ui.render import Ink


class PictureView(Lines):
    """One picture; it is drawn on a thread, and anew for another size or other colours.

    `graphics` draws it in the terminal's own pixels, None in cells.
    """

    def __init__(self, pixels: Pixels, graphics: Graphics | None = None) -> None:
        super().__init__()
        self._pixels = pixels
        self._graphics = graphics
        self._is_covered = False
        self._strips: list[Strip] = []

    def cover(self, is_covered: bool) -> None:
        """Something lies over the picture, or no longer: what lies over cells only covers cells."""
        if self._graphics and is_covered != self._is_covered:
            self._is_covered = is_covered
            self._begin()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line passes on its way to the terminal: text does, and not what graphics draws."""
        return [] if self._graphics else super().get_line_filters()

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
        drawing = partial(_drawn, self._pixels, self.inside, ink)
        if self._graphics and self.has_colour and not self._is_covered:
            drawing = partial(self._graphics.drawn, self._pixels, self.content_region, ink.base)
        self._strips = await asyncio.to_thread(drawing)
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
