"""The walk through the index of one shelf: which entries match a query, and how well.

    NAME     is called exactly so
    CODE     has the spoken code
    NAMED    has all the words in what it is called
    MEANT    has there what stands for them: a long name for an acronym, another spelling
    PHRASE   has them side by side in its text
    WORDS    has them somewhere

Within each class, quotes and figures come before prose, what the agenda names before the rest, and what is
near in time to the meeting before what is far: that is the order of the rows on a shelf (`shelf.ranks`). So
the index is walked backwards, and no further than there is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import IntEnum
from functools import cached_property
from itertools import islice, product
from typing import NamedTuple

from briefing.library.search.expanding import Expanding
from briefing.library.search.hits import Hit
from briefing.library.search.matching import (
    INSIDE,
    Begun,
    Condition,
    Marks,
    Side,
    condition,
    expression,
    unbound,
)
from briefing.library.search.telling import Telling
from briefing.library.search.tree import All, Any, Code, Node, Phrase, Word, is_words, lit
from briefing.library.shelf.asking import Askable
from briefing.library.shelf.meta import book_term, free_term
from briefing.library.shelf.ranks import is_source
from briefing.model.book import Ref
from briefing.model.text import Text

NEAR = 3
"""Words that are offered where nothing was found."""
_READINGS = 16
"""Names that one query may mean."""

_NOTHING_SAID = All(())

Class = IntEnum("Class", ["NAME", "CODE", "NAMED", "MEANT", "PHRASE", "WORDS"])


class Match(NamedTuple):
    """An entry of a shelf that matches, `nearly` where slips are forgiven. Sorted, the best comes first."""

    nearly: bool
    how: Class
    order: int

    @property
    def row(self) -> int:
        """Its row; later rows come first."""
        return -self.order


class Walk:
    """One query asked of one shelf, on a day from outside its books if one is given.

    Where it is to be `hurried`, what is begun may become less.
    """

    def __init__(
        self,
        shelf: Askable,
        tree: Node,
        book: str,
        limit: int,
        until: float,
        hurried: bool = False,
        outside: date | None = None,
    ) -> None:
        self._shelf = shelf
        self._tree = tree
        self._said, self._filters = _parted(tree)
        self._book = book
        self._limit = limit
        self._until = until
        self._exact = Expanding(shelf.rows, hurried=hurried)
        self._slips = Expanding(shelf.rows, slips=True)
        self._in_time = True
        self._side = INSIDE if outside is None else Side(_free(shelf, outside))

    @property
    def is_whole(self) -> bool:
        """Whether all of the shelf was seen."""
        return self._in_time and not self._exact.cut

    def matches(self) -> Iterator[Match]:
        """What matches as it is written, the best first, each entry once, as many as are wanted."""
        return self._matching(self._exact.expand(self._said), nearly=False)

    def nearly(self) -> Iterator[Match]:
        """What matches where slips are forgiven."""
        said = self._slips.expand(self._said)
        if self._slips.also.keys() > self._exact.also.keys():
            yield from self._matching(said, nearly=True)

    def _matching(self, said: Node, nearly: bool) -> Iterator[Match]:
        told: set[int] = set()
        for how, walk in (
            (Class.NAME, self._called),
            (Class.CODE, self._coded),
            (Class.NAMED, self._named_as_typed),
            (Class.MEANT, self._named),
            (Class.PHRASE, self._side_by_side),
            (Class.WORDS, self._walk),
        ):
            for row in walk(said, self._limit + len(told)):
                # The title of a source has words as prose has them.
                if row not in told and not (how in (Class.NAMED, Class.MEANT) and is_source(row)):
                    told.add(row)
                    yield Match(nearly, how, -row)
            if len(told) >= self._limit:
                return

    def _called(self, said: Node, most: int) -> list[int]:
        """What is called exactly so, or by what stands for it."""
        passes = unbound(self._passing("name.row"), "name.row", self._side)
        sql = f"SELECT row FROM name WHERE folded = ? AND {passes.sql} ORDER BY row DESC"
        names = dict.fromkeys(_names(said) if self._is_said else ())
        found = {row for name in names for row in self._rows(sql, name, *passes.values)}
        return self._in_scope(sorted(found, reverse=True))

    def _coded(self, said: Node, most: int) -> list[int]:
        """What has the spoken code that was typed, and no other words were."""
        if not isinstance(self._said, Code):
            return []
        passes = self._passing("entry.row")
        sql = f"SELECT row FROM entry WHERE code = ? COLLATE NOCASE AND {passes.sql} ORDER BY row DESC"
        return self._in_scope(self._rows(sql, self._said.code, *passes.values))

    def _side_by_side(self, said: Node, most: int) -> list[int]:
        """What has the words next to each other in their order."""
        match self._said:
            case All(nodes=[*_, Word() as last] as words) if all(isinstance(word, Word) for word in words):
                terms = tuple(next(_names(word)) for word in words)
                phrase = Phrase(terms, prefix=last.prefix)
                typed = Expanding(self._shelf.rows, others=False, hurried=self._exact.hurried)
                return self._walk(typed.expand(phrase), most)
        return []

    def _named_as_typed(self, said: Node, most: int) -> list[int]:
        """What has all that was typed in what it is called."""
        typed = Expanding(self._shelf.rows, others=False, hurried=self._exact.hurried).expand(self._said)
        return self._named(typed, most) if typed != said else []

    def _named(self, said: Node, most: int) -> list[int]:
        """What has all of it in what it is called, and nothing in its text that speaks against it."""
        wanted = self._side.expression(said) if self._is_said else None
        if wanted is None:
            return []
        passes = self._passing("names.rowid")
        sql = f"SELECT rowid FROM names WHERE names MATCH ? AND {passes.sql} ORDER BY rowid DESC LIMIT ?"
        return self._in_scope(self._rows(sql, self._scoped(wanted), *passes.values, most))

    def _walk(self, said: Node, most: int) -> list[int]:
        """The rows that match, the last first, as many as are enough."""
        tree = All((*(said,) * self._is_said, *self._passed)) if self._passed else said
        found = self._side.expression(tree)
        if found is not None:
            sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
            return self._in_scope(self._rows(sql, self._scoped(found), most))
        where = condition(All((tree, *self._marks())), self._side)
        sql = f"SELECT row FROM entry WHERE {where.sql} ORDER BY row DESC LIMIT ?"
        return self._rows(sql, *where.values, most)

    @cached_property
    def _passed(self) -> tuple[Node, ...]:
        """The filters, as the index has them."""
        return tuple(map(self._exact.expand, self._filters))

    @cached_property
    def _is_said(self) -> bool:
        """Whether there are words at all."""
        return self._said != _NOTHING_SAID

    def _passing(self, row: str) -> Condition:
        """What a row must be to pass the filters."""
        indexed = [node for node in self._passed if expression(node) is not None]
        others = [node for node in self._passed if expression(node) is None]
        parts: list[str] = ["1"]
        values: list[object] = []
        if indexed:
            parts.append(f"EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND words.rowid = {row})")
            values.append(self._side.expression(All(tuple(indexed))))
        if others:
            where = condition(All(tuple(others)), self._side)
            parts.append(f"EXISTS (SELECT 1 FROM entry WHERE entry.row = {row} AND {where.sql})")
            values += where.values
        return Condition(" AND ".join(parts), tuple(values))

    def _scoped(self, wanted: str) -> str:
        return f"({wanted})" + "".join(f" AND {expression(mark)}" for mark in self._marks())

    def _marks(self) -> tuple[Node, ...]:
        return (Marks((book_term(self._book),)),) if self._book else ()

    def _rows(self, sql: str, *values: object) -> list[int]:
        rows, whole = self._shelf.walk(self._until, sql, *values)
        self._in_time = self._in_time and whole
        return [row for (row,) in rows]

    def _in_scope(self, rows: list[int]) -> list[int]:
        """Those rows that are where one looks; the index may mistake a book for another."""
        if not self._book:
            return rows
        sql = "SELECT 1 FROM entry WHERE row = ? AND book = ?"
        return [row for row in rows if self._shelf.rows(sql, row, self._book)]

    def hits(self, matches: Iterable[Match]) -> Iterator[tuple[Match, Hit]]:
        """Entries that match, each with the sentence that says so."""
        by_row = {match.row: match for match in matches}
        sql = f"""
            SELECT row, book, id, section, title, text FROM entry JOIN record USING (row)
            WHERE row IN ({", ".join("?" * len(by_row))})
        """
        for row, book, entry, *told in self._shelf.unpacked((Text,), sql, *by_row):
            match = by_row[row]
            telling = self._telling_slips if match.nearly else self._telling
            yield match, telling.entry(Ref(book, entry), *told)

    @cached_property
    def _telling(self) -> Telling:
        return Telling(self._tree, self._exact.also)

    @cached_property
    def _telling_slips(self) -> Telling:
        return Telling(self._tree, self._slips.also)

    def near(self) -> Iterator[Text]:
        """Words of the vocabulary that are nearest to those that were typed and that it does not have."""
        for word in lit(self._tree):
            if isinstance(word, Word) and not self._knows(word):
                yield from map(Text, islice(self._slips.nearest(word.term), NEAR))

    def _knows(self, word: Word) -> bool:
        """Whether the vocabulary has a word, or what one that is only begun may become."""
        sql = "SELECT 1 FROM term WHERE term >= ? AND term < ? LIMIT 1"
        return bool(self._shelf.rows(sql, word.term, word.term + ("\U0010ffff" if word.prefix else "\0")))


def _free(shelf: Askable, day: date) -> tuple[str, ...]:
    """The terms of the quotes on a shelf whose embargo is over on a day."""
    sql = "SELECT term FROM mark WHERE term >= ? AND term <= ?"
    return tuple(term for (term,) in shelf.rows(sql, free_term(date.min), free_term(day)))


def _parted(tree: Node) -> tuple[Node, tuple[Node, ...]]:
    """The words of a query, and its filters: these say where the words count, not how well they do."""
    nodes = tree.nodes if isinstance(tree, All) else (tree,)
    said = tuple(node for node in nodes if is_words(node))
    filters = tuple(node for node in nodes if not is_words(node))
    return (said[0] if len(said) == 1 else All(said)), filters


def _names(tree: Node) -> Iterator[str]:
    """What could be called so, as terms: the words of a tree in their order, or what stands for them."""
    match tree:
        case Word(term=term):
            yield term
        case Phrase(terms=terms):
            yield " ".join(terms)
        case Begun(whole=whole, beginning=beginning, ends=ends):
            yield from (" ".join((*whole, end)) for end in islice((beginning, *(ends or ())), _READINGS))
        case Any(nodes=nodes):
            yield from islice((name for node in nodes for name in _names(node)), _READINGS)
        case All(nodes=nodes):
            each = [tuple(_names(node)) for node in nodes]
            yield from islice(map(" ".join, product(*each)), _READINGS)
