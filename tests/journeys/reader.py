"""A person at the keyboard: presses keys, waits until the program has done its work, looks at the screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

from briefing.library.volume import open_volume
from briefing.model.book import Ref
from briefing.reader.state import StateFolder
from briefing.ui.app import BriefingApp
from briefing.ui.desk import Desk
from briefing.ui.messages import ASKING
from briefing.ui.panes.context import Context
from briefing.ui.panes.reading import Reading
from briefing.ui.screens.pane_labels import PaneLabels
from briefing.ui.screens.question import Question
from tests import shipped
from tests.pilot import QuickPilot, key_event, piloted

_PATIENCE = 20.0
"""Seconds after which what was waited for will not come."""
_BETWEEN = 0.01
"""Seconds between two looks at what is waited for, in which the threads of the program get on."""


class Reader:
    """Reads a book in the running program."""

    def __init__(self, pilot: QuickPilot, desk: Desk) -> None:
        self.pilot = pilot
        self.desk = desk

    @property
    def app(self) -> BriefingApp:
        """The program."""
        app = self.pilot.app
        assert isinstance(app, BriefingApp)
        return app

    async def press(self, *keys: str) -> None:
        """Press keys, each once what the one before set off is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, *keys: str) -> None:
        """Type keys faster than the program can follow, then wait until it has."""
        for key in keys:
            self.app.post_message(key_event(key))
        await self.settle()

    async def settle(self) -> None:
        """Wait until nothing is left to do but to answer what the program asks."""
        await self.pilot.pause()
        while not self.app.typist.is_done:
            await self.pilot.pause()
        while busy := [w for w in self.app.workers if w.group != ASKING and not w.is_finished]:
            await self.app.workers.wait_for_complete(busy)
            await self.pilot.pause()
        while not (self._is_asked or all(worker.is_finished for worker in self.app.workers)):
            await self.pilot.pause()

    @property
    def _is_asked(self) -> bool:
        return isinstance(self.app.screen, Question | PaneLabels)

    async def stocked(self) -> None:
        """Wait until what is done while one reads has begun and is done."""
        while not any(worker.group == "stocking" for worker in self.app.workers):
            await self.pilot.pause()
        await self.settle()

    async def until(self, seen: Callable[[], bool]) -> None:
        """Wait until something is seen; fails with the screen when it does not come."""
        deadline = monotonic() + _PATIENCE
        while not seen():
            assert monotonic() < deadline, self.text
            await self.pilot.pause()
            await asyncio.sleep(_BETWEEN)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the terminal."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    @property
    def screen(self) -> list[str]:
        """What is on the screen, line by line."""
        screen = self.app.screen
        return [
            "".join(segment.text for segment in strip)
            for strip in screen._compositor.render_strips()  # the only way to see what a person sees
        ]

    @property
    def text(self) -> str:
        """What is on the screen, as one text."""
        return "\n".join(self.screen)

    @property
    def page(self) -> str:
        """What is on the screen of the pane in the middle."""
        region = self.reading.region
        return "\n".join(line[region.x : region.right] for line in self.screen[region.y : region.bottom])

    @property
    def said(self) -> str:
        """What the program says in passing."""
        return "\n".join(str(toast.render()) for toast in self.app.screen.query("Toast"))

    @property
    def here(self) -> Ref:
        """Where the reader is."""
        stop = self.desk.trail.current
        assert stop is not None
        return stop.ref

    @property
    def reading(self) -> Reading:
        """The pane in the middle."""
        return self.app.screen.query_one(Reading)

    @property
    def context(self) -> Context:
        """The pane at the right."""
        return self.app.screen.query_one(Context)

    @property
    def focused(self) -> str:
        """What has the focus, by the name of its class."""
        return type(self.app.focused).__name__


@asynccontextmanager
async def reading(
    book: Path,
    states: Path,
    size: tuple[int, int] = (120, 40),
    start: str | None = None,
    stocks: bool = False,
    pause: float | None = None,
    follows: bool = False,
) -> AsyncIterator[Reader]:
    """A book that is open on a screen of that size; saves are looked for with a pause between, if any."""
    if book.parent == shipped.BOOKS:
        shipped.lend()
    volume = open_volume(book)
    ref = None if start is None else volume.ref(start)
    desk = Desk(volume, None, StateFolder(states), ref)
    app = BriefingApp(desk, stocks=stocks, pause=pause, follows=follows)
    async with piloted(app, size, notifications=True) as pilot:
        reader = Reader(pilot, desk)
        await reader.settle()
        yield reader
