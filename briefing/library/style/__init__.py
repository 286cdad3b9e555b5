"""House style of texts for policy, as far as the model of a book can tell: hints, and few false ones.

acronyms     letters that no term, unit or text of the book spells out
people       names that are nearly those of people of the book
countries    countries that are called by two names
events       events that are told twice with two dates
posts        posts and ranks that somebody did not have at the time
unwritten    texts that say that they are still to be written
lines        lines to take without evidence, past their clearance, or too long to be said
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from briefing.library.style.acronyms import unexplained
from briefing.library.style.countries import called_twice
from briefing.library.style.events import dated_twice
from briefing.library.style.lines import unfit_lines
from briefing.library.style.passages import passages
from briefing.library.style.people import misspelt
from briefing.library.style.posts import misposted
from briefing.library.style.unwritten import unwritten
from briefing.loading.findings import Finding
from briefing.model.book import Book
from briefing.model.dates import Edtf


def out_of_style(book: Book, when: Edtf) -> Iterator[tuple[str, Finding]]:
    """What a careful editor would ask about, by entries; lines are judged at a date."""
    texts = tuple(passages(book))
    return chain(
        unexplained(book, texts),
        misspelt(book, texts),
        called_twice(texts),
        dated_twice(book, texts),
        misposted(book, texts),
        unfit_lines(book, when),
        unwritten(book),
    )
