"""A unit through time: when it is there, what it is called and where it is on a date."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple, TypeVar

from briefing.library.when import ALWAYS, FIRST, LAST, Holds, Span, between, living, span
from briefing.model.claims import FormerName, FormerPlace, Holder, PersonPost, Superior
from briefing.model.dates import Edtf
from briefing.model.entries import Entry, Unit
from briefing.model.kinds import title_of
from briefing.model.text import Text

V = TypeVar("V")


class Called(NamedTuple):
    """What a unit is called: in short, and in full if that is longer; `full` is empty if it is not."""

    short: Text
    full: Text


class Place(NamedTuple):
    """Where a unit is: a town or a base, and the code of its country."""

    place: Text | None
    country: Text | None


def told_by(claim: Superior | FormerName | FormerPlace | Holder | PersonPost) -> tuple[Text, ...]:
    """The ids of the sources of a claim."""
    return (claim.source, *claim.sources) if claim.source else claim.sources


def life(unit: Unit) -> Span:
    """The days on which a unit is there; where it is not told when it began or ended, always."""
    founded, disbanded = unit.founded, unit.disbanded
    if not founded and not disbanded:
        return ALWAYS
    return between(
        founded.earliest.toordinal() if founded else FIRST,
        founded.latest.toordinal() if founded else FIRST,
        disbanded.earliest.toordinal() if disbanded else LAST,
        disbanded.latest.toordinal() if disbanded else LAST,
    )


def names_at(unit: Unit, when: Edtf) -> tuple[tuple[Text, Holds], ...]:
    """What a unit may be called at a date: a former name in its time, else the present one."""
    former = living(((span(former), former.name) for former in unit.names), when)
    return with_present(former, unit.name)


def places_at(unit: Unit, when: Edtf) -> tuple[tuple[Place, Holds], ...]:
    """Where a unit may be at a date: at a former place in its time, else at the present one."""
    former = living(((span(former), Place(former.place, former.country)) for former in unit.places), when)
    return with_present(former, Place(unit.place, unit.country))


def with_present(former: Iterable[tuple[V, Holds]], present: V) -> tuple[tuple[V, Holds], ...]:
    """What holds of a unit, given what does of its past: the present too, unless something past is sure."""
    past = tuple(former)
    if any(holds is Holds.YES for _, holds in past):
        return past
    return (*past, (present, Holds.MAYBE if past else Holds.YES))


def name_at(unit: Unit, when: Edtf) -> Text:
    """What to call a unit at a date: the surest of its names, of two equally sure ones the present one."""
    return surest(names_at(unit, when)) if unit.names else unit.name


def place_at(unit: Unit, when: Edtf) -> Place:
    """Where a unit is at a date: the surest of its places, of two equally sure ones the present one."""
    return surest(places_at(unit, when)) if unit.places else Place(unit.place, unit.country)


def abbreviation_at(unit: Unit, when: Edtf) -> Text | None:
    """The abbreviation of a unit at a date; none while it is called otherwise than now."""
    return unit.abbreviation if name_at(unit, when) == unit.name else None


class Presence(Enum):
    """Whether a unit is there at a date, in words that may stand beside its name."""

    THERE = ""
    PERHAPS = "perhaps not there"
    NOT_YET = "not there yet"
    NO_LONGER = "no longer there"


def presence_at(unit: Unit, when: Edtf) -> Presence:
    """Whether a unit is there at a date."""
    days = life(unit)
    match days.at(when):
        case Holds.YES:
            return Presence.THERE
        case Holds.MAYBE:
            return Presence.PERHAPS
    return Presence.NOT_YET if days.is_after(when) else Presence.NO_LONGER


def called_at(unit: Unit, when: Edtf | None) -> Called:
    """What to call a unit at a date, in short and in full; without a date, now."""
    name = name_at(unit, when) if when else unit.name
    short = unit.abbreviation if name == unit.name else None
    return Called(short, name) if short else Called(name, Text(""))


def title_at(entry: Entry, when: Edtf | None) -> Text:
    """What an entry is called at a date, which only units may be otherwise than now; without a date, now."""
    return name_at(entry, when) if isinstance(entry, Unit) and when else title_of(entry)


def possible(found: tuple[tuple[V, Holds], ...]) -> tuple[V, ...]:
    """The one that holds surely, else all that may."""
    sure = [one for one, holds in found if holds is Holds.YES]
    return tuple(sure[:1]) or tuple(dict.fromkeys(one for one, _ in found))


def surest(found: tuple[tuple[V, Holds], ...]) -> V:
    """The first that holds surely, else the last that may."""
    return next((one for one, holds in found if holds is Holds.YES), found[-1][0])
