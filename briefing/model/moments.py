"""What a series may be given over: numbers, dates and quarters, which have an order, or names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from briefing.model.dates import Edtf
from briefing.model.numbers import number, split_estimate
from briefing.model.text import Text

_TIMES = ("year", "date", "month", "quarter", "day")
_QUARTER = re.compile(
    r"(?P<year>[0-9]{4})[-/ ]?Q(?P<number>[1-4])|Q(?P<first>[1-4])[-/ ]?(?P<behind>[0-9]{4})", re.I
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def moment(key: str) -> Decimal | None:
    """A number, or a date or a quarter as years and a share of one; None for words."""
    if quarter := _QUARTER.fullmatch(key):
        share = Decimal(int(quarter["number"] or quarter["first"]) - 1) / 4
        return int(quarter["year"] or quarter["behind"]) + share
    amount = number(key)
    if amount is not None or not key[:4].isdigit():
        return amount
    try:
        day = Edtf.parse(key).day
    except ValueError:
        return None
    return day.year + Decimal(day.timetuple().tm_yday - 1) / 366


def may_be_time(x: str) -> bool:
    """Whether what values are given over may be time, by what it is called."""
    return not x or x.lower() in _TIMES


def nearly_moments(x: str, keys: Iterable[Text]) -> Iterator[tuple[Text, str]]:
    """The keys that make a list of names of what would be time, and what to write for each."""
    if not may_be_time(x):
        return
    known = {key: moment(split_estimate(key)[0]) for key in keys}
    if any(at is not None for at in known.values()):
        for key, at in known.items():
            if at is None and _YEAR.search(key):
                yield key, _advice(key)


def _advice(key: Text) -> str:
    if key[-1] == "E" and moment(key[:-1].strip()) is not None:
        return f"write `{key[:-1].strip()}e` for an estimate"
    try:
        Edtf.parse(key)
    except ValueError as reason:
        return str(reason)
    return "write a date, as in 2026-02-12, 2026-02 or 2026"
