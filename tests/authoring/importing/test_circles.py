"""Circles of command are opened, and nothing else is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.authoring.importing.circles import closing

Over = dict[str, list[str]]
OVER = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3))


def reach(over: Over, start: str) -> set[str]:
    """All that are over a unit, the slow way."""
    found: set[str] = set()
    while more := {above for unit in {start, *found} for above in over.get(unit, ())} - found:
        found |= more
    return found


@given(OVER)
def test_without_the_closing_steps_no_unit_is_over_itself(over: Over) -> None:
    dropped = closing(over)
    rest = {
        unit: [above for above in others if (unit, above) not in dropped] for unit, others in over.items()
    }

    assert all(unit not in reach(rest, unit) for unit in "abcdef")
    assert all(unit == above or unit in reach(over, above) for unit, above in dropped)


def test_the_step_back_to_the_first_is_the_one_that_closes() -> None:
    assert closing({"a": ["c"], "b": ["a"], "c": ["b", "x"]}) == {("b", "a")}
    assert closing({"a": ["a"]}) == {("a", "a")}
    assert closing({"d": ["b", "c"], "b": ["a"], "c": ["a"]}) == set()


def test_a_long_chain_is_no_deep_call() -> None:
    assert closing({str(n): [str(n + 1)] for n in range(100_000)}) == set()
