"""How wide the columns of a grid are drawn, and their words in exactly that width. It knows no widget.

Numbers stand with their points one under the other, an `e` behind them; words begin at the left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import set_cell_size

from briefing.library.figures.exporting import written
from briefing.library.figures.grid import Cell, Column, Grid
from briefing.model.numbers import decimals
from briefing.model.text import Text, one_line
from briefing.wrap import cells, wrap

GAP = 2
_WIDEST = 28
_WIDEST_HEAD = 14
_NARROWEST = 4
_HEAD_LINES = 3


class Measure(NamedTuple):
    """How a column is drawn: the lines of its head, and `places` cells for what is behind a whole number."""

    width: int
    head: tuple[str, ...]
    places: int = 0
    are_words: bool = False

    def drawn(self, cell: Cell | None) -> str:
        """A cell in the width of the column; a gap is blank."""
        if cell is None:
            return " " * self.width
        if cell.value is None:
            return sized(cell.text, self.width, to_right=not self.are_words)
        return sized(written(cell) + " " * (self.places - _behind(cell)), self.width, to_right=True)


def measured(column: Column, name: Text) -> Measure:
    """How a column is drawn under a name."""
    numbers = [cell for cell in column.cells if cell and cell.value is not None]
    words = (cell.text for cell in column.cells if cell and cell.value is None)
    behind = [_behind(cell) for cell in numbers]
    places = max(behind, default=0)
    whole = max(
        (cells(written(cell)) - after for cell, after in zip(numbers, behind, strict=True)), default=0
    )
    width = max(whole + places, *(cells(one_line(word)) for word in words), _NARROWEST)
    width, head = _headed(name, min(width, _WIDEST))
    return Measure(width, head, places, are_words=not numbers)


def measured_keys(found: Grid, widest: int) -> Measure:
    """How the keys are drawn, in at most so many cells."""
    width = max((cells(one_line(key)) for key in (found.x, *found.keys)), default=0)
    width = max(1, min(width, widest))
    return Measure(width, _cut(one_line(found.x), width), are_words=True)


def _behind(cell: Cell) -> int:
    """The cells that a number takes behind its whole."""
    places = max(0, decimals(cell.text))
    return places + (places > 0) + cell.is_estimate


def _headed(name: Text, width: int) -> tuple[int, tuple[str, ...]]:
    """The width of a column whose head takes few lines, and those lines."""
    words = one_line(name)
    longest = max(map(cells, words.split()), default=0)
    width = max(width, min(longest, _WIDEST_HEAD))
    while width < _WIDEST_HEAD and len(wrap(words, width)) > _HEAD_LINES:
        width += 1
    return width, _cut(words, width)


def _cut(words: Text, width: int) -> tuple[str, ...]:
    """Words on at most so many lines as a head has, with `…` where there are more."""
    lines = [words[start:end] for start, end in wrap(words, width)]
    if len(lines) > _HEAD_LINES:
        lines[_HEAD_LINES - 1 :] = [sized(f"{lines[_HEAD_LINES - 1]}…{' ' * width}", width).rstrip()]
    return tuple(lines)


def sized(text: str, width: int, to_right: bool = False) -> str:
    """A text on one line in exactly so many cells, cut with `…` where it is longer."""
    line = text.replace("\n", " ").replace("\t", " ")
    spare = width - cells(line)
    if spare >= 0:
        return " " * spare + line if to_right else line + " " * spare
    return set_cell_size(line, width - 1) + "…" if width > 0 else ""


def in_sight(widths: Sequence[int], first: int, room: int) -> range:
    """The columns that have room side by side from the first one on, that one at least."""
    last, taken = first, 0
    while last < len(widths) and (last == first or taken + widths[last] <= room):
        taken += widths[last] + GAP
        last += 1
    return range(first, last)


def first_in_sight(widths: Sequence[int], first: int, wanted: int, room: int) -> int:
    """Which column comes first so that a wanted one is in sight, moving as little as does it."""
    first = min(first, wanted)
    while first < wanted and wanted not in in_sight(widths, first, room):
        first += 1
    while first and len(widths) - 1 in in_sight(widths, first - 1, room):
        first -= 1
    return first
