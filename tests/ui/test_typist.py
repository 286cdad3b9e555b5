"""What is typed too early waits for its turn, and what comes alone does not."""

from __future__ import annotations

import asyncio

import pytest
from textual import events
from textual.app import App
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.screen import Screen

from briefing.ui.typist import Typed, Typist


class Sheet(Screen[None]):
    """Writes down what is typed to it; `o` puts another one on top, after some steps."""

    def __init__(self) -> None:
        super().__init__()
        self.written = ""

    def on_key(self, event: Key) -> None:
        self.written += event.key
        if event.key == "o":
            self.step(5)

    def on_paste(self, event: Paste) -> None:
        self.written += f"[{event.text}]"

    def step(self, left: int) -> None:
        """One step is a message that leads to the next."""
        if left:
            self.call_later(self.step, left - 1)
        else:
            self.app.push_screen(Sheet())


class Pad(App[None]):
    """A pile of sheets; what is among `late` may not come yet."""

    def __init__(self) -> None:
        super().__init__()
        self.late = ""
        self.typist = Typist(self, self._is_busy)

    def get_default_screen(self) -> Sheet:
        return Sheet()

    def _is_busy(self, typed: Typed) -> bool:
        return isinstance(typed, Key) and typed.key in self.late

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, Typed) or event.is_forwarded or not self.typist.holds_back(event):
            await super().on_event(event)

    def type(self, *typed: str) -> None:
        """Type faster than anything can follow; what is longer than a letter is pasted."""
        for each in typed:
            self.post_message(Key(each, each) if len(each) == 1 else Paste(each))

    @property
    def written(self) -> list[str]:
        """What is on each sheet, the top one last."""
        return [sheet.written for sheet in self.screen_stack if isinstance(sheet, Sheet)]


async def done(pilot: Pilot[None], app: Pad) -> None:
    while not app.typist.is_done:
        await pilot.pause()


async def test_a_key_that_comes_alone_does_not_wait() -> None:
    app = Pad()
    async with app.run_test() as pilot:
        assert app.typist.is_done
        assert not app.typist.holds_back(Key("a", "a"))
        assert app.typist.holds_back(Key("b", "b"))
        await done(pilot, app)
        assert not app.typist.holds_back(Key("c", "c"))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (["a"], ["a"]),
        ([*"abcdefgh"], ["abcdefgh"]),
        (["a", "pasted", "b", "more"], ["a[pasted]b[more]"]),
        ([*"aob"], ["ao", "b"]),
        (["o", "pasted", *"aobo"], ["o", "[pasted]ao", "bo", ""]),
    ],
)
async def test_all_of_it_comes_in_order_and_to_where_the_keys_before_have_led(
    typed: list[str], written: list[str]
) -> None:
    app = Pad()
    async with app.run_test() as pilot:
        app.type(*typed)
        await pilot.pause()
        await done(pilot, app)
        assert app.written == written


async def test_what_depends_on_something_under_way_waits_for_it_and_holds_up_what_is_behind() -> None:
    app = Pad()
    async with app.run_test() as pilot:
        app.late = "l"
        app.type("a", "l", "pasted", "b")
        for _ in range(5):
            await pilot.pause()
        assert app.written == ["a"]
        app.late = ""
        await done(pilot, app)
        assert app.written == ["al[pasted]b"]


async def test_even_the_first_waits_for_what_it_depends_on() -> None:
    app = Pad()
    async with app.run_test() as pilot:
        app.late = "l"
        app.type("l")
        for _ in range(5):
            await pilot.pause()
        assert app.written == [""]
        app.late = ""
        await done(pilot, app)
        assert app.written == ["l"]


async def test_what_was_typed_before_something_else_had_the_screen_is_dropped() -> None:
    app = Pad()
    async with app.run_test() as pilot:
        app.late = "l"
        early = Key("b", "b")
        app.type("a", "l")
        await pilot.pause()
        app.typist.drop()
        app.post_message(early)
        app.type("c")
        await pilot.pause()
        await done(pilot, app)
        assert app.written == ["ac"]


async def test_with_the_program_the_waiting_ends() -> None:
    app = Pad()
    async with app.run_test() as pilot:
        app.late = "l"
        app.type("l", "a")
        await pilot.pause()
        app.exit()
    if left := asyncio.all_tasks() - {asyncio.current_task()}:
        await asyncio.wait(left, timeout=5)
    assert app.typist.is_done
