"""Every change of a book's files is seen when it is next opened; a book that has not changed is not read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.library.shelf import book_rows
from briefing.library.shelf.book_rows import Files
from briefing.library.volume import open_volume
from tests.library.shelf.readings import changes, read, settle
from tests.sample import SAMPLE, write_book
from tests.terminal import ROOT

_BOOK = SAMPLE.replace('points: {2014: 1.4, 2015: "", 2024e: 1.99}', "csv: data/spending.csv").replace(
    "title: Another view}", "title: Another view, text: data/NEW.txt}"
)


@pytest.fixture
def several_files(tmp_path: Path) -> Path:
    """A book of several files that was opened and has not changed since."""
    book = write_book(tmp_path, _BOOK)
    (book / "data").mkdir()
    (book / "data" / "spending.csv").write_text("year,Allies\n2014,1.25\n")
    (book / "data" / "NEW.txt").write_text("What the paper says.")
    (book / "more.yaml").write_text("terms: [{id: sop, term: SOP, means: A word.}]\n")
    assert "more.yaml" in said(settle(book))
    return book


def said(book: Path) -> str:
    """All that a book says."""
    return "\n".join(line for lines in read(book).values() for line in lines)


def without_a_trace(file: Path, old: str, new: str) -> None:
    """Write other words of the same length into a file, and set its time back."""
    before = file.stat()
    file.write_text(file.read_text().replace(old, new))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def put_in_place(file: Path, text: str) -> None:
    new = file.with_name(".new")
    new.write_text(text)
    os.replace(new, file)


_NEW = "terms: [{id: new, term: NEW, means: x}]"

CHANGES: dict[str, Callable[[Path], object]] = {
    "a file is written": lambda book: (book / "more.yaml").write_text(_NEW),
    "a file is written without a trace": lambda book: without_a_trace(book / "more.yaml", "SOP", "NEW"),
    "a file takes its place": lambda book: put_in_place(book / "more.yaml", _NEW),
    "a file is added": lambda book: (book / "other.yaml").write_text(_NEW),
    "a file is added below": lambda book: (book / "data" / "other.yaml").write_text(_NEW),
    "a file gets another name": lambda book: (book / "more.yaml").rename(book / "NEW.yaml"),
    "a table is written without a trace": lambda book: without_a_trace(
        book / "data/spending.csv", "All", "NEW"
    ),
    "a stored text is gone": lambda book: (book / "data/NEW.txt").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(several_files: Path, change: str) -> None:
    before = said(several_files)
    CHANGES[change](several_files)
    after = said(several_files)
    assert after.count("NEW") > before.count("NEW")


def test_a_link_that_leads_to_another_book(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        settle(write_book(tmp_path / name, SAMPLE.replace("Sample meeting", f"{name} meeting")))
    link = tmp_path / "link"
    for name in ("old", "new"):
        link.unlink(missing_ok=True)
        link.symlink_to(tmp_path / name / "sample")
        assert open_volume(link).book.header.title == f"{name} meeting"


def test_a_folder_and_a_file_of_one_name(tmp_path: Path) -> None:
    folder, file = settle(write_book(tmp_path, _named("folder"))), tmp_path / "sample.yaml"
    file.write_text(_named("file").replace("articles:", "articles:\n  - {id: own, title: Own, body: x}"))
    (folder / "sample.yaml").hardlink_to(file)
    for _ in range(2):
        volume, other = open_volume(settle(folder)), open_volume(settle(file))
        titles = volume.book.header.title, other.book.header.title
        assert titles == ("The folder", "The file")
        assert volume.book.places["own"] == other.book.places["own"]
        assert [problem.code for problem in volume.problems if problem.code == "F008"] == ["F008"]
        assert [problem.code for problem in other.problems if problem.severity != "hint"] == []
        assert not volume.shelf.live.is_fresh(folder)
        assert other.shelf.live.is_fresh(file)


def test_a_volume_does_not_move_on_to_another_book_of_its_name(tmp_path: Path) -> None:
    folder = settle(write_book(tmp_path, _named("folder")))
    volume = open_volume(folder)
    shelf = volume.shelf.live
    shelf.drop("sample")
    (tmp_path / "sample.yaml").write_text(_named("file"))
    shelf.compile(tmp_path / "sample.yaml")
    volume.shelf.tidy()
    assert volume.shelf.rows("SELECT title FROM entry WHERE id = ''") == [("The folder",)]


def _named(name: str) -> str:
    return SAMPLE.replace("Sample meeting", f"The {name}")


def test_what_was_written_just_now_may_change_again_and_look_the_same(tmp_path: Path) -> None:
    book = write_book(tmp_path)
    assert not Files.at(book).settled
    assert Files.at(settle(book)).settled


def test_what_was_read_just_after_it_was_written_is_read_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = write_book(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(book_rows, "time_ns", lambda: (book / "book.yaml").stat().st_ctime_ns)
        read(book)
    for expected in (2, 0):  # the book, and what shows only in the whole of it
        written = changes(settle(book))
        read(book)
        assert changes(book) - written == expected


def test_a_book_that_has_not_changed_is_not_read(book: Path) -> None:
    read(book)
    written = changes(book)
    code = f"""
import sys
from pathlib import Path
from tests.library.shelf.readings import read
read(Path({str(book)!r}))
print(*(name for name in ("yaml", "pydantic", "markdown_it") if name in sys.modules))
"""
    command = [sys.executable, "-c", code]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert (found.stdout, found.stderr) == ("\n", "")
    assert changes(book) == written
