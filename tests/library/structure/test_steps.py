"""The days on which something changes, and going from one to the next."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from msgspec.structs import replace

from briefing.library.structure.difference import Difference
from briefing.library.structure.steps import Step, Steps, steps_of
from briefing.model.book import Book
from briefing.model.claims import Holder, Post, Superior
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Person, Unit
from briefing.model.text import Text
from tests.library.structure.claims import DAYS, UNITS, book_of, books, day, history_of

TOP, BELOW = Text("u0"), Text("u1")


def commanded(*holders: Holder, superior: Superior | None = None) -> Steps:
    """The steps of a unit below a top that changes nothing."""
    posts = (Post(title=Text("Commander"), holders=holders),)
    unit = Unit(id=BELOW, name=BELOW, reports_to=(superior or Superior(unit=TOP),), posts=posts)
    return Steps(history_of(book_of(Unit(id=TOP, name=TOP), unit)), TOP)


def holder(from_: str | None = None, until: str | None = None, **keys: object) -> Holder:
    ends = (bound and Bound.parse(bound) for bound in (from_, until))
    first, last = ends
    return Holder(person=Text("p0"), from_=first or None, until=last or None, **keys)  # type: ignore[arg-type]


def days(steps: Steps) -> list[str]:
    return [step.day.text for step in steps]


def of(step: Step | None) -> str:
    return step.day.text if step else ""


@given(books)
def test_the_days_are_those_on_which_something_is_another_than_the_day_before(book: Book) -> None:
    history = history_of(book)
    changing = []
    for eve, number in pairwise(DAYS):
        turned = Difference(history, UNITS[0], Edtf.parse(day(eve)), Edtf.parse(day(number))).changes
        changing += [day(number)] if any(change.kind != "first known" for change in turned) else []
    assert [found for found in days(Steps(history, UNITS[0])) if day(1) < found <= day(12)] == changing


def test_a_claim_begins_on_its_first_day_and_ends_on_the_day_after_its_last() -> None:
    assert days(commanded(holder("2026-01-05", "2026-02-05"))) == ["2026-01-05", "2026-02-06"]


def test_what_is_imprecise_becomes_uncertain_and_then_certain() -> None:
    steps = list(commanded(holder("2026-01")))
    assert [(step.day.text, step.difference.changes[0].kind) for step in steps] == [
        ("2026-01-01", "uncertain"),
        ("2026-01-31", "certain"),
    ]


def test_a_day_on_which_somebody_is_first_known_to_hold_a_post_is_no_step() -> None:
    assert days(commanded(holder("../2026-02-11", "2026-03-01"))) == ["2026-03-02"]
    before = replace(holder(until="2026-02-10"), person=Text("p1"))
    assert days(commanded(before, holder("../2026-02-11"))) == ["2026-02-11"], "another held it until then"


def test_what_is_agreed_counts_once_and_no_handover_is_made_up() -> None:
    assert days(commanded(holder(), holder("2026-02-06/..", status="agreed"))) == ["2026-02-06"]


def test_what_has_no_ends_never_changes() -> None:
    assert days(commanded(holder(), holder("unknown", "unknown"), holder("..", ".."))) == []


def test_one_goes_to_the_next_day_and_back() -> None:
    steps = commanded(holder("2026-01-05", "2026-02-05"))
    assert of(steps.after(Edtf.parse("2025"))) == "2026-01-05"
    assert of(steps.after(Edtf.parse("2026-01-05"))) == "2026-02-06"
    assert of(steps.after(Edtf.parse("2026-02-06"))) == ""
    assert of(steps.before(Edtf.parse("2026-02-12"))) == "2026-02-06"
    assert of(steps.before(Edtf.parse("2026-02-06"))) == "2026-01-05"
    assert of(steps.before(Edtf.parse("2026-01-05"))) == ""


def test_from_a_month_one_goes_to_the_days_outside_it() -> None:
    steps = commanded(holder("2026-01-05", "2026-02-05"), replace(holder("2026-01-20"), person=None))
    assert of(steps.after(Edtf.parse("2026-01"))) == "2026-02-06"
    assert of(steps.before(Edtf.parse("2026-02"))) == "2026-01-20"


def test_a_day_on_which_something_changes_elsewhere_is_passed_over() -> None:
    joins = Superior(unit=TOP, from_=Bound.parse("2026-03-01"))
    steps = commanded(holder("2026-01-05"), superior=joins)
    assert days(steps) == ["2026-03-01"]
    assert of(steps.before(Edtf.parse("2026-02-01"))) == ""


def test_a_step_tells_what_changes() -> None:
    (begins, _) = commanded(holder("2026-01-05", "2026-02-05"))
    (change,) = begins.difference.changes
    assert (change.kind, change.unit) == ("new holder", BELOW)
    assert begins.difference.before.earliest == begins.day.earliest - timedelta(days=1)


def test_the_steps_of_the_book_are_those_of_every_unit_and_person() -> None:
    history = history_of(
        book_of(Unit(id=TOP, name=TOP), Unit(id=BELOW, name=BELOW, founded=Edtf.parse("2026-01-05")))
    )
    assert days(Steps(history, TOP)) == []
    assert days(Steps(history, None)) == ["2026-01-05"]


def test_the_steps_of_a_person_and_of_a_unit_are_what_is_said_of_them() -> None:
    moved = Superior(unit=TOP, from_=Bound.parse("2026-03-01"))
    post = Post(title=Text("Commander"), holders=(holder("2026-01-05", "2026-02-05"),))
    units = Unit(id=TOP, name=TOP), Unit(id=BELOW, name=BELOW, reports_to=(moved,), posts=(post,))
    person = Person(id=Text("p0"), name=Text("P"))
    history = history_of(book_of(*units))
    assert days(steps_of(history, person)) == ["2026-01-05", "2026-02-06"]
    assert days(steps_of(history, units[0])) == ["2026-03-01"], "what stands under it"
    assert days(steps_of(history, units[1])) == ["2026-01-05", "2026-02-06", "2026-03-01"]
    assert days(steps_of(history, None)) == ["2026-01-05", "2026-02-06", "2026-03-01"]


def test_who_stays_while_another_leaves_has_no_step() -> None:
    other = Holder(person=Text("p1"), until=Bound.parse("2026-01-31"))
    post = Post(title=Text("Commander"), holders=(holder(), other))
    history = history_of(book_of(Unit(id=TOP, name=TOP, posts=(post,))))
    assert days(steps_of(history, Person(id=Text("p0"), name=Text("P")))) == []
    assert days(steps_of(history, Person(id=Text("p1"), name=Text("P")))) == ["2026-02-01"]
