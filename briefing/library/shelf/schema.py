"""The tables of a shelf, connections to a file that has them, and transactions that are counted.

An entry's `row` says how much it matters: rows that come later come first among equals (see `ranks`), so that
the full-text index walked backwards is a ranking. The header of a book is the entry without an id.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32

from briefing import __version__

HEADER = -1
"""The section of a book's header."""

PATIENCE = 5.0
"""Seconds for which one waits while another process writes."""

_TABLES = """
CREATE TABLE book (
    id TEXT PRIMARY KEY, edition INTEGER NOT NULL, files BLOB NOT NULL, header BLOB NOT NULL,
    counts BLOB NOT NULL, problems BLOB NOT NULL, read BLOB NOT NULL
    );
CREATE TABLE entry (
    row INTEGER PRIMARY KEY, book TEXT NOT NULL, id TEXT NOT NULL, section INTEGER NOT NULL,
    position INTEGER NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL, first INTEGER, last INTEGER,
    digest BLOB NOT NULL
    );
CREATE UNIQUE INDEX entry_by_id ON entry (book, id);
CREATE INDEX entry_by_position ON entry (book, section, position);
CREATE INDEX entry_by_code ON entry (code, book);
CREATE TABLE record (
    row INTEGER PRIMARY KEY, record BLOB NOT NULL, place BLOB NOT NULL, links BLOB NOT NULL,
    text BLOB NOT NULL, aside BLOB NOT NULL, names TEXT NOT NULL, marks TEXT NOT NULL,
    outside TEXT NOT NULL
    );
CREATE TABLE link (
    book TEXT NOT NULL, id TEXT NOT NULL, source INTEGER NOT NULL, PRIMARY KEY (book, id, source)
    ) WITHOUT ROWID;
CREATE TABLE name (
    folded TEXT NOT NULL, row INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (folded, row)
    ) WITHOUT ROWID;
CREATE INDEX name_by_row ON name (row);
CREATE TABLE synonym (
    phrase TEXT NOT NULL, row INTEGER NOT NULL, other TEXT NOT NULL, PRIMARY KEY (phrase, row, other)
    ) WITHOUT ROWID;
CREATE INDEX synonym_by_row ON synonym (row);
CREATE TABLE term (
    term TEXT PRIMARY KEY, entries INTEGER NOT NULL, skeleton TEXT NOT NULL
    ) WITHOUT ROWID;
CREATE INDEX term_by_skeleton ON term (skeleton);
CREATE TABLE shortened (
    shorter TEXT NOT NULL, term TEXT NOT NULL, PRIMARY KEY (shorter, term)
    ) WITHOUT ROWID;
CREATE TABLE prose (
    row INTEGER NOT NULL, digest BLOB NOT NULL, parts BLOB NOT NULL, PRIMARY KEY (row, digest)
    ) WITHOUT ROWID;
CREATE TABLE verdict (row INTEGER PRIMARY KEY, verdict BLOB NOT NULL, is_fault INTEGER NOT NULL);
CREATE INDEX verdict_with_fault ON verdict (row) WHERE is_fault;
CREATE TABLE finding (book TEXT PRIMARY KEY, problems BLOB NOT NULL, commented BLOB NOT NULL);
CREATE TABLE ageing (
    book TEXT NOT NULL, number INTEGER NOT NULL, since INTEGER NOT NULL, code TEXT NOT NULL,
    ageable BLOB NOT NULL, PRIMARY KEY (book, number)
    ) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
    text, kept, content='', tokenize="ascii tokenchars '._'", prefix='1 2 3 4'
    );
CREATE VIRTUAL TABLE names USING fts5(
    text, kept, content='', tokenize="ascii tokenchars '._'", prefix='1 2 3 4'
    );
CREATE VIRTUAL TABLE mark USING fts5vocab(words, row);
"""

# `book.read` is by far the largest column, and nobody is to read through it to get at another. So it is the
# last, and the table has row numbers: in one without them all of a row is read to find it.

_RULES = 5
"""By which quotes are verified: a verdict by others is not believed."""

EDITION = crc32(f"{__version__}{_RULES}{_TABLES}".encode())
"""Of the tables and of the program that fills them: a shelf of another is made anew."""


class Busy(Exception):
    """Another process has been writing for longer than one waits."""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database. Raises sqlite3.Error."""
    with transaction(connection):
        for statement in filter(None, map(str.strip, _TABLES.split(";"))):
            connection.execute(statement)


def keep_log(connection: sqlite3.Connection) -> None:
    """Let the database have a log, so that nobody waits for whoever writes. Raises sqlite3.Error."""
    (found,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if found != "wal":
        raise sqlite3.OperationalError("no log can be kept there")


def connect(file: Path) -> sqlite3.Connection:
    """A connection to a file that is there. Raises sqlite3.Error where it cannot be used."""
    address = f"{file.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(address, PATIENCE, isolation_level=None, check_same_thread=False, uri=True)
    try:
        # A file that others could have written must run nothing when its tables are read.
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA synchronous = NORMAL")
        # Only between a mark and a seal are changes carried into the file.
        connection.execute("PRAGMA wal_autocheckpoint = 0")
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory() -> sqlite3.Connection:
    """A connection to an empty database that is nowhere else."""
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written meanwhile is written together, or nothing of it; it counts as one change.

    Raises Busy.
    """
    _begin(connection)
    try:
        yield
        connection.execute(f"PRAGMA user_version = {changes(connection) + 1}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # SQLite has done so itself if the disk is full
            connection.execute("ROLLBACK")
        raise


def _begin(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise Busy from None
        raise


@contextmanager
def impatience(connection: sqlite3.Connection) -> Iterator[None]:
    """Meanwhile nothing waits for another process."""
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")


def changes(connection: sqlite3.Connection) -> int:
    """How often a database has been written to."""
    return _number(connection, "user_version")


def tables(connection: sqlite3.Connection) -> int:
    """A number that changes whenever a table, view or trigger is made or goes."""
    return _number(connection, "schema_version")


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    (found,) = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(found)
