"""What became of a quote in short, as it stands beside the quote wherever that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from briefing.loading.files import folder_of
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


TextOf = Literal["source", "article"]
"""Whose text it was in which a quote was looked up."""


class Verdict(NamedTuple):
    """The state of a quote, of a translation also that of its original, and what is amiss."""

    state: State
    original: State | None = None
    fault: Fault | None = None
    text_of: TextOf | None = None
    unread: Text | None = None
    """Why the text that its source names was not looked in."""
    variants: tuple[Verdict, ...] = ()
    """Those on the wordings of others, in their order."""

    @property
    def faults(self) -> Iterator[Fault]:
        """What is amiss with the quote and the wordings of others."""
        for verdict in (self, *self.variants):
            if verdict.fault:
                yield verdict.fault


def problems(book: Book, verdicts: Iterable[tuple[str, Verdict]]) -> tuple[Problem, ...]:
    """What is amiss with quotes of a book by their ids, as far as there is room for as much."""
    found = Problems()
    folder = folder_of(book.path)
    for quote_id, verdict in verdicts:
        place = book.places.get(quote_id)
        for fault in verdict.faults:
            if place and found.has_room(fault.code):
                mark = Mark(place.line, place.column)
                found.add(Problem.at(mark, folder / place.path, fault.code, fault.message, fault.hint))
    return found.ordered()
