"""What a query was understood as, in plain words: `quotes by Colby since January 2026 with 'partnership'`.

Of entries of some kinds (or of everything), it tells who said them, when, with which words, and what they are
not. Words are told as they were typed, a beginning with `…`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import singledispatchmethod
from typing import NamedTuple

from briefing.library.search.query import Query
from briefing.library.search.tree import (
    All,
    Any,
    Code,
    InBook,
    Kind,
    Node,
    Not,
    Phrase,
    Speaker,
    Tag,
    When,
    Word,
    is_words,
)
from briefing.model.kinds import KINDS
from briefing.model.text import Text, clean, one_line

Called = Callable[[Speaker], Text | None]
"""The name of the one whom a filter means; None where nobody or several are meant."""

_PLURALS = {kind.name: kind.plural for kind in KINDS}


def reading(query: Query, called: Called = lambda speaker: None) -> Text:
    """The reading of a query, on one line; empty for an empty one. What was left out stands in its notes."""
    return one_line(clean(_Reading(called).whole(query.tree))) if query.tree else Text("")


class _Reading(NamedTuple):
    """Tells trees."""

    called: Called

    def whole(self, tree: Node) -> str:
        """A query: `figures with '5 percent' but not 'gdp'`."""
        if isinstance(tree, Code):
            return f"the entry {tree.code}"
        nodes = tree.nodes if isinstance(tree, All) else (tree,)
        words = sorted(filter(is_words, nodes), key=lambda node: isinstance(node, All | Any))
        others = [node for node in nodes if not (isinstance(node, Kind | Not) or is_words(node))]
        phrases = (
            " that are also ".join(_kinds(node) for node in nodes if isinstance(node, Kind)) or "everything",
            *(self.clause(node) for node in others if isinstance(node, Speaker | When)),
            f"with {_all_of(words)}" if words else "",
            *(self.clause(node) for node in others if not isinstance(node, Speaker | When)),
            self._but_not([node.node for node in nodes if isinstance(node, Not)], bool(words)),
        )
        return " ".join(filter(None, phrases))

    def _but_not(self, nodes: Sequence[Node], after_words: bool) -> str:
        """What must not be: `but not 'gdp'` after words, `without 'gdp'` after anything else."""
        if not nodes:
            return ""
        if not after_words and all(map(is_words, nodes)):
            return f"without {' or '.join(map(_words, nodes))}"
        told = (
            _words(node) if is_words(node) else self.clause(node).removeprefix("among ") for node in nodes
        )
        return f"but not {' and not '.join(told)}"

    @singledispatchmethod
    def clause(self, node: Node) -> str:
        """A condition, said after what it is asked of: `by Colby`, `with 'partnership'`."""
        return f"with {_words(node)}"

    @clause.register
    def _(self, node: Kind) -> str:
        return f"among {_kinds(node)}"

    @clause.register
    def _(self, node: Speaker) -> str:
        return f"by {self.called(node) or _quoted(node.written)}"

    @clause.register
    def _(self, node: When) -> str:
        return node.words

    @clause.register
    def _(self, node: Tag) -> str:
        return f"tagged {_quoted(node.written)}"

    @clause.register
    def _(self, node: InBook) -> str:
        return f"in books named {_quoted(node.written)}"

    @clause.register
    def _(self, node: Not) -> str:
        return f"without {_words(node.node)}" if is_words(node.node) else f"not {self.clause(node.node)}"

    @clause.register
    def _(self, node: All) -> str:
        return f"with {_words(node)}" if is_words(node) else " ".join(map(self.clause, node.nodes))

    @clause.register
    def _(self, node: Any) -> str:
        return (
            f"with {_words(node)}"
            if is_words(node)
            else f"either {' or '.join(map(self.clause, node.nodes))}"
        )


def _words(node: Node) -> str:
    """A condition on words, among others: `'pledge'`, `either 'pledge' or 'quota'`."""
    match node:
        case Word(written=written, prefix=prefix) | Phrase(written=written, prefix=prefix):
            return _quoted(written, "…" if prefix else "")
        case Code(code=code):
            return _quoted(code)
        case Any(nodes=nodes):
            return f"either {' or '.join(map(_words, nodes))}"
        case All(nodes=[one, other]):
            return f"both {_words(one)} and {_words(other)}"
        case All(nodes=nodes):
            return f"all of {_listed(nodes)}"
    raise TypeError(type(node).__name__)


def _all_of(nodes: Sequence[Node]) -> str:
    """All the conditions on words, by themselves."""
    return _words(nodes[0]).removeprefix("either ") if len(nodes) == 1 else _listed(nodes)


def _listed(nodes: Sequence[Node]) -> str:
    *most, last = map(_words, nodes)
    return f"{', '.join(most)} and {last}"


def _kinds(node: Kind) -> str:
    return " and ".join(_PLURALS.get(name, f"{name}s") for name in node.names)


def _quoted(words: str, end: str = "") -> str:
    return f"'{words}{end}'"
