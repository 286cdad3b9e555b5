"""A long text in stretches that can be parsed one by one, so that only what is looked at is ever parsed.

A cut falls where nothing that stands before it can go on: before a heading, or after an empty line and
before a line that begins at the margin and is no list item. Only a fenced code block may reach over such a
place; where these are is found first. A list that goes on and on is cut between two items. Anything else
that goes on and on is cut at the ends of lines, and not parsed at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

SIZE = 2_000
"""A stretch ends at the first place for a cut after so many characters."""

LONGEST = 32_000
"""A stretch of more characters is too long to be parsed."""

_LONG = 8_000
"""After so many, a cut between two items of a list will do: it costs no more than an empty line too many."""

_MARKER = r"(?:[-+*]|\d{1,9}[.)])[ \t\n]"
_CUT = re.compile(rf"\n(?=\#{{1,6}}[ \t\n])|\n\n(?!{_MARKER})(?=\S)")
_CUT_IN_LIST = re.compile(rf"{_CUT.pattern}|\n(?!1[.)])(?={_MARKER})")
"""A list that counts `1.` again and again is not cut: what follows could not count on."""
_COUNTING = re.compile(r"\d{1,9}[.)][ \t\n]")
_FIRST = re.compile(r"(?:[-+*]|1[.)])[ \t\n]")
"""An item that may follow a paragraph without an empty line between them."""
_FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
_CONTAINER = re.compile(rf"{_MARKER}|\[\^")
_LINES_BACK = 200


class Stretch(NamedTuple):
    """A piece of a text from `start` up to `end`; `too_long` if it is of a block too long to be parsed."""

    start: int
    end: int
    too_long: bool


def stretches(source: str) -> Iterator[Stretch]:
    """The whole text, piece by piece."""
    fences = list(_fences(source)) if "```" in source or "~~~" in source else []
    starts = [start for start, _ in fences]
    cuts = [0]
    while (cut := _next_cut(source, cuts[-1], fences, starts)) < len(source):
        cuts.append(cut)
    for start, end in pairwise([*cuts, len(source)]):
        fenced = bisect_right(starts, end - 1) > bisect_right(starts, start - 1)
        if end - start > LONGEST and not fenced:
            yield from _lines(source, start, end)
        else:
            yield Stretch(start, end, False)


def _lines(source: str, start: int, end: int) -> Iterator[Stretch]:
    """A stretch that is too long, in pieces of whole lines."""
    while start < end:
        line_end = source.find("\n", min(start + SIZE, end), end)
        stop = line_end + 1 if line_end >= 0 else end
        yield Stretch(start, stop, True)
        start = stop


def _next_cut(source: str, start: int, fences: list[tuple[int, int]], starts: list[int]) -> int:
    at = start + SIZE
    while at < len(source):
        match = _CUT.search(source, at, start + _LONG) or _CUT_IN_LIST.search(source, max(at, start + _LONG))
        if match is None:
            break
        cut = match.end()
        index = bisect_right(starts, cut - 1) - 1
        if index >= 0 and cut < fences[index][1]:
            at = fences[index][1]
        elif _COUNTING.match(source, cut) and not _counts(source, start, cut):
            at = cut
        else:
            return cut
    return len(source)


def _counts(source: str, start: int, at: int) -> bool:
    """Whether a line that begins with a number is an item: in a paragraph only `1.` would begin a list."""
    while at > start:
        line = source.rfind("\n", start, at - 1) + 1 or start
        if source[line] in "\n#" or _FIRST.match(source, line):
            return True
        if source[line] not in " \t" and not _COUNTING.match(source, line):
            return False
        at = line
    return True


def _fences(source: str) -> Iterator[tuple[int, int]]:
    """Where the code blocks that stand in no list begin and end; one that is never closed ends the text."""
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(source):
        if opened is None:
            if _opens(source, match):
                opened = match
        elif match[2].startswith(opened[2]) and not match[3].strip():
            yield opened.start(), match.end()
            opened = None
    if opened is not None:
        yield opened.start(), len(source)


def _opens(source: str, fence: re.Match[str]) -> bool:
    if "`" in fence[2] and "`" in fence[3]:
        return False
    return not (fence[1] and _in_container(source, fence.start()))


def _in_container(source: str, at: int) -> bool:
    """Whether the nearest line above that begins at the margin opens a list item or a footnote."""
    for _ in range(_LINES_BACK):
        if at <= 0:
            return False
        line = source.rfind("\n", 0, at - 1) + 1
        if source[line] not in " \t\n":
            return _CONTAINER.match(source, line) is not None
        at = line
    return False
