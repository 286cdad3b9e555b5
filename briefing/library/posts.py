"""Who holds which post: what units and people say of it, told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar

from briefing.library.units import life, told_by
from briefing.library.when import ALWAYS, FIRST, LAST, NOT_YET, Holds, Span, living, span
from briefing.model.book import Book
from briefing.model.claims import Holder, PersonPost, Status
from briefing.model.dates import Bound, Edtf
from briefing.model.text import Text

T = TypeVar("T")
Key = tuple[Text | None, Text | None, str]
Time = tuple[Key, Bound | None, Bound | None]


class Tenure(NamedTuple):
    """One claim that somebody holds a post.

    `unit` is the id of a unit of the book, `of` the words where the post lies elsewhere; `person` is the
    id of a person, None where only a country is known, or nobody. `days` are those that it tells of, as far
    as the unit is there; `held` those of them on which it holds, given its status.
    """

    title: Text
    unit: Text | None
    of: Text | None
    person: Text | None
    country: Text | None
    rank: Text | None
    from_: Bound | None
    until: Bound | None
    status: Status
    sources: tuple[Text, ...]
    days: Span
    held: Span
    in_turn: bool = False
    """Whether it is held in turn with others."""

    @property
    def holder(self) -> Text | None:
        """Who holds it: the id of a person, else the code of a country."""
        return self.person or self.country

    def already(self, when: Edtf) -> Holds:
        """Whether what is agreed or planned is so already: perhaps, if it came to be on one of these days."""
        return self.days.at_most.at(when)

    @property
    def key(self) -> Key:
        """What tells a post of a person from others: the unit, the person, the title in small letters."""
        return self.unit, self.person, self.title.casefold()

    @property
    def time(self) -> Time:
        """The post, and the days between which it is held."""
        return self.key, self.from_, self.until

    @property
    def times(self) -> tuple[Time, ...]:
        """The times that another may tell who tells of the same tenure, and may leave either day out."""
        key, first, last = self.time
        return (key, first, last), (key, first, None), (key, None, last), (key, None, None)


class Posts:
    """Every tenure in a book; what both the unit and the person tell is one tenure."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def in_unit(self, unit_id: str, title: str | None = None) -> tuple[Tenure, ...]:
        """The tenures of a unit's posts, or of one post, as they are written."""
        tenures = self._by_unit.get(unit_id, ())
        return tuple(tenure for tenure in tenures if title is None or tenure.title == title)

    def of_person(self, person_id: str) -> tuple[Tenure, ...]:
        """A person's tenures, the latest first."""
        return self._by_person.get(person_id, ())

    def of_person_at(self, person_id: str, when: Edtf) -> tuple[tuple[Tenure, Holds], ...]:
        """The posts that a person holds at a date, surely or perhaps."""
        return at(self.of_person(person_id), when)

    def before_and_after(self, tenure: Tenure) -> tuple[tuple[Tenure, ...], tuple[Tenure, ...]]:
        """Who may hold a unit's post right before, and who right after; nobody where surely none does.

        Several where it is not known who of them began first. What is agreed or planned comes after all that
        was held.
        """
        same = self.in_unit(tenure.unit, tenure.title) if tenure.unit else ()
        others = [other for other in same if other.holder != tenure.holder and other.status != "vacant"]
        return tuple(_last_before(tenure, others)), tuple(_first_after(tenure, others))

    @cached_property
    def _all(self) -> tuple[Tenure, ...]:
        return tuple(self._told_once())

    @cached_property
    def _by_unit(self) -> Mapping[str, tuple[Tenure, ...]]:
        found: defaultdict[str, list[Tenure]] = defaultdict(list)
        for tenure in self._all:
            if tenure.unit:
                found[tenure.unit].append(tenure)
        return {unit_id: tuple(tenures) for unit_id, tenures in found.items()}

    @cached_property
    def _by_person(self) -> Mapping[str, tuple[Tenure, ...]]:
        found: defaultdict[str, list[Tenure]] = defaultdict(list)
        for tenure in self._all:
            if tenure.person:
                found[tenure.person].append(tenure)
        return {
            person_id: tuple(sorted(tenures, key=_begins, reverse=True))
            for person_id, tenures in found.items()
        }

    def _told_once(self) -> Iterator[Tenure]:
        by_people: dict[int, Tenure] = dict(enumerate(self.told_by_people()))
        numbers: defaultdict[Time, list[int]] = defaultdict(list)
        for number in reversed(by_people):
            numbers[by_people[number].time].append(number)
        for tenure in self.told_by_units():
            found = next((numbers[time] for time in tenure.times if numbers.get(time)), None)
            if found:
                same = by_people.pop(found.pop())
                sources = tuple(dict.fromkeys((*tenure.sources, *same.sources)))
                tenure = tenure._replace(rank=tenure.rank or same.rank, sources=sources)
            yield tenure
        yield from by_people.values()

    def told_by_units(self) -> Iterator[Tenure]:
        """The tenures as the units tell them, in the order of the files."""
        for unit in self._book.units:
            there = life(unit)
            for post in unit.posts:
                for holder in post.holders:
                    yield _tenure(post.title, unit.id, None, holder.person, holder.country, holder, there)

    def told_by_people(self) -> Iterator[Tenure]:
        """The tenures as the people tell them, in the order of the files."""
        lives = {unit.id: life(unit) for unit in self._book.units}
        for person in self._book.people:
            for post in person.posts:
                unit, of = (post.of, None) if post.of in lives else (None, post.of)
                there = lives[unit] if unit else ALWAYS
                yield _tenure(post.title, unit, of, person.id, person.country, post, there)


def at(tenures: tuple[Tenure, ...], when: Edtf) -> tuple[tuple[Tenure, Holds], ...]:
    """Those tenures that hold at a date, surely or perhaps, each with the answer."""
    return tuple(living([(tenure.held, tenure) for tenure in tenures], when))


def on_record(tenures: tuple[Tenure, ...], when: Edtf) -> tuple[tuple[Tenure, Holds], ...]:
    """Those tenures that are at a date not plainly over or still to come, each with whether it holds.

    What is agreed or planned from that date on is among them, and does not hold.
    """
    current = living([(tenure.days, tenure) for tenure in tenures], when)
    return tuple((tenure, tenure.held.at(when)) for tenure, _ in current)


def by_turns(claims: Iterable[tuple[Tenure, T]]) -> list[tuple[tuple[Tenure, ...], T]]:
    """Claims, of which those who hold a post in turn, at the same time and by the same sources, are one."""
    found: dict[object, tuple[tuple[Tenure, ...], T]] = {}
    for number, (tenure, answer) in enumerate(claims):
        rotation = tenure._replace(person=None, country=None, rank=None), answer
        key = rotation if tenure.in_turn else number
        others = found[key][0] if key in found else ()
        found[key] = (*others, tenure), answer
    return list(found.values())


def _tenure(
    title: Text,
    unit: Text | None,
    of: Text | None,
    person: Text | None,
    country: Text | None,
    claim: Holder | PersonPost,
    there: Span,
) -> Tenure:
    days = span(claim).within(there)
    return Tenure(
        title,
        unit,
        of,
        person,
        country,
        claim.rank,
        claim.from_,
        claim.until,
        claim.status,
        told_by(claim),
        days,
        days.under(claim.status),
        isinstance(claim, Holder) and claim.basis == "rotation",
    )


def _last_before(tenure: Tenure, others: Iterable[Tenure]) -> Iterator[Tenure]:
    """Those that may come right before: none of whom it is known that another comes in between."""
    candidates = [other for other in others if not _follows(other, tenure)]
    earlier = [other for other in candidates if _follows(tenure, other)]
    if earlier:
        last = max(earlier, key=_earliest)
        yield from (other for other in candidates if not _follows(last, other))


def _first_after(tenure: Tenure, others: Iterable[Tenure]) -> Iterator[Tenure]:
    """Those that may come right after: none of whom it is known that another comes in between."""
    candidates = [other for other in others if not _follows(tenure, other)]
    later = [other for other in candidates if _follows(other, tenure)]
    if later:
        first = min(later, key=_latest)
        yield from (other for other in candidates if not _follows(other, first))


def _follows(one: Tenure, other: Tenure) -> bool:
    """Whether one surely begins after another: by their first days, or as the other has ended by then."""
    if _earliest(one) > _latest(other):
        return True
    has_ended = one.from_ is not None and other.days.last <= one.days.begun
    return has_ended and _earliest(one) > _earliest(other)


def _earliest(tenure: Tenure) -> tuple[bool, int]:
    """The first day on which it may begin; what is agreed or planned comes last, whatever its date."""
    date = tenure.from_ and tenure.from_.date
    return tenure.status in NOT_YET, date.earliest.toordinal() if date else FIRST


def _latest(tenure: Tenure) -> tuple[bool, int]:
    """The last day on which it may begin; what has no day at all has begun before anything here."""
    coming, date = tenure.status in NOT_YET, tenure.from_ and tenure.from_.date
    if date:
        return coming, date.latest.toordinal()
    is_open = coming or (tenure.from_ is not None and tenure.from_.unknown)
    return coming, LAST if is_open else FIRST


def _begins(tenure: Tenure) -> tuple[int, int]:
    """For sorting: what has begun latest comes last, what has no known beginning first."""
    if tenure.from_ is None or tenure.from_.date is None:
        return (0, 0)
    return (tenure.from_.date.earliest.toordinal(), tenure.from_.date.latest.toordinal())
