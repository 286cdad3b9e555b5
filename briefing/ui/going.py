"""Names by which one goes to an entry, and which of them some typed letters mean. It knows no screen.

In a large book a key is answered with names that have a word that begins so; what is only like the letters
comes in peace, since each name is compared for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from time import perf_counter
from typing import NamedTuple

from briefing.library.volume import Library, Volume
from briefing.model.book import Ref
from briefing.model.kinds import KINDS, Kind, kind_of
from briefing.model.text import Text, clean
from briefing.ui.finding import AT_ONCE, Answer, Item

_MOST = 50
_ALIKE = 60  # of 100
_WORSE = 20
"""How much less alike than the best a name may be."""
_SHORT = 4
"""So few letters are like too many names."""
_FAMILIAR = 8
"""How much nearer a name counts that was read lately."""
_LARGE = 1_000
"""Entries of a book from which on not all names are compared while a key is answered."""
_AT_A_TIME = 1_000
"""Names that are compared while other threads wait."""


class _Name(NamedTuple):
    name: str
    ref: Ref
    section: int
    code: str

    @property
    def note(self) -> Text:
        """The kind of the entry, and its code."""
        return clean(f"{KINDS[self.section].name} · {self.code}")


_Alike = dict[int, float]
"""How much alike names are to what is typed, of 100, by their numbers."""


class Going:
    """The names in a volume; `recent` are the places that were read last, the last one first.

    `kinds` are those of the entries that may be meant.
    """

    def __init__(
        self, library: Library, volume: Volume, recent: tuple[Ref, ...], kinds: Sequence[Kind] = KINDS
    ) -> None:
        self._library = library
        self._volume = volume
        self.recent = recent
        self._kinds = kinds
        self._wanted = ""

    def at_once(self, typed: str) -> Answer:
        """The entries whose names are most like what is typed, as far as a key can be answered so.

        Before anything is typed, what was read last, then the first entries of the book in their order.
        """
        self._wanted = typed
        words = typed.strip()
        if not words:
            items = tuple(islice((*self._recent(), *self._first()), _MOST))
            return Answer(items, Text("a name, some letters of it, or a code"))
        if len(self._volume.book.entries) <= _LARGE:
            return self.in_peace(typed)
        asked = _folded(words)
        names = self._beginning(asked)
        return self._answer(asked, names, _begun(asked, names), whole=False)

    def in_peace(self, typed: str) -> Answer:
        """The entries whose names are most like what is typed, each once; on another thread.

        What is more than a few letters may be misspelt. Once other letters are typed it stops.
        """
        asked = _folded(typed.strip())
        found = _begun(asked, self._names)
        if len(asked) > _SHORT or not found:
            found = {**self._alike(asked, typed), **found}
        return self._answer(asked, self._names, found, whole=True)

    def _answer(self, asked: str, names: Sequence[_Name], found: _Alike, whole: bool) -> Answer:
        best: dict[Ref, _Name] = {}
        for name in self._ranked(asked, names, found):
            best.setdefault(name.ref, name)
            if len(best) == _MOST:
                break
        titles = self._titles(ref.id for ref in best)
        items = tuple(Item(titles[ref.id], name.note, ref) for ref, name in best.items() if ref.id in titles)
        return Answer(items, Text("nothing is called so" if whole and not items else ""), whole)

    def _titles(self, ids: Iterable[str]) -> dict[str, Text]:
        """What entries are called, by their ids."""
        wanted = tuple(ids)
        sql = f"SELECT id, title FROM entry WHERE book = ? AND id IN ({', '.join('?' * len(wanted))})"
        return dict(self._volume.shelf.rows(sql, self._volume.book.id, *wanted))

    def _recent(self) -> Iterator[Item]:
        for ref in self.recent:
            if title := self._library.title(ref):
                yield Item(title, Text("read lately"), ref)

    def _first(self) -> Iterator[Item]:
        book = self._volume.book
        refs = (
            Ref(book.id, entry.id) for kind in self._kinds for entry in book.section(kind.section)[:_MOST]
        )
        for ref in islice((ref for ref in refs if ref not in self.recent), _MOST):
            kind = kind_of(book.entries[ref.id]).name
            yield Item(self._library.title(ref) or Text(ref.id), clean(f"{kind} · {book.codes[ref.id]}"), ref)

    def _ranked(self, asked: str, names: Sequence[_Name], found: _Alike) -> list[_Name]:
        """The names that were found, the nearest first."""
        lately = set(self.recent)

        def nearness(at: int) -> tuple[float, int]:
            name = names[at]
            begins = 20 * name.name.startswith(asked) + 30 * (name.name == asked)
            return -(found[at] + begins + _FAMILIAR * (name.ref in lately)), len(name.name)

        return [names[at] for at in sorted(found, key=nearness)]

    def _alike(self, asked: str, typed: str) -> _Alike:
        """The names that are most alike, as long as that is what is typed."""
        from rapidfuzz import fuzz, process

        most, found = 3 * _MOST, list[tuple[float, int]]()
        for start in range(0, len(self._names), _AT_A_TIME):
            if typed != self._wanted:
                break
            some = [name.name for name in self._names[start : start + _AT_A_TIME]]
            near = process.extract(asked, some, scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=most)
            found += ((-alike, start + at) for _, alike, at in near)
        found = sorted(found)[:most]
        return {at: -less for less, at in found if -less > -found[0][0] - _WORSE}

    def _beginning(self, asked: str) -> list[_Name]:
        """Names of entries that are called so, have that code, or matter most of those that begin so."""
        from briefing.library.search.matching import expression
        from briefing.library.search.tree import Phrase
        from briefing.library.shelf.meta import book_term

        book, code = self._volume.book.id, asked.replace(" ", "").upper()
        wanted = f'{expression(Phrase(tuple(asked.split()), prefix=True))} AND "{book_term(book)}"'
        sql = """
            WITH begun (row) AS (
                SELECT row FROM name WHERE folded = ?2
                UNION SELECT row FROM entry WHERE code = ?3 AND book = ?1
                UNION SELECT * FROM (
                    SELECT rowid FROM names WHERE names MATCH ?4 ORDER BY rowid DESC LIMIT ?5
                )
            )
            SELECT folded, id, section, code
            FROM begun CROSS JOIN entry USING (row) CROSS JOIN name USING (row)
            WHERE book = ?1 AND section >= 0 AND folded <> ''
        """
        rows, _ = self._volume.shelf.walk(perf_counter() + AT_ONCE, sql, book, asked, code, wanted, 3 * _MOST)
        return self._named(rows)

    @cached_property
    def _names(self) -> list[_Name]:
        sql = """
            SELECT folded, id, section, code FROM name JOIN entry USING (row)
            WHERE book = ?1 AND section >= 0 AND folded <> ''
        """
        return self._named(self._volume.shelf.rows(sql, self._volume.book.id))

    def _named(self, rows: Iterable[tuple[str, str, int, str]]) -> list[_Name]:
        """The names of entries, and then their codes."""
        book = self._volume.book.id
        names = [
            _Name(folded, Ref(book, entry), section, code)
            for folded, entry, section, code in rows
            if KINDS[section] in self._kinds
        ]
        coded = {name.code: name for name in names}
        return names + [name._replace(name=_folded(code)) for code, name in coded.items()]


def _folded(words: str) -> str:
    """What is typed as the names have it."""
    from briefing.library.search.words import indexed

    return indexed(words) or words.casefold()


def _begun(asked: str, names: Sequence[_Name]) -> _Alike:
    """The names with a word that begins so."""
    return {at: 100.0 for at, name in enumerate(names) if f" {asked}" in f" {name.name}"}
