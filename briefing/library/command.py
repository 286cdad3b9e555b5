"""Command structures at a date: who is over whom, and the tree below a unit."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from briefing.library.when import Holds, holds
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Superior, Unit


class Subordination(NamedTuple):
    """A unit, the claim that puts it under another, and whether that holds at the date asked about."""

    unit: Unit
    claim: Superior
    holds: Holds


class TreeRow(NamedTuple):
    """One row of a tree of units, drawn from the top.

    `guides` tells for each level whether a further sibling follows there. `position` and `siblings` say
    the same for those who hear it. `again` marks a unit whose branches were shown already.
    """

    unit: Unit
    under: Subordination | None
    superior: Unit | None
    guides: tuple[bool, ...]
    position: int
    siblings: int
    again: bool


class Command:
    """Which units of a book stand under which."""

    def __init__(self, book: Book) -> None:
        self._units: dict[str, Unit] = {unit.id: unit for unit in book.units}

    def over(self, unit: Unit, when: Edtf) -> tuple[Subordination, ...]:
        """A unit's claims to its superiors that hold at a date, surely or perhaps."""
        answers = (Subordination(unit, claim, holds(claim, when)) for claim in unit.reports_to)
        return tuple(answer for answer in answers if answer.holds is not Holds.NO)

    def under(self, unit_id: str, when: Edtf) -> tuple[Subordination, ...]:
        """The units directly under a unit at a date, in the order in which they are written."""
        return tuple(
            subordination
            for unit in self._subordinates.get(unit_id, ())
            for subordination in self.over(unit, when)
            if subordination.claim.unit == unit_id
        )

    def tree(self, root_id: str, when: Edtf) -> Iterator[TreeRow]:
        """The rows of the tree below a root at a date; a unit with two superiors is unfolded once."""
        root = self._units.get(root_id)
        if root is None:
            return
        shown = {root.id}
        yield TreeRow(root, None, None, (), 1, 1, again=False)
        waiting = deque(_rows(root, (), self.under(root.id, when)))
        while waiting:
            row = waiting.popleft()
            again = row.unit.id in shown
            yield row._replace(again=again)
            if not again:
                shown.add(row.unit.id)
                below = _rows(row.unit, row.guides, self.under(row.unit.id, when))
                waiting.extendleft(reversed(tuple(below)))

    @cached_property
    def _subordinates(self) -> Mapping[str, list[Unit]]:
        found: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in self._units.values():
            for superior in dict.fromkeys(claim.unit for claim in unit.reports_to):
                found[superior].append(unit)
        return found


def _rows(superior: Unit, guides: tuple[bool, ...], below: tuple[Subordination, ...]) -> Iterator[TreeRow]:
    for position, subordination in enumerate(below, 1):
        more = position < len(below)
        yield TreeRow(
            subordination.unit, subordination, superior, (*guides, more), position, len(below), again=False
        )
