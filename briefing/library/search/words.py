"""The one way from text to the terms it is found by, for the index, for a query and for lighting hits.

    NATO’s “burden-sharing”  →  nato burden sharing        U.S. co-operation  →  us cooperation
    F-35, F35                →  f 35                        Müller, Łódź       →  muller lodz
    €35bn, 35 billion        →  35 billion                  5 %, five per cent →  5 percent
    1,500, 1 500, 1500       →  1500                        3.5, 3,5           →  3.5
    2026-02-12               →  2026 02 12                  14:30              →  14 30

A text is folded, then marks within a word are taken out or made a blank, then numbers are read; what is left
between blanks is words. No term has an `_`, and a `.` only before the decimals of a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from briefing.library.search.folding import folded, places
from briefing.library.search.numbers import IN_FIGURES, IN_WORDS, Placed, in_figures, in_words

_JOINED, _POINT = "_", "\1"
"""What holds the place of a mark taken out of a word, and of a decimal point, until all is read."""

_OWNED = re.compile(r"'s(?<=\w's)(?!\w)")
_ELIDED = re.compile(r"'(?<=\W[cdjlmnst]')(?=\w)")
_WITHIN = re.compile(r"'(?<=[^\W\d_]')(?=[^\W\d_])")
_INITIALS = re.compile(r"\.(?<=\W[^\W\d_]\.)(?=[^\W\d_](?!\w))")
_HYPHENATED = re.compile(r"-(?:(?:(?<=\Wco-)|(?<=\Wre-)|(?<=\Wpre-))(?=[aeiou])|(?<=\We-)(?=[a-z]))")
"""What a hyphen keeps apart from its vowel only for the eye: `co-operation`, `re-election`, `e-mail`."""

_MARKS = str.maketrans(dict.fromkeys(".,'-", " "))


class Term(NamedTuple):
    """A term, and where in the text its words start and end."""

    term: str
    start: int
    end: int


def indexed(text: str) -> str:
    """The terms of a text in order, joined by single blanks."""
    apart = IN_FIGURES.sub(_figures_apart, _unmarked(folded(text))).translate(_MARKS)
    read = IN_WORDS.sub(_words_apart, apart)
    return " ".join(read.replace("%", " percent ").replace(_JOINED, "").replace(_POINT, ".").split())


def terms(text: str) -> Iterator[Term]:
    """The terms of a text in order, each with its place in the text."""
    at = None if text.isascii() else places(text)
    for term, start, end in _pieces(_unmarked(folded(text))):
        # A blank stands before the text.
        start, end = start - 1, end - 1
        yield Term(term, start, end) if at is None else Term(term, at[start], max(at[end], at[end - 1] + 1))


def _unmarked(text: str) -> str:
    """Folded text between blanks, every mark that joins two letters or parts them as a blank or `_`."""
    text = f" {text} "
    if "'" in text:
        text = _WITHIN.sub(_JOINED, _ELIDED.sub(" ", _OWNED.sub("  ", text)))
    return _HYPHENATED.sub(_JOINED, _INITIALS.sub(_JOINED, text))


def _figures_apart(match: re.Match[str]) -> str:
    # Two blanks, so that a number in words is never read together with one in figures.
    return f"  {_joined(in_figures(match)).replace('.', _POINT)} "


def _words_apart(match: re.Match[str]) -> str:
    return f" {_joined(in_words(match[0]))} "


def _joined(pieces: Iterable[Placed]) -> str:
    return " ".join(term for term, _, _ in pieces)


def _pieces(text: str) -> Iterator[Placed]:
    done = 0
    for match in IN_FIGURES.finditer(text):
        yield from _words(text, done, match.start())
        yield from in_figures(match)
        done = match.end()
    yield from _words(text, done, len(text))


def _words(text: str, start: int, end: int) -> Iterator[Placed]:
    """The terms of a stretch of text without numbers in figures that need reading."""
    # As in `indexed`, a blank stands between such a number and what follows.
    for match in _word_pattern().finditer(" " + text[start:end].translate(_MARKS)):
        offset = start + match.start() - 1
        for term, first, last in _word(match[0]):
            yield term, offset + first, offset + last


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(f"{IN_WORDS.pattern}|%|[^ %]+")


def _word(word: str) -> tuple[Placed, ...]:
    if word[0] == " ":
        return in_words(word)
    return (("percent" if word == "%" else word.replace(_JOINED, ""), 0, len(word)),)
