"""An entry as a person would paste it: the words and where they come from, together."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from briefing.model.entries import Entry, Event, Figure, Person, Quote, Source, Term
from briefing.model.kinds import title_of
from briefing.model.text import Text, clean, one_line
from briefing.pages.lines import measure
from briefing.pages.view import View
from briefing.pages.words import country, speaker_name


def pasted(view: View, entry: Entry) -> Text:
    """What copying an entry yields: its words or value, and its citation."""
    return clean(_pasted(entry, view))


@singledispatch
def _pasted(entry: Entry, view: View) -> str:
    return f"{one_line(title_of(entry))} ({cited(view, entry)})"


@_pasted.register
def _(entry: Quote, view: View) -> str:
    posts = view.volume.posts.of_person_at(entry.speaker, entry.said or view.when)
    said = _comma(
        speaker_name(view, entry),
        posts[0][0].title if posts else None,
        entry.occasion,
        entry.said.spoken() if entry.said else None,
    )
    kind = "" if entry.status == "verbatim" else f" [{entry.status}]"
    return f"“{one_line(entry.words)}”{kind} — {said}{_sourced(view, [entry.source])}"


@_pasted.register
def _(entry: Figure, view: View) -> str:
    as_of = f" (as of {entry.as_of.spoken()})" if entry.as_of else ""
    value = f": {measure(entry)}" if entry.value else ""
    return f"{entry.title}{value}{as_of}{_sourced(view, [entry.source])}"


@_pasted.register
def _(entry: Event, view: View) -> str:
    return f"{entry.date.spoken()}: {entry.title}{_sourced(view, entry.sources)}"


@_pasted.register
def _(entry: Person, view: View) -> str:
    posts = view.volume.posts.of_person_at(entry.id, view.when)
    return _comma(entry.name, *(tenure.title for tenure, _ in posts), country(entry.country))


@_pasted.register
def _(entry: Term, view: View) -> str:
    stands_for = f" ({entry.stands_for})" if entry.stands_for else ""
    return f"{entry.term}{stands_for}: {one_line(entry.means)}"


@_pasted.register
def _(entry: Source, view: View) -> str:
    return citation(entry)


def cited(view: View, entry: Entry) -> str:
    """Where in which book an entry stands: title, code and edition."""
    header = view.volume.book.header
    return f"{header.title}, edition {header.edition}, {view.code(entry.id)}"


def citation(entry: Source) -> str:
    """A source as a reference: publisher, title, date, address."""
    published = entry.published.spoken() if entry.published else None
    return _comma(entry.publisher, f"“{one_line(entry.title)}”", published, entry.url)


def _sourced(view: View, source_ids: Iterable[str | None]) -> str:
    sources = [found for source_id in source_ids if isinstance(found := view.entry(source_id), Source)]
    return "".join(f"\nSource: {citation(found)}" for found in sources)


def _comma(*phrases: str | None) -> str:
    return ", ".join(phrase for phrase in phrases if phrase)
