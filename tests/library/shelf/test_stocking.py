"""A folder's books are put on its shelf in the background, by a process that ends without a word."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from briefing.library.shelf import verdicts
from briefing.library.shelf.shelf import Shelf
from briefing.library.shelf.stocking import Progress, stock
from briefing.library.shelf.verdicts import books_left
from briefing.library.volume import Volume, open_volume
from tests.library.shelf.readings import settle
from tests.sample import SAMPLE, write_book
from tests.terminal import ROOT

_NAMES = ("one", "other", "third")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of books, and of what is none."""
    (tmp_path / "books").mkdir()
    for name in _NAMES:
        settle(write_book(tmp_path / "books", name=name))
    write_book(tmp_path / "books", "no: header", "broken")
    (tmp_path / "books" / "empty").mkdir()
    return tmp_path / "books"


def test_every_book_is_put_on_the_shelf_and_no_book_twice(folder: Path) -> None:
    shelf = Shelf(folder)
    assert list(stock([shelf]))[-1] == Progress(4, 4, (folder / "broken",))
    assert all(shelf.is_fresh(folder / name) for name in _NAMES)
    assert list(stock([Shelf(folder)]))[-1] == Progress(1, 1, (folder / "broken",))


def test_a_book_that_is_gone_goes(folder: Path) -> None:
    shelf = Shelf(folder)
    list(stock([shelf]))
    (folder / "one").rename(folder / "new")
    list(stock([shelf]))
    assert shelf.rows("SELECT id FROM book ORDER BY id") == [("new",), ("other",), ("third",)]


def test_of_two_books_of_one_name_the_folder_counts(folder: Path) -> None:
    (folder / "one.yaml").write_text(SAMPLE.replace("Sample meeting", "In one file"), encoding="utf-8")
    shelf = Shelf(folder)
    list(stock([shelf]))
    assert shelf.is_fresh(folder / "one")


def test_a_folder_that_is_gone_for_now_keeps_its_books(folder: Path) -> None:
    list(stock([Shelf(folder)]))
    folder.rename(folder.with_name("elsewhere"))
    assert list(stock([Shelf(folder)])) == [Progress(0, 0)]
    folder.with_name("elsewhere").rename(folder)
    assert Shelf(folder).is_fresh(folder / "one")


def test_it_tells_how_far_it_is(folder: Path) -> None:
    with stocking(folder, folder / "nowhere") as process:
        assert heard(process).read().splitlines() == [f"books {done} 4" for done in range(5)]
    assert Shelf(folder).is_fresh(folder / "third")


def test_quotes_that_were_left_are_looked_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "AT_ONCE", 0)
    list(stock([Shelf(folder)]))
    with stocking(folder) as process:
        told = heard(process).read().splitlines()
    assert [line for line in told if line.startswith("quotes")] == [f"quotes {done} 6" for done in (2, 4, 6)]
    assert not books_left(Shelf(folder))


def test_all_of_one_book_is_known_before_the_others_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "AT_ONCE", 0)
    volume = open_volume(folder / "other")
    assert volume.verdicts.done == 0
    with stocking("--first", folder / "other", folder) as process:
        first, *others = heard(process).read().splitlines()
    assert (first, others[:2]) == ("first 0 2", ["first 2 2", "books 0 3"])
    assert not volume.is_looked_through
    assert volume.move_on()
    assert volume.is_looked_through
    assert volume.verdicts.done == 2

    with stocking("--first", folder / "other") as process:
        assert heard(process).read().splitlines() == ["books 0 0"]


def test_a_book_that_is_put_there_anew_meanwhile_is_another(folder: Path) -> None:
    volume = open_volume(folder / "one")
    (folder / "one" / "book.yaml").touch()
    with stocking("--first", settle(folder / "one")) as process:
        assert heard(process).read().splitlines() == ["first 2 2", "books 0 0"]
    assert not volume.move_on()
    assert Volume(volume.shelf.live, folder / "one").is_looked_through


def test_it_does_nothing_where_nothing_can_be_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "one" / "book.yaml"))
    with stocking(folder) as process:
        assert heard(process).read() == ""


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A book that takes seconds to read."""
    terms = "\n".join(
        f"  - {{id: t{number}, term: Word {number}, means: Nothing.}}" for number in range(8_000)
    )
    return settle(write_book(tmp_path, f"book: {{title: Large, date: 2026}}\nterms:\n{terms}\n"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it(large: Path, number: signal.Signals) -> None:
    with stocking(large.parent) as process:
        heard(process).readline()
        process.send_signal(number)
    assert not Shelf(large.parent).is_fresh(large)


def test_it_ends_when_nobody_listens_any_more(large: Path) -> None:
    with stocking(large.parent) as process:
        heard(process).readline()
        heard(process).close()
    assert not Shelf(large.parent).is_fresh(large)


@contextmanager
def stocking(*words: str | Path) -> Iterator[subprocess.Popen[str]]:
    """Stocking what the words of a command name, which must end without a word."""
    command = [sys.executable, "-m", "briefing.library.shelf.stocking", *map(str, words)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=pipe, stderr=pipe) as process:
        yield process
        assert process.stderr is not None
        assert (process.stderr.read(), process.wait()) == ("", 0)


def heard(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout
