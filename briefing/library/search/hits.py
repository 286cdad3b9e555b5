"""What a search gives: hits that are text and spans, whatever engine found them.

This is the port: a front end asks a `Search` and lights the spans; it knows neither tables nor files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefing.model.book import Ref
from briefing.model.text import Text

if TYPE_CHECKING:
    from briefing.library.search.query import Query

Spans = tuple[tuple[int, int], ...]
"""First and last character + 1 of what is lit, in order."""


class Scope(NamedTuple):
    """Where to look: in one entry, in one book, or, without either, in the whole library."""

    book: str = ""
    entry: str | None = None


LIBRARY = Scope()


class Hit(NamedTuple):
    """An entry that matches: what it is, and the sentence of it that says so.

    `also` has the words that matched in the place of others that were typed.
    """

    ref: Ref
    kind: str
    title: Text
    title_spans: Spans
    text: Text
    spans: Spans
    also: tuple[Text, ...] = ()


class Results(NamedTuple):
    """The hits, the best first.

    `whole` is false if the time was up before all of the index was seen. `near` offers words that would find
    something where nothing was found. `more` counts the hits that were found and not told.
    """

    hits: tuple[Hit, ...]
    whole: bool = True
    near: tuple[Text, ...] = ()
    more: int = 0


class Search(Protocol):
    """Finds what a query means."""

    def search(
        self, query: Query, scope: Scope = LIBRARY, limit: int = 20, first: int | None = None
    ) -> Results:
        """The best hits, `limit` at most; only the `first` of them are told, the others are counted."""
        ...
