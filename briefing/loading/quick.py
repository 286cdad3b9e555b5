"""YAML text → plain values, for files in which nothing is unusual: most of them.

Nothing is told here. A file with anything that would have to be told, or that no book needs, is left to
`tree`, which reads the same text once more and says what is wrong where.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    CollectionStartEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from briefing.loading.budgets import LIMITS, Budgets
from briefing.model.kinds import BY_SECTION, Kind
from briefing.model.text import Text, clean, is_blank

HEADER = "book"
"""The key of a book's header."""

_COMMENT = re.compile(r"#(?=[^\s#])(?<=[ \t]#)")
"""What begins a comment that may be part of a value, if it does not stand in a text."""

Block = dict[str, Any]
"""Keys and values as their author wrote them: texts, lists and blocks."""


_DEEPEST_ENTRY = 2
"""An entry stands in a list in the file's own block."""


class Started(NamedTuple):
    """A block, and the line and column where it starts, from 1."""

    block: Block
    line: int
    column: int


class Quick(NamedTuple):
    """What a file says: the header if it has one, and the entries of its sections in their order.

    `has_gaps` if a value is empty or a key is the author's own (`x-`); these are still there.
    """

    header: Started | None
    sections: tuple[tuple[Kind, list[Started]], ...]
    has_gaps: bool


def quickly(text: Text, limits: Budgets = LIMITS) -> Quick | None:
    """What a file says; None if `tree` has more to say about it."""
    if _COMMENT.search(text):
        return None
    reading = _Reading(text, limits)
    try:
        root = reading.document()
        header = reading.started(root[HEADER]) if HEADER in root else None
        sections = tuple((kind, reading.entries(root[name])) for name, kind in _sections(root))
        return Quick(header, sections, reading.has_gaps)
    except (_Unusual, YAMLError):
        return None
    finally:
        reading.dispose()


def _sections(root: Block) -> list[tuple[str, Kind]]:
    known = [(key, BY_SECTION.get(key)) for key in root if key != HEADER and not key.startswith("x-")]
    if any(kind is None for _, kind in known):
        raise _Unusual
    return [(key, kind) for key, kind in known if kind]


class _Unusual(Exception):
    """There is something that this way of reading does not know."""


class _Reading:
    """One text on its way from events to values."""

    def __init__(self, text: Text, limits: Budgets) -> None:
        parser = CParser(text)
        self.dispose = parser.dispose
        self.has_gaps = False
        self._next = parser.get_event
        self._limits = limits
        self._longest = limits.text_characters
        self._left = limits.file_values - 1
        self._starts: dict[int, tuple[int, int]] = {}

    def document(self) -> Block:
        """The block that the only document is."""
        self._expect(StreamStartEvent)
        self._expect(DocumentStartEvent)
        root = self._value(self._next(), 0)
        self._expect(DocumentEndEvent)
        self._expect(StreamEndEvent)
        if type(root) is not dict:
            raise _Unusual
        return root

    def started(self, block: object) -> Started:
        """A block that stands where a header or an entry should."""
        if type(block) is not dict:
            raise _Unusual
        line, column = self._starts[id(block)]
        return Started(block, line + 1, column + 1)

    def entries(self, section: object) -> list[Started]:
        """The entries of a section, none if it was left empty."""
        if type(section) is list:
            return [self.started(entry) for entry in section]
        if type(section) is not str or section.strip():
            raise _Unusual
        return []

    def _expect(self, wanted: type[Event]) -> None:
        if type(self._next()) is not wanted:
            raise _Unusual

    def _value(self, event: Event | None, depth: int) -> Any:
        """The value that begins with an event, with so many blocks and lists around it."""
        if type(event) is ScalarEvent:
            text = self._text(event)
            if not text or text.isspace() or (not text.isascii() and is_blank(text)):
                self.has_gaps = True
            return text.rstrip("\n")
        if not isinstance(event, CollectionStartEvent) or depth >= self._limits.depth_levels:
            raise _Unusual
        if event.anchor is not None or event.tag is not None:
            raise _Unusual
        if isinstance(event, SequenceStartEvent):
            return self._items(depth + 1)
        block = self._pairs(depth + 1)
        if depth <= _DEEPEST_ENTRY:
            assert event.start_mark is not None
            self._starts[id(block)] = event.start_mark.line, event.start_mark.column
        return block

    def _pairs(self, depth: int) -> Block:
        next_event, value = self._next, self._value
        longest = self._limits.key_characters
        found: Block = {}
        while type(event := next_event()) is ScalarEvent:
            key = self._text(event)
            if key in found or key == "<<" or len(key) > longest:
                raise _Unusual
            if key.startswith("x-"):
                self.has_gaps = True
            found[key] = value(next_event(), depth)
            self._left -= 2
            if self._left < 0:
                raise _Unusual
        if type(event) is not MappingEndEvent:
            raise _Unusual
        return found

    def _items(self, depth: int) -> list[Any]:
        found: list[Any] = []
        while type(event := self._next()) is not SequenceEndEvent:
            found.append(self._value(event, depth))
            self._left -= 1
            if self._left < 0:
                raise _Unusual
        return found

    def _text(self, event: ScalarEvent) -> str:
        text = event.value
        if event.anchor is not None or event.tag is not None or len(text) > self._longest:
            raise _Unusual
        if event.style == '"' and clean(text) != text:  # an escape brings in what decoding did not see
            raise _Unusual
        if "-" in text and not event.style and _goes_on(event):  # an item that slipped, perhaps
            raise _Unusual
        return text


def _goes_on(event: ScalarEvent) -> bool:
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.line < event.end_mark.line
