"""Where in a file a place in a value stands, which YAML may write otherwise than it reads.

A folded line end is a blank in the value, an escape is one character, and indentation is none of it.
"""

from __future__ import annotations

import re

from briefing.loading.nodes import Scalar
from briefing.loading.problems import Mark

_FOLD = r"[ \t]*(?P<fold>(?:(?:\r\n?|\n)[ \t]*)+)"
_PLAIN = re.compile(rf"{_FOLD}|[^\n\r \t]+|[ \t]+")
_SINGLE = re.compile(rf"{_FOLD}|(?P<escape>'')|[^\n\r \t']+|[ \t]+")
_DOUBLE = re.compile(
    rf"{_FOLD}|(?P<joined>\\(?:\r\n?|\n)[ \t]*)|(?P<escape>\\(?:x..|u.{{4}}|U.{{8}}|.))|[^\n\r \t\\]+|[ \t]+"
)
_BLOCK = re.compile(r"(?P<blank>[ \t]*(?:(?:\r\n?|\n)[ \t]*)+)|[^\n\r]+")
_HEADER = re.compile(r"[^\r\n]*\s*")
_BLANK = re.compile(r"\s*")
_LINE_END = re.compile(r"\r\n?|\n")


def index_of(scalar: Scalar, offset: int, text: str) -> int:
    """Where in a file's text the character at an offset of a value stands; behind the value for none."""
    start, end = scalar.start.index, scalar.end.index
    if scalar.plain:
        return _in_flow(_PLAIN, start, end, offset, text)
    match text[start]:
        case "'":
            return _in_flow(_SINGLE, start + 1, end, offset, text)
        case '"':
            return _in_flow(_DOUBLE, start + 1, end, offset, text)
    return _in_block(scalar, offset, text)


def _in_flow(pieces: re.Pattern[str], start: int, end: int, offset: int, text: str) -> int:
    at = 0
    for piece in pieces.finditer(text, start, end):
        match piece.lastgroup:
            case None:
                length = len(piece[0])
            case "fold":
                length = max(len(_LINE_END.findall(piece["fold"])) - 1, 1)
            case "joined":
                length = 0
            case _:
                length = 1
        if offset < at + length:
            return piece.start() + (0 if piece.lastgroup else offset - at)
        at += length
    return end


def _in_block(scalar: Scalar, offset: int, text: str) -> int:
    """Line ends and what is beside them stand for blanks, and lines are as they are written."""
    value, end = scalar.text, scalar.end.index
    at, first = _end(_BLANK, value, 0, len(value)), _end(_HEADER, text, scalar.start.index, end)
    if offset < at:
        return first
    for piece in _BLOCK.finditer(text, first, end):
        is_blank = piece.lastgroup == "blank"
        after = _end(_BLANK, value, at, len(value)) if is_blank else at + len(piece[0])
        if offset < after:
            return piece.start() + (0 if is_blank else offset - at)
        at = after
    return end


def _end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found else start


def mark_of(words: str, offset: int, scalar: Scalar, text: str) -> Mark | None:
    """The place of words of a value, as people count; of words over two lines, in the first."""
    index, last = (index_of(scalar, at, text) for at in (offset, offset + len(words) - 1))
    if index >= scalar.end.index:
        return None
    start = scalar.start.index
    ends = [found.end() for found in _LINE_END.finditer(text, start, index)]
    column = index - ends[-1] if ends else scalar.start.column + index - start
    line_end = _LINE_END.search(text, index, last + 1)
    end = line_end.start() if line_end else last + 1
    return Mark(scalar.start.line + 1 + len(ends), column + 1, max(end - index, 1))
