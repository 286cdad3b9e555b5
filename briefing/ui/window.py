"""A screenful of a page: which row is at the top and which link is marked. It knows no screen."""

from __future__ import annotations

from briefing.model.page import Part, Scroll
from briefing.ui.flow import Row
from briefing.ui.layout import Layout, Link, Seen, Spot

_MARGIN = 2
"""A link that is marked comes no nearer to the edge than so many rows."""


class Window:
    """`height` rows of a page that is laid out in `layout`.

    Every movement keeps the window within the page: the last screenful is full if the page is long enough.
    """

    def __init__(self, parts: tuple[Part, ...], width: int, height: int) -> None:
        self.layout = Layout(parts, width)
        self.height = height
        self.top = Spot(0, 0)
        self.marked: Link | None = None

    def rows(self) -> list[tuple[Spot, Row]]:
        """What is in the window."""
        return self.layout.rows(self.top, self.height)

    def links(self) -> list[Seen]:
        """The links in the window, where they are."""
        return self.layout.links(self.top, self.height)

    def put_on_top(self, spot: Spot) -> None:
        """Move so that a row is the top one, as far as the page goes."""
        self.top = min(spot, self.layout.last_top(self.height))

    def scroll(self, rows: int) -> None:
        """Move down, or up."""
        self.put_on_top(self.layout.move(self.top, rows))

    def to_end(self) -> None:
        """Move to the last screenful."""
        self.top = self.layout.last_top(self.height)

    def to_heading(self, slug: str) -> bool:
        """Move to a heading or a footnote; whether it is there."""
        spot = self.layout.find(slug)
        if spot is not None:
            self.put_on_top(spot)
        return spot is not None

    def reveal(self, spot: Spot) -> None:
        """Move so that a row is in sight, in the upper third if it was not."""
        bottom = self.layout.move(self.top, self.height - 1)
        if not self.top <= spot <= bottom:
            self.put_on_top(self.layout.move(spot, -(self.height // 3)))

    @property
    def place(self) -> Scroll:
        """The top row and the marked link, for a window of any width."""
        return self.layout.scroll(self.top, self.marked)

    def restore(self, place: Scroll) -> None:
        """Move back to a place."""
        top, self.marked = self.layout.found(place)
        self.put_on_top(top)

    def mark_next(self) -> None:
        """Mark the link after the marked one; if that is out of sight, the first one that begins here."""
        self._mark(self.layout.next_link(self._marked_in_sight() or self.layout.link_above(self.top)))

    def mark_previous(self) -> None:
        """Mark the link before the marked one; if that is out of sight, the last one that begins here."""
        bottom = self.layout.move(self.top, self.height - 1)
        self._mark(self.layout.previous_link(self._marked_in_sight() or self.layout.link_below(bottom)))

    def mark_at_slug(self, step: int) -> bool:
        """Mark the link at the next row with a name of its own, or at the one before; whether there is one.

        It is counted from the marked link, if that is in sight, else from the top.
        """
        marked = self._marked_in_sight()
        start = self.layout.link_spot(marked) if marked else self.top._replace(row=self.top.row - (step > 0))
        spot = self.layout.next_slug(start, step)
        if spot is not None:
            above = self.layout.link_above(spot)
            self._mark(above._replace(number=above.number + 1))
        return spot is not None

    def mark_slug(self, slug: str, height: int) -> bool:
        """Mark the link at the row of a name, so many rows below the top; whether it is there."""
        spot = self.layout.find(slug)
        if spot is not None:
            above = self.layout.link_above(spot)
            self.marked = above._replace(number=above.number + 1)
            self.put_on_top(self.layout.move(spot, -height))
        return spot is not None

    @property
    def at(self) -> tuple[str, int]:
        """The name of the row of the marked link, and how many rows it is below the top."""
        seen = next((seen for seen in self.links() if seen.link == self.marked), None)
        spot = self.layout.link_spot(self.marked) if seen and self.marked else self.top
        return self.layout.slug_at(spot), seen.row if seen else 0

    def _marked_in_sight(self) -> Link | None:
        return self.marked if any(seen.link == self.marked for seen in self.links()) else None

    def _mark(self, link: Link | None) -> None:
        if link is None:
            return
        self.marked = link
        spot = self.layout.link_spot(link)
        margin = min(_MARGIN, self.height // 4)
        if spot < self.top:
            self.put_on_top(self.layout.move(spot, -margin))
        elif spot > self.layout.move(self.top, self.height - 1 - margin):
            self.put_on_top(self.layout.move(spot, margin + 1 - self.height))
