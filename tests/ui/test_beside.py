"""What stands beside a page comes with it or as soon as it is there, and only beside the page it is for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from briefing.model.book import Ref
from briefing.model.page import Page, Paragraph, part
from briefing.model.text import Text
from briefing.ui.panes.context import Context
from briefing.ui.screens.beside import Beside, Gathered
from tests.ui.pages import words

FIRST, SECOND = Ref("book", "first"), Ref("book", "second")


class Side(Screen[None]):
    """A context pane and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.beside = Beside(self)

    def compose(self) -> ComposeResult:
        yield Context()

    async def wait(self, pilot: Pilot[None]) -> None:
        """Wait until all of it is on the screen."""
        await self.beside.arrived()
        while not self.beside.is_settled:
            await pilot.pause()

    @property
    def seen(self) -> str:
        """What is on the screen."""
        pane = self.query_one(Context)
        return " ".join(strip.text for strip in pane.render_lines(pane.size.region)).strip()


@asynccontextmanager
async def opened() -> AsyncIterator[tuple[Side, Pilot[None]]]:
    side = Side()
    app = App[None]()
    async with app.run_test() as pilot:
        await app.push_screen(side)
        yield side, pilot


def about(ref: Ref) -> Page:
    return Page(ref, Text(ref.id), (part(Paragraph(words(f"beside the {ref.id}"))),))


def late(ref: Ref, gathered: asyncio.Event) -> Gathered:
    """A first page, and all of it once that is gathered."""

    async def gather() -> Page:
        await gathered.wait()
        return about(ref)

    return Gathered(Page(ref, Text(ref.id), (part(Paragraph(words("at first"))),)), gather)


async def test_what_is_gathered_comes_with_the_page() -> None:
    async with opened() as (side, pilot):
        side.beside.show(Gathered(about(FIRST)))
        assert not side.beside.is_settled
        assert side.seen == "beside the first"
        await side.wait(pilot)


async def test_until_all_is_there_what_is_known_is_shown() -> None:
    async with opened() as (side, pilot):
        side.beside.show(Gathered(about(FIRST)))
        gathered = asyncio.Event()
        side.beside.show(late(SECOND, gathered))
        assert side.seen == "at first"
        gathered.set()
        await side.wait(pilot)
        assert side.seen == "beside the second"


async def test_what_comes_late_does_not_come_beside_another_page() -> None:
    async with opened() as (side, pilot):
        gathered = asyncio.Event()
        side.beside.show(late(FIRST, gathered))
        await pilot.pause()
        side.beside.show(Gathered(about(SECOND)))
        gathered.set()
        await pilot.pause()
        await side.wait(pilot)
        assert side.seen == "beside the second"
