"""Charts as a person sees them: at some widths, with hostile numbers, and what holds for every chart."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.page import Chart, Level, Point, Series, Table
from briefing.model.text import Text, clean
from briefing.ui.charts import MOST_BARS, NARROWEST, draw_chart, tells_all
from briefing.ui.flow import text_of, width_of
from tests.ui.charts.charts import Kind, chart, picture

PICTURES: dict[str, tuple[Chart, int, str]] = {
    "bars lie on both sides of zero, an estimate is lighter": (
        chart("bar", {"Growth": ["-4", "2", "0", "1.5e"]}),
        40,
        """\
Growth, bn
▒ e: estimate
2019 │   ███████████ -4
2020 │              █████▋ 2
2021 │              ▏ 0
2022 │              ▒▒▒▒ 1.5e
     └┬─────────────┬────────────┬
      −5            0            5""",
    ),
    "several series have marks, a gap is a dash, a long name is cut": (
        chart("bar", {"A": ["1", "2"], "B": [None, "4e"]}, ("North Macedonia and others", "Norway")),
        36,
        """\
bn
● A   ■ B   ▒ e: estimate
North Maced… ●│███▍ 1
             ■│ –
Norway       ●│██████▊ 2
             ■│▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 4e
              └┬───────────────┬
               0               5""",
    ),
    "stacked bars have fills, and a total if no part is missing": (
        chart("stacked", {"A": ["2", "1"], "B": ["1e", None], "C": ["3", "3"]}, ("2020", "2021")),
        36,
        """\
bn
█ A   ▒ B   ░ C   e: estimate
2020 │█████▒▒▒░░░░░░░░ 6e
2021 │███░░░░░░░
     └┬────────────┬───────────┬
      0            5          10""",
    ),
    "target lines go across bars and are named above": (
        chart("bar", {"Share": ["1", "4"]}, ("Spain", "Poland"), levels={"2% guideline": 2, "5% pledge": 5}),
        44,
        """\
Share, bn
                   ┊ 2% guideline
                          5% pledge ┊
Spain  │█████▌ 1   ┊                ┊
Poland │███████████┊██████████ 4    ┊
       └┬──────────┬──────────┬─────────┬
        0          2          4         6""",
    ),
    "a gap breaks the line, an estimate is hollow, and names stand at the ends": (
        chart("line", {"A": ["1", None, "2", "3e"], "B": ["3", "3", "3", "3"]}, levels={"2% guideline": 2}),
        60,
        """\
bn
○□ e: estimate
3 ┤■⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤■⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤■⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⡤○ ■ B 3
  │                                    ⢀ ⠄⠁   ● A 3e
  │                                 ⢀⠠⠈
  │                              ⡀⠄⠁
2 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄●⠈┄┄┄┄┄┄┄┄┄┄┄┄┄ ┄ 2% guideline
  │
  │
  │
1 ┤●
  │
  │
  │
0 └┬─────────────┬────────────┬─────────────┬
   2019         2020         2021        2022""",
    ),
    "where it is narrow the names are in a legend": (
        chart("line", {"European Allies": ["1", "2", "2", "3"], "Canada": ["3", "3", "3", "1"]}),
        32,
        """\
bn
● European Allies   ■ Canada
4 ┤
  │
  │■⠉⠉⠉⠉⠉⠉⠉⠉■⠉⠉⠉⠉⠉⠉⠉⠉⠉■⠢⢄⢀⣀⠤⠔⠒⠉●
2 ┤      ⢀⣀⠤●⠤⠤⠤⠤⠤⠤⠤⠤⠤●⠒⠉⠉⠢⢄⡀
  │●⣀⠤⠔⠒⠉⠁                  ⠈⠒⢄■
  │
0 └┬────────┬─────────┬────────┬
   2019    2020      2021   2022""",
    ),
    "one point is a mark and its value": (
        chart("line", {"A": ["3.2"]}, ("2024",)),
        34,
        """\
A, bn
4 ┤
  │            ●             ● 3.2
  │
2 ┤
  │
  │
0 └────────────┬────────────
              2024""",
    ),
}


@pytest.mark.parametrize("told", PICTURES)
def test_pictures(told: str) -> None:
    drawn, width, expected = PICTURES[told]
    assert picture(drawn, width) == expected


def test_lines_take_the_rows_that_there_are() -> None:
    drawn = chart("line", {"A": ["1", "2", "4", "3"]})
    assert [len(draw_chart(drawn, 60, height)) <= height for height in (9, 14, 30)] == [True] * 3
    assert len(draw_chart(drawn, 60, 30)) > 25


def test_keys_stand_as_far_apart_as_they_are() -> None:
    *_, axis, _ = picture(
        chart("line", {"A": ["1", "2", "3"]}, ("1", "2", "10"), at=(1, 2, 10)), 44
    ).splitlines()
    first, second, last = (column for column, sign in enumerate(axis) if sign in "┬●")
    assert last - second > 6 * (second - first)


def test_lines_without_a_mark_of_their_own_are_named_together() -> None:
    many = {f"Series {number}": ["1", "2", "3", str(number)] for number in range(11)}
    said = picture(chart("line", many), 76)
    assert "· 3 more, not told apart: Series 8, Series 9, Series 10" in said
    assert all(f"{mark} Series {number}" in said for number, mark in enumerate("●■▲◆▼★▶◀"))


@pytest.mark.parametrize("kind", ["line", "bar", "stacked"])
@pytest.mark.parametrize("value", [None, "nan", "inf", "-inf"])
def test_without_a_number_there_is_a_sentence(kind: Kind, value: str | None) -> None:
    assert picture(chart(kind, {"A": [value]}, ("2024",))) == "No number to draw."


def test_what_is_no_number_stands_in_its_place_among_bars() -> None:
    assert "Oslo │ nan" in picture(chart("bar", {"A": ["1", "nan"]}, ("Bonn", "Oslo")))


def test_where_it_is_too_narrow_there_is_the_table() -> None:
    drawn = chart("line", {"A": ["1", "2", "3", "4"]})
    assert tells_all(drawn, NARROWEST - 1)
    assert not tells_all(drawn, NARROWEST)
    assert "┤" not in picture(drawn, NARROWEST - 1)


def test_a_number_that_has_no_room_behind_its_bar_stands_in_the_table() -> None:
    drawn = chart("bar", {"A": ["1234567890123.25"]}, ("2024",))
    assert "1234567890123.25" in picture(drawn, 60)
    assert tells_all(drawn, 60)
    assert "…" in picture(drawn, 40)
    assert not tells_all(drawn, 40)


def test_instead_of_more_bars_than_one_looks_at_there_is_the_table() -> None:
    names = [f"Town {number}" for number in range(MOST_BARS + 1)]
    drawn = chart("bar", {"A": ["1"] * len(names)}, names)
    assert tells_all(drawn, 60)
    assert "█" not in picture(drawn, 60)


def test_of_many_points_the_extremes_are_seen() -> None:
    values = ["5"] * 4_000
    values[1_234], values[3_210] = "9", "1"
    rows = picture(chart("line", {"A": values}, [str(day) for day in range(4_000)]), 60).splitlines()
    assert any(sign > "\u2800" for sign in rows[2]), "the highest is near the top"
    assert any(sign > "\u2800" for sign in rows[-4].removesuffix("●")), "the lowest is near the bottom"


def test_without_plotext_there_are_the_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = chart("line", {"A": ["1", "2", "4", "3"]})
    whole = picture(drawn, 60)
    monkeypatch.setitem(sys.modules, "plotext", None)
    assert picture(drawn, 60).split() == re.sub("[\u2800-\u28ff]", " ", whole).split()


def test_half_a_pair_of_isolates_is_never_left() -> None:
    name = "\u2067a name that goes on from right to left\u2069"
    said = picture(chart("bar", {"A": ["1"]}, (name,)), 40)
    assert "…" in said
    assert "\u2067" not in said


names = st.text(st.characters(codec="utf-8"), max_size=40).map(clean)
values = st.floats() | st.floats(-10, 10) | st.just(0.0)
points = st.none() | st.builds(
    lambda value, is_estimate: Point(Text(f"{value:g}"), value, is_estimate), values, st.booleans()
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Charts of any kind, with any numbers and names."""
    keys = draw(st.lists(names, max_size=8))
    lines = st.tuples(names, st.tuples(*(points for _ in keys)))
    series = draw(st.lists(lines, min_size=1, max_size=10))
    levels = draw(st.lists(st.tuples(names, values), max_size=3))
    return Chart(
        kind=draw(st.sampled_from(("line", "bar", "stacked"))),
        unit=draw(names),
        keys=tuple(keys),
        at=tuple(sorted(draw(st.tuples(*(st.floats(-1e6, 1e6) for _ in keys))))),
        series=tuple(Series(name, found) for name, found in series),
        levels=tuple(Level(name, value) for name, value in levels),
        table=Table(head=((), ()), rows=(), aligns=("left", "right")),
    )


@settings(deadline=None)
@given(charts(), st.integers(NARROWEST, 160), st.none() | st.integers(1, 40))
def test_every_chart_is_drawn_in_its_width(drawn: Chart, width: int, height: int | None) -> None:
    rows = draw_chart(drawn, width, height)

    assert rows
    assert all(width_of(row) <= width for row in rows)
    assert not any("\x1b" in text_of(row) or "\n" in text_of(row) for row in rows)


@settings(deadline=None)
@given(st.integers(2, 8), st.sampled_from(("line", "bar", "stacked")), st.integers(NARROWEST, 160))
def test_every_series_is_there_by_its_sign_and_its_name(count: int, kind: Kind, width: int) -> None:
    said = picture(chart(kind, {f"Series {index}": ["1", "2", "3", "4e"] for index in range(count)}), width)

    signs = "█▒░▓▚▤▞▥" if kind == "stacked" else "●■▲◆▼★▶◀"
    assert all(f"{sign} Series {index}" in said for index, sign in enumerate(signs[:count]))
