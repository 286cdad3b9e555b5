"""A picture of any kind becomes pixels as it is meant to be seen; whatever else, a refusal."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from briefing.library.pictures import LARGEST, decoded
from briefing.library.volume import open_volume
from briefing.loading.files import NotReadable
from briefing.model.page import Pixels
from tests.pictures import book_with, encoded, squares
from tests.sample import write_book

ORANGE = (200, 100, 50)
_NUMBERS = {"1": 1, "I;16": 40_000}


def pixel(pixels: Pixels, x: int, y: int) -> tuple[int, ...]:
    at = 3 * (y * pixels.width + x)
    return tuple(pixels.data[at : at + 3])


def is_near(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) <= 12 for one, other in zip(found, wanted, strict=True))


def filled(mode: str) -> Image.Image:
    if mode in _NUMBERS:
        return Image.new(mode, (8, 6), _NUMBERS[mode])
    return Image.new("RGB", (8, 6), ORANGE).convert(mode)


@pytest.mark.parametrize(
    ("mode", "kind", "seen"),
    [
        ("RGB", "PNG", ORANGE),
        ("RGBA", "PNG", ORANGE),
        ("P", "PNG", ORANGE),
        ("1", "PNG", (255, 255, 255)),
        ("L", "PNG", (124,) * 3),
        ("LA", "PNG", (124,) * 3),
        ("I;16", "PNG", (156,) * 3),
        ("L", "JPEG", (124,) * 3),
        ("RGB", "JPEG", ORANGE),
        ("CMYK", "JPEG", ORANGE),
        ("RGB", "WEBP", ORANGE),
        ("RGBA", "WEBP", ORANGE),
    ],
)
def test_every_mode_has_its_colours(mode: str, kind: str, seen: tuple[int, ...]) -> None:
    found = decoded(encoded(filled(mode), kind))
    assert (found.width, found.height, len(found.data)) == (8, 6, 8 * 6 * 3)
    assert is_near(pixel(found, 4, 3), seen)


@pytest.mark.parametrize(("ink", "ground"), [("black", (255, 255, 255)), ("white", (18, 20, 22))])
def test_what_is_drawn_on_nothing_stands_out(ink: str, ground: tuple[int, ...]) -> None:
    picture = Image.new("RGBA", (9, 9))
    picture.paste(ink, (3, 3, 6, 6))
    found = decoded(encoded(picture))
    assert pixel(found, 0, 0) == ground
    assert pixel(found, 4, 4) == Image.new("RGB", (1, 1), ink).getpixel((0, 0))


def test_a_colour_that_stands_for_nothing_is_not_shown() -> None:
    picture = squares()
    found = decoded(encoded(picture, transparency=(255, 0, 0)))
    assert pixel(found, 2, 2) == (255, 255, 255)
    assert pixel(found, 58, 2) == (0, 0, 255)


def test_a_picture_that_lies_on_its_side_is_put_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6  # what is at the left was at the bottom
    found = decoded(encoded(squares(60, 30), "JPEG", exif=turned, quality=95))
    assert (found.width, found.height) == (30, 60)
    assert is_near(pixel(found, 15, 5), (254, 0, 0))
    assert is_near(pixel(found, 15, 55), (0, 0, 254))


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_of_an_animation_the_first_picture_is_shown(kind: str) -> None:
    others = [Image.new("RGB", (60, 30), "green")] * 3
    found = decoded(encoded(squares(), kind, save_all=True, append_images=others, lossless=True))
    assert is_near(pixel(found, 5, 5), (255, 0, 0))


@pytest.mark.parametrize(
    ("size", "seen"), [((1600, 800), (640, 320)), ((10, 4000), (2, 640)), ((1, 1), (1, 1))]
)
def test_no_side_is_longer_than_a_screen_needs(size: tuple[int, int], seen: tuple[int, int]) -> None:
    found = decoded(encoded(squares(*size)))
    assert max(found.width, found.height) <= LARGEST
    assert (found.width, found.height) == seen


def test_more_pixels_than_are_told_first_are_refused_without_a_word() -> None:
    data = bytearray(encoded(squares(), "JPEG"))
    at = data.index(b"\xff\xc0")
    again = bytes(data[at : at + 19])
    data[at + 5 : at + 9] = struct.pack(">HH", 30_000, 5_000)
    with pytest.raises(NotReadable):
        decoded(bytes(data[:at]) + again + bytes(data[at:]))


def many_scans() -> bytes:
    """A JPEG whose last step is written again and again, each costing as much as the whole picture."""
    data = encoded(squares(), "JPEG", progressive=True)
    end = len(data) - 2
    return data[:end] + data[data.rindex(b"\xff\xda") : end] * 1_000 + data[end:]


@pytest.mark.parametrize(
    "data",
    [
        encoded(squares())[:-40],
        encoded(squares())[:30],
        encoded(squares(), "JPEG")[:200],
        encoded(squares(), "WEBP")[:60],
        encoded(squares(), "GIF"),
        many_scans(),
        b"",
    ],
    ids=["half a PNG", "a header", "half a JPEG", "half a WebP", "a GIF", "many scans", "nothing"],
)
def test_what_cannot_be_decoded_is_refused(data: bytes) -> None:
    with pytest.raises(NotReadable):
        decoded(data)


STARTS = [encoded(squares(), kind) for kind in ("PNG", "JPEG", "WEBP")]


@settings(max_examples=300)
@given(st.data())
def test_whatever_the_bytes_there_are_pixels_or_a_refusal(data: st.DataObject) -> None:
    start = data.draw(st.sampled_from(STARTS))
    at = data.draw(st.integers(0, len(start)))
    changed = start[:at] + data.draw(st.binary()) + start[at + data.draw(st.integers(0, 9)) :]
    try:
        found = decoded(changed)
    except NotReadable:
        return
    assert len(found.data) == found.width * found.height * 3


def test_a_picture_is_read_once(tmp_path: Path) -> None:
    path = book_with(tmp_path, encoded(squares()))
    pictures = open_volume(path).pictures
    first = pictures.seen("figures/map.png")
    (path / "figures" / "map.png").unlink()
    assert pictures.seen("figures/map.png") is first


@pytest.mark.parametrize("relative", ["../secret.png", "/etc/hostname", "figures/link.png"])
def test_a_picture_outside_the_book_is_not_read(tmp_path: Path, relative: str) -> None:
    path = book_with(tmp_path, None)
    (tmp_path / "secret.png").write_bytes(encoded(squares()))
    (path / "figures" / "link.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(NotReadable, match="leaves the book folder"):
        open_volume(path).pictures.seen(relative)


def test_a_book_in_one_file_has_no_pictures(tmp_path: Path) -> None:
    folder = write_book(tmp_path, name="books")
    (folder / "book.yaml").rename(folder / "alone.yaml")
    (folder / "a.png").write_bytes(encoded(squares()))
    with pytest.raises(NotReadable, match="single file"):
        open_volume(folder / "alone.yaml").pictures.seen("a.png")
