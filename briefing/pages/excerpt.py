"""A line of a file with what points at a place in it, in as many cells as there are."""

from __future__ import annotations

from msgspec.structs import replace

from briefing.model.page import FileLine
from briefing.model.text import Text
from briefing.wrap import cells

_BEFORE = 0.6
"""Of a long line so much of what is shown stands at most before the place."""


_ANYWHERE = 90
"""Cells where the width is not known."""


def excerpt_of(line: Text, number: int, at: int, width: int) -> FileLine:
    """A line of a file in which so many characters from `at` are pointed at."""
    found = FileLine(text=Text(""), space=0, number=number, line=line, at=at, width=width)
    return replace(found, text=excerpt(found, _ANYWHERE))


def excerpt(found: FileLine, width: int) -> Text:
    """The line, cut around the place where it is longer than `width` cells, and the sign below it."""
    label = f"{found.number} │ "
    room = max(8, width - cells(label) - 2)
    first = len(found.line) - len(found.line.lstrip())
    if cells(found.line[first:]) > room:
        first = max(first, _first_shown(found.line, found.at, int(room * _BEFORE)))
    first = min(first, max(found.at, 0))
    shown = _within(found.line[first:], room)
    before = "…" if found.line[:first].strip() else ""
    after = "…" if first + len(shown) < len(found.line) else ""
    indent = " " * (cells(label) + len(before) + cells(found.line[first : found.at]))
    sign = "^" * max(1, cells(shown[found.at - first : found.at - first + found.width]))
    return Text(f"{label}{before}{shown}{after}\n{indent}{sign}")


def _first_shown(line: str, at: int, most: int) -> int:
    """The first character from which no more than so many cells stand before a place."""
    first = at
    while first > 0 and cells(line[first - 1 : at]) <= most:
        first -= 1
    return first


def _within(line: str, room: int) -> str:
    """As much of a line as has room."""
    end = min(len(line), room)
    while cells(line[:end]) > room:
        end -= 1
    return line[:end]
