"""The files of a book as their author wrote them, to be changed at some places and nowhere else.

Here the text is kept as it stands, with its line ends and its byte order mark, while reading a book makes all
line ends alike. What a change does is looked at before it counts: a file that would say anything else than
what was meant is not changed.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from briefing.loading import nodes
from briefing.loading.nodes import Node, Scalar, follow
from briefing.loading.opening import Opened, open_files
from briefing.loading.problems import Mark, Problem
from briefing.loading.tree import parse
from briefing.loading.within import index_of, mark_of
from briefing.model.fields import Path as Steps
from briefing.model.text import Text


class NotEditable(Exception):
    """A file that cannot be changed safely; says which, why, and what to do."""


class Edit(NamedTuple):
    """A stretch of a text, from an index to one before which it ends, and what is to stand there."""

    start: int
    end: int
    text: str


class Change(NamedTuple):
    """Words of a value and what is to stand for them; the value by its keys and positions in the file."""

    steps: Steps
    offset: int
    words: str
    instead: str


@dataclass(frozen=True)
class Manuscript:
    """A file: its path as opened, its name in the book, its bytes."""

    path: Path
    name: str
    data: bytes

    @cached_property
    def text(self) -> str:
        """What the bytes say, line ends and all; without a byte order mark."""
        return self.data.removeprefix(codecs.BOM_UTF8).decode()

    @cached_property
    def root(self) -> nodes.Mapping:
        """The keys of the file, with their places in its text. Raises NotEditable for a file without keys."""
        root, problems = parse(Text(self.text), self.path)
        if problems:
            raise NotEditable(f"{self.path}:{problems[0].line}: {problems[0].message}; mend that first.")
        return root if isinstance(root, nodes.Mapping) else nodes.Mapping(_Top(), {})

    @cached_property
    def line_end(self) -> str:
        """What ends its lines."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def mark(self, steps: Steps, offset: int, words: str) -> Mark:
        """The place of some words of a value, as people count."""
        scalar = self._scalar(steps)
        return (mark_of(words, offset, scalar, self.text) if words else None) or scalar.mark

    def edited(self, edits: Iterable[Edit]) -> Manuscript:
        """The file with other words in some places."""
        pieces: list[str] = []
        at = 0
        for edit in sorted(edits):
            pieces += (self.text[at : edit.start], edit.text)
            at = edit.end
        changed = "".join((*pieces, self.text[at:])).encode()
        bom = codecs.BOM_UTF8 if self.data.startswith(codecs.BOM_UTF8) else b""
        return replace(self, data=bom + changed)

    def changed(self, changes: Iterable[Change]) -> Manuscript:
        """The file with other words in some values. Raises NotEditable where it would say anything else."""
        wanted = sorted(changes, key=lambda change: change.offset, reverse=True)
        says = dict(self.values)
        for change in wanted:
            value, end = says[change.steps], change.offset + len(change.words)
            says[change.steps] = value[: change.offset] + change.instead + value[end:]
        new = self.edited(self._edit(change) for change in wanted)
        if not new.says(says):
            raise self._by_hand(wanted[-1])
        return new

    def says(self, values: Mapping[Steps, str]) -> bool:
        """Whether these are the values of the file, and there are no others."""
        try:
            return self.values == values
        except NotEditable:
            return False

    @cached_property
    def values(self) -> Mapping[Steps, str]:
        """Every value of the file by its keys and positions."""
        return {steps: scalar.text for steps, scalar in scalars(self.root)}

    def _edit(self, change: Change) -> Edit:
        index = index_of(self._scalar(change.steps), change.offset, self.text)
        if not self.text.startswith(change.words, index):
            raise self._by_hand(change)
        return Edit(index, index + len(change.words), change.instead)

    def _scalar(self, steps: Steps) -> Scalar:
        node = follow(self.root, steps).node
        assert isinstance(node, Scalar)
        return node

    def _by_hand(self, change: Change) -> NotEditable:
        line = self._scalar(change.steps).mark.line
        sentence = f"`{change.words}` stands there in a way that cannot be changed safely"
        return NotEditable(f"{self.path}:{line}: {sentence}; change it by hand.")


def manuscripts(book: Path) -> tuple[Manuscript, ...]:
    """The files of a book in their order. Raises NotEditable if one of them cannot be read."""
    opened = open_files(book)
    broken = next(_unreadable(opened), None)
    if broken:
        raise NotEditable(f"{broken.path}:{broken.line}: {broken.message}; mend that first.")
    return tuple(Manuscript(file.path, file.name, file.data) for file in opened.files)


def having(book: Path, words: str) -> tuple[Manuscript, ...]:
    """The files of a book that have some words. Raises NotEditable if one with them cannot be read."""
    opened = open_files(book)
    for broken in _unreadable(opened):
        if not broken.path.is_file() or words.encode() in broken.path.read_bytes():
            raise NotEditable(f"{broken.path}:{broken.line}: {broken.message}; mend that first.")
    broken_paths = {broken.path for broken in _unreadable(opened)}
    files = (Manuscript(file.path, file.name, file.data) for file in opened.files)
    return tuple(file for file in files if file.path not in broken_paths and words in file.text)


def _unreadable(opened: Opened) -> Iterator[Problem]:
    """What keeps files of a book from being read whole."""
    found = opened.problems.ordered()
    return (problem for problem in found if problem.code[0] in "FY" and problem.severity == "error")


def scalars(node: Node, at: Steps = ()) -> Iterator[tuple[Steps, Scalar]]:
    """Every value below a node."""
    match node:
        case Scalar():
            yield at, node
        case nodes.Sequence():
            for position, item in enumerate(node.items):
                yield from scalars(item, (*at, position))
        case nodes.Mapping():
            for name, (_, value) in node.by_key.items():
                yield from scalars(value, (*at, name))


@dataclass(frozen=True)
class _Top:
    """The beginning of a text."""

    index: int = 0
    line: int = 0
    column: int = 0
