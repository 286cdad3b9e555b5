"""The seal on a database: what its file was when all was well, so that one sees whether it still is.

SQLite believes its file. What a failing disk, a careless hand or another program has put into the middle of
it comes back as the text of a book, and no check of SQLite's would tell. So a shelf believes only a file that
has stayed as it was left: a small file beside it, the seal, has its size and its times.

    it holds     the file is as its last writer left it, and so is what comes out of it
    it is open   a process that has the lock is just changing the file
    or neither   something else has been at the file, or that process was killed: the shelf is made anew

What is written goes to SQLite's log (`-wal`) first, where every piece has a checksum: a log that is damaged,
cut short or gone leaves an earlier state of the books, nothing worse. The file changes only when changes are
carried over to it from the log. While some of them must stay in the log, because a reader still needs the
state before, the file is of no use without it: so the seal tells how many changes there must be at least.

A write in the same tick of the clock as the seal would leave the times as they are. So the file is sealed
with a time that no write can give it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

from briefing.library.shelf import places
from briefing.library.shelf.records import Damaged, packed, unpacked

SEAL, LOCK = "seal", "lock"
_LARGEST = 8192
_FLAGS = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_EARLIER = 1_000_000_000
_A_LITTLE = 0.005


class State(NamedTuple):
    """What tells whether a file was written to: its size, and the times of its last changes."""

    size: int
    written: int
    changed: int


OPEN = State(-1, 0, 0)
"""The state that stands in the seal while the file is being changed."""


class Seal(NamedTuple):
    """Vouches for the database of a folder, which is in the file `name`.

    `changes` is how many it has had at least. `edition` is that of its tables; `tables` tells whether there
    are others.
    """

    edition: int
    folder: bytes
    name: str
    state: State
    changes: int
    tables: int

    @property
    def is_open(self) -> bool:
        """Whether the file is being changed."""
        return self.state == OPEN

    def holds(self, place: Path) -> bool:
        """Whether the file is as it was left, and nothing but SQLite's own files stands beside it."""
        file = os.path.join(place, self.name)
        return state(file) == self.state and not _is_odd(f"{file}-wal") and not _is_odd(f"{file}-shm")


def state(file: str) -> State | None:
    """The state of an ordinary file, None if there is none."""
    try:
        found = os.lstat(file)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return State(found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _is_odd(file: str) -> bool:
    """Whether something else than an ordinary file is there."""
    try:
        return not stat.S_ISREG(os.lstat(file).st_mode)
    except OSError:
        return False


def read(place: Path) -> Seal | None:
    """The seal in a shelf's folder, None if there is none that can be read."""
    with suppress(OSError, Damaged):
        handle = os.open(place / SEAL, os.O_RDONLY | _FLAGS)
        try:
            return unpacked(os.read(handle, _LARGEST), Seal)
        finally:
            os.close(handle)
    return None


def open_(place: Path, seal: Seal) -> None:
    """Say that the file is being changed. Raises OSError."""
    _write(place, seal._replace(state=OPEN))


def close(place: Path, seal: Seal) -> Seal:
    """Vouch for the file as it is now; the seal. Raises OSError."""
    file = os.path.join(place, seal.name)
    found = os.lstat(file)
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns - _EARLIER))
    closed = seal._replace(state=state(file) or OPEN)
    _write(place, closed)
    return closed


def _write(place: Path, seal: Seal) -> None:
    """Put a seal in the place of the one before, in one piece."""
    new = place / f"{seal.name}.seal"
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _FLAGS, 0o600)
    try:
        os.write(handle, packed(seal))
    finally:
        os.close(handle)
    os.replace(new, place / SEAL)


@contextmanager
def lock(place: Path, patience: float) -> Iterator[bool]:
    """Whether one has the lock of a shelf's folder, for which one waits some seconds at most.

    It goes with the process that has it. Raises OSError where there can be no lock.
    """
    file = os.path.join(place, LOCK)
    if _is_odd(file):
        places.remove(Path(file))
    handle = os.open(file, os.O_RDWR | os.O_CREAT | _FLAGS, 0o600)
    try:
        yield _is_locked(handle, monotonic() + patience)
    finally:
        os.close(handle)


def _is_locked(handle: int, until: float) -> bool:
    while True:
        with suppress(BlockingIOError):
            flock(handle, LOCK_EX | LOCK_NB)
            return True
        if monotonic() >= until:
            return False
        sleep(_A_LITTLE)
