"""The days on which something of a structure becomes another, in order, so that one can step through them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from briefing.library.structure.difference import Difference
from briefing.library.structure.history import History
from briefing.library.structure.statements import Statement
from briefing.library.when import FIRST, LAST
from briefing.model.dates import Edtf
from briefing.model.text import Text


class Step(NamedTuple):
    """A day, and what is another on it than on the day before."""

    day: Edtf
    difference: Difference


class Steps:
    """The days on which something changes below a root; for no root, anywhere in the book.

    Something becomes uncertain and certain on days of their own. What is only agreed counts from the first
    day on which it may come true.
    """

    def __init__(self, history: History, root: Text | None) -> None:
        self._history = history
        self._root = root

    def __iter__(self) -> Iterator[Step]:
        """Every step, the earliest first."""
        return self._steps(self._days)

    def after(self, when: Edtf) -> Step | None:
        """The first step after a date."""
        first = bisect_right(self._days, when.latest.toordinal())
        return next(self._steps(self._days[position] for position in range(first, len(self._days))), None)

    def before(self, when: Edtf) -> Step | None:
        """The last step before a date."""
        end = bisect_left(self._days, when.earliest.toordinal())
        return next(self._steps(self._days[position] for position in reversed(range(end))), None)

    def _steps(self, days: Iterable[int]) -> Iterator[Step]:
        for day in days:
            difference = Difference(self._history, self._root, _edtf(day - 1), _edtf(day))
            if difference.facts:
                yield Step(difference.after, difference)

    @cached_property
    def _days(self) -> Sequence[int]:
        """The days on which the answer to a statement about the structure turns."""
        ever = self._ever
        told = (
            statement for statement in self._history.statements if ever is None or statement.subject in ever
        )
        return sorted({day for statement in told for day in _turns(statement) if FIRST < day < LAST})

    @cached_property
    def _ever(self) -> set[Text] | None:
        """The units that were or will be below the root at some time or other; None for the whole book."""
        if self._root is None:
            return None
        below = defaultdict[Text, list[Text]](list)
        for statement in self._history.statements:
            if statement.said.about == "superior" and statement.said.value:
                below[statement.said.value].append(statement.subject)
        found, waiting = {self._root}, [self._root]
        while waiting:
            new = set(below.get(waiting.pop(), ())) - found
            found |= new
            waiting.extend(new)
        return found


def _turns(statement: Statement) -> tuple[int, ...]:
    first, begun, still, last = statement.days
    if statement.aspect.is_pending:
        return first, last + 1
    return first, begun, still + 1, last + 1


def _edtf(day: int) -> Edtf:
    return Edtf.parse(date.fromordinal(day).isoformat())
