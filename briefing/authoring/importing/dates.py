"""Dates as other programs and people write them, read for what they surely mean."""

from __future__ import annotations

from briefing.authoring.importing.gathered import Left, Span
from briefing.model.dates import Bound, Edtf
from briefing.model.misdates import spellings
from briefing.model.text import Text

UNKNOWN = Bound(Text("unknown"), None)

_OPEN = ("", "..", "...", "…", "-", "–", "none")
_STILL = ("now", "today", "present", "current", "ongoing", "still")
_NOBODY_KNOWS = ("?", "unknown", "n/a", "tbd", "unk")


def day(written: str) -> Edtf | None:
    """The date that the words surely mean, None if they may mean none or two."""
    if (found := _parsed(written)) is not None:
        return found
    right = spellings(written, lambda text: _parsed(text) is not None)
    return _parsed(right[0]) if len(right) == 1 else None


def bounds(span: Span, where: str, left: Left) -> tuple[Bound | None, Bound | None]:
    """The first and the last day of a claim; what cannot be read, or ends before it begins, is unknown."""
    first = _bound(span.from_, where, left)
    last = None if span.until.strip().lower() in _STILL else _bound(span.until, where, left)
    if first and last and first.date and last.date and last.date.latest < first.date.earliest:
        left.add(f"`{span.until}` as an end, which is before `{span.from_}`", where)
        return first, UNKNOWN
    return first, last


def _bound(written: str, where: str, left: Left) -> Bound | None:
    plain = written.strip().lower()
    if plain in _OPEN:
        return None
    if plain in _NOBODY_KNOWS:
        return UNKNOWN
    found = day(written)
    if found is None and plain in _STILL:
        left.add(f"`{written}` as a beginning (now `unknown`)", where)
        return UNKNOWN
    if found is None:
        left.add(f"`{written}`, which is no date or may be two (now `unknown`)", where)
        return UNKNOWN
    return Bound(found.text, found)


def _parsed(written: str) -> Edtf | None:
    try:
        return Edtf.parse(written)
    except ValueError:
        return None
