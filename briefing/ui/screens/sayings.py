"""The way to what a speaker said before, and to two quotes side by side."""

from __future__ import annotations

import asyncio

from textual.screen import Screen

from briefing.library.volume import Library
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.entries import Person, Quote, Unit
from briefing.reader.trail import Trail
from briefing.ui.desk import Desk
from briefing.ui.panes.page_view import PageView
from briefing.ui.panes.reading import Reading
from briefing.ui.screens.journey import Journey


class Sayings:
    """Goes there on a screen, and remembers the quote that was picked to be put beside another."""

    def __init__(self, screen: Screen[None], desk: Desk, journey: Journey) -> None:
        self._screen = screen
        self._desk = desk
        self._journey = journey
        self._picked: Ref | None = None

    async def show(self) -> None:
        """Go to all that the person, the unit or the speaker one is at said; from there, back."""
        here, entry = self._journey.here, self._journey.pointed
        by = asides.Said.read(here)
        if by or asides.Topic.read(here):
            is_first = not self._desk.trail.has_back
            speaker = by.entry if by else ""
            await (self._journey.go_within(speaker) if is_first else self._journey.walk(Trail.back))
            return
        match entry and self._desk.volume.book.at(entry):
            case Quote(id=this, speaker=speaker) if entry:
                await self._journey.go(asides.Said(speaker).at(entry.book)._replace(heading=this))
            case Person() | Unit() if entry:
                await self._journey.go(asides.Said(entry.id).at(entry.book))
            case _:
                self._say("What was said before is shown for a person, a unit or a quote.")

    async def pick(self) -> None:
        """Remember a quote; with the second one, go to where both are side by side."""
        found = await asyncio.to_thread(_first_quote, self._desk.library, self._meant())
        if found is None:
            self._say("Mark a link to a quote, or open one, to put it beside another.")
        else:
            await self._pick(*found)

    def _meant(self) -> list[Ref]:
        """Where the marked link leads, then what is on the screen; evidence stands for its entry.

        Among all that somebody said it is the quote from which one came.
        """
        focused = self._screen.focused
        view = focused if isinstance(focused, PageView) else self._screen.query_one(Reading)
        places = (view.marked, self._journey.shown)
        return [_quote_at(place) for place in places if isinstance(place, Ref)]

    async def _pick(self, quote: Ref, code: str) -> None:
        picked, self._picked = self._picked, None
        here = self._desk.volume.book.id
        called = code if quote.book == here else f"{quote.book}/{code}"
        if picked is None:
            self._picked = quote
            self._say(f"{called} is picked: + on another quote puts them side by side.")
        elif picked == quote:
            self._say(f"{called} is no longer picked.")
        else:
            await self._journey.go(asides.Pair(picked, quote).at(here))

    def _say(self, words: str) -> None:
        self._screen.notify(words, markup=False)


def _quote_at(place: Ref) -> Ref:
    """Where the quote is that a place is about, if it is about one."""
    if asides.Said.read(place) and place.heading:
        return place._replace(id=place.heading, heading="")
    return asides.cited(place)._replace(heading="")


def _first_quote(library: Library, places: list[Ref]) -> tuple[Ref, str] | None:
    """The first of some places where a quote is, and its code. May ask other shelves, so not for the loop."""
    from briefing.library.said import saying

    found = next(filter(None, (saying(library, place) for place in places)), None)
    return (found.ref, found.book.codes[found.ref.id]) if found else None
