"""What a book says at a date is what a slow, obvious reading of each of its claims says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import given

from briefing.library.command import Command
from briefing.library.structure.history import Fact
from briefing.library.structure.statements import THERE, Said
from briefing.library.when import NOT_YET, Dated, Holds
from briefing.model.book import Book
from briefing.model.claims import Status
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Unit
from briefing.model.text import Text
from tests.library.structure.claims import UNITS, books, dates, history_of, slow


class Life(NamedTuple):
    from_: Bound | None
    until: Bound | None


def life(unit: Unit) -> tuple[Dated, Status]:
    founded, disbanded = unit.founded, unit.disbanded
    first = Bound(founded.text, founded) if founded else None
    last = Bound(disbanded.text, disbanded) if disbanded else None
    return Life(first, last), "held"


def slow_facts(book: Book, unit: Unit, when: Edtf) -> Iterator[Fact]:
    """Claim by claim what is so of a unit."""
    units = {unit.id: unit for unit in book.units}
    yield THERE, slow([life(unit)], when)
    for claim in unit.reports_to:
        all_of = [life(unit), life(units[claim.unit])]
        said = Said("superior", Text(claim.relation), claim.unit, status=claim.status)
        yield said, slow([*all_of, (claim, claim.status)], when)
        if claim.status in NOT_YET and slow([*all_of, (claim, "held")], when) is not Holds.NO:
            yield said, Holds.NO
    for post in unit.posts:
        for holder in post.holders:
            said = Said("post", post.title, holder.person, holder.country, holder.status)
            yield said, slow([life(unit), (holder, holder.status)], when)
            if holder.status in NOT_YET and slow([life(unit), (holder, "held")], when) is not Holds.NO:
                yield said, Holds.NO
    names = [(Said("name", value=name.name), slow([(name, "held")], when)) for name in unit.names]
    yield from names
    answers = {holds for _, holds in names}
    if names and Holds.YES not in answers:
        yield Said("name", value=unit.name), Holds.MAYBE if Holds.MAYBE in answers else Holds.YES


def surest(facts: Iterator[Fact]) -> dict[Said, Holds]:
    """Each fact once, as surely as somebody says it; what does not hold and is not agreed is left out."""
    found: dict[Said, Holds] = {}
    for said, holds in facts:
        if holds is not Holds.NO and found.get(said) is not Holds.YES:
            found[said] = holds
    return found


@given(books, dates)
def test_a_unit_stands_as_its_claims_say_one_by_one(book: Book, when: Edtf) -> None:
    history = history_of(book)
    for unit in book.units:
        facts = dict(fact for aspect in history.of[unit.id] for fact in history.facts(aspect, when))
        held = {said: holds for said, holds in facts.items() if said.status not in NOT_YET}
        assert held == surest(slow_facts(book, unit, when))
        assert all(holds is Holds.NO for said, holds in facts.items() if said not in held)
        agreed = {s for s, holds in slow_facts(book, unit, when) if s.status in NOT_YET}
        assert facts.keys() - held.keys() <= agreed


@given(books, dates)
def test_what_is_agreed_is_on_the_table_in_its_time_and_never_held(book: Book, when: Edtf) -> None:
    history = history_of(book)
    for unit in book.units:
        pending = [aspect for aspect in history.of[unit.id] if aspect.is_pending]
        found = {said for aspect in pending for said, _ in history.facts(aspect, when)}
        all_of = list(slow_facts(book, unit, when))
        twice = [said for said, _ in all_of if said.status in NOT_YET]
        claims = sum(claim.status in NOT_YET for claim in unit.reports_to)
        claims += sum(holder.status in NOT_YET for post in unit.posts for holder in post.holders)
        assert bool(found) == (len(twice) > claims)


@given(books, dates)
def test_the_tree_holds_what_can_be_reached_claim_by_claim(book: Book, when: Edtf) -> None:
    found = set(UNITS[:1]) if slow([life(book.units[0])], when) is not Holds.NO else set[Text]()
    while True:
        more = {
            unit.id
            for unit in book.units
            for said, holds in slow_facts(book, unit, when)
            if said.about == "superior" and said.value in found and holds is not Holds.NO
        }
        if more <= found:
            break
        found |= more
    assert history_of(book).reach(UNITS[0], when) == found
    assert {row.unit.id for row in Command(book).tree(UNITS[0], when)} == found


@given(books, dates)
def test_the_tree_tells_how_surely_each_unit_stands_where_it_does(book: Book, when: Edtf) -> None:
    for row in Command(book).tree(UNITS[0], when):
        if row.under:
            told = Said(
                "superior",
                Text(row.under.claim.relation),
                row.under.claim.unit,
                status=row.under.claim.status,
            )
            both = (
                [life(row.unit), life(row.superior), (row.under.claim, told.status)] if row.superior else []
            )
            assert row.under.holds is slow(both, when)
