"""What is copied of an entry, as blocks: its words and where they come from, or all of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import singledispatch
from itertools import chain

from briefing.citing.withheld import Withholding, withheld
from briefing.citing.works import leaf, reference, works
from briefing.library.attribution import speaker_name
from briefing.library.titles import measure
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.entries import Entry, Event, Figure, Person, Quote, Source, Term
from briefing.model.page import Block, Page, Paragraph, Spans, part
from briefing.model.text import clean, one_line
from briefing.pages.blocks import prose
from briefing.pages.page import page
from briefing.pages.quote import post_in_words
from briefing.pages.view import View
from briefing.pages.words import country, joined, on, plain
from briefing.plain import lines


def told(view: View, ref: Ref, entry: Entry | None, today: date) -> Iterator[Block]:
    """The words or value of an entry with their citation; of what has many parts all of the page."""
    words = said(entry, view) if entry else None
    if entry and words is not None:
        told = Paragraph(_lines((words, *_cited(view, entry))))
        yield from withheld(view, ref, today, (told,), but=entry.id)
        return
    found = page(view, ref)
    blocks = chain.from_iterable(part.blocks for part in found.parts) if found else ()
    yield from withheld(view, ref, today, blocks)
    if entry:
        yield from (Paragraph(spans) for spans in _cited(view, entry))
    elif asides.Timeline.read(ref):
        yield Paragraph(reference(leaf(view, None)))


def footnote(view: View, entry: Entry | None) -> Iterator[Block]:
    """The citation alone: of a quote who said it and when, of all entries the works."""
    is_quote = isinstance(entry, Quote)
    # The title of a quote is its words.
    named = (
        plain(work.standing) if is_quote and not isinstance(work, Source) else reference(work)
        for work in works(view, entry)
    )
    yield Paragraph(_lines((attribution(entry, view) if isinstance(entry, Quote) else (), *named)))


def remark(view: View, entry: Entry | None) -> str | None:
    """The note beside a work in a reference manager: the entry that one cites it for, and its words.

    It begins with the entry's code, since some programs obey a note that begins like `url: ...`.
    """
    if entry is None or isinstance(entry, Source):
        return None
    words = said(entry, view)
    text = f": {''.join(span.text for span in words)}" if words else ""
    return one_line(clean(f"{view.code(entry.id)} in {leaf(view, entry).book}{text}"))


@singledispatch
def said(entry: Entry, view: View) -> Spans | None:
    """The words or value of an entry on a line, empty for a source; None if they take a page."""
    return None


@said.register
def _(entry: Quote, view: View) -> Spans:
    kind = "" if entry.status == "verbatim" else f" [{entry.status}]"
    return joined((plain(f"“{one_line(entry.words)}”{kind}"), attribution(entry, view)), " — ")


@said.register
def _(entry: Figure, view: View) -> Spans | None:
    if entry.value is None:
        return None
    as_of = f" (as of {entry.as_of.spoken()})" if entry.as_of else ""
    return plain(f"{one_line(entry.title)}: {one_line(measure(entry))}{as_of}")


@said.register
def _(entry: Event, view: View) -> Spans:
    return plain(f"{entry.date.spoken()}: {one_line(entry.title)}")


@said.register
def _(entry: Person, view: View) -> Spans:
    posts = view.volume.posts.of_person_at(entry.id, view.when)
    held = (post_in_words(tenure, answer, view) for tenure, answer in posts)
    dated = plain(view.as_of) if posts else ()
    return _phrases((plain(entry.name), *held, plain(country(entry.country)), dated))


@said.register
def _(entry: Term, view: View) -> Spans:
    stands_for = f" ({entry.stands_for})" if entry.stands_for else ""
    blocks = (block for part in prose(view, entry.id, entry.means) for block in part.blocks)
    # These words also go where no day is known: what has ever been under an embargo is not among them.
    told = Withholding(view, date.min, entry.id).of(blocks)
    means = Page(view.here(entry.id), entry.term, (part(*told),))
    return plain(f"{entry.term}{stands_for}: {one_line(clean(' '.join(lines(means))))}")


@said.register
def _(entry: Source, view: View) -> Spans:
    return ()


def attribution(entry: Quote, view: View) -> Spans:
    """Who said it, in which post, where and when; an attribution in words stands for name and post."""
    day = entry.said or view.when
    posts = () if entry.speaker_as else view.volume.posts.of_person_at(entry.speaker, day)[:1]
    return _phrases(
        (
            plain(speaker_name(view.volume.book, entry)),
            *(post_in_words(tenure, answer, view, day) for tenure, answer in posts),
            plain(entry.occasion) if entry.occasion else (),
            on(entry.said) or (plain(view.as_of) if posts else ()),
        )
    )


def _cited(view: View, entry: Entry) -> Iterator[Spans]:
    """A line for each work under the words of an entry; none under what may be put down to nobody."""
    if isinstance(entry, Quote) and entry.attribution == "not attributable":
        return
    for work in works(view, entry):
        if not isinstance(work, Source):
            yield plain(work.standing)
        elif isinstance(entry, Source):
            yield reference(work)
        else:
            yield (*plain("Source: "), *reference(work))


def _phrases(phrases: Iterable[Spans]) -> Spans:
    return joined((phrase for phrase in phrases if any(span.text for span in phrase)), ", ")


def _lines(phrases: Iterable[Spans]) -> Spans:
    return joined(phrases, "\n")
