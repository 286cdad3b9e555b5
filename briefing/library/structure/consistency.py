"""What does not fit together in the claims of a book, each where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from briefing.library.posts import Posts
from briefing.library.structure.attributed import misattributed
from briefing.library.structure.circles import ANY_ABOVE, Tie, circles
from briefing.library.structure.holders import (
    Found,
    Told,
    by_people,
    by_units,
    disagreements,
    double_hats,
    gaps,
    overlaps,
    vacancies,
)
from briefing.library.units import life
from briefing.library.when import FIRST, LAST, NEVER, NOT_YET, Dated, span
from briefing.loading.findings import Elsewhere, Finding
from briefing.loading.sentences import joined, listed, quoted
from briefing.model.book import Book
from briefing.model.claims import Superior
from briefing.model.entries import Unit
from briefing.model.fields import Path as Steps


def inconsistent(book: Book) -> Iterator[Found]:
    """What shows only when the claims of a book are held against each other, each in its entry.

    What only follows from a date that could not be read is left out: that has been told.
    """
    return (found for found in _found(book) if not _rests_on_unread(book, found))


def _found(book: Book) -> Iterator[Found]:
    posts = Posts(book)
    units, people = list(by_units(book, posts)), list(by_people(book, posts))
    yield from _circles(book)
    yield from _not_there(book, (*units, *people))
    yield from overlaps(book, units)
    yield from vacancies(units)
    yield from gaps(book, units)
    yield from double_hats(book, (*units, *people))
    yield from disagreements(units, people)
    yield from misattributed(book, (*units, *people))


def _rests_on_unread(book: Book, found: Found) -> bool:
    """Whether a claim that something is found of has a date that could not be read."""
    places = ((found.entry, found.finding.steps), *(other[:2] for other in found.finding.elsewhere))
    return any(_has_unread(book, entry_id, steps) for entry_id, steps in places)


def _has_unread(book: Book, entry_id: str, steps: Steps) -> bool:
    claim: object = book.entries.get(entry_id)
    written: object = book.written.get(entry_id)
    for step in steps:
        if isinstance(step, int) and isinstance(written, list) and isinstance(claim, tuple):
            claim, written = claim[step], written[step]
        elif isinstance(written, dict):
            claim, written = getattr(claim, str(step), None), written.get(step)
    return isinstance(written, dict) and any(
        key in written and getattr(claim, name, written) is None
        for key, name in (("from", "from_"), ("until", "until"))
    )


def _circles(book: Book) -> Iterator[Found]:
    for day, ties in circles(book.units):
        yield _circle(day, ties, "T006")
    for day, ties in circles(book.units, ANY_ABOVE):
        if any(tie.relation != "command" for tie in ties):
            yield _circle(day, ties, "T009")


def _circle(day: int, ties: Sequence[Tie], code: str) -> Found:
    first, *others = ties
    way = f" by way of {listed((tie.unit for tie in others), 'and')}" if others else ""
    kinds = "" if code == "T006" else f", by {joined(dict.fromkeys(tie.relation for tie in ties), 'and')}"
    since = f" on {date.fromordinal(day)}" if day > FIRST else ""
    sentence = f"{quoted(first.unit)} stands under itself{way}{since}{kinds}"
    hint = "tell from when until when each claim holds, or take one out"
    on = tuple(Elsewhere(tie.unit, ("reports_to", tie.number), "by way of this claim") for tie in others)
    return Found(first.unit, Finding(("reports_to", first.number), code, sentence, hint, elsewhere=on))


def _not_there(book: Book, tenures: Iterable[Told]) -> Iterator[Found]:
    """Claims that are dated, in so many words, before a unit was there or after it had gone."""
    units = {unit.id: unit for unit in book.units}
    for unit in book.units:
        for number, claim in enumerate(unit.reports_to):
            above, steps = units.get(claim.unit), ("reports_to", number)
            for one in (unit, above):
                if one:
                    yield from _outside(unit.id, steps, claim, one)
            if above:
                yield from _outlived(unit, steps, claim, above)
    for told in tenures:
        if told.tenure.unit:
            yield from _outside(told.entry, told.steps, told.tenure, units[told.tenure.unit])


def _outside(entry: str, steps: Steps, claim: Dated, unit: Unit) -> Iterator[Found]:
    there, days = life(unit), span(claim)
    begins, ends = claim.from_ and claim.from_.date, claim.until and claim.until.date
    if unit.founded and (days.begun < there.first if begins else days.last < there.first):
        sentence = f"{quoted(unit.id)} is there only from {quoted(unit.founded.text)} on"
        yield _not_then(entry, steps, sentence, unit, "founded")
    if unit.disbanded and (days.still > there.last if ends else days.first > there.last):
        sentence = f"{quoted(unit.id)} is there only until {quoted(unit.disbanded.text)}"
        yield _not_then(entry, steps, sentence, unit, "disbanded")


def _outlived(unit: Unit, steps: Steps, claim: Superior, above: Unit) -> Iterator[Found]:
    """A claim that is left open though the unit above is disbanded, or was never there with this one."""
    own, over, days = life(unit), life(above), span(claim)
    if NEVER not in (own, over) and own.within(over) == NEVER:
        sentence = f"{quoted(unit.id)} and {quoted(above.id)} are never there together"
        yield _not_then(unit.id, steps, sentence, above, "disbanded" if own.first > over.last else "founded")
    elif (
        above.disbanded
        and days.still == LAST
        and days.first <= over.last
        and own.still > over.last
        and claim.status not in NOT_YET
    ):
        sentence = f"{quoted(above.id)} is there only until {quoted(above.disbanded.text)}, the claim goes on"
        dated = (Elsewhere(above.id, ("disbanded",), "disbanded here"),)
        hint = "write until when it held, and who is above from then on"
        yield Found(unit.id, Finding(steps, "T008", sentence, hint, elsewhere=dated))


def _not_then(entry: str, steps: Steps, sentence: str, unit: Unit, key: str) -> Found:
    dated = Elsewhere(unit.id, (key,), f"{key} here")
    hint = "one of the dates must be wrong"
    return Found(entry, Finding(steps, "T007", sentence, hint, elsewhere=(dated,)))
