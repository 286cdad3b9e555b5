"""From what a file says to entries of a book: ids given, dates read, claims that cannot stand left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

from msgspec.structs import replace

from briefing.authoring.importing import nations
from briefing.authoring.importing.dates import bounds, day
from briefing.authoring.importing.gathered import (
    Gathered,
    GatheredPerson,
    GatheredSource,
    GatheredUnit,
    Holding,
    Span,
    Under,
)
from briefing.authoring.naming import Ids, Wanted
from briefing.library.structure.circles import circles
from briefing.loading.budgets import LIMITS
from briefing.loading.sentences import quoted
from briefing.model.book import Book
from briefing.model.claims import FormerName, Holder, PersonPost, Post, Superior, TieStatus
from briefing.model.dates import Edtf
from briefing.model.entries import Entry, Event, Person, Source, Structure, Unit
from briefing.model.fields import references
from briefing.model.text import Text, clean, is_blank, one_line

_OF_TIES: Mapping[str, TieStatus] = {status: status for status in get_args(TieStatus)}
_ADDRESS = re.compile(r"^https?://(www\.)?")


class Settled(NamedTuple):
    """The entries that are new, and those that the book has already, each as the file tells it."""

    new: list[Entry]
    known: list[Entry]


def settle(gathered: Gathered, file_name: str, book: Book | None) -> Settled:
    """The entries for a book of its own, or for one that is there; what is left out is told in `left`."""
    return _Settling(gathered, file_name, book).run()


class _Settling:
    """One file on its way into entries."""

    def __init__(self, gathered: Gathered, file_name: str, book: Book | None) -> None:
        self._gathered = gathered
        self._left = gathered.left
        self._file_name = file_name
        self._book = book
        self._ids = Ids(book)
        self._sources: dict[str, Source] = {}
        everything: tuple[GatheredUnit | GatheredPerson, ...]
        everything = (*gathered.units.values(), *gathered.people.values())
        for named in everything:
            named.name = self._line(named.name) or "Not named"
        self._units = {key: self._unit_id(key) for key in gathered.units}
        self._people = {
            key: self._ids.of(Person, Wanted("person", (*person.aliases, person.name), person.id))
            for key, person in gathered.people.items()
        }

    def run(self) -> Settled:
        """Everything, in the order of the file."""
        units = self._without_circles([self._unit(key, unit) for key, unit in self._gathered.units.items()])
        people = [self._person(key, person) for key, person in self._gathered.people.items()]
        entries: list[Entry] = [*self._structures(units), *units, *people, *self._events()]
        new = [entry for entry in entries if entry.id not in self._ids.known]
        known = [entry for entry in entries if entry.id in self._ids.known]
        used = {found.text for entry in new for found in references(entry)}
        for source in self._sources.values():
            (new if source.id in used - self._ids.known else known).append(source)
        return Settled(new, known)

    def _unit_id(self, key: str) -> Text:
        unit = self._gathered.units[key]
        above = next((self._gathered.units[under.parent] for under in unit.under), None)
        over = (above.abbreviation or above.name) if above else ""
        return self._ids.of(Unit, Wanted("unit", (unit.name, unit.abbreviation), unit.id, over))

    def _unit(self, key: str, unit: GatheredUnit) -> Unit:
        id_, where = self._units[key], unit.abbreviation or unit.name
        superiors = (self._superior(under, where) for under in unit.under)
        founded, disbanded = self._life(unit, where)
        return Unit(
            id=id_,
            name=one_line(clean(unit.name)),
            abbreviation=self._line(unit.abbreviation),
            level=self._line(unit.level),
            place=self._line(unit.place),
            country=self._country(unit.country, where),
            reports_to=tuple(dict.fromkeys(superiors)),
            founded=founded,
            disbanded=disbanded,
            names=tuple(
                FormerName(
                    name=name,
                    until=bounds(Span(until="?"), where, self._left)[1],
                    source=self._source(""),
                )
                for name in self._lines(unit.former)
            ),
            aliases=self._lines(unit.aliases),
            posts=tuple(self._post(title, holdings, where) for title, holdings in unit.posts.items()),
            summary=self._prose(unit.summary, where),
        )

    def _life(self, unit: GatheredUnit, where: str) -> tuple[Edtf | None, Edtf | None]:
        """The first and the last day on which a unit was there, as far as they can be told."""
        founded, disbanded = day(unit.founded), day(unit.disbanded)
        if unit.founded and founded is None:
            self._left.add(f"the founding date {quoted(unit.founded)}, which is no date", where)
        if unit.disbanded and disbanded is None:
            self._left.add(f"{quoted(unit.disbanded)} as the end of a unit, which is no date", where)
        if founded and disbanded and disbanded.latest < founded.earliest:
            what = f"{quoted(unit.disbanded)} as the end of a unit, which is before it was founded"
            self._left.add(what, where)
            disbanded = None
        return founded, disbanded

    def _without_circles(self, units: list[Unit]) -> list[Unit]:
        """The units without the claims to superiors that would close a circle, which are told."""
        while closing := _closing(units):
            units = [self._opened(unit, closing.get(unit.id, ())) for unit in units]
        return units

    def _opened(self, unit: Unit, closing: Collection[int]) -> Unit:
        if not closing:
            return unit
        kept = []
        for number, claim in enumerate(unit.reports_to):
            if number in closing:
                where = f"{unit.abbreviation or unit.name} under {claim.unit}"
                self._left.add("a superior that would close a circle of command", where)
            else:
                kept.append(claim)
        return replace(unit, reports_to=tuple(kept))

    def _superior(self, under: Under, where: str) -> Superior:
        first, last = bounds(under.span, where, self._left)
        return Superior(
            unit=self._units[under.parent],
            relation=under.relation,
            from_=first,
            until=last,
            status=self._status(under.span, where),
            source=self._source(under.span.source),
        )

    def _status(self, span: Span, where: str) -> TieStatus:
        """How sure a tie between units is; nobody acts in one, and none is vacant."""
        status = _OF_TIES.get(span.status)
        if status is None:
            self._left.add(f"the status {quoted(span.status)} of a superior (now `reported`)", where)
        return status or "reported"

    def _post(self, title: str, holdings: list[Holding], where: str) -> Post:
        holders = []
        for holding in holdings:
            first, last = bounds(holding.span, where, self._left)
            person = self._people.get(holding.person)
            country = None if person else self._country(holding.country, where)
            if not person and not country and holding.span.status != "vacant":
                self._left.add(f"a holder of {quoted(title)} who is not named", where)
                continue
            holders.append(
                Holder(
                    person=person,
                    country=country,
                    rank=self._line(holding.rank),
                    from_=first,
                    until=last,
                    status=holding.span.status,
                    source=self._source(holding.span.source),
                )
            )
        return Post(title=self._line(title) or Text("Head"), holders=tuple(dict.fromkeys(holders)))

    def _person(self, key: str, person: GatheredPerson) -> Person:
        posts = []
        for office in person.posts:
            first, last = bounds(office.span, person.name, self._left)
            posts.append(
                PersonPost(
                    title=self._line(office.title) or Text("Post"),
                    rank=self._line(office.rank),
                    from_=first,
                    until=last,
                    status=office.span.status,
                    source=self._source(office.span.source),
                )
            )
        return Person(
            id=self._people[key],
            name=one_line(clean(person.name)),
            aliases=self._lines(person.aliases),
            country=self._country(person.country, person.name),
            posts=tuple(dict.fromkeys(posts)),
            summary=self._prose(person.summary, person.name),
        )

    def _structures(self, units: list[Unit]) -> Iterator[Structure]:
        """One for each unit that is new and stands under none, with others under it."""
        new = [unit for unit in units if unit.id not in self._ids.known]
        superior = {claim.unit for unit in new for claim in unit.reports_to}
        roots = [unit for unit in new if unit.id in superior and not unit.reports_to]
        for root in roots:
            title = self._gathered.title if len(roots) == 1 and not self._book else root.name
            id_ = self._ids.new(Wanted("structure", (f"{root.id}-structure",)))
            yield Structure(id=id_, title=self._line(title) or root.name, root=root.id)

    def _events(self) -> Iterator[Event]:
        for event in self._gathered.events:
            date, title = day(event.date), self._line(event.title)
            if date is None or title is None:
                self._left.add("an event without a date and a title", event.title or event.date)
                continue
            if self._is_told(date, title):
                continue
            yield Event(
                id=self._ids.new(Wanted("event", (title,), above=event.date[:10])),
                date=date,
                title=title,
                detail=self._prose(event.detail, title),
                about=tuple(self._units[key] for key in event.about),
                sources=(self._source(""),),
            )

    def _is_told(self, date: Edtf, title: Text) -> bool:
        """Whether the book has this event already."""
        told = self._book.events if self._book else ()
        return any((event.date, event.title) == (date, title) for event in told)

    def _source(self, key: str) -> Text:
        """The id of a source of the file, or of the file itself; only what is used comes into the book."""
        if key not in self._sources:
            self._sources[key] = self._made_source(self._gathered.sources.get(key) or self._file())
        return self._sources[key].id

    def _file(self) -> GatheredSource:
        return GatheredSource(self._gathered.publisher, self._file_name)

    def _made_source(self, source: GatheredSource) -> Source:
        publisher = self._line(source.publisher) or Text("Not named")
        title, url = self._line(source.title) or publisher, self._line(source.url)
        told = (publisher, title, url)
        for known in self._book.section("sources") if self._book else ():
            if isinstance(known, Source) and (known.publisher, known.title, known.url) == told:
                self._ids.known.add(known.id)
                return known
        id_ = self._ids.new(Wanted("source", (_ADDRESS.sub("", title),), above=publisher))
        accessed = day(source.accessed)
        if source.accessed and accessed is None:
            self._left.add(f"{quoted(source.accessed)} as the day of access, which is no date", title)
        return Source(id=id_, publisher=publisher, title=title, url=url, accessed=accessed)

    def _country(self, written: str, where: str) -> Text | None:
        found = nations.code(written) or nations.code(written.upper())
        if written.strip() and not found:
            self._left.add(f"{quoted(written)}, which is no country known here", where)
        return Text(found) if found else None

    def _line(self, written: str) -> Text | None:
        """The words on one line, None if there are none; what is too long for a line is cut, and told."""
        line = one_line(clean(written))
        if is_blank(line):
            return None
        if len(line) <= LIMITS.line_characters:
            return line
        self._left.add("the end of a text that is too long for a line", line[:40])
        return Text(line[: LIMITS.line_characters - 1].rstrip() + "…")

    def _lines(self, written: list[str]) -> tuple[Text, ...]:
        return tuple(dict.fromkeys(filter(None, map(self._line, written))))

    def _prose(self, written: str, where: str) -> Text | None:
        text = prose_of(written)
        if len(text) > LIMITS.text_characters:
            self._left.add("a text that is too long", where)
            return None
        return text or None


def _closing(units: Iterable[Unit]) -> dict[str, set[int]]:
    """The claims to superiors, by unit and number, that close a circle of command on some day."""
    found = defaultdict[str, set[int]](set)
    for closed_on, ties in circles(units):
        last = [tie for tie in ties if tie.begun == closed_on][-1]
        found[last.unit].add(last.number)
    return found


def prose_of(written: str) -> Text:
    """The text as Markdown in which nothing is a link into the book; empty if nothing of it is seen."""
    text = clean(written).strip()
    return Text("" if is_blank(text) else text.replace("[[", "\\[\\["))
