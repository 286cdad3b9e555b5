"""Rows of segments: the words of a page at a given width, before they have colours.

A `Segment` says what role its text plays on the page and to which link it belongs; a row is a tuple of
segments. `Pen` turns spans into segments and counts the links as it goes; `flow` wraps segments into rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.model.page import Mark, Spans, Target
from briefing.wrap import cells, wrap

NO_LINK = -1
WARNING_SIGN = "▲ "
"""Stands before words that are marked as a warning, unless they begin with a sign of their own."""


class Segment(NamedTuple):
    """Text in one look. `role` names what it is on the page, `link` the part's link to which it belongs.

    `pixels` are the colours of a piece of a picture: those of the upper halves of its cells, then of the
    lower ones, three bytes each.
    """

    text: str
    role: str = ""
    marks: Mark = Mark.NONE
    link: int = NO_LINK
    pixels: bytes = b""


Row = tuple[Segment, ...]

SERIES = ("series1", "series2", "series3", "series4", "series")
"""The roles of the lines and bars of a chart: those that can be told apart, and all others."""

SIGNS = frozenset(
    {"lead", "bar", "rule", "guide", "sign", "digits", "picture", "blank", "axis", "tick", "level", *SERIES}
)
"""The roles of what is drawn around the words and is none of them."""


class Pen:
    """Turns the spans of one part into segments; `targets` grows by every link drawn."""

    def __init__(self) -> None:
        self.targets: list[Target] = []

    def segments(self, spans: Spans, role: str = "") -> list[Segment]:
        """The spans as segments; neighbours that lead to one target are one link."""
        found: list[Segment] = []
        last: Target | None = None
        for text, marks, target in spans:
            if target is not None and target != last:
                self.targets.append(target)
            link = NO_LINK if target is None else len(self.targets) - 1
            if Mark.WARNING in marks and text[:1].isalnum():
                found.append(Segment(WARNING_SIGN, "sign", Mark.WARNING, link))
            found.append(Segment(text.replace("\t", " "), role, marks, link))
            last = target
        return found


def flow(segments: list[Segment], width: int) -> list[Row]:
    """The segments in rows of at most `width` cells; one row at least."""
    if len(segments) == 1:
        text, role, marks, link, _ = segments[0]
        return [(Segment(text[start:end], role, marks, link),) for start, end in wrap(text, width)]
    text = "".join(segment.text for segment in segments)
    rows: list[Row] = []
    index = at = 0
    for start, end in wrap(text, width):
        row: list[Segment] = []
        while index < len(segments):
            words, role, marks, link, _ = segments[index]
            stop = at + len(words)
            if piece := words[max(0, start - at) : end - at]:
                row.append(Segment(piece, role, marks, link))
            if stop > end:
                break
            index, at = index + 1, stop
        rows.append(tuple(row))
    return rows


def width_of(row: Iterable[Segment]) -> int:
    """How many cells a row takes."""
    return sum(cells(segment.text) for segment in row)


def text_of(row: Iterable[Segment]) -> str:
    """A row as it is seen."""
    return "".join(segment.text for segment in row)


def letters(row: Row) -> int:
    """The letters of a row that are the page's own; one for a row without any."""
    words = (segment.text for segment in row if segment.role not in SIGNS)
    return max(1, sum(len(text) - text.count(" ") for text in words))


def link_cells(row: Row) -> Iterator[tuple[int, int, int]]:
    """Each link of a row: its number, its first cell and its last one + 1."""
    at = 0
    open_link, start = NO_LINK, 0
    for segment in (*row, None):
        link = segment.link if segment else NO_LINK
        if link != open_link:
            if open_link != NO_LINK:
                yield open_link, start, at
            open_link, start = link, at
        at += cells(segment.text) if segment else 0
