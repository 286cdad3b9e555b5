"""Small phrases of spans that several pages share."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.library import attribution, titles
from briefing.library.when import Holds
from briefing.model.book import Ref
from briefing.model.countries import country_name
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Entry, Quote, Source
from briefing.model.page import Fact, Mark, Span, Spans, Target, Web
from briefing.model.text import Text, clean, one_line
from briefing.pages.view import View

SEPARATOR = " · "


def plain(*texts: str) -> Spans:
    """Words without any mark."""
    return (Span(clean("".join(texts))),)


def muted(text: str) -> Spans:
    """Words that stand back; nothing for no words."""
    return (Span(clean(text), Mark.MUTED),) if text else ()


def strong(text: str) -> Spans:
    """Words that stand out."""
    return (Span(clean(text), Mark.STRONG),)


def link(target: Target, text: str, marks: Mark = Mark.NONE) -> Spans:
    """Words that lead somewhere."""
    return (Span(clean(text), marks, target),)


def joined(phrases: Iterable[Spans], separator: str = SEPARATOR) -> Spans:
    """Phrases one after another with a muted separator between them; empty ones are left out."""
    spans: list[Span] = []
    for phrase in phrases:
        if phrase and spans:
            spans.append(Span(clean(separator), Mark.MUTED))
        spans.extend(phrase)
    return tuple(spans)


def facts(*rows: tuple[str, Spans | None]) -> tuple[Fact, ...]:
    """Labelled rows; those with nothing to say are left out."""
    return tuple(Fact(clean(label), spans) for label, spans in rows if spans)


def on(date: Edtf | None) -> Spans:
    """A date in words, or nothing."""
    return plain(date.spoken()) if date else ()


def span_of_time(from_: Bound | None, until: Bound | None) -> str:
    """A first and a last day in a few words: `since 8 Apr 2025`, `2022 until Jul 2025`; or empty."""
    begins = _bound(from_)
    ends = _bound(until)
    if begins and begins == ends and from_ and from_.date:
        (point, *others) = from_.date.points
        return begins if others or point is None else f"{point.preposition} {begins}"
    if begins and ends:
        return f"{begins} until {ends}"
    if begins:
        return begins if until and until.unknown else f"since {begins}"
    return f"until {ends}" if ends else ""


def _bound(bound: Bound | None) -> str:
    if bound is None or bound.open:
        return ""
    return bound.date.short() if bound.date else "an unknown day"


def country(code: str | None) -> Text:
    """A country's name by its code; a code that is not known stands for itself."""
    return Text("") if not code else country_name(code) or clean(code)


def perhaps(answer: Holds) -> Spans:
    """A word of caution where a claim holds only perhaps."""
    return (Span(clean(" (perhaps)"), Mark.WARNING),) if answer is Holds.MAYBE else ()


def name(view: View, ref: Ref) -> Text | None:
    """The words that stand for a link without words of its own; None if nothing is there."""
    return view.library.title(ref, view.when)


def short_title(view: View, entry: Entry) -> Text:
    """An entry in a few words: its title, or a quote's first words and its speaker behind the rule for it."""
    return titles.short_title(view.volume.book, entry, view.when)


def labelled(view: View, quote: Quote) -> Text:
    """Rule and speaker of a quote, for a list: `background: an allied official`."""
    return attribution.labelled(view.volume.book, quote)


def to(view: View, entry_id: str, text: str | None = None) -> Spans:
    """A link to an entry of the book by its short title, or by the words given; plain where there is none."""
    entry = view.entry(entry_id)
    if entry is None:
        return plain(text or entry_id)
    return link(view.here(entry_id), text or short_title(view, entry))


def source(view: View, source_id: str | None) -> Spans:
    """A source: its publisher as a link, its title and date."""
    entry = view.entry(source_id)
    if not isinstance(entry, Source):
        return plain(source_id) if source_id else ()
    dated = f", {entry.published.short()}" if entry.published else ""
    return (*to(view, entry.id, entry.publisher), *muted(f", “{one_line(entry.title)}”{dated}"))


def address(url: Text | None) -> Spans:
    """A web address as a link to itself."""
    return link(Web(url), url) if url else ()
