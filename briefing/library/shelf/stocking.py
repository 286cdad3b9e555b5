"""Bringing a whole shelf up to date: every book of its folder, in a process of its own.

    python -m briefing.library.shelf.stocking FOLDER...

prints how many books are done and how many there are, one line a book, so that whoever started it can show
how far it is. It may be killed at any moment: each book is put on the shelf whole or not at all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from briefing.library.finding import books_in
from briefing.library.shelf.shelf import Shelf, UnreadableBook
from briefing.loading.files import book_id

_NICE = 10


class Progress(NamedTuple):
    """How many books are up to date, and how many there are."""

    done: int
    books: int


def stock(shelves: Sequence[Shelf]) -> Iterator[Progress]:
    """Bring shelves up to date book by book; what is gone from their folders goes."""
    stale = [(shelf, path) for shelf in shelves for path in _stale(shelf)]
    for done, (shelf, path) in enumerate(stale):
        yield Progress(done, len(stale))
        with suppress(UnreadableBook):
            shelf.compile(path)
    yield Progress(len(stale), len(stale))


def _stale(shelf: Shelf) -> Iterator[Path]:
    """The books of a folder that are not on its shelf as they are."""
    there = {book_id(path): path for path in books_in(shelf.folder)}
    shelf.keep_only(there)
    yield from (path for path in there.values() if not shelf.is_fresh(path))


def main(folders: Sequence[str]) -> int:
    """Stock the shelves of some folders and tell how far it is."""
    with suppress(OSError):
        os.nice(_NICE)
    for progress in stock([Shelf(Path(os.path.realpath(folder))) for folder in folders]):
        print(progress.done, progress.books, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
