"""A book's own row on the shelf: its files as they were when it was read, its header, counts and problems."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.shelf.records import packed, unpacked
from briefing.library.shelf.schema import changes
from briefing.loading.problems import Problem
from briefing.loading.snapshot import Stat, is_settled, snapshot
from briefing.model.book import Book
from briefing.model.text import Text

if TYPE_CHECKING:
    from briefing.loading.books import Loaded


class Files(NamedTuple):
    """The files of a book as they were before it was read, by their names as the file system has them.

    `name` is the book's own there: a folder and a file may be books of one id. `settled` if no file had
    changed just before.
    """

    name: bytes
    seen: dict[bytes, Stat]
    settled: bool

    @classmethod
    def at(cls, path: Path) -> Files:
        """The files of the book at a path as they are now."""
        seen = {os.fsencode(name): stat for name, stat in snapshot(path).items()}
        return cls(real_name(path), seen, is_settled(seen.values(), time_ns()))


def real_name(path: Path) -> bytes:
    """The name of a book's folder or file, whatever way leads to it."""
    return os.fsencode(os.path.basename(os.path.realpath(path)))


class Told(NamedTuple):
    """A problem on the shelf: its path is relative to the book's, as the file system has it."""

    code: str
    path: bytes
    line: int
    column: int
    width: int
    message: Text
    hint: Text | None

    @classmethod
    def of(cls, problem: Problem, book: Path) -> Told:
        """A problem of the book at a path."""
        path = os.fsencode(os.path.relpath(problem.path, book))
        return cls(
            problem.code, path, problem.line, problem.column, problem.width, problem.message, problem.hint
        )

    def problem(self, book: Path) -> Problem:
        """The problem of the book at a path."""
        path = Path(os.path.normpath(book / os.fsdecode(self.path)))
        return Problem(self.code, path, self.line, self.column, self.width, self.message, self.hint)


def put(connection: sqlite3.Connection, book: Book, loaded: Loaded, files: Files) -> None:
    """Write the row of a book, in the place of the one that was there."""
    counts = {name: len(section) for name, section in book.sections.items()}
    told = [Told.of(problem, book.path) for problem in loaded.problems]
    values = (files, book.header, counts, told, loaded.files)
    connection.execute(
        "INSERT OR REPLACE INTO book VALUES (?, ?, ?, ?, ?, ?, ?)",
        (book.id, changes(connection) + 1, *map(packed, values)),
    )


def edition(connection: sqlite3.Connection, book: str) -> int | None:
    """Which change of the shelf wrote the row of a book; None if it has none."""
    found = connection.execute("SELECT edition FROM book WHERE id = ?", (book,)).fetchone()
    return int(found[0]) if found else None


def files(connection: sqlite3.Connection, book: str) -> Files | None:
    """The files of a book as they were when it was put there; None if it is not."""
    found = connection.execute("SELECT files FROM book WHERE id = ?", (book,)).fetchone()
    return unpacked(found[0], Files) if found else None


def drop(connection: sqlite3.Connection, book: str) -> None:
    """Delete the row of a book."""
    connection.execute("DELETE FROM book WHERE id = ?", (book,))
