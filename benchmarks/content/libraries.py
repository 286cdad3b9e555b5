"""Books in a folder: written once for each order, kept in the cache, and found there ever after.

A library that is not complete is never found: it is written under another name and renamed. When the words or
the way of writing change, so does the name of the folder of all libraries.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from benchmarks.content import forms
from benchmarks.content.writing import Book, Entry, Order, book_id, write_book

_SOURCES = sorted(Path(__file__).parent.glob("*.*"))
_EDITION = sha256(b"".join(source.read_bytes() for source in _SOURCES)).hexdigest()[:8]
"""A name for the way in which content is written: its source, in a few letters."""


class Library(NamedTuple):
    """A folder of books, and the order that it fills."""

    folder: Path
    order: Order

    def path(self, number: int) -> Path:
        """The folder of a book."""
        return self.folder / book_id(number)

    def book(self, number: int) -> Book:
        """What a book says, written once more."""
        return _written(self.order, number)

    def article(self, number: int, position: int) -> Entry:
        """What an article of a book says."""
        return self.book(number).sections["articles"][position]


_written = lru_cache(maxsize=4)(write_book)


def library(cache: Path, order: Order) -> Library:
    """The library that fills an order, written first if it is not in the cache."""
    folder = kept(cache, order.name, lambda folder: _write(folder, order))
    return Library(folder, order)


def copied(library: Library, folder: Path) -> Library:
    """A library of one's own to change, in a folder that does not exist yet."""
    shutil.copytree(library.folder, folder)
    return library._replace(folder=folder)


def kept(cache: Path, name: str, write: Callable[[Path], object]) -> Path:
    """A file or folder of the cache with this name, written first if it is not there."""
    path = cache / f"content-{_EDITION}" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{name}-{os.getpid()}")
        write(unfinished)
        unfinished.rename(path)
    return path


def _write(folder: Path, order: Order) -> None:
    if order.books == 1:
        write_files(folder, order, 0)
        return
    with ProcessPoolExecutor() as pool:
        for _ in pool.map(partial(write_files, folder, order), range(order.books), chunksize=8):
            pass


def write_files(folder: Path, order: Order, number: int) -> None:
    """Write the files of one book below a folder."""
    place = folder / book_id(number)
    (place / "articles").mkdir(parents=True, exist_ok=True)
    for name, text in forms.yaml_files(write_book(order, number), order.per_file):
        (place / name).write_text(text, encoding="utf-8")
