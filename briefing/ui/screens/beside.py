"""What stands beside a page: where it leads and who leads to it.

It comes with the page if it is gathered before that is felt, else as soon as it is there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import NamedTuple

from textual.screen import Screen
from textual.worker import Worker

from briefing.library.volume import Volume
from briefing.model.book import Ref
from briefing.model.page import Page
from briefing.pages.context import context
from briefing.pages.view import View
from briefing.ui.panes.context import Context


class Gathered(NamedTuple):
    """What stands beside a place as far as it is known; if that is not all, what gives all of it later."""

    page: Page
    coming: Callable[[], Awaitable[Page]] | None = None


_PATIENCE = 0.05
"""Seconds for which a page waits for all of its context, so that both come together."""
_NAMED = ("people", "units", "terms")
_MANY = 1_000
"""With more names what is named is not even looked for before the page is painted: it would have to wait."""


class Beside:
    """Fills the context pane of a screen."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._known: Volume | None = None
        self._late: Worker[None] | None = None
        self.is_settled = False
        """Whether all of it is on the screen, and with it all of the page."""

    async def gather(self, view: View, ref: Ref) -> Gathered:
        """What leads from and to a place, and unless that takes so long that it is felt, what is named."""
        is_large = sum(len(view.volume.book.section(name)) for name in _NAMED) > _MANY
        if self._known is view.volume and not is_large:
            return Gathered(context(view, ref))
        coming = partial(self._first, view, ref)
        if is_large:
            return Gathered(await asyncio.to_thread(context, view, ref, is_all=False), coming)
        begun = asyncio.create_task(coming())
        done, _ = await asyncio.wait([begun], timeout=_PATIENCE)
        if done:
            return Gathered(begun.result())
        return Gathered(context(view, ref, is_all=False), lambda: begun)

    async def _first(self, view: View, ref: Ref) -> Page:
        found = await asyncio.to_thread(context, view, ref)
        self._known = view.volume
        return found

    def show(self, gathered: Gathered, again: bool = False) -> None:
        """Show what was gathered for a place, and what is still to come when it is there.

        `again` if it is for the same place as before: then the pane stays where it is.
        """
        self.is_settled = False
        if self._late is not None:
            self._late.cancel()
            self._late = None
        context = self._screen.query_one(Context)
        (context.complete if again else context.show)(gathered.page)
        if gathered.coming is None:
            self._screen.call_after_refresh(self._settle)
        else:
            self._late = self._screen.run_worker(self._show_late(gathered.coming), group="context")

    async def arrived(self) -> None:
        """Wait until all of it is there."""
        if self._late is not None:
            await self._late.wait()

    async def _show_late(self, coming: Callable[[], Awaitable[Page]]) -> None:
        painted = asyncio.Event()
        self._screen.call_after_refresh(painted.set)
        await painted.wait()
        self._screen.query_one(Context).complete(await coming())
        self._screen.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self.is_settled = True
