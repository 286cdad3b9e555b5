"""What does not fit together in the claims of a book, each where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from briefing.library.posts import Posts, Tenure
from briefing.library.structure.circles import circles
from briefing.library.structure.holders import (
    Found,
    Told,
    by_people,
    by_units,
    disagreements,
    double_hats,
    gaps,
    overlaps,
)
from briefing.library.units import life
from briefing.library.when import FIRST, Dated, Holds, span
from briefing.loading.findings import Elsewhere, Finding
from briefing.loading.sentences import listed, quoted
from briefing.model.book import Book
from briefing.model.entries import Person, Unit
from briefing.model.fields import Path as Steps


def inconsistent(book: Book) -> Iterator[Found]:
    """What shows only when the claims of a book are held against each other, each in its entry."""
    posts = Posts(book)
    units, people = list(by_units(book, posts)), list(by_people(book, posts))
    yield from _circles(book)
    yield from _not_there(book, (*units, *people))
    yield from overlaps(book, units)
    yield from gaps(units)
    yield from double_hats(book, (*units, *people))
    yield from disagreements(units, people)
    yield from _misattributed(book, posts)


def _circles(book: Book) -> Iterator[Found]:
    for day, ties in circles(book.units):
        first, *others = ties
        way = f" by way of {listed((tie.unit for tie in others), 'and')}" if others else ""
        since = f" on {date.fromordinal(day)}" if day > FIRST else ""
        sentence = f"{quoted(first.unit)} stands under itself{way}{since}"
        hint = "tell from when until when each claim holds, or take one out"
        on = tuple(Elsewhere(tie.unit, ("reports_to", tie.number), "by way of this claim") for tie in others)
        finding = Finding(("reports_to", first.number), "T006", sentence, hint, elsewhere=on)
        yield Found(first.unit, finding)


def _not_there(book: Book, tenures: Iterable[Told]) -> Iterator[Found]:
    """Claims that are dated, in so many words, before a unit was there or after it had gone."""
    units = {unit.id: unit for unit in book.units}
    for unit in book.units:
        for number, claim in enumerate(unit.reports_to):
            for one in (unit, units.get(claim.unit)):
                if one:
                    yield from _outside(unit.id, ("reports_to", number), claim, one)
    for told in tenures:
        if told.tenure.unit:
            yield from _outside(told.entry, told.steps, told.tenure, units[told.tenure.unit])


def _outside(entry: str, steps: Steps, claim: Dated, unit: Unit) -> Iterator[Found]:
    there, days = life(unit), span(claim)
    begins, ends = claim.from_ and claim.from_.date, claim.until and claim.until.date
    sentence, key = "", ""
    if unit.founded and (days.begun < there.first if begins else days.last < there.first):
        sentence, key = f"{quoted(unit.id)} is there only from {quoted(unit.founded.text)} on", "founded"
    elif unit.disbanded and (days.still > there.last if ends else days.first > there.last):
        sentence, key = f"{quoted(unit.id)} is there only until {quoted(unit.disbanded.text)}", "disbanded"
    if sentence:
        dated = Elsewhere(unit.id, (key,), f"{key} here")
        hint = "one of the dates must be wrong"
        yield Found(entry, Finding(steps, "T007", sentence, hint, elsewhere=(dated,)))


def _misattributed(book: Book, posts: Posts) -> Iterator[Found]:
    """Quotes put down to a post, by its very title, that their speaker did not hold on the day.

    That is known where the speaker held it at another time, or where it is one post, known by several words,
    and somebody else held it.
    """
    by_title: dict[str, list[Tenure]] = {}
    for told in (*by_units(book, posts), *by_people(book, posts)):
        by_title.setdefault(told.tenure.title.casefold(), []).append(told.tenure)
    for quote in book.quotes:
        title = (quote.speaker_as or "").casefold().removeprefix("the ")
        tenures = by_title.get(title, [])
        if not (tenures and quote.said and isinstance(book.entries.get(quote.speaker), Person)):
            continue
        own = [tenure for tenure in tenures if tenure.person == quote.speaker]
        holds = [tenure for tenure in tenures if tenure.days.at(quote.said) is not Holds.NO]
        elsewhere = " " in title and len({tenure.unit or tenure.of for tenure in tenures}) == 1
        if not any(tenure in own for tenure in holds) and (own or (holds and elsewhere)):
            sentence = (
                f"{quoted(quote.speaker)} was not {quoted(quote.speaker_as or '')} on {quote.said.text}"
            )
            yield Found(quote.id, Finding(("speaker_as",), "P006", sentence, _who(holds)))


def _who(holds: Iterable[Tenure]) -> str | None:
    people = dict.fromkeys(tenure.person for tenure in holds if tenure.person)
    return f"that was {listed(people)}" if people else None
