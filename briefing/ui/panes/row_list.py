"""A list of one-line rows that costs the same whatever its length: only the lines on screen are drawn.

Give it `rows`; it answers with `RowList.Chosen`. Rows under headers are a matter of what is in `rows`: who
folds a section gives new rows, and the cursor stays on its row by the row's value.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from briefing.model.page import Mark, Spans
from briefing.model.text import Text
from briefing.ui.keys import bindings
from briefing.ui.palette import CURSOR, MUTED, PLAIN, QUIET_CURSOR, WARNING, Look
from briefing.ui.panes.lines import fitted
from briefing.ui.panes.scrolling import Scrolling
from briefing.ui.render import MARKS

_BAR = "▌"
_SIGNS = {True: "▸ ", False: "▾ ", None: ""}
_INDENT = 2
_LEAST_WORDS = 24
"""Cells that words which are cut still get before there is room for a note."""

_COLOURS = {Mark.WARNING: WARNING, Mark.MUTED: MUTED}
_ATTRIBUTES = {mark: MARKS[mark] for mark in (Mark.STRONG, Mark.EMPHASIS, Mark.STRIKE)}


class Row(NamedTuple):
    """One line of a list: spans without line breaks, and at the right end a short note, else a sign for it.

    `value` is what choosing the row means, and no other row's. A row that is `folded` or not is a header and
    bears a sign for it; other rows have None there.
    """

    spans: Spans
    value: object
    note: Text = Text("")
    indent: int = 0
    folded: bool | None = None
    sign: Text = Text("")


@runtime_checkable
class Findable(Protocol):
    """Rows that know where a value is without looking at all of them."""

    def find(self, value: object) -> int | None:
        """The index of the row with a value; None if there is none."""


class _Drawn(NamedTuple):
    """A row by its number, and the look of the cursor if that is on it."""

    number: int
    cursor: Look | None


class RowList(Scrolling, can_focus=True, inherit_bindings=False):
    """Rows with a cursor; a row is chosen by key or by mouse."""

    BINDINGS = bindings("list", "moving")
    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        row: Row
        """The row."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._cursor = 0
        self._top = 0
        self._to_centre = False

    @property
    def rows(self) -> Sequence[Row]:
        """The rows from top to bottom; new ones keep the cursor on its row, and that row at its height.

        There may be very many: none is looked at that is not on the screen, if they are `Findable`.
        """
        return self._rows

    @rows.setter
    def rows(self, rows: Sequence[Row]) -> None:
        kept, above = self.row, self._cursor - self._top
        self._rows = rows
        self._cursor = self._nearest(self._cursor if kept is None else self._index(kept.value, self._cursor))
        self._top = self._cursor - above
        self._reveal()
        self.forget()

    @property
    def cursor(self) -> int:
        """The number of the row with the cursor, from 0."""
        return self._cursor

    @property
    def row(self) -> Row | None:
        """The row with the cursor; None in an empty list."""
        return self._rows[self._cursor] if self._rows else None

    @property
    def rows_in_all(self) -> int:
        """How many rows there are, on the screen and off it."""
        return len(self._rows)

    @property
    def top(self) -> int:
        """The number of the row at the top."""
        return self._top

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, the nearest one if the list does not reach so far, and show it."""
        before, self._cursor = self._cursor, self._nearest(index)
        top = self._top
        self._reveal()
        if self._top != top:
            self.redraw()
        elif self._cursor != before:
            self.redraw(before - top, self._cursor - top)

    def move_to_value(self, value: object) -> None:
        """Put the cursor on the row with this value, if there is one."""
        self.move_to(self._index(value, self._cursor))

    def go_to_value(self, value: object) -> None:
        """Put the cursor on the row with this value, in the middle of the screen if it was off it."""
        index, height = self._index(value, self._cursor), self.room.height
        self._to_centre = not height
        if not self._top <= index < self._top + height:
            self._top = index - height // 2
            self.redraw()
        self.move_to(index)

    def _index(self, value: object, default: int) -> int:
        if isinstance(self._rows, Findable):
            index = self._rows.find(value)
        else:
            index = next((index for index, row in enumerate(self._rows) if row.value == value), None)
        return default if index is None else index

    def _nearest(self, index: int) -> int:
        return max(0, min(index, len(self._rows) - 1))

    def _reveal(self) -> None:
        """Scroll as little as shows the cursor."""
        if height := self.room.height:
            last = min(self._top, self._cursor, len(self._rows) - height)
            self._top = max(self._cursor - height + 1, last, 0)

    def fit(self) -> None:
        """The cursor stays in sight, or comes to the middle of a list that was not on the screen yet."""
        if self._to_centre:
            self._to_centre = False
            self._top = self._cursor - self.room.height // 2
        self._reveal()

    def scroll_to_row(self, row: int) -> None:
        """Bring a row to the top, as far as there are rows; the cursor stays where it is."""
        self._top = max(0, min(row, len(self._rows) - self.room.height))
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """The mouse moves the cursor and chooses."""
        offset = event.get_content_offset(self)
        if offset is None or self.on_bar(event):
            return
        if (index := offset.y + self._top) < len(self._rows):
            self.move_to(index)
            self.action_choose()

    def action_choose(self) -> None:
        """Choose the row with the cursor."""
        if self.row is not None:
            self.post_message(self.Chosen(self.row))

    def action_scroll_up(self) -> None:
        """A row up."""
        self.move_to(self._cursor - 1)

    def action_scroll_down(self) -> None:
        """A row down."""
        self.move_to(self._cursor + 1)

    def action_page_up(self) -> None:
        """A screenful up; a row of the last one stays."""
        self._move_screens(-1)

    def action_page_down(self) -> None:
        """A screenful down; a row of the last one stays."""
        self._move_screens(1)

    def action_half_page_up(self) -> None:
        """Half a screenful up."""
        self._move_screens(-0.5)

    def action_half_page_down(self) -> None:
        """Half a screenful down."""
        self._move_screens(0.5)

    def _move_screens(self, screens: float) -> None:
        self.move_to(self._cursor + int((self.room.height - 1) * screens))

    def action_scroll_home(self) -> None:
        """To the first row."""
        self.move_to(0)

    def action_scroll_end(self) -> None:
        """To the last row."""
        self.move_to(len(self._rows) - 1)

    def words(self, y: int) -> Hashable:
        """The row at a line of the screen."""
        index = y + self._top
        cursor = CURSOR if self.has_focus else QUIET_CURSOR
        return _Drawn(index, cursor if index == self._cursor else None)

    def draw_words(self, words: Hashable) -> Strip:
        """A row in exactly as many cells as there are; words that are too long end with `…`."""
        assert isinstance(words, _Drawn)
        width = self.room.width
        if words.number >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        return self._strip(self._rows[words.number], width, words.cursor)

    def _strip(self, row: Row, width: int, cursor: Look | None) -> Strip:
        marks = Mark.NONE if row.folded is None else Mark.STRONG
        lead = (_BAR if cursor else " ") + " " * (_INDENT * row.indent) + _SIGNS[row.folded]
        words = [Segment(span.text, self._style(span.marks | marks, cursor)) for span in row.spans]
        left = Strip([Segment(lead, self._style(marks, cursor)), *words])
        note = f"  {row.note} " if row.note else " "
        if width - cell_len(note) < min(left.cell_length, len(lead) + _LEAST_WORDS):
            note = f" {row.sign} " if row.sign else " "
        end = Strip([Segment(note, self._style(Mark.MUTED, cursor))])
        filler = self._style(Mark.NONE, cursor)
        return Strip.join([fitted(left, max(0, width - end.cell_length), filler), end])

    def _style(self, marks: Mark, cursor: Look | None) -> Style:
        """The look of words; on the row with the cursor they all have one colour."""
        colours = cursor or next((look for mark, look in _COLOURS.items() if mark in marks), PLAIN)
        attributes = (look for mark, look in _ATTRIBUTES.items() if mark in marks)
        return self.palette.style(colours, *attributes)
