"""The filters of a query: what `kind:`, `by:`, `date:`, `in:` and `tag:` hold, read as conditions.

A value that is not there yet is no condition; one that is there and means nothing is told in a note.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.library.search.days import days, days_begun
from briefing.library.search.tree import InBook, Kind, Node, Speaker, Tag
from briefing.library.search.words import indexed
from briefing.model.kinds import KINDS
from briefing.model.text import Text

_SPELLINGS = {
    **{kind.name: (kind.name, kind.section, kind.plural) for kind in KINDS},
    "book": ("book", "books"),
}
"""How each kind of entry may be called, by its name; a book is what its front page tells."""


class Filter(NamedTuple):
    """A condition, if there is one, and a sentence for whoever typed it, or nothing."""

    node: Node | None
    note: str = ""


def filter_of(field: str, text: str, begun: bool) -> Filter:
    """What a field means that holds a text, which may go on if it is only begun."""
    return _READERS[field](text, begun)


def _kind(text: str, begun: bool) -> Filter:
    wanted = [indexed(name) for name in text.split(",")]
    missing = [name for name in wanted if not any(_called(kind, name) for kind in _SPELLINGS)]
    found = tuple(kind for kind in _SPELLINGS if any(name and _called(kind, name) for name in wanted))
    note = f"No kind of entry begins with ‘{missing[0]}’." if missing else ""
    return Filter(Kind(found) if found else None, note)


def _called(kind: str, beginning: str) -> bool:
    return any(spelling.startswith(beginning) for spelling in _SPELLINGS[kind])


def _date(text: str, begun: bool) -> Filter:
    if begun or not text:
        return Filter(days_begun(text))
    try:
        return Filter(days(text))
    except ValueError as error:
        return Filter(None, f"date:{text} is left out: {error}.")


def _named(make: Callable[[tuple[str, ...], Text], Node]) -> Callable[[str, bool], Filter]:
    """A reader of a filter that holds words."""

    def read(text: str, begun: bool) -> Filter:
        terms = tuple(indexed(text).split())
        return Filter(make(terms, Text(text.strip())) if terms else None)

    return read


_READERS: dict[str, Callable[[str, bool], Filter]] = {
    "kind": _kind,
    "by": _named(Speaker),
    "date": _date,
    "in": _named(InBook),
    "tag": _named(Tag),
}

FIELDS = tuple(_READERS)
"""What a filter may begin with, before its colon."""
