"""The line at the bottom: the keys that matter here, and how far down the page one is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip

from briefing.model.text import Text
from briefing.ui.key_names import display
from briefing.ui.keys import Key, Scope, footer
from briefing.ui.palette import KEY, MUTED
from briefing.ui.panes.lines import Lines
from briefing.wrap import cells


class _Told(NamedTuple):
    scope: Scope
    position: Text


class StatusLine(Lines):
    """One line; the keys that matter least give way first where there is no room.

    `position` says which entry is shown and how far down it one is. It is asked when the line is drawn, so
    that the line is never behind the page.
    """

    scope: reactive[Scope] = reactive[Scope]("reading", repaint=False)
    """Where the reader is."""
    way: reactive[Text] = reactive(Text(""), repaint=False)
    """Where one is among the hits of a search; empty without one."""
    progress: reactive[Text] = reactive(Text(""), repaint=False)
    """How far the reading of other books is; empty when all are read."""

    def __init__(self, keys: tuple[Key, ...], position: Callable[[], Text]) -> None:
        super().__init__()
        self._keys = keys
        self._position = position

    def watch_scope(self) -> None:
        """Other keys matter."""
        self.redraw()

    def watch_way(self) -> None:
        """Another hit, or none."""
        self.redraw()

    def watch_progress(self) -> None:
        """One more book."""
        self.redraw()

    def line(self, y: int) -> Hashable:
        """Where the reader is."""
        told = filter(None, (self.progress, self.way, self._position()))
        return _Told(self.scope, Text("   ".join(told)))

    def draw(self, line: Hashable) -> Strip:
        """Keys on the left, position on the right."""
        assert isinstance(line, _Told)
        position, width = line.position, self.inside.width
        right = Strip([Segment(position, self.palette.style(MUTED))])
        left = Strip(self._told(fitting(footer(line.scope, self._keys), width - cells(position) - 2)))
        between = max(width - left.cell_length - right.cell_length, 1)
        return Strip.join([left.extend_cell_length(left.cell_length + between, self.palette.style()), right])

    def _told(self, keys: Iterable[Key]) -> Iterable[Segment]:
        for number, key in enumerate(keys):
            if number:
                yield Segment("   ", self.palette.style())
            yield Segment(display(key.keys[0]), self.palette.style(KEY))
            yield Segment(f" {key.footer}", self.palette.style())


def fitting(keys: Iterable[Key], width: int) -> list[Key]:
    """The keys for which there is room, side by side; those that matter least are left out first."""
    fit = list(keys)
    while fit and _width(fit) > width:
        fit.remove(max(fit, key=lambda key: key.rank))
    return fit


def _width(keys: list[Key]) -> int:
    return sum(cells(f"{display(key.keys[0])} {key.footer}   ") for key in keys) - 3
