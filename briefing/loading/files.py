"""A book's files: which there are, and the one way in which any of them is read.

Everything that a book names by path goes through `read_inside`, which never leaves the book's folder, never
waits on a pipe or a device, and never reads more than it was allowed. What a person names is read the same
way by `read_file`, wherever it is.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from errno import ELOOP
from pathlib import Path, PurePosixPath

from briefing.model.text import Text, clean

HEADER_FILE = "book.yaml"

_OPEN_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
    _OPEN_FLAGS |= getattr(os, _name, 0)  # not every system has every one

_BUFFER = 65_536


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


def book_id(path: Path) -> Text:
    """The id of the book at a path: the name of its folder, or of its one file without the ending.

    A link is followed, so that a book has one id whatever way leads to it.
    """
    real = Path(os.path.realpath(path))
    return clean(real.name if os.path.isdir(real) else real.stem)


def folder_of(book: Path) -> Path:
    """The folder to which the paths in a book at a path are relative."""
    return book if os.path.isdir(book) else book.parent


def names_below(folder: Path, most: int, skipped: Callable[[Path, NotReadable], None]) -> Iterator[str]:
    """Every file below a folder, relative with `/`; hidden ones and linked folders are left out.

    The walk ends before the folder with which there are more than `most` names. `skipped` is told of that
    one, and of every folder that cannot be read.
    """

    def skip(error: OSError) -> None:
        skipped(Path(error.filename), NotReadable(_why(error)))

    for parent, folders, files in os.walk(folder, onerror=skip):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = [name for name in files if not name.startswith(".")]
        most -= len(folders) + len(files)
        if most < 0:
            skipped(Path(parent), TooLarge("and what follows it is not read: the book has too many files"))
            return
        below = PurePosixPath(Path(parent).relative_to(folder).as_posix())
        yield from (str(below / name) for name in files)


_INSTEAD: ContextVar[Mapping[str, bytes]] = ContextVar("_INSTEAD", default={})  # noqa: B039
"""What is read in place of some files, by their real paths."""


@contextmanager
def as_if(files: Mapping[Path, bytes]) -> Iterator[None]:
    """Read some files of books as if they held other bytes, to see what would come of a change."""
    token = _INSTEAD.set({os.path.realpath(path): data for path, data in files.items()})
    try:
        yield
    finally:
        _INSTEAD.reset(token)


def read_inside(folder: Path, relative: str, limit: int) -> bytes:
    """The bytes of a file below a folder, at most `limit` of them.

    Raises NotReadable, or a kind of it, with what to say after the file's name.
    """
    if (instead := _INSTEAD.get()) and (data := instead.get(_resolve(folder, relative))) is not None:
        return data
    with _open_inside(folder, relative, limit) as (handle, size):
        data = _read(handle, size, limit + 1)
        if len(data) > limit:  # it has grown since it was opened
            raise _too_large(limit)
        return data


def read_start(folder: Path, relative: str, limit: int, most: int) -> bytes:
    """The first bytes, at most `most`, of a file below a folder that has at most `limit`.

    Raises as `read_inside` does.
    """
    with _open_inside(folder, relative, limit) as (handle, size):
        return _read(handle, size, most)


def read_file(path: Path, limit: int) -> bytes:
    """The bytes of a file that a person names, at most `limit`; a link may lead anywhere.

    Raises as `read_inside` does.
    """
    real = Path(os.path.realpath(path))
    return read_inside(real.parent, real.name, limit)


def check_inside(folder: Path, relative: str, limit: int) -> None:
    """Raise NotReadable unless the path is an ordinary file below the folder, of at most `limit` bytes."""
    with _open_inside(folder, relative, limit):
        pass


@contextmanager
def _open_inside(folder: Path, relative: str, limit: int) -> Iterator[tuple[int, int]]:
    """The handle of a file, and how many bytes it has."""
    handle = _open(_resolve(folder, relative))
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise NotReadable("is not an ordinary file")
        if status.st_size > limit:
            raise _too_large(limit)
        yield handle, status.st_size
    except OSError as error:
        raise NotReadable(_why(error)) from None
    finally:
        os.close(handle)


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"is larger than {limit / 1024 / 1024:g} MiB")


def _resolve(folder: Path, relative: str) -> str:
    try:
        inside = os.path.realpath(folder, strict=True)
        path = os.path.realpath(os.path.join(inside, relative))
    except (OSError, ValueError):  # a loop of links; a NUL
        raise NotReadable(_NO_PATH) from None
    if os.path.isabs(relative) or "\\" in relative or not f"{path}{os.sep}".startswith(_with_end(inside)):
        raise OutsideBook("leaves the book folder")
    return path


def _with_end(folder: str) -> str:
    return folder if folder.endswith(os.sep) else folder + os.sep


def _open(path: str) -> int:
    try:
        return os.open(path, _OPEN_FLAGS)
    except (FileNotFoundError, NotADirectoryError):
        raise NotThere("is not there") from None
    except OSError as error:
        raise NotReadable(_NO_PATH if error.errno == ELOOP else _why(error)) from None


def _read(handle: int, size: int, most: int) -> bytes:
    """At most so many bytes of a file that had `size`; a buffer that is not much larger is soon made."""
    pieces: list[bytes] = []
    while most and (piece := os.read(handle, min(max(size + 1, _BUFFER), most))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


_NO_PATH = "is not a path that can be followed"


def _why(error: OSError) -> str:
    return f"cannot be read: {(error.strerror or 'unknown reason').lower()}"
