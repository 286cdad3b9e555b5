"""The problems of a book on their way out of it: of a quote under a rule only what kind and where."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from briefing.library.attribution import is_embargoed, is_on_record
from briefing.library.volume import Volume
from briefing.loading.problems import RULES, Problem
from briefing.model.book import Book
from briefing.model.text import Text

_WITHHELD = Text("[withheld: the quote is under a rule]")

Starts = dict[str, list[tuple[tuple[int, int], str]]]
"""By file where each entry begins, line and column, and its id."""


def told_problems(volume: Volume, today: date) -> Iterator[Problem]:
    """The problems of a book as they may be told on a day: of some only the kind and the place."""
    book = volume.book
    bound = {quote.id for quote in book.quotes if not is_on_record(quote) or is_embargoed(quote, today)}
    starts = _starts(book) if bound else {}
    for problem in volume.problems:
        is_bound = _entry_at(problem, starts) in bound
        kind = Text(RULES[problem.code].title)
        yield problem._replace(message=kind, hint=_WITHHELD) if is_bound else problem


def _starts(book: Book) -> Starts:
    folder = book.path if book.path.is_dir() else book.path.parent
    found: Starts = defaultdict(list)
    for entry_id, place in book.places.items():
        found[os.path.realpath(folder / place.path)].append(((place.line, place.column), entry_id))
    for starts in found.values():
        starts.sort()
    return found


def _entry_at(problem: Problem, starts: Starts) -> str | None:
    """The id of the entry in which a problem stands."""
    there = starts.get(os.path.realpath(problem.path), [])
    at = bisect_right(there, (problem.line, problem.column), key=lambda start: start[0])
    return there[at - 1][1] if at else None
