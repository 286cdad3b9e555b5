"""Where the reader has been: a value that grows by visiting and is walked back and forth.

A `Trail` never changes; each step gives a new one. Before leaving, the screen puts the exact place into it
by `replace`, so that coming back finds the same line, link and pane. Its plain form (`to_plain`) is what the
state file holds.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.model.book import Ref
from briefing.model.page import Outlook, Scroll
from briefing.model.text import Text, clean

LIMIT = 200
"""How many stops are remembered; the oldest are forgotten."""

_FARTHEST = 10_000_000


class Stop(NamedTuple):
    """An entry, the exact place in its page or its tree, and the pane that had the focus."""

    ref: Ref
    scroll: Scroll = Scroll()
    pane: str = "reading"
    outlook: Outlook = Outlook()

    def led(self, where: Callable[[Ref], Ref]) -> Stop:
        """The same stop once ids are others; `where` tells where a place is by then."""

        def unit(id_: Text) -> Text:
            return Text(where(Ref(self.ref.book, id_)).id)

        seen = self.outlook
        turned = frozenset(map(unit, seen.turned))
        outlook = seen._replace(unit=unit(seen.unit), superior=unit(seen.superior), turned=turned)
        return self._replace(ref=where(self.ref), outlook=outlook)

    def to_plain(self) -> dict[str, object]:
        """Lists, strings, numbers and None, as JSON takes them."""
        plain = {"ref": [*self.ref], **self.scroll._asdict(), "pane": self.pane}
        seen = {**self.outlook._asdict(), "turned": sorted(self.outlook.turned)}
        return plain | ({} if self.outlook == Outlook() else {"tree": seen})

    @classmethod
    def from_plain(cls, data: object) -> Stop:
        """The stop that `to_plain` wrote; ValueError if the data has another shape."""
        match data:
            case {
                "ref": [str(book), str(entry), str(heading)],
                "part": part,
                "row": row,
                "link": link,
                "pane": str(pane),
                **others,
            }:
                ref = Ref(clean(book), clean(entry), clean(heading))
                marked = None if link is None else _count(link)
                outlook = _outlook(others["tree"]) if "tree" in others else Outlook()
                return cls(ref, Scroll(_count(part), _count(row), marked), clean(pane), outlook)
        raise ValueError("not a stop")


class Trail(NamedTuple):
    """The stops from the oldest to the newest, and which of them is the current one."""

    stops: tuple[Stop, ...] = ()
    at: int = -1

    @property
    def current(self) -> Stop | None:
        """Where the reader is; None before the first visit."""
        return self.stops[self.at] if self.stops else None

    @property
    def has_back(self) -> bool:
        """Whether there is a stop before this one."""
        return self.at > 0

    @property
    def has_forward(self) -> bool:
        """Whether there is a stop after this one."""
        return self.at < len(self.stops) - 1

    def visit(self, stop: Stop) -> Trail:
        """Go to a new stop: what lay ahead is forgotten; visiting the current ref again is no new stop."""
        if self.current and self.current.ref == stop.ref:
            return self.replace(stop)
        stops = (*self.stops[: self.at + 1], stop)[-LIMIT:]
        return Trail(stops, len(stops) - 1)

    def replace(self, stop: Stop) -> Trail:
        """The same trail with the current stop exchanged: the exact place, saved before leaving it."""
        if not self.stops:
            return Trail((stop,), 0)
        return Trail((*self.stops[: self.at], stop, *self.stops[self.at + 1 :]), self.at)

    def led(self, where: Callable[[Ref], Ref]) -> Trail:
        """The same trail once ids are others; `where` tells where a place is by then."""
        return self._replace(stops=tuple(stop.led(where) for stop in self.stops))

    def back(self) -> Trail:
        """One stop back; the same trail at the first."""
        return self._replace(at=self.at - 1) if self.has_back else self

    def forward(self) -> Trail:
        """One stop forward; the same trail at the last."""
        return self._replace(at=self.at + 1) if self.has_forward else self

    def to_plain(self) -> dict[str, object]:
        """Lists, strings and numbers, as JSON takes them."""
        return {"stops": [stop.to_plain() for stop in self.stops], "index": self.at}

    @classmethod
    def from_plain(cls, data: object) -> Trail:
        """The trail that `to_plain` wrote; ValueError if the data has another shape."""
        match data:
            case {"stops": [], "index": -1}:
                return cls()
            case {"stops": [*stops], "index": index} if len(stops) <= LIMIT and _count(index) < len(stops):
                return cls(tuple(map(Stop.from_plain, stops)), _count(index))
        raise ValueError("not a trail")


def _count(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _FARTHEST:
        return value
    raise ValueError("not a count")


def _outlook(data: object) -> Outlook:
    match data:
        case {
            "unit": str(unit),
            "superior": str(superior),
            "below": below,
            "depth": depth,
            "turned": [*turned],
            "ties": str(ties),
            "wanted": str(wanted),
            "is_chart": bool(is_chart),
        } if all(isinstance(unit, str) for unit in turned):
            level = None if depth is None else _count(depth)
            units = frozenset(clean(str(unit)) for unit in turned)
            place = clean(unit), clean(superior), _count(below)
            return Outlook(*place, level, units, clean(ties), clean(wanted), is_chart)
    raise ValueError("not the outlook of a tree")
