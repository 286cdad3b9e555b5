"""Charts as a person sees them: at some widths, with hostile numbers, and what holds for every chart."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.page import Chart, Level, Point, Series, Table
from briefing.model.text import Text, clean
from briefing.ui.charts import MOST_BARS, NARROWEST, draw_chart, tells_all
from briefing.ui.flow import text_of, width_of
from tests.ui.charts.charts import YEARS, Kind, chart, picture

SIGNS = dict.fromkeys(("line", "bar"), "●■▲◆▼★▶◀▬♣▮◢") | {"stacked": "█▒░▓▚═╳┃○◆▲▨"}

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
    "where there is room groups are apart": (
        chart("bar", {"A": ["1", "2"], "B": ["3", "4"]}, YEARS[:2], levels={"goal": 3}, height=14),
        36,
        """\
bn
● A   ■ B
                           ┊ goal
2019 ●│██████▌ 1           ┊
     ■│███████████████████▌┊ 3
      │                    ┊
2020 ●│█████████████ 2     ┊
     ■│████████████████████┊█████ 4
      └┬────────────┬───────────┬
       0            2           4""",
    ),
    "stacked bars have fills, and a total if no part is missing": (
        chart("stacked", {"A": ["2", "1"], "B": ["1e", None], "C": ["3", "3"]}, ("2020", "2021")),
        36,
        """\
bn
█ A   ▒ B   ░ C   █ █ e: estimate
2020 │█████▒ ▒░░░░░░░░ 6e
2021 │███░░░░░░░
     └┬────────────┬───────────┬
      0            5          10""",
    ),
    "a value hides no target line": (
        chart("bar", {"Share": ["1.95", "4.9"]}, ("Spain", "Poland"), levels={"2% aim": 2, "5% pledge": 5}),
        40,
        """\
Share, bn
                  ┊ 2% aim
                       5% pledge ┊
Spain  │██████████┊ 1.95         ┊
Poland │██████████┊██████████████┊ 4.9
       └┬────────────────────────┬
        0                        5""",
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
        chart("line", {"A": ["1", None, "2", "3e"], "B": ["3", "3", "3", "1"]}, levels={"2% guideline": 2}),
        60,
        """\
bn
○□ e: estimate
3 ┤■⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤■⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤■⡀           ⡀○ ● A 3e
  │                            ⠈⠢⡀     ⢀ ⠄⠁
  │                              ⠑⢄ ⢀⠠⠈
  │                              ⡀⠄⠑⢄
2 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄●⠈┄┄┄┄┄⠣⡀┄┄┄┄┄┄ ┄ 2% guideline
  │                                   ⠈⠢⡀
  │                                     ⠘⢄
  │                                       ⠑⢄
1 ┤●                                        ■ ■ B 1
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
3 ┤■⠤⠤⠤⠤⠤⠤⠤⠤■⠤⠤⠤⠤⠤⠤⠤⠤⠤■⡀     ⣀⠤●
  │                    ⠈⢢⡠⠤⠒⠉
2 ┤       ⢀⡠●⠤⠤⠤⠤⠤⠤⠤⠤⠤●⠊⠁⠈⠢⢄
  │   ⣀⠤⠔⠊⠁                 ⠑⢄
1 ┤●⠒⠉                        ⠑■
  │
0 └┬────────┬─────────┬────────┬
   2019    2020      2021   2022""",
    ),
    "where ends meet the names are in a legend, and that of a target line stays on its row": (
        chart(
            "line",
            {"A": ["1", "2", "3"], "B": ["2", "2", "3.02"], "C": ["3", "2", "1.5"]},
            YEARS[:3],
            levels={"2% guideline": 2},
        ),
        56,
        """\
bn
● A   ■ B   ▲ C
4 ┤
  │
  │
3 ┤▲⠤⢄⣀                              ⣀⣠⠤●
  │    ⠉⠑⠒⠤⢄⣀                  ⣀⣠⠤⠖⠚⠉⠁
  │          ⠉⠑⠒⠤⢄⣀      ⣀⣠⠤⠖⠚⠉⠁
2 ┤■⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⣭⡵●⠴⠾⠭⣁⣀⣀⡀┄┄┄┄┄┄┄┄┄┄┄┄ ┄ 2% guideline
  │          ⣀⡠⠤⠒⠊⠉         ⠈⠉⠉⠑⠒⠒⠢⠤⠤⢄⣀⣀⡀
  │    ⣀⡠⠤⠒⠊⠉                           ▲
1 ┤●⠒⠊⠉
  │
  │
0 └┬─────────────────┬──────────────────┬
   2019             2020             2021""",
    ),
    "where target lines meet they are in the legend too": (
        chart("line", {"A": ["1", "2"], "B": ["3", "1"]}, YEARS[:2], levels={"2%": 2, "goal: 2.02": 2.02}),
        44,
        """\
bn
● A   ■ B   ┄ 2%   ┄ goal: 2.02
3 ┤■⠤⢄⣀
  │    ⠉⠑⠒⠢⠤⣀⡀
  │          ⠈⠉⠑⠒⠤⢄⣀
2 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄⠉⠉⠒⠢⠤⣀⣀┄┄┄┄┄┄┄┄┄⢀⣀⣀⣀⠤⠤⠤●
  │                    ⢀⣀⣀⣀⠭⠵⠶⠶⢖⣒⡊⠉⠉⠁
  │       ⢀⣀⣀⡠⠤⠤⠤⠒⠒⠒⠉⠉⠉⠁         ⠈⠉⠒⠢⠤⢄⣀
1 ┤●⠒⠒⠒⠉⠉⠉⠁                             ⠉⠑⠒■
  │
  │
0 └┬───────────────────────────────────────┬
   2019                                 2020""",
    ),
    "values below zero stand below its line": (
        chart("line", {"A": ["-1", "2", "3"]}, YEARS[:3]),
        34,
        """\
A, bn
 3 ┤                   ⢀⣀⣀⡠⠤⠤● ● 3
 2 ┤           ⣀●⠔⠒⠒⠊⠉⠉⠁
 1 ┤       ⣀⠤⠒⠉
 0 ┤───⣀⠤⠒⠉───────────────────
−1 └●⠒⠉─────────┬────────────┬
    2019       2020       2021""",
    ),
    "an estimated part of a cell is an e": (
        chart("stacked", {"A": ["0.4e", "3"], "B": ["4e", "-2e"]}, YEARS[:2]),
        36,
        """\
bn
█ A   ▒ B   █ █ e: estimate
2019 │            e▒ ▒ ▒ ▒ ▒  4.4e
2020 │       ▒ ▒ ▒███████ 1e
     └┬───────────┬──────────┬
      −5          0          5""",
    ),
    "a total of powers of ten is written out": (
        chart("stacked", {"A": ["1.5e3", "500"], "B": ["1e3", "0.5e3"]}, YEARS[:2]),
        40,
        """\
bn
█ A   ▒ B
2019 │██████████▒▒▒▒▒▒▒ 2,500
2020 │███▒▒▒▒ 1,000
     └┬─────────────┬───────────┬
      0           2,000     4,000""",
    ),
    "names that would be cut alike are cut where they differ": (
        chart("bar", {"A": ["1", "2"]}, ("Ministry of the Northern Isles", "Ministry of the Southern Isles")),
        44,
        """\
A, bn
Mi…Northern I… │████████████▌ 1
Mi…Southern I… │█████████████████████████ 2
               └┬───────────┬───────────┬
                0           1           2""",
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
    heights = [9, 14, 30]
    drawn = [draw_chart(chart("line", {"A": ["1", "2", "4", "3"]}, height=height), 60) for height in heights]
    assert all(len(rows) <= height for rows, height in zip(drawn, heights, strict=True))
    assert len(drawn[-1]) > 25


def test_keys_stand_as_far_apart_as_they_are() -> None:
    *_, axis, _ = picture(
        chart("line", {"A": ["1", "2", "3"]}, ("1", "2", "10"), at=(1, 2, 10)), 44
    ).splitlines()
    first, second, last = (column for column, sign in enumerate(axis) if sign in "┬●")
    assert last - second > 6 * (second - first)


def test_lines_without_a_mark_of_their_own_are_named_together() -> None:
    many = {f"Series {number}": ["1", "2", "3", str(number)] for number in range(15)}
    said = picture(chart("line", many), 76)
    assert "· 3 more, not told apart: see the table" in said
    assert all(f"{mark} Series {number}" in said for number, mark in enumerate(SIGNS["line"]))


def test_bars_that_are_not_told_apart_have_their_table() -> None:
    many = [{f"Series {number}": ["1"] for number in range(count)} for count in (12, 13)]
    told_apart, not_told_apart = (chart("bar", series, ("2024",)) for series in many)
    assert tells_all(told_apart, 76)
    assert not tells_all(not_told_apart, 76)
    assert "· 1 more, not told apart: see the table" in picture(not_told_apart, 76)


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


def test_names_that_are_alike_however_they_are_cut_stand_in_the_table() -> None:
    isles = ("Ministry of the Northern Isles and Bays", "Ministry of the Northern Isles and Lakes")
    drawn = [
        chart("bar", {"A": ["1"] * len(names)}, names)
        for names in (isles, (*isles, "Ministry of the Southern Isles"))
    ]
    assert [tells_all(each, 30) for each in drawn] == [True, False]
    assert tells_all(drawn[1], 120)


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
        height=draw(st.integers(0, 40)),
    )


@given(charts(), st.integers(NARROWEST, 160))
def test_every_chart_is_drawn_in_its_width(drawn: Chart, width: int) -> None:
    rows = draw_chart(drawn, width)

    assert rows
    assert all(width_of(row) <= width for row in rows)
    assert not any("\x1b" in text_of(row) or "\n" in text_of(row) for row in rows)


@given(st.integers(2, 12), st.sampled_from(("line", "bar", "stacked")), st.integers(NARROWEST, 160))
def test_every_series_is_there_by_its_sign_and_its_name(count: int, kind: Kind, width: int) -> None:
    said = picture(chart(kind, {f"Series {index}": ["1", "2", "3", "4e"] for index in range(count)}), width)

    assert all(f"{sign} Series {index}" in said for index, sign in enumerate(SIGNS[kind][:count]))
