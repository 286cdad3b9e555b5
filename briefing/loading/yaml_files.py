"""A YAML file of a book that could be read: its bytes, and what they say as far as somebody asks.

Of most files only plain values are asked for, and of one whose records are known from another time not even
those. The nodes with their places are made when something must be told about a place in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from briefing.loading import nodes
from briefing.loading.decoding import decode
from briefing.loading.quick import HEADER, Quick
from briefing.loading.recovery import Left, recover
from briefing.model.book import Place
from briefing.model.entries import Entry, Header
from briefing.model.text import Text

_DIGEST_BYTES = 16


Leads = dict[str, tuple[str, ...]]
"""The ids to which records lead, by the sections of these entries; under "" words that are the id of none."""


class Known(NamedTuple):
    """A record that was read another time from a file with the same bytes, and where it starts."""

    record: Entry | Header
    place: Place


class KnownFile(NamedTuple):
    """The records of a file, its header first if it has one, then its entries in their order.

    `leads` says where they lead, None if that is more than some entries of the book.
    """

    records: Sequence[Known]
    leads: Leads | None


KnownFiles = Callable[[str, bytes], KnownFile | None]
"""A file by its name in the book and the digest of its bytes, None if it is not known."""


@dataclass(eq=False)
class YamlFile:
    """A file: its path as opened, its name in the book, its bytes.

    What it says is in `known` or in `quick`, else only in its nodes. `sound` as long as nothing was found
    that is wrong in the file by itself. Of `left` there is only something to tell. `stands` if its
    records lead where they led when they became known. Else they lead to `ids` and `words`, and as long as
    it is `inward` nowhere else.
    """

    path: Path
    name: str
    data: bytes
    known: KnownFile | None = None
    quick: Quick | None = None
    sound: bool = True
    stands: bool = False
    inward: bool = True
    left: list[Left] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    @cached_property
    def digest(self) -> bytes:
        """Of the bytes."""
        return blake2b(self.data, digest_size=_DIGEST_BYTES).digest()

    @cached_property
    def text(self) -> Text:
        """What the bytes say."""
        return decode(self.data, self.path).text or Text("")

    @cached_property
    def root(self) -> nodes.Mapping:
        """The keys of the file."""
        root = recover(self.text, self.path).root
        assert isinstance(root, nodes.Mapping)
        return root

    @property
    def has_header(self) -> bool:
        """Whether it has the key of a header."""
        if self.known is not None:
            return any(isinstance(known.record, Header) for known in self.known.records[:1])
        return self.quick.header is not None if self.quick else HEADER in self.root.by_key

    def record_at(self, place: Place) -> nodes.Mapping:
        """The node of the header or entry that starts at a place."""
        return self._records[place.line, place.column]

    @cached_property
    def _records(self) -> dict[tuple[int, int], nodes.Mapping]:
        return {(node.start.line + 1, node.start.column + 1): node for node in records(self.root)}


def records(root: nodes.Mapping) -> Iterator[nodes.Mapping]:
    """Every block that stands where a header or an entry may."""
    for _, value in root.pairs:
        inner = value.items if isinstance(value, nodes.Sequence) else ()
        yield from (node for node in (value, *inner) if isinstance(node, nodes.Mapping))
