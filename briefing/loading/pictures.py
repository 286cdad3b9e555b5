"""What a picture tells of itself in its first bytes: that it is one, and how many pixels it has."""

from __future__ import annotations

import struct

from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, TooLarge

START = 65_536
"""So many bytes nearly always tell the size; the rest of a file is not read for it."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG after which its size stands."""
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers of a JPEG after which no length stands."""


class NotAPicture(NotReadable):
    """A file that is no picture, whatever it is called."""

    code = "F011"


def measure(start: bytes) -> tuple[int, int] | None:
    """The width and height, in pixels, of the picture that begins so; None if they stand further on.

    Raises NotAPicture, or TooLarge where it has more pixels than it may.
    """
    size = _size(start)
    if size is None:
        return None
    width, height = size
    if not width * height:
        raise NotAPicture("is a picture without pixels")
    if width * height > LIMITS.picture_pixels:
        raise TooLarge(f"has more than {LIMITS.picture_pixels // 1_000_000} million pixels")
    return size


def is_jpeg(start: bytes) -> bool:
    """Whether a file that begins so is a JPEG."""
    return start.startswith(_JPEG)


def _size(start: bytes) -> tuple[int, int] | None:
    if start.startswith(_PNG) and start[12:16] == b"IHDR":
        return _pair(">II", start, 16)
    if is_jpeg(start):
        return _jpeg(start)
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return _webp(start)
    raise NotAPicture("is no PNG, JPEG or WebP")


def _pair(layout: str, data: bytes, at: int) -> tuple[int, int] | None:
    if len(data) < at + struct.calcsize(layout):
        return None
    first, second = struct.unpack_from(layout, data, at)
    return first, second


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = len(_JPEG) - 1
    while at + 4 <= len(data):
        sign, marker = data[at], data[at + 1]
        if sign != 0xFF:
            raise NotAPicture("is a broken JPEG")
        if marker in _FRAMES:
            found = _pair(">HH", data, at + 5)
            return found and (found[1], found[0])
        if marker == 0xFF:  # one more than needed
            at += 1
        else:
            at += 2 if marker in _ALONE else 2 + int.from_bytes(data[at + 2 : at + 4])
    return None


def _webp(data: bytes) -> tuple[int, int] | None:
    kind = data[12:16]
    if kind == b"VP8 ":
        found = _pair("<HH", data, 26)
        return found and (found[0] & 0x3FFF, found[1] & 0x3FFF)
    if len(data) < 30:
        return None
    if kind == b"VP8L":
        packed = int.from_bytes(data[21:25], "little")
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    raise NotAPicture("is a broken WebP")
