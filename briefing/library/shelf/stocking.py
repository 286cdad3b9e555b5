"""Bringing a whole shelf up to date: every book of its folder, in a process of its own.

    python -m briefing.library.shelf.stocking [--first BOOK] [FOLDER...]

looks up the quotes of one book first and looks through the whole of it. It prints how many of them are done
and how many there are, now and then; so how many books are read, and how many of the quotes in those are
looked up. Each of the three ends with a line in which all are done. So whoever started it can show how far it
is. It ends when nobody listens any more, and may be killed at any moment: each book is put on the shelf whole
or not at all.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
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
from briefing.library.shelf.shelf import Shelf, UnreadableBook
from briefing.library.shelf.verdicts import Verdicts, books_left
from briefing.loading.files import book_id
from briefing.model.book import Book

_NICE = 10
_STDOUT = 1
_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)


class Progress(NamedTuple):
    """How many books or quotes are done, and how many there are; in the end, what could not be read.

    `what` is "first" for the quotes of the one book that comes first.
    """

    done: int
    all: int
    unread: tuple[Path, ...] = ()
    what: Literal["first", "books", "quotes"] = "books"


def finish(book: Book, verdicts: Verdicts, findings: Findings) -> Iterator[Progress]:
    """Look up the quotes of a book that were not yet and look through all of it; nothing if that is done."""
    if not (verdicts.is_left or findings.is_left):
        return
    before, many = verdicts.done, len(book.quotes)
    for done in chain((0,), verdicts.look_up()):
        if before + done < many:
            yield Progress(before + done, many, what="first")
    findings.work_out()
    yield Progress(many, many, what="first")


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
    left = [(shelf, path, many) for shelf in shelves for path, many in books_left(shelf).items()]
    before, many = 0, sum(here for _, _, here in left)
    for shelf, path, here in left:
        with suppress(UnreadableBook):
            for done in _verdicts(shelf, path).look_up():
                if before + done < many:
                    yield Progress(before + done, many, what="quotes")
        before += here
    if left:
        yield Progress(many, many, what="quotes")


def look_through(shelves: Sequence[Shelf]) -> None:
    """Find what shows only in the whole of the books on shelves that nobody has looked through yet."""
    for shelf in shelves:
        for path in findings.books_left(shelf):
            with suppress(UnreadableBook):
                moment = shelf.refresh(path)
                Findings(moment, shelved(moment, book_id(path), path)).work_out()


def _verdicts(shelf: Shelf, path: Path) -> Verdicts:
    moment = shelf.refresh(path)
    return Verdicts(moment, shelved(moment, book_id(path), path))


def _finish(path: Path) -> Iterator[Progress]:
    """Do all that is left to do for one book, where that can be kept."""
    with suppress(UnreadableBook):
        shelf = Shelf(Path(os.path.realpath(path)).parent)
        moment = shelf.refresh(path)
        if not shelf.note:
            book = shelved(moment, book_id(path), path)
            yield from finish(book, Verdicts(moment, book), Findings(moment, book))


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


def main(words: Sequence[str]) -> int:
    """Do what the words of a command ask for and tell how far it is, as long as somebody listens."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--first", type=Path)
    parser.add_argument("folders", nargs="*", type=Path)
    asked = parser.parse_args(words)
    for number in _SIGNALS:
        signal.signal(number, _end)
    Thread(target=_end_with_listener, daemon=True).start()
    with suppress(OSError):
        os.nice(_NICE)
    with suppress(BrokenPipeError):
        _tell(_finish(asked.first) if asked.first else ())
        shelves = [Shelf(folder) for folder in asked.folders if folder.is_dir()]
        for progress in chain(stock(shelves), look_up(shelves)):
            if any(shelf.note for shelf in shelves):
                break  # what is not kept is of no use to others
            _tell((progress,))
        else:
            look_through(shelves)
    return 0


def _tell(steps: Iterable[Progress]) -> None:
    for step in steps:
        os.write(_STDOUT, f"{step.what} {step.done} {step.all}\n".encode())


def _end(*_: object) -> NoReturn:
    """End as if all were done: what is not done will be the next time.

    Nothing may end it a second time, since on the way out what was written is carried over.
    """
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    sys.exit(0)


def _end_with_listener() -> None:
    """End this process when the other end of the pipe is closed, which a large book would notice late."""
    listener = poll()
    listener.register(_STDOUT, 0)
    listener.poll()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
