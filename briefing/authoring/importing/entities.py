"""FollowTheMoney: entities as JSON, one a line or in a list, each with an id, a schema and properties.

Organizations become units, people people, positions posts and occupancies their holders. What links two
organizations is told as a relation, what links a person to one as a post. Entities nested in a property, as
an API gives them, are read like others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from briefing.authoring.importing.entity import Entity
from briefing.authoring.importing.entity import entities as read
from briefing.authoring.importing.gathered import (
    Gathered,
    GatheredPerson,
    GatheredSource,
    GatheredUnit,
    Holding,
    NotImportable,
    Office,
    Span,
    Under,
)
from briefing.authoring.importing.ranks import parted
from briefing.loading.sentences import quoted
from briefing.model.claims import Relation

_UNITS = ("Organization", "PublicBody", "Company", "LegalEntity")
_COUNTRIES = {
    **dict.fromkeys(_UNITS, ("mainCountry", "jurisdiction", "country")),
    "Person": ("citizenship", "nationality", "country"),
}
_SUMMARIES = ("summary", "description", "notes")


class _Link(NamedTuple):
    """A schema that links: who, to which unit, and what it is called where no role is said."""

    member: str
    unit: str
    post: str
    relation: Relation


_LINKS = {
    "Directorship": _Link("director", "organization", "Director", "administrative"),
    "Membership": _Link("member", "organization", "Member", "coordination"),
    "Employment": _Link("employee", "employer", "Employee", "administrative"),
    "Ownership": _Link("owner", "asset", "Owner", "administrative"),
    "Control": _Link("controller", "controlled", "Controller", "administrative"),
}
_LASTING = ("current", "active")
_OVER = ("ended", "former", "past", "inactive", "unknown")
_DOWNWARD = ("Ownership", "Control", "Directorship")
"""Schemas in which an organization stands over the unit; in the others under it."""


def gather(data: Any) -> Gathered:
    """What entities say. Raises NotImportable if there is neither a unit nor a person among them."""
    gathered = Gathered(publisher="FollowTheMoney data")
    entities = read(data, gathered)
    for entity in entities.values():
        if entity.schema in _UNITS:
            gathered.units[entity.id] = _unit(entity)
        elif entity.schema == "Person":
            gathered.people[entity.id] = _person(entity)
    if not gathered.units and not gathered.people:
        raise NotImportable("there is no Organization and no Person among these entities")
    _Claims(gathered, entities).add()
    for entity in entities.values():
        for name in (name for name in entity.properties if name not in entity.asked):
            gathered.left.add(f"{entity.schema}.{name}", entity.first("name") or entity.id)
    return gathered


def _unit(entity: Entity) -> GatheredUnit:
    names = entity.all("name")
    return GatheredUnit(
        name=names[0] if names else entity.id,
        abbreviation=entity.first("abbreviation"),
        place=entity.first("address"),
        country=entity.first(*_COUNTRIES[entity.schema]),
        founded=entity.first("incorporationDate", "inceptionDate"),
        disbanded=entity.first("dissolutionDate"),
        summary="\n\n".join(_told(entity)),
        aliases=[*names[1:], *entity.all("alias"), *entity.all("weakAlias")],
        former=list(entity.all("previousName")),
    )


def _person(entity: Entity) -> GatheredPerson:
    names = entity.all("name")
    return GatheredPerson(
        name=parted(names[0])[1] or names[0] if names else entity.id,
        country=entity.first(*_COUNTRIES["Person"]),
        summary="\n\n".join(_told(entity)),
        aliases=[*names[1:], *entity.all("alias"), *entity.all("weakAlias")],
    )


def _told(entity: Entity) -> Iterator[str]:
    for name in _SUMMARIES:
        yield from entity.all(name)


def _ranks(person: Entity) -> list[str]:
    """The ranks of a person by title and by name, the better known first; empty where there is none."""
    by_name, by_title = parted(person.first("name"))[0], ""
    titles = person.properties.get("title", ())
    if len(titles) == 1 and (found := parted(titles[0]))[0] and not found[1]:
        person.asked.add("title")
        by_title = found[0]
    return list(dict.fromkeys((by_title or by_name, by_name)))


class _Claims:
    """The links between entities, told as claims."""

    def __init__(self, gathered: Gathered, entities: Mapping[str, Entity]) -> None:
        self._gathered = gathered
        self._entities = entities
        self._ranked = Counter[str]()

    def add(self) -> None:
        """Add every link to the unit or person of which it says something."""
        for entity in self._entities.values():
            if entity.schema in _UNITS:
                self._add_parents(entity)
            elif entity.schema == "Position":
                self._add_position(entity)
            elif entity.schema == "Occupancy":
                self._add_occupancy(entity)
            elif entity.schema in _LINKS:
                self._add_link(entity, _LINKS[entity.schema])
            elif entity.schema != "Person":
                self._gathered.left.add(f"{entity.schema} entities", entity.first("name") or entity.id)
                entity.asked.update(entity.properties)
        self._tell_ranks()

    def _rank(self, holder: str) -> str:
        """The rank of a person, for one more claim."""
        self._ranked[holder] += 1
        return _ranks(self._entities[holder])[0]

    def _tell_ranks(self) -> None:
        """Tell of ranks that stand in no claim, and of those that may not be meant for all."""
        for id_, person in self._gathered.people.items():
            rank, *others = _ranks(self._entities[id_])
            if self._ranked[id_] > 1 and rank:
                what = f"in which of several posts the rank was {quoted(rank)} (now in all)"
                self._gathered.left.add(what, person.name)
            for other in others if self._ranked[id_] else (rank, *others):
                if other:
                    self._gathered.left.add(f"the rank {quoted(other)}", person.name)

    def _add_parents(self, entity: Entity) -> None:
        for parent in entity.all("parent"):
            if self._is_unit(parent, entity):
                under = Under(parent, "command", Span(source=self._source(entity)))
                self._gathered.units[entity.id].under.append(under)

    def _add_position(self, entity: Entity) -> None:
        for unit in entity.all("organization"):
            if self._is_unit(unit, entity):
                self._gathered.units[unit].posts.setdefault(self._title(entity), [])

    def _add_occupancy(self, entity: Entity) -> None:
        for post in entity.all("post"):
            position = self._entities.get(post)
            for holder in entity.all("holder"):
                if position is None or holder not in self._gathered.people:
                    self._lost(entity, post if position is None else holder)
                    continue
                span, title = self._span(entity, holder), self._title(position)
                units = [unit for unit in position.all("organization") if unit in self._gathered.units]
                for unit in units:
                    holdings = self._gathered.units[unit].posts.setdefault(title, [])
                    holdings.append(Holding(person=holder, span=span, rank=self._rank(holder)))
                if not units:
                    self._gathered.people[holder].posts.append(Office(title, span, self._rank(holder)))

    def _add_link(self, entity: Entity, link: _Link) -> None:
        role = entity.first("role")
        for unit in entity.all(link.unit):
            for member in entity.all(link.member):
                if not self._is_unit(unit, entity):
                    continue
                span = self._span(entity, member)
                if member in self._gathered.people:
                    holdings = self._gathered.units[unit].posts.setdefault(role or link.post, [])
                    rank = "" if entity.schema in ("Ownership", "Control") else self._rank(member)
                    holdings.append(Holding(person=member, span=span, rank=rank))
                elif self._is_unit(member, entity):
                    if role:
                        entity.asked.discard("role")
                    below, over = (unit, member) if entity.schema in _DOWNWARD else (member, unit)
                    self._gathered.units[below].under.append(Under(over, link.relation, span))

    def _is_unit(self, id_: str, entity: Entity) -> bool:
        if id_ not in self._gathered.units:
            self._lost(entity, id_)
        return id_ in self._gathered.units

    def _lost(self, entity: Entity, id_: str) -> None:
        what = f"{entity.schema} entities that lead to what is no unit or person of the file"
        self._gathered.left.add(what, f"{entity.id} to {id_}")

    def _title(self, position: Entity) -> str:
        return position.first("name") or position.id

    def _span(self, entity: Entity, holder: str) -> Span:
        """When a link holds; one that is said to be over, or perhaps is, has an end that is not known."""
        until, status = entity.first("endDate"), entity.first("status").lower()
        if status and status not in (*_LASTING, *_OVER):
            entity.asked.discard("status")  # more than a span can say
        if status in _LASTING and until:
            self._gathered.left.add(f"the status {quoted(status)} beside the end {quoted(until)}", entity.id)
        if status and not until:
            until = "" if status in _LASTING else "unknown"
        person = self._entities.get(holder)
        source = self._source(entity) or (self._source(person) if person else "")
        return Span(entity.first("startDate"), until, "held", source)

    def _source(self, entity: Entity) -> str:
        """The key of the source an entity names: the page, or who published it."""
        url, publisher = entity.first("sourceUrl"), entity.first("publisher")
        key = url or publisher
        if key:
            host = urlsplit(url).hostname if url.startswith(("https://", "http://")) else None
            who = publisher or host or key
            made = GatheredSource(who, key, url if host else "", entity.first("retrievedAt"))
            if self._gathered.sources.setdefault(key, made) != made:
                self._gathered.left.add(f"another publisher or day of access of {quoted(key)}", entity.id)
        return key
