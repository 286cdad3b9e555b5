"""What became of a quote in short, as it stands beside the quote wherever that is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, folder_of, read_file
from briefing.loading.problems import Mark, Problem, Problems
from briefing.model.book import Book, Place
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
    found, lines = Problems(), cache(_lines)
    folder = folder_of(book.path)
    for quote_id, verdict in verdicts:
        place = book.places.get(quote_id)
        for fault in verdict.faults:
            if place and found.has_room(fault.code):
                of_original = fault.code == "Q006"
                mark = _words_at(lines(folder / place.path), place, "original" if of_original else "words")
                found.add(Problem.at(mark, folder / place.path, fault.code, fault.message, fault.hint))
    return found.ordered()


def _words_at(lines: list[str], place: Place, key: str) -> Mark:
    """Where the words of a quote stand, found quickly; where the quote begins if they are not found so."""
    before = " " * (place.column - 1)
    for number in range(place.line, len(lines) + 1):
        line = lines[number - 1]
        if number == place.line:
            line = before + line[place.column - 1 :]
        elif line.strip() and not line.startswith(before):
            break
        is_flow = line.lstrip().startswith("{")
        value = re.compile(_IN_BRACES.format(key) if is_flow else _IN_A_BLOCK.format(before, key)).match(line)
        if value:
            return Mark(number, value.start(1) + 1, max(1, len(value[1])))
    return Mark(place.line, place.column)


_IN_BRACES = r"\s*\{{(?:[^{{}}\[\]]*, *)?{}: *(\"[^\"]*\"|'[^']*'|\{{|[^,}}]+)"
_IN_A_BLOCK = r"{}{}: *(.*?)(?:\s+#.*)?\s*$"
"""A key of a quote, with its value on the same line, in a line of a flow or a block."""


def _lines(path: Path) -> list[str]:
    """The lines of a file, none if it cannot be read."""
    try:
        return read_file(path, LIMITS.file_bytes).decode("utf-8-sig", errors="replace").split("\n")
    except NotReadable:
        return []
