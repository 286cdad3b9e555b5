"""A figure's passport: what it is, as of when, from where, what it is made of, its history, who uses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.library.links import Link
from briefing.model.entries import AgendaItem, Entry, Figure, Quote
from briefing.model.kinds import KINDS, kind_of
from briefing.model.numbers import number, split_estimate
from briefing.model.page import Block, Mark, Paragraph, Part, Span, Spans, Value
from briefing.model.sums import adds_up, summed
from briefing.model.text import Text, clean, one_line
from briefing.pages.ages import dated
from briefing.pages.blocks import bullets, facts, heading, kicker, note, parts, prose, title
from briefing.pages.figure import earlier, made_of
from briefing.pages.given import also_given_as
from briefing.pages.lines import line
from briefing.pages.source import source_facts
from briefing.pages.standing import named
from briefing.pages.view import View
from briefing.pages.words import facts as rows
from briefing.pages.words import joined, muted, plain

_ORDER = [kind.name for kind in KINDS]


def passport(entry: Figure, view: View) -> tuple[Part, ...]:
    """Value, date, definition; source; parts and whether they add up; history; other values; who uses it."""
    return (
        *parts(_value(entry, view)),
        *prose(view, entry.id, entry.definition),
        *parts(_source(entry, view)),
        *parts(_sum(entry)),
        *parts(_targets(entry)),
        *parts(earlier(entry, view)),
        *parts(also_given_as(entry, view)),
        *parts(_users(entry, view)),
    )


def _value(entry: Figure, view: View) -> Iterator[Block]:
    yield kicker(view, entry, "evidence")
    yield title(entry.title)
    if entry.value is not None:
        yield Value(entry.value, entry.unit or Text(""))
    yield from facts(
        rows(
            ("As of", dated(view, entry, "as_of") or muted("no date given")),
            ("Unit", plain(entry.unit) if entry.unit else muted("none given")),
            ("Definition", None if entry.definition else muted("none given")),
        )
    )


def _source(entry: Figure, view: View) -> Iterator[Block]:
    yield heading("Where it comes from")
    yield from source_facts(view, view.entry(entry.source))


def _sum(entry: Figure) -> Iterator[Block]:
    """The parts, and in words whether they add up to the value."""
    yield from made_of(entry)
    if entry.parts and entry.value:
        written = [part.value for part in entry.parts]
        adds = adds_up(entry.value, written, entry.unit or "")
        if adds is False:
            wrong = f"▲ does not add up: {' + '.join(written)} is not {entry.value}"
            yield Paragraph((Span(clean(wrong), Mark.WARNING),))
        else:
            yield note(_added(entry.value, written) if adds else "○ not added up: not all of it are numbers")


def _added(value: Text, written: Sequence[Text]) -> str:
    """That parts add up, and their sum where it is the value only within rounding."""
    found = summed(written)
    is_exact = found == number(split_estimate(value)[0])
    return "✓ adds up" if is_exact else f"✓ adds up within rounding: the parts are {found:,f}"


def _targets(entry: Figure) -> Iterator[Block]:
    if entry.targets:
        yield heading("Measured against")
        yield from bullets(joined((plain(at.value), muted(at.label or ""))) for at in entry.targets)


def _users(entry: Figure, view: View) -> Iterator[Block]:
    """The entries that lead to the figure, kind by kind, each with the line or sentence that does."""
    links = view.volume.links.leading_to(entry.id)
    found = [(user, link) for link in links if (user := view.volume.book.at(link.source))]
    yield heading("Who uses it")
    if not found:
        yield note("Nothing in this book leads to this figure.")
    found.sort(key=lambda use: _ORDER.index(kind_of(use[0]).name))
    yield from bullets(_use(user, link, entry, view) for user, link in found)


def _use(user: Entry, link: Link, entry: Figure, view: View) -> Spans:
    said = [link.sentence] if link.sentence not in ("", one_line(entry.title)) else []
    if isinstance(user, AgendaItem):
        lines = (told for told in user.lines if entry.id in told.evidence)
        said = [one_line(clean(f"{told.rung}: {told.say}")) for told in lines] or said
    called = named(view, user.id) if isinstance(user, Quote) else line(view, user)
    return joined((joined((muted(kind_of(user).name), called)), *map(muted, said)), "\n")
