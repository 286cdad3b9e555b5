"""What other processes do in these tests. Each gets an end of a pipe, and some values."""

from __future__ import annotations

import os
import resource
from collections.abc import Sequence
from contextlib import closing, suppress
from itertools import cycle
from multiprocessing.connection import Connection
from pathlib import Path

from briefing.library.shelf import schema
from briefing.library.shelf.shelf import Shelf, UnreadableBook
from briefing.library.shelf.stocking import stock
from briefing.library.volume import open_volume
from tests.library.shelf.readings import file_of, read, read_from


def replace(book: Path, text: str) -> None:
    """Write the one file of a book in the place of the one before."""
    new = book / ".new"
    new.write_text(text, encoding="utf-8")
    os.replace(new, book / "book.yaml")


def compile_over_and_over(pipe: Connection, book: Path, versions: Sequence[str]) -> None:
    """Put one version of a book after the other on its shelf, which is closed each time."""
    pipe.send("ready")
    for text in cycle(versions):
        replace(book, text)
        Shelf(book.parent).compile(book)


def compile_once(pipe: Connection, book: Path) -> None:
    """Put a book on its shelf."""
    pipe.send("ready")
    with suppress(UnreadableBook):
        Shelf(book.parent).compile(book)


def read_when_told(pipe: Connection, book: Path) -> None:
    """Read a book at the same moment as others; what it says."""
    pipe.send("ready")
    pipe.recv()
    pipe.send(read(book))


def stock_when_told(pipe: Connection, folder: Path) -> None:
    """Bring a shelf up to date at the same moment as others; how far it came, step by step."""
    pipe.send("ready")
    pipe.recv()
    pipe.send(list(stock([Shelf(folder)])))


def read_and_stay(pipe: Connection, book: Path) -> None:
    """Read a book, say what it says, and keep it open until somebody says so."""
    volume = open_volume(book)
    pipe.send(read_from(volume))
    pipe.recv()


def write_for_long(pipe: Connection, book: Path) -> None:
    """Be writing to the shelf of a book until somebody says so."""
    with closing(schema.connect(file_of(book))) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM entry")
        pipe.send("ready")
        pipe.recv()


def read_on_a_small_disk(pipe: Connection, book: Path, size: int) -> None:
    """Read a book where no file may grow beyond some bytes; what it says, and the shelf's note."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    volume = open_volume(book)
    pipe.send((read_from(volume), volume.shelf.live.note))
