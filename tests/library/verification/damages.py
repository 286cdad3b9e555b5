"""Real passages of the book that comes with the program, and what may happen to them on the way into a quote.

`python -m tests.library.verification.damages` prints, for each kind of damage, how often it was taken for
exact and how often the passage that was damaged is the one told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain, cycle
from pathlib import Path
from random import Random
from typing import NamedTuple

from briefing.library.verification.states import TextQuoteSelector
from briefing.library.verification.verifier import Verifier

BOOK = Path(__file__).parents[3] / "books" / "nato-feb-2026"
_LINK = re.compile(r"\[\[(?:[^|\]]*\|)?([^\]]*)\]\]")
_NEGATION = re.compile(r"(?i)(?:no|not|never|none|without|cannot|.*n['’]t)[.,;:]?")

Damage = Callable[[list[str], Random], list[str] | None]
"""What a passage becomes, word by word; None: there is nothing to damage."""


class Damaged(NamedTuple):
    """A quote that its text does not have, and where the words stand that it was made of."""

    kind: str
    words: str
    start: int
    end: int


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
    for kind, damage in cycle(DAMAGES.items()):
        start, end = next(places)
        words = damage(text[start:end].split(), random)
        while words is None or f" {' '.join(words)} " in plain:
            start, end = next(places)
            words = damage(text[start:end].split(), random)
        yield Damaged(kind, " ".join(words), start, end)
        count -= 1
        if not count:
            return


def _inner(words: list[str], random: Random) -> int:
    """A word that is neither the first nor the last, whose loss could not be seen."""
    return random.randrange(1, len(words) - 1)


def _changed(words: list[str], random: Random) -> list[str]:
    at = random.randrange(len(words))
    return [
        *words[:at],
        random.choice(("partly", "European", "alliance", "might", "the", "of")),
        *words[at + 1 :],
    ]


def _letter_changed(words: list[str], random: Random) -> list[str] | None:
    at = random.randrange(len(words))
    places = [place for place, char in enumerate(words[at]) if char.isalpha()]
    if not places:
        return None
    place = random.choice(places)
    letter = "e" if words[at][place] != "e" else "a"
    return [*words[:at], words[at][:place] + letter + words[at][place + 1 :], *words[at + 1 :]]


def _case_changed(words: list[str], random: Random) -> list[str] | None:
    at = random.randrange(len(words))
    swapped = words[at].swapcase()
    return [*words[:at], swapped, *words[at + 1 :]] if swapped != words[at] else None


def _negation_dropped(words: list[str], random: Random) -> list[str] | None:
    found = [at for at, word in enumerate(words) if _NEGATION.fullmatch(word) and 0 < at < len(words) - 1]
    if not found:
        return None
    at = random.choice(found)
    kept = re.sub(r"(?i)n['’]t", "", words[at]) if "t" in words[at][-2:] and "'" in words[at] else ""
    return [*words[:at], *filter(None, [kept]), *words[at + 1 :]]


def _negation_added(words: list[str], random: Random) -> list[str]:
    at = _inner(words, random)
    return [*words[:at], random.choice(("not", "never", "no")), *words[at:]]


def _number_changed(words: list[str], random: Random) -> list[str] | None:
    found = [at for at, word in enumerate(words) if any(map(str.isdigit, word))]
    if not found:
        return None
    at = random.choice(found)
    digit = random.choice([char for char in words[at] if char.isdigit()])
    other = random.choice([char for char in "0123456789" if char != digit])
    return [*words[:at], words[at].replace(digit, other, 1), *words[at + 1 :]]


def _swapped(words: list[str], random: Random) -> list[str] | None:
    at = random.randrange(len(words) - 1)
    return [*words[:at], words[at + 1], words[at], *words[at + 2 :]] if words[at] != words[at + 1] else None


def _dropped(words: list[str], random: Random) -> list[str]:
    at = _inner(words, random)
    return [*words[:at], *words[at + 1 :]]


def _doubled(words: list[str], random: Random) -> list[str]:
    at = random.randrange(len(words))
    return [*words[:at], words[at], *words[at:]]


DAMAGES: dict[str, Damage] = {
    "word changed": _changed,
    "letter changed": _letter_changed,
    "case changed": _case_changed,
    "negation dropped": _negation_dropped,
    "negation added": _negation_added,
    "number changed": _number_changed,
    "words swapped": _swapped,
    "word dropped": _dropped,
    "word doubled": _doubled,
}


class Outcome(NamedTuple):
    """What one damage was taken for."""

    damage: Damaged
    state: str
    is_right: bool
    """Whether the passage told is the one that was damaged, or one that reads the same."""
    alarms: tuple[str, ...]


def outcomes(count: int, seed: int = 4) -> Iterator[Outcome]:
    """What becomes of damaged passages."""
    text = book_text()
    verifier = Verifier(text)
    for damage in damaged(count, seed):
        found = verifier.verify(TextQuoteSelector(damage.words))
        same = " ".join(text[damage.start : damage.end].split())
        is_right = found.passage is not None and (
            (found.passage.start < damage.end and damage.start < found.passage.end)
            or " ".join(found.passage.text.split()) in same
            or same in " ".join(found.passage.text.split())
        )
        yield Outcome(damage, found.state, is_right, found.alarms)


if __name__ == "__main__":
    told = list(outcomes(9_000))
    print(f"{'damage':18}{'count':>7}{'exact':>7}{'drift':>7}{'not found':>11}{'right passage':>15}")
    for name in (*DAMAGES, ""):
        these = [outcome for outcome in told if outcome.damage.kind == name or not name]
        counts = [
            sum(outcome.state == state for outcome in these) for state in ("exact", "drift", "not-found")
        ]
        right = sum(outcome.is_right for outcome in these) / len(these)
        print(f"{name or 'all':18}{len(these):7}{counts[0]:7}{counts[1]:7}{counts[2]:11}{right:15.2%}")
