"""The contents of a book as one long list of rows, each made when it is looked at. It knows no screen.

So a list of a hundred thousand entries costs what a list of fifty does; only a filter goes through them all,
and what it searches is gathered at the first filter and kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import overload

from briefing.model.book import PROBLEMS, TIMELINE, Ref
from briefing.model.entries import Entry
from briefing.model.kinds import KINDS, Kind
from briefing.model.page import Mark, Span
from briefing.model.text import Text, clean
from briefing.pages.ages import SIGN, mark
from briefing.pages.lines import beside, label, note
from briefing.pages.standing import sign
from briefing.pages.view import View
from briefing.ui.panes.row_list import Row

OWN_PAGES = Text("")
"""The name of the section of the book's own pages, which has no header."""


class Section:
    """A section of the book: its rows, and what a filter searches in each."""

    def __init__(self, view: View, kind: Kind) -> None:
        self.name = clean(kind.section.capitalize())
        self._kind = kind
        self._view = view
        self._entries = view.volume.book.section(kind.section)
        self._room = len(f"{kind.letter}{len(self._entries)} ")

    def __len__(self) -> int:
        return len(self._entries)

    def row(self, position: int) -> Row:
        """The row of an entry: its spoken code, what it is called, and a note."""
        entry = self._entries[position]
        code, over = self._view.code(entry.id), SIGN if mark(self._view, entry).startswith(SIGN) else ""
        return Row(
            (Span(clean(code.ljust(self._room)), Mark.MUTED), *label(entry, self._view.when)),
            self._view.here(entry.id),
            note=clean(note(self._view, entry)),
            indent=1,
            sign=clean(f"{over}{sign(self._view, entry)}".strip()),
        )

    def find(self, ref: Ref) -> int | None:
        """The position of the entry at a place, if it is in this section."""
        volume = self._view.volume
        section, position = (ref.book == volume.book.id and volume.position(ref.id)) or (None, 0)
        return position if section == self._kind.section else None

    @cached_property
    def words(self) -> Sequence[str]:
        """What a filter searches: an entry's code, what it is called, and what a longer line would say."""
        return _searched(map(self._told, self._entries))

    def _told(self, entry: Entry) -> str:
        called = (span.text for span in label(entry, self._view.when))
        return " ".join((self._view.code(entry.id), *called, beside(entry, self._view)))


class OwnPages:
    """The pages that are no entry's, before all sections."""

    name = OWN_PAGES

    def __init__(self, view: View) -> None:
        names = {"": "Overview", TIMELINE: "Timeline"}
        if view.volume.problems:
            names[PROBLEMS] = "Problems"
        self._pages = [(Ref(view.volume.book.id, place), Text(name)) for place, name in names.items()]

    def __len__(self) -> int:
        return len(self._pages)

    def row(self, position: int) -> Row:
        """The row of a page."""
        ref, name = self._pages[position]
        return Row((Span(name, Mark.STRONG),), ref, indent=1)

    def find(self, ref: Ref) -> int | None:
        """The position of the page at a place."""
        return next((at for at, (place, _) in enumerate(self._pages) if place == ref), None)

    @cached_property
    def words(self) -> Sequence[str]:
        """What a filter searches."""
        return _searched(name for _, name in self._pages)


Sections = tuple[OwnPages | Section, ...]


def sections(view: View) -> Sections:
    """The book's own pages, then its sections that hold something, in the order of the kinds."""
    held = (Section(view, kind) for kind in KINDS if view.volume.book.section(kind.section))
    return (OwnPages(view), *held)


def _searched(texts: Iterable[str]) -> list[str]:
    """Texts as a filter compares them: as the finder does, however something is written."""
    from briefing.library.search.words import indexed

    return [indexed(text) for text in texts]


class Listing(Sequence[Row]):
    """The rows to show: each section under its header, unless it is folded.

    `positions` says which entries of a section are shown, in their order; of a section not named there none.
    """

    def __init__(
        self, found: Sections, folded: frozenset[str], positions: Mapping[str, Sequence[int]] | None = None
    ) -> None:
        self._blocks = tuple(_blocks(found, folded, positions))
        self._starts = [0, *accumulate(map(len, self._blocks))]

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        block = bisect_right(self._starts, at) - 1
        return self._blocks[block].row(at - self._starts[block])

    def header_of(self, index: int) -> int | None:
        """The index of the header above a row, or of the row itself if it is one."""
        block = bisect_right(self._starts, index) - 1
        return self._starts[block] if self._blocks and self._blocks[block].header else None

    def find(self, value: object) -> int | None:
        """The index of the row of a place or of a section's header; None if it is not shown."""
        for start, block in zip(self._starts, self._blocks, strict=False):
            inside = block.find(value)
            if inside is not None:
                return start + inside
        return None


class _Block:
    """One section as it is shown."""

    def __init__(self, section: OwnPages | Section, positions: Sequence[int], folded: bool) -> None:
        self.section = section
        self.header = section.name != OWN_PAGES
        self._positions = positions
        self._folded = folded

    def __len__(self) -> int:
        return self.header + (0 if self._folded else len(self._positions))

    def row(self, index: int) -> Row:
        """The header, or the row of an entry."""
        if not self.header:
            return self.section.row(self._positions[index])
        if index == 0:
            name, count = self.section.name, clean(str(len(self._positions)))
            return Row((Span(name),), name, count, folded=self._folded)
        return self.section.row(self._positions[index - 1])

    def find(self, value: object) -> int | None:
        """The index of the header by its name, or of an entry by its place."""
        if not isinstance(value, Ref):
            return 0 if self.header and value == self.section.name else None
        position = None if self._folded else self.section.find(value)
        if position is None:
            return None
        at = bisect_left(self._positions, position)
        there = at < len(self._positions) and self._positions[at] == position
        return at + self.header if there else None


def _blocks(
    found: Sections, folded: frozenset[str], positions: Mapping[str, Sequence[int]] | None
) -> Iterator[_Block]:
    for section in found:
        shown = range(len(section)) if positions is None else positions.get(section.name, ())
        if shown:
            yield _Block(section, shown, positions is None and section.name in folded)


def matching(found: Sections, wanted: str) -> dict[str, Sequence[int]] | None:
    """The positions of the entries that have all the words, by section; None where nothing is wanted.

    It may go through every entry, so it is not for the event loop.
    """
    words = tuple(filter(None, _searched(wanted.split())))
    if not words:
        return None
    return {
        section.name: [at for at, text in enumerate(section.words) if all(word in text for word in words)]
        for section in found
    }
