"""A reader with a keyboard and a mouse in front of one page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import ClassVar

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.events import MouseEvent, MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot

from briefing.model.book import Ref
from briefing.model.page import Mark, Page, Paragraph, Scroll, Span, Target, Web
from briefing.model.text import Text
from briefing.ui.palette import CURSOR
from briefing.ui.panes.page_view import PageView
from tests.pilot import piloted
from tests.ui.pages import SENTENCE, long_prose, of_blocks, of_prose

KEYS = {
    "j": "scroll_down", "k": "scroll_up", "space": "page_down", "b": "page_up", "d": "half_page_down",
    "u": "half_page_up", "g": "scroll_home", "G": "scroll_end", "n": "next_link", "p": "previous_link",
    "enter": "follow", "f": "label_links",
}  # fmt: skip


class Keyed(PageView):
    """A page with keys for all that it does."""

    BINDINGS: ClassVar[list[BindingType]] = [(key, action, action) for key, action in KEYS.items()]


class Host(App[None]):
    """A program that shows a page and remembers what was followed."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.followed: list[Target] = []

    def compose(self) -> ComposeResult:
        yield Keyed()

    def on_mount(self) -> None:
        self.query_one(PageView).show(self._page)

    @on(PageView.Followed)
    def _remember(self, event: PageView.Followed) -> None:
        self.followed.append(event.target)


class Reader:
    """What one does to the page, and what one sees."""

    def __init__(self, pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, Host)
        self.pilot = pilot
        self.app = pilot.app
        self.view = pilot.app.query_one(PageView)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()

    @property
    def screen(self) -> list[str]:
        """The lines of the page as they are drawn, without the margin and the scroll bar."""
        width = self.view.room.width
        return [strip.crop(0, width).text.strip() for strip in self.view.render_lines(self.view.size.region)]

    def styled(self, attribute: str) -> str:
        """All that is drawn with an attribute: `reverse`, `underline`."""
        strips = self.view.render_lines(self.view.size.region)
        return "".join(s.text for strip in strips for s in strip if s.style and getattr(s.style, attribute))

    @property
    def marked(self) -> str:
        """The words of the marked link."""
        ground = self.view.palette.style(CURSOR).bgcolor
        strips = self.view.render_lines(self.view.size.region)
        return "".join(s.text for strip in strips for s in strip if s.style and s.style.bgcolor == ground)


@asynccontextmanager
async def reading(page: Page, width: int = 80, height: int = 24) -> AsyncIterator[Reader]:
    """A reader in front of a page."""
    async with piloted(Host(page), (width, height)) as pilot:
        await pilot.pause()
        yield Reader(pilot)


async def test_brackets_reach_the_screen() -> None:
    text = "[T]he deal [/] holds [sic] and [@click=app.quit]x[/] as well"
    async with reading(of_blocks(Paragraph((Span(Text(text)), Span(Text(" [b]!"), Mark.STRONG))))) as reader:
        assert reader.screen[0] == text + " [b]!"


async def test_lines_are_never_longer_than_is_comfortable_and_stand_in_the_middle() -> None:
    async with reading(of_prose(SENTENCE * 10), 120) as reader:
        lines = [strip.text for strip in reader.view.render_lines(reader.view.size.region)]
        left = len(lines[0]) - len(lines[0].lstrip())
        assert left == (reader.view.room.width - 80) // 2
        assert max(len(line.strip()) for line in lines) <= 80
        await reader.resize(40, 24)
        assert reader.view.render_lines(reader.view.size.region)[0].text.startswith(" The")


async def test_reading_down_and_up() -> None:
    async with reading(long_prose()) as reader:
        first = reader.screen
        await reader.press("j")
        assert reader.screen[:-1] == first[1:]
        await reader.press("k")
        assert reader.screen == first
        await reader.press("space")
        assert reader.screen[0] == first[-1]
        await reader.press("b", "d", "u", "k")
        assert reader.screen == first
        await reader.press("G")
        assert "Paragraph 399" in "\n".join(reader.screen)
        last = reader.screen
        await reader.press("k", "b", "space", "j", "j")
        assert reader.screen == last
        await reader.press("g")
        assert reader.screen == first


@pytest.mark.parametrize(("turned", "lines"), [(MouseScrollDown, 2), (MouseScrollUp, -2)])
async def test_the_wheel_scrolls(turned: type[MouseEvent], lines: int) -> None:
    async with reading(long_prose()) as reader:
        await reader.press("space", "space")
        before = reader.view.top
        reader.view.post_message(turned(reader.view, 5, 5, 0, 0, 0, False, False, False))
        await reader.pilot.pause()
        assert reader.view.top == before + lines


async def test_dragging_the_scroll_bar_to_the_end_shows_the_end() -> None:
    async with reading(long_prose()) as reader:
        right = reader.view.size.width - 1
        await reader.pilot.mouse_down(PageView, offset=(right, 0))
        for _ in range(2):  # more is known of the length when the end has been seen
            await reader.pilot.hover(PageView, offset=(right, 23))
        await reader.pilot.mouse_up(PageView, offset=(right, 23))
        await reader.pilot.pause()
        assert "Paragraph 399" in "\n".join(reader.screen)
        assert not reader.app.screen.get_selected_text()
        await reader.pilot.click(PageView, offset=(right, 0))
        await reader.pilot.pause()
        assert "Paragraph 399" not in "\n".join(reader.screen)


async def test_the_same_words_stay_at_the_top_when_the_window_changes() -> None:
    async with reading(long_prose()) as reader:
        await reader.press(*["space"] * 9)
        while not reader.screen[0].startswith("Paragraph"):
            await reader.press("j")
        top, before = reader.screen[0].split(".")[0], reader.screen
        for width in (40, 120, 61):
            await reader.resize(width, 24)
            assert reader.screen[0].startswith(top)
        await reader.resize(80, 24)
        assert reader.screen == before


async def test_coming_back_shows_exactly_what_one_left() -> None:
    page = long_prose()
    async with reading(page) as reader:
        await reader.press("space", "space", "n", "n", "j", "j")
        place, before, marked = reader.view.place, reader.screen, reader.marked
        reader.view.show(of_prose("another page"))
        await reader.pilot.pause()
        assert reader.screen[0] == "another page"
        reader.view.show(page, place)
        await reader.pilot.pause()
        assert (reader.screen, reader.marked) == (before, marked)


async def test_a_place_given_before_there_is_a_screen_is_shown_when_there_is_one() -> None:
    page = long_prose()

    class Returning(App[None]):
        def compose(self) -> ComposeResult:
            view = PageView()
            view.show(page, Scroll(5, 0))
            yield view

    async with piloted(Returning(), (80, 24)) as pilot:
        await pilot.pause()
        view = pilot.app.query_one(PageView)
        assert view.place == Scroll(5, 0)
        assert view.top > 0


async def test_a_page_opens_at_the_heading_it_names() -> None:
    page = long_prose()
    async with reading(page._replace(ref=Ref("book", "here", "heading-120"))) as reader:
        assert reader.screen[0].startswith("Heading 120 ─")
        assert reader.view.go_to_heading("heading-20")
        assert reader.screen[0].startswith("Heading 20 ─")
        assert not reader.view.go_to_heading("nothing")


LINKS = "one [[a|first]] two [[b|second]] three <https://x.org> four [[c|last]]"


async def test_links_are_marked_and_followed_by_keys() -> None:
    async with reading(of_prose(LINKS)) as reader:
        await reader.press("enter")
        assert reader.app.followed == []
        await reader.press("n")
        assert reader.marked == "first"
        await reader.press("n", "n", "enter", "p", "enter")
        assert reader.app.followed == [Web(Text("https://x.org")), Ref("book", "b")]
        assert reader.marked == "second"


async def test_the_next_link_is_brought_on_the_screen() -> None:
    async with reading(long_prose(), height=10) as reader:
        for number in range(30):
            await reader.press("n")
            assert reader.marked == f"Target-{number}"


async def test_a_click_on_a_link_follows_it() -> None:
    async with reading(of_prose(LINKS)) as reader:
        at = reader.view.render_lines(reader.view.size.region)[0].text.index("second")
        await reader.pilot.click(PageView, offset=(at + 2, 0))
        await reader.pilot.pause()
        assert reader.app.followed == [Ref("book", "b")]
        await reader.pilot.click(PageView, offset=(at - 3, 0))
        await reader.pilot.click(PageView, offset=(at, 9))
        await reader.pilot.pause()
        assert reader.app.followed == [Ref("book", "b")]


async def test_every_link_on_the_screen_has_a_letter() -> None:
    async with reading(of_prose(LINKS)) as reader:
        await reader.press("f")
        assert reader.screen[0] == "oneafirst twossecond threedhttps://x.org fourflast"
        await reader.press("d")
        assert reader.app.followed == [Web(Text("https://x.org"))]
        assert reader.screen[0] == "one first two second three https://x.org four last"


async def test_two_letters_where_one_is_not_enough() -> None:
    async with reading(of_prose(" ".join(f"[[x{n}|link {n}]]" for n in range(40)))) as reader:
        await reader.press("f", "m")
        assert reader.app.followed == []
        await reader.press("s")
        assert reader.app.followed == [Ref("book", "x26")]


@pytest.mark.parametrize("key", ["escape", "1", "j"])
async def test_another_key_takes_the_letters_away_and_does_nothing_else(key: str) -> None:
    async with reading(of_prose(LINKS + "\n\n" + SENTENCE * 60)) as reader:
        before = reader.screen
        await reader.press("f", key)
        if key == "j":
            assert reader.screen == before
        assert reader.screen == before
        assert reader.app.followed == []
        await reader.press("j")
        assert reader.screen[0] == before[1]


async def test_without_links_letters_do_not_appear_and_keys_work() -> None:
    async with reading(of_prose(SENTENCE * 60)) as reader:
        before = reader.screen
        await reader.press("f", "j")
        assert reader.screen[:-1] == before[1:]


async def test_links_are_followed_by_number_wherever_they_are() -> None:
    async with reading(long_prose()) as reader:
        await reader.press("G")
        reader.view.follow_number(9)
        reader.view.follow_number(1)
        await reader.pilot.pause()
        assert reader.app.followed == [Ref("book", "target-8"), Ref("book", "target-0")]


async def test_words_are_selected_with_the_mouse() -> None:
    async with reading(of_prose("one two three four\n\nfive [[a|six]]")) as reader:
        left = 2
        await reader.pilot.mouse_down(PageView, offset=(left + 4, 0))
        await reader.pilot.hover(PageView, offset=(left + 4, 1))
        await reader.pilot.hover(PageView, offset=(left + 6, 2))
        await reader.pilot.mouse_up(PageView, offset=(left + 6, 2))
        await reader.pilot.pause()
        assert reader.app.screen.get_selected_text() == "two three four\n\nfive si"
        assert reader.app.followed == []


async def test_a_short_page_has_no_scroll_bar_and_keeps_its_width() -> None:
    async with reading(of_prose("short")) as reader:
        width = reader.view.room.width
        reader.view.show(long_prose())
        await reader.pilot.pause()
        assert reader.view.room.width == width


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (5, 3), (10, 4), (300, 100)])
async def test_any_size_will_do(size: tuple[int, int]) -> None:
    async with reading(
        of_prose("# T\n\n- a\n  - b [[c]]\n\n| a | b |\n|---|---|\n| x | y |\n"), *size
    ) as reader:
        await reader.press("f", "escape", "n", "j", "space", "G", "g", "p", "enter")
        assert len(reader.screen) == reader.view.size.height
        await reader.resize(80, 24)
        assert reader.screen[0] == "T"


async def test_words_that_stand_back_are_seen_in_every_theme() -> None:
    page = of_blocks(
        Paragraph((Span(Text("muted"), Mark.MUTED), Span(Text(" link"), target=Ref("book", "a"))))
    )
    async with reading(page) as reader:
        for theme in reader.app.available_themes.values():
            if theme.ansi:
                continue
            reader.app.theme = theme.name
            await reader.pilot.pause()
            words = [s for s in reader.view.render_lines(reader.view.size.region)[0] if s.text.strip()]
            assert all(s.style and s.style.color != s.style.bgcolor for s in words), theme.name
