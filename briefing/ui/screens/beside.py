"""What stands beside a page: where it leads and who leads to it.

It comes with the page if it is gathered before that is felt, else as soon as it is there.
"""

from __future__ import annotations

import asyncio

from textual.screen import Screen
from textual.worker import Worker

from briefing.library.volume import Volume
from briefing.model.book import Ref
from briefing.model.page import Page
from briefing.model.text import Text
from briefing.pages.context import context
from briefing.pages.view import View
from briefing.ui.panes.context import Context

Coming = asyncio.Task[Page]
"""The context of a place while it is gathered; the first time that reads the links of the whole book."""

_PATIENCE = 0.05
"""Seconds for which a page waits for its context, so that both come together."""


class Beside:
    """Fills the context pane of a screen."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._known: Volume | None = None
        self._late: Worker[None] | None = None
        self.is_settled = False
        """Whether all of it is on the screen, and with it all of the page."""

    async def gather(self, view: View, ref: Ref) -> Page | Coming:
        """What leads from and to a place; or, if that takes so long that it is felt, what to wait for."""
        if self._known is view.volume:
            return context(view, ref)
        coming = asyncio.create_task(asyncio.to_thread(context, view, ref))
        done, _ = await asyncio.wait([coming], timeout=_PATIENCE)
        self._known = view.volume if done else None
        return coming.result() if done else coming

    def show(self, ref: Ref, gathered: Page | Coming) -> None:
        """Show what was gathered for a place, and what is still to come when it is there."""
        self.is_settled = False
        if self._late is not None:
            self._late.cancel()
        if isinstance(gathered, Page):
            self._late = None
            self._fill(gathered)
        else:
            self._screen.query_one(Context).show(Page(ref, Text(""), ()))
            self._late = self._screen.run_worker(self._show_late(gathered), group="context")

    async def arrived(self) -> None:
        """Wait until all of it is there."""
        if self._late is not None:
            await self._late.wait()

    async def _show_late(self, coming: Coming) -> None:
        self._fill(await coming)

    def _fill(self, page: Page) -> None:
        self._screen.query_one(Context).show(page)
        self._screen.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self.is_settled = True
