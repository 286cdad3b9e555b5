"""The row list: what it draws, how the cursor moves, and that its length costs nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from typing import overload

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

from briefing.model.page import Mark, Span
from briefing.model.text import Text
from briefing.ui.panes.row_list import Row, RowList
from tests.pilot import piloted

HEIGHT = 10


def item(value: object, words: str = "", note: str = "", indent: int = 0) -> Row:
    return Row((Span(Text(words or f"row {value}")),), value, Text(note), indent)


def items(count: int) -> list[Row]:
    return [item(number) for number in range(count)]


class Listing(App[None]):
    """One list on a small screen."""

    CSS = "RowList { height: 1fr; } Input { display: none; }"

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self.list = RowList()
        self.list.rows = rows
        self.chosen: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.list
        yield Input()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.chosen.append(event.row.value)

    def strip(self, y: int) -> Strip:
        """A line without the scroll bar."""
        return self.list.render_line(y).crop(0, self.list.room.width)

    def line(self, y: int) -> str:
        return self.strip(y).text

    def lines(self) -> list[str]:
        return [self.line(y).strip() for y in range(self.list.size.height)]


def run(app: Listing, width: int = 30) -> AbstractAsyncContextManager[Pilot[None]]:
    return piloted(app, (width, HEIGHT))


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_rows_headers_notes_and_cursor_are_drawn() -> None:
    rows = [
        Row((Span(Text("Quotes")),), "quotes", Text("2"), folded=False),
        item("q1", "[T]he deal [/] holds", "Q1", indent=1),
        Row((Span(Text("Units")),), "units", Text("14"), folded=True),
    ]
    async with run(app := Listing(rows)):
        assert [app.line(y) for y in range(4)] == [
            "▌▾ Quotes                  2 ",
            "   [T]he deal [/] holds   Q1 ",
            " ▸ Units                  14 ",
            " " * 29,
        ]


@pytest.mark.parametrize(
    ("words", "note", "width", "line"),
    [
        ("a long title that does not fit", "F2", 32, " a long title that does no…  F2 "),
        ("a long title that does not fit", "F2", 24, " a long title that doe… "),
        ("short", "F2", 12, " short   F2 "),
        ("fits to the very last!", "", 24, " fits to the very last! "),
        ("漢字漢字漢字漢字漢字漢字", "", 24, " 漢字漢字漢字漢字漢字 … "),
        ("narrow", "a note too long to stay", 24, " narrow                 "),
        ("no room at all", "F2", 4, " n… "),
    ],
)
async def test_a_row_is_cut_by_cells(words: str, note: str, width: int, line: str) -> None:
    async with run(app := Listing([item(0), item(1, words, note)]), width=width + 1):
        assert app.line(1) == line
        assert cell_len(app.line(1)) == width


@pytest.mark.parametrize("width", range(2, 9))
async def test_any_width_is_filled_exactly(width: int) -> None:
    async with run(app := Listing([item(0, "漢字", "note", indent=2)]), width=width):
        assert cell_len(app.line(0)) == app.list.room.width


def looks(app: Listing, y: int) -> dict[str, Style]:
    """The words of a line and how each looks."""
    return {segment.text: segment.style or Style() for segment in app.strip(y)}


async def test_marks_are_seen_and_the_cursor_has_one_colour() -> None:
    spans = (Span(Text("plain ")), Span(Text("bold"), Mark.STRONG), Span(Text(" quiet"), Mark.MUTED))
    async with run(app := Listing([Row(spans, 1), Row(spans, 2)])):
        with_cursor, without = looks(app, 0), looks(app, 1)

    assert without["bold"].bold
    assert without["plain "].color != without[" quiet"].color
    assert with_cursor["plain "].color == with_cursor[" quiet"].color
    assert with_cursor["plain "].bgcolor != without["plain "].bgcolor


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        ("down", 1),
        ("j j j", 3),
        ("j j k", 1),
        ("up", 0),
        ("pagedown", 9),
        ("space space", 18),
        ("pagedown pageup", 0),
        ("ctrl+d", 4),
        ("ctrl+d ctrl+d ctrl+u", 4),
        ("end", 99),
        ("G k", 98),
        ("G down", 99),
        ("G g", 0),
        ("G home down", 1),
    ],
)
async def test_keys_move_the_cursor_and_it_stays_in_sight(keys: str, cursor: int) -> None:
    async with run(app := Listing(items(100))) as pilot:
        await press(pilot, *keys.split())

        assert app.list.cursor == cursor
        assert any(line.startswith("▌") and line.endswith(f"row {cursor}") for line in app.lines())


async def test_the_view_moves_no_more_than_it_must() -> None:
    async with run(app := Listing(items(100))) as pilot:
        await press(pilot, *["j"] * 12)
        assert app.list.top == 3
        await press(pilot, *["k"] * 9)
        assert app.list.top == 3


async def test_enter_chooses() -> None:
    async with run(app := Listing(items(3))) as pilot:
        await press(pilot, "j", "enter")

        assert app.chosen == [1]


async def test_a_click_moves_and_chooses() -> None:
    async with run(app := Listing(items(100))) as pilot:
        await press(pilot, "G")
        await pilot.click(RowList, offset=(3, 2))

        assert app.list.cursor == 92
        assert app.chosen == [92]


async def test_a_click_below_the_last_row_is_nothing() -> None:
    async with run(app := Listing(items(3))) as pilot:
        await pilot.click(RowList, offset=(3, 7))

        assert app.list.cursor == 0
        assert app.chosen == []


async def test_an_empty_list_is_quiet() -> None:
    async with run(app := Listing([])) as pilot:
        await press(pilot, "j", "G", "pageup", "enter", "g")
        app.list.move_to_value("nothing")

        assert app.list.row is None
        assert app.chosen == []
        assert set(app.lines()) == {""}


async def test_new_rows_keep_the_cursor_on_its_row_and_the_row_at_its_height() -> None:
    async with run(app := Listing(items(100))) as pilot:
        app.list.move_to(50)
        await press(pilot, "k", "k", "k")
        height = app.list.cursor - app.list.top
        app.list.rows = [item(number) for number in range(0, 200) if number % 2]
        await pilot.pause()

        assert app.list.row == item(47)
        assert app.list.cursor - app.list.top == height


@pytest.mark.parametrize(("left", "cursor"), [(100, 60), (10, 9), (0, 0)])
async def test_when_its_row_is_gone_the_cursor_stays_as_near_as_it_can(left: int, cursor: int) -> None:
    async with run(app := Listing(items(100))) as pilot:
        app.list.move_to(60)
        app.list.rows = [item(f"other {number}") for number in range(left)]
        await pilot.pause()

        assert app.list.cursor == cursor
        assert app.list.row == (item(f"other {cursor}") if left else None)


async def test_rows_that_need_a_scrollbar_come_with_the_cursor_in_sight() -> None:
    async with run(app := Listing([item(500)])) as pilot:
        app.list.rows = items(1000)
        await pilot.pause()

        assert app.list.cursor == 500
        assert any(line.startswith("▌") for line in app.lines())


async def test_a_row_is_found_by_value() -> None:
    async with run(app := Listing(items(100))):
        app.list.move_to_value(77)
        assert app.list.row == item(77)
        app.list.move_to_value("nowhere")
        assert app.list.row == item(77)


async def test_the_cursor_stays_in_sight_when_the_screen_shrinks() -> None:
    async with run(app := Listing(items(100))) as pilot:
        await press(pilot, *["j"] * 9)
        await pilot.resize_terminal(30, 4)
        await pilot.pause()

        assert any(line.startswith("▌") for line in app.lines())


async def test_without_focus_the_bar_still_shows_the_cursor() -> None:
    async with run(app := Listing(items(3))) as pilot:
        before = app.strip(0)
        app.query_one(Input).display = True
        app.query_one(Input).focus()
        await pilot.pause()
        after = app.strip(0)

        assert before.text == after.text
        assert after.text.startswith("▌")
        assert [segment.style for segment in before] != [segment.style for segment in after]


class Counted(Sequence[Row]):
    """A hundred thousand rows, each made when it is asked for; `made` tells which."""

    def __init__(self) -> None:
        self.made: list[int] = []

    def __len__(self) -> int:
        return 100_000

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        assert isinstance(index, int)
        self.made.append(index)
        return item(index)

    def __iter__(self) -> Iterator[Row]:
        raise AssertionError("the list goes through all of its rows")


@pytest.mark.parametrize("key", ["k", "pageup", "g", "G"])
async def test_a_move_looks_at_no_more_rows_than_there_are_on_the_screen(key: str) -> None:
    async with run(app := Listing(rows := Counted())) as pilot:
        app.list.move_to(50_000)
        await pilot.pause()
        rows.made.clear()
        await press(pilot, key)

        assert app.list.cursor != 50_000
        assert len(rows.made) <= 2 * HEIGHT
