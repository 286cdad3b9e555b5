"""Keys as people write them, as Textual names them, and those that no terminal sends."""

from __future__ import annotations

import pytest

from briefing.ui.key_names import display, refusal, textual_keys


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("ctrl+m", "is the same to a terminal as enter"),
        ("ctrl+i", "is the same to a terminal as tab"),
        ("ctrl+h", "is the same to a terminal as backspace"),
        ("ctrl+[", "is the same to a terminal as escape"),
        ("alt+x", "is a key that terminals do not send"),
        ("shift+space", "is a key that terminals do not send"),
        ("ctrl+enter", "is a key that terminals do not send"),
        ("ctrl+1", "is a key that terminals do not send"),
        ("shift+g", "is written G"),
        (" ", "is not the name of a key"),
        ("", "is not the name of a key"),
        ("entre", "is not the name of a key"),
        ("\x1b", "is not the name of a key"),
        ("ctrl+alt+banana", "is not the name of a key"),
    ],
)
def test_refused_keys(key: str, reason: str) -> None:
    assert refusal(key) == reason


@pytest.mark.parametrize(
    "key", ["a", "G", "?", ",", "+", "й", "ё", "ctrl+d", "ctrl+left", "shift+tab", "f1", "f12", "space"]
)
def test_keys_that_may_be_bound(key: str) -> None:
    assert refusal(key) == ""


@pytest.mark.parametrize(
    ("key", "written"), [("up", "↑"), ("ctrl+left", "ctrl+←"), ("escape", "esc"), ("+", "+")]
)
def test_display(key: str, written: str) -> None:
    assert display(key) == written


def test_a_comma_is_bound_by_its_name() -> None:
    assert textual_keys(["a", ","]) == "a,comma"
