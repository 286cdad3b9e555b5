"""What the bytes of a terminal mean, and that no bytes end the listening."""

from __future__ import annotations

import select

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from briefing.ui.driver import Bell, Keyboard

END_OF_PASTE = b"\x1b[201~"


def keys(*arrived: bytes) -> list[str]:
    """The keys in what arrives piece by piece."""
    keyboard = Keyboard()
    return [event.key for data in arrived for event in keyboard.typed(data) if isinstance(event, Key)]


def test_a_character_and_a_sequence_may_arrive_in_pieces() -> None:
    assert keys("é".encode()[:1], "é".encode()[1:], b"\x1b[", b"A", b"j") == ["é", "up", "j"]


def test_bytes_that_are_no_text_cost_nothing_but_themselves() -> None:
    assert keys(b"j\xffk", b"\xc3", b"q")[-2:] == ["replacement_character", "q"]


@pytest.mark.parametrize("senseless", ["\x1b[1114112;2u", "\x1b[97:65;2u", "\x1b[55296;1;1114112u"])
def test_a_key_that_no_keyboard_has_is_passed_over(senseless: str) -> None:
    assert keys(f"j{senseless}k".encode()) == ["j", "k"]


@given(st.lists(st.binary(max_size=40), max_size=5))
def test_after_any_bytes_the_next_key_counts(noise: list[bytes]) -> None:
    assert keys(*noise, END_OF_PASTE, b"q")[-1] == "q"


def test_what_is_pasted_is_no_keys() -> None:
    pasted = [*Keyboard().typed(b"\x1b[200~q\xff" + END_OF_PASTE + b"j")]
    assert [type(event) for event in pasted] == [Paste, Key]


def test_a_bell_can_be_waited_for_and_rung_again() -> None:
    bell = Bell()
    for _ in range(2):
        assert not select.select([bell], [], [], 0)[0]
        bell.set()
        assert select.select([bell], [], [], 0)[0]
        bell.clear()
    bell.clear()
    assert not bell.is_set()
