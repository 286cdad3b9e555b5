"""The door: a place in a book, and the page that stands there."""

from __future__ import annotations

from collections.abc import Callable
from functools import singledispatch

from briefing.model import asides
from briefing.model.book import PROBLEMS, Ref
from briefing.model.entries import Entry
from briefing.model.page import Page, Part
from briefing.model.text import Text, clean
from briefing.pages.agenda import agenda_item
from briefing.pages.article import article
from briefing.pages.event import event
from briefing.pages.figure import figure
from briefing.pages.front import front
from briefing.pages.person import person
from briefing.pages.problems import problems
from briefing.pages.quote import quote
from briefing.pages.source import source
from briefing.pages.term import term
from briefing.pages.unit import structure, unit
from briefing.pages.view import View
from briefing.pages.words import short_title

_OF_THE_BOOK: dict[str, tuple[str, Callable[[View], tuple[Part, ...]]]] = {
    "": ("", front),
    PROBLEMS: ("Problems", problems),
}
"""The pages that are no entry's, by their place: title and maker."""


def page(view: View, ref: Ref) -> Page | None:
    """The page at a place of the view's book, as of the view's date; None where nothing is."""
    book = view.volume.book
    if ref.id in _OF_THE_BOOK:
        title, make = _OF_THE_BOOK[ref.id]
        return Page(ref, Text(title) if title else book.header.title, make(view))
    if aside := asides.read(ref):
        return _worked_out(aside, view, ref)
    entry = book.entries.get(ref.id)
    return Page(ref, short_title(view, entry), _parts(entry, view)) if entry else None


@singledispatch
def _worked_out(aside: asides.Aside, view: View, ref: Ref) -> Page | None:
    # What these pages are made with is not there before one is asked for.
    raise TypeError(type(aside).__name__)


@_worked_out.register
def _(aside: asides.Evidence, view: View, ref: Ref) -> Page | None:
    entry = view.entry(aside.entry)
    if entry is None:
        return None
    from briefing.pages.evidence import evidence

    return Page(ref, clean(f"Evidence: {short_title(view, entry)}"), evidence(entry, view))


@_worked_out.register
def _(aside: asides.Said, view: View, ref: Ref) -> Page | None:
    from briefing.pages.said import said_by

    return said_by(view, ref, aside)


@_worked_out.register
def _(aside: asides.Topic, view: View, ref: Ref) -> Page | None:
    from briefing.pages.said import said_on

    return said_on(view, ref, aside)


@_worked_out.register
def _(aside: asides.Pair, view: View, ref: Ref) -> Page | None:
    from briefing.pages.pair import pair

    return pair(view, ref, aside)


@_worked_out.register
def _(aside: asides.Difference, view: View, ref: Ref) -> Page | None:
    from briefing.pages.difference import difference

    return difference(view, ref, aside)


@_worked_out.register
def _(aside: asides.Chain, view: View, ref: Ref) -> Page | None:
    from briefing.pages.chain import chain

    return chain(view, ref, aside)


@_worked_out.register
def _(aside: asides.Timeline, view: View, ref: Ref) -> Page | None:
    from briefing.pages.timeline import timeline

    return timeline(view, ref, aside)


@singledispatch
def _parts(entry: Entry, view: View) -> tuple[Part, ...]:
    raise TypeError(type(entry).__name__)


for _make in (agenda_item, article, event, figure, person, quote, source, structure, term, unit):
    _parts.register(_make)
