"""The lines of a chart between their points, drawn by plotext in dots eight to a cell.

plotext takes a fifth of a second to import and brings half of the standard library along; so it is imported
here alone, by whoever draws a line, or before that by `load` on another thread. Of its picture only the dots
are taken, and to which stroke a dot belongs; its colours never reach a terminal. Where it cannot be imported,
as on a machine for which it has no compiled part, there are no strokes, and the marks say all.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import hypot
from typing import NamedTuple

_PIECE = re.compile(r"\x1b\[(?:[0-9;]*;)?([0-9]+)m|([^\x1b\n]+)|\n")
_DOTS = range(0x2801, 0x2900)
_DOTTED = 1.3
"""Cells from one dot of a dotted stroke to the next."""


class Stroke(NamedTuple):
    """From a point to another, in cells from the left and from the bottom; `owner` says whose it is."""

    owner: int
    start: tuple[float, float]
    end: tuple[float, float]
    is_dotted: bool = False


def is_loaded() -> bool:
    """Whether drawing a stroke costs no more than that."""
    return "plotext" in sys.modules


def load() -> bool:
    """Import what draws; whether it is there."""
    try:
        import plotext  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def strokes(lines: Sequence[Stroke], width: int, height: int) -> Iterator[tuple[int, int, str, int]]:
    """The cells with dots: row from the top, column, the dots, and whose they are.

    Where strokes cross, the cell belongs to the first owner.
    """
    if not lines or not load():
        return
    from plotext import figure, marker, pixel, terminal

    terminal.limit(False, False)
    figure.clear()
    figure.plot_size(width, height)
    figure.axes(False)
    figure.canvas("default")
    for axis, size in enumerate((width, height)):
        figure.ruler(axis, 0).lim(0, size - 1)
        figure.ruler(axis, 0).frequency(0)
    for owner, of_owner in groupby(sorted(lines, reverse=True), key=lambda line: line.owner):
        across, up, joined = zip(*(point for line in of_owner for point in _points(line)), strict=True)
        dots = marker("braille", pixel=pixel(foreground=owner + 1))
        signal = figure.signal(across, up, marker=dots)
        for index, is_joined in enumerate(joined):
            signal.line(index, is_joined)
        figure.draw(signal)
    yield from _cells(figure.build().string())


def _points(line: Stroke) -> Iterator[tuple[float, float, bool]]:
    """The dots that plotext is told to draw, and whether it joins each to the one before."""
    (x, y), (to_x, to_y) = line.start, line.end
    steps = max(1, round(hypot(to_x - x, 2 * (to_y - y)) / _DOTTED)) if line.is_dotted else 1
    for step in range(steps + 1):
        yield x + (to_x - x) * step / steps, y + (to_y - y) * step / steps, step > 0 and not line.is_dotted


def _cells(picture: str) -> Iterator[tuple[int, int, str, int]]:
    """The dots in plotext's picture; the number of a colour is that of its owner + 1."""
    row = column = owner = 0
    for piece in _PIECE.finditer(picture):
        colour, text = piece.groups()
        if colour is not None:
            owner = int(colour) - 1
        elif text is None:
            row, column = row + 1, 0
        else:
            for at, character in enumerate(text, start=column):
                if ord(character) in _DOTS:
                    yield row, at, character, owner
            column += len(text)
