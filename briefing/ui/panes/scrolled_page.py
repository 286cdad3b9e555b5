"""A page that scrolls: it has a window on the page, draws what is in it, and gives it to the mouse to select.

The truth about where the reader is stands in the window. The scroll bar changes as more of the page is laid
out, while what is on the screen stays where it is.
"""

from __future__ import annotations

from collections.abc import Hashable
from math import inf
from typing import Literal, NamedTuple

from rich.style import Style
from textual.geometry import Offset
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from briefing.model.page import Page, Scroll
from briefing.ui.flow import Row, text_of
from briefing.ui.layout import Layout, Spot
from briefing.ui.panes.scrolling import Scrolling
from briefing.ui.render import Ink, Overlay
from briefing.ui.renewal import Alike, Renewal
from briefing.ui.window import Window

MEASURE = 80
"""Lines are never longer."""

_PADDED_FROM = 60
_SLICE = 0.008
_PAUSE = 0.03
_SHORT = 2
"""A page of so many screenfuls is laid out at once, so that its bar is right from the first."""
_ROWS = 1 << 24
"""More than a part has rows: a spot as one number for Textual's selection."""


class _Drawn(NamedTuple):
    """A row of the page, and what lies over it."""

    row: Row
    overlay: Overlay


class ScrolledPage(Scrolling, can_focus=True, inherit_bindings=False):
    """A page of a book."""

    ALLOW_SELECT = True
    longest = MEASURE
    """Cells of a line at most."""
    percent: reactive[int | None] = reactive[int | None](None, repaint=False)
    """How far down the page one is, once it is on the screen; None where all of it is seen."""

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self._window = Window((), 1, 1)
        self._awaited: Scroll | None = None
        self._shown: list[tuple[Spot, Row]] | None = None
        self._selection: Selection | None = None
        self._ink: Ink | None = None
        self._refiner: Timer | None = None
        self._guessed = False
        self._changed: frozenset[Spot] = frozenset()

    # The page

    def show(self, page: Page, scroll: Scroll | None = None) -> None:
        """Show a page where it was left, else from its top or the heading that its reference names."""
        self._page = page
        self._open_window()
        if scroll is None and page.start and self.room.width and not page.ref.heading:
            self._awaited = None
            self._begin()
            self._moved()
            return
        self.restore(scroll or Scroll())
        if scroll is None and page.ref.heading:
            self.go_to_heading(page.ref.heading)

    def _begin(self) -> None:
        """Bring the row where a page begins in sight, with what stands above it."""
        spot = self._window.layout.find(self._page.start) if self._page and self._page.start else None
        if spot is not None:
            self._window.reveal(spot)

    @property
    def page(self) -> Page | None:
        """What is shown; None before anything is."""
        return self._page

    def renew(self, page: Page, same: Alike) -> None:
        """Show the same page as it is by now, at the words where the reader is; mark what has changed."""
        before, awaited = self._window, self._awaited
        self._page = page
        self._open_window()
        if awaited is not None:
            self.restore(awaited)
            return
        renewal = Renewal(before.layout, self._window.layout, same)
        self._changed = renewal.changed
        self._window.marked = renewal.link(before.marked) if before.marked else None
        self._window.put_on_top(renewal.spot(before.top))
        self._moved()

    def mark_changes(self, before: Page, same: Alike) -> None:
        """Mark what is another than it was in a page before, and bring the first of it in sight."""
        now = self._window.layout
        self._changed = Renewal(Layout(before.parts, now.width), now, same).changed
        if self._changed:
            self._window.reveal(min(self._changed))
        self._moved()

    @property
    def changes(self) -> Literal["", "above", "here", "below"]:
        """Where the rows are that are marked as changed; nothing where none is."""
        if not self._changed:
            return ""
        seen = {spot for spot, _ in self._rows}
        if self._changed & seen:
            return "here"
        return "above" if max(self._changed) < self._window.top else "below"

    def drop_changes(self) -> None:
        """Mark nothing as changed any more."""
        if self._changed:
            self._changed = frozenset()
            self.redraw()

    def start_again(self) -> None:
        """Show the same as when the page is opened at this place: of a long one, less is laid out then."""
        if self._page is not None:
            self.show(self._page, self.place)

    @property
    def place(self) -> Scroll:
        """Exactly what the reader sees, for `restore`."""
        return self._awaited or self._window.place

    def restore(self, place: Scroll) -> None:
        """Bring back what the reader saw; at another width, the same words are at the top."""
        self._awaited = None if self.room.width else place
        if self._awaited is None:
            self._window.restore(place)
            self._moved()

    def go_to_heading(self, slug: str) -> bool:
        """Bring a heading or a footnote to the top of the screen; whether it is there."""
        found = self._window.to_heading(slug)
        if self._awaited is not None:
            self._awaited = self._window.place
        self._moved()
        return found

    def _open_window(self) -> None:
        parts = self._page.parts if self._page else ()
        self._window = Window(parts, measure(self.room.width, self.longest), self.room.height)
        self._guessed = False
        if self._window.layout.height <= _SHORT * self.room.height:
            self._window.layout.refine(inf)
        self._changed = frozenset()
        if not self.room.width or self._window.layout.complete:
            return
        if self._refiner is None:
            self._refiner = self.set_interval(_PAUSE, self._refine)
        self._refiner.resume()

    def _refine(self) -> None:
        """Lay out what is not looked at yet when there is nothing else to do, and then correct the bar."""
        assert self._refiner
        before = self.bar
        left = self._window.layout.refine(_SLICE)
        self._guessed |= self.bar != before
        if not left:
            self._refiner.pause()
            if self._guessed:
                self._moved()

    def fit(self) -> None:
        """Lay the page out anew; the same words stay at the top."""
        place = self.place
        if measure(self.room.width, self.longest) != self._window.layout.width or self._awaited:
            self._open_window()
        self._window.height = self.room.height
        is_new = self._awaited == Scroll()
        self._awaited = None if self.room.width else place
        self._window.restore(place)
        if is_new and self._awaited is None:
            self._begin()
        self._shown = None
        self.set_reactive(ScrolledPage.percent, self._percent)

    # Moving

    @property
    def rows_in_all(self) -> int:
        """How many rows there are, as far as is known."""
        return self._window.layout.height

    @property
    def top(self) -> int:
        """The number of the row at the top, as far as is known."""
        return self._window.layout.y(self._window.top) if self._window.layout.parts else 0

    def scroll_to_row(self, row: int) -> None:
        """The scroll bar is dragged, or the wheel turned."""
        self._window.put_on_top(self._window.layout.spot(row))
        self._moved()

    def _moved(self) -> None:
        self._shown = None
        self.percent = self._percent
        self.redraw()

    @property
    def _percent(self) -> int | None:
        end = self.rows_in_all - self._window.height
        return round(100 * self.top / end) if end > 0 else None

    def _scroll_rows(self, rows: int) -> None:
        self._window.scroll(rows)
        self._moved()

    def action_scroll_up(self) -> None:
        """A line up."""
        self._scroll_rows(-1)

    def action_scroll_down(self) -> None:
        """A line down."""
        self._scroll_rows(1)

    def action_page_up(self) -> None:
        """A screenful up, but for a line."""
        self._scroll_rows(-max(1, self._window.height - 1))

    def action_page_down(self) -> None:
        """A screenful down, but for a line."""
        self._scroll_rows(max(1, self._window.height - 1))

    def action_half_page_up(self) -> None:
        """Half a screenful up."""
        self._scroll_rows(-max(1, self._window.height // 2))

    def action_half_page_down(self) -> None:
        """Half a screenful down."""
        self._scroll_rows(max(1, self._window.height // 2))

    def action_scroll_home(self) -> None:
        """To the beginning of the page."""
        self._window.put_on_top(Spot(0, 0))
        self._moved()

    def action_scroll_end(self) -> None:
        """To the end of the page."""
        self._window.to_end()
        self._moved()

    # Drawing

    @property
    def _rows(self) -> list[tuple[Spot, Row]]:
        if self._shown is None:
            self._shown = self._window.rows()
        return self._shown

    @property
    def _left(self) -> int:
        return (self.room.width - self._window.layout.width) // 2

    @property
    def _inks(self) -> Ink:
        if self._ink is None:
            coloured = self.screen.get_component_rich_style("screen--selection")
            selection = coloured if self.has_colour else Style(reverse=True)
            self._ink = Ink(self.palette, selection, self.has_colour)
        return self._ink

    def notify_style_update(self) -> None:
        """Called by Textual when colours change."""
        super().notify_style_update()
        self._ink = None

    def words(self, y: int) -> Hashable:
        """The row at a line of the screen and what lies over it; None below the page."""
        if y >= len(self._rows):
            return None
        spot, row = self._rows[y]
        return _Drawn(row, self._overlay(spot, row))

    def draw_words(self, words: Hashable) -> Strip:
        """The row, in colour."""
        if not isinstance(words, _Drawn):
            return Strip.blank(self.room.width, self._inks.base)
        return self._inks.strip(words.row, self._left, self.room.width, words.overlay)

    def render_line(self, y: int) -> Strip:
        """Called by Textual for one line, when the mouse is there: with its place in the page."""
        strip = super().render_line(y)
        if y >= len(self._rows):
            return strip
        spot, _ = self._rows[y]
        return strip.apply_offsets(0, spot.part * _ROWS + spot.row)

    def _overlay(self, spot: Spot, row: Row) -> Overlay:
        """What lies over a row for the moment."""
        selected = _selected(self._selection, spot, self._left)
        return Overlay(selected=selected, changed=spot in self._changed)

    # Selecting with the mouse

    def selection_updated(self, selection: Selection | None) -> None:
        """Called by Textual when other words are selected."""
        self._selection = selection
        self.redraw()

    @property
    def ends_selected(self) -> tuple[tuple[Spot, int], tuple[Spot, int]] | None:
        """The row and the character with which the selection begins, and those behind its end."""
        chosen = self._selection
        if chosen is None or chosen.start is None or chosen.end is None:
            return None
        first, last = (
            (Spot(*divmod(end.y, _ROWS)), max(0, end.x - self._left)) for end in (chosen.start, chosen.end)
        )
        return first, last

    @property
    def layout_shown(self) -> Layout:
        """The page as it is laid out."""
        return self._window.layout

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, a line a row."""
        first = _spot(selection.start) or Spot(0, 0)
        lines = []
        for spot, row in self._window.layout.between(first, _spot(selection.end)):
            start, end = _selected(selection, spot, self._left) or (0, 0)
            lines.append(text_of(row).rstrip()[start : None if end < 0 else end])
        return "\n".join(lines), "\n"


def measure(width: int, longest: int = MEASURE) -> int:
    """How many cells of a pane are for words: there is room at both sides, more where the pane is wide."""
    return max(1, min(longest, width - (4 if width >= _PADDED_FROM else 2)))


def _spot(offset: Offset | None) -> Spot | None:
    return None if offset is None else Spot(*divmod(offset.y, _ROWS))


def _selected(selection: Selection | None, spot: Spot, left: int) -> tuple[int, int] | None:
    """The first selected character of a row and the last one + 1, which is -1 for all the rest."""
    span = selection.get_span(spot.part * _ROWS + spot.row) if selection else None
    if span is None:
        return None
    start, end = span
    return max(0, start - left), end if end < 0 else max(0, end - left)
