"""The first page before the program is there: the same to the cell, and never of what has changed."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import shipped
from tests.library.shelf.readings import settle
from tests.sample import SAMPLE, write_book
from tests.terminal import BRIEFING, ROOT, Terminal, environment

PAINTED = b"\x1b[?1049h\x1b[?25l\x1b[H"
MOUSE, PASTE = b"\x1b[?1000h", b"\x1b[?2004h"
"""What the program asks of the terminal first when it takes it over, and last."""
QUIT = "q quit"


@pytest.fixture
def book(home: Path, tmp_path: Path) -> Path:
    shipped.lend()  # else the program reads these books while one reads this one
    return settle(write_book(tmp_path))


def opened(home: Path, book: Path, *options: str, size: tuple[int, int] = (100, 30)) -> Terminal:
    return Terminal(*BRIEFING, "open", str(book), *options, home=home, size=size)


def read_a_while(home: Path, book: Path, is_at_timeline: bool = False) -> None:
    """Read until what the next start paints is kept, which it is only of a screen where nothing goes on."""
    glimpses = home / ".cache" / "briefing" / "glimpses"
    before = {file.stat().st_mtime_ns for file in glimpses.glob("*")}
    for _ in range(10):
        read_once(home, book, is_at_timeline)
        if {file.stat().st_mtime_ns for file in glimpses.glob("*")} - before:
            return
        # On a busy machine the reader leaves before the other books are read, and that goes on.
        subprocess.run([*BRIEFING, "search", "x"], env=environment(home), cwd=ROOT, capture_output=True)
    raise AssertionError("nothing was kept")


def read_once(home: Path, book: Path, is_at_timeline: bool) -> None:
    with opened(home, book) as terminal:
        terminal.wait_for(QUIT, "In this book")
        if is_at_timeline:
            terminal.press("T")
            terminal.wait_for(QUIT, "── as of")
        terminal.press("?")
        terminal.wait_for("follow the marked link")
        terminal.press("escape")
        terminal.wait_until(lambda: "follow the marked link" not in terminal.text, "no help")
        terminal.press("q")
        terminal.wait_for_exit()
        terminal.assert_handed_back()


def cells(terminal: Terminal) -> list[object]:
    """All cells above the last line, which was waited for and so may still be on its way."""
    screen = terminal.screen
    return [screen.buffer[y][x] for y in range(screen.lines - 1) for x in range(screen.columns)]


def is_painted(home: Path, book: Path, *options: str, size: tuple[int, int] = (100, 30)) -> bool:
    with opened(home, book, *options, size=size) as terminal:
        terminal.wait_for(QUIT)
        return terminal.output.startswith(PAINTED)


def test_the_next_start_paints_at_once_what_will_be_drawn(home: Path, book: Path) -> None:
    read_a_while(home, book, is_at_timeline=True)
    with opened(home, book) as terminal:
        terminal.wait_for(QUIT, "The agreement")
        assert terminal.output.startswith(PAINTED)
        glimpse = cells(terminal)
        terminal.press("?")
        terminal.wait_for("follow the marked link")
        terminal.press("escape")
        terminal.wait_until(lambda: "follow the marked link" not in terminal.text, "no help")
        terminal.wait_for(QUIT)
        assert cells(terminal) == glimpse
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_handed_back()


def test_a_key_typed_over_the_glimpse_counts_and_is_not_shown(home: Path, book: Path) -> None:
    read_a_while(home, book)
    with opened(home, book) as terminal:
        terminal.wait_for(QUIT)
        terminal.press("T")
        terminal.wait_for("The agreement")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def change_the_book(home: Path, book: Path) -> None:
    (book / "book.yaml").write_text(SAMPLE.replace("Sample meeting", "Other meeting"), encoding="utf-8")


def change_it_and_set_the_time_back(home: Path, book: Path) -> None:
    import os

    file = book / "book.yaml"
    before = file.stat()
    file.write_text(SAMPLE.replace("Sample meeting", "Simple meeting"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def change_the_keys(home: Path, book: Path) -> None:
    folder = home / ".config" / "briefing"
    folder.mkdir(parents=True)
    (folder / "keys.yaml").write_text("keys: {app.help: [f1]}\n", encoding="utf-8")


def forget_the_place(home: Path, book: Path) -> None:
    for file in (home / ".local" / "state" / "briefing").iterdir():
        file.unlink()


def damage_the_glimpse(home: Path, book: Path) -> None:
    for file in (home / ".cache" / "briefing" / "glimpses").iterdir():
        file.write_bytes(file.read_bytes().replace(b"Sample", b"Simple"))


@pytest.mark.parametrize(
    ("number", "moment"),
    [
        (signal.SIGTERM, PAINTED),
        (signal.SIGHUP, PAINTED),
        (signal.SIGINT, PAINTED),
        (signal.SIGHUP, MOUSE),
        (signal.SIGTERM, PASTE),
    ],
)
def test_a_signal_while_the_picture_stands_leaves_the_terminal_as_it_was(
    home: Path, book: Path, number: signal.Signals, moment: bytes
) -> None:
    read_a_while(home, book)
    with opened(home, book) as terminal:
        terminal.wait_until(lambda: moment in terminal.output, "the picture")
        terminal.signal(number)
        assert terminal.wait_for_exit() == 128 + number
        terminal.assert_handed_back()


@pytest.mark.parametrize(
    "change",
    [
        change_the_book,
        change_it_and_set_the_time_back,
        change_the_keys,
        forget_the_place,
        damage_the_glimpse,
    ],
)
def test_nothing_stale_is_painted(home: Path, book: Path, change: Callable[[Path, Path], None]) -> None:
    read_a_while(home, book)
    change(home, book)
    assert not is_painted(home, book)


def test_what_changed_while_it_was_read_is_not_painted(home: Path, book: Path) -> None:
    with opened(home, book) as terminal:
        terminal.wait_for(QUIT, "In this book")
        change_the_book(home, book)
        terminal.press("q")
        terminal.wait_for_exit()
    assert not is_painted(home, settle(book))
    read_a_while(home, book)
    assert is_painted(home, book)


def test_another_size_or_another_command_is_not_painted_but_the_same_is(home: Path, book: Path) -> None:
    read_a_while(home, book)
    assert not is_painted(home, book, size=(90, 30))
    assert not is_painted(home, book, "--theme", "briefing-light")
    read_a_while(home, book)
    assert is_painted(home, book)
