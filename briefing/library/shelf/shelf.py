"""A folder's shelf: its books as they stand in their files, read anew where those have changed.

Who reads a book reads it at one moment of the shelf, whatever others put there meanwhile. Where the database
is damaged, a new one is made of the books that were asked for; where no file can be kept, it is in memory.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Container
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from briefing.library.shelf import places, schema
from briefing.library.shelf.asking import Askable
from briefing.library.shelf.book_rows import Files, Told, edition, files, real_name
from briefing.library.shelf.database import Act, Database, InMemory, Line, OnDisk
from briefing.library.shelf.records import Damaged
from briefing.library.shelf.schema import Busy
from briefing.loading.files import book_id
from briefing.loading.problems import Problem
from briefing.loading.snapshot import Snapshot
from briefing.model.text import Text, clean

if TYPE_CHECKING:
    from briefing.library.shelf.before import Before
    from briefing.loading.books import Loaded

_FAILURES = (sqlite3.Error, OSError, Damaged)
"""What may come of a database."""

_BUSY = Text("Another program is writing to the index of your books; what has changed is not kept this time.")


_NUMBERS = count()


class UnreadableBook(Exception):
    """Nothing of a book could be opened; the problems say why."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__(clean(f"{path} cannot be opened"))
        self.path = path
        self.problems = problems


class Shelf(Askable):
    """The compiled books of one folder. `note` says why what is read is not kept, if it is not."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(os.path.realpath(folder))
        self.note = Text("")
        self._asked_for: dict[str, Path] = {}
        self._mending = RLock()
        self._database = self._found()

    def aside(self) -> Shelf:
        """The same shelf by a connection of its own, so that long questions keep no others waiting.

        In memory there is but one.
        """
        return self if isinstance(self._database, InMemory) else Shelf(self.folder)

    def refresh(self, path: Path) -> Moment:
        """The shelf at a moment when a book stands here as its files have it. Raises UnreadableBook."""
        return Moment(self, path)

    def is_fresh(self, path: Path) -> bool:
        """Whether a book stands here as its files have it."""
        return self._answer(partial(_is_fresh, path))

    def compile(self, path: Path) -> None:
        """Read a book from its files and put it here. Raises UnreadableBook, Busy."""
        self._attempt(partial(_compile, path))

    def drop(self, book: str) -> None:
        """Take a book off the shelf. Raises Busy."""
        self._attempt(partial(_drop, book))

    def keep_only(self, books: Container[str]) -> None:
        """Take the books off the shelf that are gone from its folder. Raises Busy."""
        for (book,) in self.rows("SELECT id FROM book"):
            if book not in books:
                self.drop(book)

    def write(self, act: Act) -> None:
        """Write something. Raises Busy."""
        self._attempt(lambda database: database.write(act))

    def keep(self, sql: str, *values: object) -> None:
        """Write something that can be worked out again, if that disturbs nobody."""

        def write(connection: sqlite3.Connection) -> None:
            with schema.transaction(connection):
                connection.execute(sql, values)

        self._database.keep(write)

    def still(self, path: Path) -> tuple[Database, Line]:
        """A line to a moment of a database when a book stands there as its files have it.

        While another process writes for long it cannot be put there, and stands alone in memory until it is
        asked for again. Raises UnreadableBook.
        """
        self._asked_for[book_id(path)] = path
        try:
            found = self._attempt(lambda database: (database, _still(path, database)))
        except Busy:
            self.note, alone = _BUSY, InMemory()
            return alone, _still(path, alone)
        if self.note == _BUSY:
            self.note = Text("")
        return found

    def mend(self, failed: Database, error: Exception, in_memory: bool) -> None:
        """Have another database, with the books that were asked for, in the place of one that failed."""
        with self._mending:
            if self._database is not failed:
                return  # another thread has done it
            if in_memory:
                self._database = self._in_memory(error)
            else:
                failed.discard()
                self._database = self._found()
            for path in tuple(self._asked_for.values()):
                with suppress(UnreadableBook, Busy, *_FAILURES):
                    _compile(path, self._database)

    def _line(self, database: Database) -> Line:
        return database.live

    def _found(self) -> Database:
        try:
            return OnDisk(places.shelf_place(self.folder), self.folder)
        except (places.NoPlace, *_FAILURES) as reason:
            return self._in_memory(reason)

    def _in_memory(self, reason: Exception) -> Database:
        why = getattr(reason, "strerror", None) or reason
        self.note = clean(f"The index of your books is not kept: {why}.")
        return InMemory()


class Moment(Askable):
    """A shelf as it stands at one moment, when a book is there as its files have it. `live` is that shelf."""

    def __init__(self, live: Shelf, path: Path) -> None:
        self.live = live
        self._path = path
        self._database, self._pinned = live.still(path)
        self.number = next(_NUMBERS)
        """Another whenever it has moved on: until then it answers as it has answered."""

    def problems(self, book: str) -> tuple[Problem, ...]:
        """What is wrong with a book; the paths begin with that at which it was opened."""
        told = self.value(tuple[Told, ...], "SELECT problems FROM book WHERE id = ?", book)
        return tuple(one.problem(self._path) for one in told or ())

    def files(self, book: str) -> Snapshot:
        """The files of a book as they were when it was put there."""
        found = self._answer(lambda connection: files(connection, book))
        return {os.fsdecode(name): stat for name, stat in found.seen.items()} if found else {}

    def move_on(self) -> bool:
        """Move on to the moment that is now; not so if the book no longer stands there as it did."""
        with suppress(*_FAILURES):
            now = self._database.still()
            if _edition(self._path, now) != _edition(self._path, self._pinned):
                return False
            self._pinned = now
            self.number = next(_NUMBERS)
        return True

    def tidy(self) -> None:
        """Move on, and tidy the database.

        After much was put on the shelf this saves whoever closes it last from having to wait. It takes a
        second for some hundred megabytes.
        """
        self.move_on()
        with suppress(*_FAILURES):
            self._database.tidy()

    def mend(self, failed: Database, error: Exception, in_memory: bool) -> None:
        """Move on to another database, in the place of one that failed."""
        self.live.mend(failed, error, in_memory)
        self._database, self._pinned = self.live.still(self._path)
        self.number = next(_NUMBERS)

    def _line(self, database: Database) -> Line:
        return self._pinned


def _still(path: Path, database: Database) -> Line:
    """A line to a moment when a book is there. Raises UnreadableBook, Busy."""
    is_there = _is_fresh
    while not is_there(path, (line := database.still()).connection):
        del line  # else what is written could not be carried over
        _compile(path, database)
        is_there = _is_there  # its files may have changed meanwhile, or another process taken it away
    return line


def _is_fresh(path: Path, connection: sqlite3.Connection) -> bool:
    known = files(connection, book_id(path))
    return known is not None and known.settled and known[:2] == Files.at(path)[:2]


def _is_there(path: Path, connection: sqlite3.Connection) -> bool:
    known = files(connection, book_id(path))
    return known is not None and known.name == real_name(path)


def _edition(path: Path, line: Line) -> int | None:
    with line.lock:
        return edition(line.connection, book_id(path))


# Only here are the files of a book read: a book that has not changed needs nothing of what this imports.


def _compile(path: Path, database: Database) -> None:
    """Read a book from its files and write it. Raises UnreadableBook, Busy."""
    from briefing.library.shelf.compiling import put
    from briefing.loading.books import no_collection

    seen = Files.at(path)
    with no_collection():
        loaded, before = _loaded(path, database.still())
        if loaded.book is None:
            with suppress(Busy):
                _drop(book_id(path), database)
            raise UnreadableBook(path, loaded.problems)
        database.write(partial(put, book=loaded.book, loaded=loaded, files=seen, before=before))
        del loaded, before


def _loaded(path: Path, line: Line) -> tuple[Loaded, Before]:
    """A book as its files have it, and as the shelf has it, which tells what need not be read again."""
    from briefing.library.shelf.before import Before
    from briefing.loading.books import load_book

    with line.lock:
        before = Before(line.connection, book_id(path))
    return load_book(path, known=before.known(line)), before


def _drop(book: str, database: Database) -> None:
    from briefing.library.shelf.compiling import drop

    database.write(partial(drop, book=book))
