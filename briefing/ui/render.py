"""From what a text is to how it looks: the only place where the words of a page get a style.

`LOOKS` says how each role (`heading1`, `code`) and each mark (`strong`, `warning`) looks, in the colours that
a theme has. Words are never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from rich.color import Color, ColorType
from rich.color_triplet import ColorTriplet
from rich.segment import Segment as StyledSegment
from rich.style import Style
from textual.strip import Strip

from briefing.model.page import Mark
from briefing.ui.flow import NO_LINK, SERIES, Row, Segment, width_of
from briefing.ui.palette import BOLD, CURSOR, KEY, LIT, MUTED, QUIET_CURSOR, WARNING, Look, Palette
from briefing.wrap import cells

_PAIRS = 8_000
"""Pairs of colours that are kept, about as many as a screen of pictures has."""

CHANGED = "┃"
"""Stands in the margin of a row that says something new."""
LINK = Look("text-accent", words="underline")
LABEL = Look("text-accent", "background", "bold reverse")

ROLES: Mapping[str, Look] = {
    **dict.fromkeys(("heading1", "heading2", "heading3", "display", "head"), BOLD),
    "heading4": Look(words="italic"),
    **dict.fromkeys(("value", "digits"), Look("text-accent", words="bold")),
    **dict.fromkeys(
        ("label", "unit", "lead", "rule", "guide", "sign", "axis", "tick", "level", "series"), MUTED
    ),
    "bar": Look("accent"),
    **dict(
        zip(SERIES, map(Look, ("text-accent", "text-warning", "text-success", "foreground")), strict=False)
    ),
    "code": Look(background="surface"),
    "cursor": CURSOR,
    "quiet cursor": QUIET_CURSOR,
}
MARKS: Mapping[Mark, Look] = {
    Mark.STRONG: BOLD,
    Mark.EMPHASIS: Look(words="italic"),
    Mark.STRIKE: Look(words="strike"),
    Mark.CODE: ROLES["code"],
    Mark.MUTED: MUTED,
    Mark.WARNING: WARNING,
}


class Overlay(NamedTuple):
    """What lies over a row for the moment: the marked link, selected characters, labels over its links.

    `cursor` is how the marked link looks. `lit` are the first and last character + 1 of what was looked for,
    `glow` is how that looks. `changed` puts a sign into the margin.
    """

    marked: int = NO_LINK
    cursor: Look = LINK
    selected: tuple[int, int] | None = None
    labels: tuple[tuple[int, str], ...] = ()
    lit: tuple[tuple[int, int], ...] = ()
    glow: Look = LIT
    changed: bool = False


PLAIN = Overlay()


class Ink:
    """The styles of one page, looked up once each; without colour a picture is drawn in dots."""

    def __init__(self, palette: Palette, selection: Style, has_colour: bool = True) -> None:
        self.base = palette.style()
        self._has_colour = has_colour
        self.selection = selection
        self._palette = palette
        self._styles: dict[tuple[str, Mark, bool, Look | None], Style] = {}

    def style(self, segment: Segment, overlay: Overlay = PLAIN) -> Style:
        """The style of a segment in a row with something over it."""
        marked = segment.link != NO_LINK and segment.link == overlay.marked
        key = segment.role, segment.marks, segment.link != NO_LINK, overlay.cursor if marked else None
        if key not in self._styles:
            self._styles[key] = self._mix(*key)
        return self._styles[key]

    def _mix(self, role: str, marks: Mark, linked: bool, cursor: Look | None) -> Style:
        looks = [ROLES[role]] if role in ROLES else []
        looks += [look for mark, look in MARKS.items() if mark & marks]
        looks += [LINK] * linked + ([cursor] if cursor else [])
        return self._palette.style(*looks)

    def strip(self, row: Row, left: int, width: int, overlay: Overlay = PLAIN) -> Strip:
        """A row with `left` blank cells before it, `width` cells in all."""
        words: list[StyledSegment] = []
        for piece in row:
            if piece.pixels and self._has_colour:
                words += half_blocks(piece.pixels)
            else:
                words.append(StyledSegment(piece.text, self.style(piece, overlay)))
        for characters in overlay.lit:
            words = _over(words, characters, self._palette.style(overlay.glow))
        if overlay.selected:
            words = _over(words, overlay.selected, self.selection)
        right = width - left - width_of(row)
        margin = self._margin(left, overlay)
        strip = Strip([*margin, *words, StyledSegment(" " * right, self.base)], width if right >= 0 else None)
        for at, label in overlay.labels:
            strip = self._labelled(strip, left + at, label)
        return strip if right >= 0 else strip.crop(0, width)

    def _margin(self, left: int, overlay: Overlay) -> Iterator[StyledSegment]:
        """The blanks before a row, in which a sign may stand."""
        at = max(0, left - 2) if overlay.changed and left else left
        yield StyledSegment(" " * at, self.base)
        if at < left:
            yield StyledSegment(CHANGED, self._palette.style(KEY))
            yield StyledSegment(" " * (left - at - 1), self.base)

    def _labelled(self, strip: Strip, start: int, label: str) -> Strip:
        """The label in the blanks before the link, as far as there are some, so that it hides no words."""
        before = strip.crop(max(start - len(label), 0), start).text
        at = start - len(before) + len(before.rstrip(" "))
        letters = Strip([StyledSegment(label, self._palette.style(LABEL))])
        return Strip.join([strip.crop(0, at), letters, strip.crop(at + len(label))])


def half_blocks(pixels: bytes) -> Iterator[StyledSegment]:
    """A row of a picture; neighbours of the same colours are one segment."""
    lower = len(pixels) // 2
    pairs = (pixels[at : at + 3] + pixels[lower + at : lower + at + 3] for at in range(0, lower, 3))
    for pair, cells_alike in groupby(pairs):
        yield StyledSegment("▀" * sum(1 for _ in cells_alike), _upon(pair))


@lru_cache(_PAIRS)
def _upon(pair: bytes) -> Style:
    return Style.from_color(_colour(*pair[:3]), _colour(*pair[3:]))


def _colour(red: int, green: int, blue: int) -> Color:
    return Color(
        f"#{red:02x}{green:02x}{blue:02x}", ColorType.TRUECOLOR, None, ColorTriplet(red, green, blue)
    )


def _over(words: list[StyledSegment], characters: tuple[int, int], style: Style) -> list[StyledSegment]:
    """Words with a style over some of their characters; -1 is the end."""
    strip = Strip(words)
    text = strip.text
    first, last = (len(text) if end < 0 else min(end, len(text)) for end in characters)
    start, stop = (cells(text[:end]) for end in (first, last))
    before, chosen, after = strip.crop(0, start), strip.crop(start, stop), strip.crop(stop)
    styled = (StyledSegment(piece.text, (piece.style or Style()) + style) for piece in chosen)
    return [*before, *styled, *after]
