"""Posts and ranks that a text gives to people who did not have them at its time.

The time is that of the entry, or what the paragraph names up to the end of the sentence, whichever fits.
Somebody is meant by a link or by a name that nobody else bears, right behind the post or the rank. What is
said of another time (`the former`, `then`), or by others in quotation marks, is left alone. So is whoever has
no such post, or no rank at all, in the book, unless the post is an office (`President`) or the short name of
one (`SACEUR`) of others, and another post was held then.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from briefing.library.names import names_of
from briefing.library.posts import Posts
from briefing.library.structure.holders import Told, by_people, by_units
from briefing.library.style.dates import dates
from briefing.library.style.passages import Passage
from briefing.library.when import Holds
from briefing.loading.findings import Finding
from briefing.loading.prose.sentence import bounds
from briefing.loading.sentences import listed, quoted
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Article, Event, Figure, Quote

_RANKS = (
    *("general", "lieutenant general", "major general", "brigadier general", "brigadier", "colonel"),
    *("lieutenant colonel", "admiral", "vice admiral", "rear admiral", "commodore", "air chief marshal"),
    *("air marshal", "air vice marshal", "air commodore", "field marshal"),
)
_SHORT = {
    **{"gen": "general", "lt": "lieutenant", "maj": "major", "brig": "brigadier", "col": "colonel"},
    **{"adm": "admiral", "cdre": "commodore", "vadm": "vice admiral", "radm": "rear admiral"},
}
_OFFICES = ("president", "vice president", "prime minister", "chancellor", "secretary general")
"""Posts by which nobody is called who has another one."""
_WORD = re.compile(r"[\w’']+")
_GAP = re.compile(r"(\.?)[\s-]+")
_QUALIFIED = re.compile(
    r"(?:^|[\s(])(?:former|then|ex|late|retired|outgoing|incoming|future|next|new|previous|onetime|old|first"
    r"|acting|deputy|vice|assistant|under|associate|designate|permanent|lieutenant|major|rear|brigadier)[\s-]+$",
    re.IGNORECASE,
)
"""What before a post makes another one of it, or one of another time."""
_OTHER_TIME = re.compile(
    r"\b(?:former|then|once|predecessors?|succe\w+|replac\w+|took over|handed|until|ago|earlier|later"
    r"|previous\w*|retired|at the time|in those days|will be|to become|became|was to)\b",
    re.IGNORECASE,
)
_REACH = 600
"""Characters around words in which their sentence is looked for."""
_MOST_WORDS, _MOST_CHARACTERS = 8, 120
"""Of a post before somebody."""


class _Given(NamedTuple):
    """A post or a rank, in small letters, where it stands in a text, and before whom."""

    words: str
    start: int
    end: int
    person: str


def misposted(book: Book, texts: Iterable[Passage]) -> Iterator[tuple[str, Finding]]:
    """Each post and rank that is given to somebody who surely did not have it then."""
    people = _People(book)
    for passage in texts if people.is_anybody else ():
        told: set[int] = set()
        for given in people.named(passage):
            if given.start in told or _is_of_other_time(passage.own, given.start):
                continue
            if found := people.wrong(passage, given, _times(book, passage, given.end)):
                told.add(given.start)
                yield found


class _People:
    """The people of a book: who is meant, and which posts and ranks the book tells of them."""

    def __init__(self, book: Book) -> None:
        posts = Posts(book)
        self._held: defaultdict[str, list[Told]] = defaultdict(list)
        for told in (*by_units(book, posts), *by_people(book, posts)):
            if told.tenure.person:
                self._held[told.tenure.person].append(told)
        self._meant = {name: person for name, person in _names(book).items() if person in self._held}
        self._name = re.compile(rf"(?<![\w-])(?:{_either(self._meant)})(?![\w-])")
        self._link = re.compile(rf"\[\[({_either(self._held)})(?:\\?\||\]\])")
        self._terms = {_plain(term.term): _plain(term.stands_for or "") for term in book.terms}
        held = tuple(chain.from_iterable(self._held.values()))
        self._ranks = {*_RANKS, *map(_rank, held)}
        self._titles = set(chain(*(_called(told.tenure.title) for told in held)))
        self._known = {*self._ranks, *self._terms, *self._titles}

    @property
    def is_anybody(self) -> bool:
        """Whether anybody has a post."""
        return bool(self._meant)

    def named(self, passage: Passage) -> Iterator[_Given]:
        """Where a text has somebody behind words that are a post or a rank, the longest of these first."""
        text = passage.own
        places = [(found.start(), self._meant[found.group()]) for found in self._name.finditer(text)]
        places += [(found.start(), found[1]) for found in self._link.finditer(passage.written)]
        for start, person in places:
            yield from self._given(text, start, person)

    def _given(self, text: str, start: int, person: str) -> Iterator[_Given]:
        """What stands right before a place, and before a rank there what stands before that."""
        for begins, end in reversed(tuple(_before(text, start))):
            words = _plain(text[begins:end])
            if words in self._known and not _QUALIFIED.search(text, max(begins - 20, 0), begins):
                if words in self._ranks:
                    yield from self._given(text, begins, person)
                yield _Given(words, begins, end, person)

    def wrong(self, passage: Passage, given: _Given, times: Sequence[Edtf]) -> tuple[str, Finding] | None:
        """What is wrong with a post or a rank, if it was held at none of some times."""
        held, who = self._held[given.person], quoted(given.person)
        title = self._terms.get(given.words) or given.words
        same = [told for told in held if title in _called(told.tenure.title)]
        if same:
            if any(told.tenure.held.at(when) is not Holds.NO for told in same for when in times):
                return None
            written = quoted(passage.own[given.start : given.end])
            return _finding(passage, given, f"{who} was not {written} on {times[0]}", same[0])
        sure = [told for told in held if told.tenure.held.at(times[0]) is Holds.YES]
        if given.words not in self._ranks:
            return self._never_had(passage, given, sure, times)
        if over := _over(given.words, held, times):
            sentence = f"the post in which {who} was {over.tenure.rank} was over on {times[0]}"
            return _finding(passage, given, sentence, over)
        if not all(_is_other_rank(given.words, held, at) for at in times):
            return None
        sure = [told for told in sure if _rank(told)]
        ranks = listed(dict.fromkeys((told.tenure.rank or "").partition(",")[0] for told in sure), "and")
        return _finding(passage, given, f"{who} was {ranks} on {times[0]}", sure[0])

    def _never_had(
        self, passage: Passage, given: _Given, sure: Sequence[Told], times: Sequence[Edtf]
    ) -> tuple[str, Finding] | None:
        """What is wrong with an office, or the short name of a post, of somebody who had another then."""
        written = passage.own[given.start : given.end]
        title = self._terms.get(given.words) or given.words
        is_post = title in self._titles and (title in _OFFICES or (written.isupper() and len(written) > 2))
        told = next(iter(sure), None)
        if (
            not is_post
            or not told
            or any(title in _plain(one.tenure.title) for one in self._held[given.person])
        ):
            return None
        sentence = (
            f"{quoted(given.person)} was {quoted(told.tenure.title)}, not {quoted(written)}, on {times[0]}"
        )
        return _finding(passage, given, sentence, told)


def _over(words: str, held: Sequence[Told], times: Iterable[Edtf]) -> Told | None:
    """The last post in which somebody had a rank, if all that the book tells of were over by some times."""
    first = min(when.earliest.toordinal() for when in times)
    ranked = [told for told in held if f" {words} " in f" {_rank(told)} "]
    return ranked[-1] if ranked and all(told.tenure.days.last < first for told in held) else None


def _finding(passage: Passage, given: _Given, sentence: str, told: Told) -> tuple[str, Finding]:
    hint = "correct one of the two, or write `former`, or the date that is meant"
    other = told.named("as it is told here")
    return passage.finding(given.start, given.end, "P006", sentence, hint, other)


def _is_other_rank(words: str, held: Iterable[Told], when: Edtf) -> bool:
    """Whether somebody surely has a rank at a time, and none of which words may be a part: `Admiral`."""
    ranks = {_rank(told): told.tenure.held.at(when) for told in held if told.tenure.rank}
    held_then = [rank for rank, holds in ranks.items() if holds is not Holds.NO]
    is_known = any(holds is Holds.YES for holds in ranks.values())
    return is_known and not any(f" {words} " in f" {rank} " for rank in held_then)


def _names(book: Book) -> Mapping[str, str]:
    """Whom each name means that only one person bears: full names, and the last words of them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for person in book.people:
        for name in names_of(person):
            found[name].add(person.id)
            found[name.rpartition(" ")[2]].add(person.id)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1 and name}


def _either(words: Iterable[str]) -> str:
    """A pattern for one of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _before(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of one word or more right before a place, the shortest first."""
    behind, last = end, None
    for word in list(_WORD.finditer(text, max(end - _MOST_CHARACTERS, 0), end))[: -_MOST_WORDS - 1 : -1]:
        gap = _GAP.fullmatch(text, word.end(), behind)
        if not gap or (gap[1] and word.group().casefold() not in _SHORT):
            return
        last, behind = last or gap.end(1), word.start()
        yield behind, last


def _plain(words: str) -> str:
    """Words in small letters, with what is short for a rank written out."""
    found = _WORD.findall(words.casefold().replace("’", "'"))
    return " ".join(_SHORT.get(word, word) for word in found)


def _called(title: str) -> tuple[str, ...]:
    """The title of a post, and what is before its `of` if that is two words or more."""
    plain = _plain(title)
    head = plain.partition(" of ")[0]
    return (plain, head) if " " in head else (plain,)


def _rank(told: Told) -> str:
    return _plain((told.tenure.rank or "").partition(",")[0])


def _times(book: Book, passage: Passage, end: int) -> tuple[Edtf, ...]:
    """The time of an entry, and what its paragraph names up to the end of a sentence."""
    begins = max(passage.own.rfind("\n\n", 0, end), passage.own.rfind("\n- ", 0, end), 0)
    ends = bounds(passage.own, end, _REACH)[1]
    named = (written.time for written in dates(passage.written, begins, ends))
    return (_time(book, passage.entry_id), *filter(None, named))


def _time(book: Book, entry_id: str) -> Edtf:
    match book.entries.get(entry_id):
        case Article(published=Edtf() as when) | Event(date=when):
            return when
        case Quote(said=Edtf() as when) | Figure(as_of=Edtf() as when):
            return when
    return book.header.date


def _is_of_other_time(text: str, at: int) -> bool:
    return _OTHER_TIME.search(text, *bounds(text, at, _REACH)) is not None
