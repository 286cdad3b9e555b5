"""Where the reader was: one small JSON file a book, and one that names the last book.

A book's file is named after its id and its resolved path, so two windows with two books remember two places.
Files are exchanged whole, so a crash leaves the old one or the new one. Reading state is worth less
than reading: nothing here raises because of a file. What cannot be read is set aside under another name,
what cannot be written is told in a note: a sentence for the status line, empty if all is well.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from threading import Lock

from briefing.model.text import Text, clean
from briefing.reader.trail import Trail

SCHEMA = 1
SIZE_LIMIT = 1024 * 1024
"""Bytes; a larger file is none of ours."""

_ONE_AT_A_TIME = Lock()
"""Threads of one program share the names of unfinished files."""
_LAST = "last.json"
_ASIDE_LIMIT = 20
_SIDE_PANES = ("contents", "context")


@dataclass(frozen=True, slots=True)
class BookState:
    """What briefing remembers of a book: the trail, the folded sections, the panes shown or hidden.

    `panes` says of `contents` and `context` whether the reader wants them; one may be missing.
    """

    trail: Trail = field(default_factory=Trail)
    folded: frozenset[str] = frozenset()
    panes: Mapping[str, bool] = field(default_factory=dict)

    def to_plain(self) -> dict[str, object]:
        """As JSON takes it."""
        return {"trail": self.trail.to_plain(), "folded": sorted(self.folded), "panes": dict(self.panes)}

    @classmethod
    def from_plain(cls, data: object) -> BookState:
        """The state that `to_plain` wrote; ValueError if the data has another shape."""
        match data:
            case {"trail": trail, "folded": [*folded], "panes": {**panes}}:
                return cls(Trail.from_plain(trail), frozenset(map(_name, folded)), _choices(panes))
        raise ValueError("not the state of a book")


@dataclass(frozen=True, slots=True)
class StateFolder:
    """The folder with the reading state of every book; made when something is first saved."""

    folder: Path

    def load(self, book: Path) -> tuple[BookState, Text]:
        """What is remembered of the book at this path, and a note; a fresh state if nothing is."""
        path = self.folder / _file_name(book)
        try:
            data = _read(path)
            return (BookState() if data is None else BookState.from_plain(data)), Text("")
        except (OSError, ValueError) as error:
            return BookState(), _set_aside(path, error)

    def save(self, book: Path, state: BookState) -> Text:
        """Remember this of the book at this path, and that it was the last one open; a note."""
        try:
            with _ONE_AT_A_TIME:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                _write(self.folder / _file_name(book), state.to_plain())
                _write(self.folder / _LAST, {"book": str(book.resolve())})
        except OSError as error:
            return clean(f"Your place in the book was not saved: {error.strerror or error}.")
        return Text("")

    def last_book(self) -> tuple[Path | None, Text]:
        """The path of the book that was open last, if one was and it is still there, and a note."""
        path = self.folder / _LAST
        try:
            match _read(path):
                case {"book": str(book)} if Path(book).is_absolute():
                    return (Path(book) if Path(book).exists() else None), Text("")
                case None:
                    return None, Text("")
            raise ValueError("not the name of a book")
        except (OSError, ValueError) as error:
            return None, _set_aside(path, error)


def _name(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError("not a name")


def _choices(data: Mapping[object, object]) -> dict[str, bool]:
    if all(isinstance(shown, bool) for shown in data.values()) and data.keys() <= set(_SIDE_PANES):
        return {pane: data[pane] is True for pane in _SIDE_PANES if pane in data}
    raise ValueError("not a choice of panes")


def _file_name(book: Path) -> str:
    path = book.resolve()
    return f"{path.stem[:40]}-{sha256(os.fsencode(path)).hexdigest()[:16]}.json"


def _read(path: Path) -> object:
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


def _write(path: Path, data: Mapping[str, object]) -> None:
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


def _set_aside(path: Path, error: Exception) -> Text:
    """Move a file out of the way, never over one moved earlier unless there are very many; a note."""
    *names, last = (path.with_name(f"{path.name}.broken-{number}") for number in range(1, _ASIDE_LIMIT + 1))
    aside = next((name for name in names if not name.exists()), last)
    try:
        os.replace(path, aside)
    except OSError:
        return clean(f"What was remembered could not be read: {path}: {_reason(error)}.")
    return clean(f"What was remembered could not be read ({_reason(error)}) and is kept as {aside}.")
