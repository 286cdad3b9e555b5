"""The results of the finder, one or two lines each; only those that are looked at are drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from briefing.library.search.hits import Spans
from briefing.loading.prose.sentence import rule_before
from briefing.model.text import Text
from briefing.ui.finding import Item
from briefing.ui.keys import bindings
from briefing.ui.palette import CURSOR, LIT, MUTED, Look
from briefing.ui.panes.lines import fitted
from briefing.ui.panes.scrolling import Scrolling

_BAR = "▌"
_A_FEW = 10
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

    @dataclass
    class EndNears(Message):
        """The reader has come to within a screenful of the last result."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self._starts = [0]
        self._cursor = 0
        self._top = 0

    def show(self, items: tuple[Item, ...], cursor: int = 0) -> None:
        """Show results from top to bottom, the cursor on one of them."""
        self._items = items
        self._starts = [0, *accumulate(item.lines for item in items)]
        self._cursor = cursor
        self._reveal()
        self.redraw()

    @property
    def items(self) -> tuple[Item, ...]:
        """The results from top to bottom."""
        return self._items

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
        return self._starts[-1]

    @property
    def top(self) -> int:
        """The number of the line at the top."""
        return self._top

    @property
    def screenful(self) -> int:
        """How many results surely fill most of the screen."""
        return max(_A_FEW, self.room.height // 2 + 1)

    @property
    def is_short(self) -> bool:
        """Whether there is room for more results."""
        return self.rows_in_all < self.room.height

    def move(self, step: int) -> None:
        """Move the cursor, and show it."""
        self._cursor = max(0, min(self._cursor + step, len(self._items) - 1))
        self._reveal()
        self.scroll_to_row(self._top)

    def move_screen(self, step: int) -> None:
        """Move the cursor a screenful, and show it."""
        if self.item:
            lines = max(self.room.height, self.item.lines)
            self.move(self._at(self._starts[self._cursor] + step * lines) - self._cursor)

    def scroll_to_row(self, row: int) -> None:
        """Bring a line to the top, as far as there are lines; the cursor stays where it is."""
        self._top = max(0, min(row, self.rows_in_all - self.room.height))
        if self._top + 2 * self.room.height > self.rows_in_all:
            self.post_message(self.EndNears())
        self.redraw()

    def fit(self) -> None:
        """The cursor stays in sight."""
        self._reveal()

    def _reveal(self) -> None:
        """Scroll as little as shows the result with the cursor."""
        first, *behind = self._starts[self._cursor :][:2]
        last = max(behind, default=first)
        height = self.room.height
        self._top = max(0, last - height, min(self._top, first, self.rows_in_all - height))

    def _at(self, line: int) -> int:
        """The number of the result at a line; the nearest one if there is none."""
        return max(0, min(bisect_right(self._starts, max(0, line)) - 1, len(self._items) - 1))

    def on_click(self, event: events.Click) -> None:
        """The mouse moves the cursor and chooses."""
        offset = event.get_content_offset(self)
        if offset is None or self.on_bar(event):
            return
        if (line := offset.y + self._top) < self.rows_in_all:
            index = self._at(line)
            self.move(index - self._cursor)
            self.post_message(self.Chosen(self._items[index]))

    def words(self, y: int) -> Hashable:
        """The line of a result at a line of the screen; None below the last."""
        if (line := y + self._top) >= self.rows_in_all:
            return None
        index = self._at(line)
        item = self._items[index]._replace(means=Text(""))
        return _Drawn(item, line - self._starts[index], index == self._cursor)

    def draw_words(self, words: Hashable) -> Strip:
        """The line of a result in exactly as many cells as there are."""
        width = self.room.width
        if not isinstance(words, _Drawn):
            return Strip.blank(width, self.palette.style())
        item, line, has_cursor = words
        plain = self.palette.style(CURSOR) if has_cursor else self.palette.style()
        lit = self.palette.style(CURSOR, _UNDERLINED) if has_cursor else self.palette.style(LIT)
        muted = plain if has_cursor else self.palette.style(MUTED)
        lead = Segment(f"{_BAR} " if has_cursor else "  ", plain)
        if line:
            also = f"{item.also}{' · ' if item.text else ''}" if item.also else ""
            told = _words(*_in_sight(item.text, item.spans, width - 6 - cell_len(also)), muted, lit)
            return fitted(Strip([lead, Segment(f"  {also}", muted), *told]), width, plain)
        note = Strip([Segment(f"  {item.note}" if item.note else "", muted)])
        note = fitted(note, min(note.cell_length, 2 * width // 5), muted)
        room = width - note.cell_length - 1
        title = item.title, item.title_spans
        told = _words(*(title if item.text else _in_sight(*title, room - 4)), plain, lit)
        return Strip.join([fitted(Strip([lead, *told]), room, plain), note]).extend_cell_length(width, plain)


def _in_sight(text: str, spans: Spans, room: int) -> tuple[str, Spans]:
    """A text that begins late enough for its first lit words to be in sight; a rule for them stays."""
    if not spans or cell_len(text[: spans[0][1]]) <= room:
        return text, spans
    start = text.rfind(" ", 0, max(1, spans[0][0] - room // 3)) + 1
    rule, start = rule_before(text, start)
    before = f"{rule}…"
    by = len(before) - start
    return before + text[start:], tuple((first + by, last + by) for first, last in spans if first >= start)


def _words(text: str, spans: Spans, plain: Style, lit: Style) -> list[Segment]:
    """A text with some stretches lit."""
    segments: list[Segment] = []
    done = 0
    for start, end in spans:
        segments += Segment(text[done:start], plain), Segment(text[start:end], lit)
        done = end
    return [segment for segment in (*segments, Segment(text[done:], plain)) if segment.text]
