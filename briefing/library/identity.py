"""What gives away who spoke: a name, however it is written or inflected, or a post that nobody else holds.

A name is a full one, the last word of one, each half of a double one, or a given name of some length; what
follows a name (`Jr.`) or goes before it is none. It better be found too often than overlooked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from briefing.library.names import names_of
from briefing.library.posts import Posts, Tenure
from briefing.library.search.words import indexed
from briefing.library.when import Holds
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Entry, Person, Quote, Unit
from briefing.model.kinds import title_of

_PLAIN_TO_SEE = 5
"""Letters of a name that is known as such even within a longer word, as in an address."""
_SHORTEST = 3
"""Letters of a word that may be inflected."""
_BEFORE = re.compile(
    "sir|dame|lord|lady|baroness|prince|princess|king|queen|president|chancellor|minister|secretary|senator"
    "|ambassador|professor|doctor|general|admiral|marshal|colonel|major|captain|lieutenant|commander"
)
_BEHIND = re.compile("jr|sr|junior|senior|ii|iii|iv|phd|md|esq|ret|mp|mep|mdb|kbe|obe|cbe|kcb")
"""What stands before a name and behind it, and is none."""
_ENDING = re.compile(
    "|s|es|e|a|u|y|i|o|n|t|en|ens|em|om|am|ov|ova|ove|ovy|ovi|owi|owa|owie|ou|in|ina|ne|nen|le|lle|ille|elle|ta"
    "|sta|ista|ssa|issa|lta|ilta|nak|nek|val|vel|ya|yu|ogo|omu|im|ym|ian|ism|ist"
)
"""What languages put behind a name."""


def name_told(book: Book, quote: Quote, text: str) -> str | None:
    """The name of its speaker that a text has, if it has one."""
    found = indexed(text)
    named = (name for name in _names(book, quote) if name.is_in(found)) if found else iter(())
    return next((name.written for name in named), None)


def told(book: Book, posts: Posts, quote: Quote, text: str) -> str | None:
    """What a text has that gives its speaker away, a name or a post; None for nothing."""
    return name_told(book, quote, text) or _post_told(book, posts, quote, text)


def tells_by_itself(book: Book, posts: Posts, quote: Quote, entry: Entry) -> bool:
    """Whether an entry is the speaker, a unit in which he held a post, or is called after or about him."""
    if isinstance(entry, Quote):
        return False
    held = posts.of_person_at(quote.speaker, quote.said or book.header.date)
    near = {quote.speaker, *(tenure.unit for tenure, _ in held)}
    is_near = entry.id in near or quote.speaker in getattr(entry, "about", ())
    return is_near or told(book, posts, quote, title_of(entry)) is not None


class _Name(NamedTuple):
    """A name as it is written, and its terms; `is_whole` if it may hide in a longer word."""

    written: str
    terms: str
    is_whole: bool

    def is_in(self, text: str) -> bool:
        """Whether terms of a text are this name."""
        joined = self.terms.replace(" ", "")
        if self.is_whole and len(joined) >= _PLAIN_TO_SEE and joined in text.replace(" ", ""):
            return True
        return _has_inflected(text, self.terms)


def _has_inflected(text: str, name: str) -> bool:
    """Whether a text has a name as a word with an ending, which may replace its last vowels."""
    if len(name) < _SHORTEST:
        return f" {name} " in f" {text} "
    bare = name.rstrip("aeiouy")
    stem = bare if len(bare) >= _SHORTEST else name
    last = name[len(stem) :]
    words = f" {text} ".split(f" {stem}")[1:]
    endings = (word.partition(" ")[0] for word in words)
    return any(
        _ENDING.fullmatch(ending) or _ENDING.fullmatch(ending.removeprefix(last)) for ending in endings
    )


def _names(book: Book, quote: Quote) -> Iterator[_Name]:
    """All that its speaker is called, and the words of it that are known alone."""
    speaker = book.entries.get(quote.speaker)
    written: list[str] = list(names_of(speaker)) if speaker else []
    last: list[str] = []
    given: list[str] = []
    if isinstance(speaker, Person):
        written += filter(None, (speaker.sort or "").split(",")[:1])
        *given, final = _words(speaker.name) or [""]
        last = [final, *re.split(r"[-\u2010-\u2015]", final)]
    known = [(name, True) for name in (*written, *last, quote.speaker)]
    known += [(name, False) for name in given if len(name) >= _PLAIN_TO_SEE]
    return (_Name(name, terms, is_whole) for name, is_whole in known if (terms := indexed(name)))


def _words(name: str) -> list[str]:
    """The words of a name without what stands beside it."""
    words = [word for written in name.split() if (word := written.strip(".,()\"'“”‘’"))]
    while len(words) > 1 and _BEFORE.fullmatch(words[0].casefold()):
        words.pop(0)
    while len(words) > 1 and _BEHIND.fullmatch(words[-1].casefold().replace(".", "")):
        words.pop()
    return words


def _post_told(book: Book, posts: Posts, quote: Quote, text: str) -> str | None:
    """The title of a post that a text names and that on the day nobody but the speaker holds."""
    found = f" {indexed(text)} "
    day = quote.said or book.header.date
    for tenure, _ in posts.of_person_at(quote.speaker, day):
        title = indexed(tenure.title)
        if title and f" {title} " in found:
            is_placed = any(f" {place} " in found for place in _places(book, tenure))
            if (is_placed or " " in title) and not _shared(posts, tenure, day, is_placed):
                return tenure.title
    return None


def _places(book: Book, tenure: Tenure) -> Iterator[str]:
    """What the place of a post is called."""
    unit: Entry | None = book.entries.get(tenure.unit) if tenure.unit else None
    names = names_of(unit) if isinstance(unit, Unit) else (tenure.of or "",)
    return filter(None, map(indexed, names))


def _shared(posts: Posts, mine: Tenure, day: Edtf, is_placed: bool) -> bool:
    """Whether somebody else holds a post of that title on a day, in the same place if it is told."""
    return any(
        other.title.casefold() == mine.title.casefold()
        and other.person != mine.person
        and other.held.at(day) is not Holds.NO
        and (not is_placed or (other.unit, other.of) == (mine.unit, mine.of))
        for other in chain(posts.told_by_units(), posts.told_by_people())
    )
