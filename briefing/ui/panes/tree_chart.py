"""A tree as a chart of boxes: the same rows with the same cursor and keys, drawn in bands of a few lines."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from textual import events
from textual.strip import Strip

from briefing.library.structure.outline import Shown
from briefing.pages.tree import Tree
from briefing.ui.flow import text_of
from briefing.ui.layout import Link
from briefing.ui.panes.tree_list import TreeList
from briefing.ui.render import Overlay
from briefing.ui.tree_chart import GAP, HEIGHT, Bands, Box, box_of, draw, levels

_LEFT = 1
"""Blank cells before the first box."""


class _Drawn(NamedTuple):
    """A line of a band, the first level in sight, the cells of a box, the cursor if it is there, the labels.

    The cursor has a role.
    """

    band: int
    line: int
    first: int
    box: int
    cursor: tuple[int, str] | None
    labels: tuple[str, ...]


class TreeChart(TreeList):
    """Boxes and lines; `_top` counts lines, the cursor rows."""

    _bands = Bands(())
    _first = 0
    _deepest = 0

    def show(self, tree: Tree, shown: Shown) -> None:
        """Show boxes; the cursor stays on its unit."""
        self._bands = Bands([shown.outline.depths[number] for number in shown.numbers])
        self._deepest = max(shown.outline.depths, default=0)
        super().show(tree, shown)

    @property
    def _box_cells(self) -> int:
        return box_of(self.room.width - _LEFT, self._deepest)

    # Where things stand

    @property
    def rows_in_all(self) -> int:
        """How many lines there are."""
        return HEIGHT * len(self._bands.firsts)

    @property
    def _height(self) -> int:
        return HEIGHT

    def _line_of(self, position: int) -> int:
        return HEIGHT * self._bands.of[position] if position < len(self._bands.of) else 0

    @property
    def _in_sight(self) -> range:
        last = min(len(self._bands.firsts), -(-(self.top + self.room.height) // HEIGHT))
        bands = [self._bands.rows(band) for band in range(self.top // HEIGHT, last)]
        return range(bands[0].start, bands[-1].stop) if bands else range(0)

    def _reveal(self) -> None:
        """Scroll as little as shows the box with the cursor."""
        width, height = self.room
        if not height or self.number is None:
            return
        line, most = self._line_of(self._cursor), self.rows_in_all - height
        self._top = max(line + HEIGHT - height, min(self._top, line, most), 0)
        level, shown = self.shown.outline.depths[self.number], levels(width - _LEFT, self._box_cells)
        most_left = max(0, self._deepest + 1 - shown)
        self._first = max(level - shown + 1, min(self._first, level, most_left))

    def move_to(self, index: int) -> None:
        """Put the cursor on a box."""
        self._cursor = self._nearest(index)
        self._reveal()
        self.redraw()
        self._moved()

    def scroll_to_row(self, row: int) -> None:
        """Bring a line to the top, as far as there are lines."""
        self._top = max(0, min(row, self.rows_in_all - self.room.height))
        self.redraw()

    def _move_screens(self, screens: float) -> None:
        """To the first box of the band so many screenfuls further."""
        if not self._bands.of:
            return
        bands = int(screens * max(1, self.room.height // HEIGHT - 1)) or (1 if screens > 0 else -1)
        band = max(0, min(self._bands.of[self._cursor] + bands, len(self._bands.firsts) - 1))
        self.move_to(self._bands.firsts[band])

    def on_click(self, event: events.Click) -> None:
        """The mouse moves the cursor and chooses."""
        offset = event.get_content_offset(self)
        band = (offset.y + self._top) // HEIGHT if offset else len(self._bands.firsts)
        if offset is None or self.on_bar(event) or band >= len(self._bands.firsts):
            return
        level = self._first + (offset.x - _LEFT) // (self._box_cells + GAP)
        depths, numbers = self.shown.outline.depths, self.shown.numbers
        there = [at for at in self._bands.rows(band) if depths[numbers[at]] == level]
        if there:
            self.move_to(there[0])
            self.action_choose()

    # Drawing

    def words(self, y: int) -> Hashable:
        """The line of a band at a line of the screen."""
        band, line = divmod(y + self._top, HEIGHT)
        if band >= len(self._bands.firsts):
            return y
        rows = self._bands.rows(band)
        role = "cursor" if self.has_focus else "quiet cursor"
        cursor = (self._cursor, role) if self._cursor in rows else None
        labels = tuple(self._labels.label(Link(0, at)) for at in rows) if self._labels else ()
        return _Drawn(band, line, self._first, self._box_cells, cursor, labels)

    def draw_words(self, words: Hashable) -> Strip:
        """The line; of a tree without rows, why there are none."""
        width = self.room.width
        if isinstance(words, int):
            return self._below(words, width)
        assert isinstance(words, _Drawn)
        row = draw(self._boxes(words), words.line, words.first, width - _LEFT, words.box)
        return self._ink.strip(row, _LEFT, width, Overlay(lit=self._lit(text_of(row))))

    def _boxes(self, words: _Drawn) -> list[Box]:
        marked, role = words.cursor or (-1, "")
        rows = self._bands.rows(words.band)
        labels = words.labels or ("",) * len(rows)
        return [
            self._box(at, role if at == marked else "", label) for at, label in zip(rows, labels, strict=True)
        ]

    def _box(self, position: int, cursor: str, label: str) -> Box:
        assert self._tree
        shown, number = self.shown, self.shown.numbers[position]
        is_dim = not shown.is_match(number)
        return Box(
            self._tree.told(number), shown.guides(position), shown.folded(number), is_dim, cursor, label
        )
