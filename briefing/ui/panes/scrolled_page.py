"""A page that scrolls: it has a window on the page, draws what is in it, and gives it to the mouse to select.

The truth about where the reader is stands in the window. Textual's `scroll_y` and `virtual_size` follow it,
so that the scroll bar is right; they change as more of the page is laid out, while what is on the screen
stays where it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from briefing.model.page import Page, Scroll
from briefing.ui.flow import Row, text_of
from briefing.ui.layout import Spot
from briefing.ui.render import COMPONENTS, PLAIN, Ink, Overlay
from briefing.ui.window import Window

MEASURE = 80
"""Lines are never longer."""

_PADDED_FROM = 60
_CACHED_STRIPS = 4_000
_SLICE = 0.008
_PAUSE = 0.03
_ROWS = 1 << 24
"""More than a part has rows: a spot as one number for Textual's selection."""


class ScrolledPage(ScrollView, can_focus=True, inherit_bindings=False):
    """A page of a book."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES = set(COMPONENTS)
    DEFAULT_CSS = """
    ScrolledPage {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;

        & > .page--heading1, & > .page--heading2, & > .page--heading3 { text-style: bold; }
        & > .page--heading4 { text-style: italic; }
        & > .page--display { text-style: bold; }
        & > .page--value, & > .page--digits { color: $text-accent; text-style: bold; }
        & > .page--label, & > .page--muted, & > .page--unit, & > .page--lead { color: $text-muted; }
        & > .page--head { text-style: bold; }
        & > .page--rule, & > .page--guide, & > .page--sign { color: $text-muted; }
        & > .page--bar { color: $accent; }
        & > .page--strong { text-style: bold; }
        & > .page--emphasis { text-style: italic; }
        & > .page--strike { text-style: strike; }
        & > .page--code { background: $surface; }
        & > .page--warning { color: $text-warning; }
        & > .page--link { color: $text-accent; text-style: underline; }
        & > .page--link-label { color: $text-accent; background: $background; text-style: bold reverse; }
        & > .page--lit {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        & > .page--marked { color: $text-accent; text-style: underline; }
        &:focus > .page--marked {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """

    @dataclass
    class Moved(Message):
        """The reader sees another part of the page."""

        view: ScrolledPage
        """Where."""
        percent: int | None
        """How far down it is; None where all of the page is seen."""

        @property
        def control(self) -> ScrolledPage:
            """The view, by which a handler can choose."""
            return self.view

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self._window = Window((), 1, 1)
        self._awaited: Scroll | None = None
        self._shown: list[tuple[Spot, Row]] | None = None
        self._strips: dict[Spot, Strip] = {}
        self._ink: Ink | None = None

    def on_mount(self) -> None:
        """What is not looked at yet is laid out when there is nothing else to do."""
        self._refiner = self.set_interval(_PAUSE, self._refine, pause=True)

    # The page

    def show(self, page: Page, scroll: Scroll | None = None) -> None:
        """Show a page where it was left, else from its top or the heading that its reference names."""
        self._page = page
        self._open_window()
        self.restore(scroll or Scroll())
        if scroll is None and page.ref.heading:
            self.go_to_heading(page.ref.heading)

    @property
    def place(self) -> Scroll:
        """Exactly what the reader sees, for `restore`."""
        return self._awaited or self._window.place

    def restore(self, place: Scroll) -> None:
        """Bring back what the reader saw; at another width, the same words are at the top."""
        self._awaited = None if self._room.width else place
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

    @property
    def _room(self) -> Size:
        return self.scrollable_content_region.size

    def _open_window(self) -> None:
        parts = self._page.parts if self._page else ()
        self._window = Window(parts, measure(self._room.width), self._room.height)
        self._strips.clear()
        if self.is_mounted and not self._window.layout.complete:
            self._refiner.resume()

    def _refine(self) -> None:
        if not self._window.layout.refine(_SLICE):
            self._refiner.pause()
            self._tell_scroll_bar()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the page out anew; the same words stay at the top."""
        place = self.place
        if measure(self._room.width) != self._window.layout.width or self._awaited:
            self._open_window()
        self._strips.clear()
        self._window.height = self._room.height
        self.restore(place)

    # Moving

    def _moved(self) -> None:
        self._shown = None
        self._tell_scroll_bar()
        self.refresh()

    def _tell_scroll_bar(self) -> None:
        """Textual's own idea of where the reader is, without its watchers."""
        layout = self._window.layout
        size = Size(self._room.width, layout.height)
        if size != self.virtual_size:
            self.virtual_size = size
        self.set_scroll(0, y := layout.y(self._window.top))
        self.scroll_target_y = y
        self.vertical_scrollbar.position = y
        end = layout.height - self._window.height
        self.post_message(self.Moved(self, round(100 * y / end) if end > 0 else None))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The scroll bar was moved, or the wheel."""
        layout = self._window.layout
        if round(new_value) != layout.y(self._window.top):
            self._window.put_on_top(layout.spot(round(new_value)))
            self._moved()

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
        return (self._room.width - self._window.layout.width) // 2

    @property
    def _inks(self) -> Ink:
        if self._ink is None:
            selection = self.screen.get_component_rich_style("screen--selection")
            self._ink = Ink(self.rich_style, self._component, selection)
        return self._ink

    def _component(self, name: str) -> Style:
        """What a component class changes, its colours mixed with the background of the page."""
        styles = self.get_component_styles(name)
        _, behind = self.background_colors
        background = behind + styles.background
        color = background.get_contrast_text(styles.color.a) if styles.auto_color else styles.color
        return styles.text_style + Style(
            color=(background + color).rich_color if styles.has_rule("color") else None,
            bgcolor=background.rich_color if styles.has_rule("background") else None,
        )

    def notify_style_update(self) -> None:
        """Called by Textual when colours change."""
        super().notify_style_update()
        self._ink = None
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Called by Textual for each line of the screen."""
        if y >= len(self._rows):
            return Strip.blank(self.size.width, self._inks.base)
        spot, row = self._rows[y]
        overlay = self._overlay(spot, row)
        if overlay != PLAIN:
            return self._strip(spot, row, overlay)
        if spot not in self._strips:
            if len(self._strips) > _CACHED_STRIPS:
                self._strips.clear()
            self._strips[spot] = self._strip(spot, row, overlay)
        return self._strips[spot]

    def _strip(self, spot: Spot, row: Row, overlay: Overlay) -> Strip:
        strip = self._inks.strip(row, self._left, self.size.width, overlay)
        return strip.apply_offsets(0, spot.part * _ROWS + spot.row)

    def _overlay(self, spot: Spot, row: Row) -> Overlay:
        """What lies over a row for the moment."""
        return Overlay(selected=_selected(self.text_selection, spot, self._left))

    # Selecting with the mouse

    def selection_updated(self, selection: Selection | None) -> None:
        """Called by Textual when other words are selected."""
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, a line a row."""
        first = _spot(selection.start) or Spot(0, 0)
        lines = []
        for spot, row in self._window.layout.between(first, _spot(selection.end)):
            start, end = _selected(selection, spot, self._left) or (0, 0)
            lines.append(text_of(row).rstrip()[start : None if end < 0 else end])
        return "\n".join(lines), "\n"


def measure(width: int) -> int:
    """How many cells of a pane are for words: there is room at both sides, more where the pane is wide."""
    return max(1, min(MEASURE, width - (4 if width >= _PADDED_FROM else 2)))


def _spot(offset: Offset | None) -> Spot | None:
    return None if offset is None else Spot(*divmod(offset.y, _ROWS))


def _selected(selection: Selection | None, spot: Spot, left: int) -> tuple[int, int] | None:
    """The first selected character of a row and the last one + 1, which is -1 for all the rest."""
    span = selection.get_span(spot.part * _ROWS + spot.row) if selection else None
    if span is None:
        return None
    start, end = span
    return max(0, start - left), end if end < 0 else max(0, end - left)
