"""A tree of units as one goes through it: what is folded, what a filter keeps, where the cursor is.

Rows are known by their numbers from the top. What the reader has done to the tree is an `Outlook`, which is
true at any date; each act gives a new one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from briefing.library.command import TreeRow
from briefing.model.page import Outlook
from briefing.model.text import Text


class Node(NamedTuple):
    """A unit by its id, where it stands under another; nothing stands over the top."""

    unit: Text
    superior: Text = Text("")


class Outline:
    """The rows of a tree, and which of them stand below which."""

    def __init__(self, rows: Iterable[TreeRow]) -> None:
        self.rows = tuple(rows)
        self.depths = tuple(len(row.guides) for row in self.rows)
        self.ends = _ends(self.depths)
        """Of each row the number of the first row behind all that is below it."""
        # All of this is wanted at the first key, which is not to wait for it.
        self._above = _overs(self.depths)
        self._told_before = (0, *accumulate(not row.again for row in self.rows))
        self._units = {row.unit.id: number for number, row in enumerate(self.rows) if not row.again}
        self._mentions = {self.node(number): number for number, row in enumerate(self.rows) if row.again}

    def node(self, number: int) -> Node:
        """What a row is known by at any date."""
        row = self.rows[number]
        return Node(row.unit.id, row.superior.id if row.superior else Text(""))

    def find(self, node: Node) -> int | None:
        """The row of a unit under its superior, else where that unit has its branches; None without any."""
        return self._mentions.get(node, self._units.get(node.unit))

    @property
    def units(self) -> int:
        """How many units there are, each counted once."""
        return len(self._units)

    def home(self, number: int) -> int | None:
        """Where a unit that is but mentioned on a row has its branches; None where that row is the place."""
        row = self.rows[number]
        return self._units.get(row.unit.id) if row.again else None

    def has_branches(self, number: int) -> bool:
        """Whether something stands below a row."""
        return self.ends[number] > number + 1

    def below(self, number: int) -> int:
        """How many units have their place below a row; those that are but mentioned there have another."""
        return self._told_before[self.ends[number]] - self._told_before[number + 1]

    def path(self, number: int) -> tuple[int, ...]:
        """The rows from the top down to one, itself included."""
        found = [number]
        while self.depths[found[-1]]:
            found.append(self._above[found[-1]])
        return tuple(reversed(found))

    def above(self, number: int) -> int | None:
        """The row right above one in the tree; None at the top."""
        return self._above[number] if self.depths[number] else None

    def is_folded(self, number: int, outlook: Outlook) -> bool:
        """Whether what stands below a row is folded away."""
        is_deep = outlook.depth is not None and self.depths[number] >= outlook.depth
        return self.has_branches(number) and is_deep != (self.rows[number].unit.id in outlook.turned)

    def turned(self, number: int, outlook: Outlook) -> Outlook:
        """A row folded if it is unfolded, and the other way round; nothing where there are no branches."""
        unit = frozenset({self.rows[number].unit.id} if self.has_branches(number) else ())
        return outlook._replace(turned=outlook.turned ^ unit)

    def revealed(self, number: int, outlook: Outlook) -> Outlook:
        """All unfolded that stands over a row."""
        for over in self.path(number)[:-1]:
            if self.is_folded(over, outlook):
                outlook = self.turned(over, outlook)
        return outlook

    def folded_at(self, number: int, outlook: Outlook) -> Outlook:
        """All folded from the level of a row on; where anything is folded, all unfolded."""
        is_whole = outlook.depth is None and not outlook.turned
        return outlook._replace(depth=self.depths[number] if is_whole else None, turned=frozenset())

    def unfolded(self, outlook: Outlook) -> Iterator[int]:
        """The rows that are not folded away."""
        number, deep, turned = 0, outlook.depth, outlook.turned
        while number < len(self.rows):
            yield number
            is_deep = deep is not None and self.depths[number] >= deep
            is_folded = is_deep != (self.rows[number].unit.id in turned)
            number = self.ends[number] if is_folded else number + 1

    def kept(self, matches: Iterable[int]) -> list[int]:
        """Rows and all that stands over them, in order."""
        found: set[int] = set()
        for match in matches:
            number: int | None = match
            while number is not None and number not in found:
                found.add(number)
                number = self.above(number)
        return sorted(found)


def _overs(depths: Sequence[int]) -> tuple[int, ...]:
    """Of each row the one right above it in the tree; of the top itself."""
    last: dict[int, int] = {0: 0}
    found = []
    for number, depth in enumerate(depths):
        last[depth] = number
        found.append(last[max(0, depth - 1)])
    return tuple(found)


def _ends(depths: Sequence[int]) -> tuple[int, ...]:
    ends = [len(depths)] * len(depths)
    open_: list[int] = []
    for number, depth in enumerate(depths):
        while open_ and depths[open_[-1]] >= depth:
            ends[open_.pop()] = number
        open_.append(number)
    return tuple(ends)


class Shown:
    """The rows of an outline that are shown, in order: the matches of a filter, else what is unfolded."""

    def __init__(self, outline: Outline, outlook: Outlook, matches: Sequence[int] | None = None) -> None:
        self.outline = outline
        self.outlook = outlook
        self.matches = matches
        self.numbers: Sequence[int] = (
            list(outline.unfolded(outlook)) if matches is None else outline.kept(matches)
        )

        self.matched_units = len({outline.rows[number].unit.id for number in matches or ()})
        """How many units a filter wants."""
        self._guides = None if matches is None else guides_of([outline.depths[n] for n in self.numbers])

    def guides(self, position: int) -> tuple[bool, ...]:
        """Of a row that is shown, at each level down to its own, whether another follows there."""
        return self._guides[position] if self._guides else self.outline.rows[self.numbers[position]].guides

    def is_match(self, number: int) -> bool:
        """Whether a row is shown for its own sake, and not for one below it."""
        return self.matches is None or _position(self.matches, number) is not None

    def is_folded(self, number: int) -> bool:
        """Whether rows below one are folded away; a filter unfolds what it keeps."""
        return self.matches is None and self.outline.is_folded(number, self.outlook)

    def folded(self, number: int) -> int | None:
        """How many units are folded away below a row; None where nothing is."""
        return self.outline.below(number) if self.is_folded(number) else None

    def position(self, number: int) -> int | None:
        """Which of the rows that are shown one is; None if it is not."""
        return _position(self.numbers, number)

    def nearest(self, node: Node) -> int | None:
        """Where a unit is shown, else the nearest over it, else its superior; None if none of them is."""
        number = self.outline.find(node)
        if number is None:
            return self.nearest(Node(node.superior)) if node.superior else None
        positions = map(self.position, reversed(self.outline.path(number)))
        return next((position for position in positions if position is not None), None)

    def next_match(self, position: int, step: int) -> int | None:
        """The next match below a row that is shown, or the one above it; None beyond the ends."""
        positions = range(position + step, len(self.numbers) if step > 0 else -1, step)
        return next((at for at in positions if self.is_match(self.numbers[at])), None)


def guides_of(depths: Sequence[int]) -> Sequence[tuple[bool, ...]]:
    """For each row, at each level down to its own, whether a further row follows there."""
    found: list[tuple[bool, ...]] = []
    follows: set[int] = set()
    for depth in reversed(depths):
        follows = {level for level in follows if level <= depth}
        found.append(tuple(level in follows for level in range(1, depth + 1)))
        follows.add(depth)
    return found[::-1]


def _position(numbers: Sequence[int], number: int) -> int | None:
    at = bisect_left(numbers, number)
    return at if at < len(numbers) and numbers[at] == number else None
