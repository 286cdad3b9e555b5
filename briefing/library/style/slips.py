"""Whether a word of a text is the name of a person, misspelt, though it differs from it by one letter only.

Among words and surnames there are many that are one letter off a short name (`Hurt`, `Hart`), but hardly one
with a letter doubled, one of two left out, or two changed over (`Rubbio`, `Rute`). So the latter is believed
where a name may stand, and the former only where what is before the word is of that person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from briefing.library.names import names_of
from briefing.library.posts import Posts
from briefing.library.style.passages import Passage
from briefing.model.book import Book

SURE = 6
"""Letters of a name that hardly is one letter off another name, so that what is beside it is not asked."""

_SHORTEST, _LONGER = 4, 5
"""Letters of a name of which a slip is believed in a sentence, and at the beginning of one."""
_WORD = re.compile(r"[^\W\d_]+")
_TITLES = re.compile(
    r"mr|mrs|ms|mx|dr|prof|sir|dame|lord|lady|president|chancellor|premier|minister|secretary|senator"
    r"|representative|speaker|governor|mayor|ambassador|commissioner|chief|chair|chairman|professor|doctor"
    r"|general|admiral|marshal|colonel|major|captain|commander|gen|adm|col|maj|lt|capt|cdr|brig|sgt|sen|rep|gov"
)
_BEFORE = re.compile(r"([^\W\d_]+)\.?[’']?\s+$")
_BEGINS = re.compile(r"(?:^|[.!?:;|>#*•…–—][\"”’)\]*_]*|\n\s*(?:[-+]|\d+[.)])?)[\s\"“‘(\[*_]*$")
_BEHIND = re.compile(
    r"[’']s\b|\s+(?:said|says|told|tells|added|adds|called|calls|wrote|warned|warns|argued|insisted|announced"
    r"|replied|asked|met|spoke|has|had|is|was|will|would)\b"
)
_CAPITALISED = re.compile(r"\s+[A-ZÀ-ÖØ-Þ][^\W\d_]*")
_ARTICLES = ("the", "a", "an", "this", "that", "its", "their", "our", "his", "her")
_AROUND = 60
"""Characters before a word that are looked at."""


class Slips:
    """What the texts of a book tell of words that differ by one letter from the name of a person."""

    def __init__(self, book: Book, texts: Iterable[Passage]) -> None:
        self._own = dict(_own_words(book))
        self._plain = {word for passage in texts for word in _WORD.findall(passage.text) if word.islower()}

    def is_meant(self, passage: Passage, found: re.Match[str], name: str, person: str) -> bool:
        """Whether such a word is meant to be the name. What stands in small letters elsewhere is a word."""
        word = found.group()
        if self._is_of_person(passage, found, person):
            return True
        if word.casefold() in self._plain:
            return False
        is_slip = len(name) >= _SHORTEST and word in slips(name)
        return len(name) >= SURE or (is_slip and _is_name(passage.text, found, name))

    def _is_of_person(self, passage: Passage, found: re.Match[str], person: str) -> bool:
        """Whether it stands in a link to the person, or behind a given name or a title of that person."""
        before = passage.written[max(found.start() - _AROUND, 0) : found.start()]
        if f"[[{person}|" in before.rpartition("]]")[2]:
            return True
        word = _BEFORE.search(before)
        return word is not None and word[1][0].isupper() and word[1].casefold() in self._own[person]


def _own_words(book: Book) -> Iterator[tuple[str, Collection[str]]]:
    """What may stand before the surname of each person: given names, initials, titles and ranks."""
    posts = Posts(book)
    for person in book.people:
        given = (name.rpartition(" ")[0] for name in names_of(person))
        titles = (f"{tenure.title} {tenure.rank or ''}" for tenure in posts.of_person(person.id))
        told = " ".join((*given, person.name[:1], person.address or "", *titles))
        yield person.id, frozenset(_WORD.findall(told.casefold()))


def slips(name: str) -> Iterator[str]:
    """The name with a letter doubled, one of two that are alike left out, or two neighbours changed over."""
    for at in range(1, len(name)):
        before, letter, after = name[:at], name[at], name[at + 1 :]
        yield before + letter + letter + after
        if letter == name[at - 1]:
            yield before + after
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:]


def _is_name(text: str, found: re.Match[str], name: str) -> bool:
    """Whether the word stands as a name does: by itself in a sentence, behind a title, or as who speaks.

    At the beginning of a sentence any word has a capital; but hardly one is so near to a name of some length.
    """
    before = text[max(found.start() - _AROUND, 0) : found.start()]
    word = _BEFORE.search(before)
    if word and _TITLES.fullmatch(word[1].casefold()) and word[1][0].isupper():
        return True
    if _BEGINS.search(before):
        return len(name) >= _LONGER or _BEHIND.match(text, found.end()) is not None
    is_beside_name = word is not None and (word[1][0].isupper() or word[1].casefold() in _ARTICLES)
    return not is_beside_name and not _CAPITALISED.match(text, found.end())
