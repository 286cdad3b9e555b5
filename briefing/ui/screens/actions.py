"""What the keys do on the main screen: each action asks the part whose matter it is.

A part that is not needed at once is there only once a key asks for it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual import events, on
from textual.screen import Screen

from briefing.model import asides
from briefing.model.book import PROBLEMS, TIMELINE, Ref
from briefing.model.text import Text
from briefing.reader.trail import Trail
from briefing.ui.arrangement import Arrangement
from briefing.ui.desk import Desk
from briefing.ui.keys import Key
from briefing.ui.messages import DropLight, OpenAddress, OpenEntry
from briefing.ui.panes.page_view import PageView
from briefing.ui.panes.panes import Panes
from briefing.ui.panes.reading import Reading
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
    from briefing.ui.screens.quoting import Quoting
    from briefing.ui.screens.timelines import Timelines


class Actions(Screen[None]):
    """The parts of the main screen, and what the panes and the keys ask of them."""

    def __init__(self, desk: Desk, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._desk = desk
        self._keys = keys
        wanted = desk.state.panes
        arrangement = Arrangement(wanted.get("contents", True), wanted.get("context", True))
        self._panes = Panes(arrangement, desk.state.folded, keys)
        memory = Memory(self, desk)
        self.journey = Journey(self, desk, self._panes, memory, self.show_book)
        """Where the reader goes."""
        self._sayings = Sayings(self, desk, self.journey)
        self._search = Search(self, desk, self._panes, memory, self.journey, keys)

    def show_book(self) -> None:
        """Show around the text which book is on top."""
        raise NotImplementedError

    def look_for_changes(self) -> None:
        """Look whether the files of the book on top were saved."""
        raise NotImplementedError

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
    def _editing(self) -> Editing:
        from briefing.ui.screens.editing import Editing

        return Editing(self, self._desk, self.journey, self._keys, self.look_for_changes)

    def action_edit(self) -> None:
        """Open the entry on the screen, or what is selected in a list, in the reader's editor."""
        self._editing.open()

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
