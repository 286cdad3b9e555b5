"""The pictures of a book, in as many pixels as a screen of cells can show."""

from __future__ import annotations

import sys
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.loading.budgets import LIMITS
from briefing.loading.files import (
    HEADER_FILE,
    NotReadable,
    OutsideBook,
    TooLarge,
    read_inside,
    read_start,
)
from briefing.loading.pictures import START, NotAPicture, is_jpeg, measure
from briefing.model.book import Book
from briefing.model.page import Pixels

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 640
"""Pixels of the longer side; a screen of 300 columns has 300 half blocks in a row, or 600 dots."""
_KEPT = 8
_FORMATS = ("PNG", "JPEG", "WEBP")
_SCANS = 24
"""A JPEG that is written in more steps than any program takes would be decoded for hours."""
_SCAN = b"\xff\xda"
_PAPER, _NIGHT = (255, 255, 255), (18, 20, 22)
_BRIGHT = 140


class Pictures:
    """The pictures of one book, each decoded when it is first seen."""

    def __init__(self, book: Book) -> None:
        self._path = book.path
        self.seen = lru_cache(_KEPT)(self._seen)
        """The pixels of the picture at a path that the book names, the last few of which are kept.

        Waits for the file and its decoding, so it is not for the event loop. Raises NotReadable.
        """

    def large(self, relative: str, largest: int) -> Pixels:
        """The same with up to `largest` pixels a side, and not kept. Raises NotReadable."""
        return decoded(read_inside(self._folder, relative, LIMITS.picture_bytes), largest)

    def is_one(self, relative: str) -> bool:
        """Whether a file of the book begins as a picture does, however large it is."""
        try:
            measure(read_start(self._folder, relative, sys.maxsize, START))
        except TooLarge:
            return True
        except NotReadable:
            return False
        return True

    def place(self, relative: str) -> Path:
        """Where the file of a picture is."""
        return (self._folder / relative).resolve()

    def _seen(self, relative: str) -> Pixels:
        return self.large(relative, LARGEST)

    @property
    def _folder(self) -> Path:
        if self._path.is_dir():
            return self._path
        if self._path.name != HEADER_FILE:
            raise OutsideBook("is another file, and a book in a single file has no others")
        return self._path.parent


def decoded(data: bytes, largest: int = LARGEST) -> Pixels:
    """A PNG, JPEG or WebP upright and without transparency, no side longer than `largest`.

    Of an animation it is the first picture. Raises NotReadable, whatever the bytes are.
    """
    size = measure(data)
    if size is None or (is_jpeg(data) and data.count(_SCAN) > _SCANS):
        raise NotAPicture("is a broken picture")
    try:
        small = _small(data, largest)
    except Exception:  # Pillow raises whatever its decoders stumble on
        raise NotAPicture("is a broken picture") from None
    return Pixels(*small.size, small.tobytes())


def _small(data: bytes, largest: int) -> Image:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # Pillow would only warn, on the screen, of what is refused here
    with Image.open(BytesIO(data), formats=_FORMATS) as picture:
        if picture.width * picture.height > LIMITS.picture_pixels:
            raise ValueError
        small = _mixable(picture)
        small.thumbnail((largest, largest))
        return _opaque(ImageOps.exif_transpose(small))


def _mixable(picture: Image) -> Image:
    """The picture in a mode in which neighbouring pixels can be made one."""
    if picture.mode.startswith("I"):  # 16 bits of grey
        return picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    needed = "RGBA" if picture.has_transparency_data else {"P": "RGB", "1": "L"}.get(picture.mode)
    # What is left alone takes no memory twice, and of a JPEG less is decoded.
    return picture if needed in (None, picture.mode) else picture.convert(needed)


def _opaque(picture: Image) -> Image:
    """The picture on white, or where it is nearly white itself, on black, so that it is seen at all."""
    from PIL import Image, ImageStat

    if picture.mode != "RGBA":
        return picture.convert("RGB")
    alpha = picture.getchannel("A")
    shown = ImageStat.Stat(picture.convert("L"), alpha)
    ground = _NIGHT if shown.count[0] and shown.mean[0] > _BRIGHT else _PAPER
    flat = Image.new("RGB", picture.size, ground)
    flat.paste(picture, mask=alpha)
    return flat
