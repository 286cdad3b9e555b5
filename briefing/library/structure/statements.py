"""What a book says of its units and people, taken apart: single statements with their days and sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from briefing.library.posts import Posts, Tenure
from briefing.library.units import life, told_by
from briefing.library.when import ALWAYS, NOT_YET, Span, begins_unseen, span
from briefing.model.book import Book
from briefing.model.claims import FormerName, FormerPlace, Status, Superior
from briefing.model.entries import Unit
from briefing.model.text import Text

About = Literal["there", "superior", "name", "place", "post"]


class Said(NamedTuple):
    """What is said of a unit, or of a person whose post lies in no unit of the book.

    `what` is the relation to a superior or the title of a post, `value` the superior's id, the name, the
    place or the holder's id. `country` is that of the place, or of a holder who is not known by name.
    """

    about: About
    what: Text = Text("")
    value: Text | None = None
    country: Text | None = None
    status: Status = "held"
    in_turn: bool = False
    """Whether a post is held in turn with others."""


class Aspect(NamedTuple):
    """What a statement is about: one thing of one subject, of which it says how it is.

    `is_pending` for what is agreed or planned and so is not held: that is a thing of its own.
    """

    subject: Text
    about: About
    what: Text = Text("")
    is_pending: bool = False


class Statement(NamedTuple):
    """Something said of a subject, the days of which it is said, and the ids of the sources that say it.

    `is_unseen` if it is not told when it began, only by when it had.
    """

    subject: Text
    said: Said
    days: Span
    sources: tuple[Text, ...]
    is_unseen: bool = False

    @property
    def aspect(self) -> Aspect:
        """What it is about."""
        return Aspect(self.subject, self.said.about, self.said.what, self.said.status in NOT_YET)


THERE = Said("there")


def statements(book: Book, posts: Posts) -> Iterator[Statement]:
    """Every statement, unit by unit in the order of the files, then the posts outside the units."""
    lives = {unit.id: life(unit) for unit in book.units}
    for unit in book.units:
        yield Statement(unit.id, THERE, lives[unit.id], ())
        for claim in unit.reports_to:
            there = lives[unit.id].within(lives.get(claim.unit, ALWAYS))
            said = Said("superior", Text(claim.relation), claim.unit, status=claim.status)
            yield _told(unit.id, said, claim, span(claim).within(there))
        yield from _former(unit)
        for tenure in posts.in_unit(unit.id):
            yield _of_tenure(unit.id, tenure.title, tenure)
    for person in book.people:
        for tenure in posts.of_person(person.id):
            if tenure.unit is None:
                where = f", {tenure.of}" if tenure.of else ""
                yield _of_tenure(person.id, Text(tenure.title + where), tenure)


def present(unit: Unit) -> Iterator[Said]:
    """What a unit is called and where it is now, as far as it was ever otherwise."""
    if unit.names:
        yield Said("name", value=unit.name)
    if unit.places:
        yield Said("place", value=unit.place, country=unit.country)


def _former(unit: Unit) -> Iterator[Statement]:
    for name in unit.names:
        yield _told(unit.id, Said("name", value=name.name), name, span(name))
    for place in unit.places:
        said = Said("place", value=place.place, country=place.country)
        yield _told(unit.id, said, place, span(place))


def _told(subject: Text, said: Said, claim: Superior | FormerName | FormerPlace, days: Span) -> Statement:
    return Statement(subject, said, days, told_by(claim), begins_unseen(claim))


def _of_tenure(subject: Text, title: Text, tenure: Tenure) -> Statement:
    """A tenure; a person's country adds nothing to who it is."""
    country = None if tenure.person else tenure.country
    said = Said("post", title, tenure.person, country, tenure.status, tenure.in_turn)
    return Statement(subject, said, tenure.days, tenure.sources, begins_unseen(tenure))
