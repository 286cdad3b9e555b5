"""A book's own row on the shelf: its files as they were when it was read, its header, counts and problems."""

from __future__ import annotations

import os
import sqlite3
from functools import lru_cache
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.shelf.records import packed, unpacked
from briefing.library.shelf.schema import changes
from briefing.loading.problems import Mark, Problem, Related
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


class ToldElsewhere(NamedTuple):
    """Another place that a problem on the shelf is about."""

    path: bytes
    mark: Mark
    message: Text


class Told(NamedTuple):
    """A problem on the shelf: paths are relative to the book's, as the file system has them."""

    code: str
    path: bytes
    line: int
    column: int
    width: int
    message: Text
    hint: Text | None
    related: tuple[ToldElsewhere, ...]

    @classmethod
    def of(cls, problem: Problem, book: Path) -> Told:
        """A problem of the book at a path."""
        related = tuple(
            ToldElsewhere(relative(other.path, book), other.mark, other.message) for other in problem.related
        )
        return cls(problem.code, relative(problem.path, book), *problem[2:7], related)

    def problem(self, book: Path) -> Problem:
        """The problem of the book at a path."""
        related = tuple(
            Related(file_at(book, other.path), other.mark, other.message) for other in self.related
        )
        return Problem(self.code, file_at(book, self.path), *self[2:7], related)


def relative(file: Path, book: Path) -> bytes:
    """The path of a file from that of its book, as the file system has it."""
    return os.fsencode(os.path.relpath(file, book))


@lru_cache(64)
def file_at(book: Path, relative: bytes) -> Path:
    """A file of a book by its path from there; there are many problems in few files."""
    return Path(os.path.normpath(book / os.fsdecode(relative)))


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
