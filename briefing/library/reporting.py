"""The problems of a book on their way out of it: of a quote under a rule neither words nor who spoke."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections import defaultdict
from datetime import date
from pathlib import Path

from briefing.library.posts import Posts
from briefing.library.ruled import QuotedWords, Ruled
from briefing.loading.files import folder_of
from briefing.loading.problems import RULES, Mark, Problem
from briefing.model.book import Book
from briefing.model.entries import Quote
from briefing.model.text import Text, clean

WITHHELD = Text("[withheld: the quote is under a rule]")
WORDS_THERE = Text("[withheld: words of a quote under a rule stand there]")
"""What stands for a passage that has such words, in what is told of another entry."""
_PASSAGE = re.compile("“.*”", re.DOTALL)

_TELLING = frozenset(("Q002", "Q003", "Q004", "Q005", "Q006", "Q008"))
"""Rules of which a message tells words or who spoke."""

Starts = dict[str, list[tuple[tuple[int, int], str]]]
"""By file where each entry begins, line and column, and its id."""


class Reporting:
    """Tells on a day of the problems of a book: where words are kept back, only the kind and the place."""

    def __init__(self, book: Book, today: date) -> None:
        self._ruled = Ruled(QuotedWords(book, today), Posts(book))
        self._starts = _starts(book) if self._ruled.quotes else {}

    @property
    def is_needed(self) -> bool:
        """Whether the book has quotes under a rule."""
        return bool(self._ruled.quotes)

    def may_tell(self, text: str) -> bool:
        """Whether a text has no words of quotes under a rule."""
        return not self._ruled.quotes_in(text)

    def may_show(self, path: Path, mark: Mark, line: str) -> bool:
        """Whether a line of a file may be shown, which it may not within a quote under a rule."""
        return self._quote_at(path, mark) is None and self.may_tell(line)

    def told(self, problem: Problem) -> Problem:
        """A problem as it may be told."""
        if not self.is_needed:
            return problem
        quote = self._quote_at(problem.path, Mark(problem.line, problem.column))
        text = f"{problem.message}\n{problem.hint or ''}"
        is_telling = problem.code == "Q008" or not self.may_tell(text)
        if quote and not is_telling:
            is_telling = problem.code in _TELLING or self._ruled.tells_speaker(quote, text)
        if not is_telling:
            return problem
        kind = Text(RULES[problem.code].title)
        if quote or problem.code == "Q008":
            return problem._replace(message=kind, hint=WITHHELD)
        message = problem.message if self.may_tell(problem.message) else kind
        hint = clean(_PASSAGE.sub(WORDS_THERE, problem.hint or ""))
        return problem._replace(
            message=message, hint=hint if WORDS_THERE in hint and self.may_tell(hint) else WORDS_THERE
        )

    def _quote_at(self, path: Path, mark: Mark) -> Quote | None:
        """The quote under a rule that stands at a place of a file."""
        there = self._starts.get(os.path.realpath(path), [])
        at = bisect_right(there, (mark.line, mark.column), key=lambda start: start[0])
        return self._ruled.quotes.get(there[at - 1][1]) if at else None


def _starts(book: Book) -> Starts:
    folder = folder_of(book.path)
    found: Starts = defaultdict(list)
    for entry_id, place in book.places.items():
        found[os.path.realpath(folder / place.path)].append(((place.line, place.column), entry_id))
    for starts in found.values():
        starts.sort()
    return found
