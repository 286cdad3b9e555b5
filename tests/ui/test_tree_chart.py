"""Boxes and lines: every unit stands in one band, and lines join it to the unit above it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.page import Mark
from briefing.model.text import Text
from briefing.pages.unit_row import NOT_KNOWN, Told
from briefing.ui.flow import text_of, width_of
from briefing.ui.tree_chart import BOX, GAP, HEIGHT, LEAST, WIDE, Bands, Box, box_of, draw, levels

COMING = Text("Italy agreed, not held"), Text("IT agreed"), Text("IT")


def box(
    name: str,
    *guides: bool,
    full: str = "",
    tie: str = "",
    caution: str = "",
    folded: int | None = None,
) -> Box:
    holder = (Text("George M. Wikoff (US)"), Text("Wikoff (US)"))
    told = Told(
        Text(name), Text(full), Text(""), Text(""), Text(tie), Text(caution), holder=holder, coming=COMING
    )
    return Box(told, guides, folded)


def drawn(*boxes: Box, first: int = 0, width: int = LEAST, size: int = BOX) -> list[str]:
    return [text_of(draw(boxes, line, first, width, size)).rstrip() for line in range(HEIGHT)]


@given(st.lists(st.integers(0, 9), max_size=30))
def test_a_band_is_a_unit_and_the_first_below_it_again_and_again(steps: list[int]) -> None:
    depths = [0]
    for step in steps:
        depths.append(1 + step % (depths[-1] + 1))
    bands = Bands(depths)

    assert [row for band in range(len(bands.firsts)) for row in bands.rows(band)] == list(range(len(depths)))
    for band in range(len(bands.firsts)):
        rows = bands.rows(band)
        assert {bands.of[row] for row in rows} == {band}
        assert [depths[row] for row in rows] == list(range(depths[rows[0]], depths[rows[0]] + len(rows)))


def test_the_first_unit_below_stands_beside_and_the_others_on_a_trunk() -> None:
    assert drawn(box("ACO"), box("JFCNP", True)) == [
        "┌────────────────────┐   ┌────────────────────┐",
        "│ ACO                │─┬─│ JFCNP              │",
        "│ Wikoff (US)  ◇ IT  │ │ │ Wikoff (US)  ◇ IT  │",
        "└────────────────────┘ │ └────────────────────┘",
    ]
    blank = " " * BOX
    assert drawn(box("JFCNF", False)) == [
        f"{blank} │ ┌────────────────────┐",
        f"{blank} └─│ JFCNF              │",
        f"{blank}   │ Wikoff (US)  ◇ IT  │",
        f"{blank}   └────────────────────┘",
    ]


def test_what_is_not_under_command_is_drawn_apart_and_named() -> None:
    top, line, _, _ = drawn(box("ACO"), box("CAOC", False, tie="coordination"))

    assert top.endswith("┌┄ coordination ┄┄┄┄┄┐")
    assert "│┄┄┄│ CAOC" in line


def test_folded_units_are_counted() -> None:
    assert "│ ACO +1,234         │" in drawn(box("ACO", folded=1_234))[1]


def test_levels_that_have_no_room_are_told_of() -> None:
    band = box("A"), box("B", False), box("C", False, False), box("D", False, False, False)

    assert drawn(*band)[1].endswith("│ C                  ›")
    assert drawn(*band, first=1)[1].endswith("│ D                  │")
    assert " A " not in drawn(*band, first=1)[1]


def test_of_a_band_beyond_the_levels_that_have_room_the_first_unit_is_named() -> None:
    beyond = drawn(box("D", True, False, True), box("E", True, False, True, False))
    assert [line.strip() for line in beyond] == ["│", f"│{' ' * 26}D ›", "│", "│"]


@pytest.mark.parametrize("width", range(BOX, 200, 7))
def test_a_line_is_never_wider_than_its_room(width: int) -> None:
    band = box("A", tie="coordination"), box("B" * 60, False), box("C", False, False)

    for size in (BOX, WIDE) if width >= WIDE else (BOX,):
        assert levels(width, size) * (size + GAP) - GAP <= width
        for line in range(HEIGHT):
            assert width_of(draw(band, line, 0, width, size)) <= width


def test_what_is_not_sure_is_never_cut_away() -> None:
    def edge(tie: str, caution: str) -> str:
        return drawn(box("ACO", tie=tie, caution=caution))[0]

    assert edge("administrative", "perhaps") == "┌┄ adminis…, perhaps ┐"
    assert edge("opcon", "perhaps") == "┌┄ opcon, perhaps ┄┄┄┐"
    assert edge("", "perhaps not there") == "┌─ perhaps not there ┐"


def test_somebody_acting_is_acting_in_a_box_too() -> None:
    told = box("ACO").told._replace(holder=(Text("Grynkewich (US), acting"),), coming=())
    assert drawn(Box(told, ()))[2] == "│ Gryn… (US), acting │"


def test_boxes_are_wide_where_all_levels_have_room() -> None:
    assert box_of(5 * (WIDE + GAP) - GAP, 4) == WIDE
    assert box_of(5 * (WIDE + GAP) - GAP, 5) == BOX
    wide = drawn(box("JFCNP", full="Joint Force Command"), width=WIDE, size=WIDE)
    assert wide[1:3] == ["│ JFCNP  Joint Force Comm… │", "│ Wikoff (US)  ◇ IT agreed │"]


@pytest.mark.parametrize("is_dim", [False, True])
def test_what_stands_back_is_read_under_the_cursor_too(is_dim: bool) -> None:
    unknown = Box(box("ACO").told._replace(holder=NOT_KNOWN, coming=()), (), is_dim=is_dim)

    def marks(one: Box) -> Mark:
        return next(piece.marks for piece in draw((one,), 2, 0, BOX) if "not known" in piece.text)

    assert marks(unknown) == Mark.MUTED
    assert marks(unknown._replace(cursor="cursor")) == Mark.NONE
