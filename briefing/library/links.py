"""Who points at whom: typed references and prose links are one kind of link, kept both ways."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.model.book import Ref
from briefing.model.entries import Entry, Header, Person, Unit
from briefing.model.fields import Found
from briefing.model.kinds import KINDS
from briefing.model.text import Text, clean

if TYPE_CHECKING:
    from briefing.library.shelf.asking import Askable


class Link(NamedTuple):
    """One entry leads to another: by a typed field, which `how` names, or in its prose by a sentence."""

    source: Ref
    target: Ref
    how: Text
    sentence: Text


Stretches = tuple[tuple[int, int], ...]
"""First and last character + 1 of stretches of a text, in order."""


class Written(NamedTuple):
    """A link as the shelf has it: where it leads, how, and in prose the sentence that does."""

    target: Ref
    how: Text
    sentence: Text = Text("")


MOST = 200
"""How many links to one entry are told; what the agenda names and what is near in time come first."""

_ALL = -1

_HOW = {
    "speaker": "speaker",
    "source": "source",
    "sources": "source",
    "article": "from this article",
    "unit": "reports here",
    "root": "at the top",
    "about": "about this",
    "evidence": "evidence",
    "lead": "lead",
    "by": "cleared by",
}


class Links:
    """All links of one book: where an entry leads, and who leads to it. One link a pair of entries.

    The book's header counts as an entry whose id is empty.
    """

    def __init__(self, shelf: Askable, book: str) -> None:
        self._shelf = shelf
        self._book = book

    def leading_from(self, entry_id: str) -> tuple[Link, ...]:
        """The links out of an entry to what is there, typed fields and prose in the order of writing."""
        sql = "SELECT id, links FROM record JOIN entry USING (row) WHERE book = ? AND id = ?"
        written = tuple(self._links(sql, self._book, entry_id))
        there = self._there(tuple(link.target.id for link in written if link.target.book == self._book))
        return tuple(link for link in written if link.target.book != self._book or link.target.id in there)

    def leading_to(self, entry_id: str, section: str | None = None) -> tuple[Link, ...]:
        """The links to an entry from the others of its book, in the order of the book.

        They are `MOST` at most, unless those from one section are asked for.
        """
        number = next((at for at, kind in enumerate(KINDS) if kind.section == section), None)
        sql = """
            SELECT id, links FROM (
                SELECT source AS row FROM link JOIN entry ON entry.row = source
                WHERE link.book = ?1 AND link.id = ?2 AND entry.book = ?1 AND section = ifnull(?3, section)
                ORDER BY source DESC LIMIT ?4
            ) JOIN record USING (row) JOIN entry USING (row) ORDER BY section, position
        """
        most = MOST if number is None else _ALL
        here = Ref(self._book, entry_id)
        return tuple(self._links(sql, self._book, entry_id, number, most, to=here))

    def _links(self, sql: str, *values: object, to: Ref | None = None) -> Iterator[Link]:
        """The links of the entries that answer, all of them or those to one place."""
        for source, links in self._shelf.unpacked((tuple[Written, ...],), sql, *values):
            for target, how, sentence in links:
                if to is None or to == target:
                    yield Link(Ref(self._book, source), target, how, sentence)

    def _there(self, ids: tuple[str, ...]) -> frozenset[str]:
        """Those of some ids that the book has."""
        sql = "SELECT id FROM entry WHERE book = ? AND id IN (SELECT value FROM json_each(?))"
        found = self._shelf.rows(sql, self._book, json.dumps(ids))
        return frozenset(entry_id for (entry_id,) in found)


def how(entry: Entry | Header, found: Found) -> Text:
    """In what way a typed field leads there, in words: for a post its title, else the field's meaning."""
    match entry, found.path:
        case ((Unit() | Person()), ("posts", int(position), *_, ("person" | "of"))):
            return entry.posts[position].title
        case _:
            key = next(step for step in reversed(found.path) if isinstance(step, str))
            return clean(_HOW.get(key, key))
