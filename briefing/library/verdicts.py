"""What became of the quotes of a book: each verdict is read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.library.shelf import verdicts
from briefing.library.verification.verdict import Verdict
from briefing.loading.problems import Problem
from briefing.model.book import Book

if TYPE_CHECKING:
    from briefing.library.shelf.shelf import Moment

_OF = "SELECT verdict FROM entry JOIN verdict USING (row) WHERE book = ? AND id = ?"
_FAULTS = """
    SELECT id, verdict FROM verdict JOIN entry USING (row) WHERE is_fault AND book = ? ORDER BY position
"""


class Verdicts:
    """The verdicts on the quotes of one book, as far as they were looked up."""

    def __init__(self, shelf: Moment, book: Book) -> None:
        self._shelf = shelf
        self._book = book
        self._known: dict[str, Verdict] = {}

    def of(self, quote_id: str) -> Verdict | None:
        """What became of a quote; None where it was not looked up yet."""
        known = self._known.get(quote_id)
        if known is None:
            known = self._shelf.value(Verdict, _OF, self._book.id, quote_id)
            if known is not None:
                self._known[quote_id] = known
        return known

    @property
    def left(self) -> tuple[str, ...]:
        """The quotes that were not looked up yet."""
        return verdicts.left(self._shelf, self._book.id)

    def problems(self) -> tuple[Problem, ...]:
        """What is amiss with the quotes that were looked up."""
        found = self._shelf.unpacked((Verdict,), _FAULTS, self._book.id)
        if not found:
            return ()
        from briefing.library.verification.stored import problems

        return problems(self._book, found)

    def look_up(self, *first: str) -> Iterator[int]:
        """Look up what was not yet, some quotes first; now and then, how many are done."""
        left = self.left
        ids = tuple(dict.fromkeys((*(id_ for id_ in first if id_ in left), *left)))
        for done in verdicts.look_up(self._shelf, self._book, ids):
            self._shelf.tidy()
            yield done
