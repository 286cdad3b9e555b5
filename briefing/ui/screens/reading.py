"""The main screen: contents, text and context under one header, over one status line.

Every way to a place goes through `_go` or `_walk`: the exact place that one leaves is kept, the page is
fetched and shown. Which panes are on screen is the matter of `Panes`, what is on the desk that of `Desk`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import Worker

from briefing.library.volume import UnreadableBook, Volume
from briefing.model.book import PROBLEMS, TIMELINE, Ref
from briefing.model.page import Page, Scroll
from briefing.model.text import Text, clean
from briefing.pages.context import context
from briefing.reader.trail import Stop, Trail
from briefing.ui.arrangement import COMFORTABLE, MEDIUM, PANES, SMALLEST, Arrangement
from briefing.ui.desk import Desk, Fetched
from briefing.ui.keys import LAYERS, Key, Scope, bindings
from briefing.ui.listing import sections
from briefing.ui.messages import CopyText, DropLight, OpenAddress, OpenEntry
from briefing.ui.panes.banner import Banner
from briefing.ui.panes.contents import Contents
from briefing.ui.panes.context import Context
from briefing.ui.panes.header import Header
from briefing.ui.panes.lines import Still
from briefing.ui.panes.page_view import PageView
from briefing.ui.panes.panes import Panes
from briefing.ui.panes.reading import Reading
from briefing.ui.panes.status_line import StatusLine

if TYPE_CHECKING:
    # What is looked for is not there at the start.
    from briefing.ui.finding import Trace
    from briefing.ui.screens.finder import Outcome

Answer = TypeVar("Answer")
Coming = asyncio.Task[Page]
"""The context of a place while it is gathered; the first time that reads the links of the whole book."""

_PATIENCE = 0.05
"""Seconds for which a page waits for its context, so that both come together."""
_STAYED = 0.2
"""Seconds at a place after which it is saved."""
_TOO_SMALL = (
    f"This window is too small to read in.\nMake it at least {SMALLEST[0]} columns by {SMALLEST[1]} rows."
)


class ReadingScreen(Screen[None], Still):
    """The book that is on the reader's desk."""

    BLANK = True
    BINDINGS = bindings("everywhere")
    AUTO_FOCUS = "Reading"

    # What looks different by the focus are the panes, and they know.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, desk: Desk, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._desk = desk
        self._keys = keys
        wanted = desk.state.panes
        arrangement = Arrangement(wanted.get("contents", True), wanted.get("context", True))
        self.is_going = False
        """Whether a page was asked for and is not there yet."""
        self._banner = Banner(keys)
        self._panes = Panes(arrangement, desk.state.folded, keys)
        self._shown: Ref | None = None
        self._beside: Worker[None] | None = None
        self._is_settled = False
        self._trace: Trace | None = None
        self._looked_in = "book"
        self._known: Volume | None = None
        self._saver: Timer | None = None
        self._saving = asyncio.Lock()

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
        stop = self._desk.trail.current
        # A stop that was never left has no place in its page yet: its heading tells where to begin.
        if stop is None or not await self._show(stop.ref, None if stop.scroll == Scroll() else stop.scroll):
            await self._go_within()

    # To a place and back

    async def _go(self, ref: Ref) -> None:
        """Go to a place, remembering the one that is left."""
        self.keep_place()
        left = self._desk.trail
        if await self._show(ref):
            self._desk.trail = left.visit(Stop(ref))
            self._panes.uncover_text()
            self._remember()

    async def _go_within(self, place: str = "") -> None:
        """Go to a place in the book on top, the front page if none is named."""
        await self._go(Ref(self._desk.volume.book.id, place))

    async def _walk(self, step: Callable[[Trail], Trail]) -> None:
        """Walk the trail step by step to the next stop that is still there."""
        self.keep_place()
        trail = self._desk.trail
        while (ahead := step(trail)) != trail:
            trail = ahead
            stop = trail.current
            if stop and await self._show(stop.ref, stop.scroll):
                self._desk.trail = trail
                self._panes.go_to(next((pane for pane in PANES if pane == stop.pane), "reading"))
                self._remember()
                return

    async def _show(self, ref: Ref, scroll: Scroll | None = None) -> bool:
        """Put a page on screen, at the exact place where it was left if given; whether there is one."""
        with self._underway():
            found = await self._fetch(ref)
            if found is None:
                return False
            if self._shown is None or found.volume is not self._desk.volume:
                await self._put_on_top(found.volume)
            late, beside = await self._gathered(ref)
        self._shown = ref
        self._is_settled = False
        self.query_one(Reading).show(found.page, scroll)
        self.query_one(Context).show(beside)
        self.query_one(Contents).mark(ref)
        self.query_one(StatusLine).redraw()
        self._beside = self._show_context(late) if late else None
        if late is None:
            self.call_after_refresh(self._settle)
        return True

    @contextmanager
    def _underway(self) -> Iterator[None]:
        """What is typed meanwhile is meant for what will be there then."""
        self.is_going = True
        try:
            yield
        finally:
            self.is_going = False

    async def _fetch(self, ref: Ref) -> Fetched | None:
        """The page at a place; without one, the reader is told why."""
        opened = self._desk.library.opened(ref.book)
        try:
            found = self._desk.fetch(ref) if opened else await asyncio.to_thread(self._desk.fetch, ref)
        except UnreadableBook as unreadable:
            self.notify(f"{unreadable}; `briefing check` says why.", severity="error", markup=False)
            return None
        if found is None:
            self.notify(f"There is nothing at {ref}.", severity="warning", markup=False)
        return found

    async def _put_on_top(self, volume: Volume) -> None:
        """Put a book on top, and show in header, banner and contents which it is."""
        self._desk.volume = volume
        header, view = self.query_one(Header), self._desk.view
        book = view.volume.book
        header.book, header.marking = book.header.title, book.header.marking or Text("")
        header.meeting, header.as_of = book.header.date, view.when
        self._banner.problems = view.volume.problems
        self._show_banner()
        self.query_one(Contents).show(sections(view))

    def _tell_position(self) -> None:
        self.query_one(StatusLine).redraw()

    def _position(self) -> Text:
        """Which entry this is and how far down it one is."""
        reading = self.query_one(Reading)
        reading.settle()
        percent = "" if reading.percent is None else f"{reading.percent}%"
        code = self._desk.volume.book.codes.get(self._shown.id, "") if self._shown else ""
        return clean(f"{code} {percent}".strip())

    async def _gathered(self, ref: Ref) -> tuple[Coming | None, Page]:
        """What leads from and to a place; or, if that takes so long that it is felt, what to wait for."""
        view = self._desk.view
        if self._known is view.volume:
            return None, context(view, ref)
        coming = asyncio.create_task(asyncio.to_thread(context, view, ref))
        done, _ = await asyncio.wait([coming], timeout=_PATIENCE)
        self._known = view.volume if done else None
        return (None, coming.result()) if done else (coming, Page(ref, Text(""), ()))

    @work(group="context", exclusive=True)
    async def _show_context(self, coming: Coming) -> None:
        """Show what leads from and to a place when it is there."""
        self.query_one(Context).show(await coming)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """All of a page is on the screen."""
        self._is_settled = True

    def keep_place(self) -> None:
        """Put the exact place on the trail, for whoever leaves it, and keep how the panes are."""
        arrangement = self._panes.arrangement
        panes = {"contents": arrangement.contents, "context": arrangement.context}
        self._desk.state = self._desk.state._replace(folded=self.query_one(Contents).folded, panes=panes)
        if self._shown is not None:
            stop = Stop(self._shown, self.query_one(Reading).place, self._panes.front)
            self._desk.trail = self._desk.trail.replace(stop)

    def _remember(self) -> None:
        """Save where the reader is, when he stays there for a moment, so not while the page is drawn."""
        if self._saver is not None:
            self._saver.stop()
        self._saver = self.set_timer(_STAYED, self._save)

    @work(group="saving")
    async def _save(self) -> None:
        """One saving after the other, so that the newest is the last."""
        async with self._saving:
            note = await asyncio.to_thread(self._desk.saving())
        if note and note != self._desk.note:
            self._desk.note = note
            self.notify(note, severity="warning", markup=False)

    # What the panes and the keys ask for

    @on(OpenEntry)
    async def _open_entry(self, event: OpenEntry) -> None:
        await self._go(event.ref)
        self._panes.give_keys_to("reading")

    @on(PageView.Followed)
    async def _followed(self, event: PageView.Followed) -> None:
        if isinstance(event.target, Ref):
            await self._go(event.target)
        else:
            self.app.post_message(OpenAddress(event.target.url))

    # They queue up here and not in the program, which stays free for the keys that end it.

    def action_back(self) -> None:
        """To the place before this one."""
        self.call_later(self._walk, Trail.back)

    def action_forward(self) -> None:
        """To the place from which one came back."""
        self.call_later(self._walk, Trail.forward)

    def action_front_page(self) -> None:
        """To the front page of the book on top."""
        self.call_later(self._go_within)

    def action_timeline(self) -> None:
        """To the timeline of the book on top."""
        self.call_later(self._go_within, TIMELINE)

    def action_problems(self) -> None:
        """To the list of what is wrong with the book on top."""
        self.call_later(self._go_within, PROBLEMS)

    def action_follow_numbered(self, number: int) -> None:
        """Follow a numbered link of the context pane; where that is hidden, show it first."""
        self.call_later(self._follow_numbered, number)

    async def _follow_numbered(self, number: int) -> None:
        with self._underway():
            if self._beside is not None:
                await self._beside.wait()
        if self.query_one(Context).display:
            self.query_one(Context).follow_number(number)
        else:
            self._panes.go_to("context")

    # Finding

    def _queued(self, act: Callable[[Answer], Awaitable[None]]) -> Callable[[Answer], None]:
        """What is to be done with the answer of a window, after all that is under way here."""

        def take(answer: Answer) -> None:
            self.call_later(act, answer)

        return take

    def action_find(self) -> None:
        """Look for something; while hits are lit, the search that found them is there again."""
        from briefing.ui.finding import Finding
        from briefing.ui.screens.finder import Finder

        if self._shown is not None:
            view = self._desk.view
            finding = Finding(view.library, view.volume, self._shown._replace(heading=""))
            searches, scope, lit = self._desk.searches, self._looked_in, self._trace
            finder = Finder(finding, self._previewed, searches, self._keys, scope, lit)
            self.app.push_screen(finder, self._queued(self._found))

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
        if outcome.searches != self._desk.searches:
            self._desk.searches = outcome.searches
            self._keep_searches()
        if outcome.trace is not None:
            await self._follow(outcome.trace)
        elif outcome.ref is not None:
            await self._go(outcome.ref)
            self._panes.go_to("reading")

    def action_go_to(self) -> None:
        """Go to an entry by its name; what was read last is offered first."""
        from briefing.ui.going import Going
        from briefing.ui.screens.go_to import GoTo

        here = self._shown and self._shown._replace(heading="")
        read = dict.fromkeys(stop.ref._replace(heading="") for stop in reversed(self._desk.trail.stops))
        recent = tuple(ref for ref in read if ref != here)
        going = Going(self._desk.library, self._desk.volume, recent)
        self.app.push_screen(GoTo(going, self._keys), self._queued(self._gone_to))

    async def _gone_to(self, place: Ref | None) -> None:
        if place is not None:
            await self._go(place)
            self._panes.go_to("reading")

    async def _follow(self, way: Trace, last: bool = False) -> None:
        """Open the hit where one is on the way through some, at its sentence or at its last lit word."""
        await self._go(way.hit.ref)
        if self._shown != way.hit.ref:
            return
        self._trace = way
        reading = self.query_one(Reading)
        reading.light = way.light
        reading.last_lit() if last else reading.show_lit(way.hit.text)
        self._panes.go_to("reading")
        self.query_one(StatusLine).trace = way.told()

    def action_next_hit(self, step: int) -> None:
        """On to the next lit place of the page, then to the next result."""
        self.call_later(self._next_hit, step)

    async def _next_hit(self, step: int) -> None:
        way = self._trace
        if way is None:
            self.notify("Nothing is lit: / finds.", markup=False)
        elif not self.query_one(Reading).next_lit(step):
            further = way.moved(step)
            if further is not None:
                await self._follow(further, last=step < 0)
            elif step < 0:
                self.notify("That was the first hit.", markup=False)
            elif way.answer.more:
                self.notify("That was the last hit listed so far: / lists more.", markup=False)
            else:
                self.notify("That was the last hit.", markup=False)

    @on(DropLight)
    def _drop_light(self) -> None:
        """Let what was found be dark again."""
        self._trace = None
        self.query_one(Reading).light = None
        self.query_one(StatusLine).trace = Text("")

    @work(group="saving")
    async def _keep_searches(self) -> None:
        async with self._saving:
            note = await asyncio.to_thread(self._desk.keep_searches)
        if note:
            self.notify(note, severity="warning", markup=False)

    def action_label_links(self) -> None:
        """Label the links of the pane that has the focus, else go to the text and label its links."""
        if not isinstance(self.focused, PageView):
            self._panes.go_to("reading")
        pane = self.focused if isinstance(self.focused, PageView) else self.query_one(Reading)
        pane.action_label_links()

    @on(events.TextSelected)
    def _copy_selected(self) -> None:
        """Copy what the mouse selected."""
        if selected := self.get_selected_text():
            self.post_message(CopyText(clean(selected), Text("the selected words")))

    async def action_copy(self) -> None:
        """Copy what is selected, else the page with its citation."""
        from briefing.pasted import pasted

        if self.get_selected_text():
            self._copy_selected()
        elif self._shown:
            from briefing.pasted import pasted

            code = self._desk.volume.book.codes.get(self._shown.id)
            what = f"{code} with its citation" if code else "this page"
            text = await asyncio.to_thread(pasted, self._desk.view, self._shown)
            self.post_message(CopyText(text, clean(what)))

    def action_help(self) -> None:
        """What the keys do here."""
        from briefing.ui.screens.help import Help

        self.app.push_screen(Help(self._panes.scope, self._keys))

    async def action_close(self) -> None:
        """Close the side pane that covers the text; where none does, quit."""
        if self._panes.text_is_covered:
            self._panes.go_to("reading")
        else:
            await self.app.action_quit()

    def keys_here(self) -> tuple[Key, ...]:
        """Every key that works where the reader is."""
        return tuple(key for key in self._keys if key.scope in LAYERS[self._panes.scope])

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

    def _show_banner(self) -> None:
        if self._banner.display and self.is_attached and not self._banner.is_attached:
            self.mount(self._banner, after=self.query_one(Header))

    def tell_progress(self, told: Text) -> None:
        """Say in the status line how far the reading of other books is."""
        self.query_one(StatusLine).progress = told

    def picture(self) -> bytes:
        """What the screen would show first if the book were opened again now, as bytes for the terminal.

        Empty where it would show something else than now.
        """
        reading, line = self.query_one(Reading), self.query_one(StatusLine)
        is_calm = (
            self._is_settled
            and self.focused is reading
            and not (line.trace or line.progress or self.query("Toast"))
        )
        if not (is_calm and self._shown and self._desk.is_at_home and self._panes.to_start(self._shown)):
            return b""
        lines = [strip.render(self.app.console) for strip in self._compositor.render_strips()]
        return "\r\n".join(lines).encode()

    def _tell_scope(self, scope: Scope) -> None:
        """The status line shows the keys of the place that has the focus."""
        self.query_one(StatusLine).scope = scope
