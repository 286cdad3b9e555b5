"""A query as it is typed, read into a tree.

    partnership "burden sharing" -gdp        all of these; the last word may be only begun
    pledge OR quota, pledge | quota          either; binds more tightly than standing side by side
    (…)                                      together
    kind:quote by:colby date:>2026-01        filters, see `fields`
    in:nato tag:naval  Q7

Every string is a query. What is half typed is not there yet: an open quote or parenthesis closes at the end,
and a sign or a field without anything behind it is nothing. So typing on never changes what is finished, but
for what is about to join it: the other side of an `OR`, or what makes one number of two.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from briefing.library.search import wording
from briefing.library.search.fields import filter_of
from briefing.library.search.pieces import Piece, pieces
from briefing.library.search.tree import All, Any, Code, Kind, Node, Not, Phrase, Word
from briefing.model.text import Text, clean

LONGEST = 256
"""Characters of a query that are read."""
MOST_TERMS = 12
DEEPEST = 8
"""Parentheses inside each other."""


class Query(NamedTuple):
    """What was typed, what it means (None for nothing), and sentences on what of it was left out."""

    written: Text
    tree: Node | None
    notes: tuple[Text, ...] = ()


def parse(written: str) -> Query:
    """The query that a string is."""
    text = clean(written[:LONGEST])
    reading = _Reading()
    for piece in pieces(text):
        reading.read(piece)
    notes = [f"Only the first {LONGEST} characters count."] if len(written) > LONGEST else []
    return Query(text, reading.tree(), tuple(clean(note) for note in (*notes, *reading.notes())))


class _Group(msgspec.Struct):
    """What stands between two parentheses, as far as it is read, and the signs before what comes next."""

    nodes: list[Node] = []
    negated: bool = False
    either: bool = False

    def add(self, node: Node | None) -> None:
        """Take the next condition; None is one that is left out."""
        if node and self.negated:
            node = _negated(node)
        if node and self.either and self.nodes:
            self.nodes[-1] = _either(self.nodes[-1], node)
        elif node:
            self.nodes.append(node)
        self.negated = self.either = False


class _Reading(msgspec.Struct):
    """A query of which some pieces are read: its open groups, the outermost first, and what is left out."""

    groups: list[_Group] = msgspec.field(default_factory=lambda: [_Group()])
    too_deep: int = 0
    terms_left: int = MOST_TERMS
    left_out: list[str] = []
    told: list[str] = []

    def read(self, piece: Piece) -> None:
        """Take the next piece."""
        match piece.what:
            case "open":
                self._open()
            case "close":
                self._close()
            case "not":
                self.groups[-1].negated = True
            case "either":
                self.groups[-1].either = True
            case "field":
                self._filter(piece)
            case "quoted":
                self._words(wording.quoted(piece.text, piece.begun, self.terms_left))
            case "words":
                self._words(wording.words(piece.text, piece.begun, self.terms_left))

    def _open(self) -> None:
        if len(self.groups) <= DEEPEST:
            self.groups.append(_Group())
        else:
            self.too_deep += 1
            self.told.append(f"Parentheses more than {DEEPEST} deep do not count.")

    def _close(self) -> None:
        if self.too_deep:
            self.too_deep -= 1
        elif len(self.groups) > 1:
            closed = self.groups.pop()
            self.groups[-1].add(_all(closed.nodes))

    def _words(self, worded: wording.Worded) -> None:
        self.terms_left -= worded.terms
        self._leave_out(worded.left_out)
        for node in worded.nodes or (None,):
            self.groups[-1].add(node)

    def _filter(self, piece: Piece) -> None:
        node, note = filter_of(piece.field, piece.text, piece.begun)
        terms = len(getattr(node, "terms", "1"))
        if node and terms > self.terms_left:
            self._leave_out(f"{piece.field}:{piece.text}")
            node = None
        self.terms_left -= terms if node else 0
        self.told.append(note)
        self.groups[-1].add(node)

    def _leave_out(self, words: str) -> None:
        if words:
            self.left_out.append(words)

    def tree(self) -> Node | None:
        """What all the pieces mean together; what is still open ends here."""
        self.too_deep = 0
        while len(self.groups) > 1:
            self._close()
        return _all(self.groups[0].nodes)

    def notes(self) -> tuple[str, ...]:
        """A sentence on each thing that is left out."""
        many = f"Only the first {MOST_TERMS} words count, without ‘{' '.join(self.left_out).strip()}’."
        return tuple(dict.fromkeys(filter(None, (*self.told, many if self.left_out else ""))))


def _all(nodes: list[Node]) -> Node | None:
    every = tuple(part for node in nodes for part in (node.nodes if isinstance(node, All) else (node,)))
    return All(every) if len(every) > 1 else every[0] if every else None


def _either(one: Node, other: Node) -> Node:
    if isinstance(one, Kind) and isinstance(other, Kind):
        return Kind(tuple(dict.fromkeys((*one.names, *other.names))))
    both = (one, other)
    return Any(tuple(part for node in both for part in (node.nodes if isinstance(node, Any) else (node,))))


def _negated(node: Node) -> Node:
    return node.node if isinstance(node, Not) else Not(_whole(node))


def _whole(node: Node) -> Node:
    """The condition with whole words, so that a beginning does not take away what it may not mean."""
    match node:
        case Word() | Phrase() | Code():
            return replace(node, prefix=False)
        case All(nodes=nodes) | Any(nodes=nodes):
            return replace(node, nodes=tuple(map(_whole, nodes)))
    return node
