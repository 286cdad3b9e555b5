"""Dates that have aged, as they stand on every page: a sentence in its head, the age beside the date."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library.freshness import Ages, Stale, stale, told
from briefing.loading.sentences import counted
from briefing.model.entries import Entry
from briefing.model.page import Mark, Span, Spans
from briefing.model.text import clean
from briefing.pages.view import View
from briefing.pages.words import joined, muted, on

SIGN = "▲ "
"""Before what is said of an entry that is over."""


def over(view: View, entry: Entry) -> Iterator[Spans]:
    """What the head of a page says of an entry that is over, a sentence each."""
    for found in _stale(view, entry):
        if found.is_over:
            yield (Span(clean(f"{SIGN}{told(found, view.when)}"), Mark.WARNING),)


def aged(view: View, entry: Entry) -> Spans:
    """What it says of one that is merely old."""
    found = _stale(view, entry)
    return marked(view, entry) if found and not found[0].is_over else ()


def dated(view: View, entry: Entry, key: Ages) -> Spans:
    """A date of an entry in words, and its age if that is too much."""
    found = next((found for found in _stale(view, entry) if found.key == key), None)
    age = f"{counted(found.days, 'day')} before {view.when.short()}" if found else ""
    return joined((on(getattr(entry, key)), muted(age)))


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
