"""What can be read of a YAML text with syntax errors: all but the entries in which they are.

A parser stops at the first error. So the entry around it is blanked out, whole, since an entry of which a
line is missing may say something else; then the text is read again, up to the next error. Every character
stays where it was, and so do all places.
"""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from briefing.loading.nodes import Node
from briefing.loading.problems import Problem
from briefing.loading.quick import HEADER
from briefing.loading.tree import parse
from briefing.model.kinds import BY_SECTION
from briefing.model.text import Text

_SYNTAX = "Y0"
"""What begins the codes of problems at which the parser stops."""

_MOST_CHARACTERS = 1_000_000
"""So much is read again at most, which takes half a second."""

_SECTION = re.compile(rf"(?:{'|'.join((HEADER, *BY_SECTION))}|x-[^\s:]*):")
_ITEM = re.compile(r" *- +")
_ENTRY = re.compile(r"\s*-[ \t]*\{?[ \t]*['\"]?id['\"]?[ \t]*:")


class Recovered(NamedTuple):
    """The nodes of a text, None if none could be read; the text that they stand in; what was found.

    `lost` is what was left out of it.
    """

    root: Node | None
    text: Text
    problems: list[Problem]
    lost: str


def recover(text: Text, path: Path) -> Recovered:
    """The nodes of as many entries of a YAML text as can be read; a file over a budget is refused whole."""
    errors: list[Problem] = []
    lost: list[str] = []
    room = _MOST_CHARACTERS
    while True:
        root, problems = parse(text, path)
        room -= len(text)
        if root is not None or not problems or not problems[-1].code.startswith(_SYNTAX):
            return Recovered(root, text, [*errors, *problems], "\n".join(lost))
        errors.append(problems[-1])
        lines = text.split("\n")
        first, end = _around(lines, problems[-1].line - 1)
        out = "\n".join(lines[first:end])
        if not out.strip() or room < 0:
            return Recovered(None, text, errors, text)
        lost.append(out)
        lines[first:end] = (" " * len(line) for line in lines[first:end])
        text = Text("\n".join(lines))


def _around(lines: list[str], at: int) -> tuple[int, int]:
    """From which line to before which goes the entry with a line in it; a section where no entry begins."""
    at = max((number for number, line in enumerate(lines[: at + 1]) if line.strip()), default=0)
    section = next((number for number in range(at, -1, -1) if _SECTION.match(lines[number])), 0)
    behind = at + 1 + sum(1 for _ in takewhile(lambda line: not _SECTION.match(line), lines[at + 1 :]))
    items = (_ITEM.match(line) for line in lines[section + 1 : behind])
    indent = next((found.end() for found in items if found), 0)
    starts = [number for number in range(section + 1, behind) if _begins(lines[number], indent)]
    inner = lines[at].lstrip()
    if _SECTION.match(inner) and len(lines[at]) - len(inner) < indent:
        return at, behind  # a section that slipped to the right
    first = max((number for number in starts if number <= at), default=section)
    end = min((number for number in starts if number > at), default=behind)
    return (first, end) if first > section else (section, behind)


def _begins(line: str, indent: int) -> bool:
    """Whether an entry begins with a line, in a section where entries stand so far in."""
    found = _ITEM.match(line)
    return _ENTRY.match(line) is not None or (found is not None and found.end() == indent)
