"""Looking for something: the windows from which one goes to what is found, and the hits that are lit.

What is looked for is not there at the start, so it is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from textual.screen import Screen

from briefing.library.volume import UnreadableBook
from briefing.model.book import WORDS, Ref
from briefing.model.page import Page
from briefing.model.text import Text
from briefing.ui.desk import Desk
from briefing.ui.keys import Key
from briefing.ui.messages import LookedFor
from briefing.ui.panes.panes import Panes
from briefing.ui.panes.reading import Reading
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.screens.journey import Journey
from briefing.ui.screens.memory import Memory

if TYPE_CHECKING:
    from briefing.library.search.hits import Hit
    from briefing.ui.screens.finder import Outcome
    from briefing.ui.way import Way

Answer = TypeVar("Answer")


class Search:
    """Finds from a screen; while hits are lit, the search that found them is there again."""

    def __init__(
        self,
        screen: Screen[None],
        desk: Desk,
        panes: Panes,
        memory: Memory,
        journey: Journey,
        keys: tuple[Key, ...],
    ) -> None:
        self._screen = screen
        self._desk = desk
        self._panes = panes
        self._memory = memory
        self._journey = journey
        self._keys = keys
        self._lit: Way | None = None
        self._looked_in = "book"

    # The windows

    def find(self, words: str = "") -> None:
        """Look for words, beginning with some."""
        from briefing.ui.finding import Finding
        from briefing.ui.screens.finder import Finder, KeptSearches

        if here := self._journey.entry:
            finding = Finding(self._desk.library, self._desk.volume, here)
            kept = KeptSearches(self._desk.searches, self._memory.change_searches)
            self._screen.post_message(LookedFor())
            lit = None if words else self._lit
            finder = Finder(finding, self._previewed, kept, self._keys, self._looked_in, lit, words)
            self._screen.app.push_screen(finder, self._queued(self._found))

    def go_to(self) -> None:
        """Look for an entry by its name; what was read last is offered first."""
        from briefing.ui.going import Going
        from briefing.ui.screens.go_to import GoTo

        read = dict.fromkeys(stop.ref._replace(heading="") for stop in reversed(self._desk.trail.stops))
        recent = tuple(ref for ref in read if ref != self._journey.here)
        going = Going(self._desk.library, self._desk.volume, recent)
        self._screen.app.push_screen(GoTo(going, self._keys), self._queued(self._open))

    def _queued(self, act: Callable[[Answer], Awaitable[None]]) -> Callable[[Answer], None]:
        """What is to be done with the answer of a window, after all that is under way on the screen."""

        def take(answer: Answer) -> None:
            self._screen.call_later(act, answer)

        return take

    def _previewed(self, ref: Ref) -> Page | None:
        """A page to be seen in passing, so without a word where there is none. Not for the event loop."""
        try:
            found = self._desk.fetch(ref)
        except UnreadableBook:
            return None
        return found.page if found else None

    async def _found(self, outcome: Outcome | None) -> None:
        """Go to what was found, its words lit; else all is as it was."""
        if outcome is None:
            return
        self._looked_in = outcome.scope
        if outcome.way is not None:
            await self._follow(outcome.way)
        else:
            await self._open(outcome.ref)

    async def _open(self, ref: Ref | None) -> None:
        if ref is not None:
            await self._journey.go(ref)
            self._panes.go_to("reading")

    # The hits that are lit

    async def _follow(self, way: Way, last: bool = False) -> None:
        """Open the hit where one is on the way through some, at its sentence or at its last lit word."""
        if not await self._journey.go(_to_read(way.hit)):
            return
        self._lit = way
        reading = self._screen.query_one(Reading)
        reading.light = way.light
        reading.last_lit() if last else reading.show_lit(way.hit.text)
        self._panes.go_to("reading")
        self._screen.query_one(StatusLine).way = way.told()

    async def next_hit(self, step: int) -> None:
        """On to the next lit place of the page, then to the next result."""
        way = self._lit
        if way is None:
            self._say("Nothing is lit: / finds.")
        elif not self._screen.query_one(Reading).next_lit(step):
            further = way.moved(step)
            if further is not None:
                await self._follow(further, last=step < 0)
            elif step < 0:
                self._say("That was the first hit.")
            elif way.answer.more:
                self._say("That was the last hit listed so far: / lists more.")
            else:
                self._say("That was the last hit.")

    def _say(self, words: str) -> None:
        self._screen.notify(words, markup=False)

    def drop_light(self) -> None:
        """Let what was found be dark again."""
        self._lit = None
        self._screen.query_one(Reading).light = None
        self._screen.query_one(StatusLine).way = Text("")


def _to_read(hit: Hit) -> Ref:
    """Where words that were found can be lit: a structure is read in words, not gone through as a tree."""
    return hit.ref._replace(heading=WORDS) if hit.kind == "structure" else hit.ref
