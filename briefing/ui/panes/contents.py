"""The contents pane: the sections of the book with their entries, folded or not, filtered as one types."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from briefing.model.book import TIMELINE, Ref
from briefing.model.entries import Entry
from briefing.model.kinds import KINDS
from briefing.model.page import Mark, Span
from briefing.model.text import Text, clean
from briefing.pages.lines import beside, label, note
from briefing.pages.view import View
from briefing.ui.keys import bindings
from briefing.ui.messages import OpenEntry
from briefing.ui.panes.row_list import Row, RowList


class Listed(NamedTuple):
    """An entry in the contents: its row, and the words by which it is found, as `searchable` gives them."""

    row: Row
    words: str


class Section(NamedTuple):
    """A section of the book and its entries."""

    name: Text
    entries: tuple[Listed, ...]


def sections(view: View) -> tuple[Section, ...]:
    """The sections of a book that hold something, in the order in which a reader meets them.

    It goes through every entry, so it is not for the event loop.
    """
    book = view.volume.book
    return tuple(
        Section(clean(kind.section.capitalize()), tuple(_listed(view, entry) for entry in entries))
        for kind in KINDS
        if (entries := book.section(kind.section))
    )


def _listed(view: View, entry: Entry) -> Listed:
    """An entry after its spoken code; a filter also finds it by what a longer line would say."""
    code, called = view.code(entry.id), label(entry)
    row = Row(
        (Span(clean(f"{code:<4}"), Mark.MUTED), *called),
        view.here(entry.id),
        note=clean(note(view, entry)),
        indent=1,
    )
    return Listed(row, searchable(" ".join((code, *(span.text for span in called), beside(entry, view)))))


def searchable(text: str) -> str:
    """Words as a filter compares them: without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def rows(book: str, found: Sequence[Section], folded: frozenset[str], wanted: str) -> Iterator[Row]:
    """The rows to show: with a filter what matches all of its words, and no section is folded."""
    words = searchable(wanted).split()
    if not words:
        yield Row((Span(Text("Overview"), Mark.STRONG),), Ref(book), indent=1)
        yield Row((Span(Text("Timeline"), Mark.STRONG),), Ref(book, TIMELINE), indent=1)
    for section in found:
        entries = [entry for entry in section.entries if all(word in entry.words for word in words)]
        if entries:
            is_folded = not words and section.name in folded
            yield Row((Span(section.name),), section.name, clean(str(len(entries))), folded=is_folded)
            yield from () if is_folded else (entry.row for entry in entries)


class Filter(Input):
    """Where one types what to find in the contents."""

    BINDINGS = bindings("filter")

    class Kept(Message):
        """The reader goes on to what was found."""

    class Dropped(Message):
        """The reader wants to see everything again."""

    def action_keep_filter(self) -> None:
        """Go down to what was found."""
        self.post_message(self.Kept())

    def action_drop_filter(self) -> None:
        """Show everything again."""
        self.post_message(self.Dropped())


class Contents(Vertical):
    """The list of everything in the book on top. Answers with `OpenEntry`."""

    BINDINGS = bindings("contents")

    def __init__(self, folded: frozenset[str]) -> None:
        super().__init__()
        self.folded = folded
        """The names of the sections that are folded."""
        self._book = ""
        self._sections: tuple[Section, ...] = ()

    def compose(self) -> ComposeResult:
        """The filter, hidden until it is asked for, above the list."""
        box = Filter(placeholder="filter", compact=True)
        box.display = False
        yield box
        yield RowList()

    def show(self, book_id: str, found: tuple[Section, ...]) -> None:
        """List the sections of a book."""
        self._book = book_id
        self._sections = found
        self._refill()

    def mark(self, ref: Ref) -> None:
        """Put the cursor on the entry that is being read, if it is listed."""
        self.query_one(RowList).move_to_value(ref._replace(heading=""))

    def _refill(self) -> None:
        wanted = self.query_one(Filter).value
        self.query_one(RowList).rows = tuple(rows(self._book, self._sections, self.folded, wanted))

    @on(Input.Changed)
    def _filter_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._refill()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        """An entry is opened; a section is folded or unfolded."""
        event.stop()
        if isinstance(event.row.value, Ref):
            self.post_message(OpenEntry(event.row.value))
        else:
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
        above = (listing.rows[index] for index in range(listing.cursor, -1, -1) if listing.rows)
        return next((row for row in above if row.folded is not None), None)

    def action_filter(self) -> None:
        """Type what to find."""
        box = self.query_one(Filter)
        box.display = True
        self.screen.set_focus(box)

    @on(Filter.Kept)
    def _filter_kept(self) -> None:
        self.screen.set_focus(self.query_one(RowList))

    @on(Filter.Dropped)
    def _filter_dropped(self) -> None:
        box = self.query_one(Filter)
        box.value = ""
        box.display = False
        self.screen.set_focus(self.query_one(RowList))
