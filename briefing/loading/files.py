"""A book's files: which there are, and the one way in which any of them is read.

Everything that a book names by path goes through `read_inside`, which never leaves the book's folder, never
waits on a pipe or a device, and never reads more than it was allowed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

_OPEN_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
    _OPEN_FLAGS |= getattr(os, _name, 0)  # not every system has every one


class NotReadable(Exception):
    """A file that is not read; says why in words that go on after the file's name."""

    code = "F001"


class TooLarge(NotReadable):
    """A file over its limit."""

    code = "F002"


class OutsideBook(NotReadable):
    """A path that leads out of the book's folder."""

    code = "F005"


class NotThere(NotReadable):
    """A path at which there is nothing."""

    code = "F006"


def names_below(folder: Path) -> Iterator[str]:
    """Every file below a folder, relative with `/`; hidden ones and linked folders are left out."""
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = PurePosixPath(Path(parent).relative_to(folder).as_posix())
        yield from (str(below / name) for name in files if not name.startswith("."))


def read_inside(folder: Path, relative: str, limit: int) -> bytes:
    """The bytes of a file below a folder, at most `limit` of them.

    Raises NotReadable, or a kind of it, with what to say after the file's name.
    """
    handle = _open_inside(folder, relative)
    try:
        size = os.fstat(handle).st_size
        data = b"" if size > limit else _read(handle, limit + 1)
    except OSError as error:
        raise NotReadable(_why(error)) from None
    finally:
        os.close(handle)
    if max(size, len(data)) > limit:
        raise TooLarge(f"is larger than {limit / 1024 / 1024:g} MiB")
    return data


def check_inside(folder: Path, relative: str) -> None:
    """Raise NotReadable unless the path is an ordinary file below the folder."""
    os.close(_open_inside(folder, relative))


def _open_inside(folder: Path, relative: str) -> int:
    handle = _open(_resolve(folder, relative))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotReadable("is not an ordinary file")
    return handle


def _resolve(folder: Path, relative: str) -> Path:
    try:
        inside = folder.resolve(strict=True)
        path = (inside / relative).resolve()
    except (OSError, RuntimeError, ValueError):  # a loop of links; a NUL; a name that is too long
        raise NotReadable("is not a path that can be followed") from None
    if Path(relative).is_absolute() or "\\" in relative or not path.is_relative_to(inside):
        raise OutsideBook("leaves the book folder")
    return path


def _open(path: Path) -> int:
    try:
        return os.open(path, _OPEN_FLAGS)
    except (FileNotFoundError, NotADirectoryError):
        raise NotThere("is not there") from None
    except OSError as error:
        raise NotReadable(_why(error)) from None


def _read(handle: int, most: int) -> bytes:
    pieces: list[bytes] = []
    while most and (piece := os.read(handle, most)):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def _why(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or 'unknown reason').lower()}"
