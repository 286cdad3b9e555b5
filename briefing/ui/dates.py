"""What a typed date means: any EDTF date, the day of the meeting, or today. It knows no screen."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from briefing.model.dates import Edtf
from briefing.model.text import Text, clean

_HINT = Text("a date as in 2026-02-12, 2026-02 or 2026; or meeting, today")
_HINT_OF_TWO = Text("two dates as in 2026-02-05 to 2026-02-12; or meeting, today")
_NOT_TWO = Text("two dates and no more, as in 2026-02-05 to 2026-02-12")
_TO = re.compile(r"(?:^|\s+)(?:to|until|-)(?:\s+|$)|\s*[–—]\s*", re.IGNORECASE)
_DOTS = re.compile(r"(?<!/)\s*\.\.\s*(?!/)")
"""What parts two dates; the dots beside a `/` are those of one that is open."""
_ON_SOME_DAYS = "what holds on some only is marked perhaps"


class Meant(NamedTuple):
    """The date that is meant, None if there is none, and what to say of it.

    `is_meeting` if it is meant as the date of the meeting, whichever that is.
    """

    when: Edtf | None
    told: Text
    is_meeting: bool = False


def meant(typed: str, meeting: Edtf, today: date) -> Meant:
    """What is meant by what is typed so far; words may be begun."""
    word = typed.strip().lower()
    if not word:
        return Meant(None, _HINT)
    if "meeting".startswith(word):
        return Meant(meeting, clean(f"the meeting: {meeting.spoken()}"), is_meeting=True)
    if "today".startswith(word):
        when = Edtf.parse(today.isoformat())
        return Meant(when, clean(f"today: {when.spoken()}"))
    try:
        when = Edtf.parse(typed.strip().upper())
    except ValueError as trouble:
        return Meant(None, clean(str(trouble)))
    return Meant(when, clean(in_words(when)))


class Ends(NamedTuple):
    """The two dates that are meant, None unless both are, and what to say of them."""

    when: tuple[Edtf, Edtf] | None
    told: Text


def ends(typed: str, meeting: Edtf, today: date) -> Ends:
    """What is meant by two dates with `to`, `..`, a blank or a `/` between them, typed so far."""
    parted = _parted(typed.strip())
    if len(parted) > 2:
        return Ends(None, _NOT_TWO)
    found = [meant(one, meeting, today) for one in parted]
    wrong = next((one.told for one in found if one.when is None and one.told != _HINT), None)
    dates = [one.when for one in found if one.when]
    if wrong or len(dates) < 2:
        return Ends(None, wrong or _HINT_OF_TWO)
    before, after = dates
    return Ends((before, after), clean(f"from {before.spoken()} to {after.spoken()}"))


def _parted(typed: str) -> list[str]:
    """The dates that are typed; a blank or a `/` parts them only where that leaves two."""
    for between in (_TO, _DOTS):
        if len(parted := between.split(typed)) > 1:
            return parted
    ways = (typed.split(mark) for mark in (None, "/"))
    return next((parted for parted in ways if len(parted) == 2), [typed])


def in_words(when: Edtf) -> str:
    """A date in words; of one that is no single day, that it is some day, and what follows from that."""
    return when.spoken() if when.earliest == when.latest else f"{_some_day(when)}; {_ON_SOME_DAYS}"


def _some_day(when: Edtf) -> str:
    spoken = when.spoken()
    if spoken[0].isdigit() and when.is_interval:
        return f"some day of {spoken}"
    is_plain = not (when.is_interval or when.approximate or when.uncertain)
    return f"some day in {spoken}" if is_plain else f"some day {spoken}"
