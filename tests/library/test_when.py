"""What holds when: days, months, imprecise ends, and what a status adds."""

from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.when import FIRST, LAST, Holds, Span, living, span
from briefing.model.claims import Holder, Status
from briefing.model.dates import Bound, Edtf


def claim(from_: str | None = None, until: str | None = None) -> Holder:
    return Holder(from_=Bound.parse(from_) if from_ else None, until=Bound.parse(until) if until else None)


YES, NO, MAYBE = Holds.YES, Holds.NO, Holds.MAYBE


@pytest.mark.parametrize(
    ("from_", "until", "when", "expected"),
    [
        (None, None, "1949-04-04", YES),
        ("2026-02-06", None, "2026-02-05", NO),
        ("2026-02-06", None, "2026-02-06", YES),
        ("2026-02-06", "..", "2040", YES),
        (None, "2026-02-12", "2026-02-12", YES),
        (None, "2026-02-12", "2026-02-13", NO),
        ("1962-10", None, "1962-09-30", NO),
        ("1962-10", None, "1962-10-15", MAYBE),
        ("1962-10", None, "1962-11-01", YES),
        ("1962-10~", None, "1962-10-15", MAYBE),
        ("2026-02-06/..", None, "2026-02-05", NO),
        ("2026-02-06/..", None, "2030-01-01", MAYBE),
        ("unknown", "2026-02-12", "1900-01-01", MAYBE),
        ("2020-01-01", "unknown", "2020-06-01", MAYBE),
        ("2020-01-01", "unknown", "2019-12-31", NO),
        ("2026-02-01", "2026-02-28", "2026-02", YES),
        ("2026-02-02", "2026-02-28", "2026-02", MAYBE),
        ("2026-03-01", None, "2026-02", NO),
        ("2026-02-10", "2026-02-01", "2026-02", NO),
    ],
)
def test_a_claim_holds_between_its_first_and_last_day(
    from_: str | None, until: str | None, when: str, expected: Holds
) -> None:
    assert span(claim(from_, until)).at(Edtf.parse(when)) is expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("held", YES),
        ("acting", YES),
        ("vacant", YES),
        ("reported", MAYBE),
        ("disputed", MAYBE),
        ("agreed", NO),
        ("planned", NO),
    ],
)
def test_a_status_tells_how_sure_a_claim_can_be(status: Status, expected: Holds) -> None:
    held = span(claim("2020-01-01")).under(status)
    assert held.at(Edtf.parse("2026-02-12")) is expected


class Days(NamedTuple):
    from_: Bound
    until: Bound


days = st.dates(min_value=date(1900, 1, 2), max_value=date(2100, 12, 30))


@given(days, days, days)
def test_precise_days_leave_no_doubt(first: date, last: date, asked: date) -> None:
    claimed = span(Days(Bound.parse(str(first)), Bound.parse(str(last))))
    assert claimed.at(Edtf.parse(str(asked))) is (YES if first <= asked <= last else NO)


@given(days, st.integers(0, 60), days)
def test_a_month_is_answered_as_its_days_are(first: date, length: int, asked: date) -> None:
    claimed = span(Days(Bound.parse(str(first)), Bound.parse(str(first + timedelta(days=length)))))
    month = Edtf.parse(asked.strftime("%Y-%m"))
    each = {
        claimed.at(Edtf.parse(str(month.earliest + timedelta(days=offset))))
        for offset in range((month.latest - month.earliest).days + 1)
    }
    assert claimed.at(month) is (each.pop() if len(each) == 1 else MAYBE)


bounds = st.one_of(
    st.none(),
    st.sampled_from(["..", "unknown", "2026-02-06/..", "../2026-02-12", "2026-02~", "2026", "201X"]),
    st.dates(date(2026, 1, 1), date(2026, 3, 31)).map(str),
).map(lambda written: Bound.parse(written) if written else None)
spans = st.builds(Days, bounds, bounds).map(span)
in_spring = st.dates(date(2025, 12, 1), date(2026, 4, 30)).map(lambda day: Edtf.parse(str(day)))


@given(spans, spans, in_spring)
def test_the_days_of_both_are_those_on_which_both_hold(one: Span, other: Span, when: Edtf) -> None:
    answers = {one.at(when), other.at(when)}
    both = one.within(other)
    assert both.at(when) is (NO if NO in answers else MAYBE if MAYBE in answers else YES)


@given(st.lists(spans), in_spring)
def test_many_are_answered_as_each_is(asked: list[Span], when: Edtf) -> None:
    alone = [(number, one.at(when)) for number, one in enumerate(asked)]
    together = living(((one, number) for number, one in enumerate(asked)), when)
    assert together == [(number, holds) for number, holds in alone if holds is not NO]


def test_a_span_is_in_days_from_the_first_year_to_the_last() -> None:
    assert span(claim()) == (FIRST, FIRST, LAST, LAST)
    day = date(2026, 2, 6).toordinal()
    assert span(claim("2026-02-06", "2026-02")) == (day, day, date(2026, 2, 1).toordinal(), day + 22)
