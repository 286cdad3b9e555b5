"""The main screen: contents, text and context under one header, over one status line.

Where the reader goes is the matter of `Journey`, what he looks for that of `Search`, which panes are on the
screen that of `Panes`, and what is on the desk that of `Desk`.
"""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from briefing.model import asides
from briefing.model.book import PROBLEMS, TIMELINE, Ref
from briefing.model.text import Text, clean
from briefing.reader.trail import Trail
from briefing.ui.arrangement import COMFORTABLE, MEDIUM, SMALLEST, Arrangement
from briefing.ui.desk import Desk
from briefing.ui.keys import LAYERS, Key, Scope, bindings
from briefing.ui.listing import sections
from briefing.ui.messages import DropLight, NotLookedThrough, OpenAddress, OpenEntry
from briefing.ui.panes.banner import Banner
from briefing.ui.panes.contents import Contents
from briefing.ui.panes.header import Header
from briefing.ui.panes.lines import Still
from briefing.ui.panes.page_view import PageView
from briefing.ui.panes.panes import Panes
from briefing.ui.panes.reading import Reading
from briefing.ui.panes.status_line import StatusLine
from briefing.ui.screens.journey import Journey
from briefing.ui.screens.memory import Memory
from briefing.ui.screens.sayings import Sayings
from briefing.ui.screens.search import Search

if TYPE_CHECKING:
    from briefing.ui.panes.structure_tree import StructureTree
    from briefing.ui.screens.comparing import Comparing
    from briefing.ui.screens.copying import Copying
    from briefing.ui.screens.dating import Dating
    from briefing.ui.screens.editing import Editing
    from briefing.ui.screens.figure_windows import FigureWindows
    from briefing.ui.screens.live import Live
    from briefing.ui.screens.quoting import Quoting
    from briefing.ui.screens.timelines import Timelines

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

    def __init__(
        self, desk: Desk, keys: tuple[Key, ...], pause: float | None = None, follows: bool = False
    ) -> None:
        super().__init__()
        self._desk = desk
        self._keys = keys
        wanted = desk.state.panes
        arrangement = Arrangement(wanted.get("contents", True), wanted.get("context", True))
        self._banner = Banner(keys)
        self._panes = Panes(arrangement, desk.state.folded, keys)
        memory = Memory(self, desk)
        self.journey = Journey(self, desk, self._panes, memory, self._show_book)
        """Where the reader goes."""
        self._sayings = Sayings(self, desk, self.journey)
        self._search = Search(self, desk, self._panes, memory, self.journey, keys)
        self._pause = pause
        self._follows = follows

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
            self.set_timer(self._pause, self._look_for_changes)

    # What stands around the text

    def _show_book(self) -> None:
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

    # What the panes and the keys ask for

    @on(OpenEntry)
    async def _open_entry(self, event: OpenEntry) -> None:
        await self.journey.go(event.ref)
        self._panes.give_keys_to("reading")

    @on(PageView.Followed)
    async def _followed(self, event: PageView.Followed) -> None:
        if isinstance(event.target, Ref) and event.target.id == PROBLEMS and event.target.heading:
            self._editing.open_at(event.target)
        elif isinstance(event.target, Ref):
            await self.journey.go(event.target)
        else:
            self.app.post_message(OpenAddress(event.target.url))

    # They queue up here and not in the program, which stays free for the keys that end it.

    def action_back(self) -> None:
        """To the place before this one."""
        self.call_later(self.journey.walk, Trail.back)

    def action_forward(self) -> None:
        """To the place from which one came back."""
        self.call_later(self.journey.walk, Trail.forward)

    def action_front_page(self) -> None:
        """To the front page of the book on top."""
        self.call_later(self.journey.go_within)

    def action_timeline(self) -> None:
        """To the timeline of the book on top."""
        self.call_later(self.journey.go_within, TIMELINE)

    @cached_property
    def _timelines(self) -> Timelines:
        from briefing.ui.screens.timelines import Timelines

        return Timelines(self, self._desk, self.journey, self._keys)

    def action_zoom(self, step: int) -> None:
        """Look at the timeline from nearer, or from farther."""
        self.call_later(self._timelines.zoom, step)

    def action_kinds(self) -> None:
        """Ask for the kinds that are shown of the timeline."""
        self._timelines.ask_kinds()

    def action_whom(self) -> None:
        """Ask for whom the timeline is shown."""
        self.call_later(self._timelines.ask_whom)

    def action_problems(self) -> None:
        """To the list of what is wrong with the book on top."""
        self.call_later(self._show_problems)

    async def _show_problems(self) -> None:
        """All are known only once they are wanted. The first is marked, so that one key leads to it."""
        await self.journey.go_within(PROBLEMS)
        self.query_one(Reading).mark_in_sight()
        volume = self._desk.volume
        if (self._banner.are_all, self._banner.problems) != (volume.is_looked_through, volume.problems):
            self._show_book()

    def action_evidence(self) -> None:
        """To what the entry rests on, and back."""
        self.call_later(self.journey.show_evidence)

    def action_said(self) -> None:
        """To all that the speaker who is on the screen said, and back."""
        self.call_later(self._sayings.show)

    def action_pick(self) -> None:
        """Put the marked quote, else the one on the screen, beside the one that was picked before."""
        self.call_later(self._sayings.pick)

    @cached_property
    def _figure_windows(self) -> FigureWindows:
        from briefing.ui.screens.figure_windows import FigureWindows

        return FigureWindows(self, self._desk, self.journey, self._keys)

    def action_picture(self) -> None:
        """The picture of the figure, as large as the window."""
        self._figure_windows.picture()

    def action_numbers(self) -> None:
        """The numbers of the figure."""
        self._figure_windows.numbers()

    def action_follow_numbered(self, number: int) -> None:
        """Follow a numbered link of the context pane; where that is hidden, show it first."""
        self.call_later(self.journey.follow_number, number)

    def action_find(self) -> None:
        """Look for something; while hits are lit, the search that found them is there again."""
        if self._panes.structure_in_front:
            self._panes.structure_in_front.ask()
        else:
            self._search.find()

    def on_structure_tree_look_further(self, event: StructureTree.LookFurther) -> None:
        """Find in the book what was typed in a tree."""
        self._search.find(event.words)

    def action_go_to(self) -> None:
        """Go to an entry by its name; what was read last is offered first."""
        self._search.go_to()

    def action_next_hit(self, step: int) -> None:
        """On to the next lit place, then to the next result; in a difference, to the next change."""
        here, tree = self.journey.here, self._panes.structure_in_front
        if tree and tree.is_filtered:
            tree.next_match(step)
            return
        is_difference = asides.Difference.read(here) is not None
        self.call_later(self._comparing.next_change if is_difference else self._search.next_hit, step)

    @on(DropLight)
    def _drop_light(self) -> None:
        here = self.journey.here
        if self.query_one(Reading).light is None and asides.Timeline.read(here):
            self.call_later(self._timelines.clear)
        self._search.drop_light()

    def action_label_links(self) -> None:
        """Label the links of the pane that has the focus, else go to the text and label its links."""
        if not isinstance(self.focused, PageView):
            self._panes.go_to("reading")
        if self._panes.structure_in_front:
            self._panes.structure_in_front.listing.action_label_links()
            return
        pane = self.focused if isinstance(self.focused, PageView) else self.query_one(Reading)
        pane.action_label_links()

    @on(events.TextSelected)
    def _copy_selected(self) -> None:
        """Copy what the mouse selected."""
        if selected := self.get_selected_text():
            self._copying.selected(selected)

    def action_copy_text(self) -> None:
        """Copy what is selected, by the key that terminals have for it."""
        self._copy_selected()

    @cached_property
    def _copying(self) -> Copying:
        from briefing.ui.screens.copying import Copying

        return Copying(self, self._desk, self.journey, self._keys)

    @cached_property
    def _quoting(self) -> Quoting:
        from briefing.ui.screens.quoting import Quoting

        return Quoting(self, self._desk, self.journey, self._copying.selected, self._keys)

    def action_select_words(self) -> None:
        """Select words of the page by keys."""
        self._panes.go_to("reading")
        self.call_after_refresh(self._quoting.select)  # it lies where the text is

    def action_quote(self) -> None:
        """Make a quote of the words that the mouse selected."""
        self._quoting.quote()

    def action_take_back(self) -> None:
        """Take back the quote that was added last."""
        self.call_later(self._quoting.take_back)

    @cached_property
    def _dating(self) -> Dating:
        from briefing.ui.screens.dating import Dating

        return Dating(self, self._desk, self.journey, self.journey.look_again, self._keys)

    def action_ask_date(self) -> None:
        """Ask for the date as of which the book is shown."""
        self._dating.ask()

    def action_step_date(self, step: int) -> None:
        """To the next date on which something changes here, or the one before."""
        self.call_later(self._dating.step, step)

    def action_date_of_meeting(self) -> None:
        """Back to the date of the meeting."""
        self.call_later(self._dating.to_meeting)

    @cached_property
    def _comparing(self) -> Comparing:
        from briefing.ui.screens.comparing import Comparing

        return Comparing(self, self._desk, self.journey, self._keys)

    def action_difference(self) -> None:
        """Ask for two dates, and go to what is another at the second one."""
        self.call_later(self._comparing.ask)

    def action_chain(self) -> None:
        """To the chain of command from the unit or person on the screen, and back."""
        self.call_later(self.journey.show_chain)

    def action_in_words(self) -> None:
        """To the structure on the screen as a page to read, and back to its tree."""
        self.call_later(self.journey.show_words)

    def action_chart(self) -> None:
        """Draw the structure on the screen as boxes and lines, or as rows again."""
        self._panes.draw_chart()

    @cached_property
    def _live(self) -> Live:
        from briefing.ui.screens.live import Live

        return Live(self, self._desk, self.journey, self._show_book, self._pause, self._follows)

    def _look_for_changes(self) -> None:
        self._live.look()

    @cached_property
    def _editing(self) -> Editing:
        from briefing.ui.screens.editing import Editing

        return Editing(self, self._desk, self.journey, self._keys, self._look_for_changes)

    def action_edit(self) -> None:
        """Open the entry on the screen, or what is selected in a list, in the reader's editor."""
        self._editing.open()

    def drop_changes(self) -> None:
        """Mark no longer what was saved last."""
        self.query_one(Reading).drop_changes()

    async def action_copy(self) -> None:
        """Copy what is selected, in a tree the row with the cursor, else the page with its citation.

        In a difference it is the marked change.
        """
        here, tree = self.journey.shown, self._panes.structure_in_front
        change = self._comparing.marked if asides.Difference.read(here) else Text("")
        if self.get_selected_text():
            self._copy_selected()
        elif tree and tree.ref:
            await self._copying.row(tree.ref, tree.copied())
        elif here and change:
            await self._copying.change(here, change)
        else:
            await self._copying.page()

    def action_copy_as(self) -> None:
        """Copy the page in a form that the reader chooses."""
        self._copying.choose()

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
            and not (line.trace or line.progress or self.query("Toast"))
        )
        if not (is_calm and shown and self._desk.is_at_home and self._panes.to_start(shown)):
            return b""
        reading.start_again()
        line.redraw()
        lines = [strip.render(self.app.console) for strip in self._compositor.render_strips()]
        return "\r\n".join(lines).encode()
