"""Small books of random claims over twelve days, and the slow, obvious answer to what holds on one of them.

A date that is not exact stands for every day that it can mean: a claim surely holds if it does whichever of
them it was, and perhaps if it does for some. Days are numbers here; 0 is any day before, 13 any day after.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import get_args

from hypothesis import strategies as st

from briefing.library.posts import Posts
from briefing.library.structure.history import History
from briefing.library.when import NOT_YET, UNSURE, Dated, Holds
from briefing.model.book import Book
from briefing.model.claims import FormerName, Holder, Post, Relation, Status, Superior
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Header, Person, Unit
from briefing.model.text import Text

DAYS = range(1, 13)
UNITS = tuple(Text(f"u{number}") for number in range(4))
PEOPLE = tuple(Text(f"p{number}") for number in range(3))
_BEFORE, _AFTER = 0, 13


def day(number: int) -> str:
    """A day as it is written."""
    return f"2026-01-{number:02}"


def _interval(ends: tuple[int, int]) -> str:
    return f"{day(min(ends))}/{day(max(ends))}"


_days = st.sampled_from(DAYS)
_bounds = st.one_of(
    st.none(),
    st.sampled_from(["..", "unknown"]),
    _days.map(day),
    st.tuples(_days, _days).map(_interval),
    _days.map(lambda number: f"{day(number)}/.."),
    _days.map(lambda number: f"../{day(number)}"),
).map(lambda written: Bound.parse(written) if written else None)
_statuses: st.SearchStrategy[Status] = st.sampled_from(get_args(Status))
_founded = st.one_of(st.none(), st.tuples(_days, _days).map(lambda ends: Edtf.parse(_interval(ends))))

_superiors = st.builds(
    Superior,
    unit=st.sampled_from(UNITS),
    relation=st.sampled_from(get_args(Relation)[:2]),
    from_=_bounds,
    until=_bounds,
    status=_statuses,
)
_holders = st.builds(
    Holder, person=st.sampled_from((*PEOPLE, None)), from_=_bounds, until=_bounds, status=_statuses
)
_posts = st.builds(
    Post, title=st.sampled_from([Text("Commander"), Text("Deputy")]), holders=st.lists(_holders, max_size=4)
)
_names = st.builds(FormerName, name=st.sampled_from([Text("A"), Text("B")]), from_=_bounds, until=_bounds)


@st.composite
def _units(draw: st.DrawFn, id_: Text) -> Unit:
    return Unit(
        id=id_,
        name=Text(id_.upper()),
        reports_to=tuple(draw(st.lists(_superiors, max_size=3))),
        founded=draw(_founded),
        disbanded=draw(_founded),
        names=tuple(draw(st.lists(_names, max_size=2))),
        posts=tuple(draw(st.lists(_posts, max_size=2))),
    )


books = st.tuples(*map(_units, UNITS)).map(lambda units: book_of(*units))
dates = st.one_of(
    _days.map(lambda number: Edtf.parse(day(number))),
    st.tuples(_days, _days).map(lambda ends: Edtf.parse(_interval(ends))),
)


def book_of(*units: Unit) -> Book:
    """A book of these units, and of all people."""
    header = Header(title=Text("Claims"), date=Edtf.parse(day(1)))
    people = (Person(id=id_, name=Text(id_.upper())) for id_ in PEOPLE)
    return Book.of(Text("claims"), Path("claims"), header, (*units, *people))


def history_of(book: Book) -> History:
    """The history of a book."""
    return History(book, Posts(book))


def slow(claims: Iterable[tuple[Dated, Status]], when: Edtf) -> Holds:
    """Whether several claims all hold at a date, by trying every day that each of their dates can mean."""
    claims = list(claims)
    asked = range(when.earliest.day, when.latest.day + 1)
    worlds = [list(_worlds(dated)) for dated, _ in claims]
    always = all(first <= number <= last for each in worlds for first, last in each for number in asked)
    sometimes = any(
        all(any(first <= number <= last for first, last in each) for each in worlds) for number in asked
    )
    if not sometimes or any(status in NOT_YET for _, status in claims):
        return Holds.NO
    sure = always and not any(status in UNSURE for _, status in claims)
    return Holds.YES if sure else Holds.MAYBE


def on_the_table(claims: Iterable[tuple[Dated, Status]], when: Edtf) -> Holds:
    """Whether what claims tell of may hold already at a date: on each of its days, on some, or on none."""
    worlds = [list(_worlds(dated)) for dated, _ in claims]
    days = [
        all(any(first <= number <= last for first, last in each) for each in worlds)
        for number in range(when.earliest.day, when.latest.day + 1)
    ]
    return Holds.YES if all(days) else Holds.MAYBE if any(days) else Holds.NO


def ends_of(claims: Iterable[tuple[Dated, Status]]) -> tuple[set[int], set[int]]:
    """Every first and every last day that several claims together may have."""
    together = list(product(*(list(_worlds(dated)) for dated, _ in claims)))
    return {max(first for first, _ in each) for each in together}, {
        min(last for _, last in each) for each in together
    }


def _worlds(dated: Dated) -> Iterator[tuple[int, int]]:
    """Every first and last day that a claim can mean."""
    return product(_meant(dated.from_, _BEFORE), _meant(dated.until, _AFTER))


def _meant(bound: Bound | None, if_open: int) -> Iterable[int]:
    if bound is None or bound.open:
        return (if_open,)
    if bound.date is None:
        return range(_BEFORE, _AFTER + 1)
    return range(_number(bound.date.earliest), _number(bound.date.latest) + 1)


def _number(day: date) -> int:
    return _BEFORE if day.year < 2026 else _AFTER if day.year > 2026 else day.day
