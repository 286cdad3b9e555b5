"""An entry as a person would paste it: the words and where they come from, together."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from briefing.library.titles import measure
from briefing.model.book import Ref
from briefing.model.entries import Entry, Event, Figure, Person, Quote, Source, Term
from briefing.model.page import Page
from briefing.model.text import Text, clean, one_line
from briefing.pages.blocks import prose
from briefing.pages.page import page
from briefing.pages.view import View
from briefing.pages.words import country, speaker_name
from briefing.plain import lines


def pasted(view: View, ref: Ref) -> Text:
    """What copying a page yields: words or value with their citation, or all of the page as plain text."""
    entry = view.volume.book.at(ref)
    return clean(_pasted(entry, view) if entry else _whole(view, ref))


@singledispatch
def _pasted(entry: Entry, view: View) -> str:
    return f"{_whole(view, view.here(entry.id))}\n\n{_cited(view, entry)}"


def _whole(view: View, ref: Ref) -> str:
    found = page(view, ref)
    return "\n".join(lines(found)) if found else ""


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
    if entry.value is None:
        return f"{_whole(view, view.here(entry.id))}\n\n{_cited(view, entry)}"
    as_of = f" (as of {entry.as_of.spoken()})" if entry.as_of else ""
    return f"{entry.title}: {measure(entry)}{as_of}{_sourced(view, [entry.source])}"


@_pasted.register
def _(entry: Event, view: View) -> str:
    return f"{entry.date.spoken()}: {entry.title}{_sourced(view, entry.sources)}"


@_pasted.register
def _(entry: Person, view: View) -> str:
    posts = view.volume.posts.of_person_at(entry.id, view.when)
    words = _comma(entry.name, *(tenure.title for tenure, _ in posts), country(entry.country))
    return f"{words}\n{_cited(view, entry)}"


@_pasted.register
def _(entry: Term, view: View) -> str:
    stands_for = f" ({entry.stands_for})" if entry.stands_for else ""
    return f"{entry.term}{stands_for}: {_prose(view, entry)}\n{_cited(view, entry)}"


@_pasted.register
def _(entry: Source, view: View) -> str:
    return citation(entry)


def _prose(view: View, entry: Term) -> Text:
    """What a term means, on one line."""
    means = Page(view.here(entry.id), entry.term, prose(view, entry.id, entry.means))
    return one_line(clean("\n".join(lines(means))))


def _cited(view: View, entry: Entry) -> str:
    """Where in which book an entry stands: title, edition and code."""
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
