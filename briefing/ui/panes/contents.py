"""The contents pane: the sections of the book with their entries, folded or not, filtered as one types."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from briefing.model import asides
from briefing.model.book import TIMELINE, Ref
from briefing.model.page import Mark, Span
from briefing.model.text import Text
from briefing.ui.keys import bindings
from briefing.ui.listing import Listing, Sections, matching
from briefing.ui.messages import FINDING, OpenEntry
from briefing.ui.panes.filter import Filter
from briefing.ui.panes.lines import Clear
from briefing.ui.panes.row_list import Row, RowList

NOTHING = Row((Span(Text("nothing has these words"), Mark.MUTED),), None, indent=1)


class Contents(Vertical, Clear):
    """The list of everything in the book on top. Answers with `OpenEntry`."""

    BINDINGS = bindings("contents")

    def __init__(self, folded: frozenset[str]) -> None:
        super().__init__()
        self.folded = folded
        """The names of the sections that are folded."""
        self._filter = Filter(placeholder="words or a code", compact=True)
        self._sections: Sections = ()
        self._matching: dict[str, Sequence[int]] | None = None

    def compose(self) -> ComposeResult:
        """The list; the filter comes above it when it is asked for."""
        yield RowList()

    def show(self, found: Sections) -> None:
        """List the sections of a book, all of them."""
        self._sections = found
        self._matching = None
        self._refill()
        if self.is_filtered:
            self._match(self.query_one(Filter).value)

    def mark(self, ref: Ref) -> None:
        """Put the cursor on the entry that is being read, if it is listed."""
        place = Ref(ref.book, TIMELINE) if asides.Timeline.read(ref) else ref._replace(heading="")
        self.query_one(RowList).go_to_value(place)

    def to_start(self, ref: Ref) -> None:
        """Stand as if the book had just been opened at an entry."""
        listing = self.query_one(RowList)
        listing.move_to(0)
        listing.go_to_value(ref._replace(heading=""))

    @property
    def is_filtered(self) -> bool:
        """Whether only some of the entries are listed."""
        return bool(self._filter.value)

    def _refill(self) -> None:
        listing = Listing(self._sections, self.folded, self._matching)
        self.query_one(RowList).rows = listing or (NOTHING,)

    @on(Input.Changed)
    def _filter_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._match(event.value)

    @work(group=FINDING, exclusive=True)
    async def _match(self, wanted: str) -> None:
        """List what matches, from the first entry on."""
        self._matching = await asyncio.to_thread(matching, self._sections, wanted)
        listing, current = self.query_one(RowList), self.query_one(RowList).row
        self._refill()
        if self._matching is not None:
            first = 1 if listing.rows and listing.rows[0].folded is not None else 0
            listing.move_to(0)
            listing.move_to(first)
        elif current is not None:
            listing.go_to_value(current.value)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        """An entry is opened; a section is folded or unfolded."""
        event.stop()
        if isinstance(event.row.value, Ref):
            self.post_message(OpenEntry(event.row.value))
        elif event.row.folded is not None:
            self._fold(str(event.row.value), not event.row.folded)

    def _fold(self, section: str, fold: bool) -> None:
        self.folded = self.folded | {section} if fold else self.folded - {section}
        self._refill()

    def action_fold(self) -> None:
        """Fold the section the cursor is in, and put the cursor on its header."""
        header = self._header()
        if header is not None and not header.folded:
            self._fold(str(header.value), True)
            self.query_one(RowList).move_to_value(header.value)

    def action_unfold(self) -> None:
        """Unfold the section the cursor is on."""
        row = self.query_one(RowList).row
        if row is not None and row.folded:
            self._fold(str(row.value), False)

    def _header(self) -> Row | None:
        """The header above the cursor, or under it."""
        listing = self.query_one(RowList)
        rows = listing.rows
        index = rows.header_of(listing.cursor) if isinstance(rows, Listing) else None
        return None if index is None else rows[index]

    def ask(self) -> None:
        """Let the reader type what to find."""
        self._filter.show_in(self, True, before=0)
        self.screen.set_focus(self._filter)

    def show_all(self) -> None:
        """Drop the filter."""
        self._filter.value = ""
        self._filter.show_in(self, False)
        self.screen.set_focus(self.query_one(RowList))

    @on(Filter.Kept)
    def _filter_kept(self) -> None:
        self.screen.set_focus(self.query_one(RowList))

    @on(Filter.Dropped)
    def _filter_dropped(self) -> None:
        self.show_all()
