"""Numbers three lines high."""

from __future__ import annotations

from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD

_DRAWN = frozenset("0123456789+-.,$£€")


def large(value: str) -> list[str] | None:
    """A number in three lines of glyphs; None if it has characters without one."""
    if not _DRAWN.issuperset(value):
        return None
    glyphs = [_glyph(character) for character in value]
    return [" ".join(lines) for lines in zip(*glyphs, strict=True)]


def _glyph(character: str) -> list[str]:
    if character in ".,":
        return [" ", " ", character]
    at = 3 * DIGITS.index(character)
    return [line.ljust(3) for line in DIGITS3X3_BOLD[at : at + 3]]
