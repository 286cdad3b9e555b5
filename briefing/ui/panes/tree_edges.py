"""What stands above the rows of a tree and below them: where one is, all of a unit, and the filter."""

from __future__ import annotations

from collections.abc import Hashable

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from briefing.model.text import Text
from briefing.ui.charts.pieces import cut
from briefing.ui.keys import bindings
from briefing.ui.palette import BOLD, MUTED, PLAIN
from briefing.ui.panes.filter import Filter
from briefing.ui.panes.lines import Lines
from briefing.ui.tree_rows import crumbs
from briefing.wrap import cells, wrap

_TITLE, _WAY = 0, 1
"""The lines of the head."""


class TreeHead(Lines):
    """Which structure it is and how many of its units are shown; below, where in it the cursor is."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._told = Text(""), Text("")
        self._way: tuple[Text, ...] = ()

    def tell(self, title: Text, told: Text) -> None:
        """Show the title, and what is shown of the structure."""
        self._title, self._told = title, told
        self.redraw(_TITLE)

    def tell_way(self, way: tuple[Text, ...]) -> None:
        """Show the units from the top down to the cursor."""
        self._way = way
        self.redraw(_WAY)

    def line(self, y: int) -> Hashable:
        """What stands at the left and at the right, and the look of what is at the left."""
        return (self._title, self._told, BOLD) if y == _TITLE else (self._way, Text(""), MUTED)

    def draw(self, line: Hashable) -> Strip:
        """Both sides; the left one gives way."""
        assert isinstance(line, tuple)
        left, right, look = line
        width, style = self.inside.width, self.palette.style
        room = max(0, width - (cells(right) + 2 if right else 0))
        said = crumbs(left, room) if isinstance(left, tuple) else cut(left, room)
        between = max(0, width - cells(said) - cells(right))
        ends = Segment(" " * between, style(PLAIN)), Segment(right, style(MUTED))
        return Strip([Segment(said, style(look)), *ends])


class TreeFoot(Lines):
    """What the row with the cursor may have no room for, in as many lines as there are."""

    def __init__(self) -> None:
        super().__init__()
        self._told = Text("")

    def tell(self, told: Text) -> None:
        """Show something else."""
        self._told = told
        self.redraw()

    def line(self, y: int) -> Hashable:
        """What stands at a line; on the last one all the rest."""
        width, height = self.inside
        lines = wrap(self._told, width)
        if y >= len(lines):
            return ""
        return self._told[lines[y][0] : None if y == height - 1 else lines[y][1]]

    def draw(self, line: Hashable) -> Strip:
        """The words, cut with `…`."""
        text = cut(str(line), self.inside.width)
        return Strip([Segment(text + " " * (self.inside.width - cells(text)), self.palette.style())])


class TreeFilter(Filter):
    """Where one types which units to keep."""

    BINDINGS = bindings("filter", "tree-filter")

    class LookedFurther(Message):
        """The reader wants to find the words in the book."""

    def action_look_further(self) -> None:
        """Find in the book."""
        self.post_message(self.LookedFurther())
