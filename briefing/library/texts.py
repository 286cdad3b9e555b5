"""What a reader reads of an entry as plain lines, and what it leads to: for the shelf, found in one walk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.library.links import Stretches, Written, how
from briefing.loading.prose.flat import LEFT_OUT, Called, flat
from briefing.loading.prose.sentence import sentence_at, sentences
from briefing.model.book import Ref
from briefing.model.entries import Entry, Figure, Header, Original, Quote, Variant
from briefing.model.fields import Found, texts
from briefing.model.record import Holds, Record, Refers
from briefing.model.text import Text, clean, one_line

_PROSE, _PATH = Holds("prose"), Holds("path")
_NOT_READ = frozenset({"id", "code", "url", "archive_url", "language", "chart", "country", "tags"})
"""Keys whose texts nobody looks for by their words."""
_NOT_SAID_SO: dict[type, str] = {Variant: "as others give it", Original: "in the original"}
"""Words of a quote that nobody may take for the quote; each of their sentences says what it is."""
_LEFT_OUT = re.compile(f"{LEFT_OUT}+")


class Told(NamedTuple):
    """The text of an entry, a line a block; its links in the order of writing, one a target.

    `aside` are the stretches of the text that are no running text of the author's, or are a link or code
    there: a name in them is no mention.
    """

    text: Text
    links: tuple[Written, ...]
    aside: Stretches


def told(entry: Entry | Header, here: Ref, called: Called) -> Told:
    """What an entry tells. `here` is its place; `called` names the links that have no words of their own."""
    telling = _Telling(entry, here, called)
    for found in texts(entry):
        if found.mark == _PROSE:
            telling.prose(found)
        elif isinstance(found.mark, Refers):
            telling.reference(found)
        elif found.path[-1] not in _NOT_READ and found.mark != _PATH:
            telling.words(found)
    return telling.told()


class _Leads(NamedTuple):
    """A link: where it leads, how, and in prose its offset in the text."""

    target: Ref
    how: Text
    offset: int | None = None


class _Telling:
    """Puts the lines of an entry together."""

    def __init__(self, entry: Entry | Header, here: Ref, called: Called) -> None:
        self._entry = entry
        self._here = here
        self._called = called
        self._text = ""
        self._links: list[_Leads] = []
        self._aside: list[tuple[int, int]] = []
        self._record: Record | None = None

    def prose(self, found: Found) -> None:
        """An author's prose."""
        read = flat(found.text, self._here, self._called)
        begins = self._begin()
        self._text += read.text
        self._record = None
        for target, start, _ in read.links:
            self._links.append(_Leads(target._replace(heading=""), Text(""), begins + start))
        for match in _LEFT_OUT.finditer(read.free):
            self._aside.append((begins + match.start(), begins + match.end()))

    def reference(self, found: Found) -> None:
        """An id in a typed field, or words in its place."""
        assert isinstance(found.mark, Refers)
        target = Ref(self._here.book, found.text)
        if found.mark.or_words and self._called(target) is None:
            self._add(one_line(found.text), joins=False)
        elif found.path == ("speaker",):
            self._add(self._called(target) or Text(""), joins=False)
        # Words are a link too, to nothing as yet: an entry of that id may come.
        self._links.append(_Leads(target, how(self._entry, found)))

    def words(self, found: Found) -> None:
        """A line, or what somebody said. What belongs together is read as one line: a value and its unit."""
        if label := _NOT_SAID_SO.get(type(found.record)):
            for sentence in sentences(one_line(found.text)):
                self._add(clean(f"{label}: {sentence}"), joins=False)
            return
        is_short = not isinstance(found.record, Entry | Header) or isinstance(found.record, Figure)
        said = isinstance(found.record, Quote) and found.path == ("words",)
        self._add(one_line(found.text), joins=is_short and found.record is self._record, running=said)
        self._record = found.record

    def _add(self, text: Text, joins: bool, running: bool = False) -> None:
        if not text:
            return
        begins = len(self._text) + 1 if joins else self._begin()
        self._text += f" {text}" if joins else text
        if not running:
            self._aside.append((begins, len(self._text)))

    def _begin(self) -> int:
        """Where the next line begins."""
        if self._text:
            self._text += "\n"
        return len(self._text)

    def told(self) -> Told:
        """All of it."""
        links = tuple(map(self._written, _unique(self._links, self._here)))
        return Told(Text(self._text), links, tuple(self._aside))

    def _written(self, leads: _Leads) -> Written:
        sentence = Text("") if leads.offset is None else sentence_at(self._text, leads.offset)
        return Written(leads.target, leads.how, sentence)


def _unique(links: list[_Leads], here: Ref) -> Iterator[_Leads]:
    """One link a target, none to the entry itself: the first, with the first sentence there is."""
    found: dict[Ref, _Leads] = {}
    for link in links:
        if link.target == here:
            continue
        known = found.setdefault(link.target, link)
        if link.offset is not None and known.offset is None:
            found[link.target] = known._replace(offset=link.offset)
    yield from found.values()
