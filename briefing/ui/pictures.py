"""Pictures as rows of cells: in half blocks where there are colours, else in the dots of Braille.

A row carries both. Its text is the dots, two across and four down in a cell, which need no colour; its
pixels are the colours, of which a cell has two, one above the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.model.page import Pixels
from briefing.ui.flow import Row, Segment

if TYPE_CHECKING:
    from PIL.Image import Image

_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Where the dots of Braille stand in a cell, column and row, in the order of their bits."""
_BRAILLE = 0x2800
_SHADES = 0b11111000
"""Of each colour 32 shades: cells that look the same are then drawn as one."""
_BRIGHT = 128


def fitted(
    width: int, height: int, columns: int, rows: int, most: float = 1, shape: float = 2
) -> tuple[int, int]:
    """How many columns and rows a picture of that many pixels takes, at most; it keeps its shape.

    A pixel becomes no wider than `most` cells; a cell is `shape` times as high as wide.
    """
    scale = min(columns / width, shape * rows / height, most)
    return max(1, round(width * scale)), max(1, round(height * scale / shape))


def picture_rows(pixels: Pixels, columns: int, rows: int) -> list[Row]:
    """A picture in exactly so many columns and rows."""
    from PIL import Image

    whole = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.data)
    small = whole.resize((columns, 2 * rows), Image.Resampling.HAMMING, reducing_gap=2)
    colours = small.point([level & _SHADES | level >> 5 for level in range(256)] * 3).tobytes()
    in_row = 2 * 3 * columns
    return [
        (Segment(dots, "picture", pixels=colours[row * in_row : (row + 1) * in_row]),)
        for row, dots in enumerate(_dotted(whole, columns, rows))
    ]


def _dotted(whole: Image, columns: int, rows: int) -> list[str]:
    """The picture in dots: of what is dark in a bright picture, of what is bright in a dark one."""
    from PIL import Image, ImageOps, ImageStat

    grey = ImageOps.autocontrast(whole.convert("L").resize((2 * columns, 4 * rows), Image.Resampling.BOX))
    if ImageStat.Stat(grey).mean[0] > _BRIGHT:
        grey = ImageOps.invert(grey)
    dots, wide = grey.convert("1").convert("L").tobytes(), 2 * columns

    def line(top: int) -> str:
        columns_of_dots = (dots[(top + y) * wide + x : (top + y + 1) * wide : 2] for x, y in _DOTS)
        return "".join(map(_cell, *columns_of_dots))

    return [line(4 * row) for row in range(rows)]


def _cell(*dots: int) -> str:
    """The sign with these dots, each 0 or all bits."""
    a, b, c, d, e, f, g, h = dots
    return chr(_BRAILLE | a & 1 | b & 2 | c & 4 | d & 8 | e & 16 | f & 32 | g & 64 | h & 128)
