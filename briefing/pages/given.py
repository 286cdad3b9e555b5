"""The other values that are given of a figure, in its book and in the others on the table."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library.figures.drift import Difference, Drift
from briefing.library.figures.elsewhere import also_given
from briefing.model.entries import Figure
from briefing.model.page import Block, Mark, Span, Spans
from briefing.model.text import clean, one_line
from briefing.pages.blocks import bullets, heading
from briefing.pages.view import View
from briefing.pages.words import joined, link, muted, source

_TOLD: dict[Difference, str] = {
    "value": "▲ not the same",
    "date": "another date",
    "rounding": "perhaps rounded",
    "scale": "▲ the same number in another scale",
    "points": "▲ per cent and percentage points",
    "currency": "▲ the same number in another currency",
}


def also_given_as(entry: Figure, view: View) -> Iterator[Block]:
    """A section with the other values, or nothing where there are none."""
    items = [_item(drift, entry, view) for drift in also_given(view.library, view.volume, entry)]
    if items:
        yield heading("Also given as")
        yield from bullets(items)


def _item(drift: Drift, entry: Figure, view: View) -> Spans:
    """A value as a link and its date, how it differs and what it is called there, its source: a line each."""
    given, told = drift.given, _TOLD[drift.difference]
    figure, volume = given.figure, view.library.opened(given.ref.book) or view.volume
    dated = f"as of {figure.as_of.short()}" if figure.as_of else "no date"
    part = f"{one_line(given.label)}, part of " if given.is_part else ""
    book = f"in “{volume.book.header.title}”" if volume is not view.volume else ""
    called = f"{part}{one_line(figure.title)}" if part or figure.title != entry.title else ""
    differs = (Span(clean(told), Mark.WARNING),) if told.startswith("▲") else muted(told)
    lines = (
        joined((link(given.ref, given.measure), muted(dated))),
        joined((differs, muted(called), muted(book))),
        source(view._replace(volume=volume), figure.source),
    )
    return joined(lines, "\n")
