"""Whatever happens to a shelf, a book reads the same, and the next time it is opened at once again."""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from briefing.library.shelf import seals
from briefing.library.shelf.shelf import Shelf
from briefing.library.volume import open_volume
from tests.library.shelf import acts
from tests.library.shelf.corruption import corrupt
from tests.library.shelf.processes import other
from tests.library.shelf.readings import changes, file_of, place_of, read, read_from, settle
from tests.sample import SAMPLE, write_book

Damage = Callable[[Path], object]
"""Does something to the shelf of a book."""


def lock_of(book: Path) -> Path:
    return place_of(book) / seals.LOCK


def log_of(book: Path) -> Path:
    return Path(f"{file_of(book)}-wal")


def seal_of(book: Path) -> Path:
    return place_of(book) / seals.SEAL


def instead(of: Callable[[Path], Path], put: Callable[[Path], object]) -> Damage:
    """Something else in the place of a file or folder."""

    def act(book: Path) -> None:
        path = of(book)
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        put(path)

    return act


def link(path: Path) -> None:
    path.symlink_to(Path.home() / "precious")


def write(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0 and then something else")


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE book (id, verse); INSERT INTO book VALUES ('sample', 'x')")


DAMAGES: dict[str, Damage] = {
    "deleted": lambda book: file_of(book).unlink(),
    "emptied": lambda book: os.truncate(file_of(book), 0),
    "cut short": lambda book: os.truncate(file_of(book), 20_000),
    "longer": lambda book: os.truncate(file_of(book), 1_000_000),
    "a folder": instead(file_of, Path.mkdir),
    "a link": instead(file_of, link),
    "a pipe": instead(file_of, os.mkfifo),
    "a text": instead(file_of, write),
    "another database": instead(file_of, other_database),
    "a copy": lambda book: os.replace(shutil.copy2(file_of(book), place_of(book) / "copy"), file_of(book)),
    "no seal": lambda book: seal_of(book).unlink(),
    "an empty seal": lambda book: os.truncate(seal_of(book), 0),
    "a folder for a seal": instead(seal_of, Path.mkdir),
    "a link for a seal": instead(seal_of, link),
    "a pipe for a seal": instead(seal_of, os.mkfifo),
    "a folder for a log": instead(log_of, Path.mkdir),
    "a pipe for a log": instead(log_of, os.mkfifo),
    "a text for a log": instead(log_of, write),
    "no lock": lambda book: lock_of(book).unlink(),
    "a folder for a lock": instead(lock_of, Path.mkdir),
    "a pipe for a lock": instead(lock_of, os.mkfifo),
    "all deleted": lambda book: shutil.rmtree(place_of(book)),
    "a text for all": instead(place_of, write),
    "a link for all": instead(place_of, link),
    "the cache deleted": lambda book: shutil.rmtree(place_of(book).parent),
    "read-only": lambda book: file_of(book).chmod(0o400),
}

TAMPERING = {
    "newer": "PRAGMA user_version = 1000000",
    "older": "PRAGMA user_version = 1",
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM record; END",
    "a view": "CREATE VIEW person AS SELECT load_extension('/tmp/x') FROM entry",
    "a view for a table": "DROP TABLE term; CREATE VIEW term AS SELECT load_extension('/tmp/x') AS term",
    "other columns": "ALTER TABLE entry RENAME COLUMN title TO name",
    "other words": "UPDATE entry SET title = 'lies', code = 'X1'",
    "no entries": "DELETE FROM entry",
}
"""What somebody does to the database with a program of his own."""


@pytest.fixture(autouse=True)
def precious(home: Path) -> Path:
    """Something that is not the cache's."""
    folder = home / "precious"
    folder.mkdir()
    (folder / "notes").write_text("mine")
    return folder


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_shelf_is_replaced_and_nobody_notices(book: Path, precious: Path, damage: str) -> None:
    before = read(book)
    DAMAGES[damage](book)
    assert_reads(book, before)
    assert [(path.name, path.read_text()) for path in precious.iterdir()] == [("notes", "mine")]


@pytest.mark.parametrize(
    "damage", ["deleted", "emptied", "cut short", "a link", "a copy", "a text for a log", "all deleted"]
)
def test_damage_while_a_book_is_open(book: Path, damage: str) -> None:
    before = read(book)
    volume = open_volume(book)
    DAMAGES[damage](book)
    assert read_from(volume) == before
    assert_reads(book, before)


@pytest.mark.parametrize("tampering", TAMPERING)
def test_what_another_program_writes_is_not_believed(book: Path, tampering: str) -> None:
    before = read(book)
    with closing(sqlite3.connect(file_of(book))) as connection:
        connection.executescript(TAMPERING[tampering])
    assert_reads(book, before)


@pytest.mark.parametrize("tampering", [what for what in TAMPERING if "a " in what or "columns" in what])
def test_other_tables_are_not_believed_though_the_file_is_as_it_was(book: Path, tampering: str) -> None:
    before = read(book)
    volume = open_volume(book)  # while it is open, what others write stays in the log
    file = file_of(book)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(TAMPERING[tampering])
    assert_reads(book, before)
    assert file_of(book) != file
    assert read_from(volume) == before


def test_damage_is_not_made_good_when_the_shelf_is_closed(book: Path) -> None:
    volume = open_volume(book)
    read_from(volume)
    file = file_of(book)
    with file.open("r+b") as damaged:
        damaged.seek(30_000)
        damaged.write(b"something else")
    del volume
    gc.collect()
    read(book)
    assert file_of(book) != file


def test_a_file_is_not_believed_without_the_log_that_it_needs(tmp_path: Path) -> None:
    book = write_book(tmp_path)
    with other(acts.read_and_stay, book) as reader:
        reader.pipe.recv()  # it needs the state before what comes now, so that not all can be carried over
        acts.replace(book, SAMPLE.replace("Elbridge Colby", "Somebody Else"))
        before = read(settle(book))
        gc.collect()
        reader.kill()
    file = file_of(book)
    log_of(book).unlink()
    assert_reads(book, before)
    assert file_of(book) != file


def assert_reads(book: Path, before: object) -> None:
    """The book reads as before, quietly; and when it is opened again, nothing needs to be written."""
    volume = open_volume(book)
    assert read_from(volume) == before
    assert volume.shelf.live.note == ""
    written = changes(book)
    assert read(book) == before
    assert changes(book) == written


def test_random_damage(book: Path) -> None:
    assert_survives(book, times=8)


@pytest.mark.slow
def test_much_random_damage(book: Path) -> None:
    assert_survives(book, times=400)


def assert_survives(book: Path, times: int) -> None:
    """Whatever is changed in the files that a killed process has left, the book reads the same."""
    before = read(book)
    random = Random(times)
    for _ in range(times):
        gc.collect()
        if random.random() < 0.5:
            clear_prose(book)  # so that there is something to write
        with other(acts.read_and_stay, book) as reader:
            assert reader.pipe.recv() == before
            reader.kill()
        file = random.choice([path for path in place_of(book).iterdir() if path.stat().st_size])
        corrupt(file, random)
        assert read(book) == before, file.name


def clear_prose(book: Path) -> None:
    Shelf(book.parent).keep("DELETE FROM prose")
