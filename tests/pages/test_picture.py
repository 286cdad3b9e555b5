"""A picture on a page: its words always, its pixels where it is to be seen, else why it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.answers.books import text_of
from briefing.library.volume import Library, open_volume
from briefing.model.book import Ref
from briefing.model.page import Picture
from briefing.pages.page import page
from briefing.pages.view import View
from tests.pictures import book_with, encoded, squares

MAP = Ref("pictures", "map")


def view_of(book: Path, shows_pictures: bool) -> View:
    volume = open_volume(book)
    return View(Library(volume), volume, volume.book.header.date, shows_pictures)


def shown(book: Path, shows_pictures: bool = True) -> Picture:
    found = page(view_of(book, shows_pictures), MAP)
    assert found
    (picture,) = (block for part in found.parts for block in part.blocks if isinstance(block, Picture))
    return picture


def test_the_screen_gets_pixels(tmp_path: Path) -> None:
    picture = shown(book_with(tmp_path, encoded(squares())))
    assert picture.alt == "Two squares side by side."
    assert picture.pixels
    assert (picture.pixels.width, picture.pixels.height) == (60, 30)


def test_nothing_is_decoded_for_lines(tmp_path: Path) -> None:
    book = book_with(tmp_path, b"no picture")
    assert shown(book, shows_pictures=False).trouble == ""
    said = text_of(view_of(book, shows_pictures=False), MAP)
    assert said.endswith("Picture\n-------\n\nTwo squares side by side.\nfigures/map.png")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (None, "not shown: figures/map.png is not there"),
        (b"words", "not shown: figures/map.png is no PNG, JPEG or WebP"),
        (encoded(squares())[:-40], "not shown: figures/map.png is a broken picture"),
    ],
)
def test_what_cannot_be_shown_says_why(tmp_path: Path, data: bytes | None, told: str) -> None:
    picture = shown(book_with(tmp_path, data))
    assert (picture.pixels, picture.trouble) == (None, told)
    assert picture.alt == "Two squares side by side."


@pytest.mark.parametrize("alt", ["", ", alt: ''"])
def test_a_picture_without_words_is_shown_and_says_so(tmp_path: Path, alt: str) -> None:
    book = book_with(tmp_path, encoded(squares()))
    header = book / "book.yaml"
    header.write_text(header.read_text().replace(", alt: Two squares side by side.", alt))
    picture = shown(book)
    assert picture.alt == "▲ No words say what this picture shows: its `alt` is missing."
    assert picture.pixels
