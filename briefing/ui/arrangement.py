"""Which panes are on screen: three when there is room, two when there is less, one at a time when narrow."""

from __future__ import annotations

from typing import Literal, NamedTuple

Pane = Literal["contents", "reading", "context"]
PANES: tuple[Pane, ...] = ("contents", "reading", "context")

WIDE, MEDIUM = 100, 70
"""Columns from which three and two panes fit."""
COMFORTABLE = (60, 20)
"""Columns and rows from which everything has room."""
SMALLEST = (40, 10)
"""Columns and rows below which nothing sensible can be shown."""


class Arrangement(NamedTuple):
    """The panes that the reader wants beside the text, and the one in front where they do not all fit."""

    contents: bool = True
    context: bool = True
    front: Pane = "reading"

    def shown(self, width: int) -> tuple[Pane, ...]:
        """The panes on a screen of that many columns, from left to right."""
        if width >= WIDE:
            return tuple(pane for pane in PANES if pane == "reading" or getattr(self, pane))
        if width >= MEDIUM:
            if self.front == "context":
                return ("reading", "context")
            return ("contents", "reading") if self.contents else ("reading",)
        return (self.front,)

    def toggled(self, pane: Pane, width: int) -> Arrangement:
        """A side pane shown if it was hidden, hidden if it was shown."""
        visible = pane in self.shown(width)
        if width < MEDIUM:
            return self._replace(front="reading" if visible else pane)
        front: Pane = "reading" if visible or pane == "contents" else pane
        return self._replace(**{pane: not visible}, front=front)

    def brought_up(self, pane: Pane, width: int) -> Arrangement:
        """The pane on screen, whatever was there; unchanged if it is there already."""
        if pane in self.shown(width):
            return self._replace(front=pane) if width < MEDIUM else self
        return self._replace(front=pane) if pane == "reading" else self.toggled(pane, width)

    def reading(self, width: int) -> Arrangement:
        """The text in front, after something was chosen in another pane that covered it."""
        return self._replace(front="reading") if width < MEDIUM else self
