"""Which of a book's statements hold at a date, and how each thing stands then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from functools import cached_property, lru_cache

from briefing.library.posts import Posts
from briefing.library.structure.statements import Aspect, Said, Statement, present, statements
from briefing.library.units import with_present
from briefing.library.when import FIRST, LAST, Holds, Span, living
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.text import Text

Fact = tuple[Said, Holds]

_KEPT = 4
"""Dates whose answers are kept: one steps from a date to the next, and compares two."""


class History:
    """A book's statements, and what becomes of them in the course of time."""

    def __init__(self, book: Book, posts: Posts) -> None:
        self._book = book
        self._posts = posts
        self.answers = lru_cache(_KEPT)(self._answers)
        """By a date: the numbers of the statements that hold then, each with the answer; what is agreed holds
        in so far as it is agreed by then."""
        self.reach = lru_cache(_KEPT)(self._reach)
        """By the id of a root and a date: the units below it then; for no root all subjects of the book."""

    @cached_property
    def statements(self) -> Sequence[Statement]:
        """Every statement; its number is its place."""
        return tuple(statements(self._book, self._posts))

    @cached_property
    def aspects(self) -> Sequence[Aspect]:
        """By the number of a statement, what it is about."""
        known: dict[Aspect, Aspect] = {}
        return tuple(known.setdefault(aspect, aspect) for aspect in (told.aspect for told in self.statements))

    @cached_property
    def of(self) -> Mapping[Text, Collection[Aspect]]:
        """What is said of each subject, in the order of the files."""
        found: defaultdict[Text, dict[Aspect, None]] = defaultdict(dict)
        for aspect in self.aspects:
            found[aspect.subject][aspect] = None
        return found

    @cached_property
    def order(self) -> Mapping[Aspect, int]:
        """Where in the files each thing stands among the others."""
        return {aspect: position for position, aspect in enumerate(self._told)}

    @cached_property
    def agreed_under(self) -> Mapping[Text, Collection[Aspect]]:
        """By a superior: the agreed and planned ties of others to it."""
        found: defaultdict[Text, dict[Aspect, None]] = defaultdict(dict)
        for told, aspect in zip(self.statements, self.aspects, strict=True):
            if aspect.about == "superior" and aspect.is_pending and told.said.value:
                found[told.said.value][aspect] = None
        return found

    def facts(self, aspect: Aspect, when: Edtf) -> tuple[Fact, ...]:
        """How a thing stands at a date: what holds then surely or perhaps, or is agreed surely or perhaps.

        The day of a handover is the successor's, and a post is not vacant while somebody holds it.
        """
        answers, found = self.answers(when), []
        for said, numbers in self._told.get(aspect, {}).items():
            holding = [answers[number] for number in numbers if number in answers]
            if holding:
                found.append((said, Holds.YES if Holds.YES in holding[1:] else holding[0]))
        if aspect.about == "post" and len(found) > 1:
            return _filled(found)
        now = self._present.get(aspect)
        return with_present(found, now) if now else tuple(found)

    def first_known(self, aspect: Aspect, said: Said, before: Edtf, after: Edtf) -> bool:
        """Whether something surely holds at a later date, and before only perhaps as it began unseen."""
        then, now = self.answers(before), self.answers(after)
        return any(
            self.statements[number].is_unseen
            and then.get(number) is Holds.MAYBE
            and now.get(number) is Holds.YES
            for number in self._told[aspect].get(said, ())
        )

    def sources(self, aspect: Aspect, said: Collection[Said], when: Edtf) -> list[Text]:
        """The ids of the sources that say something at a date."""
        answers = self.answers(when)
        numbers = (number for one in said for number in self._told[aspect].get(one, ()) if number in answers)
        return [source for number in numbers for source in self.statements[number].sources]

    def _answers(self, when: Edtf) -> Mapping[int, Holds]:
        found = dict(living(self._held, when))
        found.update(living(self._pending, when))
        for number in self._giving_way(when):
            found.pop(number, None)
        return found

    def _giving_way(self, when: Edtf) -> Collection[int]:
        """The statements that have their last day where another one has its first."""
        day = when.earliest.toordinal() if when.earliest == when.latest else FIRST
        return self._handovers.get(day, ())

    def _reach(self, root: Text | None, when: Edtf) -> Set[Text]:
        if root is None:
            return self.of.keys()
        if not self.facts(Aspect(root, "there"), when):
            return set()
        answers, below = self.answers(when), defaultdict[Text, list[Text]](list)
        leaving = self._giving_way(when)
        for number, superior, unit in self._ties:
            if number in answers or number in leaving:
                below[superior].append(unit)
        found, waiting = {root}, [root]
        while waiting:
            new = [unit for unit in below.get(waiting.pop(), ()) if unit not in found]
            found.update(new)
            waiting.extend(new)
        return found

    @cached_property
    def _told(self) -> Mapping[Aspect, Mapping[Said, Sequence[int]]]:
        """What is said of each thing, and the numbers of the statements that say so."""
        found: defaultdict[Aspect, defaultdict[Said, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, (statement, aspect) in enumerate(zip(self.statements, self.aspects, strict=True)):
            found[aspect][statement.said].append(number)
        return dict(found)

    @cached_property
    def _held(self) -> Sequence[tuple[Span, int]]:
        told = enumerate(self.statements)
        return [(one.days.under(one.said.status), number) for number, one in told]

    @cached_property
    def _pending(self) -> Sequence[tuple[Span, int]]:
        told = enumerate(zip(self.statements, self.aspects, strict=True))
        return [(one.days.at_most, number) for number, (one, aspect) in told if aspect.is_pending]

    @cached_property
    def _handovers(self) -> Mapping[int, Collection[int]]:
        """By a day the statements that end on it where another of the same thing, or tie to the same
        superior, begins: as they overlap by that day alone, one gives way to the other."""
        told = tuple(zip(self.statements, self.aspects, strict=True))
        begun = {
            (thing, one.days.first)
            for one, aspect in told
            if one.days.first == one.days.begun > FIRST
            for thing in _things(one, aspect)
        }
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number, (one, aspect) in enumerate(told):
            day = one.days.last
            is_exact = one.days.first < one.days.still == day < LAST
            if is_exact and any((thing, day) in begun for thing in _things(one, aspect)):
                found[day].append(number)
        return found

    @cached_property
    def _ties(self) -> Sequence[tuple[int, Text, Text]]:
        """Of each statement that puts a unit under another its number, the superior and the unit."""
        return [
            (number, one.said.value, one.subject)
            for number, one in enumerate(self.statements)
            if one.said.about == "superior" and one.said.value and not self.aspects[number].is_pending
        ]

    @cached_property
    def _present(self) -> Mapping[Aspect, Said]:
        """What a unit is called and where it is now, as far as it was ever otherwise."""
        return {Aspect(unit.id, said.about): said for unit in self._book.units for said in present(unit)}


def _things(statement: Statement, aspect: Aspect) -> tuple[object, ...]:
    """Of what a statement may give way to another: the thing itself, and of a tie whom it is to."""
    superior = statement.said.value if aspect.about == "superior" else None
    return (aspect, (aspect.subject, superior, aspect.is_pending)) if superior else (aspect,)


def _filled(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """A post is vacant only perhaps where somebody perhaps holds it, and not where somebody surely does."""
    holding = [holds for said, holds in facts if said.status != "vacant"]
    if Holds.YES in holding:
        return tuple(fact for fact in facts if fact[0].status != "vacant")
    return tuple((said, Holds.MAYBE) for said, _ in facts) if holding else tuple(facts)
