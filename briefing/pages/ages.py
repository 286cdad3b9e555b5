"""Dates that have aged, as they stand on every page: a sentence in its head, the age beside the date."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library.freshness import Ages, Stale, stale, told
from briefing.model.entries import Entry
from briefing.model.page import Mark, Span, Spans
from briefing.model.text import clean
from briefing.pages.view import View
from briefing.pages.words import joined, muted, on

SIGN = "▲ "


def notices(view: View, entry: Entry) -> Iterator[Spans]:
    """What the head of a page says of its entry: that it is over, else that it is old; nothing of others."""
    found = _stale(view, entry)
    over = [aged for aged in found if aged.is_over]
    for aged in over:
        yield (Span(clean(f"{SIGN}{told(aged, view.when)}"), Mark.WARNING),)
    if not over:
        yield marked(view, entry)


def dated(view: View, entry: Entry, key: Ages) -> Spans:
    """A date of an entry in words, and its age if that is too much."""
    aged = next((aged for aged in _stale(view, entry) if aged.key == key), None)
    return joined((on(getattr(entry, key)), muted(f"{aged.age} {view.when.short()}" if aged else "")))


def mark(view: View, entry: Entry) -> str:
    """What stands beside an entry in a list: `▲ stale 9 d` if it is over, `stale 400 d` if it is old."""
    found = _stale(view, entry)
    return f"{SIGN if found[0].is_over else ''}stale {found[0].days:,} d" if found else ""


def marked(view: View, entry: Entry) -> Spans:
    """The same as spans."""
    words = mark(view, entry)
    return (Span(clean(words), Mark.WARNING),) if words.startswith(SIGN) else muted(words)


def _stale(view: View, entry: Entry) -> tuple[Stale, ...]:
    return stale(entry, view.volume.book.header, view.when)
