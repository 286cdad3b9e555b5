"""The search in one entry: its sentences in which some of the words stand, as they follow one another.

The filters of a query must hold for the entry; a word that must not be there must not be in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from time import perf_counter

from briefing.library.search.expanding import Expanding
from briefing.library.search.hits import Results
from briefing.library.search.light import Light
from briefing.library.search.matching import condition
from briefing.library.search.telling import Telling
from briefing.library.search.tree import All, Any, Node, Not, Phrase, Word, is_words, lit
from briefing.library.shelf.asking import Askable
from briefing.model.book import Ref
from briefing.model.text import Text

_STRETCH = re.compile(r"[^\n]{1,8000}(?:(?=\n|\Z)|(?<=[.!?] ))|[^\n]{8000}")
"""A line, or as many sentences of a very long one as are read between two looks at the clock."""


def inside(
    shelf: Askable, tree: Node, ref: Ref, until: float, limit: int, first: int | None = None
) -> Results | None:
    """What is found in an entry, as a `Search` gives it; None where the entry is not on the shelf."""
    sql = "SELECT row, section, title, text FROM entry JOIN record USING (row) WHERE book = ? AND id = ?"
    for row, section, title, text in shelf.unpacked((Text,), sql, ref.book, ref.id):
        asked = _Asked(shelf, tree, until)
        telling, found = asked.sentences(row, text, limit)
        hits = tuple(telling.sentence(ref, section, Text(title), sentence) for sentence in found[:first])
        return Results(hits, asked.in_time, more=len(found) - len(hits))
    return None


class _Asked:
    """One query asked of one entry; `in_time` as long as there was enough of it."""

    def __init__(self, shelf: Askable, tree: Node, until: float) -> None:
        self._shelf = shelf
        self._tree = tree
        self._until = until
        self.in_time = True

    def sentences(self, row: int, text: Text, limit: int) -> tuple[Telling, list[Text]]:
        """The sentences, and what tells them: where slips are forgiven only if there are none else."""
        # What is begun is lit as it is, so it does not matter how it may go on.
        exact = Expanding(self._shelf.rows, hurried=True)
        exact.expand(self._tree)
        telling = Telling(self._tree, exact.also)
        if not self._holds(row):
            return telling, []
        found = list(islice(self._lit(telling.light, text), limit))
        if found or not self.in_time:
            return telling, found
        slips = Expanding(self._shelf.rows, slips=True, hurried=True)
        slips.expand(self._tree)
        if slips.also.keys() > exact.also.keys():
            telling = Telling(self._tree, slips.also)
            found = list(islice(self._lit(telling.light, text), limit))
        return telling, found

    def _holds(self, row: int) -> bool:
        """Whether the filters hold for the entry of a row."""
        filters = _filters(self._tree)
        if filters is None:
            return True
        where = condition(Expanding(self._shelf.rows).expand(filters))
        sql = f"SELECT 1 FROM entry WHERE row = ? AND {where.sql}"
        found, in_time = self._shelf.walk(self._until, sql, row, *where.values)
        self.in_time = self.in_time and in_time
        return bool(found)

    def _lit(self, light: Light, text: Text) -> Iterator[Text]:
        """The sentences of a text that have something to light and nothing that was denied."""
        denied = Light(_denied(self._tree))
        last = None
        for line in _STRETCH.findall(text):
            if perf_counter() > self._until:
                self.in_time = False
                return
            for sentence in light.sentences(line):
                if sentence != last and not denied.spans(sentence):
                    yield sentence
                last = sentence


def _filters(node: Node) -> Node | None:
    """What must hold for a whole entry, whatever its words are; None for nothing."""
    match node:
        case All(nodes=nodes):
            every = tuple(filter(None, map(_filters, nodes)))
            return All(every) if every else None
        case Any(nodes=nodes):
            either = tuple(filter(None, map(_filters, nodes)))
            return Any(either) if len(either) == len(nodes) else None
        case Not(node=denied):
            return None if is_words(denied) else node
    return None if is_words(node) else node


def _denied(tree: Node) -> Iterator[Word | Phrase]:
    """The words and phrases that must not be there."""
    for node in tree.nodes if isinstance(tree, All) else (tree,):
        if isinstance(node, Not) and is_words(node.node):
            yield from lit(node.node)
