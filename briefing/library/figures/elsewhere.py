"""Where else a figure is given with another value: in the books on the table, by the index of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from briefing.library.figures.drift import Drift, Given, given, others
from briefing.library.shelf.meta import book_term, kind_term
from briefing.library.volume import Library, Volume
from briefing.model.entries import Figure
from briefing.model.kinds import BY_CLASS, KINDS

_SECTION = KINDS.index(BY_CLASS[Figure])
_MOST = 50
"""How many figures of one title are looked at in a book, and how many that may have a part so called."""

_CALLED = f"""
    SELECT section, entry.id, record FROM json_each(?) AS wanted
    CROSS JOIN name ON folded = wanted.value CROSS JOIN entry USING (row) CROSS JOIN record USING (row)
    WHERE book = ? AND section = ? LIMIT {_MOST}
"""
_HOLDING = f"""
    SELECT section, id, record FROM (
        SELECT rowid AS row FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT {_MOST}
    ) JOIN entry USING (row) JOIN record USING (row) WHERE book = ? AND section = ?
"""


def also_given(library: Library, volume: Volume, figure: Figure) -> tuple[Drift, ...]:
    """The other values that the books on the table give of a figure or of its parts, its own book's first."""
    mine = tuple(given(figure, volume.book.id))
    if not mine:
        return ()
    books = dict.fromkeys((volume, *library.volumes))
    theirs = (
        value
        for book in books
        for found in _candidates(book, figure, mine)
        for value in given(found, book.book.id)
    )
    return others(mine, theirs)


def _candidates(volume: Volume, figure: Figure, mine: Iterable[Given]) -> Iterator[Figure]:
    """The figures of a book that may be of the same thing, each once."""
    book, names = volume.book.id, list(dict.fromkeys(value.name for value in mine if value.name))
    found = volume.shelf.records(_CALLED, json.dumps(names), book, _SECTION)
    own = next((value.name for value in mine if not value.is_part), "")
    if own:
        holding = f'"{own}" AND {kind_term("figure")} AND {book_term(book)}'
        found += volume.shelf.records(_HOLDING, holding, book, _SECTION)
    found += [entry] if (entry := volume.book.entries.get(figure.id)) else []
    unique = {entry.id: entry for entry in found if isinstance(entry, Figure)}
    yield from unique.values()
