"""What can be read of a YAML text with syntax errors: all but the entries in which they are.

A parser stops at the first error. So the entry around it is blanked out, whole, since an entry of which a
line is missing may say something else; then the text is read again, up to the next error. Every character
stays where it was, and so do all places. What is left out is read by itself without the lines at fault, so
that what else is wrong with it can be told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from briefing.loading.nodes import Mapping, Node, Scalar, Sequence
from briefing.loading.problems import Problem
from briefing.loading.quick import HEADER
from briefing.loading.syntax import UNFINISHED_MERGE
from briefing.loading.tree import parse
from briefing.model.kinds import BY_SECTION
from briefing.model.text import Text

_SYNTAX = "Y0"
"""What begins the codes of problems at which the parser stops."""

_MOST_CHARACTERS = 1_000_000
"""So much is read again at most of the rest, and of what is left out, which takes half a second each."""

_SECTION = re.compile(rf"(?:{'|'.join((HEADER, *BY_SECTION))}|x-[^\s:]*):")
_ITEM = re.compile(r" *- +")
_WORD = re.compile(r"[\w-]+")
_ENTRY = re.compile(r"\s*-[ \t]*\{?[ \t]*['\"]?id['\"]?[ \t]*:")


class Left(NamedTuple):
    """An entry or a header that is left out, read without the lines with errors, so that it can be told of.

    `section` is the key under which it stands, `words` are those of its missing lines.
    """

    section: str
    node: Mapping
    words: frozenset[str]


class Recovered(NamedTuple):
    """The nodes of a text, None if none could be read; what was found; what was left out.

    `lost` are the lines that were left out, each at its place; `left` what can be told of in these.
    """

    root: Node | None
    problems: list[Problem]
    lost: str
    left: list[Left]


def recover(text: Text, path: Path) -> Recovered:
    """The nodes of as many entries of a YAML text as can be read; a file over a budget is refused whole."""
    errors: list[Problem] = []
    left: list[Left] = []
    room = further = _MOST_CHARACTERS
    all_lines = lines = text.split("\n")
    while True:
        now = Text("\n".join(lines))
        root, problems = parse(now, path)
        room -= len(text)
        if root is not None or not problems or not problems[-1].code.startswith(_SYNTAX):
            lost = (whole if whole != line else "" for whole, line in zip(all_lines, lines, strict=True))
            return Recovered(root, [*errors, *problems], "\n".join(lost), left)
        errors.append(problems[-1])
        first, end = _around(lines, problems[-1].line - 1)
        if not "".join(lines[first:end]).strip() or room < 0:
            return Recovered(None, errors, text, left)
        alone = _alone(lines, first, end)
        lines = [*lines[:first], *map(_blank, lines[first:end]), *lines[end:]]
        if further > 0:
            further -= _look_further(alone, problems[-1], path, errors, left)


def _alone(lines: list[str], first: int, end: int) -> list[str]:
    """The lines with nothing in them but an entry and the key of its section."""
    section = next((number for number in range(first, -1, -1) if _SECTION.match(lines[number])), first)
    return [
        line if first <= number < end or number == section else _blank(line)
        for number, line in enumerate(lines)
    ]


def _look_further(
    lines: list[str], error: Problem, path: Path, errors: list[Problem], left: list[Left]
) -> int:
    """Add what is wrong behind the first error of an entry, if it can be read to its end.

    The answer is how much was read.
    """
    found: list[Problem] = []
    words: set[str] = set()
    read = 0
    while True:
        out = _part(lines, error)
        if UNFINISHED_MERGE.match(lines[out.start]):
            return read  # else each of its signs would be told
        words.update(*map(_WORD.findall, lines[out.start : out.stop]))
        lines = [*lines[: out.start], *_without_text(lines, out), *lines[out.stop :]]
        text = Text("\n".join(lines))
        root, problems = parse(text, path)
        read += len(text)
        is_error = root is None and bool(problems) and problems[-1].code.startswith(_SYNTAX)
        if not is_error or problems[-1].line <= error.line or read > _MOST_CHARACTERS:
            break
        error = problems[-1]
        found.append(error)
    if isinstance(root, Mapping):
        errors += [*found, *problems]
        left += (Left(key.text, node, frozenset(words)) for key, node in _entries(root))
    return read


def _entries(root: Mapping) -> Iterator[tuple[Scalar, Mapping]]:
    for key, value in root.pairs:
        for node in value.items if isinstance(value, Sequence) else [value]:
            if isinstance(node, Mapping):
                yield key, node


def _part(lines: list[str], error: Problem) -> range:
    """The line with an error, and those below it that stand further in than it should."""
    at = min(error.line, len(lines)) - 1
    if error.code == "Y002":  # how far in it stands is not known
        return range(at, at + 1)
    indent = _indent(lines[at])
    if error.code == "Y006":  # it may have slipped to the right, and its text not with it
        above = [_indent(line) for line in lines[:at] if line.strip()][1:]
        indent = min(indent, *above) if above else indent
    behind = takewhile(lambda line: not line.strip() or _indent(line) > indent, lines[at + 1 :])
    return range(at, at + 1 + sum(1 for _ in behind))


def _indent(line: str) -> int:
    """How far in a line stands: what follows a dash belongs to the block that the dash begins."""
    found = _ITEM.match(line)
    return found.end() if found else len(line) - len(line.lstrip())


def _without_text(lines: list[str], out: range) -> Iterator[str]:
    """Lines made blank, but for the dash before a block of which only the first key is left out."""
    first = lines[out.start]
    item = _ITEM.match(first)
    goes_on = next((line for line in lines[out.stop :] if line.strip()), "")
    has_more = item and not _ITEM.match(goes_on) and _indent(goes_on) == item.end()
    yield item.group().ljust(len(first)) if item and has_more else _blank(first)
    yield from map(_blank, lines[out.start + 1 : out.stop])


def _blank(line: str) -> str:
    return " " * len(line)


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
