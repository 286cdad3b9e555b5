"""A list of one-line rows that costs the same whatever its length: only the lines on screen are drawn.

Give it `rows`; it answers with `RowList.Chosen`. Rows under headers are a matter of what is in `rows`: who
folds a section gives new rows, and the cursor stays on its row by the row's value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.model.page import Mark, Spans
from briefing.model.text import Text
from briefing.ui.keys import bindings

_BAR = "▌"
_SIGNS = {True: "▸ ", False: "▾ ", None: ""}
_INDENT = 2
_LEAST_WORDS = 24
"""Cells that words which are cut still get before there is room for a note."""

_ATTRIBUTES = {
    Mark.STRONG: Style(bold=True),
    Mark.EMPHASIS: Style(italic=True),
    Mark.STRIKE: Style(strike=True),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: spans without line breaks, and at the right end a short note.

    `value` is what choosing the row means, and no other row's. A row that is `folded` or not is a header and
    bears a sign for it; other rows have None there.
    """

    spans: Spans
    value: object
    note: Text = Text("")
    indent: int = 0
    folded: bool | None = None


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with a cursor; a row is chosen by key or by mouse."""

    BINDINGS = bindings("list", "moving")
    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"row-list--muted", "row-list--warning", "row-list--cursor"}
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;

        & > .row-list--muted { color: $text-muted; }
        & > .row-list--warning { color: $text-warning; }
        & > .row-list--cursor {
            color: $block-cursor-blurred-foreground;
            background: $block-cursor-blurred-background;
            text-style: $block-cursor-blurred-text-style;
        }
        &:focus > .row-list--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        row: Row
        """The row."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._cursor = 0

    @property
    def rows(self) -> Sequence[Row]:
        """The rows from top to bottom; new ones keep the cursor on its row, and that row at its height."""
        return self._rows

    @rows.setter
    def rows(self, rows: Sequence[Row]) -> None:
        kept, above = self.row, self._cursor - self.scroll_offset.y
        self._rows = rows
        self._cursor = self._nearest(self._cursor if kept is None else self._index(kept.value, self._cursor))
        if self.is_mounted:
            self._measure()
            self._scroll_to_line(self._cursor - above)
            self._reveal()
            self.refresh()

    @property
    def cursor(self) -> int:
        """The number of the row with the cursor, from 0."""
        return self._cursor

    @property
    def row(self) -> Row | None:
        """The row with the cursor; None in an empty list."""
        return self._rows[self._cursor] if self._rows else None

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, the nearest one if the list does not reach so far, and show it."""
        before, self._cursor = self._cursor, self._nearest(index)
        self.refresh_line(before)
        self.refresh_line(self._cursor)
        self._reveal()

    def move_to_value(self, value: object) -> None:
        """Put the cursor on the row with this value, if there is one."""
        self.move_to(self._index(value, self._cursor))

    def go_to_value(self, value: object) -> None:
        """Put the cursor on the row with this value, in the middle of the screen if it was off it."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        index = self._index(value, self._cursor)
        if height and not top <= index < top + height:
            self._scroll_to_line(max(0, index - height // 2))
        self.move_to(index)

    def _index(self, value: object, default: int) -> int:
        return next((index for index, row in enumerate(self._rows) if row.value == value), default)

    def _nearest(self, index: int) -> int:
        return max(0, min(index, len(self._rows) - 1))

    def _reveal(self) -> None:
        """Scroll as little as shows the cursor."""
        top = self.scroll_offset.y
        height = self.scrollable_content_region.height
        if self._cursor < top:
            self._scroll_to_line(self._cursor)
        elif height and self._cursor >= top + height:
            self._scroll_to_line(self._cursor - height + 1)

    def _scroll_to_line(self, line: int) -> None:
        # Forced, since before the next layout the scrollbar that these rows need may not be there yet.
        self.scroll_to(y=line, animate=False, force=True)

    def _measure(self) -> None:
        self.virtual_size = Size(0, len(self._rows))

    def on_mount(self) -> None:
        """The rows given before the screen was there are measured now."""
        self._measure()

    def on_resize(self) -> None:
        """The cursor stays in sight."""
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """The mouse moves the cursor and chooses."""
        offset = event.get_content_offset(self)
        if offset is not None and (index := offset.y + self.scroll_offset.y) < len(self._rows):
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
        self.move_to(self._cursor + int((self.scrollable_content_region.height - 1) * screens))

    def action_scroll_home(self) -> None:
        """To the first row."""
        self.move_to(0)

    def action_scroll_end(self) -> None:
        """To the last row."""
        self.move_to(len(self._rows) - 1)

    def render_line(self, y: int) -> Strip:
        """The row that is at line `y` of the screen, from 0."""
        width = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        if index < len(self._rows):
            return self._strip(self._rows[index], width, index == self._cursor)
        return Strip.blank(width, self.rich_style)

    def _strip(self, row: Row, width: int, has_cursor: bool) -> Strip:
        """A row in exactly so many cells; words that are too long end with `…`."""
        marks = Mark.NONE if row.folded is None else Mark.STRONG
        lead = (_BAR if has_cursor else " ") + " " * (_INDENT * row.indent) + _SIGNS[row.folded]
        words = [Segment(span.text, self._style(span.marks | marks, has_cursor)) for span in row.spans]
        left = Strip([Segment(lead, self._style(marks, has_cursor)), *words])
        note = f"  {row.note} " if row.note else " "
        if width - cell_len(note) < min(left.cell_length, len(lead) + _LEAST_WORDS):
            note = " "
        end = Strip([Segment(note, self._style(Mark.MUTED, has_cursor))])
        filler = self._style(Mark.NONE, has_cursor)
        return Strip.join([_fitted(left, max(0, width - end.cell_length), filler), end])

    def _style(self, marks: Mark, has_cursor: bool) -> Style:
        """The look of words; on the row with the cursor they all have one colour."""
        if has_cursor:
            style = self.get_component_rich_style("row-list--cursor")
        elif Mark.WARNING in marks:
            style = self.get_component_rich_style("row-list--warning")
        elif Mark.MUTED in marks:
            style = self.get_component_rich_style("row-list--muted")
        else:
            style = self.rich_style
        return sum((look for mark, look in _ATTRIBUTES.items() if mark in marks), start=style)


def _fitted(strip: Strip, width: int, style: Style) -> Strip:
    """A strip of exactly so many cells: filled up, or cut with `…`."""
    if strip.cell_length <= width:
        return strip.extend_cell_length(width, style)
    return Strip.join([strip.crop(0, width - 1), Strip([Segment("…", style)])]) if width else Strip([])
