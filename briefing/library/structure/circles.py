"""Circles: on no day may a unit stand under itself, by whatever way; coordination alone may go round."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple, get_args

from briefing.library.units import life
from briefing.library.when import ALWAYS, span
from briefing.model.claims import Relation
from briefing.model.entries import Unit

BY_COMMAND: frozenset[Relation] = frozenset({"command"})
ANY_ABOVE = frozenset(get_args(Relation)) - {"coordination"}
"""The ties by which one stands above another."""


class Tie(NamedTuple):
    """A unit's claim to a superior, and the days, as ordinals, on which it surely commands."""

    unit: str
    number: int
    superior: str
    relation: Relation
    begun: int
    still: int


def circles(
    units: Iterable[Unit], relations: Set[Relation] = BY_COMMAND
) -> Iterator[tuple[int, Sequence[Tie]]]:
    """Circles of units by some relations, each on the first day on which it is closed, with the ties in it.

    A unit right under itself is one. Of other circles that share units and days at least one is told.
    """
    ties = tuple(_ties(tuple(units), relations))
    yield from ((tie.begun, (tie,)) for tie in ties if tie.unit == tie.superior)
    above = defaultdict[str, list[Tie]](list)
    knotted = _knotted([tie for tie in ties if tie.unit != tie.superior])
    for tie in knotted:
        above[tie.unit].append(tie)
    told = defaultdict[str, set[Tie]](set)
    for tie in sorted(knotted, key=lambda tie: tie.begun):
        back = None if told[tie.unit] & told[tie.superior] else _way(tie, above)
        if back is not None:
            for one in (tie, *back):
                told[one.unit].add(tie)
            yield tie.begun, (tie, *back)


def _ties(units: Collection[Unit], relations: Set[Relation]) -> Iterator[Tie]:
    lives = {unit.id: life(unit) for unit in units}
    for unit in units:
        for number, claim in enumerate(unit.reports_to):
            if claim.relation in relations:
                there = lives[unit.id].within(lives.get(claim.unit, ALWAYS))
                _, begun, still, _ = span(claim).within(there).under(claim.status)
                if begun <= still:
                    yield Tie(unit.id, number, claim.unit, claim.relation, begun, still)


def _knotted(ties: Collection[Tie]) -> Collection[Tie]:
    """The ties that are left when those are taken away, again and again, above whose superior is nobody."""
    below, many = defaultdict[str, list[Tie]](list), Counter(tie.unit for tie in ties)
    for tie in ties:
        below[tie.superior].append(tie)
    tops = [superior for superior in below if not many[superior]]
    while tops:
        for tie in below.pop(tops.pop(), ()):
            many[tie.unit] -= 1
            if not many[tie.unit]:
                tops.append(tie.unit)
    return [tie for ties in below.values() for tie in ties]


def _way(tie: Tie, above: Mapping[str, Sequence[Tie]]) -> Sequence[Tie] | None:
    """The ties that lead from a superior up to the unit itself on the first day of a tie; None if none do."""
    start, end, day = tie.superior, tie.unit, tie.begun
    came: dict[str, Tie | None] = {start: None}
    waiting = [start]
    while waiting and end not in came:
        for one in above.get(waiting.pop(), ()):
            if one.superior not in came and one.begun <= day <= one.still:
                came[one.superior] = one
                waiting.append(one.superior)
    if end not in came:
        return None
    way: list[Tie] = []
    while tie_to := came[way[-1].unit if way else end]:
        way.append(tie_to)
    return way[::-1]
