"""Command structures at a date: who is over whom, and the tree below a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from typing import NamedTuple

from briefing.library.units import life
from briefing.library.when import NOT_YET, Holds, Span, living, span
from briefing.model.book import Book
from briefing.model.claims import Relation, Superior
from briefing.model.dates import Edtf
from briefing.model.entries import Unit


class Subordination(NamedTuple):
    """A unit, the claim that puts it under another, and whether that holds at the date asked about."""

    unit: Unit
    claim: Superior
    holds: Holds


class TreeRow(NamedTuple):
    """One row of a tree of units, drawn from the top.

    `guides` tells for each level whether a further sibling follows there. `position` and `siblings` say
    the same for those who hear it. `again` marks a unit whose branches are shown elsewhere.
    """

    unit: Unit
    under: Subordination | None
    superior: Unit | None
    guides: tuple[bool, ...]
    position: int
    siblings: int
    again: bool

    @property
    def relation(self) -> Relation:
        """How the unit stands to the one above it; the top stands there by command."""
        return self.under.claim.relation if self.under else "command"


class Command:
    """Which units of a book stand under which."""

    def __init__(self, book: Book) -> None:
        self._units: dict[str, Unit] = {unit.id: unit for unit in book.units}

    def unit(self, unit_id: str) -> Unit | None:
        """A unit by its id."""
        return self._units.get(unit_id)

    def over(self, unit: Unit, when: Edtf) -> tuple[Subordination, ...]:
        """A unit's claims to its superiors that hold at a date, surely or perhaps."""
        found = living(self._claims(unit), when)
        return tuple(Subordination(unit, claim, holds) for claim, holds in found)

    def agreed(self, unit: Unit, when: Edtf) -> tuple[Subordination, ...]:
        """A unit's claims to superiors that are agreed or planned at a date; `holds`: whether already."""
        told = ((days.at_most, claim) for days, claim in self._told(unit) if claim.status in NOT_YET)
        return tuple(Subordination(unit, claim, already) for claim, already in living(told, when))

    def under(self, unit_id: str, when: Edtf) -> tuple[Subordination, ...]:
        """The units directly under a unit at a date, in the order in which they are written."""
        found = living(self._subordinates.get(unit_id, ()), when)
        return tuple(Subordination(unit, claim, holds) for (unit, claim), holds in found)

    def tree(self, root_id: str, when: Edtf, ties: Set[str] | None = None) -> Iterator[TreeRow]:
        """The rows of the tree below a root at a date; there is none where the root is not there then.

        A unit with several superiors is unfolded once: where it stands by command, if it does. Only some
        relations are followed if `ties` names them.
        """
        root = self._units.get(root_id)
        if root is None or life(root).at(when) is Holds.NO:
            return
        shown: set[str] = set()
        commanded = self._commanded(root_id, when) if self._has_other_ties else frozenset()
        waiting = [TreeRow(root, None, None, (), 1, 1, again=False)]
        while waiting:
            row = waiting.pop()
            is_aside = row.relation != "command" and row.unit.id in commanded
            if is_aside or row.unit.id in shown:
                yield row._replace(again=True)
                continue
            yield row
            shown.add(row.unit.id)
            if row.unit.id not in self._subordinates:
                continue  # most units have nothing below them on any day
            below = self.under(row.unit.id, when)
            followed = below if ties is None else tuple(one for one in below if one.claim.relation in ties)
            waiting.extend(_below(row, followed))

    def _commanded(self, root_id: str, when: Edtf) -> Set[str]:
        """The ids of a root and of those below it by command alone."""
        found, waiting = {root_id}, [root_id]
        while waiting:
            below = self.under(waiting.pop(), when)
            new = {one.unit.id for one in below if one.claim.relation == "command"} - found
            found |= new
            waiting.extend(new)
        return found

    def _claims(self, unit: Unit) -> Iterator[tuple[Span, Superior]]:
        """A unit's claims to its superiors with the days on which they hold."""
        return ((days.under(claim.status), claim) for days, claim in self._told(unit))

    def _told(self, unit: Unit) -> Iterator[tuple[Span, Superior]]:
        """A unit's claims to its superiors with the days of which they tell, both units being there."""
        for claim in unit.reports_to:
            superior = self._units.get(claim.unit)
            there = life(unit).within(life(superior)) if superior else life(unit)
            yield span(claim).within(there), claim

    @cached_property
    def _has_other_ties(self) -> bool:
        """Whether a unit ever stands to another otherwise than by command."""
        units = self._units.values()
        return any(claim.relation != "command" for unit in units for claim in unit.reports_to)

    @cached_property
    def _subordinates(self) -> Mapping[str, list[tuple[Span, tuple[Unit, Superior]]]]:
        found: defaultdict[str, list[tuple[Span, tuple[Unit, Superior]]]] = defaultdict(list)
        for unit in self._units.values():
            for days, claim in self._claims(unit):
                found[claim.unit].append((days, (unit, claim)))
        return found


def _below(row: TreeRow, below: tuple[Subordination, ...]) -> Iterator[TreeRow]:
    """The rows below another, the last first."""
    siblings = len(below)
    for position in range(siblings, 0, -1):
        under = below[position - 1]
        guides = (*row.guides, position < siblings)
        yield TreeRow(under.unit, under, row.unit, guides, position, siblings, again=False)
