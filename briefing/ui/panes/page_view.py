"""The page of a book with its links, which can be marked, labelled, followed, without a mouse or with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message

from briefing.model.book import Ref
from briefing.model.page import Page, Scroll, Target
from briefing.model.text import Text
from briefing.ui.flow import NO_LINK, SIGNS, Row, link_cells, text_of
from briefing.ui.labels import Labels
from briefing.ui.layout import Link, Spot
from briefing.ui.palette import CURSOR, LIT
from briefing.ui.panes.scrolled_page import ScrolledPage
from briefing.ui.render import LINK, Overlay
from briefing.ui.renewal import Alike

if TYPE_CHECKING:
    from briefing.library.search.light import Light

_NOWHERE, _TOP, _END = Spot(0, -1), Spot(0, 0), Spot(1 << 30, 0)
"""Before the first row of a page, the first, and behind the last."""


class PageView(ScrolledPage):
    """A scrolled page whose links lead somewhere.

    In one that is a list the keys that scroll go from link to link, and one is always marked.
    """

    always_list = False
    """Whether every page here is a list."""

    @dataclass
    class Followed(Message):
        """The reader follows a link."""

        target: Target
        """Where it leads."""

    def __init__(self) -> None:
        super().__init__()
        self._labels = Labels()
        self._light: Light | None = None
        self._lit_at = _NOWHERE

    @property
    def light(self) -> Light | None:
        """What lights the words that were looked for; None if nothing was."""
        return self._light

    @light.setter
    def light(self, light: Light | None) -> None:
        self._light, self._lit_at = light, _NOWHERE
        self.redraw()

    def show_lit(self, sentence: Text) -> bool:
        """Bring the lit words of a sentence in sight, else the first that are lit; whether any are."""
        begin = self._beginning(sentence) or self._likest(sentence)
        return self._go_to_lit(self._lit_from(begin)) or self._go_to_lit(self._lit_from(_TOP))

    def _beginning(self, sentence: Text) -> Spot | None:
        """The row in which a sentence begins, however it wraps; None where others come between."""
        wanted, said = _letters(sentence), ""
        spots: list[Spot] = []
        starts: list[int] = []
        for spot, row in self._window.layout.between(_TOP, None):
            spots.append(spot)
            starts.append(len(said))
            said += _letters("".join(segment.text for segment in row if segment.role not in SIGNS))
            if (at := said.find(wanted, max(0, starts[-1] - len(wanted)))) >= 0:
                return spots[bisect_right(starts, at) - 1]
        return None

    def _likest(self, sentence: Text) -> Spot:
        """The row, as of a table, that shares most of its lit words with a sentence."""

        def shared(seen: tuple[Spot, Row]) -> int:
            said = (segment.text.strip() for segment in seen[1])
            return max((len(words) for words in said if words in sentence and self._lights(words)), default=0)

        return max(self._window.layout.between(_TOP, None), key=shared, default=(_TOP, ()))[0]

    def next_lit(self, step: int) -> bool:
        """Bring the next lit row in sight, or the one before; whether there is one."""
        found = self._window.layout.search(self._lit_at, step, self._is_lit)
        return self._go_to_lit(found)

    def last_lit(self) -> bool:
        """Bring the last lit row in sight; whether there is one."""
        return self._go_to_lit(self._window.layout.search(_END, -1, self._is_lit))

    def _lit_from(self, spot: Spot) -> Spot | None:
        """The first lit row from one on."""
        return self._window.layout.search(spot._replace(row=spot.row - 1), 1, self._is_lit)

    def _go_to_lit(self, spot: Spot | None) -> bool:
        if spot is None:
            return False
        self._lit_at = spot
        self._window.reveal(spot)
        self._moved()
        return True

    def _is_lit(self, row: Row) -> bool:
        return self._lights(text_of(row))

    def _lights(self, words: str) -> bool:
        return self._light is not None and bool(self._light.spans(words))

    def show(self, page: Page, scroll: Scroll | None = None) -> None:
        """Show a page where it was left, else from its top or the heading that its reference names."""
        self._labels = Labels()
        super().show(page, scroll)
        self._mark_first()

    def fit(self) -> None:
        """Lay the page out anew."""
        super().fit()
        self._mark_first()

    def _mark_first(self) -> None:
        """In a list something is always marked."""
        seen = self._window.links() if self._page and self._page.is_list and self.room.width else []
        if seen and self._window.marked is None:
            self._window.marked = seen[0].link

    @property
    def _is_list(self) -> bool:
        return self.always_list or (self._page is not None and self._page.is_list)

    def action_scroll_up(self) -> None:
        """A line up, in a list to the link above if there is one."""
        if not (self._is_list and self._moves_mark(self.action_previous_link)):
            super().action_scroll_up()

    def action_scroll_down(self) -> None:
        """A line down, in a list to the link below if there is one."""
        if not (self._is_list and self._moves_mark(self.action_next_link)):
            super().action_scroll_down()

    def _moves_mark(self, move: Callable[[], None]) -> bool:
        before = self._window.marked
        move()
        return self._window.marked != before

    def action_page_up(self) -> None:
        """A screenful up, in a list with the mark."""
        super().action_page_up()
        self._mark_along()

    def action_page_down(self) -> None:
        """A screenful down, in a list with the mark."""
        super().action_page_down()
        self._mark_along()

    def action_half_page_up(self) -> None:
        """Half a screenful up, in a list with the mark."""
        super().action_half_page_up()
        self._mark_along()

    def action_half_page_down(self) -> None:
        """Half a screenful down, in a list with the mark."""
        super().action_half_page_down()
        self._mark_along()

    def action_scroll_home(self) -> None:
        """To the beginning, in a list to the first link."""
        super().action_scroll_home()
        self._mark_along()

    def action_scroll_end(self) -> None:
        """To the end, in a list to the last link."""
        super().action_scroll_end()
        self._mark_along(last=True)

    def _mark_along(self, last: bool = False) -> None:
        if self._is_list:
            self.mark_in_sight(last)

    @property
    def at(self) -> tuple[str, int]:
        """The name of the row that is marked, and how far below the top it is."""
        return self._window.at

    def mark_slug(self, slug: str, height: int) -> None:
        """Mark the row of a name, so far below the top."""
        self._window.mark_slug(slug, height)
        self._moved()

    def renew(self, page: Page, same: Alike) -> None:
        """Show the same page as it is by now; labels over its links would be over others."""
        self._labels = Labels()
        super().renew(page, same)

    def action_next_link(self) -> None:
        """Mark the next link and bring it on the screen."""
        self._window.mark_next()
        self._moved()

    def action_previous_link(self) -> None:
        """Mark the previous link and bring it on the screen."""
        self._window.mark_previous()
        self._moved()

    def mark_at_slug(self, step: int) -> bool:
        """Mark the link at the next row with a name of its own, or the one before; whether there is one."""
        found = self._window.mark_at_slug(step)
        self._moved()
        return found

    def mark_in_sight(self, last: bool = False) -> None:
        """Mark the first link on the screen, or the last one, unless there is none."""
        seen = self._window.links()
        if seen:
            self._window.marked = seen[-1 if last else 0].link
            self.redraw()

    @property
    def marked(self) -> Target | None:
        """Where the marked link leads; None if none is marked."""
        return self._window.marked and self._window.layout.target(self._window.marked)

    def action_follow(self) -> None:
        """Follow the marked link."""
        self._follow(self._window.marked)

    def follow_number(self, number: int) -> None:
        """Follow the link with a number, from 1."""
        self._follow(self._window.layout.nth_link(0, number - 1))

    def _follow(self, link: Link | None) -> None:
        target = link and self._window.layout.target(link)
        if target:
            self._window.marked = link
            if not isinstance(target, Ref):  # the other page comes at once, without a frame of this one first
                self.redraw()
            self.post_message(self.Followed(target))

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse, unless words were selected."""
        offset = event.get_content_offset(self)
        if offset and not self.text_selection and not self.on_bar(event) and offset.y < len(self._rows):
            spot, _ = self._rows[offset.y]
            self._follow(self._window.layout.link_at(spot, offset.x - self._left))

    def action_label_links(self) -> None:
        """Put labels over the links on the screen; typing one follows its link, any other key ends it."""
        self._labels = Labels(seen.link for seen in self._window.links())
        self.redraw()

    def on_key(self, event: events.Key) -> None:
        """While labels are over the links, keys choose one."""
        if self._labels:
            event.stop()
            event.prevent_default()
            self._follow(self._labels.type(event.character or event.key))
            self.redraw()

    def on_blur(self) -> None:
        """The labels go when the keys do."""
        if self._labels:
            self._labels = Labels()
            self.redraw()

    def _overlay(self, spot: Spot, row: Row) -> Overlay:
        overlay = super()._overlay(spot, row)
        part, number = self._window.marked or (NO_LINK, NO_LINK)
        if part == spot.part and any(piece.link == number for piece in row):
            overlay = overlay._replace(marked=number, cursor=CURSOR if self.has_focus else LINK)
        if self._labels:
            overlay = overlay._replace(labels=tuple(self._labels_in(spot, row)))
        if self._light:
            glow = CURSOR if spot == self._lit_at else LIT
            overlay = overlay._replace(lit=self._light.spans(text_of(row)), glow=glow)
        return overlay

    def _labels_in(self, spot: Spot, row: Row) -> Iterator[tuple[int, str]]:
        """The labels of the links that begin in a row, each with its cell."""
        for number, start, _ in link_cells(row):
            link = Link(spot.part, number)
            if (label := self._labels.label(link)) and self._window.layout.link_spot(link) == spot:
                yield start, label


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
