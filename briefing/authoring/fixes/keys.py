"""Sections and keys that are misspelt, and keys that are written twice."""

from __future__ import annotations

import re

from briefing.authoring.editing.manuscripts import Edit
from briefing.authoring.fixes.fix import Fix, Turn, write
from briefing.authoring.fixes.near import likely, meant
from briefing.authoring.fixes.site import Site, Spot, type_of
from briefing.loading.quick import HEADER
from briefing.loading.shapes import keys, record_type
from briefing.model.kinds import BY_SECTION


def section(site: Site) -> Fix | None:
    """K001: the section that is spelt like it and not in the file yet."""
    return _respelt(site, {*BY_SECTION, HEADER} - site.file.root.by_key.keys())


def key(site: Site) -> Fix | None:
    """K002: the key that is spelt like it and not in the block yet."""
    if not (spot := site.key) or not (holder := site.holder(spot.steps)):
        return None
    record = record_type(type_of(spot.steps[:-1]))
    return _respelt(site, keys(record).keys() - holder.by_key.keys()) if record else None


def _respelt(site: Site, allowed: set[str]) -> Fix | None:
    spot = site.key
    if not spot or not allowed:
        return None
    written = str(spot.steps[-1])
    if right := meant(written, sorted(allowed)) or likely(written, sorted(allowed)):
        return write(_renamed(site, spot, right), right)
    return None


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
