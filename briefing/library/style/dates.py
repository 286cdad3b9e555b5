"""Dates as prose writes them: `13 February 2026`, `24 and 25 June`, `Feb. 13, 2026`, `June 2025`, `2025`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from briefing.model.dates import Edtf

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAYS = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*(?:[–-]|and|to)\s*(?P<{0}_last>\d{{1,2}})(?:st|nd|rd|th)?)?"
_YEAR = r"(?:,?\s+(?P<{}>(?:1[89]|20)\d\d)\b)?"
_DATE = re.compile(
    rf"(?<![\w.,-])(?:"
    rf"(?P<iso>(?:1[89]|20)\d\d-\d\d(?:-\d\d)?)"
    rf"|{_DAYS.format('day')}\s+(?:of\s+)?(?P<month>{_NAMED}){_YEAR.format('year')}"
    rf"|(?P<us_month>{_NAMED})\s+{_DAYS.format('us_day')}(?!\d){_YEAR.format('us_year')}"
    rf"|(?P<in_month>{_NAMED})\s+(?P<in_year>(?:1[89]|20)\d\d)"
    rf"|(?P<alone>(?:1[89]|20)\d\d)"
    rf")(?![\w-])"
)


class Written(NamedTuple):
    """A date in a text, from an index to one before which it ends; what is not told is None."""

    start: int
    end: int
    year: int | None
    month: int | None
    first: int | None
    last: int | None

    def may_be(self, when: Edtf) -> bool:
        """Whether it may tell of a time: a day or month without its year may be of any year there."""
        years = (self.year,) if self.year else range(when.earliest.year, when.latest.year + 1)
        return any(self._meets(year, when) for year in years)

    def _meets(self, year: int, when: Edtf) -> bool:
        try:
            begins, ends = self._days(year)
        except ValueError:  # 30 February is told by nobody else
            return True
        return begins <= when.latest and when.earliest <= ends

    @property
    def time(self) -> Edtf | None:
        """It as a time, if its year is told."""
        if self.year is None:
            return None
        try:
            begins, ends = self._days(self.year)
        except ValueError:
            return None
        return Edtf.parse(f"{begins}/{ends}")

    def _days(self, year: int) -> tuple[date, date]:
        if self.month is None:
            return date(year, 1, 1), date(year, 12, 31)
        last = self.last or self.first or monthrange(year, self.month)[1]
        return date(year, self.month, self.first or 1), date(year, self.month, last)


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Written]:
    """The dates of a text, or of a stretch of it, in their order."""
    for found in _DATE.finditer(text, start, len(text) if end is None else end):
        part = found.groupdict()
        if part["iso"]:
            year, month, *day = map(int, part["iso"].split("-"))
            yield Written(*found.span(), year, month, day[0] if day else None, None)
            continue
        named = part["month"] or part["us_month"] or part["in_month"]
        numbers = (
            part["year"] or part["us_year"] or part["in_year"] or part["alone"],
            _MONTHS.index(named[:3].casefold()) + 1 if named else None,
            part["day"] or part["us_day"],
            part["day_last"] or part["us_day_last"],
        )
        yield Written(*found.span(), *(int(number) if number else None for number in numbers))
