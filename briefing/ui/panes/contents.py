"""The contents pane: the sections of the book with their entries, folded or not, filtered as one types."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label

from briefing.model.book import PROBLEMS, TIMELINE, Ref
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
    """The book's own pages, then its sections that hold something, in the order in which a reader meets them.

    It goes through every entry, so it is not for the event loop.
    """
    book = view.volume.book
    held = (
        Section(clean(kind.section.capitalize()), tuple(_listed(view, entries)))
        for kind in KINDS
        if (entries := book.section(kind.section))
    )
    return (Section(Text(""), tuple(_own_pages(view))), *held)


def _own_pages(view: View) -> Iterator[Listed]:
    book = view.volume.book.id
    names = {"": "Overview", TIMELINE: "Timeline"} | ({PROBLEMS: "Problems"} if view.volume.problems else {})
    for place, name in names.items():
        yield Listed(Row((Span(Text(name), Mark.STRONG),), Ref(book, place), indent=1), searchable(name))


def _listed(view: View, entries: Sequence[Entry]) -> Iterator[Listed]:
    """Entries after their spoken codes; a filter also finds them by what a longer line would say."""
    room = 1 + max(len(view.code(entry.id)) for entry in entries)
    for entry in entries:
        code, called = view.code(entry.id), label(entry)
        row = Row(
            (Span(clean(code.ljust(room)), Mark.MUTED), *called),
            view.here(entry.id),
            note=clean(note(view, entry)),
            indent=1,
        )
        words = " ".join((code, *(span.text for span in called), beside(entry, view)))
        yield Listed(row, searchable(words))


def searchable(text: str) -> str:
    """Words as a filter compares them: without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def rows(found: Sequence[Section], folded: frozenset[str], wanted: str) -> Iterator[Row]:
    """The rows to show: with a filter what matches all of its words, and no section is folded."""
    words = searchable(wanted).split()
    for section in found:
        entries = [entry for entry in section.entries if all(word in entry.words for word in words)]
        is_closed = not words and section.name in folded
        if entries and section.name:
            yield Row((Span(section.name),), section.name, clean(str(len(entries))), folded=is_closed)
        yield from () if is_closed else (entry.row for entry in entries)


NOTHING = Row((Span(Text("nothing has these words"), Mark.MUTED),), None, indent=1)


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
        self._sections: tuple[Section, ...] = ()

    def compose(self) -> ComposeResult:
        """The filter, hidden until it is asked for, above the list."""
        with Horizontal():
            yield Label("filter ")
            yield Filter(placeholder="words or a code", compact=True)
        yield RowList()

    def on_mount(self) -> None:
        """There is no filter at first."""
        self._show_filter(False)

    def show(self, found: tuple[Section, ...]) -> None:
        """List the sections of a book."""
        self._sections = found
        self._refill()

    def mark(self, ref: Ref) -> None:
        """Put the cursor on the entry that is being read, if it is listed."""
        # At start the list does not know its height yet, nor where the middle of the screen is.
        self.call_after_refresh(self.query_one(RowList).go_to_value, ref._replace(heading=""))

    @property
    def filtered(self) -> bool:
        """Whether only some of the entries are listed."""
        return bool(self.query_one(Filter).value)

    def _refill(self) -> None:
        wanted = self.query_one(Filter).value
        found = tuple(rows(self._sections, self.folded, wanted))
        self.query_one(RowList).rows = found or (NOTHING,)

    @on(Input.Changed)
    def _filter_changed(self, event: Input.Changed) -> None:
        """List what matches, from the first entry on."""
        event.stop()
        listing, current = self.query_one(RowList), self.query_one(RowList).row
        self._refill()
        if event.value:
            listing.move_to(0)
            listing.move_to(next((n for n, row in enumerate(listing.rows) if row.folded is None), 0))
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
        above = (listing.rows[index] for index in range(listing.cursor, -1, -1) if listing.rows)
        return next((row for row in above if row.folded is not None), None)

    def ask(self) -> None:
        """Let the reader type what to find."""
        self._show_filter(True)
        self.screen.set_focus(self.query_one(Filter))

    def show_all(self) -> None:
        """Drop the filter."""
        self.query_one(Filter).value = ""
        self._show_filter(False)
        self.screen.set_focus(self.query_one(RowList))

    def _show_filter(self, show: bool) -> None:
        self.query_one(Horizontal).display = show

    @on(Filter.Kept)
    def _filter_kept(self) -> None:
        self.screen.set_focus(self.query_one(RowList))

    @on(Filter.Dropped)
    def _filter_dropped(self) -> None:
        self.show_all()
