"""The results of the finder, two lines each or one where there is no more to say; drawn where one looks."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from briefing.library.search.hits import Spans
from briefing.model.text import Text
from briefing.ui.finding import Item
from briefing.ui.keys import bindings
from briefing.ui.palette import CURSOR, MUTED, Look
from briefing.ui.panes.scrolling import Scrolling

_BAR = "▌"
_LIT = Look("text-accent", words="bold underline")
_UNDERLINED = Look(words="underline")


class _Drawn(NamedTuple):
    """A line of a result, whatever that means, and whether the cursor is on it."""

    item: Item
    line: int
    has_cursor: bool


class HitList(Scrolling, can_focus=False, inherit_bindings=False):
    """Results with a cursor; one is chosen by key or by mouse."""

    BINDINGS = bindings()
    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """A result was chosen by the mouse."""

        item: Item
        """The result."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self._cursor = 0
        self._top = 0
        self._lines = 1

    @property
    def items(self) -> tuple[Item, ...]:
        """The results from top to bottom; new ones put the cursor on the first."""
        return self._items

    @items.setter
    def items(self, items: tuple[Item, ...]) -> None:
        self._items = items
        self._cursor = self._top = 0
        self._lines = 2 if any(item.text or item.also for item in items) else 1
        self.redraw()

    @property
    def cursor(self) -> int:
        """The number of the result with the cursor, from 0."""
        return self._cursor

    @property
    def item(self) -> Item | None:
        """The result with the cursor; None where there is none."""
        return self._items[self._cursor] if self._items else None

    @property
    def rows_in_all(self) -> int:
        """How many lines there are, on the screen and off it."""
        return self._lines * len(self._items)

    @property
    def top(self) -> int:
        """The number of the line at the top."""
        return self._top

    def move(self, step: int) -> None:
        """Move the cursor, and show it."""
        self._cursor = max(0, min(self._cursor + step, len(self._items) - 1))
        line = self._lines * self._cursor
        self.scroll_to_row(max(line + self._lines - self.room.height, min(self._top, line)))

    def scroll_to_row(self, row: int) -> None:
        """Bring a line to the top, as far as there are lines; the cursor stays where it is."""
        self._top = max(0, min(row, self.rows_in_all - self.room.height))
        self.redraw()

    def fit(self) -> None:
        """The last results are not farther up than they need be."""
        self._top = max(0, min(self._top, self.rows_in_all - self.room.height))

    @property
    def screenful(self) -> int:
        """How many results are in sight."""
        return max(1, self.room.height // self._lines)

    def on_click(self, event: events.Click) -> None:
        """The mouse moves the cursor and chooses."""
        offset = event.get_content_offset(self)
        if offset is None or self.on_bar(event):
            return
        if (index := (offset.y + self._top) // self._lines) < len(self._items):
            self.move(index - self._cursor)
            self.post_message(self.Chosen(self._items[index]))

    def words(self, y: int) -> Hashable:
        """The line of a result at a line of the screen; None below the last."""
        index, line = divmod(y + self._top, self._lines)
        if index >= len(self._items):
            return None
        return _Drawn(self._items[index]._replace(means=Text("")), line, index == self._cursor)

    def draw_words(self, words: Hashable) -> Strip:
        """The line of a result in exactly as many cells as there are."""
        width = self.room.width
        if not isinstance(words, _Drawn):
            return Strip.blank(width, self.palette.style())
        item, line, has_cursor = words
        plain = self.palette.style(CURSOR) if has_cursor else self.palette.style()
        lit = self.palette.style(CURSOR, _UNDERLINED) if has_cursor else self.palette.style(_LIT)
        muted = plain if has_cursor else self.palette.style(MUTED)
        lead = Segment(f"{_BAR} " if has_cursor else "  ", plain)
        if line:
            also = f"{item.also}{' · ' if item.text else ''}" if item.also else ""
            told = _words(*_in_sight(item.text, item.spans, width - 6 - cell_len(also)), muted, lit)
            return _fitted([lead, Segment(f"  {also}", muted), *told], [], width, plain)
        note = [Segment(f"  {item.note} ", muted)] if item.note else []
        return _fitted([lead, *_words(item.title, item.title_spans, plain, lit)], note, width, plain)


def _in_sight(text: str, spans: Spans, room: int) -> tuple[str, Spans]:
    """A text that begins late enough for its first lit words to be in sight."""
    if not spans or cell_len(text[: spans[0][1]]) <= room:
        return text, spans
    start = text.rfind(" ", 0, max(1, spans[0][0] - room // 3)) + 1
    shifted = tuple((first - start + 1, last - start + 1) for first, last in spans if first >= start)
    return "…" + text[start:], shifted


def _words(text: str, spans: Spans, plain: Style, lit: Style) -> list[Segment]:
    """A text with some stretches lit."""
    segments: list[Segment] = []
    done = 0
    for start, end in spans:
        segments += Segment(text[done:start], plain), Segment(text[start:end], lit)
        done = end
    return [segment for segment in (*segments, Segment(text[done:], plain)) if segment.text]


def _fitted(words: list[Segment], note: list[Segment], width: int, style: Style) -> Strip:
    """Words and a note at the right in exactly so many cells; what is too long ends with `…`."""
    room = width - sum(cell_len(segment.text) for segment in note)
    if room < width // 2:
        note, room = [], width
    left = Strip(words)
    if left.cell_length > room:
        left = Strip.join([left.crop(0, max(0, room - 1)), Strip([Segment("…", style)])])
    return Strip.join([left.adjust_cell_length(room, style), Strip(note)])
