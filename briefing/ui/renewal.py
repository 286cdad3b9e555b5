"""A page before and after its book was saved: where a row of it is by now, and which rows say something new.

Parts at the beginning and the end that are alike are not looked at. What is between them is compared word by
word, so that a paragraph that wraps otherwise has not changed for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from briefing.model.page import Part
from briefing.ui.flow import SIGNS
from briefing.ui.layout import Layout, Link, Spot

_MOST_PARTS = 8
"""So many parts that are not alike are compared; in a page with more, all of them count as changed."""
_MOST_PAIRS = 200_000
"""So many words before times words after are compared."""

Parts = tuple[Part, ...]


class Alike(NamedTuple):
    """How many parts are alike at the beginning of two pages, and how many at the end."""

    first: int
    last: int


def alike(before: Parts, now: Parts) -> Alike:
    """Which parts of two pages are alike. It makes all of their blocks, so it is not for the event loop."""
    first = _equal(before, now)
    left = min(len(before), len(now)) - first
    return Alike(first, min(left, _equal(before[::-1], now[::-1])))


def _equal(before: Parts, now: Parts) -> int:
    pairs = zip(before, now, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].blocks == pair[1].blocks, pairs))


class _Word(NamedTuple):
    text: str
    spot: Spot


class Renewal:
    """The same page laid out before and now, at one width. `changed` are the rows that say something new."""

    def __init__(self, before: Layout, now: Layout, same: Alike) -> None:
        self._before, self._now = before, now
        self._same = same
        self._ends = len(before.parts) - same.last, len(now.parts) - same.last
        self._is_close = max(self._ends) - same.first <= _MOST_PARTS
        self._old, self._new = (
            list(_words(layout, same.first, end)) if self._is_close else []
            for layout, end in zip((before, now), self._ends, strict=True)
        )
        self._blocks = _opcodes([word.text for word in self._old], [word.text for word in self._new])
        self.changed = frozenset(self._changed())

    def _changed(self) -> Iterator[Spot]:
        if not self._is_close:
            for part in range(self._same.first, self._ends[1]):
                yield from (spot for spot, _ in self._now.between(Spot(part, 0), Spot(part, _ROWS)))
        for tag, _, _, first, end in self._blocks:
            if tag != "equal" and self._new:
                at = min(first, len(self._new) - 1)  # where words went, what stands there now
                yield from (word.spot for word in self._new[at : max(end, at + 1)])

    def spot(self, top: Spot) -> Spot:
        """Where the words of a row are by now, else what stands in their place; the top stays the top."""
        if top == Spot(0, 0) or top.part < self._same.first:
            return top
        if top.part >= self._ends[0]:
            part = top.part - self._ends[0] + self._ends[1]
            # What stands above it decides how much room is left there.
            room = self._now.rows_in(part) - self._before.rows_in(top.part)
            return self._now.move(Spot(part, 0), max(0, top.row + room))
        at = next((at for at, word in enumerate(self._old) if word.spot >= top), None)
        found = None if at is None else self._word_now(at)
        if at is None or found is None or not self._new:
            return Spot(max(0, min(top.part, len(self._now.parts) - 1)), 0)
        above = self._before.y(self._old[at].spot) - self._before.y(top)
        return self._now.move(self._new[found].spot, -above)

    def _word_now(self, at: int) -> int | None:
        for tag, first, end, now, _ in self._blocks:
            if at < end:
                word = now + at - first if tag == "equal" else now
                return min(word, len(self._new) - 1)
        return None

    def link(self, marked: Link) -> Link | None:
        """The link that leads where a marked one did, the nearest of several; None if there is none."""
        target = self._before.target(marked)
        spot = self.spot(self._before.link_spot(marked)) if target else None
        if spot is None or not self._now.parts:
            return None
        found = [
            Link(spot.part, number)
            for number in range(self._now.links_in(spot.part))
            if self._now.target(Link(spot.part, number)) == target
        ]
        return min(found, key=lambda link: abs(link.number - marked.number), default=None)


_ROWS = 1 << 30


def _words(layout: Layout, first: int, end: int) -> Iterator[_Word]:
    """The words of some parts, each with its row; what is drawn around them is none."""
    for part in range(first, end):
        for spot, row in layout.between(Spot(part, 0), Spot(part, _ROWS)):
            text = "".join(segment.text if segment.role not in SIGNS else " " for segment in row)
            yield from (_Word(word, spot) for word in text.split())


def _opcodes(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """What `SequenceMatcher` tells; of long texts that differ much, but beginning and end that are alike."""
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    left = min(len(old), len(new)) - start
    backwards = zip(reversed(old), reversed(new), strict=False)
    end = min(left, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], backwards)))
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    found = [("equal", 0, start, 0, start)] if start else []
    if len(middle_old) * len(middle_new) > _MOST_PAIRS:
        found.append(("replace", start, len(old) - end, start, len(new) - end))
    else:
        from difflib import SequenceMatcher  # nothing else here needs it

        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        found += [
            (tag, start + i, start + j, start + k, start + m) for tag, i, j, k, m in matcher.get_opcodes()
        ]
    return found + ([("equal", len(old) - end, len(old), len(new) - end, len(new))] if end else [])
