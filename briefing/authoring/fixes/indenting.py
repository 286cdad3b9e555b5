"""Lines that slipped to the left or right, are indented with tabs, or lack a space or a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.authoring.editing.manuscripts import Edit
from briefing.authoring.fixes.fix import Fix, Turn
from briefing.authoring.fixes.site import Faulty, Site, type_of
from briefing.loading import nodes
from briefing.loading.sentences import counted
from briefing.loading.shapes import keys, record_type
from briefing.loading.tree import SLIPPED_ITEM

_TAB_WIDTHS = (2, 4, 8)


def tabs(site: Site) -> Fix | None:
    """Y002: spaces for the tabs that indent lines, if only one width of them makes sense."""
    readings: dict[object, tuple[Edit, ...]] = {}
    for width in _TAB_WIDTHS:
        edits = tuple(_untabbed(site.file, width))
        new = site.file.edited(edits)
        assert isinstance(new, Faulty)
        if not edits or not new.breaks <= site.file.breaks - {site.problem.line}:
            continue
        # of what cannot be read for another reason nobody knows whether it would say the same
        readings[width if new.breaks else tuple(new.values.items())] = edits
    if len(readings) != 1:
        return None
    [edits] = readings.values()
    turns = tuple(Turn(site.file, edit) for edit in edits)
    return Fix("indent with spaces", turns)


def _untabbed(file: Faulty, width: int) -> Iterator[Edit]:
    for number in range(1, file.lines + 1):
        start, line = file.line(number)
        blank = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in blank and line.strip():
            yield Edit(start, start + len(blank), blank.expandtabs(width))


_SLIPPED = re.compile(r" *(?:- +)?[\w-]+:(?: |$)")


def slipped(site: Site) -> Fix | None:
    """Y006: the key under those with which it belongs, if that is one block which has no such key yet."""
    if fix := _items(site) or _odd_blanks(site):
        return fix
    start, line = site.file.line(site.problem.line)
    for number in (site.problem.line, site.problem.line - 1):
        if number and (found := re.compile(r" *-(?=\w+:)").match(site.file.line(number)[1])):
            at = site.file.line_starts[number - 1] + found.end()
            return Fix("write a space behind the dash", (Turn(site.file, Edit(at, at, " ")),))
    if not _SLIPPED.match(line) or line.lstrip().startswith("- "):
        return None
    indent = len(line) - len(line.lstrip(" "))
    fitting = [
        column for column in _columns(site.file, site.problem.line) if _belongs(site, start, indent, column)
    ]
    if len(fitting) != 1:
        return None
    turn = Turn(site.file, Edit(start, start + indent, " " * fitting[0]))
    return Fix(f"indent it by {counted(fitting[0], 'space')}", (turn,))


def _items(site: Site) -> Fix | None:
    """The items that stand too far in, each under the dash of the item whose text they go on with."""
    steps, scalar = site.text or ((), None)
    around = nodes.follow(site.file.root, steps[:-1]).node
    if not scalar or not scalar.plain or not isinstance(around, nodes.Sequence):
        return None
    lines = SLIPPED_ITEM.finditer(site.file.text, scalar.start.index, scalar.end.index)
    edits = [Edit(*found.span("blank"), " " * around.start.column) for found in lines]
    new = site.file.edited(edits)
    assert isinstance(new, Faulty)
    says = new.below(steps[:-1])
    turns = tuple(Turn(site.file, edit, steps[:-1], steps[:-1], says) for edit in edits)
    return Fix("line it up under the item above", turns) if edits else None


def _odd_blanks(site: Site) -> Fix | None:
    """Spaces for the blanks that are none before a line, each as wide as one."""
    start, line = site.file.line(site.problem.line)
    indent = line[: len(line) - len(line.lstrip())]
    edits = [Edit(start + at, start + at + 1, " ") for at, sign in enumerate(indent) if sign not in " \t"]
    turns = tuple(Turn(site.file, edit) for edit in edits)
    return Fix("indent with spaces", turns) if turns else None


def _columns(file: Faulty, number: int) -> Iterator[int]:
    """How far in the keys stand of the blocks that are open above a line, the inmost first."""
    least = 1_000
    while number > 1:
        number -= 1
        line = file.line(number)[1]
        bare = line.lstrip(" ")
        found = re.match(r"(?:- +)*(?=[\w-]+:(?: |$))", bare)
        if not found or not bare.strip():
            continue
        column = len(line) - len(bare) + found.end()
        if column < least:
            yield column
        least = min(least, len(line) - len(bare) if found.group() else column)
        if least == 0:
            return


def _belongs(site: Site, start: int, indent: int, column: int) -> bool:
    """Whether a line indented so far begins a key which the block that it is in takes and has not."""
    return _is_key(site, Edit(start, start + indent, " " * column), column + 1)


def _is_key(site: Site, edit: Edit, column: int) -> bool:
    """Whether with an edit a key stands at a place on the line that the block there takes."""
    new = site.file.edited([edit])
    assert isinstance(new, Faulty)
    spot = new.spots.get((site.problem.line, column, True))
    record = record_type(type_of(spot.steps[:-1])) if spot else None
    return bool(spot and record and spot.steps[-1] in keys(record))


_GAP = re.compile(r"(?P<indent> *(?:- +)?)[a-z_]+(?P<colon>:(?=[^\s:/])| (?=[^\s:]))")


def gap(site: Site) -> Fix | None:
    """Y001: a key without the space behind its colon, or without the colon."""
    start, line = site.file.line(site.problem.line)
    if not (found := _GAP.match(line)):
        return None
    at = start + found.end("colon")
    has_colon = found["colon"] == ":"
    edit = Edit(at, at, " ") if has_colon else Edit(at - 1, at - 1, ":")
    if not _is_key(site, edit, found.end("indent") + 1):
        return None
    words = "write a space behind the colon" if has_colon else "write a colon behind the key"
    return Fix(words, (Turn(site.file, edit),), safe=has_colon)
