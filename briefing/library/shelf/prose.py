"""Prose as it was once read from Markdown, kept on the shelf so that nobody parses it again.

A text is kept by its entry's row, with which it goes, and by its digest. The places of its links are kept but
not what stands there, which may change: the words of a link that has none of its own are filled in when the
text is read. Long texts are not kept; they are parsed as far as one looks at them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from briefing.library.shelf.records import packed
from briefing.model.book import Ref
from briefing.model.page import (
    Block,
    Code,
    Heading,
    Lead,
    Mark,
    Paragraph,
    Part,
    Rule,
    Span,
    Spans,
    Table,
    Target,
    Web,
)
from briefing.model.text import Text

if TYPE_CHECKING:
    from briefing.library.shelf.shelf import Moment

Name = Callable[[Ref], Spans | None]
"""The words that stand for a link; None: nothing is there."""

_KEPT = "SELECT parts FROM prose JOIN entry USING (row) WHERE book = ? AND id = ? AND prose.digest = ?"
_KEEP = "INSERT OR REPLACE INTO prose SELECT row, ?3, ?4 FROM entry WHERE book = ?1 AND id = ?2"

_LONGEST = 65_536
"""Characters of a text that is kept."""
_UNNAMED = Text("\0")
"""Stands for the words of a link until they are known; no text of a book has it."""

_BLOCKS: tuple[type[Block], ...] = (Paragraph, Heading, Code, Rule, Table)


def prose(shelf: Moment, source: Text, book: str, name: Name, at: str) -> tuple[Part, ...]:
    """The parts of a text in the entry `at` of a book."""
    if len(source) > _LONGEST:
        from briefing.loading.prose.parts import prose as parse

        return parse(source, book, name, at)
    here = (book, at, blake2b(source.encode(), digest_size=16).digest())
    kept = shelf.value(list[Any], _KEPT, *here) or shelf.live.value(list[Any], _KEPT, *here)
    if kept is None:
        kept = _parsed(source, book, at)
        shelf.live.keep(_KEEP, *here, packed(kept))
    return tuple(_part(name, *part) for part in kept)


def _parsed(source: Text, book: str, at: str) -> list[Any]:
    from briefing.loading.prose.parts import prose as parse

    unnamed = (Span(_UNNAMED),)
    return [
        [part.size, list(part.slugs), part.links, [_down(block) for block in part.blocks]]
        for part in parse(source, book, lambda ref: unnamed, at)
    ]


def _part(name: Name, size: int, slugs: list[Text], links: bool, blocks: list[Any]) -> Part:
    """A part whose blocks are put together when they are looked at."""
    return Part(size, partial(_blocks, blocks, name), partial(tuple, slugs), links)


def _down(value: Any) -> Any:
    """What a block holds, as lists, texts and numbers."""
    if isinstance(value, Block):
        kind = _BLOCKS.index(type(value))
        return [kind, *(_down(getattr(value, field)) for field in _FIELDS[kind])]
    if isinstance(value, tuple):
        return [_down(item) for item in value]
    return int(value) if isinstance(value, Mark) else value


_SHARED = ("leads", "space", "slug")
_FIELDS = (
    ("spans", *_SHARED),
    ("spans", "level", *_SHARED),
    ("text", "language", *_SHARED),
    _SHARED,
    ("head", "rows", "aligns", *_SHARED),
)


def _blocks(found: Iterable[Any], name: Name) -> Iterator[Block]:
    for kind, *values in found:
        fields = dict(zip(_FIELDS[kind], values, strict=True))
        fields["leads"] = tuple(Lead(*lead) for lead in fields["leads"])
        if "spans" in fields:
            fields["spans"] = _spans(fields["spans"], name)
        elif "head" in fields:
            fields["head"] = tuple(_spans(cell, name) for cell in fields["head"])
            fields["rows"] = tuple(tuple(_spans(cell, name) for cell in row) for row in fields["rows"])
            fields["aligns"] = tuple(fields["aligns"])
        yield _BLOCKS[kind](**fields)


def _spans(found: Iterable[Any], name: Name) -> Spans:
    return tuple(span for text, marks, target in found for span in _named(text, Mark(marks), target, name))


def _named(text: Text, marks: Mark, written: list[str] | None, name: Name) -> Iterator[Span]:
    target = _target(written)
    is_note = isinstance(target, Ref) and target.is_note and text != _UNNAMED
    if not isinstance(target, Ref) or is_note:
        yield Span(text, marks, target)
        return
    words = name(target)
    if words is None:
        yield Span(Text(target.id) if text == _UNNAMED else text, marks | Mark.WARNING)
    elif text != _UNNAMED:
        yield Span(text, marks, target)
    else:
        yield from (Span(span.text, span.marks | marks, target) for span in words)


def _target(written: list[str] | None) -> Target | None:
    match written:
        case [str(book), str(entry), str(heading)]:
            return Ref(book, entry, heading)
        case [str(url)]:
            return Web(Text(url))
    return None
