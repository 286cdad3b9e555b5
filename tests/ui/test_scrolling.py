"""The scroll bar: how much of it is filled, and where."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.ui.panes.scrolling import THUMB, TRACK, Cell, bar_of


def seen(height: int, rows: int, top: int) -> str:
    """A bar from top to bottom; what is filled all the way is a block."""
    return "".join("█" if cell == THUMB else cell.sign for cell in bar_of(height, rows, top))


def test_what_is_filled_is_the_part_that_is_seen() -> None:
    assert seen(8, 16, 0) == "████    "
    assert seen(8, 16, 8) == "    ████"
    assert seen(8, 16, 4) == "  ████  "


def test_a_cell_may_be_filled_in_part_from_below_and_from_above() -> None:
    assert bar_of(4, 8, 1) == (Cell("▄"), THUMB, Cell("▄", reverse=True), TRACK)


@given(st.integers(1, 100), st.integers(0, 1_000_000), st.integers(0, 1_000_000))
def test_a_bar_has_its_height_and_is_filled_in_one_piece(height: int, rows: int, top: int) -> None:
    cells = bar_of(height, rows, min(top, max(0, rows - height)))
    assert len(cells) == height
    filled = [y for y, cell in enumerate(cells) if cell != TRACK]
    assert bool(filled) == (rows > height)
    assert not filled or filled == list(range(filled[0], filled[-1] + 1))
