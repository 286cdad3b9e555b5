"""The database of one shelf, and this process' connections to it.

On disk it is a file that a seal vouches for (see `seals`), under a name that no other ever had: when a
damaged one goes, whoever still has it open disturbs nobody. Readers go on seeing what they see while others
write. Where no file can be kept the database is in memory, and each change makes a new one.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, RLock
from typing import Protocol

import msgspec

from briefing.library.shelf import places, schema, seals
from briefing.library.shelf.records import Damaged
from briefing.library.shelf.seals import LOCK, OPEN, Seal

Act = Callable[[sqlite3.Connection], None]
"""Writes, in transactions of its own."""

_MUCH = 16 * 1024 * 1024
"""Bytes of a log from which on changes are carried over while one goes on writing."""
_PATIENCE = 2.0
_AT_OPENING = 0.25
"""Seconds for which one waits while another process changes the file; one that opens it believes it then."""


class Line(msgspec.Struct, weakref=True, eq=False):
    """A connection, and the lock to have while one asks a question; closed when nobody has it any more."""

    connection: sqlite3.Connection
    lock: RLock


class Database(Protocol):
    """What a shelf needs of its database. Any of it may raise sqlite3.Error, OSError or Damaged."""

    @property
    def live(self) -> Line:
        """A connection that sees each change."""
        ...

    def still(self) -> Line:
        """A connection that goes on seeing what it sees now."""
        ...

    def is_sound(self) -> bool:
        """Whether what is read is what was written."""
        ...

    def write(self, act: Act) -> None:
        """Write something. Raises Busy."""
        ...

    def keep(self, act: Act) -> None:
        """Write what matters little: not while others write, and in vain if that fails."""
        ...

    def tidy(self) -> None:
        """Do now what the last one to close it would have to do."""
        ...

    def discard(self) -> None:
        """Remove it, damaged as it is."""
        ...


class InMemory:
    """A database in memory. What is being read never changes: each change is made in a copy."""

    def __init__(self) -> None:
        connection = schema.in_memory()
        schema.create(connection)
        self.live = Line(connection, RLock())
        self._writing = Lock()

    def still(self) -> Line:
        return self.live

    def is_sound(self) -> bool:
        return True

    def write(self, act: Act) -> None:
        with self._writing:
            copy = schema.in_memory()
            with self.live.lock:
                self.live.connection.backup(copy)
            act(copy)
            self.live = Line(copy, RLock())

    def keep(self, act: Act) -> None:
        line = self.live
        with line.lock, suppress(sqlite3.Error, schema.Busy):
            act(line.connection)

    def tidy(self) -> None:
        pass

    def discard(self) -> None:
        pass


class OnDisk:
    """A database in a file in the place of a folder's shelf, made if there is none that is sound."""

    def __init__(self, place: Path, folder: Path) -> None:
        self._place = place
        self._seal = _found_or_made(place, os.fsencode(folder))
        self._file = os.path.join(place, self._seal.name)
        self._connections = _Connections(place, self._seal)
        self._live: Line | None = None
        self._writer: sqlite3.Connection | None = None
        self._opening, self._writing = Lock(), Lock()
        weakref.finalize(self, self._connections.close_all)

    @property
    def live(self) -> Line:
        with self._opening:
            if self._live is None:
                self._live = Line(self._connections.open(), RLock())
            return self._live

    def still(self) -> Line:
        connection = self._connections.open()
        try:
            connection.execute("BEGIN")
            schema.changes(connection)  # what is seen is decided by the first question
        except BaseException:
            self._connections.close(connection)
            raise
        line = Line(connection, RLock())
        weakref.finalize(line, self._connections.close, connection)
        return line

    def is_sound(self) -> bool:
        seal = self._seal
        if seals.state(self._file) == seal.state:
            return True
        with suppress(OSError), seals.lock(self._place, 0) as ours:
            found = _sealed(self._place, seal.folder, ours)
            if found and found.name == seal.name:
                self._seal = found
                return True
        return False

    def write(self, act: Act) -> None:
        with self._writing:
            connection = self._to_write_by()
            act(connection)
            self._connections.carry_over(connection, _MUCH)

    def keep(self, act: Act) -> None:
        if self._writing.acquire(blocking=False):
            try:
                connection = self._to_write_by()
                with schema.impatience(connection):
                    act(connection)
            except (sqlite3.Error, OSError, Damaged, schema.Busy):
                pass
            finally:
                self._writing.release()

    def _to_write_by(self) -> sqlite3.Connection:
        if not self.is_sound():
            raise Damaged("something else has been at the file")
        if self._writer is None:
            self._writer = self._connections.open()
        return self._writer

    def tidy(self) -> None:
        with self._writing:
            self._connections.carry_over(self._to_write_by(), 1)

    def discard(self) -> None:
        with suppress(OSError), seals.lock(self._place, _PATIENCE):
            found = seals.read(self._place)
            if found is None or found.name == self._seal.name:
                places.clear(self._place, kept=(LOCK,))


class _Connections:
    """The connections of this process to one file. The last one that goes carries changes over."""

    def __init__(self, place: Path, seal: Seal) -> None:
        self._place = place
        self._seal = seal
        self._file = place / seal.name
        self._open: list[sqlite3.Connection] = []
        self._lock = RLock()  # a connection may be let go wherever garbage is collected

    def open(self) -> sqlite3.Connection:
        """A new connection. Raises Damaged if changes are missing, or the tables are others."""
        connection = schema.connect(self._file)
        try:
            found = schema.changes(connection), schema.tables(connection)
            if found[0] < self._seal.changes or found[1] != self._seal.tables:
                raise Damaged("not all that was written is there")
        except BaseException:
            connection.close()
            raise
        with self._lock:
            self._open.append(connection)
        return connection

    def close(self, connection: sqlite3.Connection) -> None:
        """Close a connection, if it is not closed."""
        with self._lock:
            if connection not in self._open:
                return
            self._open.remove(connection)
            is_last = not self._open
        with suppress(sqlite3.Error):
            connection.rollback()
        # The last one of all processes carries over what is left, so closing it is a part of that. It may be
        # garbage that is closed, on the thread that draws: so without waiting for others.
        if is_last:
            self.carry_over(connection, 1, patience=0, close=True)
        connection.close()

    def close_all(self) -> None:
        """Close all connections."""
        for connection in tuple(self._open):
            self.close(connection)

    def carry_over(
        self, connection: sqlite3.Connection, least: int, *, patience: float = _PATIENCE, close: bool = False
    ) -> None:
        """Carry over what is in the log, if that is much, as far as no reader needs the state before.

        What cannot be carried over stays in the log, and is needed there.
        """
        if not close and self._log_size() < least:
            return
        with suppress(OSError, sqlite3.Error), seals.lock(self._place, patience) as ours:
            seal = _sealed(self._place, self._seal.folder, ours)
            if ours and seal and seal.name == self._seal.name and self._log_size() >= least:
                seals.open_(self._place, seal)
                try:
                    connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
                finally:
                    changes = schema.changes(connection)
                    if close:
                        connection.close()
                    seals.close(self._place, seal._replace(changes=changes))
            elif close:
                connection.close()

    def _log_size(self) -> int:
        log = seals.state(f"{self._file}-wal")
        return log.size if log else 0


def _sealed(place: Path, folder: bytes, ours: bool) -> Seal | None:
    """The seal on a sound file of a folder. While another has the lock, the file is believed to be sound."""
    found = seals.read(place)
    if found is None or (found.edition, found.folder) != (schema.EDITION, folder):
        return None
    return found if found.holds(place) or not ours else None


def _found_or_made(place: Path, folder: bytes) -> Seal:
    """The seal on the file of a folder; on a new one, alone in its place, if there is none that is sound."""
    found = _sealed(place, folder, ours=True)
    if found:
        return found
    with seals.lock(place, _AT_OPENING) as ours:
        return _sealed(place, folder, ours) or _made(place, folder)


def _made(place: Path, folder: bytes) -> Seal:
    places.clear(place, kept=(LOCK,))
    name = f"{os.urandom(8).hex()}.db"
    os.close(os.open(place / name, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    connection = schema.connect(place / name)
    try:
        schema.keep_log(connection)
        schema.create(connection)
        seal = Seal(schema.EDITION, folder, name, OPEN, schema.changes(connection), schema.tables(connection))
    finally:
        connection.close()
    return seals.close(place, seal)
