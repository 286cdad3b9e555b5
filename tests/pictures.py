"""Pictures for the tests, drawn and never found, and a book that has some."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from tests.sample import write_book

BOOK = """
book: {title: Pictures, date: 2026-02-12}
sources: [{id: s, publisher: Press, title: Atlas}]
figures:
  - {id: map, title: The map, value: 2, source: s,
     image: {path: figures/map.png, alt: Two squares side by side.}}
  - {id: plain, title: No picture here, value: 1, source: s}
"""


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """A picture as the bytes of a file."""
    target = BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def squares(width: int = 60, height: int = 30) -> Image.Image:
    """Red at the left, blue at the right."""
    picture = Image.new("RGB", (width, height), "red")
    ImageDraw.Draw(picture).rectangle((width // 2, 0, width, height), fill="blue")
    return picture


def book_with(folder: Path, data: bytes | None) -> Path:
    """The book; `data` is the file of its picture, None for no file."""
    path = write_book(folder, BOOK, "pictures")
    (path / "figures").mkdir()
    if data is not None:
        (path / "figures" / "map.png").write_bytes(data)
    return path
