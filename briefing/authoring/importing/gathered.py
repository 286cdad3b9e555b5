"""What a file says of a structure, in its own words and under its own keys, before it has our ids.

A key is whatever names a thing within its file. Dates, countries and names are as they were written:
`settling` judges them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from briefing.loading.sentences import counted
from briefing.model.claims import Relation, Status
from briefing.model.text import Text, clean, one_line

_PLACES_TOLD = 3
_PLACE_CHARACTERS = 80


class NotImportable(Exception):
    """A file of which nothing can be imported; says where and why, and what to do."""


class Span(NamedTuple):
    """When a claim holds, as what, and the key of the source that says so; empty where nothing is said."""

    from_: str = ""
    until: str = ""
    status: Status = "held"
    source: str = ""

    def words(self) -> Iterator[str]:
        """All that is said, without the status that goes without saying."""
        yield from filter(None, (self.from_, self.until, self.status.replace("held", ""), self.source))


class Under(NamedTuple):
    """A claim: what is said to stand under the unit with this key."""

    parent: str
    relation: Relation = "command"
    span: Span = Span()


class Holding(NamedTuple):
    """A claim: the person with this key, or somebody of a country, holds a post; neither if it is vacant."""

    person: str = ""
    country: str = ""
    span: Span = Span()
    rank: str = ""


class Office(NamedTuple):
    """A claim: a person holds a post that is in no unit of the file."""

    title: str
    span: Span = Span()
    rank: str = ""


@dataclass(slots=True)
class GatheredUnit:
    """A unit; `id` is one that its file gives it for people to read, `posts` are holders by title."""

    name: str
    id: str = ""
    abbreviation: str = ""
    level: str = ""
    place: str = ""
    country: str = ""
    founded: str = ""
    disbanded: str = ""
    summary: str = ""
    aliases: list[str] = field(default_factory=list)
    former: list[str] = field(default_factory=list)
    under: list[Under] = field(default_factory=list)
    posts: dict[str, list[Holding]] = field(default_factory=dict)


@dataclass(slots=True)
class GatheredPerson:
    """A person, with the posts that are in no unit of the file."""

    name: str
    id: str = ""
    country: str = ""
    summary: str = ""
    aliases: list[str] = field(default_factory=list)
    posts: list[Office] = field(default_factory=list)


class GatheredEvent(NamedTuple):
    """Something that happened to the units with these keys."""

    date: str
    title: str
    detail: str = ""
    about: tuple[str, ...] = ()


class GatheredSource(NamedTuple):
    """Where something is said."""

    publisher: str
    title: str
    url: str = ""
    accessed: str = ""


class Left:
    """What could not be carried over: each thing once, with the places where it stood."""

    def __init__(self) -> None:
        self._places: dict[str, list[str]] = {}

    def add(self, what: str, where: str) -> None:
        """Keep that this could not be carried over there."""
        shown = where if len(where) <= _PLACE_CHARACTERS else where[: _PLACE_CHARACTERS - 1] + "…"
        self._places.setdefault(what, []).append(shown)

    def lines(self) -> Iterator[Text]:
        """A line for each thing: what, how often, and the first places."""
        for what, places in self._places.items():
            told = list(dict.fromkeys(places))
            rest = (
                f" and {counted(len(told) - _PLACES_TOLD, 'more place')}" if len(told) > _PLACES_TOLD else ""
            )
            often = f" ({len(places):,} times)" if len(places) > 1 else ""
            yield one_line(clean(f"{what}{often}: {', '.join(told[:_PLACES_TOLD])}{rest}"))


@dataclass(slots=True)
class Gathered:
    """All that a file says; `title` and `date` are its own if it has them, `publisher` is who wrote it."""

    title: str = ""
    date: str = ""
    summary: str = ""
    publisher: str = ""
    units: dict[str, GatheredUnit] = field(default_factory=dict)
    people: dict[str, GatheredPerson] = field(default_factory=dict)
    events: list[GatheredEvent] = field(default_factory=list)
    sources: dict[str, GatheredSource] = field(default_factory=dict)
    left: Left = field(default_factory=Left)

    def person(self, name: str, country: str = "") -> str:
        """The key of the person with a name, who is added if not known yet: one name is one person."""
        key = one_line(clean(name)).casefold()
        known = self.people.setdefault(key, GatheredPerson(name))
        if known.country and country and known.country != country:
            self.left.add(f"another country, {country}", name)
        known.country = known.country or country
        return key
