"""Rows of words that a text shares with wordings are all found, and many that are alike as one."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from briefing.library.rows import Rows

LEAST = 3
WORDS = st.lists(st.sampled_from("abc"), max_size=8)


def rows(wordings: list[list[str]], text: list[str], *, whole: bool) -> set[tuple[int, int, int]]:
    shared = Rows(wordings, LEAST).shared(text)
    return {(row.first, row.end, number) for row in shared for number in row.wordings(whole)}


def by_each_place(wordings: list[list[str]], text: list[str]) -> Iterator[tuple[int, int, int, bool]]:
    for number, wording in enumerate(wordings):
        for first in range(len(text)):
            for at in range(len(wording)):
                length = 0
                while (
                    text[first + length : first + length + 1] == wording[at + length : at + length + 1] != []
                ):
                    length += 1
                is_begun = first and at and text[first - 1] == wording[at - 1]
                is_whole = length == len(wording)
                if not is_begun and (is_whole or length >= LEAST):
                    yield first, first + length, number, is_whole


@given(st.lists(WORDS.filter(bool), max_size=4), WORDS)
def test_the_rows_are_those_that_one_finds_place_by_place(wordings: list[list[str]], text: list[str]) -> None:
    found = set(by_each_place(wordings, text))
    assert rows(wordings, text, whole=False) == {(*row, number) for *row, number, _ in found}
    assert rows(wordings, text, whole=True) == {
        (*row, number) for *row, number, is_whole in found if is_whole
    }


def test_wordings_that_begin_alike_are_followed_as_one() -> None:
    wordings = [[*"we say this", str(number)] for number in range(200)]
    text = [*"we say this", "7"] * 100
    assert len(list(Rows(wordings, LEAST).shared(text))) == 2 * 100
