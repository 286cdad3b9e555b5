"""Figures that contradict each other, in one book or across several, as an author is told of them.

Each is told at the later of the two places: a value, a part or a series of another figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from briefing.library.figures.courses import Course, between, courses, of_course, of_own, of_values
from briefing.library.figures.drift import Difference, Drift, Given, differs, given
from briefing.loading.findings import Elsewhere, Finding
from briefing.loading.sentences import counted, quoted
from briefing.model.book import Book
from briefing.model.entries import Figure
from briefing.model.fields import Path as Steps

_CODES: dict[Difference, str] = {
    "value": "N007",
    "scale": "N008",
    "points": "N008",
    "currency": "N008",
    "date": "N010",
}
"""What rounding makes of a value is told to no author."""

_COMPARED = 20
"""How many earlier values of the same thing a value is held against."""

_REMEDIES: dict[Difference, str] = {
    "value": "correct one of them, or tell the earlier value under `supersedes`",
    "scale": "the numbers are the same but for a thousand or a million",
    "points": "a share in per cent is not one in percentage points",
    "currency": "the number is the same, the currency is not",
    "date": "tell the earlier value under `supersedes` of the later one",
}
_OF_SERIES = "correct one of them, or name the two apart"


class Placed(NamedTuple):
    """A finding, the entry in which it is, and the book and the place of what it goes against."""

    book: Book
    entry_id: str
    finding: Finding
    other: str
    there: Elsewhere


def contradicted(book: Book) -> Iterator[tuple[str, Finding]]:
    """The figures of a book that give another value than one before them, by their ids."""
    seen = _Seen()
    for figure in book.figures:
        for finding, other in seen.contradictions(figure, book.id):
            yield figure.id, finding._replace(elsewhere=(_there(other),))
        seen.add(figure, book.id)


def contradicting(books: Iterable[Book]) -> Iterator[Placed]:
    """The figures that give another value than one in an earlier book, but for what their own book tells.

    That a value was another one at another date is worth a hint within a book, and nothing across books.
    """
    seen = _Seen()
    for book in books:
        own = {(entry_id, finding.steps) for entry_id, finding in contradicted(book)}
        for figure in book.figures:
            for finding, other in seen.contradictions(figure, book.id, _CODES.keys() - {"date"}):
                if (figure.id, finding.steps) not in own:
                    yield Placed(book, figure.id, finding, other.ref.book, _there(other))
        for figure in book.figures:
            seen.add(figure, book.id)


class _Seen:
    """The figures so far, by what they are of."""

    def __init__(self) -> None:
        self._values: defaultdict[str, list[Given]] = defaultdict(list)
        self._courses: defaultdict[str, list[Course]] = defaultdict(list)

    def add(self, figure: Figure, book: str) -> None:
        """Hold what comes later against this figure too."""
        for value in given(figure, book):
            for key in _keys(value):
                self._values[key].append(value)
        for course in courses(figure, book):
            for name in {course.name, course.title}:
                self._courses[name].append(course)

    def contradictions(
        self, figure: Figure, book: str, told: Collection[Difference] = _CODES.keys()
    ) -> Iterator[tuple[Finding, Given]]:
        """What a figure gives otherwise than itself and those so far, each of its values and series once."""
        for own in of_own(figure, book):
            if own.here and own.difference in told:
                yield _finding(own.here.steps, own.here, own), own.given
        for value in given(figure, book):
            if drift := _first(self._of_value(value), told):
                yield _finding(value.steps, value, drift), drift.given
        for course in courses(figure, book):
            drift = _first(self._of_course(course), told)
            if drift and drift.here:
                yield _finding(drift.here.steps, drift.here, drift), drift.given

    def _of_value(self, value: Given) -> Iterator[Drift]:
        for key in _keys(value):
            for other in self._values[key][:_COMPARED]:
                difference = differs(other, value) if other.ref != value.ref else None
                if difference:
                    yield Drift(other, difference)
        for course in self._courses[value.name][:_COMPARED]:
            if drift := of_course(value, course):
                yield drift

    def _of_course(self, course: Course) -> Iterator[Drift]:
        for name in dict.fromkeys((course.name, course.title)):
            for other in self._courses[name][:_COMPARED]:
                if drift := between(course, other):
                    yield drift
            yield from of_values(self._values[f"title {name}"][:_COMPARED], course)


def _keys(value: Given) -> tuple[str, ...]:
    by_title = f"title {value.name}"
    return (by_title,) if value.is_part else (by_title, f"id {value.ref.id}")


def _first(drifts: Iterable[Drift], told: Collection[Difference]) -> Drift | None:
    """The first that differs in a way that is told."""
    return next((drift for drift in drifts if drift.difference in told), None)


def _finding(steps: Steps, value: Given, found: Drift) -> Finding:
    other, is_of_series = found.given, value.at or found.given.at
    where = other.ref.id if other.ref.book == value.ref.book else str(other.ref)
    place = "its own series" if other.ref == value.ref else quoted(where)
    at = f" at {quoted(value.at)}" if value.at else ""
    there = quoted(other.measure) if value.at and value.at == other.at else _told(other)
    sentence = f"{quoted(value.measure)}{at} here is {there} in {place}"
    remedy = _OF_SERIES if is_of_series and found.difference == "value" else _REMEDIES[found.difference]
    more = f"; {counted(found.more, 'other point')} of the series differ too" if found.more else ""
    return Finding(steps, _CODES[found.difference], sentence, remedy + more)


def _there(other: Given) -> Elsewhere:
    return Elsewhere(other.ref.id, other.steps, "also given here")


def _told(other: Given) -> str:
    if other.at:
        return f"{quoted(other.measure)} (at {other.at})"
    dated = f" (as of {other.figure.as_of.short()})" if other.figure.as_of else ""
    return quoted(other.measure) + dated
