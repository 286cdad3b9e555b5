"""Sections and keys that are misspelt, and keys that are written twice."""

from __future__ import annotations

import re

from briefing.authoring.editing.manuscripts import Edit
from briefing.authoring.fixes.fix import Fix, Turn, write
from briefing.authoring.fixes.near import likely, meant
from briefing.authoring.fixes.site import Site, Spot, type_of
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
    """Y106: the second of two lines with one key goes; that is safe where both say the same."""
    if not site.problem.related:
        return None
    start, line = site.file.line(site.problem.line)
    first = site.file.line(site.problem.related[0].mark.line)[1].replace("- ", "  ", 1)
    pair, other = _PAIR.match(line), _PAIR.match(first)
    number = site.problem.line
    if not pair or not other or pair[2] == "id" or pair[1] != other[1]:
        return None
    if _goes_on(site, number, len(pair[1])):
        return None
    end = site.file.line_starts[number] if number < site.file.lines else len(site.file.text)
    turn = Turn(site.file, Edit(start, end, ""), _ALL, _ALL)
    return Fix("take the second one out", (turn,), safe=pair[3] == other[3])


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
