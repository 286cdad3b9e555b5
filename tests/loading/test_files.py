"""Reading stays inside the book, waits for nothing, and takes no more than it may."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from briefing.loading.files import (
    NotReadable,
    as_if,
    book_id,
    check_inside,
    names_below,
    read_file,
    read_inside,
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with a few files, beside a secret that is not its own."""
    folder = tmp_path / "book"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "a.csv").write_text("year,a\n")
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "book-of-others").mkdir()
    (tmp_path / "book-of-others" / "secret").write_text("secret")
    (folder / "inner").symlink_to("data/a.csv")
    (folder / "outer").symlink_to("../secret")
    (folder / "up").symlink_to("..")
    (folder / "loop").symlink_to("loop")
    os.mkfifo(folder / "pipe")
    (folder / "null").symlink_to(os.devnull)
    (folder / "locked").write_text("x")
    with (folder / "sparse").open("wb") as file:
        file.truncate(10 * 1024**3)
    return folder


@pytest.mark.parametrize("path", ["data/a.csv", "data/../data/a.csv", "./data//a.csv", "inner"])
def test_what_is_inside_is_read(book: Path, path: str) -> None:
    assert read_inside(book, path, 100) == b"year,a\n"
    check_inside(book, path, 100)


@pytest.mark.parametrize(
    ("path", "code", "reason"),
    [
        ("../secret", "F005", "leaves the book folder"),
        ("../book-of-others/secret", "F005", "leaves the book folder"),
        ("data/../../secret", "F005", "leaves the book folder"),
        ("/etc/passwd", "F005", "leaves the book folder"),
        ("outer", "F005", "leaves the book folder"),
        ("up/secret", "F005", "leaves the book folder"),
        ("null", "F005", "leaves the book folder"),
        ("..\\secret", "F005", "leaves the book folder"),
        ("missing", "F006", "is not there"),
        ("DATA/A.CSV", "F006", "is not there"),
        ("data/a.csv/x", "F006", "is not there"),
        ("", "F001", "is not an ordinary file"),
        (".", "F001", "is not an ordinary file"),
        ("data", "F001", "is not an ordinary file"),
        ("pipe", "F001", "is not an ordinary file"),
        ("loop", "F001", "is not a path that can be followed"),
        ("a\0b", "F001", "is not a path that can be followed"),
        ("sparse", "F002", "is larger than 0.5 MiB"),
    ],
)
def test_tricks_are_refused_with_a_reason(book: Path, path: str, code: str, reason: str) -> None:
    with pytest.raises(NotReadable) as refusal:
        read_inside(book, path, 512 * 1024)

    assert (refusal.value.code, str(refusal.value)) == (code, reason)
    with pytest.raises(type(refusal.value), match=re.escape(reason)):
        check_inside(book, path, 512 * 1024)


def test_a_name_that_no_file_system_takes_is_refused(book: Path) -> None:
    with pytest.raises(NotReadable):
        read_inside(book, "x" * 5000, 100)


def test_the_limit_holds_to_the_byte(book: Path) -> None:
    assert read_inside(book, "data/a.csv", 7)
    with pytest.raises(NotReadable, match="is larger than"):
        read_inside(book, "data/a.csv", 6)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotReadable):
        read_inside(tmp_path / "missing", "x", 100)


def test_hidden_files_and_linked_folders_are_no_part_of_a_book(book: Path) -> None:
    (book / ".git").mkdir()
    (book / ".git" / "config.yaml").write_text("")
    (book / ".hidden.yaml").write_text("")

    skipped: list[Path] = []

    assert sorted(names_below(book, 100, lambda path, _: skipped.append(path))) == [
        "data/a.csv", "inner", "locked", "loop", "null", "outer", "pipe", "sparse",
    ]  # fmt: skip
    assert not skipped


def test_a_walk_ends_where_there_are_too_many_names(tmp_path: Path) -> None:
    for name in ("a/1", "b/2", "b/3", "c/4"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    told: list[tuple[str, str]] = []

    def skipped(path: Path, reason: NotReadable) -> None:
        told.append((path.name, reason.code))

    assert list(names_below(tmp_path, 5, skipped)) == ["a/1"]
    assert told == [("b", "F002")]


def test_a_person_may_name_a_file_through_a_link(book: Path) -> None:
    assert read_file(book / "outer", 100) == b"secret"
    for name in ("loop", "pipe", "null", "missing", "x" * 5000):
        with pytest.raises(NotReadable):
            read_file(book / name, 100)


def test_files_can_be_read_as_if_they_held_something_else(book: Path) -> None:
    name = "data/a.csv"
    with as_if({book / "inner": b"new"}):  # a link to that file
        assert read_inside(book, name, 100) == read_file(book / name, 100) == b"new"
        assert read_file(book / "locked", 100) == b"x"
    assert read_inside(book, name, 100) == b"year,a\n"


def test_a_book_has_one_id_whatever_way_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "summit.june").mkdir()
    (tmp_path / "summit.june" / "talk.yaml").touch()
    (tmp_path / "folder").symlink_to("summit.june")
    (tmp_path / "file.yaml").symlink_to("summit.june/talk.yaml")

    assert {book_id(tmp_path / name) for name in ("summit.june", "folder", "folder/../summit.june")} == {
        "summit.june"
    }
    assert book_id(tmp_path / "file.yaml") == book_id(tmp_path / "folder" / "talk.yaml") == "talk"
