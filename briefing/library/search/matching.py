"""A query's tree → what SQLite is asked: an expression of the full-text index, and conditions of SQL.

All but dates is in the index (see `shelf.meta`), so most queries are one walk through it. By its first column
entries are found from wherever one asks; by the second too, which only quotes under a rule have, by whoever
reads the book.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import NamedTuple

from briefing.library.search.tree import (
    All,
    Any,
    Code,
    Kind,
    Node,
    Not,
    Phrase,
    Speaker,
    Tag,
    When,
    Word,
)
from briefing.library.shelf.meta import EVERYTHING, NOTHING, RULED, kind_term, speaker_term, tag_term

INDEXED = 4
"""Letters of a beginning for which the index has an entry of its own."""
_END_OF_TIME = 4_000_000
"""A day after all others."""


class Marks(Node, frozen=True):
    """One of these terms of the index that are no words."""

    terms: tuple[str, ...]


class Begun(Node, frozen=True):
    """Terms side by side, the last of which only begins so; `ends` are all that it can be, if known."""

    whole: tuple[str, ...]
    beginning: str
    ends: tuple[str, ...] | None


class Condition(NamedTuple):
    """A condition on an entry's `row`, and the values for its question marks."""

    sql: str
    values: tuple[object, ...]


class Side(NamedTuple):
    """From where one asks: from outside, what may not be told of a quote does not count.

    `free` are the terms of the quotes whose embargo is over; None inside, where all of an entry counts.
    """

    free: tuple[str, ...] | None = None

    @property
    def bound(self) -> str | None:
        """The quotes of which something does not count, as an expression."""
        return None if self.free is None else f"({quoted(RULED)} NOT {expression(Marks(self.free))})"

    def expression(self, node: Node) -> str | None:
        """A tree as an expression of the full-text index; None if the index cannot tell."""
        found = expression(node)
        if found is None or self.free is None:
            return found
        free = expression(Marks(self.free))
        return f"((({{text}} : ({found})) NOT {free}) OR (({found}) AND {free}))"


INSIDE = Side()


def condition(node: Node, side: Side = INSIDE) -> Condition:
    """A tree as a condition of SQL."""
    found = None if isinstance(node, Code) else side.expression(node)
    if found is not None:
        return Condition("row IN (SELECT rowid FROM words WHERE words MATCH ?)", (found,))
    return _condition(node, side)


def unbound(found: Condition, row: str, side: Side) -> Condition:
    """A condition that is not in the index, on all but those of which something does not count."""
    if side.bound is None:
        return found
    sql = f"{found.sql} AND {row} NOT IN (SELECT rowid FROM words WHERE words MATCH ?)"
    return Condition(sql, (*found.values, side.bound))


@singledispatch
def expression(node: Node) -> str | None:
    """A tree as an expression of the full-text index; None if the index cannot tell."""
    return None


@expression.register
def _(node: Word) -> str | None:
    return quoted(node.term) + ("*" if node.prefix else "")


@expression.register
def _(node: Phrase) -> str | None:
    return quoted(" ".join(node.terms)) + ("*" if node.prefix else "")


@expression.register
def _(node: Kind) -> str | None:
    return _either(quoted(kind_term(name)) for name in node.names)


@expression.register
def _(node: Code) -> str | None:
    return quoted(" ".join(node.terms)) + ("*" if node.prefix else "")


@expression.register
def _(node: Begun) -> str | None:
    if node.ends is None:
        return quoted(" ".join((*node.whole, node.beginning))) + "*"
    return _either(quoted(" ".join((*node.whole, end))) for end in node.ends)


@expression.register
def _(node: Marks) -> str | None:
    return _either(map(quoted, node.terms or (NOTHING,)))


@expression.register
def _(node: Speaker) -> str | None:
    return " AND ".join(quoted(speaker_term(term)) + "*" for term in node.terms)


@expression.register
def _(node: Tag) -> str | None:
    return quoted(tag_term(" ".join(node.terms))) + "*"


@expression.register
def _(node: Any) -> str | None:
    parts = list(map(_within, node.nodes))
    return None if None in parts else _either(filter(None, parts))


@expression.register
def _(node: Not) -> str | None:
    inner = _within(node.node)
    return None if inner is None else f"({quoted(EVERYTHING)} NOT {inner})"


@expression.register
def _(node: All) -> str | None:
    wanted = [_within(part) for part in node.nodes if not isinstance(part, Not)]
    unwanted = [_within(part.node) for part in node.nodes if isinstance(part, Not)]
    if None in wanted or None in unwanted:
        return None
    both = " AND ".join(filter(None, wanted)) or quoted(EVERYTHING)
    return f"({both})" if not unwanted else f"(({both}) NOT {_either(filter(None, unwanted))})"


def _within(node: Node) -> str | None:
    """A part of a tree as an expression; beside others a code is also the entry's that has it."""
    return None if isinstance(node, Code) else expression(node)


def _either(parts: Iterable[str]) -> str:
    return f"({' OR '.join(parts)})"


def quoted(words: str) -> str:
    """Words as a phrase that the index takes for nothing else."""
    return '"' + words.replace('"', '""') + '"'


@singledispatch
def _condition(node: Node, side: Side) -> Condition:
    raise TypeError(type(node).__name__)


@_condition.register
def _(node: Code, side: Side) -> Condition:
    sql = """
        row IN (SELECT row FROM entry WHERE code = ? COLLATE NOCASE)
        OR row IN (SELECT rowid FROM words WHERE words MATCH ?)
    """
    return Condition(sql, (node.code, side.expression(node)))


@_condition.register
def _(node: When, side: Side) -> Condition:
    first = node.first.toordinal() if node.first else 0
    last = node.last.toordinal() if node.last else _END_OF_TIME
    dated = Condition("row IN (SELECT row FROM entry WHERE first <= ? AND last >= ?)", (last, first))
    return unbound(dated, "row", side)


@_condition.register
def _(node: Not, side: Side) -> Condition:
    inner = condition(node.node, side)
    return Condition(f"NOT ({inner.sql})", inner.values)


@_condition.register
def _(node: All, side: Side) -> Condition:
    return _together(" AND ", node.nodes, side)


@_condition.register
def _(node: Any, side: Side) -> Condition:
    return _together(" OR ", node.nodes, side)


def _together(word: str, nodes: Iterable[Node], side: Side) -> Condition:
    parts = [condition(part, side) for part in nodes]
    sql = word.join(f"({part.sql})" for part in parts)
    return Condition(sql, tuple(value for part in parts for value in part.values))
