"""The spans of blocks of any kind: read, changed, and cut where something is taken out of their text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import singledispatch

from msgspec.structs import replace

from briefing.model.page import (
    Block,
    Branch,
    Code,
    Columns,
    Display,
    Fact,
    Facts,
    Happening,
    Heading,
    Mark,
    Paragraph,
    Picture,
    Rule,
    Span,
    Spans,
    Table,
    Tally,
)
from briefing.model.text import Text, clean

Change = Callable[[Spans], Spans]


def spans_of(block: Block) -> Iterator[Span]:
    """The spans of a block, in the order in which one reads them."""
    links: list[Span] = []

    def note(spans: Spans) -> Spans:
        links.extend(spans)
        return spans

    for one in block.stacked if isinstance(block, Columns) else (block,):
        with_spans(one, note)
    return iter(links)


def words_of(block: Block) -> str:
    """The words of a block."""
    return "\n".join(span.text for span in spans_of(block))


def struck(spans: Spans) -> str:
    """The text that a word diff tells of, with what was struck out and without what came; else empty."""
    if not any(span.marks & Mark.STRIKE for span in spans):
        return ""
    left = (span.text for span in spans if not span.text.startswith("{+"))
    return "".join(text.removeprefix("[-").replace("-] ", " ") for text in left)


def cut(spans: Spans, found: Iterable[tuple[int, int, Text]]) -> Iterator[Span]:
    """Spans with other words in the place of stretches of their joint text, which do not overlap."""
    offset, ahead = 0, tuple(found)
    for text, marks, target in spans:
        done, end, kept = offset, offset + len(text), ""
        for start, stop, instead in ahead:
            if start < end and stop > offset:
                kept += text[done - offset : max(start - offset, 0)] + instead * (start >= offset)
                done = min(stop, end)
        yield Span(clean(kept + text[done - offset :]), marks, target)
        offset = end


@singledispatch
def with_spans(block: Block, change: Change) -> Block:
    """A block with other spans; one that has none stays as it is."""
    return block


@with_spans.register(Branch | Display | Heading | Paragraph | Rule | Tally)
def _(block: Branch | Display | Heading | Paragraph | Rule | Tally, change: Change) -> Block:
    return replace(block, spans=change(block.spans))


@with_spans.register
def _(block: Happening, change: Change) -> Block:
    spans = change(block.spans)
    return block if spans == block.spans else replace(block, spans=spans, when=Text(""))


@with_spans.register
def _(block: Facts, change: Change) -> Block:
    return replace(block, rows=tuple(Fact(label, change(spans)) for label, spans in block.rows))


@with_spans.register
def _(block: Table, change: Change) -> Block:
    head = tuple(map(change, block.head))
    return replace(block, head=head, rows=tuple(tuple(map(change, row)) for row in block.rows))


@with_spans.register
def _(block: Code, change: Change) -> Block:
    return replace(block, text=_changed(block.text, change))


@with_spans.register
def _(block: Picture, change: Change) -> Block:
    return replace(block, alt=_changed(block.alt, change))


def _changed(text: Text, change: Change) -> Text:
    return clean("".join(span.text for span in change((Span(text),))))
