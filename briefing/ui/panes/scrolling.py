"""Lines that scroll, with a bar at their right that shows where one is and can be dragged.

The bar has its column whether it is needed or not, so that nothing moves when it appears.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from briefing.ui.palette import Look
from briefing.ui.panes.lines import Lines

_FILLED = "▁▂▃▄▅▆▇ "
"""How far up a cell is filled, by eighths; the last is all of it."""


_COLOURS = {
    "": Look("scrollbar", "scrollbar-background"),
    "pointed at": Look("scrollbar-hover", "scrollbar-background-hover"),
    "grabbed": Look("scrollbar-active", "scrollbar-background-active"),
}
"""By what the mouse does to the bar."""


class Cell(NamedTuple):
    """A cell of the bar: its sign, and whether foreground and background are exchanged."""

    sign: str = " "
    reverse: bool = False


TRACK, THUMB = Cell(), Cell(reverse=True)


@lru_cache(maxsize=64)
def bar_of(height: int, rows: int, top: int) -> tuple[Cell, ...]:
    """The bar beside `height` out of `rows` rows, the first of which is number `top`."""
    if rows <= height:
        return (TRACK,) * height
    thumb = max(1, height * height / rows)
    start = int(min(top / pace(height, rows), height - thumb) * len(_FILLED))
    first, above = divmod(start, len(_FILLED))
    last, below = divmod(start + ceil(thumb * len(_FILLED)), len(_FILLED))
    cells = [TRACK] * first + [THUMB] * (last - first) + [TRACK] * (height - last)
    if above:
        cells[first] = Cell(_FILLED[-1 - above])
    if below and last < height:
        cells[last] = Cell(_FILLED[-1 - below], reverse=True)
    return tuple(cells[:height])


def pace(height: int, rows: int) -> float:
    """How many rows pass when the bar moves on by a cell."""
    return (rows - height) / max(1, height - max(1, height * height / rows)) if rows > height else 1


class _Line(NamedTuple):
    words: Hashable
    beside: Cell
    touched: str


class Scrolling(Lines):
    """A subclass tells what stands at a line by `words` and draws it by `draw_words`, as wide as `room`."""

    def __init__(self) -> None:
        super().__init__()
        self._touched = ""
        self._grabbed: tuple[float, int] | None = None

    @property
    @abstractmethod
    def rows_in_all(self) -> int:
        """How many rows there are, on the screen and off it."""

    @property
    @abstractmethod
    def top(self) -> int:
        """The number of the row at the top."""

    @abstractmethod
    def scroll_to_row(self, row: int) -> None:
        """Bring a row to the top, as far as there are rows."""

    @abstractmethod
    def words(self, y: int) -> Hashable:
        """What stands at a line, but for the bar: equal only for what looks the same."""

    @abstractmethod
    def draw_words(self, words: Hashable) -> Strip:
        """What `words` told, as wide as `room`."""

    @property
    def room(self) -> Size:
        """The cells and lines for words: all but the bar's."""
        width, height = self.inside
        return Size(max(0, width - 1), height)

    # Drawing

    def line(self, y: int) -> Hashable:
        """Called for what stands at a line."""
        return _Line(self.words(y), self.bar[y], self._touched)

    def draw(self, line: Hashable) -> Strip:
        """Called to draw it."""
        assert isinstance(line, _Line)
        width = self.inside.width
        if not width:
            return Strip([])
        colours = _COLOURS[line.touched]._replace(words="reverse" if line.beside.reverse else "")
        beside = Segment(line.beside.sign, self.palette.style(colours))
        return Strip([*self.draw_words(line.words), beside], width)

    @property
    def bar(self) -> tuple[Cell, ...]:
        """The bar as it is now."""
        return bar_of(self.inside.height, self.rows_in_all, self.top)

    # The mouse

    @property
    def allow_select(self) -> bool:
        """Called by Textual: the bar is dragged and no words with it."""
        return super().allow_select and self.app.mouse_position.x < self.content_region.right - 1

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Grab the bar; beside what is filled of it, go a screenful there."""
        if not self.on_bar(event):
            return
        event.stop()
        filled = [y for y, cell in enumerate(self.bar) if cell != TRACK]
        y = event.screen_y - self.content_region.y
        if filled and filled[0] <= y <= filled[-1]:
            self._grabbed = event.screen_y, self.top
            self._touch("grabbed")
            self.capture_mouse()
        elif filled:
            self.scroll_to_row(self.top + (self.room.height if y > filled[-1] else -self.room.height))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the bar, or light it up under the mouse."""
        if self._grabbed is None:
            self._touch("pointed at" if self.on_bar(event) else "")
            return
        event.stop()
        at, top = self._grabbed
        self.scroll_to_row(round(top + (event.screen_y - at) * pace(self.room.height, self.rows_in_all)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the bar go."""
        if self._grabbed is not None:
            event.stop()
            self.release_mouse()
            self._grabbed = None
            self._touch("")

    def on_leave(self) -> None:
        """The mouse points elsewhere."""
        if self._grabbed is None:
            self._touch("")

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel turns."""
        event.stop()
        self.scroll_to_row(self.top + round(self.app.scroll_sensitivity_y))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel turns back."""
        event.stop()
        self.scroll_to_row(max(0, self.top - round(self.app.scroll_sensitivity_y)))

    def on_bar(self, event: events.MouseEvent) -> bool:
        """Whether the mouse is at the bar."""
        return event.screen_x == self.content_region.right - 1

    def _touch(self, touched: str) -> None:
        if touched != self._touched:
            self._touched = touched
            self.redraw()
