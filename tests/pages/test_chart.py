"""From the series of a figure to a chart: what is drawn, where the keys stand, and the table beside it."""

from __future__ import annotations

import pytest

from briefing.library.figures.grid import grid
from briefing.model.entries import Figure
from briefing.model.measures import Series, TargetLine
from briefing.model.page import Block, Chart, Level, Paragraph, Point, Table
from briefing.model.text import Text
from briefing.pages.chart import Kind, chart
from briefing.plain import block_lines


def series(x: str = "year", name: str | None = None, /, **points: str) -> Series:
    written = {Text(key.removeprefix("x").replace("_", "-")): Text(value) for key, value in points.items()}
    return Series(name=Text(name) if name else None, x=Text(x), points=written)


def blocks(*found: Series, kind: Kind | None = None, unit: str = "bn") -> tuple[Block, ...]:
    """What the page of a figure shows of its series."""
    figure = Figure(id=Text("f"), title=Text("F"), unit=Text(unit), series=found)
    return chart(grid(figure), kind)


def drawn(*found: Series, kind: Kind | None = None, unit: str = "bn") -> Chart:
    (block,) = blocks(*found, kind=kind, unit=unit)
    assert isinstance(block, Chart)
    return block


def test_what_goes_on_in_time_is_a_line_and_all_else_are_bars() -> None:
    assert drawn(series(x2024="1", x2025="2")).kind == "line"
    assert drawn(series(x2024="1")).kind == "bar"
    assert drawn(series("Ally", Poland="1", Spain="2")).kind == "bar"
    assert drawn(series(x2024="1", x2025="2"), kind="stacked").kind == "stacked"


def test_where_no_chart_is_wanted_or_nothing_can_be_drawn_there_is_the_table() -> None:
    assert isinstance(blocks(series(x2024="1"), kind="none")[0], Table)
    assert isinstance(blocks(series(x2024="1e"), kind="none")[1], Paragraph)
    assert isinstance(blocks(series(x2024="not published"))[0], Table)


def test_gaps_estimates_and_what_is_no_number() -> None:
    (column,) = drawn(series(x2014="1.4", x2015="", x2016="n/a", x2017="1.99e")).series
    assert column.points == (
        Point(Text("1.4"), 1.4),
        None,
        Point(Text("n/a"), None),
        Point(Text("1.99"), 1.99, is_estimate=True),
    )


def test_what_is_too_large_to_draw_is_told_in_its_place_and_below() -> None:
    found, told = blocks(series("where", X="1e99", Y="1e30", Z="-2e-99e", W="about 3"))
    assert isinstance(found, Chart)
    assert [point and (point.text, point.value) for point in found.series[0].points] == [
        ("1e99 (too large)", None),
        ("1e30", 1e30),
        ("-2e-99 (too small)", None),
        ("about 3", None),
    ]
    assert "".join(block_lines(told, 80)) == "▲ out of reach, not drawn: X 1e99, Z -2e-99"


def test_a_target_line_that_is_too_large_is_told_below() -> None:
    figure = Figure(id=Text("f"), title=Text("F"), series=(series(x2024="1", x2025="2"),))
    _, told = chart(grid(figure), None, [TargetLine(label=Text("goal"), value=Text("1e300"))])
    assert "".join(block_lines(told, 80)) == "▲ out of reach, not drawn: goal 1e300"


def test_a_long_note_is_wrapped_in_lines() -> None:
    figure = Figure(id=Text("f"), title=Text("F"), series=(series(x2024="1", x2025="2"),))
    targets = [
        TargetLine(label=Text(f"the goal of the board for year {year}"), value=Text("2")) for year in range(4)
    ]
    (block,) = chart(grid(figure), None, targets)
    assert max(map(len, block_lines(block, 60))) <= 60


@pytest.mark.parametrize(
    ("found", "steps"),
    [
        (series(x2014="1", x2020="2", x2021="3"), [6, 1]),
        (series("date", x2025_01_01="1", x2025_03="2", x2025_03_11="3"), [59, 10]),
        (series("Ally", Poland="1", Spain="2", Italy="3"), [1, 1]),
    ],
)
def test_years_and_dates_stand_as_far_apart_as_they_are(found: Series, steps: list[float]) -> None:
    first, second, third = drawn(found).at
    assert [second - first, third - second] == steps


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        ("% of real GDP, NATO total 2025e", "% of real GDP"),
        ("of 32 Allies, 2025e", "of 32 Allies"),
        ("billion USD, constant 2021 prices", "billion USD, constant 2021 prices"),
        ("", ""),
    ],
)
def test_the_unit_does_not_say_which_point_the_value_is(unit: str, shown: str) -> None:
    assert drawn(series("year", "NATO total", x2021="1", x2025e="2"), unit=unit).unit == shown


def test_target_lines_say_their_value() -> None:
    figure = Figure(id=Text("f"), title=Text("F"), series=(series(x2024="1"),))
    targets = (
        TargetLine(label=Text("2% guideline"), value=Text("2")),
        TargetLine(label=Text("core"), value=Text("3.5")),
        TargetLine(value=Text("5")),
        TargetLine(label=Text("later"), value=Text("open")),
    )
    (block,) = chart(grid(figure), None, targets)
    assert isinstance(block, Chart)
    assert block.levels == (
        Level(Text("2% guideline"), 2),
        Level(Text("core: 3.5"), 3.5),
        Level(Text("5"), 5),
    )


def test_the_note_below_the_table_names_the_target_lines() -> None:
    figure = Figure(id=Text("f"), title=Text("F"), series=(series(x2024="1e"),))
    targets = (TargetLine(label=Text("2% guideline"), value=Text("2")), TargetLine(value=Text("5")))
    for kind in ("bar", "none"):
        said = [line for block in chart(grid(figure), kind, targets) for line in block_lines(block, 80)]
        assert said[-1] == "e: estimate · measured against: 2% guideline, 5"


def test_as_plain_lines_a_chart_is_its_table() -> None:
    said = list(block_lines(drawn(series(x2014="1.4", x2015="", x2024e="1.99")), 80))
    assert said == ["year     bn", "----  -----", "2014    1.4", "2015", "2024  1.99e", "e: estimate"]
