"""Blocks in the kinds that Markdown and HTML have: paragraphs, headings, code, rules and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import singledispatch

from msgspec.structs import replace

from briefing.model.page import (
    Block,
    Branch,
    Chart,
    Columns,
    Display,
    Facts,
    Happening,
    Lead,
    Mark,
    Paragraph,
    Picture,
    Rule,
    Span,
    Spans,
    Tally,
    Target,
    Timeline,
    Value,
)
from briefing.model.text import Text

LeadsTo = Callable[[Target | None], str | None]
"""The address of what a span leads to; None where it leads nowhere outside the book."""

_BULLET = Lead("bullet")
_INDENT = Lead("indent")


def in_markup(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same content in those kinds: facts and the rows of a tree become items of lists."""
    for block in blocks:
        yield from _in_markup(block)


@singledispatch
def _in_markup(block: Block) -> Iterator[Block]:
    yield block


@_in_markup.register
def _(block: Display) -> Iterator[Block]:
    words = (Span(Text("“")), *block.spans, Span(Text("”")))
    yield Paragraph(words, leads=(*block.leads, Lead("quote")), space=block.space)


@_in_markup.register
def _(block: Value) -> Iterator[Block]:
    between = "" if block.unit.startswith("%") else " "
    words = Text(f"{block.value}{between}{block.unit}".strip())
    yield Paragraph((Span(words, Mark.STRONG),), leads=block.leads, space=block.space)


@_in_markup.register
def _(block: Picture) -> Iterator[Block]:
    yield Paragraph((Span(block.alt),), leads=block.leads, space=block.space)


@_in_markup.register
def _(block: Facts) -> Iterator[Block]:
    for position, (label, spans) in enumerate(block.rows):
        words = (Span(Text(f"{label}: ")), *spans)
        yield Paragraph(words, leads=(*block.leads, _BULLET), space=0 if position else block.space)


@_in_markup.register
def _(block: Columns) -> Iterator[Block]:
    for stacked in block.stacked:
        yield from _in_markup(replace(stacked, leads=(*block.leads, *stacked.leads)))


@_in_markup.register
def _(block: Branch) -> Iterator[Block]:
    leads = (*block.leads, *(_INDENT for _ in block.guides), _BULLET)
    yield Paragraph(_spoken(block), leads=leads, space=block.space)


@_in_markup.register
def _(block: Chart) -> Iterator[Block]:
    yield block.table
    if block.note:
        yield Paragraph(block.note)


@_in_markup.register
def _(block: Timeline) -> Iterator[Block]:
    return _in_markup(replace(block.facts, leads=block.leads, space=block.space))


@_in_markup.register
def _(block: Rule) -> Iterator[Block]:
    yield Paragraph(block.spans) if block.spans else block


@_in_markup.register
def _(block: Happening) -> Iterator[Block]:
    lead = Span(Text(", ".join(filter(None, (block.when, block.kind))) + ": "))
    yield Paragraph((lead, *block.spans), leads=(*block.leads, _BULLET), space=block.space)


@_in_markup.register
def _(block: Tally) -> Iterator[Block]:
    told = Span(Text(": " + ", ".join(count.words for count in block.counts)))
    yield Paragraph((*block.spans, told), leads=(*block.leads, _BULLET), space=block.space)


def _spoken(block: Branch) -> Spans:
    """A row of a tree with its place in the tree, which stands behind what the unit is called."""
    spoken = Span(Text(f" ({block.spoken})" if block.spoken else ""))
    for position, span in enumerate(block.spans):
        called, line_end, rest = span.text.partition("\n")
        if line_end:
            first, others = span._replace(text=Text(called)), span._replace(text=Text(line_end + rest))
            return (*block.spans[:position], first, spoken, others, *block.spans[position + 1 :])
    return (*block.spans, spoken)
