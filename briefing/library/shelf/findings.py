"""What only shows once a whole book is read, worked out by whoever has the time and kept until it changes.

Dates that age are kept with the first day on which they are stale, so that they are judged anew each day.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.freshness import Ageable, Ageing, outdated, worded
from briefing.library.shelf import book_rows
from briefing.library.shelf.book_rows import Files, Told, file_at, relative
from briefing.library.shelf.records import packed, unpacked
from briefing.library.shelf.schema import Busy, transaction
from briefing.loading.budgets import LIMITS
from briefing.loading.files import folder_of
from briefing.loading.problems import Problem, Problems
from briefing.model.book import Book
from briefing.model.dates import Edtf

if TYPE_CHECKING:
    from briefing.library.shelf.shelf import Moment, Shelf

_LASTING = "SELECT problems FROM finding WHERE book = ?"
_COMMENTED = "SELECT commented FROM finding WHERE book = ?"
_AGEING = """
    SELECT code, CASE WHEN row_number() OVER (PARTITION BY code ORDER BY number) <= ? THEN ageable END
    FROM ageing WHERE book = ? AND since <= ? ORDER BY number
"""
_BOOKS_LEFT = "SELECT files FROM book WHERE id NOT IN (SELECT book FROM finding)"


class _Ageable(NamedTuple):
    """A date that ages, and where it stands."""

    told: Told
    ageing: Ageing


def forget(connection: sqlite3.Connection, book: str) -> None:
    """Let go of what was found in a book that is being put on the shelf, or taken off."""
    connection.execute("DELETE FROM finding WHERE book = ?", (book,))
    connection.execute("DELETE FROM ageing WHERE book = ?", (book,))


def books_left(shelf: Shelf) -> tuple[Path, ...]:
    """The books of a shelf that were not yet read as a whole."""
    return tuple(
        shelf.folder / os.fsdecode(unpacked(packed_files, Files).name)
        for (packed_files,) in shelf.rows(_BOOKS_LEFT)
    )


class _Found(NamedTuple):
    """What was found in a book, and its files with comments on what is found."""

    lasting: tuple[Problem, ...]
    ageables: tuple[Ageable, ...]
    commented: tuple[Path, ...]


class Findings:
    """What only shows once one book is read as a whole, as far as that was done."""

    def __init__(self, shelf: Moment, book: Book) -> None:
        self._shelf = shelf
        self._book = book
        self._told: tuple[Edtf, tuple[Problem, ...]] | None = None
        self._found: _Found | None = None

    @property
    def is_left(self) -> bool:
        """Whether nobody has looked yet."""
        return self._found is None and not self._shelf.rows(_LASTING, self._book.id)

    @property
    def commented(self) -> tuple[Path, ...]:
        """The files with comments that ignore what is found; none where nobody has looked yet."""
        if self._found:
            return self._found.commented
        told = self._shelf.value(list[bytes], _COMMENTED, self._book.id)
        return tuple(file_at(self._book.path, file) for file in told or ())

    def problems(self, when: Edtf) -> tuple[Problem, ...]:
        """What was found, judged at a date; nothing where nobody has looked yet."""
        if self._told is None or self._told[0] != when:
            found = self._kept(when)
            if found is None:
                return ()
            self._told = when, found
        return self._told[1]

    def _kept(self, when: Edtf) -> tuple[Problem, ...] | None:
        if self._found:
            return (*self._found.lasting, *outdated(self._found.ageables, when))
        told = self._shelf.value(list[Told], _LASTING, self._book.id)
        if told is None:
            return None
        return (*(one.problem(self._book.path) for one in told), *self._stale(when))

    def _stale(self, when: Edtf) -> tuple[Problem, ...]:
        """What is stale at a date. Of a code no more than is told is unpacked, all else is counted."""
        day, found = when.earliest.toordinal(), Problems()
        for code, data in self._shelf.rows(_AGEING, LIMITS.problems_per_code, self._book.id, day):
            if found.has_room(code) and data is not None:
                told, ageing = unpacked(data, _Ageable)
                found.add(worded(Ageable(told.problem(self._book.path), ageing), when))
        return found.ordered()

    def work_out(self) -> None:
        """Look if nobody has, which takes its time, and keep what was found."""
        if not self.is_left:
            return
        from briefing.library.whole import ageables, lasting
        from briefing.loading.judging import with_comments

        book = self._book
        editions = self._shelf.rows("SELECT edition FROM book WHERE id = ?", book.id)
        self._found = _Found(
            lasting(book, book.header.date), tuple(ageables(book)), with_comments(self._files())
        )
        with suppress(Busy):  # the next one who has the time will do it
            self._shelf.live.write(partial(self._keep, editions, self._found))
        self._shelf.tidy()

    def _files(self) -> Iterator[Path]:
        """The YAML files that were read for the book."""
        from briefing.loading.books import ReadFile

        read = self._shelf.value(tuple[ReadFile, ...], "SELECT read FROM book WHERE id = ?", self._book.id)
        folder = folder_of(self._book.path)
        return (folder / file.name for file in read or ())

    def _keep(self, editions: Collection[tuple[int]], found: _Found, connection: sqlite3.Connection) -> None:
        """Write what was found, unless the book is of another edition by now."""
        id_, path = self._book.id, self._book.path
        with transaction(connection):
            if (book_rows.edition(connection, id_),) not in editions:
                return
            forget(connection, id_)
            told = [Told.of(problem, path) for problem in found.lasting]
            commented = [relative(file, path) for file in found.commented]
            connection.execute("INSERT INTO finding VALUES (?, ?, ?)", (id_, packed(told), packed(commented)))
            connection.executemany(
                "INSERT INTO ageing VALUES (?, ?, ?, ?, ?)",
                (
                    (id_, number, at.since, problem.code, packed(_Ageable(Told.of(problem, path), at)))
                    for number, (problem, at) in enumerate(found.ageables)
                ),
            )
