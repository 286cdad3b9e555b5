"""Where the words of a query stand in a text: for the sentence of a hit, and to light them on a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefing.library.search.hits import Spans
from briefing.library.search.tree import Phrase, Word
from briefing.library.search.words import Term, terms
from briefing.loading.prose.sentence import sentence_at
from briefing.model.text import Text

Sought = Word | Phrase

_LOOKED_AT = 12
"""Places of a text that are compared for the best sentence."""
_SAYING = 4
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
        self._beginnings = tuple(sorted(beginnings, key=len, reverse=True))
        words = sorted({*self._phrases, *beginnings}, key=len, reverse=True)
        self._likely = re.compile(
            "|".join(rf"\b{re.escape(word)}" for word in words) or r"(?!)", re.IGNORECASE
        )

    def __bool__(self) -> bool:
        return bool(self._phrases or self._beginnings)

    def spans(self, text: str) -> Spans:
        """The stretches of a text that are lit; they do not overlap."""
        return tuple((start, end) for start, end, _ in self._found(text))

    def sentence(self, text: Text) -> tuple[Text, Spans]:
        """The sentence of a text in which most of the words stand, and where; empty if none does.

        Of several, the first that says something: a bare name does not.
        """
        best, most = Text(""), (0, False)
        for offset in self._offsets(text):
            sentence = sentence_at(text, offset)
            found = len({what for *_, what in self._found(sentence)})
            if found and (found, sentence.count(" ") >= _SAYING) > most:
                best, most = sentence, (found, sentence.count(" ") >= _SAYING)
        return best, self.spans(best)

    def sentences(self, text: Text) -> Iterator[Text]:
        """Every sentence of a text that has something to light, in order, each once."""
        last = None
        for line in text.split("\n"):
            for start, _, _ in self._found(line):
                sentence = sentence_at(line, start)
                if sentence != last:
                    yield sentence
                last = sentence

    def _offsets(self, text: Text) -> Iterator[int]:
        """Places where words are likely, one a sentence; where none is, those where they are for sure."""
        found = (match.start() for match in self._likely.finditer(text))
        first = next(found, None)
        if first is None:
            found = (start for start, _, _ in self._found(text))
            first = next(found, None)
        looked_at, offset = 0, first
        while offset is not None and looked_at < _LOOKED_AT:
            yield offset
            looked_at += 1
            line_end = text.find("\n", offset)
            beyond = min(end for end in (line_end, text.find(". ", offset), len(text)) if end >= 0)
            offset = next((start for start in found if start >= beyond), None)

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each stretch that is lit and the word or phrase that it is, the longest at its place."""
        found = list(terms(text))
        at = 0
        while at < len(found):
            length, what = self._longest(found, at)
            if length:
                yield found[at].start, found[at + length - 1].end, what
            at += length or 1

    def _longest(self, found: list[Term], at: int) -> tuple[int, str]:
        """How many terms from one on are lit together, and for what; none for nothing."""
        term = found[at].term
        length, what = 0, ""
        for phrase, prefix in self._phrases.get(term, ()):
            stretch = [one.term for one in found[at : at + len(phrase)]]
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
