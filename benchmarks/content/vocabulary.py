"""The words of the books, by class, those used most first; each is drawn as often as its rank has it (Zipf).

The head of each class stands in `words.txt`. A tail of compounds, surnames and places is made from parts, so
that a library has thousands of different words, most of them rare, as real ones do.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate, product
from pathlib import Path
from random import Random

_LISTED = {
    name: words.split()
    for block in Path(__file__).with_name("words.txt").read_text().split("\n\n")
    for name, words in [block.split(":", 1)]
}
NOUNS = _LISTED["nouns"]
MONTHS = _LISTED["months"]
FIRST_NAMES = _LISTED["first-names"]
COUNTRIES = {
    "Germany": "DE", "France": "FR", "Italy": "IT", "Poland": "PL", "Norway": "NO", "Spain": "ES",
    "Canada": "CA", "Sweden": "SE", "Finland": "FI", "Denmark": "DK", "Estonia": "EE", "Latvia": "LV",
    "Lithuania": "LT", "Belgium": "BE", "Portugal": "PT", "Greece": "GR", "Romania": "RO",
    "Bulgaria": "BG", "Czechia": "CZ", "Slovakia": "SK", "Slovenia": "SI", "Croatia": "HR",
    "Hungary": "HU", "Albania": "AL", "Iceland": "IS",
}  # fmt: skip
UNITS = (
    "million euros",
    "% of GDP",
    "brigades",
    "aircraft",
    "billion US dollars",
    "ships",
    "battalions",
    "tonnes",
)


class Zipf:
    """Words that are drawn the more often, the nearer they stand to the front."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._sums = list(accumulate((rank + 1.7) ** -1.2 for rank in range(1, len(words) + 1)))

    def draw(self, random: Random) -> str:
        """One word."""
        return self._words[bisect(self._sums, random.random() * self._sums[-1])]


def _made(*parts: Sequence[str]) -> list[str]:
    """Every combination, in an order that is the same everywhere and puts no part before the others."""
    words = ["".join(combination) for combination in product(*parts)]
    Random("the order of rare words").shuffle(words)
    return words


nouns = Zipf(NOUNS + _made(_LISTED["prefixes"], NOUNS))
verbs = Zipf(_LISTED["verbs"])
adjectives = Zipf(_LISTED["adjectives"])
adverbs = Zipf(_LISTED["adverbs"])
countries = Zipf(list(COUNTRIES))
cities = Zipf(_LISTED["cities"] + _made(_LISTED["onsets"], _LISTED["rhymes"], _LISTED["place-ends"]))
surnames = Zipf(_made(_LISTED["onsets"], _LISTED["rhymes"], _LISTED["surname-ends"]))
