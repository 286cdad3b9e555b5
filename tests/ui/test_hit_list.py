"""The results of the finder: what is drawn, how the cursor moves, and what the mouse chooses."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from briefing.model.text import Text
from briefing.ui.finding import Item
from briefing.ui.panes.hit_list import HitList
from tests.pilot import piloted

HEIGHT = 10


def short(number: int) -> Item:
    """A result in one line."""
    return Item(Text(f"short {number}"), Text("note"), Text(""))


def long(number: int) -> Item:
    """A result in two lines."""
    return Item(Text(f"long {number}"), Text("note"), Text(""), text=Text(f"sentence {number}"))


def shorts(count: int) -> list[Item]:
    return [short(number) for number in range(count)]


def longs(count: int) -> list[Item]:
    return [long(number) for number in range(count)]


def mixed(count: int) -> list[Item]:
    """Results in two lines and in one by turns."""
    return [short(number) if number % 2 else long(number) for number in range(count)]


class Results(App[None]):
    """One list on a small screen."""

    CSS = "HitList { height: 1fr; }"

    def __init__(self, items: list[Item], cursor: int = 0) -> None:
        super().__init__()
        self.list = HitList()
        self.list.show(tuple(items), cursor)
        self.chosen: list[Item] = []
        self.nears = 0

    def compose(self) -> ComposeResult:
        yield self.list

    def on_hit_list_chosen(self, event: HitList.Chosen) -> None:
        self.chosen.append(event.item)

    def on_hit_list_end_nears(self) -> None:
        self.nears += 1

    def line(self, y: int) -> str:
        """A line without the scroll bar."""
        return self.list.render_line(y).crop(0, self.list.room.width).text

    def lines(self) -> list[str]:
        return [self.line(y).rstrip() for y in range(self.list.size.height)]

    def looks(self, y: int) -> dict[str, Style]:
        """The words of a line and how each looks."""
        return {segment.text: segment.style or Style() for segment in self.list.render_line(y)}


def run(app: Results, width: int = 31, height: int = HEIGHT) -> AbstractAsyncContextManager[Pilot[None]]:
    return piloted(app, (width, height))


async def test_results_of_one_and_two_lines_follow_one_another_and_the_cursor_has_all_of_its_lines() -> None:
    async with run(app := Results(mixed(3), 2)):
        assert app.lines()[:6] == [
            "  long 0                 note",
            "    sentence 0",
            "  short 1                note",
            "▌ long 2                 note",
            "▌   sentence 2",
            "",
        ]


async def test_what_a_result_stands_for_comes_before_its_sentence() -> None:
    slip = Item(Text("[T]he deal"), Text(""), Text(""), also=Text("also for 'held'"))
    both = slip._replace(text=Text("It [/] holds."))
    async with run(app := Results([slip, both], 1), width=41):
        assert [line.strip("▌ ") for line in app.lines()[:4]] == [
            "[T]he deal",
            "also for 'held'",
            "[T]he deal",
            "also for 'held' · It [/] holds.",
        ]


async def test_found_words_are_lit_with_the_cursor_and_without() -> None:
    found = Item(Text("The deal"), Text(""), Text(""), ((4, 8),), Text("A deal holds."), ((2, 6),))
    async with run(app := Results([found, found])):
        for y in range(4):
            looks = app.looks(y)
            assert looks["deal"].underline
            assert [words for words, style in looks.items() if style.underline] == ["deal"]


async def test_a_sentence_begins_late_enough_for_its_found_words_to_be_seen() -> None:
    words = f"{'so much is said before ' * 5}the deal holds"
    start = words.index("deal")
    found = Item(Text("It"), Text(""), Text(""), text=Text(words), spans=((start, start + 4),))
    async with run(app := Results([found])):
        assert app.line(1).startswith("▌   …")
        assert app.looks(1)["deal"].underline


async def test_a_sentence_that_begins_late_keeps_the_rule_for_its_words() -> None:
    words = f"[background] “{'so much is said before ' * 3}the deal holds” (an official)"
    start = words.index("deal")
    found = Item(Text("It"), Text(""), Text(""), text=Text(words), spans=((start, start + 4),))
    async with run(app := Results([found]), width=60):
        assert app.line(1).startswith("▌   [background] …")
        assert app.looks(1)["deal"].underline


@pytest.mark.parametrize("width", range(1, 12))
@pytest.mark.parametrize("words", ["a title that is long", "漢字漢字漢字漢字"])
async def test_any_width_is_filled_exactly(width: int, words: str) -> None:
    item = Item(Text(words), Text("note"), Text(""), ((0, 2),), Text(words), ((4, 6),))
    async with run(app := Results([item, item]), width=width):
        assert [cell_len(app.line(y)) for y in range(HEIGHT)] == [app.list.room.width] * HEIGHT


@pytest.mark.parametrize("items", [shorts(40), longs(40), mixed(40)], ids=["short", "long", "mixed"])
async def test_the_cursor_goes_from_end_to_end_in_sight_and_no_further(items: list[Item]) -> None:
    async with run(app := Results(items)):
        for step, ends in ((1, 39), (-1, 0)):
            for _ in range(41):
                app.list.move(step)
                marked = [line[2:] for line in app.lines() if line.startswith("▌")]
                item = app.list.item
                assert item
                assert len(marked) == item.lines
                assert marked[0].startswith(item.title)
            assert app.list.cursor == ends


async def test_the_view_moves_no_more_than_it_must() -> None:
    async with run(app := Results(longs(20))):
        tops = []
        for step in (4, 1, 1, -5, -1):
            app.list.move(step)
            tops.append(app.list.top)
        assert tops == [0, 2, 4, 2, 0]


@pytest.mark.parametrize(
    ("items", "cursors"),
    [(shorts(25), [10, 20, 24, 14]), (longs(12), [5, 10, 11, 6]), (mixed(15), [6, 12, 14, 7])],
    ids=["short", "long", "mixed"],
)
async def test_a_screenful_is_as_many_lines_as_are_seen(items: list[Item], cursors: list[int]) -> None:
    async with run(app := Results(items)):
        reached = []
        for step in (1, 1, 1, -1):
            app.list.move_screen(step)
            reached.append(app.list.cursor)
        assert reached == cursors


async def test_a_screenful_is_never_less_than_a_result() -> None:
    async with run(app := Results(longs(5)), height=1):
        app.list.move_screen(1)
        app.list.move_screen(1)
        assert app.list.cursor == 2
        app.list.move_screen(-1)
        assert app.list.cursor == 1


async def test_an_empty_list_is_quiet() -> None:
    async with run(app := Results([])) as pilot:
        for move in (app.list.move, app.list.move_screen):
            for step in (1, -1):
                move(step)
        app.list.scroll_to_row(3)
        await pilot.click(HitList, offset=(3, 2))

        assert app.list.item is None
        assert app.list.cursor == app.list.top == 0
        assert app.chosen == []
        assert set(app.lines()) == {""}


async def test_a_scroll_leaves_the_cursor_where_it_is_and_stops_at_the_ends() -> None:
    async with run(app := Results(mixed(20))):
        tops = []
        for row in (7, 100, -1):
            app.list.scroll_to_row(row)
            tops.append(app.list.top)
        assert tops == [7, 20, 0]
        assert app.list.cursor == 0


async def test_the_cursor_stays_in_sight_when_the_screen_shrinks() -> None:
    async with run(app := Results(longs(20))) as pilot:
        app.list.move(4)
        await pilot.resize_terminal(30, 3)
        await pilot.pause()

        assert [line for line in app.lines() if line.startswith("▌")] == app.lines()[1:]


@pytest.mark.parametrize(("y", "chosen"), [(0, 6), (1, 7), (2, 8), (3, 8), (4, 9), (9, 12)])
async def test_a_click_on_any_line_of_a_result_moves_and_chooses(y: int, chosen: int) -> None:
    items = mixed(20)
    async with run(app := Results(items)) as pilot:
        app.list.scroll_to_row(10)
        await pilot.click(HitList, offset=(3, y))

        assert app.list.cursor == chosen
        assert app.chosen == [items[chosen]]


async def test_a_click_below_the_last_result_or_on_the_bar_is_nothing() -> None:
    async with run(app := Results(longs(2))) as pilot:
        await pilot.click(HitList, offset=(3, 4))
        await pilot.click(HitList, offset=(30, 2))

        assert app.list.cursor == 0
        assert app.chosen == []


async def test_the_end_is_told_once_it_is_less_than_a_screenful_away() -> None:
    async with run(app := Results(shorts(40))) as pilot:
        app.list.move(29)
        await pilot.pause()
        assert app.nears == 0
        app.list.move(1)
        await pilot.pause()
        assert app.nears == 1


async def test_more_results_leave_the_cursor_and_the_view() -> None:
    async with run(app := Results(mixed(20))):
        app.list.move(15)
        app.list.move(-2)
        before = app.lines()
        app.list.show(tuple(mixed(60)), app.list.cursor)
        assert app.lines() == before
