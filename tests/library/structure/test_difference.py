"""What is another between two dates: laws for random claims, and each kind of change by example."""

from __future__ import annotations

import pytest
from hypothesis import given

from briefing.library.structure.difference import Difference, Facts
from briefing.library.structure.statements import Aspect
from briefing.library.structure.wording import Wording
from briefing.model.book import Book
from briefing.model.claims import FormerName, FormerPlace, Holder, Post, Superior
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Unit
from briefing.model.text import Text
from tests.library.structure.claims import UNITS, book_of, books, dates, history_of

Stood = dict[Aspect, tuple[Facts, Facts]]


def followed(first: Difference, second: Difference) -> Stood:
    """What was from the first, what is from the second, without what is as it was."""
    both: Stood = {**second.facts, **first.facts}
    outer = {
        aspect: (
            first.facts.get(aspect, second.facts.get(aspect, ((), ())))[0],
            second.facts.get(aspect, first.facts.get(aspect, ((), ())))[1],
        )
        for aspect in both
    }
    return {aspect: (was, is_) for aspect, (was, is_) in outer.items() if was != is_}


@given(books, dates)
def test_a_date_does_not_differ_from_itself(book: Book, when: Edtf) -> None:
    difference = Difference(history_of(book), UNITS[0], when, when)
    assert not difference.facts
    assert difference.changes == ()


@given(books, dates, dates, dates)
def test_differences_follow_upon_one_another(book: Book, first: Edtf, second: Edtf, third: Edtf) -> None:
    history = history_of(book)
    one, other = (Difference(history, UNITS[0], *ends) for ends in ((first, second), (second, third)))
    assert followed(one, other) == dict(Difference(history, UNITS[0], first, third).facts)


@given(books, dates, dates)
def test_a_difference_leads_from_how_all_stood_to_how_all_stands(
    book: Book, first: Edtf, second: Edtf
) -> None:
    history = history_of(book)

    def stands(when: Edtf) -> dict[Aspect, Facts]:
        reached = history.reach(UNITS[0], when)
        found = {a: history.facts(a, when) for unit in reached for a in history.of[unit]}
        return {aspect: facts for aspect, facts in found.items() if facts}

    difference = Difference(history, UNITS[0], first, second)
    led = {**stands(first), **{aspect: is_ for aspect, (_, is_) in difference.facts.items()}}
    assert {aspect: facts for aspect, facts in led.items() if facts} == stands(second)


@given(books, dates, dates)
def test_every_change_can_be_said_and_none_is_none(book: Book, first: Edtf, second: Edtf) -> None:
    difference = Difference(history_of(book), UNITS[0], first, second)
    assert bool(difference.changes) == bool(difference.facts)
    for change in difference.changes:
        assert change.before != change.after
        assert Wording(book, second).change(change)
        assert (change.kind == "agreed") == any(aspect.is_pending for aspect in change.aspects)


def test_below_a_root_that_is_not_there_nothing_changes() -> None:
    history = history_of(book_of(Unit(id=Text("u0"), name=Text("U0"), founded=Edtf.parse("2026-01-05"))))
    ends = Edtf.parse("2026-01-01"), Edtf.parse("2026-01-10")
    assert Difference(history, Text("nowhere"), *ends).changes == ()
    assert [change.unit for change in Difference(history, Text("u0"), *ends).changes] == ["u0"]


def since(day: str) -> Bound:
    return Bound.parse(day)


def headquarters(**keys: object) -> Unit:
    whole = {
        "id": Text("u1"),
        "name": Text("Headquarters"),
        "reports_to": (Superior(unit=Text("u0")),),
        **keys,
    }
    return Unit(**whole)  # type: ignore[arg-type]


def commanded(*holders: Holder) -> Unit:
    return headquarters(posts=(Post(title=Text("Commander"), holders=holders),))


TURN = since("2026-01-05")
FIRST, SECOND = Holder(person=Text("p0"), until=TURN), Holder(person=Text("p1"), from_=TURN)

EXAMPLES = {
    "appeared, under U0": headquarters(founded=Edtf.parse("2026-01-05")),
    "gone, was under U0": headquarters(disbanded=Edtf.parse("2026-01-05")),
    "moved, from under U0 to under U2": headquarters(
        reports_to=(
            Superior(unit=Text("u0"), until=TURN),
            Superior(unit=Text("u2"), from_=since("2026-01-06")),
        )
    ),
    "relation, coordination with U2": headquarters(
        reports_to=(
            Superior(unit=Text("u0")),
            Superior(unit=Text("u2"), relation="coordination", from_=TURN),
        )
    ),
    "renamed, from Old to Headquarters": headquarters(names=(FormerName(name=Text("Old"), until=TURN),)),
    "relocated, from Bath, United Kingdom to Mons": headquarters(
        place=Text("Mons"), places=(FormerPlace(place=Text("Bath"), country=Text("GB"), until=TURN),)
    ),
    "new holder, Commander: from P0 to P1": commanded(FIRST, SECOND),
    "new holder, Commander: P1": commanded(SECOND),
    "new holder, Commander: P1, beside P2": commanded(Holder(person=Text("p2")), SECOND),
    "left, Commander: P0": commanded(FIRST, Holder(person=Text("p2"))),
    "vacated, Commander: from P0 to nobody known": commanded(FIRST),
    "vacated, Commander: from P0 to vacant": commanded(FIRST, Holder(from_=TURN, status="vacant")),
    "agreed, not held, Commander: Italy": commanded(Holder(country=Text("IT"), from_=TURN, status="agreed")),
    "planned no more, Commander: P0": commanded(Holder(person=Text("p0"), until=TURN, status="planned")),
    "uncertain, Commander: from P0 to perhaps P0": commanded(
        Holder(person=Text("p0"), until=since("2026-01-05/2026-01-31"))
    ),
    "certain, Commander: P0": commanded(Holder(person=Text("p0"), from_=since("2025-12/2026-01-05"))),
}


@pytest.mark.parametrize("said", EXAMPLES)
def test_each_kind_of_change_is_told_in_words(said: str) -> None:
    top, other = (
        Unit(id=Text("u0"), name=Text("U0")),
        Unit(id=Text("u2"), name=Text("U2"), reports_to=(Superior(unit=Text("u0")),)),
    )
    book = book_of(top, EXAMPLES[said], other)
    difference = Difference(history_of(book), Text("u0"), Edtf.parse("2026-01-01"), Edtf.parse("2026-01-10"))
    (change,) = difference.changes
    assert Wording(book, difference.after).change(change) == said
    assert change.kind == ("agreed" if said.startswith("planned") else said.partition(",")[0])


def test_a_change_has_the_sources_of_what_is_new_before_those_of_what_is_over() -> None:
    old, new, other = Text("old"), Text("new"), Text("other")
    unit = commanded(
        Holder(person=Text("p0"), until=TURN, source=old),
        Holder(person=Text("p1"), from_=TURN, sources=(new, other)),
        Holder(person=Text("p2"), source=Text("stays")),
    )
    book = book_of(Unit(id=Text("u0"), name=Text("U0")), unit)
    difference = Difference(history_of(book), Text("u0"), Edtf.parse("2026-01-01"), Edtf.parse("2026-01-10"))
    (change,) = difference.changes
    assert difference.sources(change) == (new, other, old)
    back = Difference(history_of(book), Text("u0"), Edtf.parse("2026-01-10"), Edtf.parse("2026-01-01"))
    assert back.sources(back.changes[0]) == (old, new, other)
