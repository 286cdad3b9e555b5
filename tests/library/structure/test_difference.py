"""What is another between two dates: laws for random claims, and each kind of change by example."""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace

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
        for aspect in {aspect for aspect in history.aspects if aspect.subject not in reached}:
            if aspect.is_pending and aspect.about == "superior":
                found[aspect] = tuple(f for f in history.facts(aspect, when) if f[0].value in reached)
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
        is_whole = change.aspects[0].about == "there"
        assert is_whole or (change.kind == "agreed") == change.aspects[0].is_pending


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
UNSEEN = Holder(person=Text("p0"), from_=since("../2026-01-05"))

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
    "left, Commander: P0, who followed is not known": commanded(FIRST),
    "left, Commander: P0, acting, who followed is not known": commanded(replace(FIRST, status="acting")),
    "vacated, Commander: from P0 to vacant": commanded(FIRST, Holder(from_=TURN, status="vacant")),
    "agreed, not held, Commander: Italy": commanded(Holder(country=Text("IT"), from_=TURN, status="agreed")),
    "planned no more, Commander: P0": commanded(Holder(person=Text("p0"), until=TURN, status="planned")),
    "uncertain, Commander: perhaps no longer P0": commanded(
        Holder(person=Text("p0"), until=since("2026-01-05/2026-01-31"))
    ),
    "uncertain, Commander: perhaps P1, beside P0": commanded(
        Holder(person=Text("p0")), Holder(person=Text("p1"), from_=since("2026-01-05/2026-01-31"))
    ),
    "uncertain, Commander: from vacant to not known": commanded(Holder(until=TURN, status="vacant")),
    "uncertain, perhaps at Mons, perhaps no longer at Bath": headquarters(
        place=Text("Mons"), places=(FormerPlace(place=Text("Bath"), until=since("2026-01-05/2026-01-31")),)
    ),
    "first known, Commander: P0": commanded(UNSEEN),
    "new holder, Commander: P1, beside P0": commanded(UNSEEN, SECOND),
    "new holder, Commander: from P1 to P0": commanded(
        Holder(person=Text("p1"), until=since("2026-01-04")), UNSEEN
    ),
    "first known, tacon under U2": headquarters(
        reports_to=(
            Superior(unit=Text("u0")),
            Superior(unit=Text("u2"), relation="tacon", from_=since("../2026-01-05")),
        )
    ),
    "certain, Commander: P0": commanded(Holder(person=Text("p0"), from_=since("2025-12/2026-01-05"))),
    "certain, at Mons": headquarters(
        place=Text("Mons"), places=(FormerPlace(place=Text("Bath"), until=since("2025-12/2026-01-05")),)
    ),
    "certain, called Headquarters": headquarters(
        names=(FormerName(name=Text("Old"), until=since("2025-12/2026-01-05")),)
    ),
    "certain, only under U0": headquarters(
        reports_to=(
            Superior(unit=Text("u0")),
            Superior(unit=Text("u2"), until=since("2025-12/2026-01-05")),
        )
    ),
    "left, Commander: P1": commanded(
        Holder(person=Text("p0")), Holder(person=Text("p1"), until=since("2025-12/2026-01-05"))
    ),
    "relation, no longer under U2, still under U0": headquarters(
        reports_to=(Superior(unit=Text("u0")), Superior(unit=Text("u2"), until=TURN))
    ),
    "relation, also under U2": headquarters(
        reports_to=(Superior(unit=Text("u0")), Superior(unit=Text("u2"), from_=TURN))
    ),
    "perhaps moved, from under U0 to perhaps under U2": headquarters(
        reports_to=(
            Superior(unit=Text("u0"), until=since("2026-01-04")),
            Superior(unit=Text("u2"), from_=since("2026-01-05/2026-01-31")),
        )
    ),
    "perhaps new holder, Commander: from perhaps P0, disputed to perhaps P1, reported": commanded(
        Holder(person=Text("p0"), status="disputed", until=since("2026-01-04")),
        Holder(person=Text("p1"), status="reported", from_=TURN),
    ),
    "relation, from opcon to tacon under U2": headquarters(
        reports_to=(
            Superior(unit=Text("u0")),
            Superior(unit=Text("u2"), relation="opcon", until=TURN),
            Superior(unit=Text("u2"), relation="tacon", from_=since("2026-01-06")),
        )
    ),
    "agreed, not held, under U2": headquarters(
        reports_to=(Superior(unit=Text("u0")), Superior(unit=Text("u2"), from_=TURN, status="agreed"))
    ),
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
    assert change.kind == (
        "agreed" if said.startswith("planned") else said.removeprefix("perhaps ").partition(",")[0]
    )
    assert [*differing(book, "2026-01-06", "2026-01-06")] == []


def differing(book: Book, before: str, after: str) -> list[str]:
    """The changes of a book of units below u0 in words."""
    difference = Difference(history_of(book), Text("u0"), Edtf.parse(before), Edtf.parse(after))
    return [str(Wording(book, difference.after).changed(change)) for change in difference.changes]


TOP = Unit(id=Text("u0"), name=Text("U0"))
NEXT = Unit(id=Text("u2"), name=Text("U2"), reports_to=(Superior(unit=Text("u0")),))
AGREED = Holder(country=Text("IT"), from_=since("2026-01-04"), status="agreed")


def test_of_a_unit_that_appears_and_is_gone_all_else_is_told_too() -> None:
    post = Post(title=Text("Commander"), holders=(Holder(person=Text("p0")), AGREED))
    names = (FormerName(name=Text("Old"), until=TURN),)
    book = book_of(TOP, headquarters(founded=Edtf.parse("2026-01-02"), posts=(post,), names=names))
    assert differing(book, "2026-01-01", "2026-01-10") == [
        "Headquarters: appeared, under U0",
        "Headquarters: new holder, Commander: P0",
        "Headquarters: agreed, not held, Commander: Italy",
    ]
    book = book_of(TOP, headquarters(disbanded=Edtf.parse("2026-01-05"), posts=(post,)))
    assert differing(book, "2026-01-04", "2026-01-10") == [
        "Headquarters: gone, was under U0",
        "Headquarters: left, Commander: P0",
        "Headquarters: agreed no more, Commander: Italy",
    ]


def test_what_is_as_it_was_of_a_unit_that_comes_from_elsewhere_is_no_change() -> None:
    came = headquarters(reports_to=(Superior(unit=Text("u0"), from_=TURN),))
    post = Post(title=Text("Commander"), holders=(FIRST, SECOND))
    deputy = Post(title=Text("Deputy"), holders=(Holder(person=Text("p2")),))
    came = replace(came, posts=(post, deputy), names=(FormerName(name=Text("Old"), until=TURN),))
    assert differing(book_of(TOP, came), "2026-01-01", "2026-01-10") == [
        "Headquarters: appeared, under U0; Deputy: P2",
        "Headquarters: renamed, from Old to Headquarters",
        "Headquarters: new holder, Commander: from P0 to P1",
    ]


def test_of_what_is_perhaps_there_that_is_said() -> None:
    book = book_of(TOP, headquarters(founded=Edtf.parse("2026-01-05"), disbanded=Edtf.parse("2026-02")))
    assert differing(book, "2026-01-01", "2026-01/2026-02") == [
        "Headquarters: uncertain, perhaps there and perhaps under U0"
    ]
    assert differing(book, "2026-01/2026-02", "2026-01-31") == [
        "Headquarters: certain, it is there",
        "Headquarters: certain, under U0",
    ]
    assert differing(book, "2026-01-31", "2026-02-14") == [
        "Headquarters: uncertain, perhaps no longer there",
        "Headquarters: uncertain, perhaps no longer under U0",
    ]


def test_a_place_that_is_only_agreed_is_told_of_a_unit_that_stands_nowhere_yet() -> None:
    agreed = Superior(unit=Text("u0"), from_=TURN, status="agreed")
    book = book_of(TOP, headquarters(reports_to=(agreed,)))
    assert differing(book, "2026-01-01", "2026-01-10") == ["Headquarters: agreed, not held, under U0"]
    assert differing(book, "2026-01-10", "2026-01-01") == ["Headquarters: agreed no more, under U0"]


def test_whether_something_is_agreed_already_is_perhaps_too() -> None:
    book = book_of(TOP, commanded(AGREED))
    assert differing(book, "2026-01-01", "2026-01") == [
        "Headquarters: perhaps agreed, not held, Commander: Italy"
    ]
    assert differing(book, "2026-01", "2026-01-10") == ["Headquarters: agreed, not held, Commander: Italy"]
    assert differing(book, "2026-01", "2026-01-01") == ["Headquarters: not agreed, Commander: Italy"]


def test_of_several_who_are_agreed_each_who_is_only_perhaps_says_so() -> None:
    poland = Holder(country=Text("PL"), from_=since("2025-12-01"), status="agreed")
    book = book_of(TOP, commanded(poland, AGREED))
    assert differing(book, "2025-11-01", "2026-01") == [
        "Headquarters: agreed, not held, Commander: Poland and perhaps Italy"
    ]


def test_who_holds_a_post_in_turn_is_told_as_one_beside_others() -> None:
    turns = (Holder(country=Text(code), from_=TURN, basis="rotation") for code in ("DE", "PL"))
    book = book_of(TOP, commanded(*turns, Holder(person=Text("p0"), from_=TURN, status="acting")))
    assert differing(book, "2026-01-01", "2026-01-10") == [
        "Headquarters: new holder, Commander: P0, acting and Germany or Poland, in turn"
    ]


HANDOVERS = {
    "new holder, Commander: from P0 to P1": commanded(FIRST, SECOND),
    "vacated, Commander: from P0, acting to vacant": commanded(
        replace(FIRST, status="acting"), Holder(from_=TURN, status="vacant")
    ),
    "new holder, Commander: from vacant to P1": commanded(Holder(until=TURN, status="vacant"), SECOND),
    "new holder, Commander: from P0 to P1, beside P2": commanded(FIRST, SECOND, Holder(person=Text("p2"))),
    "moved, from under U0 to under U2": headquarters(
        reports_to=(Superior(unit=Text("u0"), until=TURN), Superior(unit=Text("u2"), from_=TURN))
    ),
    "relation, from command to opcon under U0": headquarters(
        reports_to=(
            Superior(unit=Text("u0"), until=TURN),
            Superior(unit=Text("u0"), relation="opcon", from_=TURN),
        )
    ),
}


@pytest.mark.parametrize("said", HANDOVERS)
def test_a_handover_is_told_once_on_its_day(said: str) -> None:
    book = book_of(TOP, HANDOVERS[said], NEXT)
    assert differing(book, "2026-01-04", "2026-01-05") == [f"Headquarters: {said}"]
    assert differing(book, "2026-01-05", "2026-01-06") == []


def test_each_day_of_a_handover_in_some_month_tells_what_changes_on_it() -> None:
    month = since("2026-01-05/2026-01-09")
    holders = Holder(person=Text("p0"), until=month), Holder(person=Text("p1"), from_=month)
    book = book_of(TOP, commanded(*holders))
    told = [
        said for day in range(5, 11) for said in differing(book, f"2026-01-{day - 1:02}", f"2026-01-{day:02}")
    ]
    assert told == [
        "Headquarters: uncertain, Commander: perhaps P1, beside P0",
        "Headquarters: uncertain, Commander: perhaps no longer P0",
        "Headquarters: certain, Commander: P1",
        "Headquarters: left, Commander: P0",
    ]


def test_changes_are_counted_in_words() -> None:
    post = Post(title=Text("Deputy"), holders=(FIRST, SECOND, AGREED))
    one = commanded(FIRST, SECOND)
    book = book_of(TOP, replace(one, posts=(*one.posts, post)), NEXT)
    dates = Edtf.parse("2026-01-01"), Edtf.parse("2026-01-10")
    there, back = (Difference(history_of(book), Text("u0"), *ends) for ends in (dates, dates[::-1]))
    wording = Wording(book, dates[1])
    assert wording.counted(there.changes) == "2 new holders; 1 agreed, not held"
    assert wording.counted(back.changes) == "2 new holders; 1 agreed no more"


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
