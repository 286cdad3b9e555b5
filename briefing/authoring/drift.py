"""Figures that contradict each other, in one book or across several, as an author is told of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.library.figures.drift import Difference, Drift, Given, differs, given
from briefing.loading.findings import Elsewhere, Finding
from briefing.loading.sentences import quoted
from briefing.model.book import Book

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


class Placed(NamedTuple):
    """A finding, the entry in which it is, and the book and the place of what it goes against."""

    book: Book
    entry_id: str
    finding: Finding
    other: str
    there: Elsewhere


def drifted(books: Iterable[Book]) -> Iterator[Placed]:
    """The figures of some books that give another value than one before them, each told at the later one.

    That a value was another one at another date is worth a hint within a book, and nothing across books.
    """
    seen: defaultdict[str, list[Given]] = defaultdict(list)
    for book in books:
        for figure in book.figures:
            for value in given(figure, book.id):
                keys = [f"title {value.name}", *([] if value.is_part else [f"id {figure.id}"])]
                found = _first((other for key in keys for other in seen[key][:_COMPARED]), value)
                if found:
                    ref, steps = found.given.ref, found.given.steps
                    there = Elsewhere(ref.id, steps, "the other value here")
                    yield Placed(book, figure.id, _finding(value, found), ref.book, there)
                for key in keys:
                    seen[key].append(value)


def _first(others: Iterable[Given], value: Given) -> Drift | None:
    """The first that differs in a way that an author is told."""
    for other in others:
        difference = differs(other, value) if other.ref != value.ref else None
        if difference == "date" and other.ref.book != value.ref.book:
            continue
        if difference in _CODES:
            return Drift(other, difference)
    return None


def _finding(value: Given, found: Drift) -> Finding:
    other = found.given
    where = other.ref.id if other.ref.book == value.ref.book else str(other.ref)
    sentence = f"{quoted(value.measure)} here is {_told(other)} in {quoted(where)}"
    return Finding(value.steps, _CODES[found.difference], sentence, _REMEDIES[found.difference])


def _told(other: Given) -> str:
    dated = f" (as of {other.figure.as_of.short()})" if other.figure.as_of else ""
    return quoted(other.measure) + dated
