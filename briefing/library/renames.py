"""Entries that bear another id after a save: how they are known again, and where a place is by then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from briefing.model import asides
from briefing.model.book import Book, Ref
from briefing.model.entries import Entry
from briefing.model.fields import prose
from briefing.model.kinds import title_of

_MOST_PAIRS, _MOST_COMPARED = 200_000, 2_000
"""So many entries that went times entries that came are compared at most, and so many by their words."""
_ALIKE = 85  # of 100
_COMPARED = 2_000
"""Characters of a text by which it is known again."""


class Renames(NamedTuple):
    """The new ids of entries of a book by their old ones."""

    book: str = ""
    ids: Mapping[str, str] = {}

    def ref(self, ref: Ref) -> Ref:
        """Where a place is by now; what was worked out of an entry is so by its new id."""
        aside = asides.read(ref)
        if isinstance(aside, asides.Pair):
            return asides.Pair(self.ref(aside.one), self.ref(aside.other)).at(ref.book)
        if ref.book != self.book:
            return ref
        new = aside.renamed(self.ids).at(ref.book).id if aside else self.ids.get(ref.id, ref.id)
        return ref._replace(id=new)


def renames(before: Book, now: Book, gone: Iterable[str], new: Iterable[str]) -> Renames:
    """Which of the entries that are gone from a book are among the new ones.

    These say all the same, or are of one kind in one file with nearly the same title or prose.
    """
    went = {id_: before.entries[id_] for id_ in gone if id_}
    came = {id_: now.entries[id_] for id_ in new if id_}
    ids: dict[str, str] = {}
    for most, pairs in ((_MOST_PAIRS, _same(went, came)), (_MOST_COMPARED, _near(before, now, went, came))):
        if len(went) * len(came) <= most:
            for old, found in pairs:
                if old in went and found in came:
                    ids[old] = found
                    del went[old], came[found]
    return Renames(now.id, ids) if ids else Renames()


def _same(went: Mapping[str, Entry], came: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    for old, entry in tuple(went.items()):
        for new, other in tuple(came.items()):
            if type(entry) is type(other) and replace(entry, id=other.id) == other:
                yield old, new


def _near(
    before: Book, now: Book, went: Mapping[str, Entry], came: Mapping[str, Entry]
) -> Iterator[tuple[str, str]]:
    """Those that are nearly the same, the most alike and the nearest in the file first."""
    found = []
    for old, entry in went.items():
        for new, other in came.items():
            place, there = before.places[old], now.places[new]
            if type(entry) is type(other) and place.path == there.path:
                alike = _alike(entry, other)
                found.append((-alike, abs(place.line - there.line), old, new))
    return ((old, new) for less, _, old, new in sorted(found) if -less >= _ALIKE)


def _alike(entry: Entry, other: Entry) -> float:
    """How much alike titles are, or the longest proses, of 100."""
    from rapidfuzz import fuzz  # most saves rename nothing

    pairs = [(title_of(entry), title_of(other)), (_longest(entry), _longest(other))]
    return max(fuzz.ratio(one[:_COMPARED], two[:_COMPARED]) for one, two in pairs if one and two)


def _longest(entry: Entry) -> str:
    return max((found.text for found in prose(entry)), key=len, default="")
