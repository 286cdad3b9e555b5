"""A table of numbers: head and first column stay while the rest scrolls, one cell is marked.

Give it a `Sheet`; it tells by `Moved` what is marked. Under the head, `━` stands below the marked column, `●`
below a picked one, `▲` or `▼` below the one that rows are sorted by; `‹` and `›` say that there are more.
The bar of an estimate is dashed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from briefing.library.figures.comparing import KEYS, labelled
from briefing.library.figures.grid import Grid
from briefing.model.text import Text
from briefing.ui.columns import GAP, Measure, first_in_sight, in_sight, measured, measured_keys, sized
from briefing.ui.keys import bindings
from briefing.ui.numbers import Sheet
from briefing.ui.palette import BOLD, CURSOR, KEY, MUTED, PLAIN, QUIET_CURSOR, Look
from briefing.ui.panes.lines import fitted
from briefing.ui.panes.scrolling import TRACK, Cell, Scrolling, bar_of

_BAR, _PICKED = "▌", "●"
_GUTTER = 3
_LINE, _DASHED, _HALF = "━", "╍", "╸"
_LONGEST_BAR = 60
_BAR_LOOK = Look("accent")
_NOTHING = Sheet(Grid(Text(""), Text(""), (), ()), 0, KEYS)


class _Drawn(NamedTuple):
    """A line of the head or a row, the first column in sight, and the marked one if it matters there."""

    number: int
    is_head: bool
    first: int
    marked: int | None


class NumbersTable(Scrolling, can_focus=True, inherit_bindings=False):
    """Rows and columns with a marked cell."""

    BINDINGS = bindings("table")
    ALLOW_SELECT = False

    @dataclass
    class Moved(Message):
        """Another cell is marked."""

        row: int
        """Its row in the sheet."""
        column: int
        """Its column, or `KEYS`."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet = _NOTHING
        """What is shown."""
        self._keys = Measure(0, ())
        self._measures: tuple[Measure, ...] = ()
        self._top = 0
        self._first = 0

    def show(self, sheet: Sheet) -> None:
        """Show numbers, with what is marked in sight."""
        if sheet.grid is not self.sheet.grid:
            self._measures = tuple(measured(column, labelled(column)) for column in sheet.grid.columns)
        self.sheet = sheet
        self.fit()
        self.forget()

    # Where things stand

    def fit(self) -> None:
        """What is marked stays in sight."""
        self._keys = measured_keys(self.sheet.grid, max(8, self.inside.width // 3))
        if height := self.room.height:
            row, rows = self.sheet.row, self.rows_in_all
            self._top = max(row - height + 1, min(self._top, row, rows - height), 0)
        if (room := self._columns_room) > 0:
            self._first = first_in_sight(self._widths, self._first, max(0, self.sheet.column), room)

    @property
    def _widths(self) -> list[int]:
        return [measure.width for measure in self._measures]

    @property
    def _columns_room(self) -> int:
        """The cells for all columns but the first; the last one is for the sign that there are more."""
        return self.room.width - _GUTTER - self._keys.width - GAP - 1

    @property
    def _in_sight(self) -> range:
        return in_sight(self._widths, self._first, self._columns_room)

    @property
    def _head_height(self) -> int:
        return max((len(measure.head) for measure in (self._keys, *self._measures)), default=0)

    @property
    def room(self) -> Size:
        """The cells and lines for rows: all but the head and the rule under it."""
        width, height = super().room
        return Size(width, max(0, height - self._head_height - 1))

    @property
    def bar(self) -> tuple[Cell, ...]:
        """The bar stands beside the rows."""
        height = self.room.height
        return (TRACK,) * (self.inside.height - height) + bar_of(height, self.rows_in_all, self._top)

    @property
    def rows_in_all(self) -> int:
        """How many rows there are, on the screen and off it."""
        return len(self.sheet.grid.keys)

    @property
    def top(self) -> int:
        """The number of the row at the top."""
        return self._top

    def scroll_to_row(self, row: int) -> None:
        """Bring a row to the top, as far as there are rows; what is marked stays."""
        self._top = max(0, min(row, self.rows_in_all - self.room.height))
        self.redraw()

    # Moving

    def move(self, rows: int, columns: int = 0) -> None:
        """Mark a cell further down and to the right, as far as there are cells."""
        self._mark(self.sheet.row + rows, self.sheet.column + columns)

    def _mark(self, row: int, column: int) -> None:
        row = max(0, min(row, self.rows_in_all - 1))
        column = max(KEYS, min(column, len(self._measures) - 1))
        if (row, column) != (self.sheet.row, self.sheet.column):
            self.sheet = self.sheet._replace(row=row, column=column)
            self.fit()
            self.redraw()
            self.post_message(self.Moved(row, column))

    def action_scroll_up(self) -> None:
        """A row up."""
        self.move(-1)

    def action_scroll_down(self) -> None:
        """A row down."""
        self.move(1)

    def action_page_up(self) -> None:
        """A screenful up; a row of the last one stays."""
        self.move(1 - self.room.height)

    def action_page_down(self) -> None:
        """A screenful down; a row of the last one stays."""
        self.move(self.room.height - 1)

    def action_scroll_home(self) -> None:
        """To the first row."""
        self.move(-self.rows_in_all)

    def action_scroll_end(self) -> None:
        """To the last row."""
        self.move(self.rows_in_all)

    def on_click(self, event: events.Click) -> None:
        """The mouse marks a cell."""
        offset = event.get_content_offset(self)
        if offset is None or self.on_bar(event):
            return
        row = offset.y - (self.inside.height - self.room.height) + self._top
        at, column = _GUTTER + self._keys.width + GAP, KEYS
        for number in self._in_sight:
            if offset.x >= at:
                column = number
            at += self._measures[number].width + GAP
        self._mark(max(row, self._top), column)

    # Drawing

    def words(self, y: int) -> Hashable:
        """The line of the head, or the row, at a line of the screen."""
        row = y - self._head_height - 1
        if row < 0:
            return _Drawn(y, True, self._first, self.sheet.column)
        number = row + self._top
        return _Drawn(number, False, self._first, self.sheet.column if number == self.sheet.row else None)

    def draw_words(self, words: Hashable) -> Strip:
        """A line in exactly as many cells as there are."""
        assert isinstance(words, _Drawn)
        if words.is_head:
            drawn = self._rule(words) if words.number == self._head_height else self._head(words)
        elif words.number < self.rows_in_all:
            drawn = self._row(words)
        else:
            drawn = iter(())
        filler = self.palette.style(QUIET_CURSOR if self._is_marked(words) else PLAIN)
        return fitted(Strip(drawn), self.room.width, filler)

    def _is_marked(self, words: _Drawn) -> bool:
        return not words.is_head and words.marked is not None

    def _head(self, words: _Drawn) -> Iterator[Segment]:
        columns = ((KEYS, self._keys), *((number, self._measures[number]) for number in self._in_sight))
        for number, measure in columns:
            yield self._segment(" " * (_GUTTER if number == KEYS else GAP))
            line = words.number - self._head_height + len(measure.head)
            text = measure.head[line] if line >= 0 else ""
            look = KEY if number == words.marked else BOLD
            yield self._segment(sized(text, measure.width, to_right=not measure.are_words), look)

    def _rule(self, words: _Drawn) -> Iterator[Segment]:
        seen, last = self._in_sight, len(self._measures) - 1
        yield self._segment(" " * _GUTTER)
        yield from self._rule_below(KEYS, self._keys, words)
        for number in seen:
            more = (number == seen.start and number > 0) or (number == last and self.sheet.before)
            yield self._segment(f"{'‹' if more else '─'}{'─' * (GAP - 1)}", MUTED)
            yield from self._rule_below(number, self._measures[number], words)
        if seen.stop <= last or self.sheet.after:
            yield self._segment("›", MUTED)

    def _rule_below(self, number: int, measure: Measure, words: _Drawn) -> Iterator[Segment]:
        sort = self.sheet.sort
        signs = _PICKED * (number in self.sheet.picked_columns)
        if sort and sort.column == number:
            signs += "▼" if sort.descending else "▲"
        is_marked = number == words.marked
        line = ("━" if is_marked else "─") * (measure.width - len(signs))
        yield self._segment(line, _BAR_LOOK if is_marked else MUTED)
        yield self._segment(signs, KEY)

    def _row(self, words: _Drawn) -> Iterator[Segment]:
        sheet, row = self.sheet, words.number
        ground = PLAIN if words.marked is None else QUIET_CURSOR
        yield self._segment(" " if words.marked is None else _BAR, ground, _BAR_LOOK)
        yield self._segment(f"{_PICKED} " if row in sheet.picked_rows else "  ", ground, KEY)
        key = sized(sheet.grid.keys[row], self._keys.width)
        yield self._segment(key, CURSOR if words.marked == KEYS else ground)
        for number in self._in_sight:
            yield self._segment(" " * GAP, ground)
            cell = self._measures[number].drawn(sheet.grid.columns[number].cells[row])
            yield self._segment(cell, CURSOR if words.marked == number else ground)
        if sheet.bars:
            yield self._segment(" " * GAP, ground)
            yield self._segment(self._bar_of(row), ground, _BAR_LOOK)

    def _bar_of(self, row: int) -> str:
        ranked = self.sheet.grid.columns[-1].cells[row]
        line = _DASHED if ranked and ranked.is_estimate else _LINE
        taken = sum(self._measures[number].width + GAP for number in self._in_sight)
        longest = min(_LONGEST_BAR, self._columns_room - taken)
        whole, half = divmod(round(self.sheet.bars[row] * max(0, longest) * 2), 2)
        return line * whole + _HALF * half

    def _segment(self, text: str, *looks: Look) -> Segment:
        return Segment(text, self.palette.style(*looks))
