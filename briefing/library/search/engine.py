"""The search of the shelves: the best matches of all, each with the sentence that says so.

First comes what matches as it is written, in the order of `walking`; after it, if that is little, once more
what has words that are a slip or two away.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from time import perf_counter

from briefing.library.search.hits import LIBRARY, Hit, Results, Scope
from briefing.library.search.inside import inside
from briefing.library.search.query import Query
from briefing.library.search.tree import Node
from briefing.library.search.walking import NEAR, Match, Walk
from briefing.library.shelf.asking import Askable
from briefing.model.book import Ref

_SECONDS = 0.25
"""What a search may take in peace."""
_FEW = 5
"""With fewer hits than these, slips are forgiven."""

_Best = list[tuple[Match, int]]
"""Matches, and the numbers of their shelves."""


class ShelfSearch:
    """Searches shelves; where all else is equal, the entries of the first one come first.

    With a day for `outside`, what is found leaves its book then: no quote is found by what the rule for it
    keeps back, be it the name of its speaker, a day or its id.
    """

    def __init__(
        self, shelves: Sequence[Askable], seconds: float = _SECONDS, outside: date | None = None
    ) -> None:
        self._shelves = shelves
        self._seconds = seconds
        self._outside = outside
        self._is_hurried = seconds < _SECONDS / 2

    def search(
        self, query: Query, scope: Scope = LIBRARY, limit: int = 20, first: int | None = None
    ) -> Results:
        """The best hits, `limit` at most; only the `first` of them are told, the others are counted."""
        if query.tree is None:
            return Results(())
        until = perf_counter() + self._seconds
        if scope.entry is None:
            return self._among_all(query.tree, scope.book, until, limit, first)
        ref = Ref(scope.book, scope.entry)
        within = (inside(shelf, query.tree, ref, until, limit, first) for shelf in self._shelves)
        return next(filter(None, within), Results(()))

    def _among_all(self, tree: Node, book: str, until: float, limit: int, first: int | None) -> Results:
        walks = [
            Walk(shelf, tree, book, limit, until, self._is_hurried, self._outside) for shelf in self._shelves
        ]
        found = sorted({(match, number) for number, walk in enumerate(walks) for match in walk.matches()})
        if len(found) < _FEW:
            known = {(match.row, number) for match, number in found}
            nearly = {(match, number) for number, walk in enumerate(walks) for match in walk.nearly()}
            found += sorted(near for near in nearly if (near[0].row, near[1]) not in known)
        best = found[:limit]
        hits = _hits(walks, best[:first])
        near = () if best else tuple(dict.fromkeys(word for walk in walks for word in walk.near()))[:NEAR]
        return Results(hits, all(walk.is_whole for walk in walks), near, len(best) - len(best[:first]))


def _hits(walks: Sequence[Walk], best: _Best) -> tuple[Hit, ...]:
    """The hits of matches, in their order."""
    found: dict[tuple[Match, int], Hit] = {}
    for at, walk in enumerate(walks):
        mine = [match for match, number in best if number == at]
        found.update(((match, at), hit) for match, hit in walk.hits(mine))
    return tuple(found[match] for match in best if match in found)
