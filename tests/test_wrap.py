"""Lines of a width in cells: nothing is lost, nothing is too wide."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.text import clean
from briefing.wrap import cells, is_narrow, wrap

TEXTS = {
    ("one two three", 7): ["one two", "three"],
    ("one  two", 5): ["one", "two"],
    ("", 5): [""],
    ("a\n\nb", 5): ["a", "", "b"],
    ("  one", 5): ["  one"],
    ("abcdefghij", 4): ["abcd", "efgh", "ij"],
    ("defence-related", 10): ["defence-", "related"],
    ("https://example.org/a", 10): ["https://", "example.or", "g/a"],
    ("no\u00a0break here", 9): ["no\u00a0break", "here"],
    ("日本語のテキスト", 6): ["日本語", "のテキ", "スト"],
    ("ab 日本", 5): ["ab 日", "本"],
    ("cafe\u0301 au lait", 4): ["cafe\u0301", "au", "lait"],
    ("👩‍👩‍👧👩‍👩‍👧", 2): ["👩‍👩‍👧", "👩‍👩‍👧"],
    ("aa \u0301", 2): ["aa", " \u0301"],
    ("a — b — c", 5): ["a — b", "— c"],
}


@pytest.mark.parametrize(("given_", "lines"), TEXTS.items())
def test_lines(given_: tuple[str, int], lines: list[str]) -> None:
    text, width = given_
    assert [text[start:end] for start, end in wrap(text, width)] == lines


texts = st.one_of(
    st.text(alphabet="ab -/\n", max_size=200),
    st.text(alphabet="ab 日本é—\u0301\u200d👩\ufe0f❤ \n", max_size=100),
    # Only cleaned text is ever drawn, a tab in it as a blank.
    st.text(max_size=100).map(lambda text: clean(text).replace("\t", " ")),
)


@given(texts, st.integers(2, 120))
def test_only_blanks_are_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(text[start:end]) <= width for start, end in lines)
    end = 0
    for start, stop in lines:
        assert not text[end:start].strip(" \n")
        assert "\n" not in text[start:stop]
        end = stop
    assert not text[end:].strip(" ")


def test_every_character_that_is_narrow_takes_a_cell() -> None:
    from rich.cells import cell_len

    characters = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isprintable()]
    assert [one for one in characters if is_narrow(one) and cell_len(one) != 1] == []


@given(st.text(max_size=50))
def test_what_is_narrow_takes_a_cell_a_character(text: str) -> None:
    if is_narrow(text) and text.isprintable():
        from rich.cells import cell_len

        assert cell_len(text) == len(text)
