"""Every place in the files of a book that leads to an entry: ids in typed fields, and links in prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.authoring.editing.manuscripts import Manuscript
from briefing.loading import nodes
from briefing.loading.nodes import Node, Scalar
from briefing.loading.prose.links import links
from briefing.loading.quick import HEADER
from briefing.loading.shapes import item_type, keys, record_type
from briefing.model.book import Ref
from briefing.model.entries import Header
from briefing.model.fields import Path as Steps
from briefing.model.fields import mark_of
from briefing.model.kinds import BY_SECTION
from briefing.model.record import Holds, Record, Refers
from briefing.model.text import Text


class Mention(NamedTuple):
    """A place that leads to `target`: its id as it is written there, and where in the value that starts.

    `within` is the entry in which it stands. `words` are empty where a link names no id but a heading, or
    another book.
    """

    within: Written
    steps: Steps
    offset: int
    words: str
    target: Ref

    @property
    def file(self) -> Manuscript:
        """The file in which it stands."""
        return self.within.file

    @property
    def entry(self) -> str:
        """The id of that entry, empty for the header or an entry without one."""
        return self.within.id


class Written(NamedTuple):
    """An entry as it stands in a file, or the header: its class, its node, where that is in the file."""

    file: Manuscript
    cls: type[Record]
    node: nodes.Mapping
    steps: Steps

    @property
    def id(self) -> str:
        """Its id, empty if it has none."""
        pair = self.node.by_key.get("id")
        return pair[1].text if pair and isinstance(pair[1], Scalar) else ""


def written(files: Iterable[Manuscript]) -> Iterator[Written]:
    """The header and every entry, also those that say something wrong."""
    for file in files:
        for name, (_, value) in file.root.by_key.items():
            if name == HEADER and isinstance(value, nodes.Mapping):
                yield Written(file, Header, value, (name,))
            elif name in BY_SECTION and isinstance(value, nodes.Sequence):
                for position, item in enumerate(value.items):
                    if isinstance(item, nodes.Mapping):
                        yield Written(file, BY_SECTION[name].entry, item, (name, position))


def mentions(book: str, files: Iterable[Manuscript]) -> Iterator[Mention]:
    """Every place that leads to an entry, in the order of the files; of a book by its name."""
    entries = tuple(written(files))
    ids = {entry.id for entry in entries}
    for entry in entries:
        for steps, scalar, mark in _marked(entry.node, entry.cls, entry.steps):
            if isinstance(mark, Refers) and (not mark.or_words or scalar.text in ids):
                yield Mention(entry, steps, 0, scalar.text, Ref(book, scalar.text))
            elif mark == Holds("prose") and "[[" in scalar.text:
                yield from _links(entry, steps, scalar.text, book)


def _links(entry: Written, steps: Steps, prose: str, book: str) -> Iterator[Mention]:
    for link in links(Text(prose)):
        path = link.target.partition("#")[0]
        before, slash, last = path.rpartition("/")
        start = prose.find(link.target, link.offset) + len(before + slash) + len(last) - len(last.lstrip())
        target = Ref.parse(link.target, book, entry.id)
        yield Mention(entry, steps, start, last.strip(), target)


def _marked(node: Node, shape: object, at: Steps) -> Iterator[tuple[Steps, Scalar, Refers | Holds]]:
    """Every value below a node that has the shape of a type, as far as its type says what it holds."""
    record = record_type(shape)
    if record and isinstance(node, nodes.Mapping):
        known = keys(record)
        for name, (_, value) in node.by_key.items():
            if name in known:
                yield from _marked(value, known[name].type, (*at, name))
    elif isinstance(node, nodes.Sequence):
        for position, item in enumerate(node.items):
            yield from _marked(item, item_type(shape), (*at, position))
    elif isinstance(node, Scalar) and (mark := mark_of(shape)):
        yield at, node, mark
