"""A YAML file as it stands: light nodes, each knowing its place in the text.

The marks are those of the YAML parser, counted from 0; `Node.mark` is the place as people count it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from briefing.loading.problems import Mark
from briefing.model.fields import Path
from briefing.model.text import Text


class ParserMark(Protocol):
    """A place in the text as the YAML parser counts: characters, lines and columns from 0."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(slots=True)
class Scalar:
    """A text; `plain` if it stands without quotes and not in a block."""

    start: ParserMark
    end: ParserMark
    text: Text
    plain: bool

    @property
    def mark(self) -> Mark:
        """Where it stands; of a text over several lines, where it starts."""
        width = self.end.column - self.start.column if self.end.line == self.start.line else 1
        return Mark(self.start.line + 1, self.start.column + 1, max(width, 1))


@dataclass(slots=True)
class Sequence:
    """A list; `cut` if something that its author wrote there was taken out."""

    start: ParserMark
    items: list[Node]
    cut: bool = False

    @property
    def mark(self) -> Mark:
        """Where it starts."""
        return Mark(self.start.line + 1, self.start.column + 1)


@dataclass(slots=True)
class Mapping:
    """A block of keys and values in their order, by the keys' texts. `cut` as for a list.

    Of a key that stands twice, which `doubled` names, the first value is there.
    """

    start: ParserMark
    by_key: dict[str, Pair]
    cut: bool = False
    doubled: set[str] = field(default_factory=set)

    @property
    def pairs(self) -> list[Pair]:
        """The keys and their values."""
        return list(self.by_key.values())

    @property
    def mark(self) -> Mark:
        """Where its first key stands, or where it starts when it has none."""
        for key, _ in self.by_key.values():
            return key.mark
        return Mark(self.start.line + 1, self.start.column + 1)


Node = Scalar | Sequence | Mapping
Pair = tuple[Scalar, Node]
"""A key and its value."""


Cuts = dict[Path, Text | None]
"""What to put in the place of a value; None to take it out, with its key."""


class Reached(NamedTuple):
    """How far a path could be followed: the last node, its key if it has one, whether that is the end."""

    node: Node
    key: Scalar | None
    whole: bool


def follow(node: Node, path: Path) -> Reached:
    """Follow a path of keys and positions from a node down."""
    key: Scalar | None = None
    for step in path:
        if isinstance(node, Mapping) and (pair := node.by_key.get(str(step))):
            key, node = pair
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            key, node = None, node.items[step]
        else:
            return Reached(node, key, whole=False)
    return Reached(node, key, whole=True)


def cut_block(block: Mapping, cuts: Cuts, at: Path = ()) -> Mapping:
    """The block with some values below it replaced or taken out; `at` is the path to it."""
    kept = {
        name: (key, _cut(value, cuts, (*at, name)))
        for name, (key, value) in block.by_key.items()
        if cuts.get((*at, name), name) is not None
    }
    return Mapping(block.start, kept, block.cut or len(kept) < len(block.by_key))


def cut_all(block: Mapping) -> Mapping:
    """The block, said to be cut everywhere."""
    copy = cut_block(block, {})
    waiting: list[Node] = [copy]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            continue
        node.cut = True
        waiting += node.items if isinstance(node, Sequence) else [value for _, value in node.pairs]
    return copy


def _cut_list(node: Sequence, cuts: Cuts, at: Path) -> Sequence:
    kept = [
        _cut(item, cuts, (*at, position))
        for position, item in enumerate(node.items)
        if cuts.get((*at, position), position) is not None
    ]
    return Sequence(node.start, kept, node.cut or len(kept) < len(node.items))


def _cut(node: Node, cuts: Cuts, at: Path) -> Node:
    instead = cuts.get(at)
    if instead and not isinstance(node, Scalar):
        return Scalar(node.start, node.start, instead, plain=False)
    match node:
        case Mapping():
            return cut_block(node, cuts, at)
        case Sequence():
            return _cut_list(node, cuts, at)
        case Scalar():
            return replace(node, text=instead or node.text)
