"""Which panes are on screen at which width, and what showing, hiding and bringing up does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ui.arrangement import PANES, Arrangement, Pane

arrangements = st.builds(Arrangement, st.booleans(), st.booleans(), st.sampled_from(PANES))
widths = st.integers(40, 200)
sides = st.sampled_from(("contents", "context"))


@pytest.mark.parametrize(
    ("width", "panes"),
    [
        (200, ("contents", "reading", "context")),
        (100, ("contents", "reading", "context")),
        (99, ("contents", "reading")),
        (70, ("contents", "reading")),
        (69, ("reading",)),
        (60, ("reading",)),
    ],
)
def test_there_are_as_many_panes_as_there_is_room_for(width: int, panes: tuple[Pane, ...]) -> None:
    assert Arrangement().shown(width) == panes


@given(arrangements, widths, sides)
def test_toggling_shows_what_was_hidden_and_hides_what_was_shown(
    arrangement: Arrangement, width: int, pane: Pane
) -> None:
    shown = pane in arrangement.shown(width)
    toggled = arrangement.toggled(pane, width)
    assert (pane in toggled.shown(width)) is not shown


@given(arrangements, widths, st.sampled_from(PANES))
def test_every_pane_can_be_brought_up_at_every_width(
    arrangement: Arrangement, width: int, pane: Pane
) -> None:
    assert pane in arrangement.brought_up(pane, width).shown(width)


@given(arrangements, widths)
def test_the_text_is_there_or_one_key_away(arrangement: Arrangement, width: int) -> None:
    assert "reading" in arrangement.reading(width).shown(width)
    assert arrangement.shown(width)
