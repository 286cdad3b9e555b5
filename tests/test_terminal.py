"""The rig itself, on programs of a few lines."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal

# Puts the terminal into raw mode, reports what it sees, and leaves on `q`.
RAW = """
import os, signal, sys, tty, termios
before = termios.tcgetattr(0)
def size(*_): print("size", *os.get_terminal_size(), end=" ", flush=True)
signal.signal(signal.SIGWINCH, size)
tty.setraw(0)
size()
while (key := os.read(0, 64)) != b"q":
    print(repr(key), end=" ", flush=True)
termios.tcsetattr(0, termios.TCSANOW, before)
"""


def run(program: str, home: Path, size: tuple[int, int] = (80, 24)) -> Terminal:
    return Terminal(sys.executable, "-c", program, home=home, size=size)


def test_the_command_has_a_controlling_terminal_of_the_given_size_and_a_bare_environment(home: Path) -> None:
    program = (
        "import os; open('/dev/tty'); print(os.get_terminal_size().columns, sorted(os.environ), sep='\\n')"
    )
    with run(program, home, (100, 30)) as terminal:
        terminal.wait_for("TERM")
        assert terminal.wait_for_exit() == 0
        assert terminal.lines[0] == "100"
        assert "PYTHON" not in terminal.text
        terminal.assert_handed_back()


def test_keys_and_new_sizes_arrive(home: Path) -> None:
    with run(RAW, home) as terminal:
        terminal.wait_for("size 80 24")
        terminal.press("ctrl+c")
        terminal.wait_for(r"b'\x03'")
        terminal.press("down")
        terminal.wait_for(r"b'\x1b[B'")
        terminal.resize(60, 20)
        terminal.wait_for("size 60 20")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_handed_back()


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        (r"\x1b[c", rb"\x1b[?62;22c"),
        (r"\x1b[5n", rb"\x1b[0n"),
        (r"\x1b[3;5H\x1b[6n", rb"\x1b[3;5R"),
        (r"\x1b[?2026$p", rb"\x1b[?2026;2$y"),
        (r"\x1b[?25$p", rb"\x1b[?25;1$y"),
        (r"\x1b[?2048$p", rb"\x1b[?2048;0$y"),
        (r"\x1b]11;?\x07", rb"\x1b]11;rgb:1111/1111/1111\x1b\\"),
    ],
)
def test_queries_are_answered(query: str, answer: bytes, home: Path) -> None:
    with run(RAW.replace("while", f"print('{query}', end='', flush=True)\nwhile"), home) as terminal:
        terminal.wait_for(f"b'{answer.decode()}'")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_a_frame_half_drawn_is_not_seen(home: Path) -> None:
    program = (
        r"print('\x1b[?2026hhalf', flush=True); input(); print('whole \x1b[?2026l', flush=True); input()"
    )
    with run(program, home) as terminal:
        with pytest.raises(AssertionError, match=r"half.* did not appear"):
            terminal.wait_for("half", timeout=0.5)
        terminal.press("enter")
        terminal.wait_for("half")
        assert "whole" in terminal.text


def test_sequences_cut_in_two_and_foreign_ones_are_no_text(home: Path) -> None:
    program = r"""
import sys
for piece in ["\x1b[?10", "49h\x1b[>25", "u\x1b[<u\x1b[4:3m", "\x1bPx", "y\x1b", "\\fine"]:
    print(piece, end="", flush=True); input()
"""
    with run(program, home) as terminal:
        for _ in range(6):
            terminal.press("enter")
        terminal.wait_for_exit()
        assert terminal.text.split() == ["fine"]
        assert 1049 in terminal.modes


@pytest.mark.parametrize(
    "left",
    [
        r"print('\x1b[?1049h')",
        r"print('\x1b[?25l')",
        r"print('\x1b[?1003h')",
        r"print('\x1b[?1000;1006h')",
        r"print('\x1b[?2004h')",
        r"print('\x1b[>25u')",
        r"print('\x1b[31m')",
        "import tty; tty.setcbreak(0)",
    ],
)
def test_a_terminal_not_handed_back_is_noticed(left: str, home: Path) -> None:
    with run(left, home) as terminal:
        assert terminal.wait_for_exit() == 0
        with pytest.raises(AssertionError):
            terminal.assert_handed_back()


def test_a_signal_is_the_exit_code_and_the_end_says_what_was_on_screen(home: Path) -> None:
    with run("print('waiting', flush=True); input()", home) as terminal:
        terminal.wait_for("waiting")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_for_exit() == -signal.SIGTERM
        with pytest.raises(AssertionError, match="waiting"):
            terminal.wait_for("never")


def test_nothing_outlives_the_rig(home: Path) -> None:
    with run("import os; print('pid', os.getpid(), 'running', flush=True); input()", home) as terminal:
        terminal.wait_for("running")
        pid = int(terminal.text.split()[1])
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
