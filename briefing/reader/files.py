"""The small JSON files in which the reader's own things are kept: private, bounded, exchanged whole.

So a crash leaves the old file or the new one. What cannot be read is set aside under another name.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from briefing.model.text import Text, clean

SCHEMA = 1
SIZE_LIMIT = 1024 * 1024
"""Bytes; a larger file is none of ours."""

_ONE_AT_A_TIME = Lock()
"""Threads of one program share the names of unfinished files."""
_ASIDE_LIMIT = 20


def read(path: Path) -> object:
    """The data in a file, None if there is none; ValueError if it is none of ours."""
    try:
        raw = _read_bounded(path)
    except FileNotFoundError:
        return None
    try:
        data = json.loads(raw)
    except RecursionError:
        raise ValueError("nested too deep") from None
    match data:
        case {"schema": int(schema)} if schema == SCHEMA:
            return data
        case {"schema": int(schema)} if schema > SCHEMA:
            raise ValueError("written by a newer briefing")
    raise ValueError("without a schema")


def _read_bounded(path: Path) -> bytes:
    # A pipe in place of the file must not make the reader wait.
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ValueError("not a regular file")
        raw = file.read(SIZE_LIMIT + 1)
    if len(raw) > SIZE_LIMIT:
        raise ValueError("too large")
    return raw


def write(path: Path, data: Mapping[str, object]) -> None:
    """Exchange the file for one with this data, in a folder that is made if need be. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _ONE_AT_A_TIME:
        _exchange(path, data)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other programs from changing a file meanwhile, if they ask in the same way. Raises OSError."""
    from fcntl import LOCK_EX, flock

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = path.with_name(f".{path.name}.lock")
    handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        flock(handle, LOCK_EX)
        yield
    finally:
        os.close(handle)


def _exchange(path: Path, data: Mapping[str, object]) -> None:
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        with open(os.open(new, flags, 0o600), "w", encoding="ascii") as file:
            json.dump({"schema": SCHEMA, **data}, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, path)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def set_aside(path: Path, error: Exception) -> Text:
    """Move a file out of the way, never over one moved earlier unless there are very many; a note."""
    *names, last = (path.with_name(f"{path.name}.broken-{number}") for number in range(1, _ASIDE_LIMIT + 1))
    aside = next((name for name in names if not name.exists()), last)
    try:
        os.replace(path, aside)
    except OSError:
        return clean(f"What was remembered could not be read: {path}: {_reason(error)}.")
    return clean(f"What was remembered could not be read ({_reason(error)}) and is kept as {aside}.")
