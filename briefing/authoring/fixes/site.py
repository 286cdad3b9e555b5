"""The place of a problem: its file as far as it can be read, the key or value there, the ids of its book."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from briefing.authoring.editing.manuscripts import Manuscript, scalars
from briefing.authoring.mentions import written
from briefing.loading import nodes
from briefing.loading.nodes import Node, Scalar
from briefing.loading.opening import open_files
from briefing.loading.problems import Problem
from briefing.loading.quick import HEADER
from briefing.loading.recovery import Recovered, recover
from briefing.loading.shapes import type_at
from briefing.model.entries import Header
from briefing.model.fields import Path as Steps
from briefing.model.kinds import BY_CLASS, BY_SECTION
from briefing.model.text import Text


@dataclass(frozen=True)
class Faulty(Manuscript):
    """A file in which something may be wrong: its values are those that can be read all the same."""

    @cached_property
    def root(self) -> nodes.Mapping:
        """The keys of the file, without the entries that are no YAML."""
        root = self._recovered.root
        return root if isinstance(root, nodes.Mapping) else nodes.Mapping(_Start(), {})

    @cached_property
    def breaks(self) -> frozenset[int]:
        """The lines at which it is no YAML."""
        return frozenset(found.line for found in self._recovered.problems if found.code.startswith("Y0"))

    @cached_property
    def _recovered(self) -> Recovered:
        return recover(Text(self.text), self.path)

    @cached_property
    def line_starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in re.finditer(r"\r\n?|\n", self.text))]

    def below(self, place: Steps) -> tuple[str, ...]:
        """The texts of the values at some keys and positions and below."""
        return tuple(text for steps, text in self.values.items() if steps[: len(place)] == place)

    @cached_property
    def texts(self) -> Sequence[tuple[Steps, Scalar]]:
        """Every value that can be read, by its keys and positions, in the order of the text."""
        return sorted(scalars(self.root), key=lambda found: found[1].start.index)

    @cached_property
    def text_starts(self) -> list[int]:
        """Where each of these begins."""
        return [scalar.start.index for _, scalar in self.texts]

    def line_at(self, index: int) -> int:
        """The line of a place, from 1."""
        return bisect_right(self.line_starts, index)

    def line(self, number: int) -> tuple[int, str]:
        """Where a line begins, and its text without what ends it."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return start, self.text[start:end].rstrip("\r\n")

    def end_of(self, number: int) -> int:
        """Where the line after a line begins, or the text ends."""
        return self.line_starts[number] if number < len(self.line_starts) else len(self.text)

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.line_starts)

    @cached_property
    def spots(self) -> Mapping[tuple[int, int, bool], Spot]:
        """Every key and every value by line and column, and whether it is asked for the key."""
        found: dict[tuple[int, int, bool], Spot] = {}
        for spot in _spots(self.root, None, ()):
            if spot.key:
                found[spot.key.mark.line, spot.key.mark.column, True] = spot
            found[spot.node.start.line + 1, spot.node.start.column + 1, False] = spot
        return found


class Spot(NamedTuple):
    """A value of a file by its keys and positions, with its key if it has one."""

    steps: Steps
    node: Node
    key: Scalar | None

    @property
    def type(self) -> object:
        """What the format says of it, None where it says nothing."""
        return type_of(self.steps)


@dataclass(frozen=True)
class FaultyBook:
    """A book in which something may be wrong."""

    path: Path

    @cached_property
    def files(self) -> tuple[Faulty, ...]:
        """Its files that could be opened."""
        return tuple(Faulty(file.path, file.name, file.data) for file in open_files(self.path).files)

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """Every id, and the section in which it stands."""
        return {one.id: BY_CLASS[one.cls].section for one in written(self.files) if one.cls in BY_CLASS}

    @cached_property
    def has_all_ids(self) -> bool:
        """Whether every entry has an id; else what leads to that one seems to lead nowhere."""
        return all(one.id for one in written(self.files) if one.cls in BY_CLASS)

    def ids(self, sections: tuple[str, ...]) -> tuple[str, ...]:
        """The ids in some sections, none named: in any."""
        if sections not in self._ids:
            found = self.sections.items()
            self._ids[sections] = tuple(id_ for id_, one in found if not sections or one in sections)
        return self._ids[sections]

    @cached_property
    def _ids(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}


@dataclass(frozen=True)
class Site:
    """Where a problem stands: its book, and its file."""

    problem: Problem
    book: FaultyBook
    file: Faulty

    @property
    def index(self) -> int:
        """The place in the text."""
        return self.file.line_starts[self.problem.line - 1] + self.problem.column - 1

    @property
    def hinted(self) -> str | None:
        """The one word that its hint asks for."""
        found = re.match(r"did you mean `([^`]+)`\?", self.problem.hint or "")
        return found[1] if found else None

    @property
    def words(self) -> str:
        """What stands there."""
        return self.file.text[self.index : self.index + self.problem.width]

    @property
    def key(self) -> Spot | None:
        """The value of the key that stands there."""
        return self.file.spots.get((self.problem.line, self.problem.column, True))

    @property
    def value(self) -> Spot | None:
        """The value that begins there."""
        return self.file.spots.get((self.problem.line, self.problem.column, False))

    @property
    def before(self) -> tuple[Steps, Scalar] | None:
        """The last value that begins at the place or before it, with its keys and positions."""
        at = bisect_right(self.file.text_starts, self.index)
        return self.file.texts[at - 1] if at else None

    @property
    def text(self) -> tuple[Steps, Scalar] | None:
        """The value in which the place is, with its keys and positions."""
        found = self.before
        return found if found and self.index < found[1].end.index else None

    def holder(self, steps: Steps) -> nodes.Mapping | None:
        """The block in which the last of some keys stands."""
        node = nodes.follow(self.file.root, steps[:-1]).node
        return node if isinstance(node, nodes.Mapping) else None


def type_of(steps: Steps) -> object:
    """What the format says of a value by its keys and positions in a file."""
    if steps and steps[0] == HEADER:
        return type_at(Header, steps[1:])
    if len(steps) > 1 and steps[0] in BY_SECTION:
        return type_at(BY_SECTION[str(steps[0])].entry, steps[2:])
    return None


def _spots(node: Node, key: Scalar | None, at: Steps) -> Iterator[Spot]:
    """Every value below a node, an outer one after those in it."""
    match node:
        case nodes.Mapping():
            for name, (inner, value) in node.by_key.items():
                yield from _spots(value, inner, (*at, name))
        case nodes.Sequence():
            for position, item in enumerate(node.items):
                yield from _spots(item, None, (*at, position))
    if at:
        yield Spot(at, node, key)


@dataclass(frozen=True)
class _Start:
    """The beginning of a text."""

    index: int = 0
    line: int = 0
    column: int = 0
