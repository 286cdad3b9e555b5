"""A whole page on its way out of the book: what may not be told yet is not on it.

A line of a list that begins with an embargoed quote goes; a link to one within a sentence says that it is
embargoed. What an author wrote into his prose is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import singledispatch
from typing import NamedTuple

from msgspec.structs import replace

from briefing.library.attribution import is_embargoed
from briefing.library.volume import Library
from briefing.model.book import Ref
from briefing.model.entries import Quote
from briefing.model.page import Block, Branch, Display, Fact, Facts, Heading, Paragraph, Span, Spans, Table
from briefing.model.text import Text

EMBARGOED = Text("[embargoed]")
"""What stands for a quote of which nothing may be told yet."""


class Withholding(NamedTuple):
    """Takes from pages what may not leave their books on a day."""

    library: Library
    today: date

    def of(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The rest of some blocks; a section of which nothing is left goes with its heading."""
        heading: list[Block] = []
        is_emptied = False
        for block in blocks:
            if isinstance(block, Paragraph) and block.leads and any(map(self._is_embargoed, block.spans[:1])):
                is_emptied = True
                continue
            if not (is_emptied and isinstance(block, Heading)):
                yield from heading
            told = _with(block, self._told)
            heading, is_emptied = [told] if isinstance(block, Heading) else [], False
            if not heading:
                yield told
        if not is_emptied:
            yield from heading

    def _told(self, spans: Spans) -> Spans:
        return tuple(Span(EMBARGOED, span.marks) if self._is_embargoed(span) else span for span in spans)

    def _is_embargoed(self, span: Span) -> bool:
        """Whether it leads to an embargoed quote of a book on the table."""
        if not isinstance(span.target, Ref):
            return False
        volume = self.library.opened(span.target.book)
        found = volume.book.at(span.target) if volume else None
        return isinstance(found, Quote) and is_embargoed(found, self.today)


@singledispatch
def _with(block: Block, change: Callable[[Spans], Spans]) -> Block:
    """A block with other spans; one that has none stays as it is."""
    return block


@_with.register(Branch | Display | Heading | Paragraph)
def _(block: Branch | Display | Heading | Paragraph, change: Callable[[Spans], Spans]) -> Block:
    return replace(block, spans=change(block.spans))


@_with.register
def _(block: Facts, change: Callable[[Spans], Spans]) -> Block:
    return replace(block, rows=tuple(Fact(label, change(spans)) for label, spans in block.rows))


@_with.register
def _(block: Table, change: Callable[[Spans], Spans]) -> Block:
    head = tuple(map(change, block.head))
    return replace(block, head=head, rows=tuple(tuple(map(change, row)) for row in block.rows))
