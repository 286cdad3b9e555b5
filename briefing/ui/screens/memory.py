"""What is remembered for the next time is saved in the background, the newest last."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.screen import Screen
from textual.timer import Timer

from briefing.model.text import Text
from briefing.reader.searches import Change
from briefing.ui.desk import Desk

_STAYED = 0.2
"""Seconds at a place after which it is saved."""


class Memory:
    """Saves what is on the desk, and tells the reader by a screen what went wrong."""

    def __init__(self, screen: Screen[None], desk: Desk) -> None:
        self._screen = screen
        self._desk = desk
        self._staying: Timer | None = None
        self._saving = asyncio.Lock()

    def keep_place(self) -> None:
        """Save where the reader is, when he stays there for a moment, so not while the page is drawn."""
        if self._staying is not None:
            self._staying.stop()
        self._staying = self._screen.set_timer(_STAYED, self._stayed)

    def _stayed(self) -> None:
        self._screen.run_worker(self._save_place(), group="saving")

    async def _save_place(self) -> None:
        note = await self._save(self._desk.saving())
        if note and note != self._desk.note:
            self._desk.note = note
            self._tell(note)

    def change_searches(self, act: Change) -> None:
        """Save a change of what was looked for, at once."""
        self._screen.run_worker(self._save_searches(self._desk.changing_searches(act)), group="saving")

    async def _save_searches(self, saving: Callable[[], Text]) -> None:
        if note := await self._save(saving):
            self._tell(note)

    async def _save(self, what: Callable[[], Text]) -> Text:
        """One saving after the other."""
        async with self._saving:
            return await asyncio.to_thread(what)

    def _tell(self, note: Text) -> None:
        self._screen.notify(note, severity="warning", markup=False)
