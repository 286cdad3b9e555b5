"""The trail: its steps by example, then any order of steps against a model that is obviously right."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from briefing.model.book import Ref
from briefing.model.page import Outlook, Scroll
from briefing.reader.trail import LIMIT, Stop, Trail

A, B, C = (Stop(Ref("book", name)) for name in "abc")

stops = st.builds(
    Stop,
    st.builds(
        Ref, st.sampled_from(["nato", "eu"]), st.sampled_from(["", "a", "b", "c"]), st.sampled_from(["", "h"])
    ),
    scroll=st.builds(
        Scroll, part=st.integers(0, 9), row=st.integers(0, 9), link=st.none() | st.integers(0, 9)
    ),
    pane=st.sampled_from(["reading", "contents", "context"]),
    outlook=st.builds(
        Outlook,
        unit=st.sampled_from(["", "shape"]),
        superior=st.sampled_from(["", "aco"]),
        below=st.integers(0, 9),
        depth=st.none() | st.integers(0, 9),
        turned=st.frozensets(st.sampled_from(["a", "b"])),
        ties=st.sampled_from(["", "command"]),
        wanted=st.sampled_from(["", "naples"]),
    ),
)


def trail_of(*visited: Stop) -> Trail:
    trail = Trail()
    for stop in visited:
        trail = trail.visit(stop)
    return trail


def test_an_empty_trail_leads_nowhere() -> None:
    assert Trail().current is None
    assert Trail().back() == Trail().forward() == Trail()
    assert not Trail().has_back
    assert not Trail().has_forward


def test_back_and_forward() -> None:
    trail = trail_of(A, B, C)

    assert trail.current == C
    assert trail.back().current == B
    assert trail.back().back().current == A
    assert trail.back().back().back() == trail.back().back()
    assert trail.back().forward() == trail == trail.forward()


def test_a_visit_forgets_what_lay_ahead() -> None:
    trail = trail_of(A, B).back().visit(C)

    assert trail.stops == (A, C)
    assert not trail.has_forward


def test_the_exact_place_is_found_again() -> None:
    left = Stop(B.ref, Scroll(part=3, row=7, link=2), pane="context")

    assert trail_of(A, B).replace(left).visit(C).back().current == left


def test_replacing_keeps_what_lies_ahead() -> None:
    trail = trail_of(A, B, C).back()
    moved = Stop(B.ref, Scroll(row=4))

    assert trail.replace(moved).stops == (A, moved, C)


def test_the_same_ref_twice_is_one_stop_and_another_heading_is_another() -> None:
    lower, heading = Stop(A.ref, Scroll(row=5)), Stop(A.ref._replace(heading="later"))

    assert trail_of(A, lower).stops == (lower,)
    assert trail_of(A, heading).stops == (A, heading)


class Browsing(RuleBasedStateMachine):
    """Two stacks and the current stop between them."""

    def __init__(self) -> None:
        super().__init__()
        self.trail = Trail()
        self.behind: list[Stop] = []
        self.here: Stop | None = None
        self.ahead: list[Stop] = []

    @rule(stop=stops)
    def visit(self, stop: Stop) -> None:
        self.trail = self.trail.visit(stop)
        if self.here is None or self.here.ref != stop.ref:
            self.behind += [self.here] if self.here else []
            self.ahead = []
        self.here = stop
        del self.behind[: -(LIMIT - 1)]

    @rule(stop=stops)
    def replace(self, stop: Stop) -> None:
        self.trail = self.trail.replace(stop)
        self.here = stop

    @rule()
    def back(self) -> None:
        self.trail = self.trail.back()
        if self.behind and self.here:
            self.ahead.append(self.here)
            self.here = self.behind.pop()

    @rule()
    def forward(self) -> None:
        self.trail = self.trail.forward()
        if self.ahead and self.here:
            self.behind.append(self.here)
            self.here = self.ahead.pop()

    @rule()
    def write_and_read(self) -> None:
        self.trail = Trail.from_plain(json.loads(json.dumps(self.trail.to_plain())))

    @invariant()
    def agrees(self) -> None:
        assert self.trail.current == self.here
        assert self.trail.has_back == bool(self.behind)
        assert self.trail.has_forward == bool(self.ahead)
        here = [self.here] if self.here else []
        assert list(self.trail.stops) == [*self.behind, *here, *reversed(self.ahead)]


TestBrowsing = Browsing.TestCase
TestBrowsing.settings = settings(max_examples=30)


class BrowsingAtLength(Browsing):
    """The same, more often."""


TestBrowsingAtLength = pytest.mark.slow(BrowsingAtLength.TestCase)
TestBrowsingAtLength.settings = settings(max_examples=1_000)


@given(st.lists(stops, min_size=1, max_size=20))
def test_only_the_newest_are_remembered(often_visited: list[Stop]) -> None:
    visited = often_visited * LIMIT
    trail = trail_of(*visited)

    assert len(trail.stops) <= LIMIT
    assert trail.current == visited[-1]
    assert not trail.has_forward


def test_the_oldest_are_forgotten() -> None:
    many = [Stop(Ref("book", str(number))) for number in range(LIMIT + 5)]

    assert trail_of(*many).stops == tuple(many[5:])


STOP = {"ref": ["book", "a", ""], "part": 0, "row": 0, "link": None, "pane": "reading"}


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"stops": [], "index": 0},
        {"stops": [STOP], "index": -1},
        {"stops": [STOP], "index": 1},
        {"stops": [STOP], "index": True},
        {"stops": [STOP], "index": "0"},
        {"stops": [STOP] * (LIMIT + 1), "index": 0},
        {"stops": [{**STOP, "ref": "book/a"}], "index": 0},
        {"stops": [{**STOP, "ref": ["book", "a"]}], "index": 0},
        {"stops": [{**STOP, "row": -1}], "index": 0},
        {"stops": [{**STOP, "row": 10**30}], "index": 0},
        {"stops": [{**STOP, "part": 1.5}], "index": 0},
        {"stops": [{**STOP, "link": "1"}], "index": 0},
        {"stops": [{**STOP, "pane": None}], "index": 0},
        {"stops": [{}], "index": 0},
    ],
)
def test_foreign_data_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="not a"):
        Trail.from_plain(data)
