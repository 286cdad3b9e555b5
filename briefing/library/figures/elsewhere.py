"""Where else a figure is given with another value: in the books on the table, by the index of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice, starmap
from typing import NamedTuple

from briefing.library.figures.courses import Course, between, courses, of_course, of_own, of_values
from briefing.library.figures.drift import Drift, Given, given, others
from briefing.library.search.words import indexed
from briefing.library.shelf.meta import book_term, kind_term
from briefing.library.volume import Library, Volume
from briefing.model.entries import Figure
from briefing.model.kinds import BY_CLASS, KINDS

_SECTION = KINDS.index(BY_CLASS[Figure])
_MOST = 50
"""How many figures of one title are looked at in a book, and how many that may have a part so called."""

_SERIES, _LONGEST = 8, 120
"""How many series of a figure are looked for elsewhere, and how many points they may have for that."""

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
    """What a figure's own series and the books on the table give otherwise of it, its own book first."""
    book = volume.book.id
    mine, own = tuple(given(figure, book)), tuple(islice(_short(figure, book), _SERIES))
    if not mine and not own:
        return ()
    names = _Names(indexed(figure.title), tuple(value.name for value in mine), tuple(at.name for at in own))
    theirs = tuple(
        (other, each.book.id)
        for each in dict.fromkeys((volume, *library.volumes))
        for other in _candidates(each, figure, names)
        if each is not volume or other.id != figure.id
    )
    values = tuple(chain.from_iterable(starmap(given, theirs)))
    series = chain.from_iterable(starmap(_short, theirs))
    return (*of_own(figure, book), *others(mine, values), *_of_series(mine, own, values, series))


def _short(figure: Figure, book: str) -> Iterator[Course]:
    return (course for course in courses(figure, book) if len(course.series.points) <= _LONGEST)


def _of_series(
    mine: Iterable[Given], own: Iterable[Course], values: Iterable[Given], others: Iterable[Course]
) -> Iterator[Drift]:
    """Where series differ, or a series and a value, each of the others once."""
    for other in others:
        series = (between(course, other) for course in own)
        yield from islice(filter(None, chain(series, (of_course(value, other) for value in mine))), 1)
    for value in values:
        yield from islice(chain.from_iterable(of_values((value,), course) for course in own), 1)


class _Names(NamedTuple):
    """What a figure, its values and its series are called, as it is indexed."""

    title: str
    values: tuple[str, ...]
    series: tuple[str, ...]


def _candidates(volume: Volume, figure: Figure, names: _Names) -> Iterator[Figure]:
    """The figures of a book that may be of the same thing, each once."""
    book = volume.book.id
    called = list(filter(None, dict.fromkeys((names.title, *names.values, *names.series))))
    found = volume.shelf.records(_CALLED, json.dumps(called), book, _SECTION)
    held = " OR ".join(f'"{name}"' for name in dict.fromkeys((names.title, *names.series)) if name)
    if held:
        holding = f"({held}) AND {kind_term('figure')} AND {book_term(book)}"
        found += volume.shelf.records(_HOLDING, holding, book, _SECTION)
    found += [entry] if (entry := volume.book.entries.get(figure.id)) else []
    unique = {entry.id: entry for entry in found if isinstance(entry, Figure)}
    yield from unique.values()
