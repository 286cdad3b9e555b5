"""What is stale on a day, and how it is told."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefing.library.freshness import stale, told
from briefing.model.dates import Edtf
from briefing.model.entries import Entry, Figure, Header, Source
from briefing.model.text import Text

ON = Edtf.parse("2026-02-12")


def header(stale_after: int | None = None) -> Header:
    return Header(title=Text("A meeting"), date=ON, stale_after=stale_after)


def figure(**dates: str) -> Figure:
    undated = Figure(id=Text("f"), title=Text("F"))
    return replace(undated, **{key: Edtf.parse(day) for key, day in dates.items()})


def source(accessed: str) -> Source:
    return Source(id=Text("s"), publisher=Text("P"), title=Text("S"), accessed=Edtf.parse(accessed))


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (figure(valid_until="2026-02-03"), ["valid until 3 Feb 2026, 9 days before 12 Feb 2026"]),
        (figure(valid_until="2026-02-11"), ["valid until 11 Feb 2026, 1 day before 12 Feb 2026"]),
        (figure(valid_until="2026-02-12"), []),
        (figure(valid_until="2026-02"), []),
        (figure(valid_until="2026-02-01/.."), []),
        (figure(review_by="2026-01"), ["to be reviewed by Jan 2026, 12 days before 12 Feb 2026"]),
        (figure(as_of="2025-02-12"), []),
        (figure(as_of="2025-02-11"), ["as of 11 Feb 2025, 366 days before 12 Feb 2026"]),
        (figure(as_of="2027"), []),
        (figure(as_of="2018-02"), ["as of Feb 2018, 2,906 days before 12 Feb 2026"]),
        (source("2024-02-12"), ["accessed 12 Feb 2024, 731 days before 12 Feb 2026"]),
        (
            figure(as_of="2020", valid_until="2025"),
            [
                "valid until 2025, 43 days before 12 Feb 2026",
                "as of 2020, 1,869 days before 12 Feb 2026",
            ],
        ),
    ],
)
def test_dates_age(entry: Entry, words: list[str]) -> None:
    assert [told(found, ON) for found in stale(entry, header(), ON)] == words


def test_the_header_says_after_how_many_days_what_was_looked_at_is_old() -> None:
    looked = figure(as_of="2026-01-01")
    assert [found.days for found in stale(looked, header(30), ON)] == [42]
    assert stale(looked, header(42), ON) == ()
    assert [found.days for found in stale(figure(as_of="2026-02-11"), header(0), ON)] == [1]


def test_nothing_is_called_stale_that_may_not_be() -> None:
    expiring = figure(valid_until="2026-02-12")
    assert stale(expiring, header(), Edtf.parse("2026-02")) == ()
    assert stale(expiring, header(), Edtf.parse("../2026-03")) == ()
    assert len(stale(expiring, header(), Edtf.parse("2026-03"))) == 1
