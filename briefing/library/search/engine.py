"""The search of the shelves: which entries match, in which order, and the sentence that says so.

    NAME     is called exactly so
    CODE     has the spoken code
    NAMED    has all the words in what it is called
    MEANT    has there what stands for them: a long name for an acronym, another spelling
    PHRASE   has them side by side in its text
    WORDS    has them somewhere

and after all these once more, what has words that are a slip or two away.

Within each class, quotes and figures come before prose, what the agenda names before the rest, and what is
near in time to the meeting before what is far: that is the order of the rows on a shelf (`shelf.ranks`). So
the index is walked backwards, and no further than there is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cached_property
from itertools import islice, product
from time import perf_counter
from typing import NamedTuple

from briefing.library.search.expanding import Expanding
from briefing.library.search.hits import LIBRARY, Found, Hit, Scope, Spans
from briefing.library.search.light import Light
from briefing.library.search.matching import Begun, Marks, condition, denies, expression
from briefing.library.search.query import Query
from briefing.library.search.tree import All, Any, Code, Node, Phrase, Word, lit
from briefing.library.shelf.meta import KIND_OF_HEADER, book_term
from briefing.library.shelf.ranks import is_source
from briefing.library.shelf.shelf import Shelf
from briefing.loading.prose.sentence import sentence_at
from briefing.model.book import Ref
from briefing.model.kinds import KINDS
from briefing.model.text import Text

_FEW = 5
"""With fewer hits than these, slips are forgiven."""
_SECONDS = 0.25
"""What a search may take."""
_NEAR = 3
"""Words that are offered where nothing was found."""
_SAYING = 3
"""Blanks in a sentence that says something."""
_READINGS = 16
"""Names that one query may mean."""

Class = IntEnum("Class", ["NAME", "CODE", "NAMED", "MEANT", "PHRASE", "WORDS"])


_Lights = tuple[Light, tuple[tuple[Text, Light], ...]]


class _Match(NamedTuple):
    """An entry that matches. Sorted, the best comes first."""

    nearly: bool
    how: Class
    order: int
    shelf: int

    @property
    def row(self) -> int:
        """Its row on its shelf; later rows come first."""
        return -self.order


class _Entry(NamedTuple):
    """The one entry in which one looks."""

    section: int
    title: str
    text: Text


class ShelfSearch:
    """Searches shelves; where all else is equal, the entries of the first one come first."""

    def __init__(self, shelves: Sequence[Shelf], seconds: float = _SECONDS) -> None:
        self._shelves = shelves
        self._seconds = seconds

    def search(
        self, query: Query, scope: Scope = LIBRARY, limit: int = 20, first: int | None = None
    ) -> Found:
        """The best hits, `limit` at most; only the `first` of them are given if those are enough."""
        if query.tree is None:
            return Found(())
        until = perf_counter() + self._seconds
        if scope.entry is not None:
            return self._inside(query.tree, scope, limit, first, until)
        asked = [
            _Asked(shelf, number, query.tree, scope, limit, until)
            for number, shelf in enumerate(self._shelves)
        ]
        found = sorted({match for one in asked for match in one.matches()})
        if len(found) < _FEW:
            known = {(match.shelf, match.order) for match in found}
            nearly = {match for one in asked for match in one.nearly()}
            found += sorted(match for match in nearly if (match.shelf, match.order) not in known)
        best = found[:limit]
        hits = _hits(asked, best[:first])
        near = () if hits else tuple(dict.fromkeys(word for one in asked for word in one.near()))[:_NEAR]
        return Found(hits, all(one.is_whole for one in asked), near, len(best) - len(best[:first]))

    def _inside(self, tree: Node, scope: Scope, limit: int, first: int | None, until: float) -> Found:
        """The sentences of one entry in which some of the words stand, as they follow one another."""
        for number, shelf in enumerate(self._shelves):
            one = _Asked(shelf, number, tree, scope, limit, until)
            for entry in one.entry():
                found = list(islice(one.sentences(entry.text), limit))
                hits = tuple(one.saying(entry, sentence) for sentence in found[:first])
                return Found(hits, one.is_whole, more=len(found) - len(hits))
        return Found(())


class _Asked:
    """One query asked of one shelf."""

    def __init__(self, shelf: Shelf, number: int, tree: Node, scope: Scope, limit: int, until: float) -> None:
        self._shelf = shelf
        self._number = number
        self._tree = tree
        self._scope = scope
        self._limit = limit
        self._until = until
        hurried = until - perf_counter() < _SECONDS / 2
        self._exact = Expanding(shelf.rows, hurried=hurried)
        self._slips = Expanding(shelf.rows, slips=True)
        self._in_time = True

    @property
    def is_whole(self) -> bool:
        """Whether all of the shelf was seen."""
        return self._in_time and not self._exact.cut

    def matches(self) -> Iterator[_Match]:
        """What matches as it is written, the best first, each entry once, as many as are wanted."""
        return self._matching(self._exact.expand(self._tree), nearly=False)

    def nearly(self) -> Iterator[_Match]:
        """What matches where slips are forgiven."""
        tree = self._slips.expand(self._tree)
        if self._slips.also.keys() > self._exact.also.keys():
            yield from self._matching(tree, nearly=True)

    def _matching(self, tree: Node, nearly: bool) -> Iterator[_Match]:
        told: set[int] = set()
        for how, walk in (
            (Class.NAME, self._called),
            (Class.CODE, self._coded),
            (Class.NAMED, self._named_as_typed),
            (Class.MEANT, self._named),
            (Class.PHRASE, self._side_by_side),
            (Class.WORDS, self._walk),
        ):
            for row in walk(tree, self._limit + len(told)):
                # The title of a source has words as prose has them.
                if row not in told and not (how in (Class.NAMED, Class.MEANT) and is_source(row)):
                    told.add(row)
                    yield _Match(nearly, how, -row, self._number)
            if len(told) >= self._limit:
                return

    def _called(self, tree: Node, most: int) -> list[int]:
        """What is called exactly so, or by what stands for it."""
        sql = "SELECT row FROM name WHERE folded = ? ORDER BY row DESC"
        found = {row for name in dict.fromkeys(_names(tree)) for row in self._rows(sql, name)}
        return self._in_scope(sorted(found, reverse=True))

    def _coded(self, tree: Node, most: int) -> list[int]:
        """What has the spoken code that was typed, and nothing else was."""
        match self._tree:
            case Code(code=code):
                sql = "SELECT row FROM entry WHERE code = ? COLLATE NOCASE ORDER BY row DESC"
                return self._in_scope(self._rows(sql, code))
        return []

    def _side_by_side(self, tree: Node, most: int) -> list[int]:
        """What has the words next to each other in their order."""
        match self._tree:
            case All(nodes=[*_, Word() as last] as words) if all(isinstance(word, Word) for word in words):
                terms = tuple(next(_names(word)) for word in words)
                phrase = Phrase(terms, prefix=last.prefix)
                typed = Expanding(self._shelf.rows, others=False, hurried=self._exact.hurried)
                return self._words(expression(typed.expand(phrase)) or "", most)
        return []

    def _named_as_typed(self, tree: Node, most: int) -> list[int]:
        """What has all that was typed in what it is called."""
        typed = Expanding(self._shelf.rows, others=False, hurried=self._exact.hurried).expand(self._tree)
        return self._named(typed, most) if typed != tree else []

    def _named(self, tree: Node, most: int) -> list[int]:
        """What has all of it in what it is called, and nothing in its text that speaks against it."""
        wanted = expression(tree)
        if wanted is None:
            return []
        against = "AND EXISTS (SELECT 1 FROM words WHERE words MATCH ?1 AND words.rowid = names.rowid)"
        sql = f"""
            SELECT rowid FROM names WHERE names MATCH ?1 {against if denies(tree) else ""}
            ORDER BY rowid DESC LIMIT ?2
        """
        return self._in_scope(self._rows(sql, self._scoped(wanted), most))

    def _walk(self, tree: Node, most: int) -> list[int]:
        """The rows that match, the last first, as many as are enough."""
        found = expression(tree)
        if found is not None:
            return self._words(found, most)
        where = condition(All((tree, *self._marks())))
        sql = f"SELECT row FROM entry WHERE {where.sql} ORDER BY row DESC LIMIT ?"
        return self._rows(sql, *where.values, most)

    def _words(self, wanted: str, most: int) -> list[int]:
        sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
        return self._in_scope(self._rows(sql, self._scoped(wanted), most))

    def _scoped(self, wanted: str) -> str:
        return f"({wanted})" + "".join(f" AND {expression(mark)}" for mark in self._marks())

    def _marks(self) -> tuple[Node, ...]:
        return (Marks((book_term(self._scope.book),)),) if self._scope.book else ()

    def _rows(self, sql: str, *values: object) -> list[int]:
        rows, whole = self._shelf.walk(self._until, sql, *values)
        self._in_time = self._in_time and whole
        return [row for (row,) in rows]

    def _in_scope(self, rows: list[int]) -> list[int]:
        """Those rows that are where one looks; the index may mistake a book for another."""
        if not self._scope.book:
            return rows
        sql = "SELECT 1 FROM entry WHERE row = ? AND book = ? AND id = ifnull(?, id)"
        book, entry = self._scope.book, self._scope.entry
        return [row for row in rows if self._shelf.rows(sql, row, book, entry)]

    def hits(self, matches: Sequence[_Match]) -> Iterator[tuple[_Match, Hit]]:
        """Entries that match, each with the sentence that says so."""
        by_row = {match.row: match for match in matches}
        sql = f"""
            SELECT row, book, id, section, title, text FROM entry JOIN record USING (row)
            WHERE row IN ({", ".join("?" * len(by_row))})
        """
        for row, *told in self._shelf.unpacked((Text,), sql, *by_row):
            yield by_row[row], self._hit(by_row[row], *told)

    def _hit(self, match: _Match, book: str, entry: str, section: int, title: str, text: Text) -> Hit:
        light, also = self._slips_light if match.nearly else self._exact_light
        title_spans = light.spans(title)
        sentence, spans = _telling(light, Text(title), bool(title_spans), text)
        instead = tuple(words for words, lamp in also if lamp.spans(f"{title}\n{sentence}"))
        return Hit(Ref(book, entry), _kind(section), Text(title), title_spans, sentence, spans, instead)

    def entry(self) -> list[_Entry]:
        """The entry where one looks, if it is on this shelf."""
        sql = "SELECT section, title, text FROM entry JOIN record USING (row) WHERE book = ? AND id = ?"
        found = self._shelf.unpacked((Text,), sql, self._scope.book, self._scope.entry)
        return [_Entry(*told) for told in found]

    def sentences(self, text: Text) -> Iterator[Text]:
        """The sentences of a text that have something of what is looked for, as far as there is time."""
        light, _ = self._exact_light
        last = None
        for line in text.split("\n"):
            if perf_counter() > self._until:
                self._in_time = False
                return
            for sentence in light.sentences(line):
                if sentence != last:
                    yield sentence
                last = sentence

    def saying(self, entry: _Entry, sentence: Text) -> Hit:
        """A sentence of the entry where one looks."""
        light, _ = self._exact_light
        ref = Ref(self._scope.book, self._scope.entry or "")
        return Hit(ref, _kind(entry.section), Text(entry.title), (), sentence, light.spans(sentence))

    @cached_property
    def _exact_light(self) -> _Lights:
        return _lights(self._exact, self._tree)

    @cached_property
    def _slips_light(self) -> _Lights:
        return _lights(self._slips, self._tree)

    def near(self) -> Iterator[Text]:
        """Words of the vocabulary that are nearest to those that were typed and that it does not have."""
        for word in lit(self._tree):
            if isinstance(word, Word) and not self._knows(word):
                yield from map(Text, islice(self._slips.nearest(word.term), _NEAR))

    def _knows(self, word: Word) -> bool:
        """Whether the vocabulary has a word, or what one that is only begun may become."""
        sql = "SELECT 1 FROM term WHERE term >= ? AND term < ? LIMIT 1"
        return bool(self._shelf.rows(sql, word.term, word.term + ("\U0010ffff" if word.prefix else "\0")))


def _kind(section: int) -> str:
    return KINDS[section].name if section >= 0 else KIND_OF_HEADER


def _hits(asked: Sequence[_Asked], matches: Sequence[_Match]) -> tuple[Hit, ...]:
    """The hits of matches, in their order."""
    found: dict[_Match, Hit] = {}
    for number, one in enumerate(asked):
        found.update(one.hits([match for match in matches if match.shelf == number]))
    return tuple(found[match] for match in matches if match in found)


def _lights(expanding: Expanding, tree: Node) -> _Lights:
    """What lights all that a tree finds, and what lights each of the words that were not typed."""
    instead = {written: Phrase(terms, written) for terms, written in expanding.also.items()}
    also = tuple((written, Light([phrase])) for written, phrase in instead.items())
    return Light((*lit(tree), *instead.values())), also


def _telling(light: Light, title: Text, is_lit: bool, text: Text) -> tuple[Text, Spans]:
    """The sentence of a text that says most of what is looked for, else the first one after its title.

    A bare name says nothing where the title is lit too.
    """
    body = Text(text.removeprefix(title).lstrip("\n"))
    found, spans = light.sentence(body)
    if spans and (found.count(" ") >= _SAYING or not is_lit):
        return found, spans
    first = sentence_at(body, 0) if body else title
    return first, light.spans(first)


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
