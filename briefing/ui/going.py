"""Names by which one goes to an entry, and which of them some typed letters mean. It knows no screen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from briefing.library.volume import Library, Volume
from briefing.model.book import Ref
from briefing.model.kinds import KINDS, kind_of
from briefing.model.text import Text, clean
from briefing.ui.finding import Answer, Item

_MOST = 50
_ALIKE = 60  # of 100
_WORSE = 20
"""How much less alike than the best a name may be."""
_SHORT = 4
"""So few letters are like too many names."""
_FAMILIAR = 8
"""How much nearer a name counts that was read lately."""
_SECTIONS = tuple(kind.name for kind in KINDS)


class _Name(NamedTuple):
    name: str
    ref: Ref
    note: Text


class Going:
    """The names in a volume; `recent` are the places that were read last, the last one first."""

    def __init__(self, library: Library, volume: Volume, recent: tuple[Ref, ...]) -> None:
        self._library = library
        self._volume = volume
        self.recent = recent

    def answer(self, typed: str) -> Answer:
        """The entries whose names are most like what is typed, each once.

        Before anything is typed, what was read last, then the first entries of the book in their order.
        """
        words = typed.strip()
        if not words:
            items = tuple(islice((*self._recent(), *self._first()), _MOST))
            return Answer(items, Text("a name, some letters of it, or a code"))
        found: dict[Ref, Item] = {}
        for name in self._ranked(words):
            title = self._library.title(name.ref) or Text(name.name)
            found.setdefault(name.ref, Item(title, name.note, name.ref))
        return Answer(tuple(found.values())[:_MOST], Text("" if found else "nothing is called so"))

    def _recent(self) -> Iterator[Item]:
        for ref in self.recent:
            if title := self._library.title(ref):
                yield Item(title, Text("read lately"), ref)

    def _first(self) -> Iterator[Item]:
        book = self._volume.book
        refs = (Ref(book.id, entry.id) for kind in KINDS for entry in book.section(kind.section)[:_MOST])
        for ref in islice((ref for ref in refs if ref not in self.recent), _MOST):
            kind = kind_of(book.entries[ref.id]).name
            yield Item(self._library.title(ref) or Text(ref.id), clean(f"{kind} · {book.codes[ref.id]}"), ref)

    def _ranked(self, words: str) -> list[_Name]:
        """The names with a word that begins so; what is more than a few letters may be misspelt too."""
        from briefing.library.search.words import indexed

        asked = indexed(words) or words.casefold()
        found = {at: 100.0 for at, name in enumerate(self._folded) if f" {asked}" in f" {name}"}
        if len(asked) > _SHORT or not found:
            found = {**self._alike(asked), **found}
        lately = set(self.recent)

        def nearness(at: int) -> tuple[float, int]:
            name = self._names[at]
            begins = 20 * name.name.startswith(asked) + 30 * (name.name == asked)
            return -(found[at] + begins + _FAMILIAR * (name.ref in lately)), len(name.name)

        return [self._names[at] for at in sorted(found, key=nearness)]

    def _alike(self, asked: str) -> dict[int, float]:
        """How much alike the names are that are most so, of 100."""
        from rapidfuzz import fuzz, process

        found = process.extract(asked, self._folded, scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=3 * _MOST)
        return {at: alike for _, alike, at in found if alike > found[0][1] - _WORSE}

    @cached_property
    def _folded(self) -> list[str]:
        return [name.name for name in self._names]

    @cached_property
    def _names(self) -> list[_Name]:
        from briefing.library.search.words import indexed

        sql = """
            SELECT folded, id, section, code FROM name JOIN entry USING (row)
            WHERE book = ?1 AND section >= 0 AND folded <> ''
        """
        book = self._volume.book.id
        rows = self._volume.shelf.rows(sql, book)
        notes = {code: clean(f"{_SECTIONS[section]} · {code}") for _, _, section, code in rows}
        named = [_Name(folded, Ref(book, entry), notes[code]) for folded, entry, _, code in rows]
        return named + [
            _Name(indexed(code), Ref(book, entry), notes[code])
            for code, entry in {code: entry for _, entry, _, code in rows}.items()
        ]
