"""Words that a reader selected on a page: which rules copying them would break, and what is then said below.

On the page of a quote they count as its own. Elsewhere they are those of an embargoed quote if some in a row
are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from briefing.citing.forms import marks
from briefing.citing.withheld import Withholding
from briefing.library.attribution import forbidden, rule
from briefing.library.identity import told
from briefing.library.search.words import indexed
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.entries import Quote
from briefing.model.text import Text, clean
from briefing.pages.page import page
from briefing.pages.view import View

_IN_A_ROW = 3
"""Words that are known as those of a quote."""


class Selected(NamedTuple):
    """What to copy, the rules to bear in mind, and those that it breaks; each empty where there is none."""

    text: Text
    rules: Text
    against: Text


def selected(view: View, ref: Ref, words: Text, today: date) -> Selected:
    """Words that were selected on the page at a place."""
    book, posts = view.volume.book, view.volume.posts
    pair = asides.Pair.read(ref)
    found = map(book.at, (pair.one, pair.other) if pair else (asides.cited(ref),))
    own = (quote for quote in found if isinstance(quote, Quote))
    naming = dict.fromkeys(_quoted(view, ref, words, today), False)
    naming |= {quote: told(book, posts, quote, words) is not None for quote in own}
    rules = dict.fromkeys(filter(None, map(rule, naming)))
    against = dict.fromkeys(filter(None, (forbidden(quote, today, names) for quote, names in naming.items())))
    below = dict.fromkeys(mark for quote, names in naming.items() for mark in marks(quote, today, names))
    return Selected(clean("\n".join((words, *below))), clean(", ".join(rules)), clean("; ".join(against)))


def _quoted(view: View, ref: Ref, words: Text, today: date) -> Iterator[Quote]:
    """The embargoed quotes of a page that have some of the words in a row."""
    found = page(view, ref)
    blocks = (block for part in found.parts for block in part.blocks) if found else ()
    chosen = f" {indexed(words)} "
    for quote in Withholding(view.library, today).embargoed_in(blocks):
        said = indexed(quote.words).split()
        rows = (said[at : at + _IN_A_ROW] for at in range(max(1, len(said) - _IN_A_ROW + 1)))
        if any(f" {' '.join(row)} " in chosen for row in rows):
            yield quote
