"""A change of a book's files is seen once it is written, whatever the editor does to write it."""

from __future__ import annotations

import os
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from briefing.library import watching
from briefing.library.watching import Watched
from briefing.loading.snapshot import Snapshot, snapshot
from tests.sample import write_book


class Clock:
    """A clock that goes when it is told to; a look takes no time unless said."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Watching:
    """A book that is looked at again and again."""

    def __init__(self, folder: Path) -> None:
        self.book = write_book(folder)
        self.file = self.book / "book.yaml"
        self.clock = Clock()
        self.watched = Watched(self.book, snapshot(self.book), 0.4, self.clock)

    def changed_after(self) -> float | None:
        """Seconds until the change is told; None if it is not within three."""
        begun = self.clock.now
        while self.clock.now - begun < 3:
            if self.watched.look():
                return self.clock.now - begun
            self.clock.now += self.watched.pause
        return None


@pytest.fixture
def book(tmp_path: Path) -> Watching:
    return Watching(tmp_path)


def test_nothing_is_told_where_nothing_has_changed(book: Watching) -> None:
    assert book.changed_after() is None


def test_a_file_that_is_written_again_is_told_well_within_a_second(book: Watching) -> None:
    book.file.write_text(book.file.read_text() + "\n# more\n")
    book.clock.now += book.watched.pause
    after = book.changed_after()
    assert after is not None
    assert after + 0.4 < 0.7


def test_a_save_by_renaming_is_told_though_size_and_time_are_the_same(book: Watching) -> None:
    new = book.book / ".book.yaml.swp"
    shutil.copy2(book.file, new)
    new.write_text(book.file.read_text().replace("Sample meeting", "Simple meeting"))
    before = book.file.stat()
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.replace(new, book.file)
    assert book.changed_after() is not None


def test_what_is_told_once_is_known(book: Watching) -> None:
    book.file.write_text("book: {}\n")
    assert book.changed_after() is not None
    book.watched.take()
    assert book.changed_after() is None


def test_a_file_that_is_still_being_written_is_waited_for(book: Watching) -> None:
    text = book.file.read_text()
    for end in range(100, 1000, 100):
        book.file.write_text(text[:end])
        assert not book.watched.look()
        book.clock.now += 0.1
    book.file.write_text(text + "\n")
    assert book.changed_after() is not None


def test_a_file_that_is_saved_again_and_again_is_told_every_second_or_so(book: Watching) -> None:
    told, text = [], book.file.read_text()
    for step in range(400):  # looks every 0.05 seconds, saves every 0.1
        if step % 2 == 0:
            book.file.write_text(f"{text}# {step}\n")
        if book.watched.look():
            book.watched.take()
            told.append(book.clock.now)
        book.clock.now += 0.05
    assert all(1 < later - before < 1.5 for before, later in pairwise(told))
    assert len(told) > 10


def test_where_times_are_whole_seconds_a_second_save_within_one_is_told(
    book: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = 1_000_000_000
    saved = 1_000 * second

    def coarse(path: Path) -> Snapshot:
        return {name: (*stat[:2], saved, saved) for name, stat in snapshot(path).items()}

    monkeypatch.setattr(watching, "snapshot", coarse)
    monkeypatch.setattr(watching, "time_ns", lambda: int(saved + (book.clock.now - 100) * second))
    watched = Watched(book.book, coarse(book.book), 0.4, book.clock)
    told = []
    for _ in range(20):
        if watched.look():
            told.append(book.clock.now - 100)
            watched.take()
        book.clock.now += watched.pause
    assert len(told) == 1
    assert 2 < told[0] < 3


def test_a_file_that_is_empty_for_half_a_second_before_it_is_full_is_not_told_empty(book: Watching) -> None:
    text = book.file.read_text()
    book.file.write_text("")
    for _ in range(5):
        assert not book.watched.look()
        book.clock.now += 0.1
    book.file.write_text(text + "\n")
    assert book.changed_after() is not None


def test_a_file_more_or_less_and_a_book_that_is_moved_away_and_back_are_told(book: Watching) -> None:
    more = book.book / "more.yaml"
    for change in (
        lambda: more.write_text("terms: []\n"),
        more.unlink,
        lambda: book.book.rename(book.book.with_name("aside")),
        lambda: book.book.with_name("aside").rename(book.book),
    ):
        change()
        assert book.changed_after() is not None
        book.watched.take()


def test_one_that_is_undone_before_it_is_told_is_no_change(book: Watching) -> None:
    more = book.book / "more.yaml"
    more.write_text("terms: []\n")
    assert not book.watched.look()
    more.unlink()
    assert book.changed_after() is None


def test_looks_that_take_long_are_seldom(book: Watching, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(path: Path) -> Snapshot:
        book.clock.now += 0.02
        return snapshot(path)

    monkeypatch.setattr(watching, "snapshot", slow)
    book.watched.look()
    assert book.watched.pause == pytest.approx(1.0)
    for _ in range(20):
        book.file.write_text(f"{book.clock.now}")
        book.watched.look()
    assert book.watched.pause <= 5
