"""A book's front page: what it is for, the agenda, the key quotes and figures, and what is in it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.entries import AgendaItem, Figure, Quote
from briefing.model.kinds import BY_CLASS, KINDS
from briefing.model.page import Block, Fact, Facts, Part, Spans
from briefing.model.text import Text, clean
from briefing.pages.blocks import bullets, facts, heading, parts, prose, title
from briefing.pages.lines import line
from briefing.pages.view import View
from briefing.pages.words import facts as rows
from briefing.pages.words import joined, muted, on, plain, to

_KEY = 5
"""How many key quotes and figures the front page shows."""


def front(view: View) -> tuple[Part, ...]:
    """Title, summary, agenda, key quotes, key figures, contents."""
    header = view.volume.book.header
    return (
        *parts(_head(view)),
        *prose(view, "", header.summary),
        *parts(_agenda(view)),
        *parts(_key(view, Quote, "Key quotes")),
        *parts(_key(view, Figure, "Key figures")),
        *parts(_contents(view)),
    )


def _head(view: View) -> Iterator[Block]:
    header = view.volume.book.header
    yield title(header.title)
    yield from facts(
        rows(
            ("Meeting", on(header.date)),
            ("Marking", plain(header.marking) if header.marking else None),
            ("Edition", plain(str(header.edition)) if header.edition > 1 else None),
        )
    )


def _agenda(view: View) -> Iterator[Block]:
    agenda = view.volume.book.agenda
    if agenda:
        yield heading("Agenda")
        yield Facts(tuple(Fact(item.starts or view.code(item.id), _item(item, view)) for item in agenda))


def _item(item: AgendaItem, view: View) -> Spans:
    return joined((to(view, item.id), muted(f"{item.minutes}\N{NO-BREAK SPACE}min") if item.minutes else ()))


def _key(view: View, kind: type[Quote] | type[Figure], heading_text: str) -> Iterator[Block]:
    """The quotes or figures that the agenda names, else the first of the book."""
    named = [found for entry_id in _named(view) if isinstance(found := view.entry(entry_id), kind)]
    first = view.volume.book.section(BY_CLASS[kind].section)[:_KEY]
    chosen = list(dict.fromkeys(entry.id for entry in (*named, *first)))[:_KEY]
    if chosen:
        yield heading(heading_text)
        yield from bullets(line(view, view.volume.book.entries[entry_id]) for entry_id in chosen)


def _named(view: View) -> Iterator[Text]:
    for item in view.volume.book.agenda:
        yield from item.about
        for line_to_take in item.lines:
            yield from line_to_take.evidence


def _contents(view: View) -> Iterator[Block]:
    book = view.volume.book
    counted = [(kind.section.capitalize(), len(book.section(kind.section))) for kind in KINDS]
    yield heading("In this book")
    yield Facts(tuple(Fact(clean(section), plain(str(count))) for section, count in counted if count))
