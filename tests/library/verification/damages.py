"""Real passages of the book that comes with the program, damaged in every way of `damage_kinds`.

`python -m tests.library.verification.damages [COUNT]` prints, for each kind of damage, how often it was taken
for exact, what it was told for instead (`altered`: what is changed is called out), and how often the passage
that was damaged is the one told. It exits 1 if any was taken for exact.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain, cycle
from pathlib import Path
from random import Random
from typing import NamedTuple

from briefing.library.verification.states import TextQuoteSelector
from briefing.library.verification.verifier import Verifier
from tests.library.verification.damage_kinds import DAMAGES, OF_TEXTS

BOOK = Path(__file__).parents[3] / "books" / "nato-feb-2026"
_DASHES = str.maketrans("–—", "--")
_LINK = re.compile(r"\[\[(?:[^|\]]*\|)?([^\]]*)\]\]")


class Damaged(NamedTuple):
    """A quote that its text does not have, and where the words stand that it was made of."""

    kind: str
    words: str
    start: int
    end: int
    text: str | None = None
    """Where it is the text that was damaged: that."""


def book_text() -> str:
    """The stored excerpts without their first lines, which are all alike, and the articles."""
    excerpts = (path.read_text().partition("\n\n")[2] for path in sorted(BOOK.glob("sources/*.txt")))
    articles = (path.read_text() for path in sorted(BOOK.glob("articles/*.yaml")))
    return _LINK.sub(r"\1", "\n\n".join(chain(excerpts, articles)))


def passages(text: str, random: Random) -> Iterator[tuple[int, int]]:
    """Stretches of 4 to 40 words within a paragraph, without end."""
    paragraphs = [
        words
        for found in re.finditer(r"(?:.+\n?)+", text)
        if len(words := [*re.compile(r"\S+").finditer(text, found.start(), found.end())]) > 4
        and not re.search(r"\[|\.\.\.|…", found[0])
    ]
    while True:
        words = random.choice(paragraphs)
        length = random.randint(4, min(40, len(words)))
        first = random.randint(0, len(words) - length)
        yield words[first].start(), words[first + length - 1].end()


def damaged(count: int, seed: int = 4) -> Iterator[Damaged]:
    """Damaged passages, all kinds in turn; none whose words happen to stand somewhere else."""
    random = Random(seed)
    text = book_text()
    plain = f" {' '.join(text.split())} "
    places = passages(text, random)
    kinds = cycle((*DAMAGES, *OF_TEXTS))
    while count:
        kind = next(kinds)
        found = None
        while found is None:
            found = _damaged(kind, text, plain, next(places), random)
        yield found
        count -= 1


def _damaged(kind: str, text: str, plain: str, place: tuple[int, int], random: Random) -> Damaged | None:
    """A passage after one kind of damage; None if there is nothing to damage."""
    start, end = place
    words = text[start:end].split()
    if kind in OF_TEXTS:
        both = OF_TEXTS[kind](words, random)
        return Damaged(kind, both[1], start, end, both[0]) if both else None
    made = " ".join(DAMAGES[kind](words, random) or ())
    # What is cut from an amount stands in the text but for what was cut off.
    stands = plain.count(f" {made} ") - (kind == "cut in an amount")
    stands += bool(made) and kind == "halves swapped" and _stands_in_order(made, plain)
    return Damaged(kind, made, start, end) if made and stands <= 0 else None


def _stands_in_order(quote: str, plain: str) -> bool:
    """Whether the halves of a quote follow each other somewhere, however dashes are written there."""
    first, last = re.split(r" (?:…|\[\.\.\.\]) ", quote.translate(_DASHES))
    plain = plain.translate(_DASHES)
    return plain.rfind(last) > plain.find(first) >= 0


class Outcome(NamedTuple):
    """What one damage was taken for."""

    damage: Damaged
    state: str
    is_right: bool
    """Whether the passage told is the one that was damaged, or one that reads the same."""
    alarms: tuple[str, ...]

    @property
    def is_taken_for_exact(self) -> bool:
        """Whether a reader sees nothing amiss."""
        return self.state == "exact" or (self.state == "altered" and not self.alarms)


def outcomes(count: int, seed: int = 4) -> Iterator[Outcome]:
    """What becomes of damaged passages."""
    text = book_text()
    verifier = Verifier(text)
    for damage in damaged(count, seed):
        of = verifier if damage.text is None else Verifier(damage.text, is_markdown=True)
        found = of.verify(TextQuoteSelector(damage.words))
        same = " ".join(text[damage.start : damage.end].split())
        is_right = found.passage is not None and (
            damage.text is not None
            or (found.passage.start < damage.end and damage.start < found.passage.end)
            or " ".join(found.passage.text.split()) in same
            or same in " ".join(found.passage.text.split())
        )
        yield Outcome(damage, found.state, is_right, found.alarms)


def main(count: int) -> int:
    """Print what became of so many; the exit code."""
    told = list(outcomes(count))
    states = ("altered", "drift", "ambiguous", "not-found")
    print(
        f"{'damage':28}{'count':>7}{'exact':>7}{''.join(f'{state:>11}' for state in states)}  right passage"
    )
    for name in (*DAMAGES, *OF_TEXTS, ""):
        these = [outcome for outcome in told if outcome.damage.kind == name or not name]
        exact = sum(outcome.is_taken_for_exact for outcome in these)
        counts = Counter(outcome.state for outcome in these if not outcome.is_taken_for_exact)
        right = sum(outcome.is_right for outcome in these) / len(these)
        others = "".join(f"{counts[state]:11}" for state in states)
        print(f"{name or 'all':28}{len(these):7}{exact:7}{others}{right:15.2%}")
    for outcome in told:
        if outcome.is_taken_for_exact:
            print(f"{outcome.state}: {outcome.damage.kind}: {outcome.damage.words!r}")
    return int(any(outcome.is_taken_for_exact for outcome in told))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9_100))
