"""Pictures in the pixels of a real terminal: what goes there, and that nothing is asked of it."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from briefing.ui.graphics import protocol
from tests.pictures import book_with, encoded, squares
from tests.terminal import BRIEFING, Terminal

KITTY = {"TERM": "xterm-kitty", "DISPLAY": ":9"}
SIXEL = {"TERM_PROGRAM": "WezTerm"}
TRANSMITTED = re.compile(rb"\x1b_G([^;\x1b]*);([^\x1b]*)\x1b\\")
ASKED = (b"\x1b[c", b"\x1b[16t", b"a=q")
"""What the library asks when it is imported."""


@pytest.mark.parametrize(
    ("environ", "kind"),
    [
        ({"TERM": "xterm-256color"}, None),
        ({}, None),
        ({"TERM": "xterm-kitty"}, "kitty"),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, "kitty"),
        ({"TERM": "xterm-ghostty"}, "kitty"),
        ({"TERM": "foot-extra"}, "sixel"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "sixel"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, None),
        ({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"}, None),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux"}, None),
        ({"TERM": "screen", "TERM_PROGRAM": "WezTerm"}, None),
    ],
)
def test_the_environment_tells_what_a_terminal_can_do(environ: dict[str, str], kind: str | None) -> None:
    assert protocol(environ) == kind


def opened(book: Path, home: Path, **env: str) -> Terminal:
    return Terminal(*BRIEFING, "open", f"{book}/map", home=home, size=(100, 30), env=env)


def received(output: bytes) -> Image.Image:
    """The picture that a terminal of kitty's kind was given."""
    data = b"".join(payload for _, payload in TRANSMITTED.findall(output))
    return Image.open(BytesIO(base64.b64decode(data)))


def test_a_terminal_of_kittys_kind_is_given_the_picture_itself(tmp_path: Path, home: Path) -> None:
    book = book_with(tmp_path, encoded(squares(600, 300)))
    with opened(book, home, **KITTY) as terminal:
        terminal.wait_for("figures/map.png")
        terminal.press("i")
        terminal.wait_until(lambda: "\U0010eeee" in terminal.text, "a place for the picture")
        picture = received(terminal.output).convert("RGB")
        assert picture.size == (960, 480)  # 24 rows of 20 pixels, and the shape it has
        assert picture.getpixel((5, 5)) == (255, 0, 0)
        assert picture.getpixel((picture.width - 5, 5)) == (0, 0, 255)
        assert not [question for question in ASKED if question in terminal.output]
        terminal.press("o")
        terminal.wait_until(lambda: "▀" in terminal.text, "cells below the question")
        assert "\U0010eeee" not in terminal.text
        terminal.press("n")
        terminal.wait_until(lambda: "\U0010eeee" in terminal.text, "the picture itself again")
        terminal.press("ctrl+q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_handed_back()


def test_a_terminal_with_sixels_is_given_those(tmp_path: Path, home: Path) -> None:
    book = book_with(tmp_path, encoded(squares(600, 300)))
    with opened(book, home, **SIXEL) as terminal:
        terminal.wait_for("figures/map.png")
        terminal.press("i")
        terminal.wait_until(lambda: b"\x1bP0;0;0q" in terminal.output, "sixels")
        terminal.wait_for("open file")
        size = re.search(rb'\x1bP[\d;]*q"1;1;(\d+);(\d+)', terminal.output)
        assert size
        assert (int(size[1]), int(size[2])) == (960, 480)
        assert b"\x1b7\x1b[2;3H\x1bP" in terminal.output  # in the middle, where the cursor was not
        assert not [question for question in ASKED if question in terminal.output]
        terminal.press("q")
        terminal.wait_for("The map")


@pytest.mark.parametrize(
    "env", [{}, {**KITTY, "TMUX": "/tmp/x"}, {**KITTY, "COLORTERM": ""}, {**KITTY, "NO_COLOR": "1"}]
)
def test_elsewhere_it_is_drawn_in_cells(tmp_path: Path, home: Path, env: dict[str, str]) -> None:
    book = book_with(tmp_path, encoded(squares()))
    with opened(book, home, **env) as terminal:
        terminal.wait_for("figures/map.png")
        terminal.press("i")
        drawn = "⣿" if "NO_COLOR" in env else "▀"
        terminal.wait_until(lambda: drawn * 40 in terminal.text and "open file" in terminal.text, "cells")
        assert b"\x1b_G" not in terminal.output
        assert b"\x1bP0" not in terminal.output
