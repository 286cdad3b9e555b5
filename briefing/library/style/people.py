"""Names that are nearly those of a person of the book, by one letter: most likely they are slips."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

from briefing.library.names import called, names_of
from briefing.library.style.passages import Passage
from briefing.library.style.slips import SURE, Slips
from briefing.loading.findings import Finding
from briefing.loading.sentences import quoted
from briefing.model.book import Book

_WORD = re.compile(r"[^\W\d_]+")
_CAPITALISED = re.compile(r"(?<![\w-])[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}(?![\w-])")
_SHORTEST = 3


def misspelt(book: Book, texts: Sequence[Passage]) -> Iterator[tuple[str, Finding]]:
    """The first place of each such word that the book uses for nothing else."""
    names = dict(_names(book))
    near = cache(partial(_near, alike=_by_shortened(names)))
    is_meant = Slips(book, texts).is_meant
    used = {word.casefold() for entry in book for name in called(entry) for word in _WORD.findall(name)}
    told: set[str] = set()
    for passage in texts:
        for found in _CAPITALISED.finditer(passage.text):
            word = found.group()
            if word in told or word.casefold() in used:
                continue
            meant = (name for name in near(word) if is_meant(passage, found, name, names[name]))
            if name := next(meant, None):
                told.add(word)
                sentence = f"{quoted(word)} is nearly {quoted(name)}, a name of {quoted(names[name])}"
                hint = "correct it, or add it to the `aliases` of whoever is called so"
                yield passage.finding(*found.span(), "S004", sentence, hint)


def _names(book: Book) -> Iterator[tuple[str, str]]:
    """The words of the names of people, each with its person; of short ones only the last of a name."""
    for person in book.people:
        for name in names_of(person):
            *given, last = _WORD.findall(name) or [""]
            yield from ((word, person.id) for word in given if len(word) >= SURE and word[0].isupper())
            if len(last) >= _SHORTEST and last[0].isupper():
                yield last, person.id


def _by_shortened(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Names by what is left of them without one letter, so that not all are compared with each word."""
    found = defaultdict[str, list[str]](list)
    for name in names:
        for short in _shortened(name):
            found[short].append(name)
    return found


def _shortened(word: str) -> Iterator[str]:
    """The word, and it without each letter but the first."""
    yield word
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)))


def _near(word: str, *, alike: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The names that differ by one letter, other than by an `s` at the end."""
    from rapidfuzz.distance import OSA

    names = dict.fromkeys(chain.from_iterable(alike.get(short, ()) for short in _shortened(word)))
    others = (name for name in names if name.rstrip("s") != word.rstrip("s"))
    return tuple(name for name in others if OSA.distance(name, word, score_cutoff=1) == 1)
