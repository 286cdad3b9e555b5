"""Countries that a book calls by two names, of which a reader may think that they are two countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from briefing.library.style.passages import Passage
from briefing.loading.findings import Finding
from briefing.loading.sentences import quoted

_NAMES = (
    ("Belarus", "Byelorussia"),
    ("Cape Verde", "Cabo Verde"),
    ("Côte d’Ivoire", "Ivory Coast"),
    ("Czechia", "Czech Republic"),
    ("Eswatini", "Swaziland"),
    ("Moldova", "Moldavia"),
    ("Myanmar", "Burma"),
    ("Netherlands", "Holland"),
    ("Timor-Leste", "East Timor"),
    ("Türkiye", "Turkey"),
)
"""The name in use between governments first."""

_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"|‘[^’\n]*’")


def called_twice(texts: Sequence[Passage]) -> Iterator[tuple[str, Finding]]:
    """The first place of the other name of a country that is called by both; not within words of others."""
    places: dict[str, tuple[Passage, re.Match[str]]] = {}
    for passage in texts:
        own = _QUOTED.sub(lambda found: " " * len(found.group()), passage.text)
        for found in _any().finditer(own):
            places.setdefault(found.group().replace("'", "’"), (passage, found))
    for name, other in _NAMES:
        if name in places and other in places:
            passage, found = places[other]
            sentence = f"{quoted(other)} is called {quoted(name)} elsewhere in the book"
            entry_id, finding = passage.finding(found, "S006", sentence, "call it by one name")
            yield (
                entry_id,
                finding._replace(elsewhere=(places[name][0].named(places[name][1], f"{name} here"),)),
            )


@cache
def _any() -> re.Pattern[str]:
    names = map(re.escape, chain.from_iterable(_NAMES))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(names).replace('’', '[’' + chr(39) + ']')})(?![\w-])")
