"""Sections and keys that are misspelt, and keys that are written twice."""

from __future__ import annotations

import re

from briefing.authoring.editing.manuscripts import Edit
from briefing.authoring.fixes.fix import Fix, Turn, write
from briefing.authoring.fixes.near import likely, meant
from briefing.authoring.fixes.site import Faulty, Site, Spot, type_of
from briefing.loading.nodes import Mapping
from briefing.loading.quick import HEADER
from briefing.loading.shapes import keys, record_type
from briefing.model.kinds import BY_SECTION


def section(site: Site) -> Fix | None:
    """K001: the section that is spelt like it, unless it is in the file already."""
    return _respelt(site, {*BY_SECTION, HEADER}, site.file.root)


def key(site: Site) -> Fix | None:
    """K002: the key that is spelt like it, unless it is in the block already."""
    if not (spot := site.key) or not (holder := site.holder(spot.steps)):
        return None
    record = record_type(type_of(spot.steps[:-1]))
    return _respelt(site, set(keys(record)), holder) if record else None


def _respelt(site: Site, allowed: set[str], holder: Mapping) -> Fix | None:
    """The key that is meant, if it is not there and no other is meant to be the same."""
    if not (spot := site.key):
        return None
    words = sorted(allowed)
    right = _meant(str(spot.steps[-1]), words)
    others = holder.by_key.keys() - allowed - {spot.steps[-1]}
    if not right or right in holder.by_key or right in (_meant(other, words) for other in others):
        return None
    return write(_renamed(site, spot, right), right)


def _meant(written: str, words: list[str]) -> str | None:
    return meant(written, words) or likely(written, words)


def _renamed(site: Site, spot: Spot, name: str) -> Turn | None:
    assert spot.key
    edit = Edit(spot.key.start.index, spot.key.end.index, name)
    if not spot.key.plain:
        return None
    return Turn(site.file, edit, spot.steps, (*spot.steps[:-1], name))


_PAIR = re.compile(r"( *)([\w-]+):(?: +(.*?))?[ \t]*$")


def doubled(site: Site) -> Fix | None:
    """Y106: the second of two lines with one key goes; that is safe where both say the same.

    Of two sections the entries of the second come below those of the first.
    """
    if not site.problem.related:
        return None
    if site.problem.column == 1 and site.words in BY_SECTION:
        return _joined(site, site.problem.related[0].mark.line)
    start, line = site.file.line(site.problem.line)
    first = site.file.line(site.problem.related[0].mark.line)[1].replace("- ", "  ", 1)
    pair, other = _PAIR.match(line), _PAIR.match(first)
    number = site.problem.line
    if not pair or not other or pair[2] == "id" or pair[1] != other[1]:
        return None
    if _goes_on(site, number, len(pair[1])):
        return None
    turn = Turn(site.file, Edit(start, site.file.end_of(number), ""), _ALL, _ALL)
    return Fix("take the second one out", (turn,), safe=pair[3] == other[3])


def _joined(site: Site, first: int) -> Fix | None:
    """The lines of a section moved to the end of the one of that name which begins on another line."""
    file, number = site.file, site.problem.line
    upper, lower = _body(file, first), _body(file, number)
    if not upper or not lower:
        return None
    above, below = (file.line(lines.start)[1] for lines in (upper, lower))
    shift = (len(above) - len(above.lstrip(" "))) - (len(below) - len(below.lstrip(" ")))
    moved = [_shifted(file.line(one)[1], shift) for one in range(number + 1, lower.stop)]
    if None in moved:
        return None
    end = file.end_of(upper.stop - 1)
    text = "".join(f"{line}{file.line_end}" for line in moved)
    if not file.text[:end].endswith("\n"):
        return None
    start = file.line_starts[number - 1]
    edits = Edit(end, end, text), Edit(start, file.end_of(lower.stop - 1), "")
    return Fix("move its entries up into the first", tuple(Turn(file, edit, _ALL, _ALL) for edit in edits))


def _body(file: Faulty, number: int) -> range | None:
    """The lines of a section that begins on a line, from its first entry; None if they are no list."""
    if not re.fullmatch(r"[a-z]+:[ \t]*", file.line(number)[1]):
        return None
    last = number
    for following in range(number + 1, file.lines + 1):
        line = file.line(following)[1]
        if line[:1] not in ("", " ", "-", "#") or line.startswith("---"):
            break
        if line.strip() and not line.startswith("#"):
            last = following
    items = (one for one in range(number + 1, last + 1) if file.line(one)[1].lstrip(" ").startswith("- "))
    first = next(items, None)
    between = range(number + 1, first or number + 1)
    is_list = first and all(re.match(r" *(#|$)", file.line(one)[1]) for one in between)
    return range(first, last + 1) if first and is_list else None


def _shifted(line: str, by: int) -> str | None:
    """A line farther in or out; None if it does not stand far enough in."""
    if by >= 0 or not line.strip():
        return " " * by + line if line.strip() else line
    return line[-by:] if not line[:-by].strip(" ") else None


_ALL = ("",)
"""No value at all: everything stays as it is."""


def _goes_on(site: Site, number: int, indent: int) -> bool:
    """Whether what a line begins goes on in the next one that is not blank."""
    for following in range(number + 1, site.file.lines + 1):
        line = site.file.line(following)[1]
        if line.strip():
            inner = len(line) - len(line.lstrip())
            return inner > indent or (inner == indent and line.lstrip().startswith("- "))
    return False
