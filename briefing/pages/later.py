"""What comes after the date as of which a book is read, and so was not known then."""

from __future__ import annotations

from functools import singledispatch

from briefing.model.dates import Edtf
from briefing.model.entries import Article, Entry, Event, Figure, Quote
from briefing.model.page import Spans
from briefing.pages.view import View
from briefing.pages.words import muted

LATER = "Later"
"""The heading of what comes after the date."""


def is_later(entry: Entry, when: Edtf) -> bool:
    """Whether what an entry tells of comes surely after a date."""
    day = _day(entry)
    return day is not None and day.earliest > when.latest


def later(view: View, entry: Entry) -> Spans:
    """A word behind what comes after the date of a view, in a list."""
    return muted(LATER.lower() if is_later(entry, view.when) else "")


@singledispatch
def _day(entry: Entry) -> Edtf | None:
    """The date of what an entry tells of; None where that has no date of its own."""
    return None


@_day.register
def _(entry: Event) -> Edtf | None:
    return entry.date


@_day.register
def _(entry: Quote) -> Edtf | None:
    return entry.said


@_day.register
def _(entry: Article) -> Edtf | None:
    return entry.published


@_day.register
def _(entry: Figure) -> Edtf | None:
    return entry.as_of
