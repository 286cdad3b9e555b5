"""Rows → a `Book` whose entries are read when they are asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from briefing.library.shelf.records import Damaged
from briefing.model.book import Book, Place
from briefing.model.entries import Entry, Header
from briefing.model.kinds import KINDS
from briefing.model.text import Text

if TYPE_CHECKING:
    from briefing.library.shelf.asking import Askable

V = TypeVar("V")

_AT_ONCE = 64
"""Entries of a section that are read together."""
_KEPT = 20_000
"""Entries that are kept before all are forgotten."""


def shelved(shelf: Askable, book: str, path: Path) -> Book:
    """The book of an id that stands on a shelf, opened at a path. Raises Damaged if it is not there."""
    header = shelf.value(Header, "SELECT header FROM book WHERE id = ?", book)
    counts = shelf.value(dict[str, int], "SELECT counts FROM book WHERE id = ?", book)
    if header is None or counts is None:
        raise Damaged("the book is not there")
    read = _Reading(shelf, book, path)
    return Book(
        id=Text(book),
        path=path,
        header=header,
        sections={
            kind.section: _Section(read, number, counts.get(kind.section, 0))
            for number, kind in enumerate(KINDS)
        },
        entries=_Asked(read.entry, read.ids, sum(counts.values())),
        codes=_Asked(read.code, read.ids, sum(counts.values())),
        by_code=_Asked(read.by_code, read.codes, sum(counts.values())),
        written=_Asked(read.written, read.ids_and_header, sum(counts.values()) + 1),
        places=_Asked(read.place, read.ids_and_header, sum(counts.values()) + 1),
    )


class _Reading:
    """The questions that a book asks of the shelf, and the entries it has read."""

    def __init__(self, shelf: Askable, book: str, path: Path) -> None:
        self._shelf = shelf
        self._book = book
        self._path = path
        self._kept: dict[str, Entry] = {}
        self._pages: dict[tuple[int, int], list[Entry]] = {}

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of an id."""
        known = self._kept.get(entry_id)
        if known is not None:
            return known
        sql = """
            SELECT section, id, record FROM entry JOIN record USING (row)
            WHERE book = ? AND id = ? AND section >= 0
        """
        return next(iter(self._keep(sql, self._book, entry_id)), None)

    def page(self, section: int, page: int) -> list[Entry]:
        """So many entries of a section as are read together, the first of them after some such pages."""
        known = self._pages.get((section, page))
        if known is not None:
            return known
        sql = """
            SELECT section, id, record FROM entry JOIN record USING (row)
            WHERE book = ? AND section = ? AND position >= ? AND position < ? ORDER BY position
        """
        found = self._keep(sql, self._book, section, page * _AT_ONCE, (page + 1) * _AT_ONCE)
        self._pages[section, page] = found
        return found

    def _keep(self, sql: str, *values: object) -> list[Entry]:
        """Read entries and keep them. Another thread may let go of all that is kept at any moment."""
        found = self._shelf.records(sql, *values)
        if len(self._kept) > _KEPT:
            self._kept.clear()
            self._pages.clear()
        self._kept.update({entry.id: entry for entry in found})
        return found

    def code(self, entry_id: str) -> str | None:
        """The spoken code of an id."""
        return self._one("SELECT code FROM entry WHERE book = ? AND id = ? AND section >= 0", entry_id)

    def by_code(self, code: str) -> str | None:
        """The id of a spoken code in capitals; of two with one code, that of the later section."""
        sql = """
            SELECT id FROM entry WHERE code = ?2 COLLATE NOCASE AND book = ?1 AND section >= 0
            ORDER BY section DESC, position DESC
        """
        return self._one(sql, code) if code.upper() == code else None

    def written(self, entry_id: str) -> Mapping[str, object] | None:
        """What the author wrote of an entry, or under "" of the header."""
        from briefing.loading.written import written

        entry, place = self.entry(entry_id), self.place(entry_id)
        return written(self._path, place, type(entry) if entry else Header) if place else None

    def place(self, entry_id: str) -> Place | None:
        """Where an entry starts, or under "" the header."""
        sql = "SELECT place FROM record JOIN entry USING (row) WHERE book = ? AND id = ?"
        return self._shelf.value(Place, sql, self._book, entry_id)

    def ids(self) -> Iterator[str]:
        """Every id, section by section."""
        sql = "SELECT id FROM entry WHERE book = ? AND section >= 0 ORDER BY section, position"
        return (entry_id for (entry_id,) in self._shelf.rows(sql, self._book))

    def ids_and_header(self) -> Iterator[str]:
        """The header's empty id, then every other."""
        yield ""
        yield from self.ids()

    def codes(self) -> Iterator[str]:
        """Every code, section by section."""
        sql = "SELECT code FROM entry WHERE book = ? AND section >= 0 ORDER BY section, position"
        return (code.upper() for (code,) in self._shelf.rows(sql, self._book))

    def _one(self, sql: str, key: str) -> str | None:
        found = self._shelf.rows(sql, self._book, key)
        return str(found[0][0]) if found else None


class _Asked(Mapping[str, V], Generic[V]):
    """A mapping that asks for each of its values."""

    def __init__(self, ask: Callable[[str], V | None], keys: Callable[[], Iterable[str]], size: int) -> None:
        self._ask = ask
        self._keys = keys
        self._size = size

    def __getitem__(self, key: str) -> V:
        found = self._ask(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys())

    def __len__(self) -> int:
        return self._size


class _Section(Sequence[Entry]):
    """The entries of a section, several read at a time."""

    def __init__(self, read: _Reading, section: int, size: int) -> None:
        self._read = read
        self._section = section
        self._size = size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...
    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._size))]
        at = index + self._size if index < 0 else index
        if not 0 <= at < self._size:
            raise IndexError(index)
        page, inside = divmod(at, _AT_ONCE)
        return self._read.page(self._section, page)[inside]

    def __iter__(self) -> Iterator[Entry]:
        for page in range(-(-self._size // _AT_ONCE)):
            yield from self._read.page(self._section, page)
