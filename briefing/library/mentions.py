"""Names of the book's people, units and terms that stand in its texts without a link."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.links import Links
from briefing.library.names import names_of
from briefing.library.search.words import indexed
from briefing.library.shelf.meta import book_term
from briefing.library.titles import short_title
from briefing.loading.prose.flat import flat
from briefing.loading.prose.sentence import sentence_at
from briefing.model.book import Book, Ref
from briefing.model.entries import Entry, Quote
from briefing.model.fields import prose
from briefing.model.text import Text, clean, one_line

if TYPE_CHECKING:
    from briefing.library.shelf.asking import Askable

_WORD = re.compile(r"\w+")
_BEARING = ("units", "people", "terms")
"""The sections whose entries have names."""
_MOST = 50
"""How many entries that name another are told; what matters most comes first."""


class Mention(NamedTuple):
    """An entry's text names another entry without linking to it: by which name, in which sentence."""

    source: Ref
    target: Ref
    name: Text
    sentence: Text


class Mentions:
    """The unlinked mentions of one book, both ways, looked for when they are asked for."""

    def __init__(self, shelf: Askable, book: Book, links: Links) -> None:
        self._shelf = shelf
        self._book = book
        self._links = links

    def in_entry(self, entry_id: str) -> tuple[Mention, ...]:
        """Whom an entry's text names without linking, in the order of the text, each once."""
        entry = self._book.entries.get(entry_id)
        return tuple(self._of(entry)) if entry else ()

    def of_entry(self, entry_id: str) -> tuple[Mention, ...]:
        """Which entries name this one without linking to it, in the order of the book."""
        entry = self._book.entries.get(entry_id)
        if entry is None:
            return ()
        found = (
            mention
            for other in self._naming(entry)
            for mention in self._of(other)
            if mention.target.id == entry_id
        )
        return tuple(found)

    def _naming(self, entry: Entry) -> list[Entry]:
        """The entries that may name this one: the index knows which have the words of its names."""
        names = dict.fromkeys(indexed(name) for name in names_of(entry))
        if not any(names):
            return []
        wanted = " OR ".join(f'"{name}"' for name in names if name)
        sql = f"""
            SELECT section, id, record FROM (
                SELECT rowid AS row FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT {_MOST}
            ) JOIN entry USING (row) JOIN record USING (row)
            WHERE book = ? AND section >= 0 AND id <> ? ORDER BY section, position
        """
        return self._shelf.records(sql, f"({wanted}) AND {book_term(self._book.id)}", self._book.id, entry.id)

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

    def _texts(self, entry: Entry) -> Iterator[tuple[Text, Text]]:
        """What a reader reads of an entry, and the same without what is linked already."""
        if isinstance(entry, Quote):
            yield one_line(entry.words), one_line(entry.words)
        for found in prose(entry):
            text, _, free = flat(found.text, Ref(self._book.id, entry.id), self._called)
            yield text, free

    def _called(self, ref: Ref) -> Text | None:
        """The words that stand for a link; into another book, its place."""
        if ref.book != self._book.id:
            return clean(str(ref._replace(heading="")))
        entry = self._book.at(ref)
        return short_title(self._book, entry) if entry else None

    @cached_property
    def _names(self) -> Names:
        bearing = (entry for section in _BEARING for entry in self._book.section(section))
        return Names((name, entry.id) for entry in bearing for name in names_of(entry))


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
