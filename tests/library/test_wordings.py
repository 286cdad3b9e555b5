"""What of a wording is not in another one: whole words, wherever they stand, and nothing that is no news."""

from __future__ import annotations

import pytest

from briefing.library.wordings import unlike

OWN = "Now it's time to march out together, based on partnership rather than dependency"


def marked(words: str, other: str = OWN) -> str:
    """The words, in brackets what is not in the other wording."""
    found, at = "", 0
    for start, end in unlike(words, other):
        found += f"{words[at:start]}[{words[start:end]}]"
        at = end
    return found + words[at:]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (OWN, OWN),
        ("based on partnership rather than dependency", "based on partnership rather than dependency"),
        (
            "BASED on “partnership” -- rather than dependency!",
            "BASED on “partnership” -- rather than dependency!",
        ),
        ("based on partnership, not dependency", "based on partnership, [not] dependency"),
        ("Now it’s time to march in together", "Now it’s time to march [in] together"),
        ("it was 5.5 percent, then it was 3,5 percent", "it was [5.5] percent, then it was [3,5] percent"),
    ],
)
def test_only_what_is_said_otherwise_is_marked(words: str, expected: str) -> None:
    other = OWN if "percent" not in words else "it was 5 percent, then it was 3 percent"
    assert marked(words, other) == expected


def test_of_other_words_altogether_none_is_marked() -> None:
    assert unlike("põhineb pigem partnerlusel kui sõltuvusel", OWN) == ()


def test_what_would_take_too_long_to_compare_is_not() -> None:
    assert unlike("a b " * 5_000 + "c", "a b " * 5_000) == ()
