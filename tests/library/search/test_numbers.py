"""A number is found however it is written, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.search.words import indexed

ALIKE = {
    "5 percent": "5 %; 5%; 5 percent; five percent; five per cent; 5 per cent; 5 pct; five-percent; 5\u202f%",
    "1 percent": "1%; one percent; one per cent",
    "5 percentage points": "5 percentage points; five percentage points",
    "1500": "1,500; 1 500; 1\u00a0500; 1\u202f500; 1500; fifteen hundred; 1.5 thousand; 1.5k; 15 hundred",
    "1500000.75": "1,500,000.75; 1 500 000,75; 1.500.000,75; 1500000.75",
    "3.5": "3.5; 3,5",
    "35 billion": "35 billion; 35bn; 35 bn; €35bn; $35 billion; thirty-five billion; thirty five billion",
    "35 million": "35 million; 35m; 35 m; £35mn; 35 mln; 35M",
    "2.5 trillion": "2.5 trillion; 2,5tn; 2.5 trn",
    "100": "hundred; one hundred; 100; 1 hundred",
    "120": "one hundred and twenty; one hundred twenty; 120",
    "26501": "twenty-six thousand five hundred and one; 26,501; 26 501",
    "400000": "four hundred thousand; 400,000; 400 thousand; 400k",
    "20 26": "twenty twenty-six; 20 26; twenty, 26",
    "5 and 6": "five and six; 5 and 6",
    "one of 2": "one of two; one of 2",
    "192 168 1 1": "192.168.1.1; 192-168-1-1",
    "10 100 troops": "10-100 troops; 10–100 troops; ten - hundred troops",
    "f 35 400 times": "F-35 400 times; F35 400 times",
    "hundreds of thousands": "hundreds of thousands",
    "weighty phone tennis": "weighty phone tennis",
}


@pytest.mark.parametrize(
    ("folded", "written"), [(k, w) for k, ways in ALIKE.items() for w in ways.split("; ")]
)
def test_ways_to_write_a_number_are_one(folded: str, written: str) -> None:
    assert indexed(written) == folded


SMALL = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int, link: str) -> str:
    """A number below a million as it is said."""
    if number >= 1000:
        rest = in_words(number % 1000, link)
        return f"{in_words(number // 1000, link)} thousand{' ' + rest if rest else ''}"
    if number >= 100:
        rest = in_words(number % 100, link)
        return f"{SMALL[number // 100]} hundred{link + rest if rest else ''}"
    if number >= 20:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    return SMALL[number]


@given(st.integers(2, 999_999), st.sampled_from([" and ", " "]))
def test_a_number_in_words_is_the_number_in_digits(number: int, link: str) -> None:
    assert (
        indexed(in_words(number, link)) == indexed(f"{number:,}") == indexed(f"{number:,}".replace(",", " "))
    )


@given(st.integers(1, 10**26), st.integers(0, 99))
def test_thousands_and_decimals_may_be_marked_either_way(whole: int, decimals: int) -> None:
    english, plain = f"{whole:,}.{decimals}", f"{whole}.{decimals}"
    spaced, german = (english.translate(str.maketrans(",.", marks)) for marks in (" ,", ".,"))
    assert indexed(english) == indexed(spaced) == indexed(german) == plain
