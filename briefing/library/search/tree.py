"""What a query means: a small tree of words and filters that any engine can evaluate.

A word matches an entry that has the term (see `words`) in its text or in what it is called; a phrase, one
that has its terms side by side. With `prefix` the last term may be only the beginning of a word, since it is
still being typed; the terms of a filter may always be. What was typed stands beside the terms, for showing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from briefing.model.text import Text


class Node(msgspec.Struct, frozen=True):
    """A condition on an entry."""


class Word(Node, frozen=True):
    """It has a term."""

    term: str
    prefix: bool = False
    written: Text = Text("")


class Phrase(Node, frozen=True):
    """It has several terms side by side."""

    terms: tuple[str, ...]
    written: Text = Text("")
    prefix: bool = False


class Kind(Node, frozen=True):
    """It is of one of these kinds, each by its name (`model.kinds`)."""

    names: tuple[str, ...]


class Speaker(Node, frozen=True):
    """It was said by somebody with these terms in the name."""

    terms: tuple[str, ...]
    written: Text = Text("")


class When(Node, frozen=True):
    """Its date may be one of these days (None: unbounded); `words` say which, with their preposition."""

    first: date | None
    last: date | None
    words: Text = Text("")


class InBook(Node, frozen=True):
    """It is in a book with these terms in its title or id."""

    terms: tuple[str, ...]
    written: Text = Text("")


class Tag(Node, frozen=True):
    """It bears a tag that begins with these terms."""

    terms: tuple[str, ...]
    written: Text = Text("")


class Code(Node, frozen=True):
    """It has this spoken code, in capitals; or the terms of it side by side, as with a phrase."""

    code: str
    terms: tuple[str, ...] = ()
    written: Text = Text("")
    prefix: bool = False


class Not(Node, frozen=True):
    """It is not so."""

    node: Node


class All(Node, frozen=True):
    """All of these hold."""

    nodes: tuple[Node, ...]


class Any(Node, frozen=True):
    """At least one of these holds."""

    nodes: tuple[Node, ...]


def lit(tree: Node | None) -> Iterator[Word | Phrase]:
    """The words and phrases for which an entry is found, to be lit in it."""
    match tree:
        case Word() | Phrase():
            yield tree
        case Code(terms=terms, written=written, prefix=prefix):
            yield Phrase(terms, written, prefix)
        case All(nodes=nodes) | Any(nodes=nodes):
            for node in nodes:
                yield from lit(node)


def is_words(node: Node) -> bool:
    """Whether a condition is on words alone."""
    if isinstance(node, All | Any):
        return all(map(is_words, node.nodes))
    return isinstance(node, Word | Phrase | Code)
