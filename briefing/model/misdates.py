"""What to tell the author of a date that cannot be read: the right spelling, where it can be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_YEAR, _MONTH, _DAY = r"(?P<y>[0-9]{4})", r"(?P<m>[0-9]{1,2})", r"(?P<d>[0-9]{1,2})"
_MONTHS = (
    *("jan[a-z]*", "feb[a-z]*|fév[a-z]*", "mar[a-z]*|mär[a-z]*|mrz", "apr[a-z]*|avr[a-z]*", "ma[iy]"),
    *("jun[a-z]*|juin", "jul[a-z]*|juil[a-z]*", "aug[a-z]*|août|aout", "sep[a-z]*", "o[ck]t[a-z]*"),
    *("nov[a-z]*", "de[cz][a-z]*|déc[a-z]*"),
)
"""Names of months and what begins them, in English, German and French."""
_NAME = rf"(?P<m>{'|'.join(_MONTHS)})"
_GAP = r"[-,./ ]{1,2}"
_DAY_OF = _DAY + r"(?:st|nd|rd|th|er)?(?: of)?"
_SHORT = r"(?P<y>[0-9]{2})"
_ISO = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?"

_SPELLINGS = [
    (re.compile(shape), templates)
    for shape, *templates in (
        (_YEAR + r"[-./ ]" + _MONTH + r"[-./ ]" + _DAY, "{y}-{m}-{d}"),
        (r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})", "{y}-{m}-{d}"),
        (_DAY + r"\. ?" + _MONTH + r"\. ?" + _YEAR, "{y}-{m}-{d}"),
        (_DAY + r"[-/ ]" + _MONTH + r"[-/ ]" + _YEAR, "{y}-{m}-{d}", "{y}-{d}-{m}"),
        (_DAY + r"\. ?" + _MONTH + r"\. ?" + _SHORT, "20{y}-{m}-{d}"),
        (_YEAR + r"(?![-./ ]2[1-4]$)[-./ ]" + _MONTH, "{y}-{m}"),  # 2020/21 is two years, not a season
        (_MONTH + r"[-./ ]" + _YEAR, "{y}-{m}"),
        (_DAY_OF + _GAP + _NAME + _GAP + _YEAR, "{y}-{m}-{d}"),
        (_NAME + _GAP + _DAY_OF + _GAP + _YEAR, "{y}-{m}-{d}"),
        (_NAME + _GAP + _YEAR, "{y}-{m}"),
        (_YEAR + _GAP + _NAME, "{y}-{m}"),
        (_YEAR + _GAP + _NAME + _GAP + _DAY, "{y}-{m}-{d}"),
        (r"(?P<y>[0-9]{3})0s", "{y}X"),
        (rf"(?P<a>{_ISO}) ?(?:-|to|until|\.\.+|…) ?(?P<b>{_ISO})", "{a}/{b}"),
        (rf"(?P<a>{_ISO}) ?[-/]?(?:\.\.+|…)", "{a}/.."),
        (rf"(?:\.\.+|…)[-/]?(?P<b>{_ISO})", "../{b}"),
        (r"(?P<a>[0-9]{4}-[0-9]{2}-[0-9]{2})[t, ]{1,2}[0-9:.]+(?:z|[-+][0-9:]+)?", "{a}"),
    )
]
"""Wrong shapes in lower case, and the right ones they may stand for."""

_MARKS = [
    (re.compile(r"(?:~|c(?:irca|a)?\b\.?|about|around|approx(?:imately)?\b\.?) ?"), "~"),
    (re.compile(r"(?:\?|perhaps|maybe|probably|possibly) ?"), "?"),
]
"""What stands before a date in place of a mark behind it."""

_HOW = (
    "this is not a date; write a day as 2026-02-12, a month as 2026-02, a year as 2026, "
    "an interval as 2024/2025"
)

_COMPLAINTS = [
    (re.compile(shape), complaint)
    for shape, complaint in (
        (r"", "a date is missing; write one as in 2026-02-12, or leave the key out"),
        (r"\.{0,2}/?\.{0,2}", "a date needs at least one end that is known, as in 2026-02-06/.."),
        (r"y?-?[0-9]{5,}.*|y?-[0-9]{4}.*", "years run from 0001 to 9999, in four digits"),
        (r"[0-9]?xxx+.*", "only the last two digits of a year may be X, as in 20XX"),
        (r"[0-9]{2}[0-9x]x-.*", "a year with an X takes no month; write the year only"),
        (r"[0-9]{4}-xx-[0-9]+", "a day needs its month; write the year only"),
        (r"[0-9]{4}-?w[0-9]{1,2}.*", "weeks are not read; write the days, as in 2026-02-09/2026-02-15"),
        (r"[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ][0-9]{2}", "write the year first and in full, as in 2026-02-12"),
    )
]


def advice(text: str, flaw: Callable[[str], str | None]) -> str:
    """A sentence for the author of a text that is no date; it suggests only what has no `flaw`."""
    if right := spellings(text, lambda spelling: flaw(spelling) is None):
        return f"write the date as {' or '.join(right)}"
    lowered = _lowered(text)
    for shape, complaint in _COMPLAINTS:
        if shape.fullmatch(lowered):
            return complaint
    return next(filter(None, map(flaw, _respelled(lowered))), _HOW)


def spellings(text: str, is_date: Callable[[str], bool]) -> tuple[str, ...]:
    """The dates that a text which is none may have been meant for, of which `is_date` accepts each."""
    return tuple(dict.fromkeys(filter(is_date, _respelled(_lowered(text)))))


_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
"""Each dash that is typed or pasted for a hyphen."""


def _lowered(text: str) -> str:
    return " ".join(text.lower().translate(_DASHES).split())


def _respelled(text: str) -> Iterator[str]:
    """Dates that the text may have been meant for, some of which may not exist."""
    behind = ""
    for before, mark in _MARKS:
        if match := before.match(text):
            text, behind = text[match.end() :], mark
    yield text.replace(" ", "").upper() + behind
    for shape, templates in _SPELLINGS:
        if match := shape.fullmatch(text):
            pieces = {name: _digits(piece) for name, piece in match.groupdict().items()}
            yield from (template.format(**pieces) + behind for template in templates)


def _digits(piece: str) -> str:
    """A piece of a date as it should be written: the number of a month that is named, two digits at least."""
    if piece.isalpha():
        return f"{next(at for at, name in enumerate(_MONTHS, 1) if re.fullmatch(name, piece)):02}"
    return piece.zfill(2)
