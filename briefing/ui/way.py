"""The way from hit to hit, once a search has found some. No screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.library.search.hits import Hit
from briefing.model.text import Text, clean
from briefing.ui.finding import Answer

if TYPE_CHECKING:
    from briefing.library.search.light import Light


@dataclass(frozen=True, slots=True)
class Way:
    """The way through the hits of a search: which of them is open, and what lights its words.

    In an entry one goes from one lit place to the next, so the hits of a search in one entry are one stop.
    """

    written: Text
    scope: str
    answer: Answer
    index: int
    light: Light

    @property
    def hit(self) -> Hit:
        """The hit that is open."""
        return self.answer.hits[self.index]

    def moved(self, step: int) -> Way | None:
        """The next or the previous stop; None beyond the ends."""
        index = self.index + step
        is_one = self.scope == "entry" or not 0 <= index < len(self.answer.hits)
        return None if is_one else replace(self, index=index)

    def told(self) -> Text:
        """Where one is, for the status line."""
        of = f"{len(self.answer.hits)}{'+' if self.answer.more else ''}"
        where = "" if self.scope == "entry" else f"{self.index + 1}/{of} "
        return clean(f"{where}‘{self.written.strip()}’")


def way_from(written: Text, scope: str, answer: Answer, chosen: int) -> Way | None:
    """The way through the hits of a search, from a chosen result on; None if that is no hit."""
    from briefing.library.search.light import Light
    from briefing.library.search.query import parse
    from briefing.library.search.tree import Phrase, lit
    from briefing.library.search.words import indexed

    hits = answer.hits
    if chosen >= len(hits):
        return None
    also = (tuple(indexed(words).split()) for hit in hits for words in hit.also)
    sought = (*lit(parse(f"{written} ").tree), *(Phrase(terms) for terms in dict.fromkeys(also) if terms))
    begun = lit(parse(written).tree)
    return Way(written, scope, answer, chosen, Light((*sought, *begun)))
