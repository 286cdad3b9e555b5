"""Rows of a timeline: columns that stay in line, words that wrap, bars as long as there is much."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.model.page import Count, Happening, Tally
from briefing.model.text import Text
from briefing.ui.chronicle import draw_happening, draw_tally
from briefing.ui.flow import Pen, width_of
from tests.ui.pages import seen, words


def happening(told: str, when: str = "6 Feb 2026 or later") -> Happening:
    return Happening(sign=Text("●"), kind=Text("event"), spans=words(told), when=Text(when))


def tally(*numbers: int, most: int, period: str = "2026") -> Tally:
    counts = tuple(
        Count(Text(sign), Text(f"{number} things"), number)
        for sign, number in zip("●◆“", numbers, strict=False)
    )
    return Tally(spans=words(period), counts=counts, most=most)


def test_columns_are_in_line_and_words_wrap_in_theirs() -> None:
    first, second = map(seen, draw_happening(happening("The agreement " * 5), Pen(), 70))
    assert first.startswith("6 Feb 2026 or   ● event    The agreement")
    assert second.startswith("later")
    assert second.index("agreement") >= first.index("The")


def test_where_there_is_room_a_date_stands_on_one_row() -> None:
    (row,) = map(seen, draw_happening(happening("The agreement"), Pen(), 75))
    assert row.startswith("6 Feb 2026 or later  ● event    The agreement")


def test_where_there_is_little_room_the_sign_stands_alone() -> None:
    (row,) = map(seen, draw_happening(happening("The agreement", "6 Feb 2026"), Pen(), 40))
    assert row.split() == ["6", "Feb", "2026", "●", "The", "agreement"]


def test_without_a_date_there_is_no_column_for_one() -> None:
    (row,) = map(seen, draw_happening(happening("The agreement", ""), Pen(), 75))
    assert row.startswith("● event    The agreement")


def bar(block: Tally, width: int = 75) -> str:
    """The bar behind the period."""
    return seen(draw_tally(block, Pen(), width)[0]).removeprefix("2026").strip()


def test_a_bar_has_a_sign_for_each_or_its_share() -> None:
    assert bar(tally(3, 2, 1, most=10)) == "●●●◆◆“"
    assert bar(tally(400, 200, 1, most=800)) == "●" * 18 + "◆" * 9 + "“"


def test_below_the_bar_are_the_numbers() -> None:
    _, below = map(seen, draw_tally(tally(3, 2, most=10), Pen(), 75))
    assert below == "  ● 3 things   ◆ 2 things"


names = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Mn", "Cf")), min_size=1
)


@given(names, names, st.lists(st.integers(1, 10_000), min_size=1, max_size=3), st.integers(30, 160))
def test_no_row_is_wider_than_the_page(told: str, when: str, numbers: list[int], width: int) -> None:
    rows = draw_happening(happening(told, when), Pen(), width)
    rows += draw_tally(tally(*numbers, most=sum(numbers), period=when), Pen(), width)
    assert all(width_of(row) <= width for row in rows)
