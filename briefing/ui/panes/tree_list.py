"""The rows of a tree with a cursor: only those on the screen are told and drawn.

The labels of `f` stand before the rows; what a filter wants is lit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import NamedTuple, overload

from textual import events
from textual.strip import Strip

from briefing.library.structure.outline import Node, Outline, Shown
from briefing.model.page import Mark, Outlook
from briefing.model.text import Text
from briefing.pages.tree import Tree
from briefing.ui.charts.pieces import cut
from briefing.ui.flow import Segment, text_of
from briefing.ui.labels import Labels
from briefing.ui.layout import Link
from briefing.ui.palette import CURSOR, QUIET_CURSOR, Look
from briefing.ui.panes.row_list import Row, RowList
from briefing.ui.render import Ink, Overlay
from briefing.ui.tree_rows import Sign, draw

_LEAD = 2
"""Cells for the bar of the cursor, or for a label."""
_BAR = "▌ "
NOTHING = Text("Nothing has these words.")


class TreeRows(Sequence[Row]):
    """The rows that are shown, each by the node that it stands for."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown

    def __len__(self) -> int:
        return len(self._shown.numbers)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        return Row((), self._shown.outline.node(self._shown.numbers[index]))

    def find(self, value: object) -> int | None:
        """Where a node is shown, or the nearest one over it."""
        return self._shown.nearest(value) if isinstance(value, Node) else None


class _Drawn(NamedTuple):
    """A row by its position, the look of the cursor if that is on it, and its label."""

    position: int
    cursor: Look | None
    label: str


class TreeList(RowList):
    """Rows of a tree; `moved` is called when the cursor is on another one."""

    def __init__(self, moved: Callable[[], None]) -> None:
        super().__init__()
        self.shown = Shown(Outline(()), Outlook())
        """What is shown."""
        self._moved = moved
        self._tree: Tree | None = None
        self._labels = Labels()

    def show(self, tree: Tree, shown: Shown) -> None:
        """Show rows; the cursor stays on its unit."""
        self._tree, self.shown = tree, shown
        self._labels = Labels()
        self._sought = _sought(shown)
        self.rows = TreeRows(shown)

    def stand(self, node: Node, below: int) -> None:
        """Put the cursor on a unit, so many rows below the top of the screen."""
        self._cursor = self.shown.nearest(node) or 0
        self._top = self._line_of(self._cursor) - below
        self._reveal()
        self.redraw()

    @property
    def below(self) -> int:
        """How many lines the cursor is below the top of the screen."""
        return max(0, self._line_of(self._cursor) - self._top)

    @property
    def is_low(self) -> bool:
        """Whether there is more room above the cursor than below it."""
        return 2 * self.below > self.room.height - self._height

    @property
    def _height(self) -> int:
        """The lines of a row."""
        return 1

    def _line_of(self, position: int) -> int:
        """The line, from the first of all, at which a row begins."""
        return position

    @property
    def _in_sight(self) -> range:
        """The rows on the screen."""
        return range(self.top, min(self.top + self.room.height, len(self.rows)))

    @property
    def number(self) -> int | None:
        """The row with the cursor, by its number in the outline; None where there is none."""
        numbers = self.shown.numbers
        return numbers[self._cursor] if self._cursor < len(numbers) else None

    @property
    def node(self) -> Node | None:
        """The unit with the cursor."""
        return None if self.number is None else self.shown.outline.node(self.number)

    def go_to(self, number: int) -> None:
        """Put the cursor on a row by its number, if that is shown."""
        if (position := self.shown.position(number)) is not None:
            self.move_to(position)

    def move_to(self, index: int) -> None:
        """Put the cursor on a row."""
        super().move_to(index)
        self._moved()

    # Labels

    def action_label_links(self) -> None:
        """Put labels before the rows on the screen; typing one opens its unit, any other key ends it."""
        self._labels = Labels(Link(0, position) for position in self._in_sight)
        self.redraw()

    def on_key(self, event: events.Key) -> None:
        """While labels are there, keys choose one."""
        if self._labels:
            event.stop()
            event.prevent_default()
            chosen = self._labels.type(event.character or event.key)
            self.redraw()
            if chosen:
                self.move_to(chosen.number)
                self.action_choose()

    def on_blur(self) -> None:
        """The labels go when the keys do."""
        if self._labels:
            self._labels = Labels()
            self.redraw()

    # Drawing

    def notify_style_update(self) -> None:
        """Called by Textual when colours change."""
        super().notify_style_update()
        self.__dict__.pop("_ink", None)

    @cached_property
    def _ink(self) -> Ink:
        return Ink(self.palette, self.rich_style, self.has_colour)

    def words(self, y: int) -> Hashable:
        """The row at a line of the screen."""
        position = y + self._top
        look = CURSOR if self.has_focus else QUIET_CURSOR
        label = self._labels.label(Link(0, position)) if self._labels else ""
        return _Drawn(position, look if position == self._cursor else None, label)

    def draw_words(self, words: Hashable) -> Strip:
        """The row in exactly as many cells as there are."""
        assert isinstance(words, _Drawn)
        width = self.room.width
        if self._tree is None or words.position >= len(self.rows):
            return self._below(words.position, width)
        row = (
            Segment(_BAR if words.cursor else " " * _LEAD, "bar"),
            *self._row(words.position, width - _LEAD),
        )
        lit = ((0, -1),) if words.cursor else self._lit(text_of(row))
        overlay = Overlay(lit=lit, labels=((0, words.label),) if words.label else ())
        return self._ink.strip(row, 0, width, overlay._replace(glow=words.cursor or overlay.glow))

    def _row(self, position: int, width: int) -> tuple[Segment, ...]:
        assert self._tree
        shown, number = self.shown, self.shown.numbers[position]
        sign = Sign(shown.guides(position), shown.outline.has_branches(number), shown.folded(number))
        return draw(self._tree.told(number), sign, not shown.is_match(number), width)

    def _below(self, position: int, width: int) -> Strip:
        """A line below the last row; of a tree without rows, the first one says why."""
        if self._tree is None or position or self.rows:
            return Strip.blank(width, self._ink.base)
        note = NOTHING if self.shown.matches is not None else self._tree.note
        return self._ink.strip((Segment(cut(note, width - _LEAD), "", Mark.MUTED),), _LEAD, width)

    def _lit(self, text: str) -> tuple[tuple[int, int], ...]:
        """What a filter wants of a row, by its first and last character + 1."""
        return tuple(found.span() for found in self._sought.finditer(text)) if self._sought else ()


def _sought(shown: Shown) -> re.Pattern[str] | None:
    words = shown.outlook.wanted.split() if shown.matches else ()
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE) if words else None
