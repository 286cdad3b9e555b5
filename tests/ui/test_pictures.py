"""A picture in cells: of its own shape, in two colours a cell or in dots, and drawn within a frame."""

from __future__ import annotations

from time import perf_counter

import pytest
from PIL import Image
from rich.color import Color

from briefing.model.page import Picture, Pixels
from briefing.model.text import Text
from briefing.ui.flow import Pen, Row, letters, text_of
from briefing.ui.layout import Layout, Spot
from briefing.ui.pictures import fitted, picture_rows
from briefing.ui.render import half_blocks
from briefing.ui.rows import draw
from tests.pictures import squares
from tests.ui.pages import of_blocks, seen


def pixels_of(picture: Image.Image) -> Pixels:
    return Pixels(*picture.size, picture.convert("RGB").tobytes())


def block_of(picture: Image.Image) -> Picture:
    return Picture(alt=Text("Two squares."), path=Text("a.png"), pixels=pixels_of(picture))


def drawn(picture: Picture, width: int) -> list[Row]:
    return draw(picture, None, Pen(), width)


@pytest.mark.parametrize(
    ("size", "room", "taken"),
    [
        ((600, 300), (60, 20), (60, 15)),
        ((600, 300), (30, 20), (30, 8)),
        ((300, 2400), (60, 20), (5, 20)),
        ((2400, 10), (60, 20), (60, 1)),
        ((16, 16), (60, 20), (16, 8)),
        ((1, 1), (60, 20), (1, 1)),
        ((640, 1), (1, 1), (1, 1)),
    ],
)
def test_a_picture_keeps_its_shape_and_is_not_enlarged(
    size: tuple[int, int], room: tuple[int, int], taken: tuple[int, int]
) -> None:
    assert fitted(*size, *room) == taken


def test_a_large_view_enlarges_what_is_small() -> None:
    assert fitted(16, 16, 100, 40, most=100) == (80, 40)


def test_a_cell_has_the_colours_of_its_two_halves() -> None:
    picture = Image.new("RGB", (2, 2), "red")
    picture.paste("blue", (0, 1, 2, 2))
    (row,) = picture_rows(pixels_of(picture), 2, 1)
    (piece,) = half_blocks(row[0].pixels)
    assert piece.text == "▀▀"
    assert piece.style
    assert piece.style.color == Color.parse("#ff0000")
    assert piece.style.bgcolor == Color.parse("#0000ff")


def test_dots_draw_what_is_rare() -> None:
    line = Image.new("RGB", (20, 8), "white")
    line.paste("black", (0, 4, 20, 5))
    assert [text_of(row) for row in picture_rows(pixels_of(line), 10, 2)] == ["⠀" * 10, "⠉" * 10]


def test_the_words_stand_above_and_the_file_below() -> None:
    rows = drawn(block_of(squares()), 40)
    assert [seen(row) for row in rows[:2]] == ["Two squares.", ""]
    assert len(text_of(rows[2])) == 40
    assert len(rows) == 2 + 10 + 2
    assert seen(rows[-1]) == "a.png"


def test_without_pixels_there_is_the_reason() -> None:
    broken = Picture(
        alt=Text("Two squares."), path=Text("a.png"), trouble=Text("not shown: a.png is not there")
    )
    assert [seen(row) for row in drawn(broken, 60)] == ["Two squares.", "▲ not shown: a.png is not there"]


def test_a_row_of_a_picture_has_no_letters() -> None:
    assert {letters(row) for row in drawn(block_of(squares()), 40)[2:12]} == {1}


@pytest.mark.parametrize("width", [1, 2, 7, 40, 80, 200])
def test_no_row_is_wider_than_there_is_room(width: int) -> None:
    assert all(len(text_of(row)) <= width for row in drawn(block_of(squares(600, 400)), width))


def test_a_picture_is_laid_out_within_a_frame() -> None:
    def seconds() -> float:
        page = of_blocks(block_of(Image.effect_noise((640, 480), 90)))
        begun = perf_counter()
        for _, row in Layout(page.parts, 80).rows(Spot(0, 0), 40):
            for piece in row:
                list(half_blocks(piece.pixels))
        return perf_counter() - begun

    assert min(seconds() for _ in range(5)) < 0.016
