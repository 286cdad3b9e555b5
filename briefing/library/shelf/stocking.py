"""Bringing a whole shelf up to date: every book of its folder, in a process of its own.

    python -m briefing.library.shelf.stocking FOLDER...

prints how many books are done and how many there are, a line a book, then so how many quotes are looked up,
so that whoever started it can show how far it is, and ends when nobody listens any more. It may be killed at
any moment: each book is put on the shelf whole or not at all.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from select import poll
from threading import Thread
from typing import Literal, NamedTuple, NoReturn

from briefing.library.finding import books_in
from briefing.library.shelf import findings
from briefing.library.shelf.books import shelved
from briefing.library.shelf.findings import Findings
from briefing.library.shelf.schema import Busy
from briefing.library.shelf.shelf import Moment, Shelf, UnreadableBook
from briefing.library.shelf.verdicts import Verdicts, books_left
from briefing.loading.files import book_id

_NICE = 10
_STDOUT = 1


class Progress(NamedTuple):
    """How many books or quotes are done, and how many there are; in the end, what could not be read."""

    done: int
    all: int
    unread: tuple[Path, ...] = ()
    what: Literal["books", "quotes"] = "books"


def stock(shelves: Sequence[Shelf]) -> Iterator[Progress]:
    """Bring shelves up to date book by book; what is gone from their folders goes."""
    stale = [(shelf, path) for shelf in shelves for path in _stale(shelf)]
    unread: list[Path] = []
    for done, (shelf, path) in enumerate(stale):
        yield Progress(done, len(stale))
        try:
            shelf.compile(path)
        except UnreadableBook:
            unread.append(path)
        except Busy:
            pass  # another process is at it
    yield Progress(len(stale), len(stale), tuple(unread))


def look_up(shelves: Sequence[Shelf]) -> Iterator[Progress]:
    """Look up the quotes on shelves that were not yet in the texts of their sources."""
    for shelf in shelves:
        for path in books_left(shelf):
            with suppress(UnreadableBook):
                yield from _look_up(shelf.refresh(path), path)


def look_through(shelves: Sequence[Shelf]) -> None:
    """Find what shows only in the whole of the books on shelves that nobody has looked through yet."""
    for shelf in shelves:
        for path in findings.books_left(shelf):
            with suppress(UnreadableBook):
                moment = shelf.refresh(path)
                Findings(moment, shelved(moment, book_id(path), path)).work_out()


def _look_up(shelf: Moment, path: Path) -> Iterator[Progress]:
    verdicts = Verdicts(shelf, shelved(shelf, book_id(path), path))
    many = len(verdicts.left)
    return (Progress(done, many, what="quotes") for done in verdicts.look_up())


def _stale(shelf: Shelf) -> Iterator[Path]:
    """The books of a folder that are not on its shelf as they are; none if the folder cannot be read now."""
    try:
        os.listdir(shelf.folder)
    except OSError:
        return
    there: dict[str, Path] = {}
    for path in books_in(shelf.folder):
        there.setdefault(book_id(path), path)
    with suppress(Busy):
        shelf.keep_only(there)
    yield from (path for path in there.values() if not shelf.is_fresh(path))


def main(folders: Sequence[str]) -> int:
    """Stock the shelves of some folders and tell how far it is, as long as somebody listens."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)
    Thread(target=_end_with_listener, daemon=True).start()
    with suppress(OSError):
        os.nice(_NICE)
    shelves = [Shelf(Path(folder)) for folder in folders if os.path.isdir(folder)]
    with suppress(BrokenPipeError):
        for progress in chain(stock(shelves), look_up(shelves)):
            if any(shelf.note for shelf in shelves):
                break  # what is not kept is of no use to others
            os.write(_STDOUT, f"{progress.what} {progress.done} {progress.all}\n".encode())
        else:
            look_through(shelves)
    return 0


def _end(*_: object) -> NoReturn:
    """End as if all were done: what is not done will be the next time."""
    sys.exit(0)


def _end_with_listener() -> None:
    """End this process when the other end of the pipe is closed, which a large book would notice late."""
    listener = poll()
    listener.register(_STDOUT, 0)
    listener.poll()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
