"""A query is told in words that a person would use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.search.query import parse
from briefing.library.search.reading import reading
from briefing.library.search.tree import Speaker
from briefing.model.text import Text, clean

READINGS = {
    "kind:quote by:colby date:>2026-01 partnership ": "quotes by Colby since January 2026 with 'partnership'",
    'kind:figure "5 percent" -gdp': "figures with '5 percent' but not 'gdp'",
    '"two words" OR pledge in:nato': "everything with 'two words' or 'pledge' in books named 'nato'",
    "partner": "everything with 'partner…'",
    "Q7": "the entry Q7",
    "q7 pledge ": "everything with 'Q7' and 'pledge'",
    "kind:quotes,figures": "quotes and figures",
    "kind:agenda tag:naval": "agenda items tagged 'naval'",
    "kind:book x ": "books with 'x'",
    "by:rutte": "everything by 'rutte'",
    "by:colby OR by:rutte": "everything either by Colby or by 'rutte'",
    "a b c": "everything with 'a', 'b' and 'c…'",
    "a (b OR c) d ": "everything with 'a', 'd' and either 'b' or 'c'",
    "a OR (b c) ": "everything with 'a' or both 'b' and 'c'",
    "a OR (b c d) ": "everything with 'a' or all of 'b', 'c' and 'd'",
    "a OR -b": "everything either with 'a' or without 'b'",
    "-gdp": "everything without 'gdp'",
    "kind:quote -by:colby -date:2025": "quotes but not by Colby and not in 2025",
    "-kind:quote -(kind:term x)": "everything but not quotes and not terms with 'x'",
    "date:<2025 NATO’s ": "everything before 2025 with 'NATO'",
    "": "",
    "kind:zz": "",
}


def called(speaker: Speaker) -> Text | None:
    """The name of the one speaker that is known."""
    return Text("Colby") if speaker.terms == ("colby",) else None


@pytest.mark.parametrize(("typed", "told"), READINGS.items())
def test_a_query_is_told_in_words(typed: str, told: str) -> None:
    assert reading(parse(typed), called) == told


PIECES = st.sampled_from(
    [
        "a",
        "b-c",
        '"d e"',
        "OR",
        "-",
        "(",
        ")",
        "kind:quote",
        "by:x",
        "date:2026",
        "in:y",
        "tag:z",
        "Q7",
        "\n",
        "\u2067",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)))
def test_every_query_has_a_reading_of_one_clean_line(typed: str) -> None:
    query = parse(typed)
    told = reading(query)
    assert told == clean(told)
    assert "\n" not in told
    assert bool(told) == bool(query.tree)
