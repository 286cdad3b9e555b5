"""A page that scrolls, with links that can be reached without a mouse.

The truth about where the reader is are `_top`, the row at the top of the screen, and `_focus`, the focused
link. Textual's `scroll_y` and `virtual_size` follow them, so that the scroll bar is right; they change as
more of the page is laid out, while what is on the screen stays where it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from briefing.model.page import Page, Scroll, Target
from briefing.ui.flow import NO_LINK, Row
from briefing.ui.layout import Layout, Link, Seen, Spot, link_cells
from briefing.ui.render import COMPONENTS, Ink, Overlay, hint_labels, seen_text

MEASURE = 80
"""Lines are never longer."""

_PADDED_FROM = 60
_CACHED_STRIPS = 4_000
_SLICE = 0.008
_PAUSE = 0.03
_ROWS = 1 << 24
"""More than a part has rows: a spot as one number for Textual's selection."""


class PageView(ScrollView, can_focus=True, inherit_bindings=False):
    """A page of a book; with `number_links` its first nine links have numbers."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES = set(COMPONENTS)
    DEFAULT_CSS = """
    PageView {
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
        & > .page--number { color: $text-muted; }
        & > .page--hint { color: $text-accent; background: $background; text-style: bold reverse; }
        & > .page--focus {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """

    @dataclass
    class Followed(Message):
        """The reader follows a link."""

        target: Target
        """Where it leads."""

    def __init__(self, *, number_links: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._number_links = number_links
        self._page: Page | None = None
        self._awaited: Scroll | None = None
        self._pages = Layout((), 1)
        self._top = Spot(0, 0)
        self._marked: Link | None = None
        self._hints: dict[str, Link] = {}
        self._typed = ""
        self._strips: dict[Spot, Strip] = {}
        self._ink: Ink | None = None
        self._seen: list[tuple[Spot, Row]] | None = None

    def on_mount(self) -> None:
        """What is not looked at yet is laid out when there is nothing else to do."""
        self._refiner = self.set_interval(_PAUSE, self._refine, pause=True)

    # The page

    def show(self, page: Page, scroll: Scroll | None = None) -> None:
        """Show a page where it was left, else from its top, or at the heading that its reference names."""
        self._page = page
        self._end_hints()
        self._lay_out()
        if scroll is not None or not page.ref.heading:
            self.restore(scroll or Scroll())
        else:
            self.restore(Scroll())
            self.go_to_heading(page.ref.heading)

    @property
    def place(self) -> Scroll:
        """Exactly what the reader sees, for `restore`."""
        return self._awaited or self._pages.scroll(self._top, self._marked)

    def restore(self, place: Scroll) -> None:
        """Bring back what the reader saw; at another width, the same words at the top."""
        if not self._room.width:
            self._awaited = place
            return
        self._awaited = None
        top, self._marked = self._pages.found(place)
        self._put_on_top(top)

    def go_to_heading(self, slug: str) -> bool:
        """Bring a heading or a footnote to the top of the screen; whether it is there."""
        spot = self._pages.find(slug)
        if spot is not None:
            self._put_on_top(spot)
        return spot is not None

    @property
    def _room(self) -> Size:
        return self.scrollable_content_region.size

    @property
    def _measure(self) -> int:
        return measure(self._room.width)

    def _lay_out(self) -> None:
        parts = self._page.parts if self._page else ()
        self._pages = Layout(parts, self._measure, self._number_links)
        self._strips.clear()
        self._top, self._marked = Spot(0, 0), None
        if self.is_mounted and not self._pages.complete:
            self._refiner.resume()

    def _refine(self) -> None:
        if not self._pages.refine(_SLICE):
            self._refiner.pause()
            self._follow_top()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The height of the whole page, for a view that is as high as what it shows."""
        if self._page is None:
            return 0
        pages = Layout(self._page.parts, measure(width), self._number_links)
        pages.refine(1)
        return pages.height

    def on_resize(self, event: events.Resize) -> None:
        """Lay the page out anew; the same words stay at the top."""
        if self._measure != self._pages.width or self._awaited:
            place = self.place
            self._lay_out()
            self.restore(place)
        else:
            self._put_on_top(self._top)

    # Scrolling

    def _put_on_top(self, spot: Spot) -> None:
        """Scroll so that a row stands at the top, as far as the page goes."""
        self._top = min(spot, self._pages.last_top(self._room.height))
        self._follow_top()
        self._redraw()

    def _follow_top(self) -> None:
        """Tell the scroll bar where the reader is."""
        self._seen = None
        size = Size(self._room.width, self._pages.height)
        if size != self.virtual_size:
            self.virtual_size = size
        self.set_scroll(0, y := self._pages.y(self._top))
        self.scroll_target_y = y
        self.vertical_scrollbar.position = y

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The scroll bar was moved, or the wheel."""
        if round(new_value) != self._pages.y(self._top):
            self._put_on_top(self._pages.spot(round(new_value)))

    def _scroll_rows(self, rows: int) -> None:
        self._put_on_top(self._pages.move(self._top, rows))

    def action_scroll_up(self) -> None:
        """A line up."""
        self._scroll_rows(-1)

    def action_scroll_down(self) -> None:
        """A line down."""
        self._scroll_rows(1)

    def action_page_up(self) -> None:
        """A screenful up, less a line."""
        self._scroll_rows(1 - max(2, self._room.height))

    def action_page_down(self) -> None:
        """A screenful down, less a line."""
        self._scroll_rows(max(2, self._room.height) - 1)

    def action_half_page_up(self) -> None:
        """Half a screenful up."""
        self._scroll_rows(-max(1, self._room.height // 2))

    def action_half_page_down(self) -> None:
        """Half a screenful down."""
        self._scroll_rows(max(1, self._room.height // 2))

    def action_scroll_home(self) -> None:
        """To the beginning of the page."""
        self._put_on_top(Spot(0, 0))

    def action_scroll_end(self) -> None:
        """To the end of the page."""
        self._put_on_top(self._pages.last_top(self._room.height))

    # Links

    def action_next_link(self) -> None:
        """Mark the link after the marked one, or the first on the screen if none there is marked."""
        start = self._marked_seen or self._pages.link_above(self._top)
        self._mark(self._pages.next_link(start))

    def action_previous_link(self) -> None:
        """Mark the link before the marked one, or the last on the screen if none there is marked."""
        bottom = self._pages.move(self._top, self._room.height - 1)
        start = self._marked_seen or self._pages.link_below(bottom)
        self._mark(self._pages.previous_link(start))

    @property
    def _marked_seen(self) -> Link | None:
        """The marked link if it is on the screen."""
        return next((seen.link for seen in self._links_seen() if seen.link == self._marked), None)

    def _links_seen(self) -> list[Seen]:
        return self._pages.links(self._top, self._room.height)

    def _mark(self, link: Link | None) -> None:
        if link is None:
            return
        self._marked = link
        spot, height = self._pages.link_spot(link), self._room.height
        margin = min(2, height // 4)
        lowest = self._pages.move(self._top, height - 1 - margin)
        if spot > lowest:
            self._put_on_top(self._pages.move(spot, 1 + margin - height))
        elif spot < self._top:
            self._put_on_top(self._pages.move(spot, -margin))
        self._redraw()

    def action_follow(self) -> None:
        """Follow the marked link."""
        self._follow(self._marked)

    def follow_number(self, number: int) -> None:
        """Follow the link with a number, from 1."""
        self._follow(self._pages.nth_link(0, number - 1))

    def _follow(self, link: Link | None) -> None:
        if link is not None and (target := self._pages.target(link)) is not None:
            self._marked = link
            self._redraw()
            self.post_message(self.Followed(target))

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse, unless words were selected."""
        offset = event.get_content_offset(self)
        if offset is None or self.text_selection or offset.y >= len(self._rows()):
            return
        spot, _ = self._rows()[offset.y]
        self._follow(self._pages.link_at(spot, offset.x - self._left))

    # Labels over links

    def action_hints(self) -> None:
        """Put a letter over every link on the screen; typing it follows the link."""
        links = list(dict.fromkeys(seen.link for seen in self._links_seen()))
        self._hints = dict(zip(hint_labels(len(links)), links, strict=True))
        self._typed = ""
        self._redraw()

    def _end_hints(self) -> None:
        self._hints, self._typed = {}, ""
        self._redraw()

    def on_key(self, event: events.Key) -> None:
        """While links have labels, keys choose one."""
        if not self._hints:
            return
        event.stop()
        event.prevent_default()
        self._typed += event.character or event.key
        chosen = self._hints.get(self._typed)
        if chosen or not any(label.startswith(self._typed) for label in self._hints):
            self._end_hints()
        self._follow(chosen)
        self._redraw()

    def on_blur(self) -> None:
        """Labels go when another pane takes the keys."""
        self._end_hints()

    # Drawing

    @property
    def _left(self) -> int:
        return (self._room.width - self._measure) // 2

    def _rows(self) -> list[tuple[Spot, Row]]:
        if self._seen is None:
            self._seen = self._pages.rows(self._top, self._room.height)
        return self._seen

    def _redraw(self) -> None:
        self._seen = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        rows = self._rows()
        ink = self._styles()
        if y >= len(rows):
            return Strip.blank(self.size.width, ink.base)
        spot, row = rows[y]
        overlay = self._overlay(spot, row)
        if overlay != Overlay():
            return self._strip(spot, row, overlay)
        if spot not in self._strips:
            if len(self._strips) > _CACHED_STRIPS:
                self._strips.clear()
            self._strips[spot] = self._strip(spot, row, overlay)
        return self._strips[spot]

    def _strip(self, spot: Spot, row: Row, overlay: Overlay) -> Strip:
        strip = self._styles().strip(row, self._left, self.size.width, overlay)
        return strip.apply_offsets(0, spot.part * _ROWS + spot.row)

    def _styles(self) -> Ink:
        if self._ink is None:
            selection = self.screen.get_component_rich_style("screen--selection")
            self._ink = Ink(self.rich_style, partial(self.get_component_rich_style, partial=True), selection)
        return self._ink

    def notify_style_update(self) -> None:
        """Called by Textual when colours change."""
        super().notify_style_update()
        self._ink = None
        self._strips.clear()

    def _overlay(self, spot: Spot, row: Row) -> Overlay:
        focus = self._marked.number if self._marked and self._marked.part == spot.part else NO_LINK
        if not any(segment.link == focus for segment in row):
            focus = NO_LINK
        return Overlay(focus, self._selected(spot), self._hints_in(spot, row) if self._hints else ())

    def _hints_in(self, spot: Spot, row: Row) -> tuple[tuple[int, str], ...]:
        """The labels whose links begin in a row, as far as they are still to be typed."""
        labels = {link: label for label, link in self._hints.items() if label.startswith(self._typed)}
        links = ((Link(spot.part, number), start) for number, start, _ in link_cells(row))
        return tuple(
            (start, labels[link][len(self._typed) :])
            for link, start in links
            if link in labels and self._pages.link_spot(link) == spot
        )

    def _selected(self, spot: Spot) -> tuple[int, int] | None:
        selection = self.text_selection
        span = selection.get_span(spot.part * _ROWS + spot.row) if selection else None
        if span is None:
            return None
        start, end = span
        return max(0, start - self._left), end if end < 0 else max(0, end - self._left)

    def selection_updated(self, selection: Selection | None) -> None:
        """Called by Textual when other words are selected."""
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, a line a row."""
        first, last = _spot(selection.start), _spot(selection.end)
        rows = self._pages.between(first or Spot(0, 0), last)
        lines = []
        for spot, row in rows:
            start, end = self._selected(spot) or (0, 0)
            lines.append(seen_text(row)[start : None if end < 0 else end])
        return "\n".join(lines), "\n"


def measure(width: int) -> int:
    """How many cells of a pane are for words: there is room at both sides, more where the pane is wide."""
    return max(1, min(MEASURE, width - (4 if width >= _PADDED_FROM else 2)))


def _spot(offset: Offset | None) -> Spot | None:
    return None if offset is None else Spot(*divmod(offset.y, _ROWS))
