"""What is another between two dates as one tree: each change under its unit, what did not change folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from briefing.library.command import Command
from briefing.library.structure.difference import Change, Difference
from briefing.model.entries import Unit
from briefing.model.text import Text


class ChangedRow(NamedTuple):
    """A row of the tree: a unit, a change of the unit it stands under, or how many more there did not change.

    `guides` tells for each level whether a further row follows there. `is_in` unless it is a unit of which no
    more is so than that its place there was agreed.
    """

    what: Unit | Change | int
    under: Unit | None
    guides: tuple[bool, ...]
    is_in: bool = True


def changed(command: Command, root: Text, difference: Difference) -> Iterator[ChangedRow]:
    """The tree below a root, from the top; empty where nothing changed.

    A unit stands where it stands at the later date; one that is gone, where it stood.
    """
    tree = _Tree(command, root, difference)
    waiting = [ChangedRow(tree.units[root], None, ())] if difference.changes else []
    while waiting:
        row = waiting.pop()
        yield row
        if isinstance(row.what, Unit):
            below = tree.below(row.what)
            last = len(below) - 1
            waiting += [
                ChangedRow(what, row.what, (*row.guides, position < last), what not in tree.outside)
                for position, what in reversed(tuple(enumerate(below)))
            ]


class _Tree:
    """The units of both dates, each under one superior."""

    def __init__(self, command: Command, root: Text, difference: Difference) -> None:
        self.units: dict[str, Unit] = {}
        self._changes = defaultdict[str, list[Change]](list)
        self._children = defaultdict[str | None, list[Unit]](list)
        self._size: dict[str, int] = {}
        self.outside: list[Unit] = []
        """Those that stand there at neither date."""
        above: dict[str, str | None] = {}
        for change in difference.changes:
            self._changes[change.unit].append(change)
        for when in (difference.after, difference.before):
            for row in command.tree(root, when):
                if not row.again and row.unit.id not in above:
                    above[row.unit.id] = row.superior.id if row.superior else None
                    self.units[row.unit.id] = row.unit
                    self._children[above[row.unit.id]].append(row.unit)
        for change in difference.changes:
            newcomer = command.unit(change.unit)
            if newcomer and newcomer.id not in above:
                agreed = (said.value for said, _ in (*change.after, *change.before) if said.value)
                to = next(one for one in agreed if one in above)
                above[newcomer.id] = to
                self.units[newcomer.id] = newcomer
                self._children[to].append(newcomer)
                self.outside.append(newcomer)
        self._touched = set(self._changes)
        # Whoever is above stands before those below, so that they are met here from below.
        for unit, superior in reversed(above.items()):
            self._size[unit] = 1 + sum(self._size[below.id] for below in self._children[unit])
            if unit in self._touched and superior:
                self._touched.add(superior)

    def below(self, unit: Unit) -> list[Unit | Change | int]:
        """The changes of a unit, the units below it with changes in them, and how many more there are."""
        children = self._children[unit.id]
        unchanged = sum(self._size[child.id] for child in children if child.id not in self._touched)
        touched = [child for child in children if child.id in self._touched]
        return [*self._changes[unit.id], *touched, *([unchanged] if unchanged else [])]
