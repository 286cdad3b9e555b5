"""Dates as people know them: EDTF levels 0 and 1 (ISO 8601-2), precise and imprecise kept apart.

A date is what its author typed, and the first and the last day that it can mean: `2026-02` is some day of
February 2026, `2026-02-06/..` some day on or after the sixth. `~` (about), `?` (perhaps) and `%` (both) mark
a date and never reach beyond what is written. A season is three months as the northern half of the world
counts them: winter 2026 begins in December 2026. Years run from 0001 to 9999.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from briefing.model.text import Text

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_POINT = re.compile(
    r"""(?P<year> [0-9]{2} (?: [0-9][0-9X] | XX ))
        (?: (?<!X) - (?: XX (?:-XX)? | (?P<month> [0-9]{2} ) (?: - (?: XX | (?P<day> [0-9]{2} )))? ))?
        (?P<qualifier> [~?%]? )""",
    re.VERBOSE,
)
_UNBOUNDED = ("", "..")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT_MONTHS = tuple(month[:3] for month in _MONTHS)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUALIFIERS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


class Edtf(msgspec.Struct, frozen=True):
    """A date: its text, and the first and last day it can mean (`date.min`, `date.max` where unbounded)."""

    text: Text
    earliest: date
    latest: date

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """The date written so; a ValueError says in a sentence what is wrong or what to write instead."""
        written = text.strip()
        found = _read(written)
        if found is None:
            from briefing.model.misdates import advice

            raise ValueError(advice(written, _flaw))
        return found

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: Edtf) -> bool:
        return self.sort_key < other.sort_key

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """What dates are sorted by: the first day, then the last, then the text."""
        return self.earliest, self.latest, self.text

    @property
    def day(self) -> date:
        """Where it stands in time: at its first day, or where that is open, at its last."""
        return self.latest if self.earliest == date.min else self.earliest

    @property
    def points(self) -> tuple[Point | None, ...]:
        """The one date, or the two ends of the interval (None: unbounded)."""
        return tuple(_points(self.text))

    @property
    def is_interval(self) -> bool:
        """Whether it is written with two ends, `a/b`."""
        return "/" in self.text

    @property
    def is_day(self) -> bool:
        """Whether it is one day, known without doubt."""
        return self.earliest == self.latest and not (self.is_interval or self.approximate or self.uncertain)

    @property
    def approximate(self) -> bool:
        """Whether it, or an end of it, is marked `~` or `%`."""
        return "~" in self.text or "%" in self.text

    @property
    def uncertain(self) -> bool:
        """Whether it, or an end of it, is marked `?` or `%`."""
        return "?" in self.text or "%" in self.text

    def spoken(self) -> Text:
        """In words that claim no more than is known: `about July 2025`, `on or after 6 February 2026`."""
        match _points(self.text):
            case [Point() as point]:
                words = point.spoken
            case [Point() as start, Point() as end] if start.day and end.day:
                words = _stretch(start.spoken, end.spoken)
            case [Point() as start, Point() as end]:
                words = f"between {start.spoken} and {end.spoken}"
            case [Point() as start, None]:
                words = f"{start.preposition} or after {start.spoken}"
            case [None, Point() as end]:
                words = f"{end.preposition} or before {end.spoken}"
        return Text(words)

    def standing(self) -> Text:
        """In words that may follow `as of`: `6 February 2026 or later`, `a day between 2026 and 2027`."""
        match _points(self.text):
            case [Point() as start, None]:
                return Text(f"{start.spoken} or later")
            case [None, Point() as end]:
                return Text(f"{end.spoken} or earlier")
        words = self.spoken()
        return Text(f"a day {words}") if words.startswith("between ") else words

    def short(self) -> Text:
        """For a list: `12 Feb 2026`, `c. Jul 2025`, `1962?`, `6 Feb 2026 or later`, `24–25 Jun 2025`."""
        match _points(self.text):
            case [Point() as point]:
                words = point.short
            case [Point() as start, Point() as end]:
                words = _stretch(start.short, end.short)
            case [Point() as start, None]:
                words = f"{start.short} or later"
            case [None, Point() as end]:
                words = f"{end.short} or earlier"
        return Text(words)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _written_as_text(cls.parse)


class Bound(msgspec.Struct, frozen=True):
    """The first or last day of what lasts: a date, `..` (since before, or still) or `unknown`."""

    text: Text
    date: Edtf | None

    @classmethod
    def parse(cls, text: str) -> Bound:
        """The bound written so; a ValueError says in a sentence what is wrong or what to write instead."""
        written = text.strip()
        if written in ("..", "unknown"):
            return cls(Text(written), None)
        if written.lower() in ("now", "today", "present", "still", "ongoing", "...", "…"):
            raise ValueError("write `..` for still, or leave the key out")
        if written.lower() in ("unknown", "?", "n/a", "tbd"):
            raise ValueError("write `unknown` for a date that nobody here knows")
        found = Edtf.parse(written)
        return cls(found.text, found)

    def __str__(self) -> str:
        return self.text

    @property
    def open(self) -> bool:
        """Whether nothing bounds it: since before anything here, or still."""
        return self.text == ".."

    @property
    def unknown(self) -> bool:
        """Whether there is a day, and nobody here knows which."""
        return self.text == "unknown"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return _written_as_text(cls.parse)


class Point(NamedTuple):
    """A date without `/`, in the pieces in which it is written; what is left out or `XX` is empty."""

    year: str
    month: str
    day: str
    qualifier: str

    @property
    def first(self) -> date:
        """The first day it can mean."""
        year = max(int(self.year.replace("X", "0")), 1)
        if self.season:
            return date(year, self._season_start, 1)
        return date(year, int(self.month or 1), int(self.day or 1))

    @property
    def last(self) -> date:
        """The last day it can mean."""
        year = int(self.year.replace("X", "9"))
        month = int(self.month or 12)
        if self.season:
            month = self._season_start + 2
            year, month = (year + 1, month - 12) if month > 12 else (year, month)
        return date(year, month, int(self.day or monthrange(year, month)[1]))

    @property
    def season(self) -> str:
        """The season that stands in the place of a month, as from 21 to 24; else empty."""
        return _SEASONS.get(int(self.month or 0), "")

    @property
    def _season_start(self) -> int:
        return 3 * (int(self.month) - 20)

    @property
    def preposition(self) -> str:
        """`on` a day, `in` what is longer."""
        return "on" if self.day else "in"

    @property
    def spoken(self) -> str:
        """In words: `perhaps 12 February 2026`."""
        return _QUALIFIERS[self.qualifier] + self._named(_MONTHS)

    @property
    def short(self) -> str:
        """For a list: `12 Feb 2026?`."""
        circa = "c. " if self.qualifier in ("~", "%") else ""
        doubt = "?" if self.qualifier in ("?", "%") else ""
        return circa + self._named(_SHORT_MONTHS).removeprefix("the ") + doubt

    def _named(self, months: Sequence[str]) -> str:
        year = self.year.lstrip("0")
        if year.endswith("XX"):
            return f"{self.first.year} to {self.last.year}"
        if year.endswith("X"):
            return f"the {year[:-1]}0s"
        if self.season:
            return f"{self.season} {year}" + (f"/{self.last.year}" if self.season == "winter" else "")
        month = months[int(self.month) - 1] if self.month else ""
        return " ".join(filter(None, (self.day.lstrip("0"), month, year)))


def _stretch(first: str, last: str) -> str:
    """From one date to the other, the month and year that both share told once: `24–25 Jun 2025`."""
    words, others = first.split(), last.split()
    if len(words) == len(others):
        words = words[: next((n for n in range(1, len(words)) if words[n:] == others[n:]), len(words))]
    dash = "–" if len(words) == 1 else " – "
    return " ".join(words) + dash + last


def _points(written: str) -> list[Point | None]:
    """The one date, or the two ends of the interval (None: unbounded); empty for anything else."""
    ends = written.split("/")
    matches = [_POINT.fullmatch(end) for end in ends]
    if len(ends) > 2 or not any(matches):
        return []
    if any(match is None and end not in _UNBOUNDED for match, end in zip(matches, ends, strict=True)):
        return []
    return [Point(*match.groups("")) if match else None for match in matches]


def _read(written: str) -> Edtf | None:
    """The date written so, None for what does not look like one; a ValueError when there is no such day."""
    points = _points(written)
    if not points:
        return None
    for point in points:
        if point:
            _check(point)
    start, end = points[0], points[-1]
    earliest = start.first if start else date.min
    latest = end.last if end else date.max
    if latest < earliest:
        raise ValueError("the interval ends before it begins; write the earlier date first")
    return Edtf(Text(written), earliest, latest)


def _check(point: Point) -> None:
    """Raise a ValueError with a sentence for an author when there is no such year, month or day."""
    month = int(point.month or 1)
    if point.year == "0000" or (point.year == "9999" and month == 24):
        raise ValueError("years run from 0001 to 9999")
    if not 1 <= month <= 12 and (point.day or month not in _SEASONS):
        raise ValueError(f"there is no month {point.month}; write year, month, day, as in 2026-02-12")
    if point.day == "00":
        raise ValueError("there is no day 00; leave the day out when it is not known")
    if point.day and int(point.day) > (days := monthrange(int(point.year), month)[1]):
        raise ValueError(f"{_MONTHS[month - 1]} {int(point.year)} has only {days} days")


def _flaw(text: str) -> str | None:
    """Why a text is no date, in a sentence; none for a date, empty for what is not even like one."""
    try:
        return "" if _read(text) is None else None
    except ValueError as flaw:
        return str(flaw)


def _written_as_text(parse: Callable[[str], object]) -> CoreSchema:
    """The pydantic schema of a value that is written, and kept, as text."""
    from pydantic_core import core_schema

    as_text = core_schema.to_string_ser_schema(when_used="always")
    return core_schema.no_info_after_validator_function(
        parse, core_schema.str_schema(), serialization=as_text
    )
