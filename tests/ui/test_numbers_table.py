"""The table of numbers on the screen: every line as wide as it is, and what is marked told by signs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from briefing.library.figures.comparing import KEYS
from briefing.library.figures.grid import Cell, Column, Grid
from briefing.model.text import Text
from briefing.ui.numbers import Numbers, first_shown
from briefing.ui.panes.numbers_table import NumbersTable
from tests.pilot import piloted

COLUMNS = 9
GRID = Grid(
    Text("Ally"),
    Text("%"),
    tuple(Text(f"Country {number}") for number in range(40)),
    tuple(
        Column(
            Text(f"年度{year}"),
            tuple(Cell(Text(f"{row}.{year}"), Decimal(row), row % 2 > 0) for row in range(40)),
        )
        for year in range(COLUMNS)
    ),
)


class Shown(App[None]):
    """A table and nothing else."""

    CSS = "NumbersTable { height: 1fr; }"

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self.table = NumbersTable()
        self.table.sheet = numbers.sheet._replace(grid=Grid(Text(""), Text(""), (), ()))
        self.numbers = numbers
        self.moves: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield self.table

    def on_mount(self) -> None:
        self.table.show(self.numbers.sheet)

    def on_numbers_table_moved(self, event: NumbersTable.Moved) -> None:
        self.moves.append((event.row, event.column))

    def lines(self) -> list[str]:
        return [self.table.render_line(y).text for y in range(self.table.size.height)]


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (12, 4), (24, 10), (60, 20), (160, 50)])
@pytest.mark.parametrize("is_ranking", [False, True])
async def test_every_line_takes_exactly_its_width(size: tuple[int, int], is_ranking: bool) -> None:
    numbers = first_shown(GRID).picking()
    app = Shown(numbers.changing_view() if is_ranking else numbers)
    async with piloted(app, size) as pilot:
        for key in ("down", "pagedown", "end", "home"):
            await pilot.press(key)
            assert {cell_len(line) for line in app.lines()} == {size[0]}


async def test_what_is_marked_picked_and_sorted_is_told_by_signs() -> None:
    app = Shown(first_shown(GRID).picking().marking(0, 1).sorting())
    async with piloted(app, (60, 10)) as pilot:
        await pilot.pause()
        head, rule, *rows = app.lines()
        assert head.split()[:3] == ["Ally", "年度0", "年度1"]
        assert rule.count("━") == len("39.1e") - 1
        assert rule.index("▼") == rule.rindex("━") + 1
        assert rule.rstrip(" ▁▂▃▄▅▆▇").endswith("›")
        assert [row[0] for row in rows if row[0] != " "] == ["▌"]
        assert not any("●" in row for row in rows)
        await pilot.press("end")
        assert app.lines()[-1].startswith("▌● Country 0 ")


async def test_the_marked_column_comes_into_sight_beside_the_first_one() -> None:
    app = Shown(first_shown(GRID))
    async with piloted(app, (40, 10)):
        app.table.move(0, COLUMNS)
        head, rule, *_ = app.lines()
        assert head.split()[0] == "Ally"
        assert f"年度{COLUMNS - 1}" in head
        assert "年度0" not in head
        assert "‹" in rule
        assert "›" not in rule


async def test_the_head_stays_and_the_mark_stays_in_sight() -> None:
    app = Shown(first_shown(GRID))
    async with piloted(app, (40, 10)) as pilot:
        await pilot.press("end")
        assert "Ally" in app.lines()[0]
        assert app.lines()[-1].startswith("▌  Country 39")
        await pilot.press("pageup")
        assert app.moves[-1] == (32, 0)


async def test_the_bars_of_estimates_are_dashed() -> None:
    years = Grid(Text("Ally"), Text("%"), GRID.keys, GRID.columns[:1])
    app = Shown(first_shown(years).changing_view())
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        lines = [line for line in app.lines() if "Country" in line]
    assert ["╍" in line for line in lines] == ["e " in line for line in lines]
    assert {"━" in line for line in lines} == {True, False}


async def test_the_mouse_marks_a_cell() -> None:
    app = Shown(first_shown(GRID))
    async with piloted(app, (60, 10)) as pilot:
        await pilot.click(NumbersTable, offset=(24, 4))
        assert app.moves == [(2, 1)]
        await pilot.click(NumbersTable, offset=(4, 5))
        assert app.moves[-1] == (3, KEYS)
