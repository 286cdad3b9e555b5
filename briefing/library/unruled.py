"""Words of a quote under a rule that stand in another quote of the book without it, and so are free.

A quote has the words of another if it has more than half of a wording of one of the two in a row, or so many
words that nobody says twice; a phrase that both happen to use is not enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.library.attribution import is_embargoed, is_on_record, rule
from briefing.library.ruled import QuotedWords, wordings
from briefing.library.search.words import indexed
from briefing.loading.findings import Elsewhere, Finding
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Quote

_MANY = 8
"""Words in a row that nobody says twice."""


def unruled(book: Book) -> Iterator[tuple[str, Finding]]:
    """The quotes with words of one that is under a rule which they have not, whatever the day."""
    kept = KeptWords(book, date.min)
    for quote in book.quotes if kept.are_any else ():
        if there := kept.freed_by(quote):
            message = f"these are words of {book.codes[there.id]} (`{there.id}`), but not under its rule"
            hint = "give this quote the same `attribution` and `embargo_until`, or leave it out"
            elsewhere = Elsewhere(there.id, (), f"the quote under the rule: {rule(there)}")
            yield quote.id, Finding((), "Q008", message, hint, elsewhere=(elsewhere,))


class KeptWords:
    """The words that rules keep back on a day, also where a free quote of the book has them."""

    def __init__(self, book: Book, today: date) -> None:
        bound = QuotedWords(book, today).quotes
        entries = [entry for entry in book if not isinstance(entry, Quote) or entry.id in bound]
        known = Book.of(book.id, book.path, book.header, entries) if bound else book
        self._quoted = QuotedWords(known, today)
        self.book = book
        self._today = today
        self._known = {quote.id: tuple(map(indexed, wordings(quote))) for quote in bound.values()}
        self.are_any = bool(bound)

    def freed_by(self, quote: Quote) -> Quote | None:
        """The quote whose words another would free, whether it is in the book or not."""
        for words in wordings(quote):
            length = _length(words)
            for (start, end), found in self._quoted.shared(words, ""):
                run = words[start:end]
                for there in found:
                    is_other = there.id != quote.id and self._is_freer(quote, there)
                    if is_other and self._is_much(run, length, there):
                        return there
        return None

    def _is_much(self, run: str, length: int, there: Quote) -> bool:
        """Whether words in a row make one saying of two quotes, of which one is so many words long."""
        run_length = _length(run)
        if run_length >= _MANY or 2 * run_length > length:
            return True
        return any(
            2 * run_length > wording.count(" ") + 1 and indexed(run) in wording
            for wording in self._known[there.id]
        )

    def _is_freer(self, quote: Quote, there: Quote) -> bool:
        """Whether a quote may be told where another may not."""
        is_named = is_on_record(quote) and not is_on_record(there)
        is_early = _end(quote.embargo_until) < _end(there.embargo_until)
        return is_named or (is_early and is_embargoed(there, self._today))


def _length(words: str) -> int:
    return len(indexed(words).split())


def _end(embargo: Edtf | None) -> date:
    return embargo.latest if embargo else date.min
