"""What became of a quote in short, as it stands beside the quote wherever that is shown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from briefing.loading.problems import Mark, Problem, Problems
from briefing.model.book import Book
from briefing.model.text import Text

State = Literal[
    "exact", "altered", "drift", "ambiguous", "not-found", "unchecked", "translation", "paraphrase"
]


class Fault(NamedTuple):
    """What `check` says of a quote."""

    code: str
    message: Text
    hint: Text | None = None


class Verdict(NamedTuple):
    """The state of a quote, of a translation also that of its original, and what is amiss."""

    state: State
    original: State | None = None
    fault: Fault | None = None


def problems(book: Book, verdicts: Iterable[tuple[str, Verdict]]) -> tuple[Problem, ...]:
    """What is amiss with quotes of a book by their ids, as far as there is room for as much."""
    found = Problems()
    folder = folder_of(book)
    for quote_id, (_, _, fault) in verdicts:
        place = book.places.get(quote_id)
        if fault and place and found.has_room(fault.code):
            mark = Mark(place.line, place.column)
            found.add(Problem.at(mark, folder / place.path, fault.code, fault.message, fault.hint))
    return found.ordered()


def folder_of(book: Book) -> Path:
    """The folder to which the paths in a book are relative."""
    return book.path if book.path.is_dir() else book.path.parent
