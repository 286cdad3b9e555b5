"""What a shelf holds is its reader's own, and of one folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from stat import S_IMODE

import pytest
from platformdirs import user_cache_path

from briefing.cache import cache_folder
from briefing.library.shelf import places
from briefing.library.volume import UnreadableBook, open_volume
from briefing.model.book import PROBLEMS
from tests.library.shelf.readings import file_of, read, read_from, settle
from tests.sample import SAMPLE, write_book


@pytest.fixture
def no_umask() -> Iterator[None]:
    """New files may be read and written by everybody, unless they are made otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("no_umask")
def test_nobody_else_can_read_a_shelf(book: Path, home: Path) -> None:
    volume = open_volume(book)
    read_from(volume)
    found = {path: S_IMODE(path.stat().st_mode) for path in home.rglob("*")}
    assert {path.suffix for path in found} >= {".db", ".db-wal", ".db-shm"}
    for path, mode in found.items():
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_folders_of_the_same_name_have_shelves_of_their_own(tmp_path: Path) -> None:
    books = []
    for parent in ("one", "other"):
        folder = tmp_path / parent / "books"
        folder.mkdir(parents=True)
        books.append(write_book(folder, SAMPLE.replace("Sample meeting", parent)))
    for book in books * 2:
        assert open_volume(book).book.header.title == book.parent.parent.name
    assert file_of(books[0]) != file_of(books[1])


def test_a_book_in_a_single_file_stands_on_the_shelf_of_its_folder(tmp_path: Path, book: Path) -> None:
    alone = tmp_path / "sample.yaml"
    alone.write_text(SAMPLE, encoding="utf-8")
    pages, others = ({name: page[0] for name, page in read(path).items()} for path in (alone, book))
    assert pages.pop(PROBLEMS) == others.pop(PROBLEMS).replace("book.yaml", "sample.yaml")
    assert pages == others
    assert file_of(alone).parent == places.shelf_place(tmp_path)


@pytest.mark.parametrize("given", ["", "/some/where"])
def test_the_cache_is_where_caches_are(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", given)
    assert Path(cache_folder()) == user_cache_path("briefing", appauthor=False)


def test_a_link_to_a_folder_is_that_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")
    book = write_book(tmp_path / "folder")
    read(book)
    read(tmp_path / "link" / "sample")
    assert len(os.listdir(cache_folder())) == 1


def test_a_cache_of_somebody_else_is_not_used(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read(book)
    monkeypatch.setattr(os, "getuid", lambda: os.stat(cache_folder()).st_uid + 1)
    volume = open_volume(book)
    assert read_from(volume) == before
    assert volume.shelf.live.note.startswith("The index of your books is not kept: others can write into")


def test_names_that_are_no_text(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    book = write_book(folder, name=os.fsdecode(b"r\xe9union"))
    (book / os.fsdecode(b"r\xe9sum\xe9.yaml")).write_text("terms: []")
    pages = read(book)
    assert pages == read(settle(book))
    assert open_volume(book).problems[0].path.parent == book


def test_a_book_in_one_file_whose_name_is_no_text(tmp_path: Path) -> None:
    book = tmp_path / os.fsdecode(b"r\xe9union.yaml")
    book.write_text(SAMPLE, encoding="utf-8")
    with pytest.raises(UnreadableBook) as refused:
        open_volume(book)
    assert [problem.code for problem in refused.value.problems] == ["F010"]
