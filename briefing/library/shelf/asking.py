"""What is asked in SQL and always answers: where a database is damaged, a sound one answers in its place."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable
from time import perf_counter
from typing import Any, TypeVar

from briefing.library.shelf.database import Database, Line
from briefing.library.shelf.records import Damaged, unpacked
from briefing.model.entries import Entry
from briefing.model.kinds import KINDS

V = TypeVar("V")
R = TypeVar("R")
Rows = list[tuple[Any, ...]]

_UNREADABLE = (None, sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ)
"""What SQLite calls it when a file cannot be read; nothing, when a text is none."""
_STEPS = 2_000
"""Steps of SQLite between two looks at the clock."""


class Askable(ABC):
    """What answers questions, also those of several threads at the same time."""

    _database: Database

    @abstractmethod
    def _line(self, database: Database) -> Line:
        """The connection that answers."""

    @abstractmethod
    def mend(self, failed: Database, error: Exception, in_memory: bool) -> None:
        """Have another database in the place of one that failed, on disk or in memory."""

    def rows(self, sql: str, *values: object) -> Rows:
        """The rows that answer a question."""
        return self._answer(lambda connection: connection.execute(sql, values).fetchall())

    def values(self, shape: type[V], sql: str, *values: object) -> list[V]:
        """The packed values in the one column of an answer."""
        return self._answer(
            lambda connection: [unpacked(data, shape) for (data,) in connection.execute(sql, values)]
        )

    def value(self, shape: type[V], sql: str, *values: object) -> V | None:
        """The first packed value in the one column of an answer, None if there is none."""
        return next(iter(self.values(shape, sql, *values)), None)

    def unpacked(self, shapes: tuple[type, ...], sql: str, *values: object) -> Rows:
        """The rows that answer a question, their last columns unpacked as values of these types."""

        def read(connection: sqlite3.Connection) -> Rows:
            return [
                (*row[: -len(shapes)], *map(unpacked, row[-len(shapes) :], shapes))
                for row in connection.execute(sql, values)
            ]

        return self._answer(read)

    def records(self, sql: str, *values: object) -> list[Entry]:
        """The entries in an answer whose columns are section, id and record."""

        def read(connection: sqlite3.Connection) -> list[Entry]:
            return [
                unpacked(record, KINDS[section].entry)
                for section, _, record in connection.execute(sql, values)
            ]

        return self._answer(read)

    def walk(self, until: float, sql: str, *values: object) -> tuple[Rows, bool]:
        """The rows that answer a question by a time (of `perf_counter`), and whether they are all."""

        def ask(connection: sqlite3.Connection) -> tuple[Rows, bool]:
            found: Rows = []
            connection.set_progress_handler(lambda: perf_counter() > until, _STEPS)
            try:
                found.extend(connection.execute(sql, values))
            except sqlite3.OperationalError as error:
                if _code(error) != sqlite3.SQLITE_INTERRUPT:
                    raise
                return found, False
            finally:
                connection.set_progress_handler(None, 0)
            return found, True

        return self._answer(ask)

    def _answer(self, ask: Callable[[sqlite3.Connection], R]) -> R:
        def answer(database: Database) -> R:
            line = self._line(database)
            with line.lock:
                return ask(line.connection)

        return self._attempt(answer)

    def _attempt(self, do: Callable[[Database], R]) -> R:
        """What comes of doing something with the database, done again where there had to be another one."""
        for is_last in (False, True):
            database = self._database
            try:
                done = do(database)
            except Exception as error:
                is_sound = database.is_sound()
                if is_sound and not is_of_database(error):
                    raise
                self.mend(database, error, is_last or (is_sound and is_hindrance(error)))
            else:
                if database.is_sound():
                    return done
                self.mend(database, Damaged("it does not stay as it is"), is_last)
        return do(self._database)


def is_of_database(error: Exception) -> bool:
    """Whether it is the database that failed, and not what was done with it."""
    if _code(error) == sqlite3.SQLITE_ERROR or isinstance(error, sqlite3.ProgrammingError):
        return False
    return isinstance(error, sqlite3.DatabaseError | OSError | Damaged)


def is_hindrance(error: Exception) -> bool:
    """Whether a database is not damaged but cannot be used: the disk is full, another process writes."""
    return isinstance(error, OSError) or (
        isinstance(error, sqlite3.OperationalError) and _code(error) not in _UNREADABLE
    )


def _code(error: Exception) -> int | None:
    """SQLite's code of an error."""
    return getattr(error, "sqlite_errorcode", None)
