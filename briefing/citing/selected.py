"""Words that a reader selected on a page: which rules copying them would break, and what is then said below.

On the page of a quote they count as its own. Elsewhere they are those of a quote if some in a row are, or the
first or the last one is and the quote stands on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from briefing.citing.forms import marks
from briefing.citing.withheld import Withholding
from briefing.library.attribution import forbidden, rule
from briefing.library.ruled import is_longer, wordings
from briefing.library.search.words import indexed
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.entries import Person, Quote, Structure, Unit
from briefing.model.text import Text, clean
from briefing.pages.page import page
from briefing.pages.view import View


class Selected(NamedTuple):
    """What to copy, the rules to bear in mind, and those that it breaks; each empty where there is none."""

    text: Text
    rules: Text
    against: Text


def selected(view: View, ref: Ref, words: Text, today: date) -> Selected:
    """Words that were selected on the page at a place."""
    naming = dict(_bound(view, ref, words, today))
    rules = dict.fromkeys(filter(None, map(rule, naming)))
    against = dict.fromkeys(filter(None, (forbidden(quote, today, names) for quote, names in naming.items())))
    ruled = (mark for quote, names in naming.items() for mark in marks(quote, today, names))
    below = dict.fromkeys((*_dated(view, ref), *ruled))
    return Selected(clean("\n".join((words, *below))), clean(", ".join(rules)), clean("; ".join(against)))


def _dated(view: View, ref: Ref) -> Iterator[str]:
    """As of when it is so what a page tells that is another on another date, if that is not the meeting's."""
    tells = view.entry(asides.subject(ref))
    if view.as_of and isinstance(tells, Structure | Unit | Person) and not asides.Difference.read(ref):
        yield f"[{view.as_of}]"


def _bound(view: View, ref: Ref, words: Text, today: date) -> Iterator[tuple[Quote, bool]]:
    """The quotes of which words are, and of each whether they tell who spoke."""
    pair = asides.Pair.read(ref)
    refs = (pair.one, pair.other) if pair else (asides.cited(ref),)
    own = [quote for one in refs if isinstance(quote := view.volume.book.at(one), Quote)]
    found = page(view, ref)
    blocks = (block for part in found.parts for block in part.blocks) if found else ()
    withholding = Withholding(view, today)
    shown = dict.fromkeys(withholding.quotes_in(blocks))
    books = dict.fromkeys(ruled for ruled, _ in shown)
    for ruled in {withholding.ruled(): None, **books}:
        chosen = ruled.quotes_in(words)
        cut = (quote for of, quote in shown if of is ruled and _begins_or_ends(words, quote))
        for quote in dict.fromkeys((*chosen, *cut, *(own if ruled is withholding.ruled() else ()))):
            yield quote, ruled.tells_speaker(quote, ruled.bare(words))


def _begins_or_ends(words: str, quote: Quote) -> bool:
    """Whether words begin or end with a longer one of a quote, of which a part may have been selected."""
    found = indexed(words).split()
    said = {word for wording in wordings(quote) for word in indexed(wording).split()}
    return any(word in said and is_longer(word) for word in (*found[:1], *found[-1:]))
