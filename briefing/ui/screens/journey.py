"""The way of the reader from place to place.

Every way to a place goes through `go` or `walk`: the exact place that one leaves is kept, the page is fetched
and shown.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from textual.screen import Screen

from briefing.library.volume import UnreadableBook, Volume
from briefing.model import asides
from briefing.model.book import WORDS, Ref
from briefing.model.entries import Person, Structure, Unit
from briefing.model.page import Outlook, Scroll
from briefing.model.text import Text
from briefing.reader.trail import Stop, Trail
from briefing.ui.arrangement import PANES
from briefing.ui.desk import Desk, Fetched
from briefing.ui.panes.contents import Contents
from briefing.ui.panes.context import Context
from briefing.ui.panes.panes import Panes
from briefing.ui.panes.reading import Reading
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.renewal import alike
from briefing.ui.screens.beside import Beside
from briefing.ui.screens.memory import Memory

_UNSEEN = Outlook()
_WRITTEN = 0.2
"""Seconds after which a text that has changed is looked at again."""


def _as_before(ref: Ref) -> Ref:
    return ref


class Journey:
    """Goes to places on a screen, and keeps the trail; `show_book` is called when another book is on top."""

    def __init__(
        self,
        screen: Screen[None],
        desk: Desk,
        panes: Panes,
        memory: Memory,
        show_book: Callable[[], None],
    ) -> None:
        self.shown: Ref | None = None
        """The place that is on the screen; None until the first one is."""
        self.is_going = False
        """Whether a page was asked for and is not there yet."""
        self._is_noticing = False
        self._screen = screen
        self._desk = desk
        self._panes = panes
        self._memory = memory
        self._show_book = show_book
        self._beside = Beside(screen)

    @property
    def is_settled(self) -> bool:
        """Whether all of a page is on the screen."""
        return self._beside.is_settled

    @property
    def here(self) -> Ref | None:
        """The entry that is on the screen, wherever in it one is."""
        return self.shown and self.shown._replace(heading="")

    @property
    def entry(self) -> Ref | None:
        """The entry that is on the screen, or whose evidence is."""
        here = self.here
        return asides.cited(here) if here else None

    @property
    def pointed(self) -> Ref | None:
        """The entry that is on the screen, or in a tree the unit with the cursor."""
        tree = self._panes.structure_in_front
        return (tree.ref if tree else None) or self.entry

    async def begin(self) -> None:
        """Open where the reader was, or at the front page if that is gone."""
        stop = self._desk.trail.current
        # A stop that was never left has no place in its page yet: its heading tells where to begin.
        if stop is None or not await self._show_stop(stop, is_first=True):
            await self.go_within()

    async def go(self, ref: Ref) -> bool:
        """Go to a place, remembering the one that is left; whether there is such a place."""
        self.keep_place()
        left = self._desk.trail
        is_there = await self._show(ref)
        if is_there:
            self._desk.trail = left.visit(Stop(ref))
            self._panes.uncover_text()
            self._memory.keep_place()
        return is_there

    async def turn_into(self, ref: Ref, start: Text) -> bool:
        """Show another view of what is on the screen from a slug on, in its place on the trail.

        Whether there is one.
        """
        is_there = await self._show(ref, start=start)
        if is_there:
            self._desk.trail = self._desk.trail.replace(Stop(ref))
            self._memory.keep_place()
        return is_there

    async def go_within(self, place: str = "") -> None:
        """Go to a place in the book on top, the front page if none is named."""
        await self.go(Ref(self._desk.volume.book.id, place))

    async def show_evidence(self) -> None:
        """Go to the evidence for the entry that is on the screen; from there, back."""
        here, entry = self.here, self.pointed
        if not (here and entry and entry.id in self._desk.volume.book.entries):
            self._screen.notify("Evidence is shown for an entry.", markup=False)
        else:
            await self._turn(entry, asides.Evidence(entry.id).at(entry.book))

    async def show_chain(self) -> None:
        """Go to the chain of command from the unit or person one is at to the top; from there, back."""
        here = self.pointed if self._panes.structure_in_front else self.here
        entry = here._replace(id=asides.subject(here)) if here else None
        if entry and isinstance(self._desk.volume.book.at(entry), Unit | Person):
            await self._turn(entry, asides.Chain(entry.id).at(entry.book))
        else:
            self._screen.notify("The chain of command is shown for a unit or a person.", markup=False)

    async def show_words(self) -> None:
        """Go to the structure on the screen as a page to read; from there, back to its tree."""
        here = self.here
        if here and isinstance(self._desk.volume.book.at(here), Structure):
            await self._turn(here, here._replace(heading=WORDS))
        else:
            self._screen.notify("A structure can be read in words; this is none.", markup=False)

    async def _turn(self, entry: Ref, aside: Ref) -> None:
        """Go aside to what is told of an entry; from there, back to the entry, or the tree it stands in."""
        if aside not in (self.here, self.shown):
            await self.go(aside)
            return
        before = self._desk.trail.back().current
        is_before = before is not None and (
            before.ref._replace(heading="") == entry
            or isinstance(self._desk.volume.book.at(before.ref), Structure)
        )
        await (self.walk(Trail.back) if is_before else self.go(entry))

    async def walk(self, step: Callable[[Trail], Trail]) -> None:
        """Walk the trail step by step to the next stop that is still there."""
        self.keep_place()
        trail = self._desk.trail
        while (ahead := step(trail)) != trail:
            trail = ahead
            stop = trail.current
            if stop and await self._show_stop(stop):
                self._desk.trail = trail
                self._panes.go_to(next((pane for pane in PANES if pane == stop.pane), "reading"))
                self._memory.keep_place()
                return

    async def show_again(self) -> None:
        """Show what is on the screen as it is by now; the reader and the keys stay where they are."""
        if self.shown is not None:
            await self._show_stop(self._stop(self.shown))

    async def look_again(self) -> None:
        """Show what has become known meanwhile of the book on top, at the exact place where the reader is."""
        self._show_book()
        await self.show_again()

    def _begin_to_notice(self) -> None:
        if not self._is_noticing:
            self._is_noticing = True
            self._screen.run_worker(self._notice(), group="noticing")

    async def _notice(self) -> None:
        """Bring all that is shown to the state of texts that have changed; one may still be being written."""
        try:
            while await asyncio.to_thread(self._desk.library.notice_texts):
                self._screen.call_later(self.look_again)
                await asyncio.sleep(_WRITTEN)
        finally:
            self._is_noticing = False

    async def renew(self, volume: Volume, where: Callable[[Ref], Ref] = _as_before) -> bool:
        """Show what is on the screen as its book has it by now; the reader stays. Whether it is there.

        `where` tells where a place is by now, as an entry may bear another id.
        """
        reading, left = self._screen.query_one(Reading), self.shown
        if left is None:
            return False
        self.keep_place()
        self._desk.trail = self._desk.trail.led(where)
        shown = self.shown = where(left)
        stop = self._desk.trail.current
        if self._panes.structure and stop:
            self._desk.volume = volume
            self._show_book()
            return await self._show_stop(stop)
        with self.underway():
            found = await asyncio.to_thread(self._desk.fetch, shown)
            self._desk.volume = volume
            self._show_book()
            if found is None:
                return False
            before = reading.page.parts if reading.page else ()
            same = await asyncio.to_thread(alike, before, found.page.parts)
            beside = await self._beside.gather(self._desk.view, shown)
        reading.renew(found.page, same)
        self._beside.show(beside, again=True)
        if shown != left:
            self._screen.query_one(Contents).mark(shown)
            self._memory.keep_place()
        self._screen.query_one(StatusLine).redraw()
        return True

    async def follow_number(self, number: int) -> None:
        """Follow a numbered link of the context pane; where that is hidden, show it first."""
        with self.underway():
            await self._beside.arrived()
        context = self._screen.query_one(Context)
        if context.display:
            context.follow_number(number)
        else:
            self._panes.go_to("context")

    def keep_place(self) -> None:
        """Put the exact place on the trail, for whoever leaves it, and keep how the panes are."""
        arrangement = self._panes.beside_text
        panes = {"contents": arrangement.contents, "context": arrangement.context}
        folded = self._screen.query_one(Contents).folded
        self._desk.state = self._desk.state._replace(folded=folded, panes=panes)
        if self.shown is not None:
            self._desk.trail = self._desk.trail.replace(self._stop(self.shown))

    def _stop(self, ref: Ref) -> Stop:
        """A place as it is on the screen."""
        place = Scroll() if self._panes.structure else self._screen.query_one(Reading).place
        return Stop(ref, place, self._panes.front, self._panes.outlook)

    async def _show_stop(self, stop: Stop, is_first: bool = False) -> bool:
        """Put a page on screen as it was left; one that never was begins at its top or heading."""
        scroll = None if is_first and stop.scroll == Scroll() else stop.scroll
        return await self._show(stop.ref, scroll, stop.outlook)

    async def _show(
        self,
        ref: Ref,
        scroll: Scroll | None = None,
        outlook: Outlook = _UNSEEN,
        start: Text | None = None,
    ) -> bool:
        """Put a page on screen, at the exact place where it was left if given; whether there is one."""
        with self.underway():
            found = await self._fetch(ref, outlook, start)
            if found is None:
                return False
            if self.shown is None or found.volume is not self._desk.volume:
                self._desk.volume = found.volume
                self._show_book()
            beside = await self._beside.gather(self._desk.view, ref)
            await self._panes.prepare(found.planted)
        if self.shown is not None:  # else the book was just opened
            self._begin_to_notice()
        is_shown, self.shown = ref == self.shown, ref
        if not found.planted:
            self._screen.query_one(Reading).show(found.page, scroll)
        self._panes.show_tree(found.planted)
        self._beside.show(beside)
        if not is_shown:
            self._screen.query_one(Contents).mark(ref)
        self._screen.query_one(StatusLine).redraw()
        return True

    @contextmanager
    def underway(self) -> Iterator[None]:
        """What is typed meanwhile is meant for what will be there then."""
        self.is_going = True
        try:
            yield
        finally:
            self.is_going = False

    async def _fetch(self, ref: Ref, outlook: Outlook, start: Text | None) -> Fetched | None:
        """The page at a place; without one, the reader is told why."""
        fetch, is_at_hand = self._desk.fetch, self._desk.is_at_hand(ref)
        try:
            asked = ref, outlook, start
            found = fetch(*asked) if is_at_hand else await asyncio.to_thread(fetch, *asked)
        except UnreadableBook as unreadable:
            told = f"{unreadable}; `briefing check` says why."
            self._screen.notify(told, severity="error", markup=False)
            return None
        if found is None:
            self._screen.notify(f"There is nothing at {ref}.", severity="warning", markup=False)
        return found
