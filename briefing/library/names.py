"""The names by which a text or a person may mean an entry, and which of them stand for each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from itertools import permutations

from briefing.library.titles import measure
from briefing.model.entries import Entry, Figure, Header, Person, Quote, Source, Term, Unit
from briefing.model.kinds import title_of
from briefing.model.text import Text, one_line


@singledispatch
def names_of(entry: Entry) -> Iterator[Text]:
    """The names by which a text may mean an entry; only people, units and terms have some."""
    return iter(())


@names_of.register
def _(entry: Person) -> Iterator[Text]:
    yield entry.name
    if entry.sort and entry.sort in entry.name:
        yield entry.sort
    yield from entry.aliases


@names_of.register
def _(entry: Unit) -> Iterator[Text]:
    yield entry.name
    if entry.abbreviation:
        yield entry.abbreviation
    yield from entry.aliases
    yield from (former.name for former in entry.names)


@names_of.register
def _(entry: Term) -> Iterator[Text]:
    yield entry.term
    if entry.stands_for:
        yield entry.stands_for
    yield from entry.aliases


def called(entry: Entry | Header) -> Iterator[Text]:
    """All that an entry is called: its title, its names, its id. A quote is not called by its words."""
    if isinstance(entry, Header):
        yield entry.title
        return
    if not isinstance(entry, Quote):
        yield one_line(title_of(entry))
    yield from map(one_line, names_of(entry))
    if isinstance(entry, Source):
        yield entry.publisher
    if isinstance(entry, Figure) and entry.value:
        yield measure(entry)
    yield entry.id


@singledispatch
def synonyms_of(entry: Entry | Header) -> Iterator[tuple[Text, Text]]:
    """Pairs of words that mean the same by this entry, each pair both ways: an acronym and its long name."""
    return iter(())


@synonyms_of.register
def _(entry: Term) -> Iterator[tuple[Text, Text]]:
    if entry.stands_for:
        yield from permutations((entry.term, entry.stands_for), 2)


@synonyms_of.register
def _(entry: Unit) -> Iterator[tuple[Text, Text]]:
    if entry.abbreviation:
        yield from permutations((entry.abbreviation, entry.name), 2)
