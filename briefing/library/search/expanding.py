"""A query's tree with all that its words may also stand for, as the vocabulary of one shelf has it.

A name in the other script or another spelling, an acronym and its long name, and, where that is asked for,
words a slip or two away. What was not typed is remembered, so that a hit can say for what else it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import singledispatchmethod
from itertools import chain
from typing import Any as Value

import msgspec
from msgspec.structs import replace

from briefing.library.search.matching import INDEXED, Begun, Marks
from briefing.library.search.names import skeleton
from briefing.library.search.spelling import shorter, slips, slips_forgiven
from briefing.library.search.tree import All, Any, InBook, Node, Not, Phrase, Word
from briefing.library.search.words import indexed
from briefing.library.shelf.meta import book_term
from briefing.model.text import Text

Ask = Callable[..., list[tuple[Value, ...]]]
"""Asks the shelf: SQL and its values → rows."""

_MOST = 8
"""Other words that one word may stand for; the most frequent ones count."""
_FAR = 3
"""Slips between a word and those that are offered in its place."""
_MOST_BEGUN = 200
"""Terms that a beginning is replaced by."""
_MOST_HURRIED = 32
_AFTER_ALL = "\U0010ffff"
"""A letter that comes after all others."""


class Expanding(msgspec.Struct):
    """Expands the trees of one query. `slips` says whether slips are forgiven, `others` whether anything is
    to stand for the typed words at all; else only what is begun is completed.

    `also` is filled as it goes: what stands for the typed words, as terms → as one reads it. Where it is to
    be `hurried`, what is begun is completed in the most frequent ways; `cut` says if there are others.
    """

    ask: Ask
    slips: bool = False
    others: bool = True
    also: dict[tuple[str, ...], Text] = {}
    hurried: bool = False
    cut: bool = False

    @singledispatchmethod
    def expand(self, node: Node) -> Node:
        """The tree with its alternatives."""
        return node

    @expand.register
    def _(self, node: Word) -> Node:
        begun = self._begun((node.term,)) if node.prefix else node
        return self._either(begun, self._synonyms((node.term,)), self._spellings(node))

    @expand.register
    def _(self, node: Phrase) -> Node:
        begun = self._begun(node.terms) if node.prefix else node
        return self._either(begun, self._synonyms(node.terms))

    def _begun(self, terms: tuple[str, ...]) -> Node:
        """Terms of which the last one is only begun, with all that it can become.

        The index has the beginnings of up to four letters; it would walk through all terms of a longer one.
        """
        *whole, last = terms
        if len(last) <= INDEXED and not (self.hurried and whole):
            return Begun(tuple(whole), last, None)
        most = _MOST_HURRIED if self.hurried else _MOST_BEGUN
        sql = "SELECT term FROM term WHERE term >= ?1 AND term < ?2 ORDER BY entries DESC LIMIT ?3"
        ends = tuple(term for (term,) in self.ask(sql, last, last + _AFTER_ALL, most + 1))
        if len(ends) > most and not self.hurried:
            return Begun(tuple(whole), last, None)
        self.cut = self.cut or len(ends) > most
        return Begun(tuple(whole), last, ends[:most] or None)

    @expand.register
    def _(self, node: InBook) -> Node:
        return Marks(tuple(map(book_term, self._books(node))))

    @expand.register
    def _(self, node: Not) -> Node:
        return replace(node, node=Expanding(self.ask, others=False).expand(node.node))

    @expand.register
    def _(self, node: Any) -> Node:
        return replace(node, nodes=tuple(map(self.expand, node.nodes)))

    @expand.register
    def _(self, node: All) -> Node:
        # A single letter that is still being typed says nothing yet, and nearly everything has it.
        said = tuple(part for part in node.nodes if not _is_a_letter(part)) or node.nodes
        every = replace(node, nodes=tuple(map(self.expand, said)))
        return self._either(every, self._long_names(node))

    def _either(self, node: Node, *others: Iterator[Node]) -> Node:
        """A tree, or what may stand for it."""
        found = tuple(chain.from_iterable(others)) if self.others else ()
        return Any((node, *found)) if found else node

    def _synonyms(self, terms: tuple[str, ...]) -> Iterator[Phrase]:
        """What stands for some terms: the long name of an acronym, or the other way round."""
        rows = self.ask("SELECT DISTINCT other FROM synonym WHERE phrase = ?", " ".join(terms))
        for (other,) in rows[:_MOST]:
            found = tuple(indexed(other).split())
            if found and found != terms:
                yield self._instead(found, Text(other))

    def _long_names(self, node: All) -> Iterator[Node]:
        """The tree with an acronym in the place of words that are, side by side, its long name."""
        words = list(node.nodes)
        for start in range(len(words)):
            for end in range(start + 2, len(words) + 1):
                stretch = words[start:end]
                if all(isinstance(word, Word) for word in stretch):
                    typed = tuple(word.term for word in stretch if isinstance(word, Word))
                    rest = tuple(map(self.expand, (*words[:start], *words[end:])))
                    for other in self._synonyms(typed):
                        yield replace(node, nodes=(*rest, other)) if rest else other

    def _spellings(self, word: Word) -> Iterator[Word]:
        yield from (self._word(word, term) for term in self._sounding_alike(word.term))
        if self.slips:
            yield from (self._word(word, term) for term in self._nearly(word.term))

    def _sounding_alike(self, term: str) -> list[str]:
        sql = "SELECT term FROM term WHERE skeleton = ? AND term <> ? ORDER BY entries DESC LIMIT ?"
        return [found for (found,) in self.ask(sql, skeleton(term), term, _MOST)] if term.isalpha() else []

    def _nearly(self, term: str) -> list[str]:
        """The terms that are a forgiven slip away, the nearest first, then the most frequent."""
        forgiven = slips_forgiven(term)
        return self._away(term, forgiven)[:_MOST] if forgiven else []

    def nearest(self, term: str) -> list[str]:
        """The terms that are nearest to one, more slips away than are forgiven."""
        return self._away(term, _FAR)

    def _away(self, term: str, most: int) -> list[str]:
        """The terms that are so many slips away at most, the nearest first, then the most frequent."""
        found = dict(self._one_away(term))
        if most > 1:
            found.update(self._beginning_alike(term, most))
        near = [(away, -found[other], other) for other, away in slips(term, found, most) if away]
        return [other for *_, other in sorted(near)]

    def _one_away(self, term: str) -> list[tuple[Value, ...]]:
        """The terms that are one slip away, and some more, with their frequencies."""
        short = sorted(shorter(term))
        sql = f"""
            SELECT DISTINCT term, entries FROM shortened JOIN term USING (term)
            WHERE shorter IN ({", ".join("?" * len(short))})
        """
        return self.ask(sql, *short)

    def _beginning_alike(self, term: str, most: int) -> list[tuple[Value, ...]]:
        """The terms of much the same length that begin with the same letter: people mistake it least."""
        sql = (
            "SELECT term, entries FROM term WHERE term >= ?1 AND term < ?2 AND length(term) BETWEEN ?3 AND ?4"
        )
        return self.ask(sql, term[0], chr(ord(term[0]) + 1), len(term) - most, len(term) + most)

    def _word(self, typed: Word, term: str) -> Word:
        self.also[(term,)] = Text(term)
        return replace(typed, term=term, prefix=False)

    def _instead(self, terms: tuple[str, ...], written: Text) -> Phrase:
        self.also[terms] = written
        return Phrase(terms, written)

    def _books(self, node: InBook) -> list[str]:
        """The books whose id or title has all the terms, the last one perhaps only begun."""
        rows = self.ask("SELECT book, title FROM entry WHERE section = -1")
        return [book for book, title in rows if _all_in(node.terms, indexed(f"{book} / {title}").split())]


def _is_a_letter(node: Node) -> bool:
    return isinstance(node, Word) and node.prefix and len(node.term) == 1 and node.term.isalpha()


def _all_in(wanted: tuple[str, ...], terms: list[str]) -> bool:
    return all(any(term.startswith(word) for term in terms) for word in wanted)
