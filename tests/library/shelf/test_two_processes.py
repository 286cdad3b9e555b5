"""Several processes at one shelf: nobody notices the others."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest

from briefing.library.shelf import schema
from briefing.library.shelf.before import Before
from briefing.library.shelf.book_rows import Files
from briefing.library.shelf.compiling import put
from briefing.library.shelf.shelf import Shelf
from briefing.library.shelf.stocking import stock
from briefing.library.volume import Volume, open_volume
from briefing.loading.books import load_book
from tests.library.shelf import acts
from tests.library.shelf.processes import Act, other
from tests.library.shelf.readings import changes, file_of, read, read_from, settle, tables
from tests.sample import SAMPLE, write_book

_OTHER = SAMPLE.replace("Elbridge Colby", "Somebody Else").replace("date: 2026-02-12\n", "date: 2026-03-12\n")


def at_once(act: Act, *values: object, processes: int = 3) -> list[object]:
    """What processes say that do the same at the same moment."""
    with ExitStack() as stack:
        others = [stack.enter_context(other(act, *values)) for _ in range(processes)]
        for one in others:
            one.pipe.recv()
        for one in others:
            one.pipe.send("go")
        return [one.pipe.recv() for one in others]


def test_several_open_a_book_that_is_on_no_shelf_yet(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = at_once(acts.read_when_told, book)
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path.home() / "fresh"))
    assert found == [read(book)] * len(found)


def test_a_book_that_another_process_has_just_put_there_stays_the_same(tmp_path: Path) -> None:
    book = settle(write_book(tmp_path))
    files, loaded = Files.at(book), load_book(book)
    assert loaded.book
    shelf = Shelf(tmp_path)
    _, line = shelf.still(settle(write_book(tmp_path, name="another")))
    before = Before(line.connection, "sample")
    first = open_volume(book)
    shelf.write(partial(put, book=loaded.book, loaded=loaded, files=files, before=before))
    assert first.move_on()


def test_several_stock_one_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    books = [settle(write_book(tmp_path, name=name)) for name in ("one", "two", "three")]
    at_once(acts.stock_when_told, tmp_path)
    found = tables(books[0])
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path.home() / "fresh"))
    for book in books:
        Shelf(tmp_path).compile(book)
    assert found == tables(books[0])


def test_a_book_is_read_as_it_was_opened_while_another_process_compiles_it(tmp_path: Path) -> None:
    book = write_book(tmp_path)
    volume = open_volume(book)
    pages = {SAMPLE: read_from(volume)}
    acts.replace(book, _OTHER)
    pages[_OTHER] = read(book)
    assert pages[SAMPLE] != pages[_OTHER]
    with other(acts.compile_over_and_over, book, tuple(pages)) as compiler:
        compiler.pipe.recv()
        for _ in range(20):
            assert read(book) in pages.values()
            assert read_from(volume) == pages[SAMPLE]
        assert compiler.process.is_alive()


def test_nobody_waits_for_whoever_writes(book: Path) -> None:
    before = read(book)
    with other(acts.write_for_long, book) as writer:
        writer.pipe.recv()
        start = perf_counter()
        assert read(book) == before
        assert perf_counter() - start < schema.PATIENCE / 2


def test_what_has_changed_is_read_even_if_another_process_writes_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "PATIENCE", 0.05)
    book, neighbour = settle(write_book(tmp_path)), settle(write_book(tmp_path, name="neighbour"))
    before, beside = read(book), read(neighbour)
    acts.replace(book, _OTHER)
    shelf = Shelf(tmp_path)
    with other(acts.write_for_long, book) as writer:
        writer.pipe.recv()
        volume = Volume(shelf, book)
        found = read_from(volume)
        assert shelf.note.startswith("Another program is writing to the index of your books;")
        assert read_from(Volume(shelf, neighbour)) == beside
    assert found != before
    written = changes(book)
    assert read_from(Volume(shelf, settle(book))) == found
    assert shelf.note == ""
    assert changes(book) > written
    assert read_from(volume) == found == read(book)


def test_while_another_process_writes_for_long_a_shelf_is_not_stocked_and_later_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "PATIENCE", 0.05)
    books = [settle(write_book(tmp_path, name=name)) for name in ("one", "two")]
    shelf = Shelf(tmp_path)
    shelf.compile(books[0])
    write_book(tmp_path, "no: header", "broken")
    with other(acts.write_for_long, books[0]) as writer:
        writer.pipe.recv()
        assert list(stock([shelf]))[-1][:2] == (2, 2)
        assert not shelf.is_fresh(books[1])
    assert list(stock([shelf]))[-1][:2] == (2, 2)
    assert shelf.is_fresh(books[1])
    assert shelf.note == ""


def test_what_others_wrote_can_be_carried_over_while_a_book_is_open(tmp_path: Path) -> None:
    book, neighbour = settle(write_book(tmp_path)), write_book(tmp_path, name="neighbour")
    volume = open_volume(book)
    pages = read_from(volume)
    with other(acts.read_and_stay, neighbour) as reader:
        reader.pipe.recv()
    volume.shelf.tidy()
    assert read_from(volume) == pages
    alone = shutil.copy(file_of(book), tmp_path / "alone.db")
    with closing(sqlite3.connect(alone)) as connection:
        assert connection.execute("SELECT id FROM book").fetchall() == [("neighbour",), ("sample",)]


def test_a_book_that_others_changed_is_not_let_go_for_that(tmp_path: Path) -> None:
    book = write_book(tmp_path)
    volume = open_volume(book)
    pages = read_from(volume)
    acts.replace(book, _OTHER)
    assert read(book) != pages
    volume.shelf.tidy()
    assert read_from(volume) == pages
