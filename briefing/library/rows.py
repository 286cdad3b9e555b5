"""Rows of words that a text shares with wordings, each followed to its end.

Wordings that go on alike are followed as one, so that many of them cost hardly more than one: a text is gone
through once, however often they say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

Words = Sequence[str]


class _Alike:
    """Places in wordings from which on so many words are the same: which wording, and where in it."""

    def __init__(self, wordings: Sequence[Words], length: int) -> None:
        self._wordings = wordings
        self._length = length
        self.places: list[tuple[int, int]] = []

    @cached_property
    def by_next(self) -> dict[str | None, _Alike]:
        """The same places by the word that comes next; None where the wording ends."""
        found: dict[str | None, _Alike] = {}
        for number, at in self.places:
            wording, next_ = self._wordings[number], at + self._length
            word = wording[next_] if next_ < len(wording) else None
            found.setdefault(word, _Alike(self._wordings, self._length + 1)).places.append((number, at))
        return found


class Row(NamedTuple):
    """Words of a text that wordings have in a row too: the first, the one behind the last.

    They can be made no longer at either end.
    """

    first: int
    end: int
    alike: _Alike
    over: str | None
    """The next word of the text, with which a longer row goes on."""

    def wordings(self, only_whole: bool) -> Iterator[int]:
        """The numbers of the wordings that have the row, or `only_whole` of those that have no more."""
        for word, alike in self.alike.by_next.items():
            if word is None or word != self.over:
                is_end = word is None
                yield from (number for number, at in alike.places if not only_whole or (is_end and not at))


class Rows:
    """Wordings by the words in a row that they have: at least so many, or all where there are fewer."""

    def __init__(self, wordings: Sequence[Words], least: int) -> None:
        self._begun: defaultdict[Words, dict[str | None, _Alike]] = defaultdict(dict)
        for number, wording in enumerate(wordings):
            for at in range(max(len(wording) - least, 0) + 1):
                begun = tuple(wording[at : at + least])
                before = wording[at - 1] if at else None
                alike = self._begun[begun].setdefault(before, _Alike(wordings, len(begun)))
                alike.places.append((number, at))
        self._lengths = sorted(set(map(len, self._begun)))

    def shared(self, words: Words) -> Iterator[Row]:
        """The rows that a text has too, as long as they go on."""
        words = tuple(words)
        for first in range(len(words)):
            before = words[first - 1] if first else ""
            for length in self._lengths:
                end = first + length
                begun = self._begun.get(words[first:end]) if end <= len(words) else None
                for word, alike in begun.items() if begun else ():
                    if word != before:  # else a longer row began with that
                        yield from _followed(alike, words, first, end)


def _followed(alike: _Alike, words: Words, first: int, end: int) -> Iterator[Row]:
    """The rows that begin at a place, the shortest first."""
    while True:
        word = words[end] if end < len(words) else None
        further = alike.by_next.get(word) if word is not None else None
        if further is None or len(alike.by_next) > 1:
            yield Row(first, end, alike, word)
        if further is None:
            return
        alike, end = further, end + 1
