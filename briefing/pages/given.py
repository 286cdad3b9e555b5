"""The other values that are given of a figure, in its book and in the others on the table."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library.figures.drift import Difference, Drift, Given
from briefing.library.figures.elsewhere import also_given
from briefing.loading.sentences import counted
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
    book = f"in “{volume.book.header.title}”" if volume is not view.volume else ""
    more = f"{counted(drift.more, 'point')} more" if drift.more else ""
    differs = (Span(clean(told), Mark.WARNING),) if told.startswith("▲") else muted(told)
    lines = (
        joined((link(given.ref, given.measure), muted(_dated(given)), muted(_here(drift)))),
        joined((differs, muted(more), muted(_called(drift, entry)), muted(book))),
        source(view._replace(volume=volume), figure.source),
    )
    return joined(lines, "\n")


def _called(drift: Drift, entry: Figure) -> str:
    """What it is called there, where that is something else."""
    given = drift.given
    if drift.here and drift.here.ref == given.ref:
        return "its own series"
    if _is_inner(given):
        kind = "part" if given.is_part else "series"
        return f"{one_line(given.label)}, {kind} of {one_line(given.figure.title)}"
    return one_line(given.figure.title) if given.figure.title != entry.title else ""


def _is_inner(given: Given) -> bool:
    """Whether it is a part, or a point of a series that has a name of its own."""
    return given.is_part or (bool(given.at) and given.label != given.figure.title)


def _dated(given: Given) -> str:
    if given.at:
        return f"at {given.at}"
    return f"as of {given.figure.as_of.short()}" if given.figure.as_of else "no date"


def _here(drift: Drift) -> str:
    """What stands on this page at a point of a series."""
    return f"here {drift.here.measure}" if drift.here else ""
