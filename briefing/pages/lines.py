"""The one-line form of each kind of entry, for lists."""

from __future__ import annotations

from functools import singledispatch

from briefing.library.attribution import rule
from briefing.library.titles import measure
from briefing.library.units import called_at, presence_at
from briefing.library.when import Holds
from briefing.model.dates import Edtf
from briefing.model.entries import (
    AgendaItem,
    Article,
    Entry,
    Event,
    Figure,
    Person,
    Quote,
    Source,
    Term,
    Unit,
)
from briefing.model.kinds import title_of
from briefing.model.page import Spans
from briefing.model.text import Text, one_line
from briefing.pages.ages import SIGN, mark, marked
from briefing.pages.later import later
from briefing.pages.standing import in_words, standing
from briefing.pages.view import View
from briefing.pages.words import SEPARATOR, country, joined, labelled, muted, plain, to

_SHORT = 14
"""Characters of a note at most."""


def line(view: View, entry: Entry) -> Spans:
    """An entry as one line: what it is called, as a link, then what tells it from its neighbours."""
    called = to(view, entry.id, _called(entry, view.when))
    told = muted(beside(entry, view)), standing(view, entry), later(view, entry), marked(view, entry)
    return joined((called, *told))


def label(entry: Entry, when: Edtf | None = None) -> Spans:
    """What an entry is called, without a link, for a list that is itself the way there.

    A unit is called as it was at the date, without one as it is now.
    """
    if isinstance(entry, Unit):
        short, full = called_at(entry, when)
        return (*plain(short), *muted(f"  {full}" if full else ""))
    if isinstance(entry, Quote):
        return (*muted(f"[{rule(entry)}] " if rule(entry) else ""), *plain(_called(entry, when)))
    return plain(_called(entry, when))


def note(view: View, entry: Entry) -> str:
    """What a list may put at the right edge of an entry's line: a value, a date, an hour; often nothing.

    Beside a quote it is how that stands in the text of its source. What is over says so instead, and what is
    old if nothing else is to be said.
    """
    stale = mark(view, entry)
    if stale.startswith(SIGN):
        return stale
    if isinstance(entry, Unit):
        return presence_at(entry, view.when).value or stale
    if isinstance(entry, Quote):
        return in_words(view.volume.verdicts.of(entry.id))
    words = beside(entry, view) if isinstance(entry, Figure | Event | AgendaItem) else ""
    return words if words and len(words) <= _SHORT else stale


@singledispatch
def _called(entry: Entry, when: Edtf | None) -> Text:
    return one_line(title_of(entry))


@_called.register
def _(entry: Quote, when: Edtf | None) -> Text:
    return Text(f"“{one_line(entry.words)}”")


@_called.register
def _(entry: Unit, when: Edtf | None) -> Text:
    return called_at(entry, when).short


@singledispatch
def beside(entry: Entry, view: View) -> str:
    """What stands beside an entry's name in a list; often nothing."""
    return ""


@beside.register
def _(entry: Article, view: View) -> str:
    return entry.published.short() if entry.published else ""


@beside.register
def _(entry: Quote, view: View) -> str:
    return labelled(view, entry)


@beside.register
def _(entry: Figure, view: View) -> str:
    return measure(entry)


@beside.register
def _(entry: Unit, view: View) -> str:
    there = presence_at(entry, view.when).value
    return SEPARATOR.join(filter(None, (called_at(entry, view.when).full, there)))


@beside.register
def _(entry: Person, view: View) -> str:
    posts = view.volume.posts.of_person_at(entry.id, view.when)
    if not posts:
        return country(entry.country)
    tenure, answer = posts[0]
    return f"{tenure.title} (perhaps)" if answer is Holds.MAYBE else tenure.title


@beside.register
def _(entry: Event, view: View) -> str:
    return entry.date.short()


@beside.register
def _(entry: Term, view: View) -> str:
    return entry.stands_for or ""


@beside.register
def _(entry: Source, view: View) -> str:
    return ", ".join(filter(None, (entry.publisher, entry.published.short() if entry.published else "")))


@beside.register
def _(entry: AgendaItem, view: View) -> str:
    return entry.starts or ""
