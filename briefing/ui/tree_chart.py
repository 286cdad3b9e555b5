"""A tree as a chart of boxes and lines: levels from left to right, each unit beside the first one below it.

Boxes stand in bands: a unit, the first below it, the first below that. So a band is a run of rows of the
tree, and what is drawn of one depends on its own rows alone. It knows no widget.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.model.page import Mark
from briefing.pages.unit_row import NOT_KNOWN, Told
from briefing.ui.charts.pieces import cut
from briefing.ui.flow import Row, Segment
from briefing.ui.tree_rows import leads
from briefing.wrap import cells

BOX, WIDE, GAP, HEIGHT = 22, 28, 3, 4
"""The cells of a box, of one where there is more room, and between two levels; the lines of a band."""
LEAST = 3 * BOX + 2 * GAP
"""Cells in which a chart says more than a tree."""


class Bands:
    """The bands of rows by their depths: in which one each stands, and with which row each begins."""

    def __init__(self, depths: Sequence[int]) -> None:
        ends = (below <= above for above, below in pairwise(depths))
        self.firsts = [0] * bool(depths)
        self.of = [0] * bool(depths)
        for position, is_new in enumerate(ends, 1):
            if is_new:
                self.firsts.append(position)
            self.of.append(len(self.firsts) - 1)

    def rows(self, band: int) -> range:
        """The rows of a band, by their positions."""
        is_last = band + 1 == len(self.firsts)
        return range(self.firsts[band], len(self.of) if is_last else self.firsts[band + 1])


class Box(NamedTuple):
    """A unit in the chart: what is said of it, its guides in the tree, and how many units it folds away.

    `cursor` is the role of one with the cursor, `label` what is to be typed to open it.
    """

    told: Told
    guides: tuple[bool, ...]
    folded: int | None = None
    is_dim: bool = False
    cursor: str = ""
    label: str = ""


def box_of(width: int, depth: int) -> int:
    """The cells of a box: wide if all levels down to a depth have room side by side."""
    return WIDE if levels(width, WIDE) > depth else BOX


def levels(width: int, box: int) -> int:
    """How many levels have room side by side."""
    return max(1, (width + GAP) // (box + GAP))


def draw(boxes: Sequence[Box], line: int, first: int, width: int, cells_of_box: int = BOX) -> Row:
    """A line of a band, from the level `first` on, as many levels as have room; `›`: there are more.

    Of a band that lies wholly beyond them there is the name of its first unit.
    """
    top, room = len(boxes[0].guides), levels(width, cells_of_box)
    row: list[Segment] = []
    for level in range(first, first + room):
        if level > first:
            row.append(Segment(_gap(boxes, level, line), "guide"))
        box = boxes[level - top] if 0 <= level - top < len(boxes) else None
        row += list(_box(box, line, cells_of_box)) if box else [Segment(" " * cells_of_box, "blank")]
    if line == 1 and top >= first + room:
        row[-1] = Segment(f"{cut(boxes[0].told.short, cells_of_box - 2)} ›", "", Mark.MUTED)
    elif line == 1 and first + room < top + len(boxes):
        row[-1] = row[-1]._replace(text=" ›")
    return tuple(row)


def _gap(boxes: Sequence[Box], level: int, line: int) -> str:
    """What leads to a level: a trunk on which further units stand, an arm to the one in this band."""
    top = len(boxes[0].guides)
    box = boxes[max(0, level - top)] if level < top + len(boxes) else None
    if box is None:
        return " " * GAP
    follows, arm = box.guides[level - 1], "┄" if box.told.tie else "─"
    if level < top or line > 1:
        return " │ " if follows else " " * GAP
    if level == top:
        return " │ " if line == 0 else f" {'├' if follows else '└'}{arm}"
    return " " * GAP if line == 0 else f"{arm}{'┬' if follows else arm}{arm}"


def _box(box: Box, line: int, width: int) -> Iterator[Segment]:
    edge, inside = box.cursor or "guide", width - 4
    if line in (0, HEIGHT - 1):
        yield Segment(_edge(box.told, line == 0, width), edge)
        return
    words = _called(box, inside) if line == 1 else _led(box.told, inside)
    is_muted = box.is_dim or (line > 1 and box.told.holder == NOT_KNOWN)
    marks = Mark.STRONG if line == 1 else Mark.NONE
    if is_muted and not box.cursor:  # what stands back is not to be read on the colour of the cursor
        marks = Mark.MUTED
    yield Segment(box.label.ljust(2)[:2] if box.label and line == 1 else "│ ", edge)
    yield Segment(words + " " * (inside - cells(words)), box.cursor, marks)
    yield Segment(" │", edge)


def _called(box: Box, width: int) -> str:
    """The names of a unit, and how many are folded below it."""
    more = f" +{box.folded:,}" if box.folded else ""
    called = "  ".join(filter(None, (box.told.short, box.told.full if width > BOX else "")))
    return cut(called, width - cells(more)) + more


def _led(told: Told, width: int) -> str:
    """Who leads a unit, and who is agreed to."""
    return cut("shown elsewhere", width) if told.again else "".join(leads(told, width)).strip()


def _edge(told: Told, is_upper: bool, width: int) -> str:
    """The upper or lower edge; in the upper one stands what is not plainly so."""
    line = "┄" if told.tie else "─"
    named = _named(told, width - 5) if is_upper else ""
    label = f" {named} " if named else ""
    left, right = "┌┐" if is_upper else "└┘"
    return left + line + label + line * (width - 3 - cells(label)) + right


def _named(told: Told, width: int) -> str:
    """A relation that is not command, and what is not sure; the first gives way."""
    caution = f", {told.caution}" if told.tie and told.caution else told.caution
    return cut(told.tie, width - cells(caution)) + cut(caution, width)
