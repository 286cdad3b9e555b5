"""Where the words of a query stand in a text: for the sentence of a hit, and to light them on a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from briefing.library.search.folding import folded
from briefing.library.search.hits import Spans
from briefing.library.search.tree import Phrase, Word
from briefing.library.search.words import Term, indexed, terms
from briefing.loading.prose.sentence import sentence_at
from briefing.model.text import Text

Sought = Word | Phrase

_LOOKED_AT = 40
"""Places of a text that are compared for the best sentence."""
_FOLDED = re.compile(r"[^\x00-\x7f‘’‚“”„«»–—…·•€£°−]")
"""Letters that may fold into others, and signs that may stand for words."""
_WITHIN_WORDS = "'’.-"
"""Marks that may stand within a word that is looked for."""
_BY_SIGNS = ("percent", "thousand", "million", "billion", "trillion")
"""Terms that `%`, `bn` and the like stand for."""
_NOTHING = r"(?!)"
SAYING = 4
"""Blanks in a line that says something."""


class Light:
    """Finds words and phrases in texts, by the terms to which both fold."""

    def __init__(self, sought: Iterable[Sought]) -> None:
        self._phrases: defaultdict[str, set[tuple[tuple[str, ...], bool]]] = defaultdict(set)
        beginnings: set[str] = set()
        for one in sought:
            found = (one.term,) if isinstance(one, Word) else one.terms
            if len(found) == 1 and one.prefix:
                beginnings.add(found[0])
            elif found:
                self._phrases[found[0]].add((found, one.prefix))
        phrases = (phrase for found in self._phrases.values() for phrase, _ in found)
        self._longest_phrase = max(map(len, phrases), default=1)
        self._beginnings = tuple(sorted(beginnings, key=len, reverse=True))
        words = sorted({*self._phrases, *beginnings}, key=len, reverse=True)
        spelt = [re.escape(word) for word in words]
        self._likely = re.compile("|".join(rf"(\b{word})" for word in spelt) or _NOTHING, re.IGNORECASE)
        self._first_term = re.compile("|".join(f" {word}" for word in spelt) or _NOTHING)
        self._anywhere = re.compile("|".join(spelt) or _NOTHING, re.IGNORECASE)
        self._most_worth = (len(words), True)
        self._is_spelt_out = all(map(_is_spelt_out, words))

    def __bool__(self) -> bool:
        return bool(self._phrases or self._beginnings)

    def spans(self, text: str) -> Spans:
        """The stretches of a text that are lit; they do not overlap."""
        if self._is_surely_dark(text):
            return ()
        return tuple((start, end) for start, end, _ in self._found(text))

    def _is_surely_dark(self, text: str) -> bool:
        """Whether letters alone tell that nothing in a text is lit."""
        if not self._is_spelt_out:
            return False
        if _FOLDED.search(text):
            text = folded(text)
        for mark in _WITHIN_WORDS:
            text = text.replace(mark, "")
        return self._anywhere.search(text) is None

    def sentence(self, text: Text) -> tuple[Text, Spans]:
        """The sentence of a text in which most of the words stand, and where; empty if none does.

        Of several, the first that says something: a bare name does not.
        """
        likely = self._likely_offset(text)
        if likely is not None:
            sentence = sentence_at(text, likely)
            if spans := self.spans(sentence):
                return sentence, spans
        elif self._is_surely_dark(text):
            return Text(""), ()
        sure = next((start for start, *_ in self._found(text)), None)
        sentence = Text("") if sure is None else sentence_at(text, sure)
        return sentence, self.spans(sentence)

    def _likely_offset(self, text: Text) -> int | None:
        """Where most of the words stand near each other, as far as letters tell; None where none does."""
        places = list(islice(self._likely.finditer(text), _LOOKED_AT))
        best, found = (0, False), None
        for at, place in enumerate(places):
            worth = _worth(text, places, at)
            if worth > best:
                best, found = worth, place.start()
                if best == self._most_worth:
                    break
        return found

    def sentences(self, line: str) -> Iterator[Text]:
        """Every sentence of a line that has something to light, in order."""
        # The terms alone are read in less than half the time that it takes to place them too.
        if self._is_surely_dark(line) or not self._first_term.search(f" {indexed(line)}"):
            return
        last = None
        for start, _, _ in self._found(line):
            sentence = sentence_at(line, start)
            if sentence != last:
                yield sentence
            last = sentence

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each stretch that is lit and the word or phrase that it is, the longest at its place."""
        coming = terms(text)
        ahead = list(islice(coming, self._longest_phrase))
        while ahead:
            length, what = self._longest(ahead)
            if length:
                yield ahead[0].start, ahead[length - 1].end, what
            read = length or 1
            ahead = [*ahead[read:], *islice(coming, read)]

    def _longest(self, ahead: list[Term]) -> tuple[int, str]:
        """How many of the terms to come are lit together, and for what; none for nothing."""
        term = ahead[0].term
        length, what = 0, ""
        for phrase, prefix in self._phrases.get(term, ()):
            stretch = [one.term for one in ahead[: len(phrase)]]
            if len(phrase) > length and _is(stretch, phrase, prefix):
                length, what = len(phrase), " ".join(phrase)
        if not length and self._beginnings and term.startswith(self._beginnings):
            return 1, next(beginning for beginning in self._beginnings if term.startswith(beginning))
        return length, what


def _is(stretch: list[str], phrase: tuple[str, ...], prefix: bool) -> bool:
    """Whether terms are those of a phrase, the last one perhaps only begun there."""
    *first, last = phrase
    if len(stretch) < len(phrase) or stretch[:-1] != first:
        return False
    return stretch[-1].startswith(last) if prefix else stretch[-1] == last


def _is_spelt_out(word: str) -> bool:
    """Whether a term is written with its own letters wherever it stands."""
    stands_for_signs = any(other.startswith(word) for other in _BY_SIGNS)
    return word.isalpha() and not stands_for_signs


def _worth(text: str, places: list[re.Match[str]], at: int) -> tuple[int, bool]:
    """How many different words stand near a place, and whether its line says something."""
    first = places[at].start()
    line_end = _next(text, "\n", first)
    end = min(line_end, _next(text, ". ", first))
    words = {place.lastindex for place in takewhile(lambda place: place.start() < end, places[at:])}
    says_something = text.count(" ", text.rfind("\n", 0, first) + 1, line_end) >= SAYING
    return len(words), says_something


def _next(text: str, sign: str, start: int) -> int:
    found = text.find(sign, start)
    return found if found >= 0 else len(text)
