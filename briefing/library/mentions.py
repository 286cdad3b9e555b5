"""Names of the book's people, units and terms that stand in its texts without a link."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property, singledispatch
from typing import NamedTuple

from briefing.library.links import Links
from briefing.loading.prose import Passage, passages, sentence_at
from briefing.model.book import Book, Ref
from briefing.model.entries import Entry, Person, Quote, Term, Unit
from briefing.model.fields import prose
from briefing.model.kinds import title_of
from briefing.model.page import Span, Spans
from briefing.model.text import Text, clean, one_line

_WORD = re.compile(r"\w+")


class Mention(NamedTuple):
    """An entry's text names another entry without linking to it: by which name, in which sentence."""

    source: Ref
    target: Ref
    name: Text
    sentence: Text


@singledispatch
def names_of(entry: Entry) -> Iterator[Text]:
    """The names by which a text may mean an entry; only people, units and terms have some."""
    return iter(())


@names_of.register
def _(entry: Person) -> Iterator[Text]:
    yield entry.name
    if entry.sort and entry.sort in entry.name:
        yield entry.sort
    yield from entry.aliases


@names_of.register
def _(entry: Unit) -> Iterator[Text]:
    yield entry.name
    if entry.abbreviation:
        yield entry.abbreviation
    yield from entry.aliases
    yield from (former.name for former in entry.names)


@names_of.register
def _(entry: Term) -> Iterator[Text]:
    yield entry.term
    if entry.stands_for:
        yield entry.stands_for
    yield from entry.aliases


class Mentions:
    """The unlinked mentions of one book, both ways; made at the first question and kept."""

    def __init__(self, book: Book, links: Links) -> None:
        self._book = book
        self._links = links

    def in_entry(self, entry_id: str) -> tuple[Mention, ...]:
        """Whom an entry's text names without linking, in the order of the text, each once."""
        return self._by_source.get(entry_id, ())

    def of_entry(self, entry_id: str) -> tuple[Mention, ...]:
        """Which entries name this one without linking to it."""
        return self._by_target.get(entry_id, ())

    @cached_property
    def _by_source(self) -> Mapping[str, tuple[Mention, ...]]:
        return {entry.id: tuple(self._of(entry)) for entry in self._book}

    @cached_property
    def _by_target(self) -> Mapping[str, tuple[Mention, ...]]:
        found: defaultdict[str, list[Mention]] = defaultdict(list)
        for mentions in self._by_source.values():
            for mention in mentions:
                found[mention.target.id].append(mention)
        return {entry_id: tuple(mentions) for entry_id, mentions in found.items()}

    def _of(self, entry: Entry) -> Iterator[Mention]:
        here = Ref(self._book.id, entry.id)
        linked = (link.target for link in self._links.leading_from(entry.id))
        told = {target.id for target in linked if target.book == self._book.id} | {entry.id}
        for words, free in self._texts(entry):
            for offset, name in self._names.found_in(free):
                for entry_id in self._names.meant_by(name):
                    if entry_id not in told:
                        told.add(entry_id)
                        yield Mention(here, Ref(self._book.id, entry_id), name, sentence_at(words, offset))

    def _texts(self, entry: Entry) -> Iterator[Passage]:
        """What a reader reads of an entry."""
        if isinstance(entry, Quote):
            yield Passage(one_line(entry.words), one_line(entry.words))
        for found in prose(entry):
            yield from passages(found.text, self._book.id, self._linked)

    def _linked(self, ref: Ref) -> Spans | None:
        """The words that stand for a link; into another book, its place."""
        if ref.book != self._book.id:
            return (Span(clean(str(ref))),)
        entry = self._book.at(ref)
        return (Span(one_line(title_of(entry))),) if entry else None

    @cached_property
    def _names(self) -> Names:
        return Names((name, entry.id) for entry in self._book for name in names_of(entry))


class Names:
    """A dictionary of names keyed on their first word, longest first, so that a text is read once."""

    def __init__(self, names: Iterator[tuple[Text, str]]) -> None:
        self._meant: defaultdict[Text, list[str]] = defaultdict(list)
        for name, entry_id in names:
            if entry_id not in self._meant[name]:
                self._meant[name].append(entry_id)
        self._by_first: defaultdict[str, list[Text]] = defaultdict(list)
        for name in sorted(self._meant, key=len, reverse=True):
            if first := _WORD.match(name):
                self._by_first[first.group()].append(name)

    def meant_by(self, name: Text) -> list[str]:
        """The ids of the entries that bear a name."""
        return self._meant[name]

    def found_in(self, text: Text) -> Iterator[tuple[int, Text]]:
        """Each whole-word occurrence of a name, the longest at its place, with its offset."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for name in self._by_first.get(word.group(), ()):
                if text.startswith(name, word.start()) and _ends_word(text, word.start() + len(name)):
                    end = word.start() + len(name)
                    yield word.start(), name
                    break


def _ends_word(text: str, end: int) -> bool:
    return not (text[end - 1 : end].isalnum() and text[end : end + 1].isalnum())
