"""Who holds which post: what units and people say of it, told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from briefing.library.when import Holds, holds
from briefing.model.book import Book
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Holder, PersonPost, Status
from briefing.model.text import Text


class Tenure(NamedTuple):
    """One claim that somebody holds a post.

    `unit` is the id of a unit of the book, `of` the words where the post lies elsewhere; `person` is the
    id of a person, None where only a country is known, or nobody.
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
    source: Text | None


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
        by_people = list(self._told_by_people())
        for tenure in self._told_by_units():
            same = next((other for other in by_people if _is_same(tenure, other)), None)
            if same:
                by_people.remove(same)
                tenure = tenure._replace(rank=tenure.rank or same.rank, source=tenure.source or same.source)
            yield tenure
        yield from by_people

    def _told_by_units(self) -> Iterator[Tenure]:
        for unit in self._book.units:
            for post in unit.posts:
                for holder in post.holders:
                    yield _tenure(post.title, unit.id, None, holder.person, holder.country, holder)

    def _told_by_people(self) -> Iterator[Tenure]:
        units = {unit.id for unit in self._book.units}
        for person in self._book.people:
            for post in person.posts:
                unit, of = (post.of, None) if post.of in units else (None, post.of)
                yield _tenure(post.title, unit, of, person.id, person.country, post)


def at(tenures: tuple[Tenure, ...], when: Edtf) -> tuple[tuple[Tenure, Holds], ...]:
    """Those tenures that hold at a date, surely or perhaps, each with the answer."""
    answers = ((tenure, holds(tenure, when)) for tenure in tenures)
    return tuple((tenure, answer) for tenure, answer in answers if answer is not Holds.NO)


def _is_same(by_unit: Tenure, by_person: Tenure) -> bool:
    """Whether a unit and a person tell of the same time in the same post; one may leave the dates out."""
    return (
        by_unit.person is not None
        and (by_unit.unit, by_unit.person) == (by_person.unit, by_person.person)
        and by_unit.title.casefold() == by_person.title.casefold()
        and by_person.from_ in (by_unit.from_, None)
        and by_person.until in (by_unit.until, None)
    )


def _tenure(
    title: Text,
    unit: Text | None,
    of: Text | None,
    person: Text | None,
    country: Text | None,
    claim: Holder | PersonPost,
) -> Tenure:
    return Tenure(
        title, unit, of, person, country, claim.rank, claim.from_, claim.until, claim.status, claim.source
    )


def _begins(tenure: Tenure) -> tuple[int, int]:
    """For sorting: what has begun latest comes last, what has no known beginning first."""
    if tenure.from_ is None or tenure.from_.date is None:
        return (0, 0)
    return (tenure.from_.date.earliest.toordinal(), tenure.from_.date.latest.toordinal())
