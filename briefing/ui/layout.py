"""A page at one width, laid out as far as it is looked at.

The height of a part is a guess from its size until it is laid out. A `Spot` is a row of a part; whoever
shows the page keeps a spot as its top, and moves it here, so that what is on the screen never jumps when a
guess above it turns out wrong. `y` counts rows from the top of the page, as far as is known now.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from time import perf_counter
from typing import NamedTuple

from briefing.model.page import Block, Chart, Facts, Part, Scroll, Table, Target, Timeline
from briefing.ui.flow import NO_LINK, Pen, Row, letters, link_cells
from briefing.ui.rows import draw, space_above

_FARTHEST = 8
"""So many parts are laid out in search of a link before a key is answered."""
_FAR_BELOW = 500
"""A marked link more rows than these below the top is not part of a place."""


class Spot(NamedTuple):
    """A row of a part, both from 0."""

    part: int
    row: int


class Link(NamedTuple):
    """The n-th link of a part, both from 0."""

    part: int
    number: int


class Seen(NamedTuple):
    """A stretch of a link on the screen: how many rows below the top, and its first and last cell + 1."""

    link: Link
    row: int
    start: int
    end: int


class _Drawn(NamedTuple):
    rows: list[Row]
    targets: list[Target]
    slugs: dict[str, int]


class Layout:
    """The parts of a page as rows at a width."""

    def __init__(self, parts: tuple[Part, ...], width: int) -> None:
        self.parts = parts
        self.width = max(1, width)
        self._drawn: dict[int, _Drawn] = {}
        self._heights = [self._guess(part) for part in parts]
        self._tops: list[int] | None = None

    def _guess(self, part: Part) -> int:
        """From the size of a part whose blocks are still to be made, else from the blocks themselves."""
        return part.size // max(1, self.width - 8) + 2 if part.size else sum(map(_least_height, part.blocks))

    @property
    def height(self) -> int:
        """How many rows there are, as far as is known."""
        return self._starts()[-1]

    @property
    def complete(self) -> bool:
        """Whether every part is laid out."""
        return len(self._drawn) == len(self.parts)

    def refine(self, seconds: float) -> bool:
        """Lay out parts until the time is over; True if some are left."""
        until = perf_counter() + seconds
        for index in range(len(self.parts)):
            if index not in self._drawn:
                self._part(index)
                if perf_counter() > until:
                    break
        return not self.complete

    def _starts(self) -> list[int]:
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops

    def _part(self, index: int) -> _Drawn:
        if index not in self._drawn:
            self._drawn[index] = drawn = self._draw(index)
            self._heights[index] = len(drawn.rows)
            self._tops = None
        return self._drawn[index]

    def _draw(self, index: int) -> _Drawn:
        pen = Pen()
        drawn = _Drawn([], pen.targets, {})
        above = self._last_block(index - 1)
        for block in self.parts[index].blocks:
            if block.slug:
                drawn.slugs[block.slug] = len(drawn.rows) + space_above(block, above)
            drawn.rows.extend(draw(block, above, pen, self.width))
            above = block
        return drawn

    def _last_block(self, index: int) -> Block | None:
        while index >= 0:
            if blocks := self.parts[index].blocks:
                return blocks[-1]
            index -= 1
        return None

    def spot(self, y: int) -> Spot:
        """The row that stands at `y`; the nearest one if nothing does."""
        index = max(0, min(bisect_right(self._starts(), max(0, y)), len(self.parts)) - 1)
        return self.move(Spot(index, 0), max(0, y - self._starts()[index]))

    def y(self, spot: Spot) -> int:
        """Where a row stands."""
        return self._starts()[spot.part] + spot.row

    def move(self, spot: Spot, rows: int) -> Spot:
        """The row so many further down, or up; it stops at either end of the page."""
        if not self.parts:
            return Spot(0, 0)
        part, row = spot.part, spot.row + rows
        while row < 0 and part > 0:
            part -= 1
            row += self.rows_in(part)
        while row >= self.rows_in(part) and part < len(self.parts) - 1:
            row -= self.rows_in(part)
            part += 1
        row = max(0, min(row, self.rows_in(part) - 1))
        return Spot(part, row)

    def last_top(self, height: int) -> Spot:
        """The top row of the last screenful."""
        if not self.parts:
            return Spot(0, 0)
        last = len(self.parts) - 1
        return self.move(Spot(last, self.rows_in(last)), -height)

    def rows(self, top: Spot, count: int) -> list[tuple[Spot, Row]]:
        """So many rows from one on; fewer at the end of the page."""
        found: list[tuple[Spot, Row]] = []
        for part in range(top.part, len(self.parts)):
            first = top.row if part == top.part else 0
            rows = self._part(part).rows[first : first + count - len(found)]
            found += [(Spot(part, first + index), row) for index, row in enumerate(rows)]
            if len(found) == count:
                break
        return found

    def row(self, spot: Spot) -> Row:
        """One row."""
        return self._part(spot.part).rows[spot.row]

    def find(self, slug: str) -> Spot | None:
        """The row of the heading or footnote of that name."""
        for index, part in enumerate(self.parts):
            if slug in part.slugs and (row := self._part(index).slugs.get(slug)) is not None:
                return Spot(index, row)
        return None

    def slug_at(self, spot: Spot) -> str:
        """The name of a row, or of the nearest one above it in its part that has one; empty for none."""
        slugs = self._part(spot.part).slugs.items() if self.parts else ()
        return max(((row, slug) for slug, row in slugs if row <= spot.row), default=(0, ""))[1]

    def next_slug(self, start: Spot, step: int) -> Spot | None:
        """The first row after one with a name of its own, or the last one before it."""
        last = len(self.parts) - 1
        parts = range(start.part, last + 1) if step > 0 else range(min(start.part, last), -1, -1)
        for part in (part for part in parts if self.parts[part].slugs):
            spots = [Spot(part, row) for row in self._part(part).slugs.values()]
            found = [spot for spot in spots if (spot > start if step > 0 else spot < start)]
            if found:
                return min(found) if step > 0 else max(found)
        return None

    def target(self, link: Link) -> Target | None:
        """Where a link leads; None if there is no such link."""
        targets = self._part(link.part).targets if link.part < len(self.parts) else []
        return targets[link.number] if link.number < len(targets) else None

    def rows_in(self, part: int) -> int:
        """How many rows a part has."""
        return len(self._part(part).rows)

    def links_in(self, part: int) -> int:
        """How many links a part has."""
        return len(self._part(part).targets)

    def links(self, top: Spot, count: int) -> list[Seen]:
        """The links on so many rows, row by row; one that wraps is there once a row."""
        return [
            Seen(Link(spot.part, number), index, start, end)
            for index, (spot, row) in enumerate(self.rows(top, count))
            for number, start, end in link_cells(row)
        ]

    def link_at(self, spot: Spot, x: int) -> Link | None:
        """The link of a row that covers the cell `x`."""
        if spot.part >= len(self.parts):
            return None
        hits = (number for number, start, end in link_cells(self.row(spot)) if start <= x < end)
        return next((Link(spot.part, number) for number in hits), None)

    def link_spot(self, link: Link) -> Spot:
        """The row in which a link begins."""
        rows = enumerate(self._part(link.part).rows)
        index = next(index for index, row in rows if any(piece.link == link.number for piece in row))
        return Spot(link.part, index)

    def next_link(self, link: Link) -> Link | None:
        """The link after one, unless it is too far away in what is not laid out yet."""
        if link.part < len(self.parts) and link.number + 1 < len(self._part(link.part).targets):
            return Link(link.part, link.number + 1)
        return next(
            (Link(index, 0) for index in self._with_links(range(link.part + 1, len(self.parts)))), None
        )

    def previous_link(self, link: Link) -> Link | None:
        """The link before one, unless it is too far away in what is not laid out yet."""
        if link.number > 0:
            return Link(link.part, link.number - 1)
        index = next(self._with_links(range(link.part - 1, -1, -1)), None)
        return None if index is None else Link(index, len(self._part(index).targets) - 1)

    def _with_links(self, indexes: Iterable[int]) -> Iterator[int]:
        """Those parts that have links; it gives up after laying out several that have none."""
        until = len(self._drawn) + _FARTHEST
        for index in indexes:
            if self.parts[index].links and self._part(index).targets:
                yield index
            if len(self._drawn) > until:
                return

    def link_above(self, spot: Spot) -> Link:
        """The last link that begins above a row; its number is -1 if there is none in the row's part."""
        if not self.parts:
            return Link(0, NO_LINK)
        above = self._part(spot.part).rows[: spot.row]
        return Link(spot.part, max((piece.link for row in above for piece in row), default=NO_LINK))

    def link_below(self, spot: Spot) -> Link:
        """The first link that begins below a row, or what would be next in the row's part."""
        above = self.link_above(Spot(spot.part, spot.row + 1))
        return Link(above.part, above.number + 1)

    def between(self, first: Spot, last: Spot | None) -> Iterator[tuple[Spot, Row]]:
        """The rows from the first to the last one, both included; without a last one to the end."""
        for part in range(first.part, len(self.parts)):
            for index, row in enumerate(self._part(part).rows):
                spot = Spot(part, index)
                if last is not None and spot > last:
                    return
                if spot >= first:
                    yield spot, row

    def search(self, start: Spot, step: int, wanted: Callable[[Row], bool]) -> Spot | None:
        """The first row after one, or the last one before it, that is wanted; None if none is."""
        last = len(self.parts) - 1
        parts = range(start.part, last + 1) if step > 0 else range(min(start.part, last), -1, -1)
        for part in parts:
            rows = self._part(part).rows
            for index in range(len(rows))[::step]:
                spot = Spot(part, index)
                if (spot > start if step > 0 else spot < start) and wanted(rows[index]):
                    return spot
        return None

    def scroll(self, top: Spot, link: Link | None) -> Scroll:
        """A top row and a marked link as they can be found again at any width."""
        above = self._part(top.part).rows[: top.row] if self.parts else []
        return Scroll(top.part, sum(map(letters, above)), self._distance(top.part, link))

    def _distance(self, part: int, link: Link | None) -> int | None:
        """The number of a link, as `nth_link` counts; None if it is above the part or far below."""
        if link is None or link.part < part:
            return None
        passed = 0
        for index in self._near(part):
            if index == link.part:
                return passed + link.number
            passed += len(self._part(index).targets)
        return None

    def _near(self, part: int) -> Iterator[int]:
        """A part and those below it that are near enough to be laid out at once."""
        rows = 0
        while part < len(self.parts) and rows < _FAR_BELOW:
            yield part
            rows += self.rows_in(part)
            part += 1

    def found(self, scroll: Scroll) -> tuple[Spot, Link | None]:
        """The top row and the marked link that `scroll` tells; the nearest, if the page has changed."""
        part = min(scroll.part, len(self.parts) - 1)
        if part < 0:
            return Spot(0, 0), None
        sums = accumulate(map(letters, self._part(part).rows), initial=0)
        row = max((index for index, above in enumerate(sums) if above <= scroll.row), default=0)
        return self.move(Spot(part, 0), row), self.nth_link(part, scroll.link)

    def nth_link(self, part: int, number: int | None) -> Link | None:
        """A link by its number, counted from 0 and from the first link of a part; None if it is far below."""
        if number is None:
            return None
        for index in self._near(part):
            if number < (count := len(self._part(index).targets)):
                return Link(index, number)
            number -= count
        return None


def _least_height(block: Block) -> int:
    """The rows of a block of which nothing wraps."""
    listed = block.table if isinstance(block, Chart) else block
    listed = block.facts if isinstance(block, Timeline) else listed
    return block.space + (len(listed.rows) if isinstance(listed, Facts | Table) else 1)
