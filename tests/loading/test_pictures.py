"""The size of a picture is told by its first bytes, and what is no picture is told apart by them."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from briefing.loading.books import load_book
from briefing.loading.files import NotReadable
from briefing.loading.pictures import START, measure
from tests.pictures import book_with, encoded, squares

EVERY_KIND = [
    ("PNG", {}),
    ("JPEG", {}),
    ("JPEG", {"progressive": True, "exif": b"Exif\0\0" + b"\0" * 9_000}),
    ("WEBP", {}),
    ("WEBP", {"lossless": True}),
    ("WEBP", {"save_all": True, "append_images": [squares(61, 33)]}),
]
GIF = encoded(squares(), "GIF")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


@pytest.mark.parametrize(("kind", "options"), EVERY_KIND)
@pytest.mark.parametrize("size", [(61, 33), (1, 1), (700, 3)])
def test_the_size_stands_at_the_start(kind: str, options: dict[str, object], size: tuple[int, int]) -> None:
    if "append_images" in options:
        options = {**options, "append_images": [squares(*size)]}
    assert measure(encoded(squares(*size), kind, **options)[:START]) == size


@pytest.mark.parametrize("data", [GIF, SVG, b"", b"words", b"MZ", b"\x89PNG\r\n\x1a\n", b"RIFF1234WAVE"])
def test_what_is_no_picture_is_told_so(data: bytes) -> None:
    with pytest.raises(NotReadable, match=r"^is no PNG, JPEG or WebP$"):
        measure(data)


@pytest.mark.parametrize(
    ("size", "reason"),
    [((4000, 4001), "has more than 16 million pixels"), ((0, 9), "is a picture without pixels")],
)
def test_a_size_that_cannot_be_shown_is_refused(size: tuple[int, int], reason: str) -> None:
    data = bytearray(encoded(squares()))
    data[16:24] = b"".join(side.to_bytes(4, "big") for side in size)
    with pytest.raises(NotReadable, match=f"^{reason}$"):
        measure(bytes(data))


def test_sixteen_million_pixels_are_allowed() -> None:
    assert measure(encoded(Image.new("1", (4000, 4000)))) == (4000, 4000)


@given(
    st.sampled_from([b"", *(encoded(squares(), kind)[:40] for kind in ("PNG", "JPEG", "WEBP"))]), st.binary()
)
def test_no_bytes_are_more_than_refused(start: bytes, rest: bytes) -> None:
    with suppress(NotReadable):
        size = measure(start + rest)
        assert size is None or min(size) > 0


@pytest.mark.parametrize(
    ("data", "code", "found"),
    [
        (GIF, "F011", "`figures/map.png` is no PNG, JPEG or WebP"),
        (b"words", "F011", "`figures/map.png` is no PNG, JPEG or WebP"),
        (encoded(Image.new("1", (5000, 4000))), "F002", "`figures/map.png` has more than 16 million pixels"),
        (encoded(squares()) + bytes(10 * 1024 * 1024), "F002", "`figures/map.png` is larger than 10 MiB"),
        (None, "F006", "`figures/map.png` is not there"),
    ],
)
def test_check_tells_what_cannot_be_shown(tmp_path: Path, data: bytes | None, code: str, found: str) -> None:
    told = load_book(book_with(tmp_path, data)).problems
    assert [(problem.code, problem.message) for problem in told] == [(code, found)]


@pytest.mark.parametrize("data", [encoded(squares()), encoded(squares())[:30]])
def test_check_decodes_nothing(tmp_path: Path, data: bytes) -> None:
    assert not load_book(book_with(tmp_path, data)).problems
