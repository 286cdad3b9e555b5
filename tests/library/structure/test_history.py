"""What a book says at a date is what a slow, obvious reading of each of its claims says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from tests.library.structure.claims import UNITS, books, dates, ends_of, history_of, on_the_table, slow


class Life(NamedTuple):
    from_: Bound | None
    until: Bound | None


def life(unit: Unit) -> tuple[Dated, Status]:
    founded, disbanded = unit.founded, unit.disbanded
    first = Bound(founded.text, founded) if founded else None
    last = Bound(disbanded.text, disbanded) if disbanded else None
    return Life(first, last), "held"


class Claim(NamedTuple):
    """What is said, and all that has to hold for it."""

    said: Said
    all_of: list[tuple[Dated, Status]]

    @property
    def things(self) -> set[object]:
        """Of what it is: of the same, or of a tie to the same superior, there is one after the other."""
        pending = self.said.status in NOT_YET
        thing = (self.said.about, self.said.what, pending)
        return {thing, ("to", self.said.value, pending)} if self.said.about == "superior" else {thing}


def claims_of(book: Book, unit: Unit) -> Iterator[Claim]:
    units = {unit.id: unit for unit in book.units}
    yield Claim(THERE, [life(unit)])
    for claim in unit.reports_to:
        said = Said("superior", Text(claim.relation), claim.unit, status=claim.status)
        yield Claim(said, [life(unit), life(units[claim.unit]), (claim, claim.status)])
    for post in unit.posts:
        for holder in post.holders:
            said = Said("post", post.title, holder.person, holder.country, holder.status)
            yield Claim(said, [life(unit), (holder, holder.status)])
    for name in unit.names:
        yield Claim(Said("name", value=name.name), [(name, "held")])


def slow_facts(book: Book, unit: Unit, when: Edtf) -> Iterator[Fact]:
    """Claim by claim what is so of a unit."""
    claims = list(claims_of(book, unit))
    found = [(one.said, answer) for one in claims if (answer := slow_answer(one, claims, when))]
    yield from found
    answers = {holds for said, holds in found if said.about == "name"}
    if unit.names and Holds.YES not in answers:
        yield Said("name", value=unit.name), Holds.MAYBE if Holds.MAYBE in answers else Holds.YES


def slow_answer(one: Claim, others: Iterable[Claim], when: Edtf) -> Holds:
    if when.earliest == when.latest and any(hands_over(one, other, when) for other in others):
        return Holds.NO
    return on_the_table(one.all_of, when) if one.said.status in NOT_YET else slow(one.all_of, when)


def hands_over(one: Claim, other: Claim, when: Edtf) -> bool:
    """Whether this day is the last of one claim, which has others, and the first of another claim."""
    (firsts, lasts), (begins, _) = ends_of(one.all_of), ends_of(other.all_of)
    day = {when.earliest.day}
    return bool(one.things & other.things) and lasts == day == begins and min(firsts) < when.earliest.day


def surest(facts: Iterator[Fact]) -> dict[Said, Holds]:
    """Each fact once, as surely as somebody says it, a post vacant only if nobody holds it."""
    found: dict[Said, Holds] = {}
    for said, holds in facts:
        if holds is not Holds.NO and found.get(said) is not Holds.YES:
            found[said] = holds
    for said in [said for said in found if said.status == "vacant"]:
        holders = {
            holds
            for other, holds in found.items()
            if (other.about, other.what) == ("post", said.what) and other.status not in (*NOT_YET, "vacant")
        }
        if Holds.YES in holders:
            del found[said]
        elif holders:
            found[said] = Holds.MAYBE
    return found


@given(books, dates)
def test_a_unit_stands_as_its_claims_say_one_by_one(book: Book, when: Edtf) -> None:
    history = history_of(book)
    for unit in book.units:
        facts = [fact for aspect in history.of[unit.id] for fact in history.facts(aspect, when)]
        assert dict(facts) == surest(slow_facts(book, unit, when))


@given(books, dates)
def test_what_is_agreed_is_a_thing_of_its_own_and_never_held(book: Book, when: Edtf) -> None:
    history = history_of(book)
    for aspect in history.aspects:
        for said, _ in history.facts(aspect, when):
            assert (said.status in NOT_YET) == aspect.is_pending


@given(books, dates)
def test_the_tree_holds_what_can_be_reached_claim_by_claim(book: Book, when: Edtf) -> None:
    found = set(UNITS[:1]) if slow([life(book.units[0])], when) is not Holds.NO else set[Text]()
    while True:
        more = {
            unit.id
            for unit in book.units
            for said, all_of in claims_of(book, unit)
            if said.about == "superior" and said.value in found and slow(all_of, when) is not Holds.NO
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
