"""As of which date the book is shown: asked for, or stepped to from one change to the next."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from functools import lru_cache

from textual.screen import Screen

from briefing.library.structure.steps import Step, Steps, steps_of
from briefing.library.structure.wording import Wording
from briefing.library.units import title_at
from briefing.library.volume import Volume
from briefing.model import asides
from briefing.model.dates import Edtf
from briefing.model.entries import Entry, Person, Structure, Unit
from briefing.ui.dates import Meant, meant
from briefing.ui.desk import Desk
from briefing.ui.keys import Key
from briefing.ui.screens.date_bar import DateBar
from briefing.ui.screens.journey import Journey

_TOLD = 4
"""Changes of a day that are told; of more, how many."""


class Dating:
    """Changes the date on the desk; `look_again` shows everything as it is then."""

    def __init__(
        self,
        screen: Screen[None],
        desk: Desk,
        journey: Journey,
        look_again: Callable[[], Awaitable[None]],
        keys: tuple[Key, ...],
    ) -> None:
        self._screen = screen
        self._desk = desk
        self._journey = journey
        self._look_again = look_again
        self._keys = keys
        self._steps = lru_cache(1)(_steps)

    def ask(self) -> None:
        """Ask for the date."""
        view = self._desk.view
        meeting = view.volume.book.header.date
        bar = DateBar("as of", view.when.text, lambda typed: meant(typed, meeting, date.today()), self._keys)
        bar.ask(self._screen, self._take)

    def _take(self, found: Meant | None) -> None:
        if found:
            self._screen.call_later(self._show, None if found.is_meeting else found.when)

    async def to_meeting(self) -> None:
        """Show the book as of its meeting."""
        view = self._desk.view
        if view.when == view.volume.book.header.date:
            self._say(f"This is the date of the meeting: {view.when.spoken()}.")
        await self._show(None)

    async def step(self, by: int) -> None:
        """On to the next date on which something changes here, or back to the one before; say what does."""
        view, here = self._desk.view, self._journey.here
        entry = view.entry(asides.subject(here)) if here else None
        with self._journey.underway():
            step = await asyncio.to_thread(self._stepped, entry, by)
        if step is not None:
            await self._show(step.day)
            self._say(_told(view.volume, step))
            return
        of = title_at(entry, view.when) if isinstance(entry, Structure | Unit | Person) else "this book"
        self._say(f"Nothing of {of} changes {'after' if by > 0 else 'before'} {view.when.spoken()}.")

    def _stepped(self, entry: Entry | None, by: int) -> Step | None:
        view = self._desk.view
        about = entry if isinstance(entry, Structure | Unit | Person) else None
        steps = self._steps(view.volume, about)
        return steps.after(view.when) if by > 0 else steps.before(view.when)

    async def _show(self, when: Edtf | None) -> None:
        self._desk.when = when
        await self._look_again()

    def _say(self, words: str) -> None:
        """In place of what was said of the date before."""
        self._screen.app.clear_notifications()
        self._screen.notify(words, markup=False)


def _steps(volume: Volume, entry: Entry | None) -> Steps:
    return steps_of(volume.history, entry)


def _told(volume: Volume, step: Step) -> str:
    """The day, and what changes on it."""
    wording, changes = Wording(volume.book, step.day), step.changes
    lines = [f"{step.day.spoken()}", *(wording.changed(change) for change in changes[:_TOLD])]
    if more := len(changes) - _TOLD:
        lines += [f"and {more} more"] if more > 0 else []
    return "\n".join(lines)
