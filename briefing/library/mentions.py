"""Names of the book's people, units and terms that stand in its texts without a link."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.links import Stretches, Written
from briefing.library.names import names_of
from briefing.library.shelf.meta import book_term
from briefing.loading.prose.sentence import sentence_at
from briefing.model.book import Book, Ref
from briefing.model.text import Text

if TYPE_CHECKING:
    from briefing.library.shelf.asking import Askable

_WORD = re.compile(r"\w+")
_BEARING = ("units", "people", "terms")
"""The sections whose entries have names."""
_MOST = 50
"""How many entries that name another are told; what matters most comes first."""
_AROUND = 200
"""Characters around a name in which a longer one is looked for."""


class Mention(NamedTuple):
    """An entry's text names another entry without linking to it: by which name, in which sentence."""

    source: Ref
    target: Ref
    name: Text
    sentence: Text


class Mentions:
    """The unlinked mentions of one book, both ways, looked for when they are asked for."""

    def __init__(self, shelf: Askable, book: Book) -> None:
        self._shelf = shelf
        self._book = book

    def in_entry(self, entry_id: str) -> tuple[Mention, ...]:
        """Whom an entry's text names without linking, in the order of the text, each once."""
        sql = """
            SELECT text, aside, links FROM record JOIN entry USING (row)
            WHERE book = ? AND id = ? AND id <> ''
        """
        here = Ref(self._book.id, entry_id)
        shapes = (Text, Stretches, tuple[Written, ...])
        mentions: list[Mention] = []
        for text, aside, links in self._shelf.unpacked(shapes, sql, self._book.id, entry_id):
            told = {entry_id, *(link.target.id for link in links if link.target.book == here.book)}
            for offset, name in self._names.found_in(_free(text, aside)):
                for meant in self._names.meant_by(name):
                    if meant not in told:
                        told.add(meant)
                        target = Ref(self._book.id, meant)
                        mentions.append(Mention(here, target, name, sentence_at(text, offset)))
        return tuple(mentions)

    def of_entry(self, entry_id: str) -> tuple[Mention, ...]:
        """Which entries name this one without linking to it, in the order of the book."""
        entry = self._book.entries.get(entry_id)
        names = sorted(dict.fromkeys(names_of(entry)), key=len, reverse=True) if entry else []
        if not any(names):
            return ()
        likely = re.compile("|".join(map(re.escape, filter(None, names))))
        target = Ref(self._book.id, entry_id)
        return tuple(
            Mention(Ref(self._book.id, source), target, name, sentence_at(text, offset))
            for source, text, aside in self._naming(entry_id, names)
            for offset, name in islice(self._meaning(target, likely, _free(text, aside)), 1)
        )

    def _naming(self, entry_id: str, names: list[Text]) -> list[tuple[str, Text, Stretches]]:
        """The entries that may name this one: the index knows which have the words of its names."""
        from briefing.library.search.words import indexed

        wanted = " OR ".join(f'"{words}"' for name in names if (words := indexed(name)))
        if not wanted:
            return []
        sql = f"""
            SELECT id, text, aside FROM (
                SELECT rowid AS row FROM words WHERE words MATCH ? AND rowid NOT IN (
                    SELECT source FROM link WHERE link.book = ? AND link.id = ?
                ) ORDER BY rowid DESC LIMIT {_MOST}
            ) JOIN entry USING (row) JOIN record USING (row)
            WHERE book = ? AND section >= 0 AND id <> ? ORDER BY section, position
        """
        asked = (f"({wanted}) AND {book_term(self._book.id)}", self._book.id, entry_id)
        found = self._shelf.unpacked((Text, Stretches), sql, *asked, self._book.id, entry_id)
        return [(source, text, aside) for source, text, aside in found]

    def _meaning(self, target: Ref, likely: re.Pattern[str], text: Text) -> Iterator[tuple[int, Text]]:
        """Where a text means an entry by one of its names, and not another by a longer one."""
        for match in likely.finditer(text):
            begins = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _AROUND)
            around = Text(text[begins : match.end() + _AROUND])
            for offset, name in self._names.found_in(around):
                if begins + offset == match.start() and target.id in self._names.meant_by(name):
                    yield match.start(), name

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
        for start, word in sorted(self._first_words(text)):
            if start < end:
                continue
            for name in self._by_first[word]:
                if text.startswith(name, start) and _ends_word(text, start + len(name)):
                    end = start + len(name)
                    yield start, name
                    break

    def _first_words(self, text: Text) -> Iterator[tuple[int, str]]:
        """Each whole word of a text with which a name begins, with its offset."""
        for word in self._by_first.keys() & set(_WORD.findall(text)):
            start = text.find(word)
            while start >= 0:
                end = start + len(word)
                if not (_WORD.match(text[start - 1 : start]) or _WORD.match(text, end)):
                    yield start, word
                start = text.find(word, end)


def _free(text: Text, aside: Stretches) -> Text:
    """A text without some stretches, every character in its place."""
    pieces: list[str] = []
    done = 0
    for start, end in aside:
        pieces += text[done:start], "\0" * (end - start)
        done = end
    return Text("".join((*pieces, text[done:])))


def _ends_word(text: str, end: int) -> bool:
    return not (text[end - 1 : end].isalnum() and text[end : end + 1].isalnum())
