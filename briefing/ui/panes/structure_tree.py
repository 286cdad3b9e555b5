"""The tree of a structure in the place of the text: a cursor goes through units that fold and are filtered.

What is shown is a `Shown`; each act of the reader gives another one, and the cursor stays on its unit.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from briefing.library.structure.outline import Node, Outline, Shown
from briefing.model.book import Ref
from briefing.model.page import Outlook
from briefing.model.text import Text, clean
from briefing.pages.tree import Tree
from briefing.ui.keys import bindings
from briefing.ui.messages import FINDING, OpenEntry
from briefing.ui.panes.filter import Filter
from briefing.ui.panes.lines import Clear
from briefing.ui.panes.tree_chart import TreeChart
from briefing.ui.panes.tree_edges import TreeFilter, TreeFoot, TreeHead
from briefing.ui.panes.tree_list import TreeList
from briefing.ui.tree_chart import LEAST
from briefing.ui.tree_rows import details


class StructureTree(Vertical, Clear):
    """A structure as a tree. Answers with `OpenEntry`, and with `LookFurther`."""

    BINDINGS = bindings("tree")
    CHART_WIDTH = LEAST + 1
    """Columns of a window from which on there may be a chart."""

    @dataclass
    class LookFurther(Message):
        """The reader wants to find words in the book, and not in the tree alone."""

        words: str
        """The words."""

    def __init__(self) -> None:
        super().__init__()
        self._head = TreeHead()
        self._foot = TreeFoot()
        self._list, self._chart = TreeList(self._tell_unit), TreeChart(self._tell_unit)
        self._chart.display = False
        self._filter = TreeFilter(placeholder="words", compact=True)
        self._tree: Tree | None = None
        self._is_low = False

    def compose(self) -> ComposeResult:
        """Head and tree; the filter comes below when it is asked for."""
        yield self._head
        yield self._list
        yield self._chart
        yield self._foot

    # What is shown

    @property
    def listing(self) -> TreeList:
        """What has the keys: the rows, or the chart."""
        return self._chart if self.is_chart else self._list

    def show(self, tree: Tree, shown: Shown) -> None:
        """Show a tree as it was left; the same one at another date, with the cursor on the same unit."""
        outlook = shown.outlook
        self._tree = tree
        self._swap(outlook.is_chart)
        if not self._filter.has_focus:
            self._filter.value = outlook.wanted
            self._filter.show_in(self, bool(outlook.wanted))
        self.listing.show(tree, shown)
        self.listing.stand(Node(outlook.unit, outlook.superior), outlook.below)
        self._tell()

    @property
    def outlook(self) -> Outlook:
        """Exactly what the reader sees, for `show`."""
        listing = self.listing
        unit, superior = listing.node or Node(Text(""))
        return listing.shown.outlook._replace(unit=unit, superior=superior, below=listing.below)

    @property
    def ref(self) -> Ref | None:
        """The unit with the cursor; None in a tree without any."""
        number = self.listing.number
        return None if self._tree is None or number is None else self._tree.ref(number)

    @property
    def is_filtered(self) -> bool:
        """Whether only some of the units are shown for the sake of words."""
        return self.listing.shown.matches is not None

    def copied(self) -> Text:
        """The row with the cursor in words, with its sources."""
        number = self.listing.number
        return clean("\n".join(self._tree.copied(number))) if self._tree and number is not None else Text("")

    def _refill(self, shown: Shown) -> None:
        assert self._tree
        self.listing.show(self._tree, shown)
        self._tell()

    def _change(self, outlook: Outlook) -> None:
        self._refill(Shown(self._outline, outlook))

    @property
    def _outline(self) -> Outline:
        return self.listing.shown.outline

    def _tell(self) -> None:
        assert self._tree
        self._head.tell(self._tree.structure.title, self._tree.counted(self.listing.shown))
        self._tell_unit()

    def _tell_unit(self) -> None:
        self._make_way()
        tree, number = self._tree, self.listing.number
        if tree is None or number is None:
            self._head.tell_way(())
            self._foot.tell(Text(""))
        else:
            self._head.tell_way(tree.crumbs(number))
            self._foot.tell(details(tree.told(number)))

    def _make_way(self) -> None:
        """Have what is said in passing stand where the cursor is not."""
        if self._is_low is not self.listing.is_low:
            self._is_low = self.listing.is_low
            self.screen.query("ToastRack").set_class(self._is_low, "-above")

    # Folding

    def action_fold(self) -> None:
        """Fold what is below the unit; where that is folded or nothing is there, go to the unit above."""
        number, shown = self.listing.number, self.listing.shown
        if number is None:
            return
        if shown.matches is None and self._outline.has_branches(number) and not shown.is_folded(number):
            self.action_turn()
        elif (above := self._outline.above(number)) is not None:
            self.listing.go_to(above)

    def action_unfold(self) -> None:
        """Unfold what is below the unit, else go to the first one; from a mere mention to its branches."""
        number, shown = self.listing.number, self.listing.shown
        if number is None:
            return
        if shown.is_folded(number):
            self.action_turn()
        elif shown.position(number + 1) is not None and self._outline.above(number + 1) == number:
            self.listing.go_to(number + 1)
        elif (home := self._outline.home(number)) is not None:
            self._reveal(home)

    def _reveal(self, number: int) -> None:
        """Go to a row, unfolding what is above it; under a filter only if it is shown."""
        if self.listing.shown.position(number) is None and not self.is_filtered:
            self._change(self._outline.revealed(number, self.outlook))
        self.listing.go_to(number)

    def action_turn(self) -> None:
        """Fold what is below the unit, or unfold it."""
        if (number := self.listing.number) is not None and self._may_fold():
            self._change(self._outline.turned(number, self.outlook))

    def action_fold_all(self) -> None:
        """Fold everything at the level of the unit; where anything is folded, unfold all."""
        if (number := self.listing.number) is not None and self._may_fold():
            self._change(self._outline.folded_at(number, self.outlook))

    def _may_fold(self) -> bool:
        """Whether what is shown folds; else the reader is told why not."""
        if self.is_filtered:
            self.app.notify("What a filter keeps does not fold: esc shows all.", markup=False)
        return not self.is_filtered

    # The chart

    @property
    def is_chart(self) -> bool:
        """Whether it is drawn as boxes and lines."""
        return self._chart.display

    def turn_chart(self) -> None:
        """Show boxes and lines in the place of the rows, or the rows again."""
        self._draw(self.outlook._replace(is_chart=not self.is_chart))

    def _draw(self, outlook: Outlook) -> None:
        assert self._tree
        self.show(self._tree, Shown(self._outline, outlook, self.listing.shown.matches))

    def _swap(self, is_chart: bool) -> None:
        """Have the rows or the chart on the screen, with the keys if the other had them."""
        has_keys = self.listing.has_focus
        self._chart.display, self._list.display = is_chart, not is_chart
        if has_keys and not self.listing.has_focus:
            self.screen.set_focus(self.listing)

    # Relations

    @work(group=FINDING, exclusive=True)
    async def action_relations(self) -> None:
        """Follow all relations, command alone, or command and one other."""
        tree = self._tree
        if tree is None:
            return
        other = await asyncio.to_thread(lambda: tree.tied() if tree.kinds else None)
        if other is None:
            self.app.notify("All units here stand under command; there is no other relation.", markup=False)
            return
        shown = await asyncio.to_thread(other.shown, self.outlook._replace(ties=other.ties))
        if tree is self._tree:
            self._tree = other
            self._refill(shown)

    # Filtering

    def ask(self) -> None:
        """Let the reader type which units to keep."""
        self._filter.show_in(self, True)
        self.screen.set_focus(self._filter)

    def show_all(self) -> None:
        """Drop the filter; the cursor stays on its unit, which is unfolded."""
        self._filter.value = ""
        self._filter.show_in(self, False)
        self.screen.set_focus(self.listing)
        number, outlook = self.listing.number, self.outlook._replace(wanted=Text(""))
        self._change(outlook if number is None else self._outline.revealed(number, outlook))

    def next_match(self, step: int) -> None:
        """To the next unit that the filter wants, or the one before."""
        listing = self.listing
        there = listing.shown.next_match(listing.cursor, step)
        if there is None:
            self.app.notify(f"That was the {'last' if step > 0 else 'first'} match.", markup=False)
        else:
            listing.move_to(there)

    @on(Input.Changed)
    def _filter_changed(self, event: Input.Changed) -> None:
        event.stop()
        if (wanted := clean(event.value)) != self.listing.shown.outlook.wanted:
            self._match(wanted)

    @work(group=FINDING, exclusive=True)
    async def _match(self, wanted: Text) -> None:
        """Show what has the words, with the cursor on the first of it."""
        tree = self._tree
        if tree is None:
            return
        shown = await asyncio.to_thread(tree.shown, self.outlook._replace(wanted=wanted))
        if tree is self._tree and wanted == clean(self._filter.value):
            self._refill(shown)
            number = self.listing.number
            if shown.matches and number is not None and not shown.is_match(number):
                self.listing.go_to(shown.matches[0])

    @on(Filter.Kept)
    def _filter_kept(self, event: Filter.Kept) -> None:
        event.stop()
        if self.is_filtered:
            self.screen.set_focus(self.listing)
        else:
            self.show_all()

    @on(Filter.Dropped)
    def _filter_dropped(self, event: Filter.Dropped) -> None:
        event.stop()
        self.show_all()

    @on(TreeFilter.LookedFurther)
    def _looked_further(self, event: TreeFilter.LookedFurther) -> None:
        event.stop()
        words = self._filter.value
        self.show_all()
        self.post_message(self.LookFurther(words))

    @on(TreeList.Chosen)
    def _chosen(self, event: TreeList.Chosen) -> None:
        event.stop()
        if self.ref is not None:
            self.post_message(OpenEntry(self.ref))
