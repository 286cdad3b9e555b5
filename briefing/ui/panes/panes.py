"""The three panes side by side: which of them are on screen, and which one has the keys.

What fits at which width is decided in `arrangement`; here it is done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.dom import DOMNode
from textual.reactive import reactive
from textual.widget import Widget

from briefing.model.book import Ref
from briefing.model.page import Outlook, Scroll
from briefing.ui.arrangement import PANES, Arrangement, Pane
from briefing.ui.keys import Key, Scope, bindings
from briefing.ui.messages import ASKING, DropLight
from briefing.ui.panes.contents import Contents
from briefing.ui.panes.context import Context
from briefing.ui.panes.filter import Filter
from briefing.ui.panes.lines import Clear
from briefing.ui.panes.reading import Reading
from briefing.ui.panes.row_list import RowList

if TYPE_CHECKING:
    from briefing.ui.desk import Planted
    from briefing.ui.panes.structure_tree import StructureTree

_WIDGETS: Mapping[Pane, type[Widget]] = {"contents": Contents, "reading": Reading, "context": Context}


class Panes(Horizontal, Clear):
    """Contents, text and context."""

    BINDINGS = bindings("arranging")

    scope: reactive[Scope] = reactive[Scope]("reading", repaint=False)
    """Where the reader is, as the list of keys names it."""

    def __init__(self, arrangement: Arrangement, folded: frozenset[str], keys: tuple[Key, ...]) -> None:
        super().__init__()
        self.beside_text = arrangement
        """What is shown beside all but charts, or would be if there were room."""
        self._beside_chart = Arrangement(contents=False, context=False)
        self.front: Pane = "reading"
        """The pane that has the keys."""
        self._folded = folded
        self._keys = keys
        self._width = 0
        self._tree: StructureTree | None = None
        self._is_tree = False

    def compose(self) -> ComposeResult:
        """From left to right."""
        yield Contents(self._folded)
        yield Reading()
        yield Context()

    @property
    def structure(self) -> StructureTree | None:
        """The tree that stands in the place of the text; None where the text does."""
        return self._tree if self._is_tree else None

    @property
    def structure_in_front(self) -> StructureTree | None:
        """The tree, if it has the keys."""
        return self.structure if self.front == "reading" else None

    @property
    def _is_chart(self) -> bool:
        return self.structure is not None and self.structure.is_chart

    @property
    def arrangement(self) -> Arrangement:
        """What is shown, or would be if there were room; a chart begins with the window for itself."""
        return self._beside_chart if self._is_chart else self.beside_text

    @property
    def outlook(self) -> Outlook:
        """What the reader sees of the tree."""
        return self.structure.outlook if self.structure else Outlook()

    async def prepare(self, planted: Planted | None) -> None:
        """Have a widget for a tree, if there is one to show."""
        if planted and self._tree is None:
            from briefing.ui.panes.structure_tree import StructureTree

            self._tree = StructureTree()
            self._tree.display = False
            await self.mount(self._tree, after=self.query_one(Reading))

    def show_tree(self, planted: Planted | None) -> None:
        """Show a tree in the place of the text, or the text again; the keys stay in their place."""
        before = self._is_tree, self._is_chart
        if planted and self._tree:
            self._tree.show(*planted)
        self._is_tree = bool(planted)
        if before != (self._is_tree, self._is_chart):
            self.screen.query("ToastRack").set_class(self._is_tree, "-over-tree")
            self.fit(self._width)
            if self.front == "reading":
                self.give_keys_to("reading")

    @property
    def text_is_covered(self) -> bool:
        """Whether a side pane stands where the text was."""
        return "reading" not in self.arrangement.shown(self._width)

    def to_start(self, ref: Ref) -> bool:
        """Have the side panes stand as they do when a book is opened at a place; whether that can be."""
        contents = self.query_one(Contents)
        if contents.is_filtered or self.front != "reading" or self.text_is_covered:
            return False
        contents.to_start(ref)
        self.query_one(Context).restore(Scroll(link=0))
        return True

    def go_to(self, pane: Pane) -> None:
        """Bring a pane on screen and give it the keys."""
        self.rearrange(self.arrangement.brought_up(pane, self._width))
        self.give_keys_to(pane)

    def give_keys_to(self, pane: Pane) -> None:
        """Focus a pane at once, so that keys typed ahead go there."""
        widget = self.query_one(RowList if pane == "contents" else _WIDGETS[pane])
        if pane == "reading" and self.structure:
            widget = self.structure.listing
        self.screen.set_focus(widget, scroll_visible=False)

    def uncover_text(self) -> None:
        """Bring the text on screen, after something was chosen in a pane that covered it."""
        self.rearrange(self.arrangement.reading(self._width))

    def rearrange(self, arrangement: Arrangement) -> None:
        """Show the panes that an arrangement has at this width."""
        if self._is_chart:
            self._beside_chart = arrangement
        else:
            self.beside_text = arrangement
        in_sight = arrangement.shown(self._width)
        for pane in PANES:
            self.query_one(_WIDGETS[pane]).display = pane in in_sight
        if self._tree:
            self._tree.display = self._is_tree and "reading" in in_sight
            self.query_one(Reading).display = not self._is_tree and "reading" in in_sight

    def fit(self, width: int) -> None:
        """More or fewer panes, as there is room; the text has the keys if their pane has gone.

        Where a chart has no room any more, the rows are back.
        """
        self._width = width
        if self.structure and self._is_chart and width < self.structure.CHART_WIDTH:
            self.structure.turn_chart()
        self.rearrange(self.arrangement)
        if self.front not in self.arrangement.shown(width):
            self.go_to("reading")

    def keys_went_to(self, focused: Widget) -> None:
        """Know which pane has the keys."""
        chain = focused.ancestors_with_self
        self.front = next((pane for pane in PANES if self._is_within(pane, chain)), self.front)
        is_tree = self.structure_in_front is not None
        if isinstance(focused, Filter):
            self.scope = "tree-filter" if is_tree else "filter"
        else:
            self.scope = "tree" if is_tree else self.front

    def _is_within(self, pane: Pane, chain: Sequence[DOMNode]) -> bool:
        return self.query_one(_WIDGETS[pane]) in chain or (pane == "reading" and self._tree in chain)

    def action_next_pane(self, step: int) -> None:
        """To the next pane, brought on screen if it is hidden."""
        self.go_to(PANES[(PANES.index(self.front) + step) % len(PANES)])

    def action_focus_reading(self) -> None:
        """To the text; from contents that are filtered, first to all of them; in the text, the light goes."""
        contents = self.query_one(Contents)
        if self.structure_in_front and self.structure_in_front.is_filtered:
            self.structure_in_front.show_all()
            return
        if self.front == "reading":
            self.post_message(DropLight())
        if self.front == "contents" and contents.is_filtered:
            contents.show_all()
        else:
            self.go_to("reading")

    def action_filter(self) -> None:
        """To the contents, to type what to find in them."""
        self.go_to("contents")
        self.query_one(Contents).ask()

    def action_toggle_pane(self, pane: Pane) -> None:
        """Show or hide a side pane; the keys go along, or back to the text."""
        self.rearrange(self.arrangement.toggled(pane, self._width))
        self.give_keys_to(pane if pane in self.arrangement.shown(self._width) else "reading")

    def draw_chart(self) -> None:
        """Draw the structure as a chart, which has the window for itself, or as rows again."""
        tree = self.structure
        if tree is None:
            self.app.notify("A structure can be drawn as a chart; this is none.", markup=False)
            return
        if not tree.is_chart and self._width < tree.CHART_WIDTH:
            self.app.notify("The window is too narrow for a chart.", markup=False)
            return
        self.uncover_text()
        tree.turn_chart()
        self.fit(self._width)

    @work(group=ASKING)
    async def action_label_panes(self) -> None:
        """Label the panes, and go to the one whose label is typed."""
        from briefing.ui.screens.pane_labels import PaneLabels

        chosen = await self.app.push_screen_wait(PaneLabels(self._keys))
        if chosen:
            self.go_to(chosen)
