"""What is saved while the book is open: shown where the reader is, or told why it cannot be."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable

from textual.screen import Screen
from textual.timer import Timer

from briefing.library.renewing import Changes, Renewed, beside, renewed
from briefing.library.volume import Volume
from briefing.library.watching import USUAL, Watched
from briefing.model import asides
from briefing.model.book import PROBLEMS, Ref
from briefing.model.text import Text
from briefing.ui.desk import Desk
from briefing.ui.panes.reading import Reading
from briefing.ui.renewal import alike
from briefing.ui.screens.journey import Journey

_WAYS = {"above": "up", "below": "down"}


class Live:
    """Looks after the books on the desk, and exchanges those that were saved under the screen.

    `pause` is the usual time between two looks, in seconds; `follows` leads the reader to what changed.
    `show_book` is called when what stands around the text may be another.
    """

    def __init__(
        self,
        screen: Screen[None],
        desk: Desk,
        journey: Journey,
        show_book: Callable[[], None],
        pause: float | None,
        follows: bool,
    ) -> None:
        self._screen = screen
        self._desk = desk
        self._journey = journey
        self._show_book = show_book
        self._pause = USUAL if pause is None else pause
        self._follows = follows
        self._watched: dict[str, Watched] = {}
        self._next: Timer | None = None
        self._is_looking = False
        self._has_loaded = False

    def look(self) -> None:
        """Look now whether something was saved, and from now on again and again."""
        if not self._is_looking:
            self._is_looking = True
            if self._next is not None:
                self._next.stop()
            self._screen.run_worker(self._look(), group="live")

    async def _look(self) -> None:
        volumes = self._desk.library.volumes
        for volume in await asyncio.to_thread(self._saved, volumes):
            await self._renew(self._desk.library.opened(volume.book.id) or volume)
        self._is_looking = False
        pause = min(self._watched[volume.book.id].pause for volume in volumes)
        self._next = self._screen.set_timer(pause, self.look)

    def renew(self) -> None:
        """Read the book on top anew: it is another than what is shown, though its files may look the same."""
        self._screen.run_worker(self._renew(self._desk.volume), group="live")

    async def _renew(self, shown: Volume) -> None:
        found = await asyncio.to_thread(self._renewed, shown)
        done = asyncio.Event()
        # In the queue of the screen, so that nobody is on the way to a page meanwhile.
        self._screen.call_later(self._take, found, done)
        await done.wait()

    def _renewed(self, volume: Volume) -> Renewed:
        """A book that was saved, read anew; what that loads at first is not looked at again."""
        from briefing.loading.books import no_collection

        with no_collection():
            found = renewed(self._desk.library, volume)
            _ = found.now.problems  # which are at hand then
            if not self._has_loaded:
                self._has_loaded = True
                gc.freeze()
        return found

    def _saved(self, volumes: tuple[Volume, ...]) -> list[Volume]:
        """The books whose files were saved since they were read."""
        found = []
        for volume in volumes:
            watched = self._watched.get(volume.book.id)
            if watched is None:
                watched = Watched(volume.book.path, volume.files, self._pause)
                self._watched[volume.book.id] = watched
            if watched.look():
                watched.take()
                found.append(volume)
        return found

    async def _take(self, found: Renewed, done: asyncio.Event) -> None:
        try:
            found.now.broken_by = found.errors
            self._desk.library.exchange(found.now)
            if found.now.book.id != self._desk.volume.book.id:
                self._desk.trail = self._desk.trail.led(found.changes.renames.ref)
                return
            await (self._keep() if found.errors else self._show(found))
        finally:
            done.set()

    async def _keep(self) -> None:
        """The save is broken: the last good book stays, and its problems are listed."""
        shown = self._journey.shown
        if shown and shown.id == PROBLEMS:
            await self._journey.renew(self._desk.volume)
        else:
            self._show_book()

    async def _show(self, found: Renewed) -> None:
        """Show the book as it was saved, and what is another in it."""
        page, left = self._screen.query_one(Reading).page, self._journey.here
        renames = found.changes.renames
        if not await self._journey.renew(found.now, renames.ref):
            await self._stay_near(found, left, page.title if page else Text(""))
        elif left and (new := renames.ids.get(asides.subject(left))):
            self._say(f"renamed to {new}")
        elif self._follows and found.changes.to_see and self._screen.app.screen is self._screen:
            await self._follow(found)
        else:
            self._tell(found.changes)

    async def _stay_near(self, found: Renewed, left: Ref | None, title: Text) -> None:
        """What was on the screen is gone: go to what stood beside it, else to the front page."""
        near = beside(found.before, found.now, asides.subject(left), found.changes.renames) if left else ""
        await self._journey.go_within(near)
        where = "this stood beside it" if near else "this is its front page"
        self._say(f"“{title}” is gone from the book: {where}.")

    async def _follow(self, found: Renewed) -> None:
        """Go to the first entry that changed, else to the front page, and to what is another there."""
        first = next(filter(None, found.changes.to_see), "")
        reading, ref = self._screen.query_one(Reading), Ref(found.now.book.id, first)
        before = await asyncio.to_thread(self._desk.fetch_from, found.before, ref)
        await self._journey.go(ref)
        if before and reading.page:
            reading.mark_changes(before, await asyncio.to_thread(alike, before.parts, reading.page.parts))
        if found.changes.told and len(found.changes.to_see) > 1:
            self._say(f"{found.changes.told}; this is the first")

    def _tell(self, changes: Changes) -> None:
        """Say what was saved, unless it is this entry alone and its marks are in sight."""
        here, where = self._journey.here, self._screen.query_one(Reading).changes
        is_here_alone = here is not None and changes.to_see == (asides.subject(here),) and not changes.gone
        if is_here_alone and where in _WAYS:
            self._say(f"saved: this entry changed, further {_WAYS[where]}")
        elif changes.told and not (is_here_alone and where):
            self._say(changes.told)

    def _say(self, words: str) -> None:
        """In place of what was said of the save before."""
        self._screen.app.clear_notifications()
        self._screen.notify(words, markup=False)
