"""The days that `date:` means: any EDTF, `>2026-01` (since), `<2025` (before), `2025..2026-02`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.library.search.tree import When
from briefing.model.dates import Edtf
from briefing.model.text import Text

_DATE = r"[0-9]{2}(?:[0-9][0-9X]|XX)(?:-(?:[0-9]{2}|XX)){0,2}[~?%]?"
_COMPLETE = re.compile(rf"(?:[<>]=?)?{_DATE}|(?:\.\.)?/?{_DATE}|{_DATE}(?:/|\.\.)(?:\.\.|{_DATE})?")


def days(text: str) -> When:
    """The days written so; a ValueError says in a sentence what is wrong."""
    written = text.upper()
    if ".." in written and "/" not in written:
        first, _, last = written.partition("..")
        if not last:
            return _since(Edtf.parse(first))
        return _between(Edtf.parse(first), Edtf.parse(last)) if first else _until(Edtf.parse(last))
    for sign, read in _SIGNS.items():
        if written.startswith(sign):
            return read(Edtf.parse(written.removeprefix(sign)))
    return _during(Edtf.parse(written))


def days_begun(text: str) -> When | None:
    """The days of a date that is still being typed: of its longest beginning that is a date."""
    beginnings = (text[:end].upper() for end in range(len(text), 0, -1))
    for complete in filter(_COMPLETE.fullmatch, beginnings):
        try:
            return days(complete)
        except ValueError:
            continue
    return None


def _during(when: Edtf) -> When:
    spoken = when.spoken()
    if spoken[0].isdigit() and (when.is_day or when.is_interval):
        spoken = Text(f"on {spoken}")
    elif not (when.is_interval or when.approximate or when.uncertain):
        spoken = Text(f"in {spoken}")
    return _when(when.earliest, when.latest, spoken)


def _since(when: Edtf) -> When:
    return _when(when.earliest, date.max, f"since {when.spoken()}")


def _until(when: Edtf) -> When:
    return _when(date.min, when.latest, f"until {when.spoken()}")


def _before(when: Edtf) -> When:
    if when.earliest == date.min:
        raise ValueError("no day is before that")
    return _when(date.min, when.earliest - timedelta(days=1), f"before {when.spoken()}")


_SIGNS = {">=": _since, ">": _since, "<=": _until, "<": _before}


def _between(first: Edtf, last: Edtf) -> When:
    if last.latest < first.earliest:
        raise ValueError("it ends before it begins; write the earlier date first")
    return _when(first.earliest, last.latest, f"from {first.spoken()} to {last.spoken()}")


def _when(first: date, last: date, words: str) -> When:
    return When(None if first == date.min else first, None if last == date.max else last, Text(words))
