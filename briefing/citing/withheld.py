"""A whole page on its way out of the book: what may not be told yet is not on it, and the page says so.

A sign stands for a link to an embargoed quote, and for all of a list's line that begins with one, since the
rest of it tells more. What an author wrote into his prose is left as it is.
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

_EMBARGOED = Text("[embargoed]")
"""What stands for a quote of which nothing may be told yet."""


class Withholding(NamedTuple):
    """Takes from pages what may not leave their books on a day."""

    library: Library
    today: date

    def of(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks, with a sign in the place of what may not leave."""
        for block in blocks:
            yield _with(block, self._line if isinstance(block, Paragraph) and block.leads else self._told)

    def _line(self, spans: Spans) -> Spans:
        return (Span(_EMBARGOED),) if any(map(self._is_embargoed, spans[:1])) else self._told(spans)

    def _told(self, spans: Spans) -> Spans:
        return tuple(Span(_EMBARGOED, span.marks) if self._is_embargoed(span) else span for span in spans)

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
