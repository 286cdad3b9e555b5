"""The rig, on programs of a few lines."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.rig import Rig, Unseen

# Writes a piece for each byte that is typed, after one at once.
PIECES = """
import os, sys, termios, tty
tty.setraw(0, termios.TCSANOW)
for piece in sys.argv[1:]:
    os.write(1, piece.encode().decode("unicode_escape").encode())
    os.read(0, 1)
"""


def pieces(home: Path, *written: str) -> Rig:
    rig = Rig(sys.executable, "-c", PIECES, "ready", *written, home=home)
    rig.see("ready")
    return rig


def test_a_start_is_timed_from_the_beginning_of_the_process(home: Path) -> None:
    with Rig(sys.executable, "-c", "import time; time.sleep(0.2); print('here'); input()", home=home) as rig:
        assert 0.2 < rig.see("here") < 20


def test_words_that_never_come_are_told_with_the_screen(home: Path) -> None:
    with (
        Rig(sys.executable, "-c", "print('something else')", home=home) as rig,
        pytest.raises(Unseen, match="else"),
    ):
        rig.see("here")


TWICE = """
import os, time, tty
tty.setraw(0)
print("on")
os.read(0, 1)
os.write(1, b"one")
time.sleep(0.03)
os.write(1, b"two")
os.read(0, 1)
"""


def test_an_effect_is_timed_to_the_first_and_the_last_new_frame(home: Path) -> None:
    with Rig(sys.executable, "-c", TWICE, home=home) as rig:
        rig.see("on")
        effect = rig.effect("x", settle=0.3)
    assert (effect.frames, effect.bytes) == (2, 6)
    assert 0 < effect.painted < effect.settled
    assert effect.settled > 0.03


def test_a_key_that_changes_nothing_is_no_effect(home: Path) -> None:
    with pieces(home, "") as rig, pytest.raises(Unseen, match="changed nothing"):
        rig.effect("x", patience=0.2)


def test_a_frame_half_drawn_is_no_frame(home: Path) -> None:
    with pieces(home, r"\x1b[?2026hhalf", r"whole\x1b[?2026l") as rig:
        rig.press("x")
        assert rig.effect("x").frames == 1
        assert "halfwhole" in rig.text


def test_two_synchronised_frames_written_at_once_are_two(home: Path) -> None:
    with pieces(home, r"\x1b[?2026hone\x1b[?2026l\x1b[?2026htwo\x1b[?2026l") as rig:
        assert rig.effect("x").frames == 2


def test_what_stood_there_before_textual_is_no_frame_of_its_own(home: Path) -> None:
    with pieces(home, "early", r"\x1b[?2026$p", "late") as rig:
        rig.press("x")
        rig.see("early")
        assert rig.before is None
        rig.press("x", "x")
        rig.see("late", own=True)
        assert "early" not in rig.text


ASKS = r"""
import os, termios, tty
tty.setraw(0, termios.TCSANOW)
os.write(1, b"on\x1b]11;")
os.read(0, 1)
os.write(1, b"?\x07")
print(repr(os.read(0, 99)), flush=True)
os.read(0, 1)
"""


def test_queries_are_answered_once_even_when_cut_in_two(home: Path) -> None:
    with Rig(sys.executable, "-c", ASKS, home=home) as rig:
        rig.see("on")
        rig.press("x")
        rig.see("rgb:1111/1111/1111")
        assert rig.text.count("rgb:") == 1


def test_leaving_is_timed_to_the_end_of_the_process(home: Path) -> None:
    with pieces(home) as rig:
        assert rig.runs
        assert rig.leave("q") > 0
        assert not rig.runs


def test_a_process_has_a_size_and_uses_the_processor(home: Path) -> None:
    with Rig(sys.executable, "-c", "sum(range(3_000_000)); print('done'); input()", home=home) as rig:
        rig.see("done")
        rig.rest()
        assert rig.cpu() > 0.01
        assert rig.memory() > 1e6
