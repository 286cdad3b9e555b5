"""How near one looks at the timeline of a book, at which kinds, and at whom."""

from __future__ import annotations

import asyncio
from functools import partial

from msgspec.structs import replace
from textual.screen import Screen

from briefing.library.timeline import KINDS
from briefing.model import asides
from briefing.model.asides import ZOOMS, Timeline
from briefing.model.page import Mark, Span
from briefing.model.text import Text, clean
from briefing.pages.timeline import SIGNS, carried, only, plural, whoever
from briefing.ui.desk import Desk
from briefing.ui.keys import Key, shown
from briefing.ui.panes.reading import Reading
from briefing.ui.screens.choice import Choice, Option
from briefing.ui.screens.journey import Journey
from briefing.ui.screens.whom import Whom


class Timelines:
    """Changes what is shown of a timeline on a screen; the reader stays at what he was looking at."""

    def __init__(self, screen: Screen[None], desk: Desk, journey: Journey, keys: tuple[Key, ...]) -> None:
        self._screen = screen
        self._desk = desk
        self._journey = journey
        self._keys = keys

    @property
    def _selection(self) -> Timeline | None:
        """What is shown; elsewhere the reader is told where it would be."""
        found = asides.Timeline.read(self._journey.here)
        if not found:
            key = shown("book.timeline", self._keys)
            self._screen.notify(f"This is for the timeline of the book: {key} goes there.", markup=False)
        return found

    @property
    def told(self) -> str:
        """What alone is shown here; empty where all is."""
        found = asides.Timeline.read(self._journey.here)
        words = only(self._desk.view, found) if found else ""
        return f"only {words}" if words else ""

    async def zoom(self, step: int) -> None:
        """Nearer, or farther."""
        if selection := self._selection:
            at = ZOOMS.index(selection.zoom) + step
            if 0 <= at < len(ZOOMS):
                await self._show(replace(selection, zoom=ZOOMS[at]))
            else:
                told = "Days are the nearest." if step > 0 else "Years are the farthest."
                self._screen.notify(told, markup=False)

    async def clear(self) -> None:
        """Show all kinds, and everybody."""
        if (selection := self._selection) and not selection.is_all:
            await self._show(Timeline(selection.zoom))

    def ask_kinds(self, at: int = 0) -> None:
        """Ask for a kind that is to be shown, or no longer, until none is chosen."""
        if not (selection := self._selection):
            return
        options = [Option(_told(SIGNS[kind], plural(kind), kind in selection.kinds), kind) for kind in KINDS]
        choice = Choice("Show only", options, self._keys, at)
        self._screen.app.push_screen(choice, lambda kind: self._turn(selection, kind))

    def _turn(self, selection: Timeline, kind: str | None) -> None:
        if kind is not None:
            chosen = {*selection.kinds} ^ {kind}
            kinds = tuple(one for one in KINDS if one in chosen)
            all_or_some = () if len(kinds) == len(KINDS) else kinds
            at = next(number for number, one in enumerate(KINDS) if one == kind)
            self._screen.call_later(self._ask_again, replace(selection, kinds=all_or_some), at)

    async def _ask_again(self, selection: Timeline, at: int) -> None:
        await self._show(selection)
        self.ask_kinds(at)

    async def ask_whom(self) -> None:
        """Ask for a person or a unit."""
        if selection := self._selection:
            with self._journey.underway():
                before = self._desk.trail.back().current
                came_from = asides.subject(before.ref) if before else ""
                people = await asyncio.to_thread(whoever, self._desk.view, selection.kinds, came_from)
            self._screen.app.push_screen(Whom(people, self._keys), partial(self._take, selection))

    def _take(self, selection: Timeline, who: str | None) -> None:
        if who is not None:
            self._screen.call_later(self._show, replace(selection, who=who))

    async def _show(self, selection: Timeline) -> None:
        reading, here = self._screen.query_one(Reading), self._journey.here
        before = asides.Timeline.read(here)
        assert here
        assert before
        slug, height = reading.at
        with self._journey.underway():
            there = await asyncio.to_thread(carried, self._desk.view, before, slug, selection)
        if await self._journey.turn_into(selection.at(here.book), there):
            reading.mark_slug(there, height)


def _told(sign: str, words: str, is_chosen: bool) -> tuple[Span, ...]:
    return (
        Span(Text("✓ " if is_chosen else "  ")),
        Span(clean(f"{sign} "), Mark.MUTED),
        Span(clean(words)),
    )
