"""Where the reader was: one small JSON file a book, and one that names the last book.

A book's file is named after its id and its resolved path, so two windows with two books remember two places.
Reading state is worth less than reading: nothing here raises because of a file. What cannot be read is set
aside, what cannot be written is told in a note: a sentence for the status line, empty if all is well.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from briefing.model.text import Text, clean
from briefing.reader.files import read, set_aside, write
from briefing.reader.trail import Trail

_LAST = "last.json"
_SIDE_PANES = ("contents", "context")


class BookState(NamedTuple):
    """What briefing remembers of a book: the trail, the folded sections, the panes shown or hidden.

    `panes` says of `contents` and `context` whether the reader wants them; one may be missing.
    """

    trail: Trail = Trail()
    folded: frozenset[str] = frozenset()
    panes: Mapping[str, bool] = {}

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


class StateFolder(NamedTuple):
    """The folder with the reading state of every book; made when something is first saved."""

    folder: Path

    def load(self, book: Path) -> tuple[BookState, Text]:
        """What is remembered of the book at this path, and a note; a fresh state if nothing is."""
        path = self.folder / _file_name(book)
        try:
            data = read(path)
            return (BookState() if data is None else BookState.from_plain(data)), Text("")
        except (OSError, ValueError) as error:
            return BookState(), set_aside(path, error)

    def save(self, book: Path, state: BookState) -> Text:
        """Remember this of the book at this path, and that it was the last one open; a note."""
        try:
            write(self.folder / _file_name(book), state.to_plain())
            write(self.folder / _LAST, {"book": str(book.resolve())})
        except OSError as error:
            return clean(f"Your place in the book was not saved: {error.strerror or error}.")
        return Text("")

    def files(self, book: Path) -> tuple[Path, ...]:
        """The files in which the book at this path, and the last book open, are remembered."""
        return self.folder / _file_name(book), self.folder / _LAST

    def last_book(self) -> tuple[Path | None, Text]:
        """The path of the book that was open last, if one was and it is still there, and a note."""
        path = self.folder / _LAST
        try:
            match read(path):
                case {"book": str(book)} if Path(book).is_absolute():
                    return (Path(book) if Path(book).exists() else None), Text("")
                case None:
                    return None, Text("")
            raise ValueError("not the name of a book")
        except (OSError, ValueError) as error:
            return None, set_aside(path, error)


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
