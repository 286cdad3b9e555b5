"""Which of a book's statements hold at a date, and how each thing stands then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from functools import cached_property, lru_cache

from briefing.library.posts import Posts
from briefing.library.structure.statements import Aspect, Said, Statement, present, statements
from briefing.library.units import with_present
from briefing.library.when import Holds, Span, living
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
        """By a date: the numbers of the statements that hold then, or are agreed, each with the answer."""
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

    def facts(self, aspect: Aspect, when: Edtf) -> tuple[Fact, ...]:
        """How a thing stands at a date: what holds then surely or perhaps; what is agreed, with a no."""
        answers, found = self.answers(when), []
        for said, numbers in self._told.get(aspect, {}).items():
            holding = [answers[number] for number in numbers if number in answers]
            if holding:
                found.append((said, Holds.YES if Holds.YES in holding[1:] else holding[0]))
        now = self._present.get(aspect)
        return with_present(found, now) if now else tuple(found)

    def sources(self, aspect: Aspect, said: Collection[Said], when: Edtf) -> list[Text]:
        """The ids of the sources that say something at a date."""
        answers = self.answers(when)
        numbers = (number for one in said for number in self._told[aspect].get(one, ()) if number in answers)
        return [source for number in numbers for source in self.statements[number].sources]

    def _answers(self, when: Edtf) -> Mapping[int, Holds]:
        found = dict(living(self._held, when))
        found.update((number, Holds.NO) for number, _ in living(self._pending, when))
        return found

    def _reach(self, root: Text | None, when: Edtf) -> Set[Text]:
        if root is None:
            return self.of.keys()
        if not self.facts(Aspect(root, "there"), when):
            return set()
        answers, below = self.answers(when), defaultdict[Text, list[Text]](list)
        for number, superior, unit in self._ties:
            if number in answers:
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
        return [(one.days, number) for number, (one, aspect) in told if aspect.is_pending]

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
