"""Where a shelf cannot be kept, a book reads the same, and one quiet note says why."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.volume import open_volume
from tests.library.shelf import acts
from tests.library.shelf.processes import other
from tests.library.shelf.readings import Reading, changes, place_of, read, read_from, settle
from tests.sample import SAMPLE, write_book

_NOTE = "The index of your books is not kept: "


@pytest.fixture
def pages(book: Path, monkeypatch: pytest.MonkeyPatch) -> Reading:
    """What the book says."""
    with monkeypatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(Path.home() / "elsewhere"))
        return read(book)


@pytest.mark.parametrize("size", [0, 1, 5_000, 50_000, 120_000])
def test_a_full_disk(book: Path, pages: Reading, size: int) -> None:
    with other(acts.read_on_a_small_disk, book, size) as reader:
        found, note = reader.pipe.recv()
    assert found == pages
    assert note == "" or note.startswith(_NOTE)
    assert_is_kept(book, pages)


@pytest.mark.parametrize("size", [0, 5_000, 30_000])
def test_a_disk_that_is_full_once_a_book_has_changed(tmp_path: Path, size: int) -> None:
    book, neighbour = settle(write_book(tmp_path)), settle(write_book(tmp_path, name="neighbour"))
    before = read(neighbour)
    acts.replace(book, SAMPLE.replace("Elbridge Colby", "Somebody Else"))
    with other(acts.read_on_a_small_disk, book, size) as reader:
        found, note = reader.pipe.recv()
        reader.process.join()
    assert found == read(book)
    assert note.startswith(_NOTE)
    written = changes(neighbour)
    assert read(neighbour) == before
    assert changes(neighbour) == written


def test_a_cache_that_cannot_be_made(book: Path, pages: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    (Path.home() / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path.home() / "file"))
    volume = open_volume(book)
    assert read_from(volume) == pages
    assert volume.shelf.live.note == f"{_NOTE}File exists: {Path.home()}/file."


def test_a_cache_into_which_others_can_write(book: Path, pages: Reading) -> None:
    read(book)
    cache = place_of(book).parent
    cache.chmod(0o777)
    volume = open_volume(book)
    assert read_from(volume) == pages
    assert volume.shelf.live.note == f"{_NOTE}others can write into {cache}; `chmod 700 {cache}` mends that."


def assert_is_kept(book: Path, pages: Reading) -> None:
    """Now that it can be kept, the book is read once more, and then no more."""
    volume = open_volume(book)
    assert read_from(volume) == pages
    assert volume.shelf.live.note == ""
    written = changes(book)
    assert read(book) == pages
    assert changes(book) == written
