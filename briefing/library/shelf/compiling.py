"""A loaded book → its rows on the shelf, in one transaction, touching only what has changed.

What the shelf says of an entry depends on the entry and on what its links' targets are called. So an entry is
written anew when it changed, when its rank did, or when something it leads to came, went or got another name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from briefing.library.names import called, synonyms_of
from briefing.library.shelf import book_rows, findings, verdicts
from briefing.library.shelf.before import Before, Old
from briefing.library.shelf.book_rows import Files
from briefing.library.shelf.meta import meta, outside
from briefing.library.shelf.ranks import first_row, rank, rank_of_row, when
from briefing.library.shelf.records import packed
from briefing.library.shelf.rows import Rows, remove, terms_of_names, write
from briefing.library.shelf.schema import HEADER, transaction
from briefing.library.texts import told
from briefing.library.titles import short_title
from briefing.loading.books import Loaded
from briefing.model.book import Book, Ref, code_of
from briefing.model.entries import AgendaItem, Entry, Header
from briefing.model.kinds import BY_CLASS, KINDS
from briefing.model.text import Text

_RANKING = (HEADER, KINDS.index(BY_CLASS[AgendaItem]))
"""The sections that decide how much the entries of all of them matter."""


class _New(NamedTuple):
    """An entry as it should stand there."""

    id: str
    entry: Entry | Header
    section: int
    position: int
    code: str


def put(connection: sqlite3.Connection, book: Book, loaded: Loaded, files: Files, before: Before) -> None:
    """Put a book on the shelf in the place of what was there before, of which it may have records."""
    with transaction(connection):
        if before.edition != book_rows.edition(connection, book.id):
            if book_rows.files(connection, book.id) == files and files.settled:
                return  # another process has been quicker
            before = Before(connection, book.id)
        changed = _Compiling(connection, book, before).run()
        verdicts.forget(connection, book, changed, files)
        findings.forget(connection, book.id)
        book_rows.put(connection, book, loaded, files)
        verdicts.first(connection, book)


def drop(connection: sqlite3.Connection, book: str) -> None:
    """Take a book off the shelf."""
    with transaction(connection):
        sql = "SELECT row FROM entry WHERE book = ?"
        remove(connection, [row for (row,) in connection.execute(sql, (book,))])
        findings.forget(connection, book)
        book_rows.drop(connection, book)


class _Compiling:
    """One book on its way to the shelf."""

    def __init__(self, connection: sqlite3.Connection, book: Book, before: Before) -> None:
        self._connection = connection
        self._book = book
        self._old = before.entries
        self._new = {new.id: new for new in _entries(book)}
        self._unchanged = {id_ for id_, new in self._new.items() if before.taken.get(id_) is new.entry}
        self._titles: dict[str, Text] = {}
        self._on_agenda = frozenset(_on_agenda(book))

    def run(self) -> set[str]:
        """Write what is not on the shelf as it should be; gives the ids of what was written anew or went."""
        old, new = self._old, self._new
        anew = self._to_write_anew()
        remove(self._connection, [known.row for id_, known in old.items() if id_ in anew or id_ not in new])
        write(self._connection, self._rows([entry for id_, entry in new.items() if id_ in anew]))
        self._move([entry for id_, entry in new.items() if id_ not in anew])
        return anew | (old.keys() - new.keys())

    def _to_write_anew(self) -> set[str]:
        """The ids of the entries that are not on the shelf as they should be, but for place and code."""
        old, new = self._old, self._new
        changed = new.keys() - self._unchanged
        anew = {id_ for id_ in changed if id_ not in old or self._differs(old[id_], new[id_])}
        anew |= set(self._quotes_said_anew())
        if self._may_rank_otherwise():
            anew |= {id_ for id_ in self._unchanged if rank_of_row(old[id_].row) != self._rank(new[id_])}
        renamed = old.keys() ^ new.keys()
        renamed |= {id_ for id_ in anew & old.keys() if self._is_renamed(old[id_], new[id_])}
        return anew | (set(self._leading_to(renamed)) & new.keys())

    def _differs(self, old: Old, new: _New) -> bool:
        known = old.digest, old.title, old.section, rank_of_row(old.row)
        return known != (_digest(packed(new.entry)), self._title(new), new.section, self._rank(new))

    def _quotes_said_anew(self) -> Iterator[str]:
        """The quotes that did not change themselves, but the name of their speakers did."""
        for quote in self._book.quotes:
            may_differ = quote.id in self._unchanged and quote.speaker not in self._unchanged
            if may_differ and self._old[quote.id].title != self._title(self._new[quote.id]):
                yield quote.id

    def _may_rank_otherwise(self) -> bool:
        """Whether the date of the meeting or its agenda may have changed."""
        old = {old.id for old in self._old.values() if old.section in _RANKING}
        new = {new.id for new in self._new.values() if new.section in _RANKING}
        return old != new or not new <= self._unchanged

    def _rank(self, new: _New) -> int:
        return rank(new.entry, self._book.header.date, self._on_agenda)

    def _title(self, new: _New) -> Text:
        if isinstance(new.entry, Header):
            return new.entry.title
        if new.id not in self._titles:
            self._titles[new.id] = short_title(self._book, new.entry)
        return self._titles[new.id]

    def _is_renamed(self, old: Old, new: _New) -> bool:
        """Whether an entry is called otherwise: a quote is found by all that its speaker is called."""
        sql = "SELECT names FROM record WHERE row = ?"
        ((names,),) = self._connection.execute(sql, (old.row,))
        return (old.title, names) != (self._title(new), terms_of_names(called(new.entry)))

    def _leading_to(self, ids: set[str]) -> Iterator[str]:
        sql = """
            SELECT entry.id FROM link JOIN entry ON row = source
            WHERE link.book = ?1 AND link.id = ?2 AND entry.book = ?1
        """
        for id_ in ids if self._old else ():
            yield from (source for (source,) in self._connection.execute(sql, (self._book.id, id_)))

    def _rows(self, entries: list[_New]) -> Iterator[Rows]:
        """The rows of entries, in the order in which the tables store them."""
        placed: dict[int, _New] = {}
        sql = "SELECT 1 FROM entry WHERE row = ?"
        for new in entries:
            row = first_row(self._rank(new), self._book.id, new.id)
            while row in placed or self._connection.execute(sql, (row,)).fetchone():
                row += 1
            placed[row] = new
        return (self._row(row, placed[row]) for row in sorted(placed))

    def _row(self, row: int, new: _New) -> Rows:
        book = self._book
        said = told(new.entry, Ref(book.id, new.id), self._called)
        date = when(new.entry)
        record = packed(new.entry)
        return Rows(
            row,
            book.id,
            new.id,
            new.section,
            new.position,
            new.code,
            self._title(new),
            date.earliest.toordinal() if date else None,
            date.latest.toordinal() if date else None,
            _digest(record),
            record,
            self._place(new),
            said.links,
            said.text,
            said.aside,
            meta(book, new.entry),
            outside(book, new.entry),
            tuple(called(new.entry)),
            tuple(synonyms_of(new.entry)),
        )

    def _place(self, new: _New) -> bytes:
        """Where an entry starts."""
        return packed(self._book.places.get(new.id))

    def _called(self, ref: Ref) -> Text | None:
        """What stands for a link; of another book only its place is known here."""
        if ref.book != self._book.id:
            return Text(str(ref._replace(heading="")))
        new = self._new.get(ref.id)
        return self._title(new) if new else None

    def _move(self, kept: list[_New]) -> None:
        """Update where the other entries stand in the book and its files, and their codes."""
        self._connection.executemany(
            "UPDATE entry SET position = ?, code = ? WHERE row = ?",
            (
                (new.position, new.code, old.row)
                for new in kept
                if (old := self._old[new.id]) and (old.position, old.code) != (new.position, new.code)
            ),
        )
        self._connection.executemany(
            "UPDATE record SET place = ? WHERE row = ?",
            ((self._place(new), self._old[new.id].row) for new in kept if new.id not in self._unchanged),
        )


def _entries(book: Book) -> Iterator[_New]:
    yield _New("", book.header, HEADER, 0, "")
    for section, kind in enumerate(KINDS):
        for position, entry in enumerate(book.sections[kind.section]):
            yield _New(entry.id, entry, section, position, code_of(entry, position))


def _digest(record: bytes) -> bytes:
    return blake2b(record, digest_size=12).digest()


def _on_agenda(book: Book) -> Iterator[str]:
    for item in book.agenda:
        yield item.id
        yield from item.about
        for line in item.lines:
            yield from line.evidence
