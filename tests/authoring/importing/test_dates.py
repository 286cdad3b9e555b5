"""Dates as people write them, and what is not guessed of them."""

from __future__ import annotations

import pytest

from briefing.authoring.importing.dates import UNKNOWN, bounds, day
from briefing.authoring.importing.gathered import Left, Span
from tests.authoring.importing.imports import told


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("13.04.2022", "2022-04-13"),
        ("2020.11", "2020-11"),
        ("2020-21", "2020-21"),
        ("2020-2021", "2020/2021"),
        ("2020/21", None),
        ("2020 21", None),
        ("3/4/2025", None),
        ("44197", None),
    ],
)
def test_a_day_is_what_the_words_surely_mean(written: str, meant: str | None) -> None:
    found = day(written)
    assert (found.text if found else None) == meant


@pytest.mark.parametrize("word", ["now", "today", "Present", "ongoing"])
def test_a_word_for_now_ends_nothing_and_begins_nothing_known(word: str) -> None:
    left = Left()

    assert bounds(Span(until=word), "here", left) == (None, None)
    assert told(left) == []
    assert bounds(Span(from_=word), "here", left) == (UNKNOWN, None)
    assert told(left) == [f"`{word}` as a beginning (now `unknown`): here"]
