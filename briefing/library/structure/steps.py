"""The days on which something of a structure becomes another, in order, so that one can step through them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from briefing.library.structure.difference import Change, Difference
from briefing.library.structure.history import History
from briefing.library.structure.statements import Said, Statement
from briefing.library.when import FIRST, LAST
from briefing.model.dates import Edtf
from briefing.model.entries import Entry, Person, Structure, Unit
from briefing.model.text import Text


class Step(NamedTuple):
    """A day, and what is another on it than on the day before.

    What is first known on it has perhaps been so all along, and is left out.
    """

    day: Edtf
    difference: Difference
    about: Text | None = None

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is another, as far as it is about the unit or person whose steps these are."""
        changes = tuple(change for change in self.difference.changes if change.kind != "first known")
        return changes if self.about is None else tuple(c for c in changes if _concerns(c, self.about))


class Steps:
    """The days on which something changes below a root; for no root, anywhere in the book.

    `about` is the id of a unit or a person: then only what is said of it counts, and where it is named as
    a superior or a holder.

    Something becomes uncertain and certain on days of their own; one by which it has begun, when that was not
    being told, is none. What is only agreed counts from the first
    day on which it may come true.
    """

    def __init__(self, history: History, root: Text | None, about: Text | None = None) -> None:
        self._history = history
        self._root = root
        self._about = about

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
            step = Step(difference.after, difference, self._about)
            if difference.facts and step.changes:
                yield step

    @cached_property
    def _days(self) -> Sequence[int]:
        """The days on which the answer to a statement about the structure turns."""
        ever = self._ever
        told = (
            statement
            for statement in self._history.statements
            if (ever is None or statement.subject in ever)
            and (self._about is None or self._about in _named(statement.subject, statement.said))
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


def steps_of(history: History, entry: Entry | None) -> Steps:
    """The steps of a structure, of a unit or of a person; for any other entry, or none, those of the book."""
    match entry:
        case Structure():
            return Steps(history, entry.root)
        case Unit() | Person():
            return Steps(history, None, about=entry.id)
    return Steps(history, None)


def _named(subject: Text, said: Said) -> tuple[Text | None, ...]:
    """The ids of what something said is about: whose it is, and the superior or the holder."""
    return (subject, said.value) if said.about in ("superior", "post") else (subject,)


def _concerns(change: Change, about: Text) -> bool:
    """Whether a change is one of a unit or a person, or of what it is to another unit."""
    if change.unit == about:
        return True
    was, is_ = (
        {fact for fact in side if about in _named(change.unit, fact[0])}
        for side in (change.before, change.after)
    )
    return was != is_


def _turns(statement: Statement) -> tuple[int, ...]:
    if statement.aspect.is_pending:
        return statement.days.first, statement.days.last + 1
    first, begun, still, last = statement.days.under(statement.said.status)
    return first, begun, still + 1, last + 1


def _edtf(day: int) -> Edtf:
    return Edtf.parse(date.fromordinal(day).isoformat())
