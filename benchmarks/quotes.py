"""How fast 1,000 quotes are verified against a megabyte of text, reading it included.

The text is made of sentences all different. Half of the quotes stand in it, three in ten drifted by a word,
one in ten has an ellipsis, one in ten is shuffled. `python -m benchmarks.quotes` prints the states and the
times; it exits 1 if it takes longer than `TARGET`.
"""

from __future__ import annotations

import sys
from collections import Counter
from random import Random
from time import perf_counter

from briefing.library.verification.states import TextQuoteSelector
from briefing.library.verification.verifier import Verifier

SIZE = 1_000_000
QUOTES = 1_000
TARGET = 1.0
"""In seconds."""

_VOCABULARY = 20_000
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "na", "pu", "ra", "se", "ti", "vo", "zu")


def megabyte(random: Random) -> list[str]:
    """The words of a text; as in a language a few of them are most of it."""
    words = ["".join(random.choices(_SYLLABLES, k=random.randint(1, 4))) for _ in range(_VOCABULARY)]
    weights = [1 / rank for rank in range(1, _VOCABULARY + 1)]
    text: list[str] = []
    size = 0
    while size < SIZE:
        sentence = random.choices(words, weights, k=random.randint(8, 30))
        text += (*sentence[:-1], f"{sentence[-1]}.")
        size += sum(map(len, sentence)) + len(sentence) + 1
    return text


def quotes(text: list[str], random: Random) -> list[TextQuoteSelector]:
    """What is quoted from the words of a text."""
    made: list[TextQuoteSelector] = []
    for number in range(QUOTES):
        start = random.randrange(len(text) - 50)
        words = text[start : start + random.randint(10, 40)]
        match number % 10:
            case 5 | 6 | 7:
                words[random.randrange(len(words))] = "other"
            case 8:
                words[4:6] = ["…"]
            case 9:
                random.shuffle(words)
        made.append(TextQuoteSelector(" ".join(words)))
    return made


def main() -> int:
    """Measure; the exit code."""
    random = Random(1)
    text = megabyte(random)
    asked = quotes(text, random)
    source = " ".join(text)
    start = perf_counter()
    verifier = Verifier(source)
    read = perf_counter()
    states = Counter(verifier.verify(quote).state for quote in asked)
    end = perf_counter()
    print(", ".join(f"{count} {state}" for state, count in states.most_common()))
    print(f"{len(source):,} characters read in {read - start:.2f} s, {QUOTES:,} quotes in {end - read:.2f} s")
    return int(end - start > TARGET)


if __name__ == "__main__":
    sys.exit(main())
