"""The last guard before the terminal: what acts on it becomes a sign, and all else stays as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color

from briefing.ui.line_filter import StrayCharacters

BLACK = Color(0, 0, 0)
BOLD = Style(bold=True)


def filtered(*segments: Segment) -> list[Segment]:
    return StrayCharacters().apply(list(segments), BLACK)


@pytest.mark.parametrize(
    ("stray", "sign"),
    [
        ("\x1b[2J", "␛[2J"), ("\x9b2J", "␛[2J"), ("a\tb", "a␉b"), ("a\nb", "a␊b"), ("a\r\nb", "a␊b"),
        ("\x07", "␇"), ("\x7f", "␡"), ("a\u202eb", "a‹RLO›b"), ("\ufeff", "‹BOM›"), ("\ud800", "\ufffd"),
    ],
)  # fmt: skip
def test_a_stray_character_becomes_visible(stray: str, sign: str) -> None:
    first, second, *_ = filtered(Segment(stray, BOLD), Segment(" " * 20))
    assert first == Segment(sign, BOLD)
    assert second.text.isspace()


@given(st.lists(st.text(max_size=12), max_size=4))
def test_a_line_has_no_stray_character_and_its_own_width(texts: list[str]) -> None:
    before = [Segment(text) for text in texts]
    after = filtered(*before)
    assert Segment.get_line_length(after) == Segment.get_line_length(before)
    for character in "".join(segment.text for segment in after):
        assert unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in ("LRE", "RLE", "PDF", "LRO", "RLO")


HARMLESS = (
    *("plain", "שלום", "سلام", "漢字", "é", "a\u00adb\u00a0c", "\u2067a\u2069"),
    "\U0001f468\u200d\U0001f469",
)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_is_not_touched(text: str) -> None:
    line = [Segment(text, BOLD)]
    assert StrayCharacters().apply(line, BLACK) is line


def test_what_textual_itself_sends_is_left_alone() -> None:
    sent = Segment("\x1b[1;1H", None, [(ControlType.HOME,)])
    assert filtered(sent, Segment("\x00  "))[0] is sent
