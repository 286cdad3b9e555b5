"""The main screen: contents, text and context under one header, over one status line.

Where the reader goes is the matter of `Journey`, what he looks for that of `Search`, which panes are on the
screen that of `Panes`, and what is on the desk that of `Desk`.
"""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Static

from briefing.model import asides
from briefing.model.book import PROBLEMS
from briefing.model.text import Text, clean
from briefing.ui.arrangement import COMFORTABLE, MEDIUM, SMALLEST
from briefing.ui.desk import Desk
from briefing.ui.keys import LAYERS, Key, Scope, bindings
from briefing.ui.listing import sections
from briefing.ui.messages import NotLookedThrough
from briefing.ui.panes.banner import Banner
from briefing.ui.panes.contents import Contents
from briefing.ui.panes.header import Header
from briefing.ui.panes.lines import Still
from briefing.ui.panes.reading import Reading
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.screens.actions import Actions

if TYPE_CHECKING:
    from briefing.ui.screens.live import Live

_TOO_SMALL = (
    f"This window is too small to read in.\nMake it at least {SMALLEST[0]} columns by {SMALLEST[1]} rows."
)


class ReadingScreen(Actions, Still):
    """The book that is on the reader's desk."""

    BLANK = True
    BINDINGS = bindings("everywhere")
    AUTO_FOCUS = "Reading"

    # What looks different by the focus are the panes, and they know.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(
        self, desk: Desk, keys: tuple[Key, ...], pause: float | None = None, follows: bool = False
    ) -> None:
        super().__init__(desk, keys)
        self._banner = Banner(keys)
        self._pause = pause
        self._follows = follows
        self._has_dates_at_hand = False

    def compose(self) -> ComposeResult:
        """Header, the three panes, status line; what says that something is amiss comes when it is."""
        yield Header()
        yield self._panes
        yield StatusLine(self._keys, self._position)

    async def on_mount(self) -> None:
        """Open where the reader was, or at the front page if that is gone."""
        if self._desk.note:
            self.notify(self._desk.note, markup=False)
        self._fit(self.app.size)
        self.watch(self._panes, "scope", self._tell_scope)
        self.watch(self.query_one(Reading), "percent", self._tell_position, init=False)
        await self.journey.begin()
        if self._pause is not None:
            self.set_timer(self._pause, self.look_for_changes)

    # What stands around the text

    def show_book(self) -> None:
        """Show in header, banner and contents which book is on top."""
        header, view = self.query_one(Header), self._desk.view
        book = view.volume.book
        header.book, header.marking = book.header.title, book.header.marking or Text("")
        header.meeting, header.as_of = book.header.date, view.when
        self._banner.is_broken = bool(view.volume.broken_by)
        self._banner.are_all, self._banner.problems = view.volume.is_looked_through, view.volume.problems
        self._show_banner()
        self.query_one(Contents).show(sections(view))
        if not view.volume.is_looked_through:
            self.post_message(NotLookedThrough())

    def _show_banner(self) -> None:
        if self._banner.display and self.is_attached and not self._banner.is_attached:
            self.mount(self._banner, after=self.query_one(Header))

    def on_resize(self, event: events.Resize) -> None:
        """Called before Textual lays everything out for the new size."""
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        """As many panes as there is room for; say so where it is small, and nothing else where too small."""
        self._banner.small = size.width < COMFORTABLE[0] or size.height < COMFORTABLE[1]
        self._show_banner()
        too_small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        if too_small and self.is_attached and not self.query("#too-small"):
            self.mount(Static(_TOO_SMALL, id="too-small", markup=False))
        self.set_class(too_small, "-too-small")
        self.set_class(size.width < MEDIUM, "-narrow")
        self._panes.fit(size.width)
        self.query_one(StatusLine).redraw()

    def watch_focused(self, focused: Widget | None) -> None:
        """Called by Textual when the keys go elsewhere."""
        if focused is not None:
            self._panes.keys_went_to(focused)

    def _tell_scope(self, scope: Scope) -> None:
        """The status line shows the keys of the place that has the focus."""
        self.query_one(StatusLine).scope = scope
        if scope == "tree" and not self._has_dates_at_hand:
            self._has_dates_at_hand = True
            self.run_worker(_have_dates_at_hand, thread=True, group="loading")

    def _tell_position(self) -> None:
        self.query_one(StatusLine).redraw()

    def _position(self) -> Text:
        """Which entry this is and how far down it one is."""
        reading = self.query_one(Reading)
        reading.settle()
        is_whole = reading.percent is None or self._panes.structure is not None
        percent = "" if is_whole else f"{reading.percent}%"
        entry = self.journey.entry
        code = self._desk.volume.book.codes.get(entry.id, "") if entry else ""
        if asides.Timeline.read(entry):
            code = self._timelines.told
        return clean(f"{code} {percent}".strip())

    def action_problems(self) -> None:
        """To the list of what is wrong with the book on top."""
        self.call_later(self._show_problems)

    async def _show_problems(self) -> None:
        """All are known only once they are wanted. The first is marked, so that one key leads to it."""
        await self.journey.go_within(PROBLEMS)
        self.query_one(Reading).mark_in_sight()
        volume = self._desk.volume
        if (self._banner.are_all, self._banner.problems) != (volume.is_looked_through, volume.problems):
            self.show_book()

    @cached_property
    def _live(self) -> Live:
        from briefing.ui.screens.live import Live

        return Live(self, self._desk, self.journey, self.show_book, self._pause, self._follows)

    def look_for_changes(self) -> None:
        """Look whether the files of the book on top were saved since, and again after a while."""
        self._live.look()

    def drop_changes(self) -> None:
        """Mark no longer what was saved last."""
        self.query_one(Reading).drop_changes()

    # What the program asks for

    def keys_here(self) -> tuple[Key, ...]:
        """Every key that works where the reader is."""
        return tuple(key for key in self._keys if key.scope in LAYERS[self._panes.scope])

    def tell_progress(self, told: Text) -> None:
        """Say in the status line how far that is which is done while one reads."""
        self.query_one(StatusLine).progress = told

    async def catch_up(self) -> None:
        """Show what has become known meanwhile of the book on top, at the exact place where the reader is."""
        if await asyncio.to_thread(self._desk.volume.move_on):
            await self.journey.look_again()
        else:
            self._live.renew()

    def picture(self) -> bytes:
        """What the screen would show first if the book were opened again now, as bytes for the terminal.

        Empty where it would show something else than now.
        """
        reading, line, shown = self.query_one(Reading), self.query_one(StatusLine), self.journey.shown
        is_calm = (
            self.journey.is_settled
            and self.focused is reading
            and not (line.way or line.progress or self.query("Toast"))
        )
        if not (is_calm and shown and self._desk.is_at_home and self._panes.to_start(shown)):
            return b""
        reading.start_again()
        line.redraw()
        lines = [strip.render(self.app.console) for strip in self._compositor.render_strips()]
        return "\r\n".join(lines).encode()


def _have_dates_at_hand() -> None:
    """Load what answers `t`, `d` and the steps, so that the first of them need not wait for it."""
    from briefing.ui.screens import comparing, dating  # noqa: F401
