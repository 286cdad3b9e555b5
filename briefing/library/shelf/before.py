"""What a shelf has of a book before it is put there anew: its entries, and the records of its files.

The records of a file that has not changed are taken back from here: they need not be read and compared again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from briefing.library.shelf import book_rows
from briefing.library.shelf.database import Line
from briefing.library.shelf.records import unpacked
from briefing.library.shelf.schema import HEADER
from briefing.loading.books import ReadFile
from briefing.loading.yaml_files import Known, KnownFile, KnownFiles
from briefing.model.book import Place
from briefing.model.entries import Entry, Header
from briefing.model.kinds import KINDS


class Old(NamedTuple):
    """What the shelf knows of an entry."""

    id: str
    row: int
    digest: bytes
    title: str
    section: int
    position: int
    code: str


class Before:
    """A book as it stands on a shelf at one moment: its edition, its entries by id, its files.

    `taken` has the records that were taken back, by id.
    """

    def __init__(self, connection: sqlite3.Connection, book: str) -> None:
        self.edition = book_rows.edition(connection, book)
        sql = "SELECT id, row, digest, title, section, position, code FROM entry WHERE book = ?"
        self.entries = {row[0]: Old._make(row) for row in connection.execute(sql, (book,))}
        self._files = {(file.name, file.digest): file for file in _files(connection, book)}
        self.taken: dict[str, Entry | Header] = {}

    def known(self, line: Line) -> KnownFiles:
        """What gives back the records of a file, by a line to the same moment."""

        def known(name: str, digest: bytes) -> KnownFile | None:
            file = self._files.get((name, digest))
            if file is None:
                return None
            with line.lock:
                records = self._take([self.entries[id_] for id_ in file.ids], line.connection)
            return KnownFile(records, file.leads)

        return known

    def _take(self, entries: list[Old], connection: sqlite3.Connection) -> list[Known]:
        rows = str([old.row for old in entries])
        sql = "SELECT row, record, place FROM record WHERE row IN (SELECT value FROM json_each(?))"
        packed = {row: (record, place) for row, record, place in connection.execute(sql, (rows,))}
        return [self._unpacked(old, *packed[old.row]) for old in entries]

    def _unpacked(self, old: Old, record: bytes, place: bytes) -> Known:
        shape: type[Entry | Header] = Header if old.section == HEADER else KINDS[old.section].entry
        taken = self.taken[old.id] = unpacked(record, shape)
        return Known(taken, unpacked(place, Place))


def _files(connection: sqlite3.Connection, book: str) -> Iterator[ReadFile]:
    """The files whose records can be given back."""
    for (read,) in connection.execute("SELECT read FROM book WHERE id = ?", (book,)):
        yield from (file for file in unpacked(read, tuple[ReadFile, ...]) if file.reusable)
