"""All of a book that has a date, in order: events, quotes, figures, articles, its agenda, and what its
units and people say of time, such as changes of command.

A claim with a first and a last day is two moments; where one ends as another of the same thing begins, these
are one moment. What a claim leaves open, or does not know, is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple, get_args

from briefing.library.posts import Posts, Tenure
from briefing.library.structure.statements import THERE, Said, present
from briefing.library.when import NOT_YET, Dated
from briefing.model.asides import Timeline, Zoom
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import AgendaItem, Event, Unit
from briefing.model.measures import Superseded
from briefing.model.text import Text

Kind = Literal["event", "change", "quote", "figure", "article", "agenda"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Turn(NamedTuple):
    """Something said of a unit or a person that ends, or begins, or both: one thing gives way to another."""

    before: Said | None = None
    after: Said | None = None


class Moment(NamedTuple):
    """Something at a date: the entry that tells it, and the ids of those whom it is about.

    A `turn` is what becomes of a unit or a person, `superseded` an earlier value of a figure.
    """

    date: Edtf
    kind: Kind
    entry: Text
    who: frozenset[Text] = frozenset()
    turn: Turn | None = None
    superseded: Superseded | None = None


def moments(book: Book, posts: Posts) -> tuple[Moment, ...]:
    """Every moment of a book, the earliest first, of one date in the order of the kinds and of the files."""
    found = (*_events(book), *_changes(book, posts), *_said(book), *_measured(book), *_written(book))
    return tuple(sorted(found, key=lambda one: one.date.sort_key))


def selected(found: Iterable[Moment], selection: Timeline) -> list[Moment]:
    """Those of the kinds that are asked for, about whom is asked for."""
    kinds, who = selection.kinds or KINDS, selection.who
    return [one for one in found if one.kind in kinds and (not who or who in one.who)]


# By periods

Period = tuple[int, ...]
"""A year; a year and a month; a year, a month and a day."""


class Group(NamedTuple):
    """What is in one period, or in a stretch that is not known more exactly: from the first to the last.

    None is a stretch without an end. `is_later` if all of it comes surely after a date.
    """

    first: Period | None
    last: Period | None
    is_later: bool
    moments: tuple[Moment, ...]


Place = tuple[bool, int, int, int]
"""Where a group stands among others: whether it is later, its period, how it lies to that, where it ends.

It lies at -1 where only the end is known, at 1 where it is longer than a period, else at 0.
"""


def grouped(found: Iterable[Moment], zoom: Zoom, when: Edtf) -> tuple[Group, ...]:
    """Moments by their periods, the earliest first, each in one group; what comes after a date apart.

    What is not known as exactly as a period stands behind the period in which it may begin at the earliest;
    without a beginning, before the one in which it ends.
    """
    groups: defaultdict[Place, list[Moment]] = defaultdict(list)
    for one in found:
        groups[place(one, zoom, when)].append(one)
    return tuple(Group(*_ends(at, zoom), at[0], tuple(groups[at])) for at in sorted(groups))


def place(one: Moment, zoom: Zoom, when: Edtf) -> Place:
    """Where the group of a moment stands."""
    earliest, latest = one.date.earliest, one.date.latest
    is_later, last = earliest > when.latest, _standing_for(latest, zoom)
    if earliest == date.min and one.date.points[0] is None:
        return is_later, last, -1, last
    first = _standing_for(earliest, zoom)
    return is_later, first, int(first != last), last


def _standing_for(day: date, zoom: Zoom) -> int:
    """A number for a day's period, in the order of time."""
    if zoom == "days":
        return day.toordinal()
    return day.year if zoom == "years" else 12 * day.year + day.month - 1


def _period(number: int, zoom: Zoom) -> Period:
    if zoom == "days":
        day = date.fromordinal(number)
        return day.year, day.month, day.day
    return (number,) if zoom == "years" else (number // 12, number % 12 + 1)


def _ends(at: Place, zoom: Zoom) -> tuple[Period | None, Period | None]:
    _, first, side, last = at
    is_open = side > 0 and last == _standing_for(date.max, zoom)
    return (None if side < 0 else _period(first, zoom)), (None if is_open else _period(last, zoom))


# What has a date


def _events(book: Book) -> Iterator[Moment]:
    for event in book.events:
        yield Moment(event.date, "event", event.id, _about(event))
    for item in book.agenda:
        yield Moment(book.header.date, "agenda", item.id, _about(item))


def _about(entry: Event | AgendaItem) -> frozenset[Text]:
    lead = entry.lead if isinstance(entry, AgendaItem) else None
    return frozenset((*entry.about, *((lead,) if lead else ())))


def _said(book: Book) -> Iterator[Moment]:
    for quote in book.quotes:
        if quote.said:
            yield Moment(quote.said, "quote", quote.id, frozenset((quote.speaker,)))


def _measured(book: Book) -> Iterator[Moment]:
    for figure in book.figures:
        if figure.as_of:
            yield Moment(figure.as_of, "figure", figure.id)
        for earlier in figure.supersedes:
            if earlier.as_of:
                yield Moment(earlier.as_of, "figure", figure.id, superseded=earlier)


def _written(book: Book) -> Iterator[Moment]:
    for article in book.articles:
        if article.published:
            yield Moment(article.published, "article", article.id)


# What units and people say of time


class _Claim(NamedTuple):
    """Something said of a subject, and its first and last day as they are written."""

    subject: Text
    said: Said
    first: Edtf | None
    last: Edtf | None

    @property
    def thing(self) -> tuple[object, ...]:
        """What it is about, of which there may be another."""
        return self.subject, self.said.about, self.said.what

    @property
    def who(self) -> frozenset[Text]:
        """Whom it is about."""
        is_other = self.said.about in ("post", "superior")
        return frozenset((self.subject, *((self.said.value,) if is_other and self.said.value else ())))


def _changes(book: Book, posts: Posts) -> Iterator[Moment]:
    claims = list(_claims(book, posts))
    waiting: defaultdict[tuple[object, ...], list[_Claim]] = defaultdict(list)
    for claim in claims:
        if claim.last and claim.said.status not in NOT_YET:
            waiting[claim.thing, claim.last.text].append(claim)
    given_way = set[int]()
    for claim in claims:
        if claim.first:
            before = _giving_way(claim, waiting)
            given_way |= {id(before)} if before else set()
            who = claim.who | (before.who if before else frozenset())
            turn = Turn(before.said if before else None, claim.said)
            yield Moment(claim.first, "change", claim.subject, who, turn)
    for claim in claims:
        if claim.last and id(claim) not in given_way:
            yield Moment(claim.last, "change", claim.subject, claim.who, Turn(before=claim.said))


def _giving_way(claim: _Claim, waiting: dict[tuple[object, ...], list[_Claim]]) -> _Claim | None:
    """The claim about the same thing that ends as this one begins: on the same date, or on the eve."""
    if claim.first is None or claim.said.status in NOT_YET:
        return None
    for text in (claim.first.text, *_eve(claim.first)):
        ending = waiting.get((claim.thing, text), [])
        found = next((one for one in ending if one is not claim and one.said != claim.said), None)
        if found:
            ending.remove(found)
            return found
    return None


def _eve(day: Edtf) -> tuple[str, ...]:
    """The day before a day; none before what is not one day, known without doubt."""
    if not day.is_day or day.earliest == date.min:
        return ()
    return (date.fromordinal(day.earliest.toordinal() - 1).isoformat(),)


def _claims(book: Book, posts: Posts) -> Iterator[_Claim]:
    for unit in book.units:
        if unit.founded or unit.disbanded:
            yield _Claim(unit.id, THERE, unit.founded, unit.disbanded)
        for superior in unit.reports_to:
            said = Said("superior", Text(superior.relation), superior.unit, status=superior.status)
            yield _claim(unit.id, said, superior)
        yield from _former(unit)
        for tenure in posts.in_unit(unit.id):
            yield _of_tenure(unit.id, tenure.title, tenure)
    for person in book.people:
        for tenure in posts.of_person(person.id):
            if tenure.unit is None:
                yield _of_tenure(person.id, Text(", ".join(filter(None, (tenure.title, tenure.of)))), tenure)


def _former(unit: Unit) -> Iterator[_Claim]:
    """Names and places of the past; what is present begins the day after the last of them ends."""
    names = [_claim(unit.id, Said("name", value=name.name), name) for name in unit.names]
    places = [
        _claim(unit.id, Said("place", value=place.place, country=place.country), place)
        for place in unit.places
    ]
    yield from (*names, *places)
    now = {said.about: said for said in present(unit)}
    for past in (names, places):
        ends = [claim.last for claim in past if claim.last]
        last = max(ends, key=lambda day: day.latest, default=None)
        if last and last.is_day and len(ends) == len(past) and last.latest < date.max:
            begins = Edtf.parse(date.fromordinal(last.latest.toordinal() + 1).isoformat())
            yield _Claim(unit.id, now[past[0].said.about], begins, None)


def _of_tenure(subject: Text, title: Text, tenure: Tenure) -> _Claim:
    country = None if tenure.person else tenure.country
    said = Said("post", title, tenure.person, country, tenure.status, tenure.in_turn)
    return _claim(subject, said, tenure)


def _claim(subject: Text, said: Said, dated: Dated) -> _Claim:
    first, last = (bound.date if bound else None for bound in (dated.from_, dated.until))
    return _Claim(subject, said, first, last)
