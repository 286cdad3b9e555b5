"""Bytes → text: every encoding but UTF-8 is told, and nothing that acts on a terminal comes through."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.loading.budgets import LIMITS
from briefing.loading.decoding import decode
from briefing.model.text import clean, faults

PATH = Path("book.yaml")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"a: 1\n", "a: 1\n"),
        (b"\xef\xbb\xbfa: 1\n", "a: 1\n"),
        (b"a: 1\r\nb: 2\r", "a: 1\nb: 2\n"),
        ("a: žluťoučký 日本 👩‍👩‍👧\n".encode(), "a: žluťoučký 日本 👩‍👩‍👧\n"),
    ],
)
def test_utf8_in_every_dress_is_read_without_a_word(data: bytes, text: str) -> None:
    assert decode(data, PATH) == (text, [])


@pytest.mark.parametrize(
    ("data", "line", "column", "sentence"),
    [
        ("a: 1".encode("utf-16"), 0, 0, "the file is UTF-16, not UTF-8"),
        ("a: 1".encode("utf-16-le"), 0, 0, "the file is UTF-16, not UTF-8"),
        ("a: 1".encode("utf-16-be"), 0, 0, "the file is UTF-16, not UTF-8"),
        ("a: 1".encode("utf-32"), 0, 0, "the file is UTF-32, not UTF-8"),
        ("a: 1".encode("utf-32-be"), 0, 0, "the file is UTF-32, not UTF-8"),
        ("a: 1\r\nb: é".encode("latin-1"), 2, 4, "byte 0xE9 is not UTF-8"),
        (b"a: \xff", 1, 4, "byte 0xFF is not UTF-8"),
        (b"\xed\xa0\x80", 1, 1, "byte 0xED is not UTF-8"),
        ("é".encode()[:1], 1, 1, "byte 0xC3 is not UTF-8"),
    ],
)
def test_other_encodings_are_refused_with_the_place(
    data: bytes, line: int, column: int, sentence: str
) -> None:
    text, [problem] = decode(data, PATH)

    assert text is None
    assert (problem.code, problem.line, problem.column, problem.message) == ("F003", line, column, sentence)
    assert problem.hint
    assert problem.hint.startswith("save the file as UTF-8")


@pytest.mark.parametrize(
    ("data", "shown", "line", "column", "name"),
    [
        (b"a: \x1b[2J", "a: ␛[2J", 1, 4, "ESC (U+001B)"),
        (b"a:\nb: x\x00", "a:\nb: x␀", 2, 5, "NUL (U+0000)"),
        ("a: \u202eb".encode(), "a: ‹RLO›b", 1, 4, "right-to-left override (U+202E)"),
        ("a: \x9d52;".encode(), "a: ␛]52;", 1, 4, "OSC (U+009D)"),
    ],
)
def test_what_acts_on_a_terminal_is_shown_and_told(
    data: bytes, shown: str, line: int, column: int, name: str
) -> None:
    text, [problem] = decode(data, PATH)

    assert text == shown
    assert (problem.code, problem.line, problem.column) == ("F004", line, column)
    assert problem.message.startswith(f"{name} in the text, shown as ")


def test_a_file_full_of_control_characters_is_no_text() -> None:
    few, problems = decode(b"\x01\n" * (LIMITS.problems_per_code - 1), PATH)
    many, [problem] = decode(b"\x01\n" * 2_000_000, PATH)

    assert few is not None
    assert (problems[-1].line, problems[-1].column) == (LIMITS.problems_per_code - 1, 1)
    assert many is None
    assert problem.message == "the file has 1,000 control characters or more; it is not a text"


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_give_clean_text_or_a_reason(data: bytes) -> None:
    text, problems = decode(data, PATH)

    assert text is not None or problems
    assert not list(faults(text or ""))


telling = st.sampled_from(
    (*"aé日”👍", " ", "\n", "\r", "\t", "e\u0301", "\u0301" * 5, "\u2066a\u2069", "\u2066", "\u200d",
     "\ufeff", "\x85", "\U0001f3f4\U000e0067\U000e0062\U000e007f")
)  # fmt: skip


@given(st.lists(telling).map("".join))
def test_the_text_is_what_cleaning_makes_of_it(text: str) -> None:
    assert decode(text.encode(), PATH).text == clean(text.removeprefix("\ufeff"))
