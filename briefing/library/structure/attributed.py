"""Quotes put down to a post that their speaker did not hold on the day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.library.names import names_of
from briefing.library.posts import Tenure
from briefing.library.structure.holders import Found, Told
from briefing.library.when import Holds
from briefing.loading.findings import Finding
from briefing.loading.sentences import listed, quoted
from briefing.model.book import Book
from briefing.model.entries import Person, Quote

_PARTED = re.compile(r" of |, | at | ")
"""What stands between a post and where it lies: `Head of Alpha`, `Head, Alpha`, `Alpha Head`."""


def misattributed(book: Book, told: Iterable[Told]) -> Iterator[Found]:
    """Quotes put down to a post, by its title or by that and the unit, that their speaker did not hold then.

    Where the unit is not named, that is known where the speaker held it at another time, or where it is one
    post, known by several words, and somebody else held it.
    """
    attributed = [
        quote
        for quote in book.quotes
        if quote.speaker_as and quote.said and isinstance(book.entries.get(quote.speaker), Person)
    ]
    by_title: dict[str, list[Tenure]] = defaultdict(list)
    for one in told if attributed else ():
        by_title[_plain(one.tenure.title)].append(one.tenure)
    for quote in attributed:
        tenures, is_one_post = _meant(book, quote.speaker_as or "", by_title)
        yield from _judged(quote, tenures, is_one_post)


def _judged(quote: Quote, tenures: Sequence[Tenure], is_one_post: bool) -> Iterator[Found]:
    assert quote.said
    own = [tenure for tenure in tenures if tenure.person == quote.speaker]
    holds = [tenure for tenure in tenures if tenure.held.at(quote.said) is not Holds.NO]
    if not any(tenure in own for tenure in holds) and (own or (holds and is_one_post)):
        sentence = f"{quoted(quote.speaker)} was not {quoted(quote.speaker_as or '')} on {quote.said.text}"
        yield Found(quote.id, Finding(("speaker_as",), "P006", sentence, _who(holds)))


def _meant(book: Book, words: str, by_title: Mapping[str, Sequence[Tenure]]) -> tuple[Sequence[Tenure], bool]:
    """The tenures of the post that an attribution names, and whether that surely is one post."""
    whole = _plain(words)
    if found := by_title.get(whole):
        return found, " " in whole and len({tenure.unit or tenure.of for tenure in found}) == 1
    for between in _PARTED.finditer(whole):
        sides = whole[: between.start()], whole[between.end() :].removeprefix("the ")
        for title, where in (sides, sides[::-1]):
            there = [one for one in by_title.get(title, ()) if where in _called(book, one)]
            if there:
                return there, True
    return (), False


def _called(book: Book, tenure: Tenure) -> set[str]:
    """What the unit of a post is called, or the words that tell where it lies."""
    unit = book.entries.get(tenure.unit or "")
    names = names_of(unit) if unit else ((tenure.of,) if tenure.of else ())
    return {_plain(name) for name in names}


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).removeprefix("the ")


def _who(holds: Iterable[Tenure]) -> str | None:
    people = dict.fromkeys(tenure.person for tenure in holds if tenure.person)
    return f"that was {listed(people)}" if people else None
