"""A whole page on its way out of the book: what may not be told yet is not on it, and the page says so.

A sign stands for a link to an embargoed quote, and for all of a list's line that begins with one, since the
rest of it tells more. Where it also stands who said it, in a column or because the page is that of the
speaker or of a source that tells, a sign is there for what is not on record too. What an author wrote into
his prose is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import singledispatch
from itertools import chain, groupby, starmap
from typing import NamedTuple

from msgspec.structs import replace

from briefing.citing.allowed import kept_apart
from briefing.citing.problems import told_problems
from briefing.library.attribution import is_embargoed, is_on_record
from briefing.library.said import saying
from briefing.library.volume import Library
from briefing.model import asides
from briefing.model.book import PROBLEMS, Ref
from briefing.model.entries import Quote
from briefing.model.page import (
    Block,
    Branch,
    Column,
    Columns,
    Display,
    Fact,
    Facts,
    Happening,
    Heading,
    Paragraph,
    Span,
    Spans,
    Table,
    Target,
)
from briefing.model.text import Text, clean, one_line
from briefing.pages.problems import listed
from briefing.pages.said import said_on
from briefing.pages.view import View
from briefing.pages.words import plain

_EMBARGOED = Text("[embargoed]")
"""What stands for a quote of which nothing may be told yet."""


def withheld(view: View, ref: Ref, today: date, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of the page at a place, with a sign in the place of what may not leave on a day."""
    if ref.id == PROBLEMS:
        return listed(view.volume, told_problems(view.volume, today))
    if (topic := asides.Topic.read(ref)) and (found := said_on(view, ref, topic, outside=today)):
        blocks = (block for part in found.parts for block in part.blocks)
    timeline = asides.Timeline.read(ref)
    by_speaker = bool(asides.Said.read(ref) or (timeline and timeline.who))
    return Withholding(view.library, today, by_speaker, view.here(asides.subject(ref))).of(blocks)


class Withholding(NamedTuple):
    """Takes from pages what may not leave their books on a day.

    `by_speaker` if the title says who spoke, `about` the entry of which the page is.
    """

    library: Library
    today: date
    by_speaker: bool = False
    about: Ref = Ref("")

    def of(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks, with a sign in the place of what may not leave."""
        for block in blocks:
            if isinstance(block, Columns):
                yield replace(block, columns=tuple(map(self._column, block.columns)))
            else:
                is_line = isinstance(block, Happening) or (isinstance(block, Paragraph) and block.leads)
                yield _with(block, self._line if is_line else self._told)

    def embargoed_in(self, blocks: Iterable[Block]) -> Iterator[Quote]:
        """The quotes, of which nothing may be told yet, that have links there."""
        links: list[Span] = []

        def note(spans: Spans) -> Spans:
            links.extend(spans)
            return spans

        for block in blocks:
            for one in block.stacked if isinstance(block, Columns) else (block,):
                _with(one, note)
        found = dict.fromkeys(quote for span in links if (quote := self._quote(span)))
        return (quote for quote in found if is_embargoed(quote, self.today))

    def _column(self, column: Column) -> Column:
        """One of two quotes that stand side by side: what is not on record without all but its words."""
        quote = self._quote(column.head[0]) if column.head else None
        if sign := self._sign(column.head, names=True):
            may_tell = quote and not is_embargoed(quote, self.today)
            words = Paragraph(plain(f"“{one_line(quote.words)}”"), space=0) if quote and may_tell else None
            return Column((Span(sign),), (words,) if words else ())
        return Column(self._told(column.head), tuple(self.of(column.blocks)))

    def _line(self, spans: Spans) -> Spans:
        sign = self._sign(spans, names=self.by_speaker or self._is_told_apart(spans))
        return (Span(sign),) if sign else self._told(spans)

    def _told(self, spans: Spans) -> Spans:
        return tuple(chain.from_iterable(starmap(self._link, groupby(spans, lambda span: span.target))))

    def _link(self, target: Target | None, spans: Iterator[Span]) -> Spans:
        """A link as it may be told: one sign for all of its spans."""
        found = tuple(spans)
        sign = self._sign(found, names=False)
        return (Span(sign, found[0].marks),) if sign else found

    def _is_told_apart(self, spans: Spans) -> bool:
        """Whether a line begins with a quote that is not to be told together with the page's entry."""
        quote, volume = self._quote(spans[0]), self.library.opened(self.about.book)
        if quote is None or volume is None or is_on_record(quote):
            return False
        here = isinstance(target := spans[0].target, Ref) and target.book == self.about.book
        return here and self.about.id in kept_apart(volume, quote)

    def _sign(self, spans: Spans, names: bool) -> Text | None:
        """What stands for all that begins with a quote that may not leave so; None where it may."""
        quote = self._quote(spans[0]) if spans else None
        if quote and is_embargoed(quote, self.today):
            return _EMBARGOED
        return clean(f"[{quote.attribution}]") if quote and names and not is_on_record(quote) else None

    def _quote(self, span: Span) -> Quote | None:
        """The quote to which it leads, of any book that was ever read."""
        if not isinstance(span.target, Ref):
            return None
        if volume := self.library.opened(span.target.book):
            entry = volume.book.at(span.target)
            return entry if isinstance(entry, Quote) else None
        found = saying(self.library, span.target)
        return found.quote if found else None


@singledispatch
def _with(block: Block, change: Callable[[Spans], Spans]) -> Block:
    """A block with other spans; one that has none stays as it is."""
    return block


@_with.register(Branch | Display | Heading | Paragraph)
def _(block: Branch | Display | Heading | Paragraph, change: Callable[[Spans], Spans]) -> Block:
    return replace(block, spans=change(block.spans))


@_with.register
def _(block: Happening, change: Callable[[Spans], Spans]) -> Block:
    spans = change(block.spans)
    return block if spans == block.spans else replace(block, spans=spans, when=Text(""))


@_with.register
def _(block: Facts, change: Callable[[Spans], Spans]) -> Block:
    return replace(block, rows=tuple(Fact(label, change(spans)) for label, spans in block.rows))


@_with.register
def _(block: Table, change: Callable[[Spans], Spans]) -> Block:
    head = tuple(map(change, block.head))
    return replace(block, head=head, rows=tuple(tuple(map(change, row)) for row in block.rows))
