"""Previously said: the quotes of a speaker, or on a topic, in all books within reach, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from briefing.library.attribution import is_on_record, labelled, rule
from briefing.library.said import Said, Saying, by_speaker, on_topic
from briefing.library.units import title_at
from briefing.loading.sentences import counted
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.entries import Entry, Person, Source, Unit
from briefing.model.page import Block, Lead, Page, Paragraph, Spans
from briefing.model.text import Text, clean, one_line
from briefing.pages.blocks import heading, kicker, note, parts, title
from briefing.pages.later import later
from briefing.pages.standing import short
from briefing.pages.view import View
from briefing.pages.words import joined, link, muted, plain, strong, to

_KICKER = "previously said"


def said_by(view: View, ref: Ref, of: asides.Said, outside: bool = False) -> Page | None:
    """What a speaker said, the quote that the heading names marked; None where nobody is who could.

    For those `outside` only what he said on record.
    """
    speaker = view.entry(of.entry)
    if not isinstance(speaker, Person | Unit):
        return None
    found = by_speaker(view.library, view.volume, speaker)
    if outside:
        found = found._replace(sayings=tuple(one for one in found.sayings if is_on_record(one.quote)))
    named = clean(title_at(speaker, view.when))
    blocks = (kicker(view, speaker, _KICKER), title(named), *_quotes(view, found, ref.heading, speaker))
    return Page(ref, clean(f"Said by {named}"), parts(blocks))


def said_on(view: View, ref: Ref, topic: asides.Topic, outside: date | None = None) -> Page | None:
    """What was said on a topic; None where nothing is asked.

    With a day for `outside`, no quote is found by what may not be told of it then.
    """
    found = on_topic(view.library, view.volume, topic, outside)
    if found is None:
        return None
    named = clean(f"Said on ‘{topic.query.strip()}’")
    where = "in this book" if topic.is_here else "in the library"
    blocks = (
        Paragraph(joined((strong(_KICKER), muted(where)))),
        title(named),
        *_quotes(view, found, ref.heading),
    )
    return Page(ref, named, parts(blocks))


def _quotes(view: View, found: Said, this: str, speaker: Entry | None = None) -> Iterator[Block]:
    yield note(_summary(view, found, speaker))
    for year, in_year in groupby(found.sayings, key=_year):
        yield heading(year)
        for _, sayings in groupby(in_year, key=_occasion):
            yield from _on_one_occasion(view, list(sayings), this, speaker)


def _on_one_occasion(view: View, sayings: list[Saying], this: str, speaker: Entry | None) -> Iterator[Block]:
    """When and where some quotes were said, and where they stand; then each of them."""
    where = _where(view, sayings[0])
    slugs = [Text(this if one.ref == view.here(this) else "") for one in sayings]
    if where:
        yield Paragraph(where, slug=slugs[0])
    for position, (one, slug) in enumerate(zip(sayings, slugs, strict=True)):
        is_under = bool(position or where)
        yield Paragraph(
            _line(view, one, speaker, is_this=bool(slug)),
            leads=(Lead("bullet"),),
            space=0 if is_under else 1,
            slug=Text("") if where and not position else slug,
        )


def _summary(view: View, found: Said, speaker: Entry | None) -> str:
    """How many quotes there are and where; by what rule another book means the same speaker."""
    books = {one.ref.book for one in found.sayings}
    if not books:
        return "No quotes were found."
    first = "" if found.is_all else "The best that the search finds: "
    where = "in this book" if books == {view.volume.book.id} else f"in {counted(len(books), 'book')}"
    told = f"{first}{counted(len(found.sayings), 'quote')} {where}, the newest first."
    if speaker is None or books <= {view.volume.book.id}:
        return told
    return f"{told} In another book it is the same speaker if both give one full name or alias."


def _year(one: Saying) -> str:
    return str(one.quote.said.day.year) if one.quote.said else "Without a date"


def _occasion(one: Saying) -> tuple[object, ...]:
    quote = one.quote
    return one.ref.book, quote.said, quote.occasion, quote.source, rule(quote)


def _where(view: View, one: Saying) -> Spans:
    """When a quote was said, where, who published it, in which other book; of one under a rule only the last.

    This may be copied with the words, and could give away what the rule keeps.
    """
    quote = one.quote
    day = plain(quote.said.short()) if quote.said else ()
    told = (day, muted(quote.occasion or ""), _publisher(view, one))
    is_here = one.ref.book == view.volume.book.id
    return joined((*(() if rule(quote) else told), muted("" if is_here else one.book.header.title)))


def _line(view: View, one: Saying, speaker: Entry | None, is_this: bool) -> Spans:
    """The words as a link, the rule for them, and how they stand; who said them unless all are by one."""
    quote = one.quote
    said = quote.said.short() if quote.said and rule(quote) else ""
    return joined(
        (
            link(one.ref, f"“{one_line(quote.words)}”"),
            strong("◂ this one") if is_this else (),
            muted(said),
            muted(rule(quote) if speaker else labelled(one.book, quote)),
            short(one.verdict),
            later(view, one.quote),
        )
    )


def _publisher(view: View, one: Saying) -> Spans:
    """Who published the source, as a link in the same book."""
    source = one.book.entries.get(one.quote.source) if one.quote.source else None
    if not isinstance(source, Source):
        return ()
    here = one.ref.book == view.volume.book.id
    return to(view, source.id, source.publisher) if here else muted(source.publisher)
