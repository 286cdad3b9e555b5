"""Countries that a book calls by two names, of which a reader may think that they are two countries.

What stands beside a noun as an adjective would (`US troops`, `the UK government`) is no name here, nor is
what stands for a name for short another one, nor a part of another name (`Bank of America`, `Tom Holland`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from briefing.library.style.passages import Passage
from briefing.loading.findings import Finding
from briefing.loading.sentences import quoted

_NAMES = (
    (("Belarus",), ("Byelorussia",)),
    (("Cape Verde",), ("Cabo Verde",)),
    (("Côte d’Ivoire", "Côte d'Ivoire"), ("Ivory Coast",)),
    (("Czechia",), ("Czech Republic",)),
    (("Eswatini",), ("Swaziland",)),
    (("Moldova",), ("Moldavia",)),
    (("Myanmar",), ("Burma",)),
    (("Netherlands",), ("Holland",)),
    (("Timor-Leste",), ("East Timor",)),
    (("Türkiye",), ("Turkey",)),
    (("United Kingdom", "UK"), ("Britain", "Great Britain")),
    (("United States", "United States of America", "US"), ("USA",), ("America",)),
)
"""By country, the name in use between governments first, each with what is said for it."""
_BESIDE_NOUNS = {"United Kingdom", "UK", "United States", "US", "USA"}
_SLOGANS = {"America", "Britain"}
"""What with another capital behind it is something else: `America First`."""
_AS_NOUN = re.compile(
    r"[’']s?\b|\s*(?:[.,;:!?)\]|”’\"–—]|$|\n\s*\n)|\s+(?:about|against|agree\w*|alone|also|and|are|as|at|before"
    r"|be|but|by|can|could|did|does|for|from|ha[sd]|have|in|into|is|itself|may|might|must|nor|not|of|on|or|over"
    r"|remains?|said|say|says|should|than|that|to|under|until|want\w*|was|were|when|where|which|while|who|will"
    r"|with|without|would)\b"
)
_BEGINS = "After|And|As|At|Before|But|By|For|From|If|In|Like|Of|On|Since|The|To|When|While|With|Yet"
_IN_A_NAME = re.compile(rf"(?<!\w)(?!(?:{_BEGINS})\b)[A-ZÀ-ÖØ-Þ][\w’'-]*(?:\s+of)?\s+$")
_FIRST = re.compile(r"\s+[A-Z]")
_AROUND = 40


def called_twice(texts: Iterable[Passage]) -> Iterator[tuple[str, Finding]]:
    """The first place of each further name of a country; not within words of others."""
    places: dict[str, tuple[Passage, re.Match[str]]] = {}
    for passage in texts:
        for found in _any().finditer(passage.own):
            if found.group() not in places and _is_name(passage.own, found):
                places[found.group()] = passage, found
    for country in _NAMES:
        said = [next((word for word in words if word in places), None) for words in country]
        first, *others = filter(None, said) if any(said) else ("",)
        for other in others:
            (passage, found), (before, there) = places[other], places[first]
            sentence = f"{quoted(other)} is called {quoted(first)} elsewhere in the book"
            elsewhere = before.named(*there.span(), f"{first} here")
            yield passage.finding(*found.span(), "S006", sentence, "call it by one name", elsewhere)


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Whether it is the name of the country itself."""
    if found.group() in _BESIDE_NOUNS and not _AS_NOUN.match(text, found.end()):
        return False
    if found.group() in _SLOGANS and _FIRST.match(text, found.end()):
        return False
    return _IN_A_NAME.search(text[max(found.start() - _AROUND, 0) : found.start()]) is None


@cache
def _any() -> re.Pattern[str]:
    names = sorted(chain.from_iterable(chain.from_iterable(_NAMES)), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
