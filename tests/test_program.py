"""The whole program in a real terminal: it comes up, it answers, and it hands the terminal back."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest

from tests.emulator import DEFAULT_MODES
from tests.sample import SAMPLE, write_book
from tests.terminal import BRIEFING, Terminal

FAILING = """
import sys
from briefing.cli import main
from briefing.ui.screens.reading import ReadingScreen
def fail(self): raise RuntimeError("a secret of the reader")
ReadingScreen.action_help = fail
sys.exit(main(sys.argv[1:]))
"""
"""The program with a fault in it that shows when help is asked for."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path)


def opened(home: Path, book: Path, *options: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    return Terminal(*BRIEFING, "open", str(book), *options, home=home, size=size)


def test_q_leaves_and_hands_the_terminal_back(home: Path, book: Path) -> None:
    with opened(home, book) as terminal:
        terminal.wait_for("Sample meeting", "Burden sharing", "q quit")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_handed_back()


def test_ctrl_c_leaves_even_from_a_window(home: Path, book: Path) -> None:
    with opened(home, book) as terminal:
        terminal.wait_for("Burden sharing")
        terminal.press("?")
        terminal.wait_for("In the text")
        terminal.press("ctrl+c")
        assert terminal.wait_for_exit() == 0
        terminal.assert_handed_back()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_and_the_terminal_is_as_it_was(
    home: Path, book: Path, number: signal.Signals
) -> None:
    with opened(home, book) as terminal:
        terminal.wait_for("Burden sharing")
        terminal.press("T")
        terminal.wait_for("Timeline")
        terminal.signal(number)
        assert terminal.wait_for_exit() == 128 + number
        terminal.assert_handed_back()
    with opened(home, book) as terminal:
        terminal.wait_for("The agreement")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_an_internal_error_says_so_and_tells_nothing_more(home: Path, book: Path) -> None:
    with Terminal(sys.executable, "-c", FAILING, "open", str(book), home=home, size=(80, 24)) as terminal:
        terminal.wait_for("Burden sharing")
        terminal.press("?")
        assert terminal.wait_for_exit() == 2
        terminal.assert_handed_back()
        assert "stopped because of an internal error" in terminal.text
        assert "secret" not in terminal.text
        assert "Traceback" not in terminal.text


def test_debug_shows_an_internal_error(home: Path, book: Path) -> None:
    with Terminal(
        sys.executable, "-c", FAILING, "open", "--debug", str(book), home=home, size=(120, 60)
    ) as terminal:
        terminal.wait_for("Burden sharing")
        terminal.press("?")
        assert terminal.wait_for_exit() == 2
        terminal.assert_handed_back()
        assert "a secret of the reader" in terminal.text


def test_the_window_may_change_its_size(home: Path, book: Path) -> None:
    with opened(home, book, size=(120, 40)) as terminal:
        terminal.wait_for("Burden sharing", "In this book")
        terminal.resize(60, 20)
        terminal.wait_until(lambda: "▾ Articles" not in terminal.text, "one pane")
        terminal.resize(20, 6)
        terminal.wait_for("small to read in")
        terminal.resize(80, 24)
        terminal.wait_for("▾ Articles", "Burden sharing")


def test_without_a_command_it_goes_on_where_it_was(home: Path, book: Path) -> None:
    with opened(home, book) as terminal:
        terminal.wait_for("Burden sharing")
        terminal.press("T")
        terminal.wait_for("The agreement")
        terminal.press("q")
        terminal.wait_for_exit()
    with Terminal(*BRIEFING, home=home, size=(80, 24)) as terminal:
        terminal.wait_for("The agreement")


def test_markup_and_control_characters_of_a_book_are_only_shown(home: Path, tmp_path: Path) -> None:
    hostile = SAMPLE.replace(
        "title: Sample meeting", r'title: "[@click=app.quit]x[/] \e]52;c;aGk=\a \e[2J \x9b"'
    )
    with opened(home, write_book(tmp_path, hostile), size=(120, 40)) as terminal:
        terminal.wait_for("[@click=app.quit]x[/] ␛]52;c;aGk=␇ ␛[2J ␛[", "Burden sharing")


def test_no_color_draws_without_colour(home: Path, book: Path) -> None:
    with Terminal(*BRIEFING, "open", str(book), home=home, env={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Burden sharing")
        assert not re.search(rb"\x1b\[[\d;]*(?:3|4|9|10)[0-8](?:;[\d;]*)?m", terminal.output)


def test_keys_typed_faster_than_pages_come_leave_nothing_on_the_terminal(home: Path, book: Path) -> None:
    with opened(home, book) as terminal:
        terminal.wait_for("Burden sharing", "q quit")
        terminal.press("l", "enter", "1", "l", "enter", "1", "2", "H", "H", "T")
        terminal.wait_for("The agreement", "Timeline")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_handed_back()
        assert b"Warning" not in terminal.output


def test_a_number_typed_before_the_first_page_is_there_does_no_harm(home: Path, book: Path) -> None:
    with opened(home, book) as terminal:
        terminal.press("1", "2", "y")
        terminal.wait_for("Sample meeting", "q quit")
        terminal.press("T")
        terminal.wait_for("The agreement", "Timeline")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_what_is_typed_before_the_first_page_counts(home: Path, book: Path) -> None:
    with opened(home, book) as terminal:
        terminal.press("T", "shift+tab", "home", "enter", "b")
        terminal.wait_for("Burden sharing", "q quit")
        terminal.wait_until(lambda: "▾ Articles" not in terminal.text, "the contents hidden")
        terminal.press("H")
        terminal.wait_for("The agreement", "Timeline")


def test_it_can_be_suspended_and_goes_on(home: Path, book: Path) -> None:
    with opened(home, book) as terminal:
        terminal.wait_for("Burden sharing", "q quit")
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until(lambda: terminal.modes == DEFAULT_MODES, "the terminal handed back")
        while not terminal.is_stopped:
            os.sched_yield()
        terminal.signal(signal.SIGCONT)
        terminal.press("T")
        terminal.wait_for("The agreement")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_handed_back()


def test_keys_that_no_keyboard_has_do_no_harm_and_escape_is_one(home: Path, book: Path) -> None:
    with opened(home, book) as terminal:
        terminal.wait_for("Burden sharing", "q quit")
        terminal.press("\x1b[1114112;2u", "?")
        terminal.wait_for("follow the marked link")
        terminal.press("escape")
        terminal.wait_until(lambda: "follow the marked link" not in terminal.text, "no help")


def test_it_ends_with_its_terminal_where_the_signal_for_that_goes_to_somebody_else(
    home: Path, book: Path
) -> None:
    deaf = ("/bin/sh", "-c", "trap '' HUP; \"$@\"; exit 0", "sh")
    with Terminal(*deaf, *BRIEFING, "open", str(book), home=home) as terminal:
        terminal.wait_for("Burden sharing")
        os.dup2(os.pipe()[0], terminal._master)  # nobody holds the other side of the terminal any more
        assert terminal.wait_for_exit() == 0
