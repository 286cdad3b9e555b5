"""Pictures in the terminal's own pixels: by the protocol of kitty or in sixels, with the extra `images`.

What the terminal can do is told by its environment. The library would ask it, but the answer comes among the
keys that the reader types. So it is kept apart from the terminal: it knows the size of a cell from here, and
what it writes goes out with the lines of the picture, never into the middle of a frame.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fcntl import ioctl
from importlib.util import find_spec
from io import StringIO
from math import inf
from struct import unpack
from termios import TIOCGWINSZ
from threading import Lock
from typing import Literal, NamedTuple

from rich.console import Console
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from briefing.model.page import Pixels
from briefing.ui.pictures import fitted

Protocol = Literal["kitty", "sixel"]

LARGEST = 2_000
"""Pixels of the longer side, about as many as a screen has."""
_WIDEST = 297
"""So many columns, and rows, the protocol of kitty can name."""
_KITTY = ("xterm-kitty", "xterm-ghostty")
_SIXEL = ("foot", "mlterm", "contour")
_SIXEL_PROGRAMS = ("WezTerm", "iTerm.app", "mintty")
_BETWEEN = ("screen", "tmux")
"""Programs between us and the terminal, which let no pictures through."""
_APART = Lock()


class Cell(NamedTuple):
    """The size of a cell, in pixels."""

    width: int
    height: int


class Graphics(NamedTuple):
    """How the terminal takes pictures."""

    protocol: Protocol
    cell: Cell

    def drawn(self, pixels: Pixels, region: Region, ground: Style) -> list[Strip]:
        """The lines of a picture in the middle of a region of the screen; takes longer than a frame."""
        room = min(region.width, _WIDEST), min(region.height, _WIDEST)
        columns, rows = fitted(pixels.width, pixels.height, *room, inf, self.cell.height / self.cell.width)
        above, left = (region.height - rows) // 2, (region.width - columns) // 2
        segments, written = self._rendered(pixels, columns, rows)
        blank = Strip.blank(region.width, ground)
        if self.protocol == "kitty":
            before, after = (Segment(" " * wide, ground) for wide in (left, region.width - left - columns))
            lines = [[before, Segment(text.rstrip("\n"), style), after] for text, style, _ in segments]
            lines[0].insert(0, _control(written))
            return [blank] * above + [Strip(line, region.width) for line in lines]
        # What is written over sixels takes them away: they come with the last of their lines.
        sixels = max((segment.text for segment in segments if segment.control), key=len)
        at = f"\x1b[{region.y + above + 1};{region.x + left + 1}H"
        last = Strip([*blank, _control(f"\x1b7{at}{sixels}\x1b8")], region.width)
        return [blank] * (above + rows - 1) + [last]

    def _rendered(self, pixels: Pixels, columns: int, rows: int) -> tuple[list[Segment], str]:
        """What the library makes of a picture, and what it would have written to the terminal."""
        from PIL import Image

        picture = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.data)
        console = Console(file=StringIO(), width=columns, height=rows, color_system="truecolor")
        with _apart(self.cell) as written:
            from textual_image.renderable import SixelImage, TGPImage

            image = (TGPImage if self.protocol == "kitty" else SixelImage)(picture, columns, rows)
            return list(console.render(image)), written.getvalue()


def graphics() -> Graphics | None:
    """How this terminal takes pictures; None where it does not, or the extra is not there."""
    kind, cell = protocol(os.environ), _cell()
    return Graphics(kind, cell) if kind and cell and find_spec("textual_image") else None


def protocol(environ: Mapping[str, str]) -> Protocol | None:
    """How a terminal takes pictures, as far as its environment tells."""
    terminal, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    if "TMUX" in environ or terminal.startswith(_BETWEEN):
        return None
    if "KITTY_WINDOW_ID" in environ or terminal in _KITTY:
        return "kitty"
    return "sixel" if terminal.startswith(_SIXEL) or program in _SIXEL_PROGRAMS else None


def _cell() -> Cell | None:
    """The size of a cell; None where the terminal does not tell."""
    try:
        told = ioctl(sys.__stderr__.fileno() if sys.__stderr__ else -1, TIOCGWINSZ, bytes(8))
    except (OSError, ValueError):
        return None
    rows, columns, width, height = unpack("HHHH", told)
    return Cell(width // columns, height // rows) if width and height and columns and rows else None


def _control(text: str) -> Segment:
    """What takes no cells."""
    return Segment(text, None, [(ControlType.CURSOR_FORWARD, 0)])


@contextmanager
def _apart(cell: Cell) -> Iterator[StringIO]:
    """Keep the library apart from the terminal; what it writes meanwhile."""
    told = {"TEXTUAL_CELL_WIDTH": str(cell.width), "TEXTUAL_CELL_HEIGHT": str(cell.height)}
    with _APART:
        terminal, written = sys.__stdout__, StringIO()
        before = {name: os.environ.pop(name) for name in told if name in os.environ}
        sys.__stdout__ = written  # type: ignore[misc, assignment]
        os.environ.update(told)
        try:
            yield written
        finally:
            sys.__stdout__ = terminal  # type: ignore[misc]
            for name in told:
                del os.environ[name]
            os.environ.update(before)
