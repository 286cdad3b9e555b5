"""A timeline as rows: bars, broken where they are not sure, open where there is no end, cut to the width."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.when import FIRST, LAST, NEVER, between
from briefing.model.book import Ref
from briefing.model.page import Facts, Lane, Mark, Span, Stretch, Timeline
from briefing.model.text import Text
from briefing.ui.flow import Pen, text_of, width_of
from briefing.ui.timelines import NARROWEST, draw_timeline
from tests.ui.pages import seen, words

NOW = date(2026, 2, 12).toordinal()


def day(written: str) -> int:
    return date.fromisoformat(written).toordinal()


def stretch(name: str, *days: int, when: str = "dates", is_held: bool = True) -> Stretch:
    first, begun, still, last = days
    return Stretch(words(name), Text(when), (first, begun, still, last), is_held)


def of(*stretches: Stretch, label: str = "") -> Timeline:
    return Timeline(
        lanes=(Lane(Text(label), stretches),), as_of=(NOW, NOW), told=Text("12 Feb 2026"), facts=Facts(())
    )


def picture(timeline: Timeline, width: int = 60) -> list[str]:
    return list(map(seen, draw_timeline(timeline, Pen(), width)))


def bar(line: str) -> str:
    """What is drawn behind the name."""
    return "".join(sign for sign in line if sign in "━╌◂▸◇│┿┼")


def test_a_bar_is_solid_where_sure_and_broken_where_not() -> None:
    first, begun = day("2020-01-01"), day("2022-01-01")
    still, last = day("2024-01-01"), day("2026-01-01")
    (drawn, *_) = picture(of(stretch("Lee", first, begun, still, last)))
    assert drawn.split()[0] == "Lee"
    before, sure, after = (bar(drawn).count("╌"), bar(drawn).count("━"), bar(drawn).rindex("╌"))
    assert sure > 5
    assert before > sure, "two times as long before and after as in between"
    assert bar(drawn)[0] == "╌"
    assert "━" not in bar(drawn)[after:]


def test_an_open_end_is_an_arrow_and_the_date_a_line_through_all() -> None:
    rows = picture(
        of(
            stretch("Old", FIRST, FIRST, day("2021-01-01"), day("2021-01-01")),
            stretch("New", day("2021-01-01"), day("2021-01-01"), LAST, LAST),
        )
    )
    assert bar(rows[0]).startswith("◂━")
    assert bar(rows[2]).endswith("━┿━━▸")
    assert rows[0].index("│") == rows[2].index("┿")


def test_what_is_reported_is_never_solid() -> None:
    unsure = between(day("2020-01-01"), day("2020-01-01"), LAST, LAST).under("reported")
    (drawn, *_) = picture(of(stretch("Lee", *unsure)))
    assert "━" not in drawn
    assert "┼" in drawn


@pytest.mark.parametrize("begins", [FIRST, day("2026-02-06"), day("2020-01-01"), day("2040-01-01")])
def test_what_is_agreed_is_a_sign_and_never_a_bar(begins: int) -> None:
    held = stretch("US", day("2015-01-01"), day("2015-01-01"), LAST, LAST)
    agreed = stretch("Italy, agreed, not held", begins, begins, LAST, LAST, is_held=False)
    _, drawn, *_, legend = picture(of(held, agreed), 100)
    assert set(bar(drawn)) <= {"◇", "│", "▸"}
    assert bar(drawn).count("◇") == 1
    assert ("▸" in drawn) == (begins == FIRST), "of what has no day it is not known when"
    assert "◇ agreed or planned, not held" in legend
    assert "goes on, no date given" in legend


def test_an_end_that_is_not_exact_is_broken_however_short_it_is() -> None:
    since = day("1951-01-01")
    drawn, *_ = picture(of(stretch("Lee", since, since, day("2004-03-01"), day("2004-03-31"))), 60)
    assert bar(drawn).rstrip("│").endswith("━╌")
    open_before, *_ = picture(of(stretch("Lee", FIRST, day("2020-01-01"), LAST, LAST)), 60)
    assert bar(open_before).startswith("◂╌╌━"), "or earlier is no plain beginning"


@pytest.mark.parametrize("width", [30, 44, 56, 68, 76])
def test_names_and_dates_wrap_and_are_never_cut(width: int) -> None:
    name, when = "Stuart B. Munsch (US), Admiral", "18 Nov 2025 or earlier until 19 Nov 2025"
    days = day("2020-01-01"), day("2020-01-01"), day("2025-11-18"), day("2025-11-19")
    *rows, _, _, _ = picture(of(stretch(name, *days, when=when)), width)
    told = " ".join(" ".join("".join(sign for sign in row if sign not in "━╌│┿┼") for row in rows).split())
    assert all(word in told.split() for word in (*name.split(), *when.split()))


def test_the_axis_has_round_years_and_months_where_it_is_short() -> None:
    years = picture(of(stretch("A", day("1951-06-01"), day("1951-06-01"), day("2004-03-14"), LAST)), 80)
    assert [word for word in years[-2].split() if int(word) % 10] == []
    months = picture(of(stretch("A", day("2025-11-19"), day("2025-11-19"), LAST, LAST)), 80)
    assert "Jan 2026" in months[-2]


def test_the_legend_tells_only_the_signs_that_are_drawn() -> None:
    (*_, sure) = picture(of(stretch("A", day("2020-01-01"), day("2020-01-01"), LAST, LAST)))
    assert "━ surely" in sure
    assert "▸ goes on, no date given" in sure
    assert "│ as of 12 Feb 2026" in sure
    assert "perhaps" not in sure
    assert "not held" not in sure


def test_nothing_is_drawn_without_room_or_without_a_day() -> None:
    dated = of(stretch("A", day("2020-01-01"), day("2020-01-01"), LAST, LAST))
    assert draw_timeline(dated, Pen(), NARROWEST - 1) == []
    assert draw_timeline(of(stretch("A", FIRST, FIRST, LAST, LAST)), Pen(), 80) == []
    assert draw_timeline(of(stretch("A", *NEVER)), Pen(), 80) == []


def test_names_are_links_in_the_order_of_the_rows() -> None:
    pen, ref = Pen(), Ref("book", "lee")
    days = day("2020-01-01"), day("2020-01-01"), LAST, LAST
    linked = Stretch((Span(Text("Lee"), Mark.NONE, ref),), Text("dates"), days)
    rows = draw_timeline(of(linked), pen, 60)
    assert pen.targets == [ref]
    assert [piece.text for piece in rows[0] if piece.link == 0] == ["Lee"]


days_of_claims = st.one_of(st.sampled_from([FIRST, LAST]), st.integers(day("1900-01-01"), day("2100-01-01")))
names = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Mn", "Cf")), min_size=1
)
stretches = st.builds(
    lambda days, name, when, is_held: Stretch(words(name), Text(when), tuple(sorted(days)), is_held),
    st.lists(days_of_claims, min_size=4, max_size=4),
    names,
    names,
    st.booleans(),
)


@given(st.lists(stretches, min_size=1, max_size=6), names, st.integers(1, 160))
def test_no_row_is_wider_than_the_width_and_nothing_is_lost(
    found: list[Stretch], label: str, width: int
) -> None:
    rows = draw_timeline(of(*found, label=label), Pen(), width)
    assert all(width_of(row) <= width for row in rows)
    drawn = "".join(text_of(row) for row in rows)
    for one in found if rows else ():
        assert all(letter in drawn for letter in one.spans[0].text + one.when)
    assert drawn.count("◇") >= (sum(not one.is_held for one in found) if rows else 0)


def test_no_line_ends_within_a_date() -> None:
    told = "to begin 6 Feb 2026 or later, until 10 Mar 2027"
    agreed = stretch("Italy, agreed", NOW, NOW, LAST, LAST, when=told, is_held=False)
    for width in range(55, 120):
        lines = [
            text_of(row).replace("\N{NO-BREAK SPACE}", " ") for row in draw_timeline(of(agreed), Pen(), width)
        ]
        assert any("6 Feb 2026 or later" in line for line in lines)
        assert any("10 Mar 2027" in line for line in lines)
