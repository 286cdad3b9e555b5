"""Books are found by path, by name, by a unique part of a name; a wrong name gets a suggestion."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.library.finding import BookNotFound, all_books, books_in, find, folders
from briefing.loading.budgets import LIMITS
from tests.sample import write_book


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three books, the only one that is searched besides the shipped ones."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    write_book(folder, name="summit-june")
    write_book(folder, name="summit-july")
    (folder / "single.yaml").write_text("book: {title: One file, date: 2026}\n", encoding="utf-8")
    (folder / "notes.yaml").write_text("no: book\n", encoding="utf-8")
    (folder / "empty").mkdir()
    monkeypatch.setenv("BRIEFING_PATH", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def test_a_folder_of_books_holds_folders_and_single_files(shelf: Path) -> None:
    assert [path.name for path in books_in(shelf)] == ["single.yaml", "summit-july", "summit-june"]


@pytest.mark.parametrize(
    ("asked", "name", "entry"),
    [
        ("summit-june", "summit-june", ""),
        ("june", "summit-june", ""),
        ("JULY/colby", "summit-july", "colby"),
        ("single", "single.yaml", ""),
        ("shelf/summit-june", "summit-june", ""),
        ("shelf/summit-june/", "summit-june", ""),
        ("shelf/summit-june/book.yaml", "summit-june", ""),
        ("shelf/summit-june/colby", "summit-june", "colby"),
        ("shelf/single.yaml", "single.yaml", ""),
    ],
)
def test_what_a_person_may_type(shelf: Path, asked: str, name: str, entry: str) -> None:
    found = find(asked)
    assert (found.path.resolve(), found.entry) == (shelf / name, entry)


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        ("summit", "could be summit-july or summit-june"),
        ("sumit-june", "Did you mean summit-june"),
        ("qqqq", "`briefing list`"),
        ("shelf", "not a book"),
        ("su", "`briefing list`"),
    ],
)
def test_a_name_that_means_no_book_gets_advice(shelf: Path, asked: str, advice: str) -> None:
    with pytest.raises(BookNotFound, match=advice):
        find(asked)


@pytest.mark.parametrize(
    "asked", ["x" * 300, "x" * 5000, "x" * 300 + ".yaml", "~nobody-here/x", "loop.yaml/a"]
)
def test_a_strange_name_is_a_name_that_means_no_book(shelf: Path, asked: str) -> None:
    (shelf.parent / "loop.yaml").symlink_to("loop.yaml")
    with pytest.raises(BookNotFound):
        find(asked)


def test_what_cannot_be_a_book_is_none(shelf: Path) -> None:
    (shelf / "loop.yaml").symlink_to("loop.yaml")
    (shelf / "large.yaml").write_bytes(b"book:\n" + b"#" * LIMITS.file_bytes)
    os.mkfifo(shelf / "pipe.yaml")
    assert [path.name for path in books_in(shelf)] == ["single.yaml", "summit-july", "summit-june"]


def test_a_folder_that_may_not_be_read_is_no_book(shelf: Path) -> None:
    locked = shelf / "locked"
    locked.mkdir(mode=0)
    try:
        assert [path.name for path in books_in(shelf)] == ["single.yaml", "summit-july", "summit-june"]
    finally:
        locked.chmod(0o700)


def test_a_home_that_is_not_there_is_left_as_it_is_typed() -> None:
    assert folders({"BRIEFING_PATH": "~nobody-here/books"})[0] == Path("~nobody-here/books")


def test_of_two_books_with_one_name_the_folder_searched_first_wins(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        write_book(folder, name="same")
    assert all_books((first, second))["same"] == first / "same"  # type: ignore[index]


def test_the_folders_are_searched_in_the_order_that_users_rely_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched = folders({"BRIEFING_PATH": f"{tmp_path}:/elsewhere"})
    assert searched[:3] == (tmp_path, Path("/elsewhere"), Path("books"))
