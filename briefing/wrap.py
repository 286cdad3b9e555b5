"""Words to lines of a width counted in terminal cells.

Nothing is lost but blanks at a line's end. A word longer than a line is broken, after a hyphen or a stroke
if there is one. Wide characters may be parted from each other; what belongs to one character never is.
"""

from __future__ import annotations

import re

_NARROW = re.compile(
    r"[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482–—‘’“”…•€→−⇄≈✓\u2500-\u25fc\u2800-\u28ff]*+"
)

Line = tuple[int, int]
"""Where a line begins and ends in the text."""


def wrap(text: str, width: int) -> list[Line]:
    """The lines of a text, one at least, of one cell at least; a newline in it ends a line."""
    width = max(width, 1)
    cut = _cut_narrow if is_narrow(text) else _cut_wide
    lines: list[Line] = []
    start = 0
    while (end := text.find("\n", start)) >= 0:
        lines += cut(text, start, end, width)
        start = end + 1
    lines += cut(text, start, len(text), width)
    return lines


def is_narrow(text: str) -> bool:
    """Whether every character of the text surely takes one cell."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def cells(text: str) -> int:
    """How many cells a text takes."""
    if is_narrow(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _cut_narrow(text: str, start: int, end: int, width: int) -> list[Line]:
    lines: list[Line] = []
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start or text[start:cut].isspace():
            cut = _break_word(text, start, width)
        lines.append((start, _without_blanks(text, start, cut)))
        start = _skip_blanks(text, cut, end)
    if start < end or not lines:
        lines.append((start, end))
    return lines


def _break_word(text: str, start: int, width: int) -> int:
    at = max(text.rfind(sign, start + width // 2, start + width) for sign in "-/")
    return at + 1 if at >= 0 else start + width


def _cut_wide(text: str, start: int, end: int, width: int) -> list[Line]:
    from rich.cells import split_graphemes

    characters = [(start + a, start + b, size) for a, b, size in split_graphemes(text[start:end])[0]]
    lines: list[Line] = []
    first = 0
    while first < len(characters):
        cut = _cut_characters(text, characters, first, width)
        begin, stop = characters[first][0], characters[cut - 1][1]
        lines.append((begin, end if stop == end else _without_blanks(text, begin, stop)))
        first = cut
        # A blank that bears a combining mark is no blank.
        while first < len(characters) and text[slice(*characters[first][:2])] == " ":
            first += 1
    return lines or [(start, end)]


def _cut_characters(text: str, characters: list[tuple[int, int, int]], first: int, width: int) -> int:
    """The first character that goes to the next line."""
    used, best = 0, first
    for index in range(first, len(characters)):
        at, _, size = characters[index]
        if index > first and (text[at] == " " or 2 in (size, characters[index - 1][2])):
            best = index
        if used + size > width:
            return best if best > first else max(index, first + 1)
        used += size
    return len(characters)


def _without_blanks(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start] == " ":
        start += 1
    return start
