"""A loaded book → its rows on the shelf, in one transaction, touching only what has changed.

What the shelf says of an entry depends on the entry and on what its links' targets are called. So an entry is
written anew when it changed, when its rank did, or when something it leads to came, went or got another name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from briefing.library.names import called, synonyms_of
from briefing.library.shelf import book_rows
from briefing.library.shelf.book_rows import Files
from briefing.library.shelf.meta import meta
from briefing.library.shelf.ranks import first_row, rank, rank_of_row, when
from briefing.library.shelf.records import packed
from briefing.library.shelf.rows import Rows, remove, terms_of_names, write
from briefing.library.shelf.schema import HEADER, transaction
from briefing.library.texts import told
from briefing.library.titles import short_title
from briefing.loading.problems import Problem
from briefing.model.book import Book, Ref, code_of
from briefing.model.entries import Entry, Header
from briefing.model.kinds import KINDS
from briefing.model.text import Text


class _Old(NamedTuple):
    """What the shelf knows of an entry."""

    row: int
    digest: bytes
    title: str
    section: int
    position: int
    code: str


class _New(NamedTuple):
    """An entry as it should stand there."""

    id: str
    entry: Entry | Header
    section: int
    position: int
    code: str
    title: Text
    record: bytes
    digest: bytes
    rank: int


def put(connection: sqlite3.Connection, book: Book, problems: tuple[Problem, ...], files: Files) -> None:
    """Put a book on the shelf in the place of what was known of it."""
    with transaction(connection):
        _Compiling(connection, book).run()
        book_rows.put(connection, book, problems, files)


def drop(connection: sqlite3.Connection, book: str) -> None:
    """Take a book off the shelf."""
    with transaction(connection):
        sql = "SELECT row FROM entry WHERE book = ?"
        remove(connection, [row for (row,) in connection.execute(sql, (book,))])
        book_rows.drop(connection, book)


class _Compiling:
    """One book on its way to the shelf."""

    def __init__(self, connection: sqlite3.Connection, book: Book) -> None:
        self._connection = connection
        self._book = book
        self._on_agenda = frozenset(_on_agenda(book))

    def run(self) -> None:
        """Write what is not on the shelf as it should be."""
        old, new = self._old, self._new
        anew = self._to_write_anew()
        remove(self._connection, [known.row for id_, known in old.items() if id_ in anew or id_ not in new])
        write(self._connection, self._rows([entry for id_, entry in new.items() if id_ in anew]))
        self._move([entry for id_, entry in new.items() if id_ not in anew])

    @cached_property
    def _old(self) -> dict[str, _Old]:
        sql = "SELECT id, row, digest, title, section, position, code FROM entry WHERE book = ?"
        return {id_: _Old(*rest) for id_, *rest in self._connection.execute(sql, (self._book.id,))}

    @cached_property
    def _new(self) -> dict[str, _New]:
        book = self._book
        header = self._described("", book.header, HEADER, 0, "", book.header.title)
        entries = (
            self._described(
                entry.id, entry, section, position, code_of(entry, position), short_title(book, entry)
            )
            for section, kind in enumerate(KINDS)
            for position, entry in enumerate(book.sections[kind.section])
        )
        return {"": header, **{new.id: new for new in entries}}

    def _described(
        self, id_: str, entry: Entry | Header, section: int, position: int, code: str, title: Text
    ) -> _New:
        record = packed(entry)
        digest = blake2b(record, digest_size=12).digest()
        ranked = rank(entry, self._book.header.date, self._on_agenda)
        return _New(id_, entry, section, position, code, title, record, digest, ranked)

    def _to_write_anew(self) -> set[str]:
        """The ids of the entries that are not on the shelf as they should be, but for place and code."""
        old, new = self._old, self._new
        anew = {id_ for id_, entry in new.items() if id_ not in old or _differs(old[id_], entry)}
        renamed = old.keys() ^ new.keys()
        renamed |= {id_ for id_ in anew & old.keys() if self._is_renamed(old[id_], new[id_])}
        return anew | (set(self._leading_to(renamed)) & new.keys())

    def _is_renamed(self, old: _Old, new: _New) -> bool:
        """Whether an entry is called otherwise: a quote is found by all that its speaker is called."""
        sql = "SELECT names FROM record WHERE row = ?"
        ((names,),) = self._connection.execute(sql, (old.row,))
        return (old.title, names) != (new.title, terms_of_names(called(new.entry)))

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
            row = first_row(new.rank, self._book.id, new.id)
            while row in placed or self._connection.execute(sql, (row,)).fetchone():
                row += 1
            placed[row] = new
        return (self._row(row, placed[row]) for row in sorted(placed))

    def _row(self, row: int, new: _New) -> Rows:
        book = self._book
        said = told(new.entry, Ref(book.id, new.id), self._called)
        date = when(new.entry)
        return Rows(
            row,
            book.id,
            new.id,
            new.section,
            new.position,
            new.code,
            new.title,
            date.earliest.toordinal() if date else None,
            date.latest.toordinal() if date else None,
            new.digest,
            new.record,
            self._place(new),
            said.links,
            said.text,
            said.aside,
            meta(book, new.entry),
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
        return new.title if new else None

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
            ((self._place(new), self._old[new.id].row) for new in kept),
        )


def _differs(old: _Old, new: _New) -> bool:
    known = old.digest, old.title, old.section, rank_of_row(old.row)
    return known != (new.digest, new.title, new.section, new.rank)


def _on_agenda(book: Book) -> Iterator[str]:
    for item in book.agenda:
        yield item.id
        yield from item.about
        for line in item.lines:
            yield from line.evidence
