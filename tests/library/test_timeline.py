"""All that has a date, each once, in order; by kinds, by people, and by periods."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.timeline import KINDS, Kind, Moment, Turn, grouped, selected
from briefing.library.volume import Volume, open_volume
from briefing.library.when import Dated
from briefing.model.asides import ZOOMS, Timeline, Zoom
from briefing.model.dates import Edtf
from briefing.model.text import Text
from tests.pages.test_chain import nato
from tests.sample import SAMPLE, sample_volume, write_book

points = st.dates(date(1951, 1, 1), date(2051, 12, 31)).flatmap(
    lambda day: st.sampled_from(
        [f"{day.year}", f"{day:%Y-%m}", f"{day}", f"{day}~", f"{day.year}?", f"{day.year // 10}X"]
    )
)
dates = st.one_of(
    points,
    st.builds(lambda point: f"{point}/..", points),
    st.builds(lambda point: f"../{point}", points),
    st.builds(lambda one, other: "/".join(sorted((one, other), key=lambda t: Edtf.parse(t))), points, points),
).filter(lambda text: _is_date(text))
found = st.lists(
    st.builds(
        Moment,
        dates.map(Edtf.parse),
        st.sampled_from(KINDS),
        st.text("abc", min_size=1).map(Text),
        st.frozensets(st.sampled_from("xyz").map(Text)),
    )
)
whens = dates.map(Edtf.parse)


def _is_date(text: str) -> bool:
    try:
        Edtf.parse(text)
    except ValueError:
        return False
    return True


@given(found, st.sampled_from(ZOOMS), whens)
def test_every_moment_stands_once_at_each_zoom(moments: list[Moment], zoom: Zoom, when: Edtf) -> None:
    groups = grouped(moments, zoom, when)
    assert Counter(id(one) for group in groups for one in group.moments) == Counter(map(id, moments))
    assert all(group.moments for group in groups)


@given(found, st.sampled_from(ZOOMS), whens)
def test_periods_come_in_order_and_what_is_later_last(moments: list[Moment], zoom: Zoom, when: Edtf) -> None:
    groups = grouped(moments, zoom, when)
    for before, after in pairwise(groups):
        starts = (before.first or before.last or ()), (after.first or after.last or ())
        assert (before.is_later, starts[0]) <= (after.is_later, starts[1])
    for group in groups:
        assert all((one.date.earliest > when.latest) == group.is_later for one in group.moments)


@given(found, st.sampled_from(ZOOMS), whens)
def test_a_period_holds_all_that_its_moments_can_mean(moments: list[Moment], zoom: Zoom, when: Edtf) -> None:
    for group in grouped(moments, zoom, when):
        for one in group.moments:
            earliest, latest = (
                (day.year, day.month, day.day) for day in (one.date.earliest, one.date.latest)
            )
            parts = ZOOMS.index(zoom) + 1
            assert group.first is None or group.first == earliest[:parts]
            assert group.last is None or group.last == latest[:parts]
            assert (group.first is None) == (one.date.earliest == date.min)


@given(found, st.sampled_from(ZOOMS), whens)
def test_within_a_period_the_order_is_kept(moments: list[Moment], zoom: Zoom, when: Edtf) -> None:
    positions = {id(one): number for number, one in enumerate(moments)}
    for group in grouped(moments, zoom, when):
        numbers = [positions[id(one)] for one in group.moments]
        assert numbers == sorted(numbers)


@given(found, st.lists(st.sampled_from(KINDS), unique=True), st.sampled_from(["", "x", "y"]))
def test_a_filter_leaves_out_and_changes_nothing_else(
    moments: list[Moment], kinds: list[Kind], who: str
) -> None:
    shown = selected(moments, Timeline(kinds=tuple(kinds), who=who))
    left = iter(moments)
    assert all(any(one is other for other in left) for one in shown), "some of them, in their order"
    assert all(one.kind in (kinds or KINDS) and (not who or who in one.who) for one in shown)
    assert selected(moments, Timeline()) == moments


def bounds(volume: Volume) -> int:
    """How many first and last days all claims of a book give."""
    book, posts = volume.book, volume.posts
    claims: list[Dated] = [one for unit in book.units for one in posts.in_unit(unit.id)]
    claims += [one for person in book.people for one in posts.of_person(person.id) if not one.unit]
    for unit in book.units:
        claims += [*unit.reports_to, *unit.names, *unit.places]
    lives = [day for unit in book.units for day in (unit.founded, unit.disbanded) if day]
    written = (bound for claim in claims for bound in (claim.from_, claim.until))
    return sum(bound is not None and bound.date is not None for bound in written) + len(lives)


def test_everything_in_a_book_that_has_a_date_is_there_once() -> None:
    volume = nato("2026-02-12").volume
    book, counted = volume.book, Counter(one.kind for one in volume.moments)
    assert counted["event"] == len(book.events)
    assert counted["agenda"] == len(book.agenda)
    assert counted["quote"] == sum(quote.said is not None for quote in book.quotes)
    assert counted["article"] == sum(article.published is not None for article in book.articles)
    measured = [figure.as_of for figure in book.figures]
    measured += [earlier.as_of for figure in book.figures for earlier in figure.supersedes]
    assert counted["figure"] == sum(as_of is not None for as_of in measured)
    turns = [one.turn for one in volume.moments if one.turn]
    assert sum((turn.before is not None) + (turn.after is not None) for turn in turns) == bounds(volume)
    assert [one.date for one in volume.moments] == sorted(one.date for one in volume.moments)


def turns(folder: Path, text: str) -> dict[str, Turn]:
    """What becomes of the unit `naples`, by date."""
    volume = open_volume(write_book(folder, text))
    return {one.date.text: one.turn for one in volume.moments if one.turn and one.entry == "naples"}


def held_by(turn: Turn) -> tuple[Text | None, Text | None]:
    """The countries that hold a post before and after."""
    return turn.before and turn.before.country, turn.after and turn.after.country


@pytest.mark.parametrize("until", ["2026-03-01", "2026-02-28"])
def test_a_handover_is_one_moment(tmp_path: Path, until: str) -> None:
    found = turns(
        tmp_path,
        SAMPLE.replace(
            "{country: US, from: 2025-11,", f"{{country: US, from: 2025-11, until: {until},"
        ).replace("{country: IT, from: 2026-02-06/.., status: agreed,", "{country: IT, from: 2026-03-01,"),
    )
    assert held_by(found["2026-03-01"]) == ("US", "IT")
    assert held_by(found["2025-11"]) == (None, "US")


def test_what_is_agreed_takes_over_from_nobody(tmp_path: Path) -> None:
    ending = SAMPLE.replace("{country: US, from: 2025-11,", "{country: US, until: 2026-02-06/..,")
    volume = open_volume(write_book(tmp_path, ending))
    then = [one.turn for one in volume.moments if one.turn and one.date.text == "2026-02-06/.."]
    assert {held_by(turn) for turn in then} == {("US", None), (None, "IT")}


def test_a_unit_is_renamed_the_day_after_its_former_name_ends(tmp_path: Path) -> None:
    then = [one.turn for one in sample_volume(tmp_path).moments if one.date.text == "2004-03-15"]
    (renamed,) = (turn for turn in then if turn and turn.after and turn.after.about == "name")
    assert (renamed.before and renamed.before.value) == "AFSOUTH"
    assert (renamed.after and renamed.after.value) == "Joint Force Command Naples"


def test_a_moment_is_about_whoever_speaks_holds_or_leads(tmp_path: Path) -> None:
    of_rutte = selected(sample_volume(tmp_path).moments, Timeline(who="rutte"))
    assert [(one.kind, one.entry) for one in of_rutte] == [("change", "top"), ("agenda", "burden")]
