"""The results of the finder, two lines each or one where there is no more to say; drawn where one looks."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.library.search.hits import Spans
from briefing.ui.finding import Item
from briefing.ui.keys import bindings

_BAR = "▌"


class HitList(ScrollView, can_focus=False, inherit_bindings=False):
    """Results with a cursor; one is chosen by key or by mouse."""

    BINDINGS = bindings()
    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"hit--muted", "hit--lit", "hit--cursor", "hit--cursor-lit"}
    DEFAULT_CSS = """
    HitList {
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;

        & > .hit--muted { color: $text-muted; }
        & > .hit--lit { color: $text-accent; text-style: bold underline; }
        & > .hit--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
        & > .hit--cursor-lit {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style underline;
        }
    }
    """

    @dataclass
    class Chosen(Message):
        """A result was chosen by the mouse."""

        item: Item
        """The result."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self._cursor = 0
        self._lines = 1

    @property
    def items(self) -> tuple[Item, ...]:
        """The results from top to bottom; new ones put the cursor on the first."""
        return self._items

    @items.setter
    def items(self, items: tuple[Item, ...]) -> None:
        self._items = items
        self._cursor = 0
        self._lines = 2 if any(item.text or item.also for item in items) else 1
        self.virtual_size = Size(0, self._lines * len(items))
        self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    @property
    def cursor(self) -> int:
        """The number of the result with the cursor, from 0."""
        return self._cursor

    @property
    def item(self) -> Item | None:
        """The result with the cursor; None where there is none."""
        return self._items[self._cursor] if self._items else None

    def move(self, step: int) -> None:
        """Move the cursor, and show it."""
        self._cursor = max(0, min(self._cursor + step, len(self._items) - 1))
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        line = self._lines * self._cursor
        if line < top:
            self.scroll_to(y=line, animate=False, force=True)
        elif line + self._lines > top + height:
            self.scroll_to(y=line + self._lines - height, animate=False, force=True)
        self.refresh()

    @property
    def screenful(self) -> int:
        """How many results are in sight."""
        return max(1, self.scrollable_content_region.height // self._lines)

    def on_click(self, event: events.Click) -> None:
        """The mouse moves the cursor and chooses."""
        offset = event.get_content_offset(self)
        if offset is not None and (index := (offset.y + self.scroll_offset.y) // self._lines) < len(
            self._items
        ):
            self.move(index - self._cursor)
            self.post_message(self.Chosen(self._items[index]))

    def render_line(self, y: int) -> Strip:
        """The line of the list at line `y` of the screen, from 0."""
        width = self.scrollable_content_region.width
        index, line = divmod(y + self.scroll_offset.y, self._lines)
        if index >= len(self._items):
            return Strip.blank(width, self.rich_style)
        return self._line(self._items[index], line, width, index == self._cursor)

    def _line(self, item: Item, line: int, width: int, has_cursor: bool) -> Strip:
        plain = self._style("hit--cursor") if has_cursor else self.rich_style
        lit = self._style("hit--cursor-lit" if has_cursor else "hit--lit")
        muted = plain if has_cursor else self._style("hit--muted")
        lead = Segment(f"{_BAR} " if has_cursor else "  ", plain)
        if line:
            also = f"{item.also}{' · ' if item.text else ''}" if item.also else ""
            words = _words(*_in_sight(item.text, item.spans, width - 6 - cell_len(also)), muted, lit)
            return _fitted([lead, Segment(f"  {also}", muted), *words], [], width, plain)
        note = [Segment(f"  {item.note} ", muted)] if item.note else []
        return _fitted([lead, *_words(item.title, item.title_spans, plain, lit)], note, width, plain)

    def _style(self, component: str) -> Style:
        return self.get_component_rich_style(component)


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
