"""A widget that keeps its lines ready, so that a frame costs what has changed in it and not what it shows.

Textual asks every widget for all of its lines in every frame. A subclass tells by `line` what stands at a
line, and draws that by `draw`; what was drawn once is kept, edges and all, as long as the widget has its
size. `redraw` says which lines show something else.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from briefing.ui.palette import Palette
from briefing.ui.themes import WITHOUT_COLOUR

_KEPT = 1_000
"""So many lines are kept before all are forgotten; each takes some thousand bytes."""


class Still(Widget):
    """A widget that nothing inside it makes larger or smaller, so that one layout is enough.

    Beside another base it is the last one: Textual takes styles from the first.
    """

    virtual_size = Reactive(Size(0, 0), repaint=False)


class Clear(Still):
    """A widget that shows nothing of its own, but its children and what is behind."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Called by Textual in each frame that touches the widget."""
        return []


class _Frame(NamedTuple):
    """What all lines have alike: padding and borders at both sides, and what they pass on their way out."""

    left: Strip
    right: Strip
    background: Color
    filters: Sequence[LineFilter]


class Lines(Still):
    """A widget of ready lines; it may have borders and padding at its left and right."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = Size(0, 0)
        """The cells and lines between the edges, once the widget is drawn; as they were last while hidden."""
        self._size_drawn = Size(0, 0)
        self._frame_drawn: _Frame | None = None
        self._palette: Palette | None = None
        self._theme_drawn = ""
        self._kept: dict[Hashable, Strip] = {}
        self._lines_ready: list[Strip | None] = []

    # Of a subclass

    def line(self, y: int) -> Hashable:
        """What stands at a line: equal only for what looks the same."""
        raise NotImplementedError

    def draw(self, line: Hashable) -> Strip:
        """What `line` told, as wide as the content of the widget."""
        raise NotImplementedError

    def fit(self) -> None:
        """Adapt to another size than before; called before anything is drawn in it."""

    # For a subclass

    def settle(self) -> None:
        """Adapt to the size if that has changed."""
        if self._size_drawn != self.outer_size:
            self._size_drawn = self.outer_size
            self.inside = self.outer_size - self.styles.gutter.totals
            self._frame_drawn = None
            self._kept.clear()
            self._lines_ready = []
            self.fit()

    def redraw(self, *lines: int) -> None:
        """Some lines show something else, or where none is named, all of them do."""
        if not lines:
            self._lines_ready = []
            self.refresh()
            return
        for y in lines:
            if 0 <= y < len(self._lines_ready):
                self._lines_ready[y] = None
        self.refresh(*(Region(0, y, self.inside.width, 1) for y in lines))

    def forget(self) -> None:
        """What the lines told looks different now, all of it."""
        self._kept.clear()
        self.redraw()

    @property
    def palette(self) -> Palette:
        """The looks that the theme has, on the ground of this widget."""
        if self._palette is None:
            self._palette = Palette(self.app.theme_variables, self.rich_style, self.background_colors[1])
        return self._palette

    @property
    def has_colour(self) -> bool:
        """Whether the reader sees colours."""
        return not self.app.no_color and self.app.theme != WITHOUT_COLOUR

    # For Textual

    def notify_style_update(self) -> None:
        """Called by Textual when colours change."""
        super().notify_style_update()
        self._frame_drawn = None
        self._palette = None
        self._lines_ready = []
        if self._theme_drawn != self.app.theme:
            self._theme_drawn = self.app.theme
            self._kept.clear()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Called by Textual: what looks different with the focus is told by `line`, and in no stylesheet."""
        self.redraw()

    def render_line(self, y: int) -> Strip:
        """Called by Textual for the content of one line."""
        self.settle()
        return self.draw(self.line(y))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Called by Textual in each frame that touches the widget."""
        self.settle()
        width, height = self._size_drawn
        if not self._lines_ready:
            self._lines_ready = [None] * height
        strips = [self._lines_ready[y] or self._made_ready(y) for y in crop.line_range]
        if crop.column_span != (0, width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _made_ready(self, y: int) -> Strip:
        line = self.line(y)
        if line not in self._kept:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            self._kept[line] = self._whole(line)
        self._lines_ready[y] = self._kept[line]
        return self._kept[line]

    def _whole(self, line: Hashable) -> Strip:
        """A line with its edges, as it goes to the terminal."""
        frame = self._frame
        segments = list(self.draw(line))
        for each in frame.filters:
            segments = each.apply(segments, frame.background)
        return Strip(Segment.simplify([*frame.left, *segments, *frame.right]), self._size_drawn.width)

    @property
    def _frame(self) -> _Frame:
        if self._frame_drawn is None:
            gutter, width = self.gutter, self._size_drawn.width
            # The sides of a line that Textual has drawn are those of all.
            whole = super().render_lines(Region(0, 0, width, 1))[0] if gutter.width else Strip([])
            sides = whole.crop(0, gutter.left), whole.crop(width - gutter.right)
            self._frame_drawn = _Frame(*sides, self.background_colors[1], self.get_line_filters())
        return self._frame_drawn


def fitted(strip: Strip, width: int, style: Style) -> Strip:
    """A strip of exactly so many cells: filled up, or cut with `…`."""
    if strip.cell_length <= width:
        return strip.extend_cell_length(width, style)
    return Strip.join([strip.crop(0, width - 1), Strip([Segment("…", style)])]) if width else Strip([])
