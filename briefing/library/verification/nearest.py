"""The passage of a text that is nearest to some words: where their rare words stand together."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from heapq import nlargest, nsmallest
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq, Levenshtein

from briefing.library.verification.wording import Wording, is_word

_MOST_SEEDS = 200
"""Occurrences of rare words that are looked at for one quote."""
_MOST_CANDIDATES = 8
_MOST_REFINED = 2
_AROUND = 500
"""Words before or after one part of a quote in which the next is looked for."""
_MOST_WORDS = 2_000
"""Words that are compared; a longer quote stands in a text as it is, or is not found."""


class Near(NamedTuple):
    """A passage, from which word to before which, and how many words it takes to make it the words sought."""

    distance: int
    first: int
    end: int


class Nearest:
    """Looks in one text, whose words it indexes once."""

    def __init__(self, text: Wording) -> None:
        self._text = text

    def passages(self, parts: Sequence[Sequence[str]]) -> list[Near | None]:
        """The passages nearest to the parts of a quote: the surest anywhere, the others around it."""
        placed = [self._passage(words) for words in parts]
        kept = [len(words) - near.distance if near else -1 for words, near in zip(parts, placed, strict=True)]
        surest = max(range(len(parts)), key=kept.__getitem__, default=0)
        middle = placed[surest] if placed else None
        if middle is None:
            return placed
        low, high = middle.first, middle.end
        for at in range(surest + 1, len(parts)):
            placed[at] = near = self._passage(parts[at], high, min(high + _AROUND, len(self._text)))
            high = near.end if near else high
        for at in range(surest - 1, -1, -1):
            placed[at] = near = self._passage(parts[at], max(0, low - _AROUND), low)
            low = near.first if near else low
        return placed

    def likeness(self, parts: Sequence[Sequence[str]], placed: Sequence[Near | None]) -> float:
        """The share of the words of a quote and of its passages that they have in common, in order."""
        changes = total = 0
        for words, near in zip(parts, placed, strict=True):
            found = self._text.words[near.first : near.end] if near else []
            changes += Indel.distance(words, found)
            total += len(words) + len(found)
        return 1 - changes / total

    def _passage(self, words: Sequence[str], low: int = 0, high: int | None = None) -> Near | None:
        """The nearest passage from word `low` to before `high`; None if no word of theirs is there."""
        high = len(self._text) if high is None else high
        if len(words) > _MOST_WORDS:
            return None
        slack = min(max(3, len(words) // 4), 12)
        starts = list(self._starts(words, slack, low, high))
        rough = nsmallest(_MOST_REFINED, starts, key=lambda start: self._missing(words, start, slack))
        refined = (self._refined(words, start, slack, low, high) for start in rough)
        return min(refined, key=lambda near: (near.distance, self._changes(words, near), near), default=None)

    def _starts(self, words: Sequence[str], slack: int, low: int, high: int) -> Iterator[int]:
        """Where a passage may begin, the likeliest first: rare words agree about it."""
        seeds = sorted(self._seeds(words, low, high))
        votes = Counter(start // slack for start in seeds)
        likeliest = nlargest(_MOST_CANDIDATES, votes, key=lambda box: votes[box] + votes[box + 1])
        for box in likeliest:
            yield seeds[(bisect_left(seeds, box * slack) + bisect_left(seeds, (box + 2) * slack) - 1) // 2]

    def _seeds(self, words: Sequence[str], low: int, high: int) -> Iterator[int]:
        """Where the words would begin, by each occurrence of the rarest of them."""
        places = self._text.occurrences
        known = {word: places[word] for word in words if is_word(word) and word in places}
        told = 0
        for word in sorted(known, key=lambda word: len(known[word])):
            found = known[word]
            if told and told + len(found) > _MOST_SEEDS:
                return
            begin = bisect_left(found, low)
            within = found[begin : min(bisect_left(found, high), begin + _MOST_SEEDS)]
            told += len(within)
            at = words.index(word)
            yield from (place - at for place in within)

    def _missing(self, words: Sequence[str], start: int, slack: int) -> int:
        """How many of the words do not stand in their order around a place."""
        return len(words) - LCSseq.similarity(
            words, self._text.words[max(0, start - slack) : start + len(words) + slack]
        )

    def _changes(self, words: Sequence[str], near: Near) -> int:
        """How many words one side has and the other has not: a word too much is less than another word."""
        return Indel.distance(words, self._text.words[near.first : near.end])

    def _near(self, words: Sequence[str], start: int, low: int, high: int) -> Near:
        first, end = max(low, start), min(high, max(low, start) + len(words))
        return self._between(words, first, end)

    def _refined(self, words: Sequence[str], start: int, slack: int, low: int, high: int) -> Near:
        """The passage that begins near a place, moved and stretched to where it is nearest."""

        text = self._text.words

        def fit(near: Near) -> tuple[int, int, int, int]:
            # One that begins and ends as the words do may be longer: what they leave out stays in sight.
            edges = (words[0] != text[near.first]) + (words[-1] != text[near.end - 1])
            return near.distance + edges, edges, abs(near.end - near.first - len(words)), near.first

        near = self._near(words, start, low, high)
        slack = min(slack, near.distance + 2)
        starts = range(max(low, near.first - slack), min(high - 1, near.first + slack) + 1)
        best = min((self._near(words, start, low, high) for start in starts), key=fit)
        ends = range(max(best.first + 1, best.end - slack), min(high, best.end + slack) + 1)
        best = min((self._between(words, best.first, end) for end in ends), key=fit, default=best)
        firsts = range(max(low, best.first - slack), min(best.end, best.first + slack + 1))
        return self._whole(min((self._between(words, first, best.end) for first in firsts), key=fit))

    def _between(self, words: Sequence[str], first: int, end: int) -> Near:
        return Near(Levenshtein.distance(words, self._text.words[first:end]), first, end)

    def _whole(self, near: Near) -> Near:
        first, end = self._text.whole(near.first, near.end)
        return near._replace(first=first, end=end)
