"""What cannot be so, or need not, of those who hold posts: two at once, nobody, one person in two places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from briefing.library.posts import Key, Posts, Tenure, Time
from briefing.library.units import life, place_at
from briefing.library.when import FIRST, LAST, NEVER, NOT_YET, Span
from briefing.loading.findings import Elsewhere, Finding
from briefing.loading.sentences import quoted
from briefing.model.book import Book
from briefing.model.claims import Status
from briefing.model.dates import Edtf
from briefing.model.entries import Unit
from briefing.model.fields import Path as Steps
from briefing.model.text import Text


class Told(NamedTuple):
    """A tenure, and where it is written: in which entry, and where in that."""

    entry: str
    steps: Steps
    tenure: Tenure

    def named(self, message: str) -> Elsewhere:
        """Where it is written, as another place that a finding is about."""
        return Elsewhere(self.entry, self.steps, message)


class Found(NamedTuple):
    """Something that cannot be so, in an entry."""

    entry: str
    finding: Finding


def by_units(book: Book, posts: Posts) -> Iterator[Told]:
    """The tenures as the units tell them."""
    places = (
        (unit.id, ("posts", number, "holders", position))
        for unit in book.units
        for number, post in enumerate(unit.posts)
        for position, _ in enumerate(post.holders)
    )
    return (Told(*place, tenure) for place, tenure in zip(places, posts.told_by_units(), strict=True))


def by_people(book: Book, posts: Posts) -> Iterator[Told]:
    """The tenures as the people tell them."""
    places = ((one.id, ("posts", number)) for one in book.people for number, _ in enumerate(one.posts))
    return (Told(*place, tenure) for place, tenure in zip(places, posts.told_by_people(), strict=True))


def disagreements(units: Iterable[Told], people: Iterable[Told]) -> Iterator[Found]:
    """Where a person tells of a post that the unit has too, with other dates or another status."""
    known, agreed = dict[Key, Told](), set[tuple[Time, Status]]()
    for told in units:
        known.setdefault(told.tenure.key, told)
        agreed.update((time, told.tenure.status) for time in told.tenure.times)
    for told in people:
        tenure = told.tenure
        if tenure.unit and tenure.key in known and (tenure.time, tenure.status) not in agreed:
            sentence = f"{quoted(tenure.unit)} tells {quoted(tenure.title)} with other dates"
            hint = "write the same dates and status in both, or leave the dates out here"
            other = known[tenure.key].named("told here by the unit")
            yield Found(told.entry, Finding(told.steps, "P007", sentence, hint, elsewhere=(other,)))


def overlaps(book: Book, units: Iterable[Told]) -> Iterator[Found]:
    """Who surely holds a post while somebody else does; the day of a handover is no overlap.

    A person and the country that the person is of are no two holders, and who is neither is none.
    """
    nations = {person.id: person.country for person in book.people}
    for post in _posts(units):
        sure = [told for told in post if _surely_holds(told.tenure)]
        last: Told | None = None
        for told in sorted(sure, key=lambda told: told.tenure.held.begun):
            if last and _is_clash(last.tenure, told.tenure, nations):
                yield _overlap(last, told)
            if last is None or told.tenure.held.still > last.tenure.held.still:
                last = told


def _overlap(earlier: Told, second: Told) -> Found:
    first = earlier.tenure
    title, since = quoted(second.tenure.title), _since(second.tenure.held.begun)
    sentence = f"{quoted(first.holder or '')} holds {title} too, {since}"
    hint = "tell when one of them ended, or write `status: acting` or `disputed`"
    other = earlier.named("the other holder here")
    return Found(second.entry, Finding(second.steps, "P003", sentence, hint, elsewhere=(other,)))


def _is_clash(first: Tenure, second: Tenure, nations: Mapping[Text, Text | None]) -> bool:
    """Whether two of whom one begins no later hold a post together, and not in turn, and are not the same."""
    if not _overlaps(first, second) or (first.in_turn and second.in_turn):
        return False
    if first.person and second.person:
        return first.person != second.person
    one, other = (
        tenure.country or (nations.get(tenure.person) if tenure.person else None)
        for tenure in (first, second)
    )
    return one != other


def _overlaps(first: Tenure, second: Tenure) -> bool:
    """Whether two of which one begins no later share a day that is not that of a handover."""
    begins = second.held.begun
    return first.held.still > begins or first.held.still == begins == first.held.begun


def _since(day: int) -> str:
    return f"on {date.fromordinal(day)}" if day > FIRST else "all the time"


def vacancies(units: Iterable[Told]) -> Iterator[Found]:
    """Where a post is vacant while somebody surely holds it; the day of a handover is no overlap."""
    for post in _posts(units):
        vacant = [one for one in post if one.tenure.status == "vacant" and _is_ever(one.tenure)]
        held = [one for one in post if _surely_holds(one.tenure)] if vacant else []
        for empty in vacant:
            for one in held:
                first, second = sorted((empty, one), key=lambda told: told.tenure.held.begun)
                if _overlaps(first.tenure, second.tenure):
                    yield _vacancy(empty, one, second.tenure.held.begun)
                    break


def _vacancy(empty: Told, held: Told, day: int) -> Found:
    holder = held.tenure.holder or ""
    sentence = f"{quoted(holder)} holds {quoted(empty.tenure.title)}, which is vacant here, {_since(day)}"
    hint = "tell from when until when it was vacant, or who was `acting`"
    other = held.named("the holder here")
    return Found(empty.entry, Finding(empty.steps, "P008", sentence, hint, elsewhere=(other,)))


def gaps(book: Book, units: Iterable[Told]) -> Iterator[Found]:
    """A time between two holders of a post in which surely nobody holds it, nor is it told to be vacant.

    Where somebody is agreed or planned to come, the time up to the meeting is one too.
    """
    meeting = book.header.date.earliest.toordinal()
    lives: dict[str, Span] = {unit.id: life(unit) for unit in book.units}
    for post in _posts(units):
        yield from _until_today(post, min(meeting, lives[post[0].entry].last))
        told = [one for one in post if one.tenure.status not in NOT_YET and one.tenure.days != NEVER]
        reach = LAST
        for number, one in enumerate(sorted(told, key=lambda one: one.tenure.days.first)):
            days = one.tenure.days
            if number and days.first > reach + 1:
                yield _gap(one, reach + 1, days.first - 1)
            reach = max(reach, days.last) if number else days.last


def _until_today(post: Sequence[Told], today: int) -> Iterator[Found]:
    coming = [one for one in post if one.tenure.status in NOT_YET and one.tenure.days.last >= today]
    past = [one.tenure.days.last for one in post if one.tenure.status not in NOT_YET]
    if coming and past and max(past) < today:
        yield _gap(coming[0], max(past) + 1, today)


def _gap(told: Told, first: int, last: int) -> Found:
    one, other = date.fromordinal(first), date.fromordinal(last)
    when = f"on {one}" if one == other else f"from {one} to {other}"
    sentence = f"nobody holds {quoted(told.tenure.title)} {when}"
    return Found(told.entry, Finding(told.steps, "P004", sentence, "tell who did, or `status: vacant`"))


def double_hats(book: Book, tenures: Iterable[Told]) -> Iterator[Found]:
    """Who surely holds posts in two units at different places at once, of which no source tells both.

    Such posts are known to be a double hat where one source tells of both.
    """
    units = {unit.id: unit for unit in book.units}
    sources = defaultdict[tuple[str, str], set[str]](set)
    persons = defaultdict[str, list[Told]](list)
    for told in tenures:
        tenure = told.tenure
        if tenure.person and tenure.unit and _is_ever(tenure):
            sources[tenure.person, tenure.unit].update(tenure.sources)
            persons[tenure.person].append(told)
    for person, posts in persons.items():
        last: Told | None = None
        for told in sorted(posts, key=lambda told: told.tenure.held.begun):
            if last and last.tenure.held.still >= told.tenure.held.begun:
                pair = [units[one.tenure.unit] for one in (last, told) if one.tenure.unit]
                shared = set.intersection(*(sources[person, unit.id] for unit in pair))
                if not shared and _are_apart(pair[0], pair[1], told.tenure.held.begun):
                    yield _two_places(pair[0].id, last, told)
            if last is None or told.tenure.held.still > last.tenure.held.still:
                last = told


def _are_apart(one: Unit, other: Unit, day: int) -> bool:
    """Whether two units are at different places on a day, as far as these are known."""
    when = Edtf.parse(date.fromordinal(day).isoformat())
    places = [place_at(unit, when).place for unit in (one, other)]
    return one.id != other.id and None not in places and places[0] != places[1]


def _two_places(other: str, earlier: Told, told: Told) -> Found:
    day = told.tenure.held.begun
    since = f" on {date.fromordinal(day)}" if day > FIRST else ""
    sentence = (
        f"{quoted(told.tenure.person or '')} has a post in {quoted(other)} too{since}, at another place"
    )
    finding = Finding(told.steps, "P005", sentence, "cite a source that tells of both")
    return Found(told.entry, finding._replace(elsewhere=(earlier.named("the other post here"),)))


def _posts(units: Iterable[Told]) -> Iterable[Sequence[Told]]:
    """The tenures of each post."""
    posts = defaultdict[tuple[object, ...], list[Told]](list)
    for told in units:
        posts[told.entry, told.steps[1]].append(told)
    return posts.values()


def _surely_holds(tenure: Tenure) -> bool:
    """Whether somebody is told to hold a post, and does on some day."""
    return tenure.status == "held" and tenure.holder is not None and _is_ever(tenure)


def _is_ever(tenure: Tenure) -> bool:
    """Whether there is a day on which it surely holds."""
    return tenure.held.begun <= tenure.held.still
