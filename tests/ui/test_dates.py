"""What is understood of a date while it is typed."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.model.dates import Edtf
from briefing.ui.dates import ends, meant

MEETING = Edtf.parse("2026-02-12")
TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "when", "told"),
    [
        ("2026-02-06", "2026-02-06", "6 February 2026"),
        (" 2026 ", "2026", "some day in 2026"),
        ("2026-02", "2026-02", "some day in February 2026"),
        ("202x", "202X", "some day in the 2020s"),
        ("2026-21", "2026-21", "some day in spring 2026"),
        ("2025-07~", "2025-07~", "some day about July 2025"),
        ("2024/2025", "2024/2025", "some day between 2024 and 2025"),
        ("2025-06-24/2025-06-25", "2025-06-24/2025-06-25", "some day of 24–25 June 2025"),
        ("2026-02-06/..", "2026-02-06/..", "some day on or after 6 February 2026"),
        ("meeting", "2026-02-12", "the meeting: 12 February 2026"),
        ("M", "2026-02-12", "the meeting: 12 February 2026"),
        ("tod", "2026-11-27", "today: 27 November 2026"),
    ],
)
def test_a_date_or_a_word_is_understood_and_said_in_words(typed: str, when: str, told: str) -> None:
    found = meant(typed, MEETING, TODAY)

    assert found.when == Edtf.parse(when)
    assert found.told.split("; ")[0] == told
    assert found.is_meeting == (typed.lower()[0] == "m")


def test_it_is_said_what_follows_from_a_date_that_is_no_single_day() -> None:
    assert "perhaps" in meant("2026-02", MEETING, TODAY).told
    assert "perhaps" not in meant("2026-02-06", MEETING, TODAY).told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "a date as in 2026-02-12"),
        ("12 Feb 2026", "write the date as 2026-02-12"),
        ("2026-02-30", "February 2026 has only 28 days"),
        ("soon", "this is not a date"),
        ("[/]", "this is not a date"),
    ],
)
def test_what_is_no_date_is_told_why(typed: str, told: str) -> None:
    found = meant(typed, MEETING, TODAY)

    assert found.when is None
    assert found.told.startswith(told)


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        ("2026-02-05 to 2026-02-12", "2026-02-05", "2026-02-12"),
        (" 2026-02-05   2026-02-12 ", "2026-02-05", "2026-02-12"),
        ("2025 to m", "2025", "2026-02-12"),
        ("meeting today", "2026-02-12", "2026-11-27"),
        ("../2024 to 2026-02-06/..", "../2024", "2026-02-06/.."),
        ("2025-01..2026-01", "2025-01", "2026-01"),
        ("2024/2025..2026-02-06/..", "2024/2025", "2026-02-06/.."),
        ("2025/2026", "2025", "2026"),
        ("2024/2025 2026", "2024/2025", "2026"),
        ("2025 – 2026", "2025", "2026"),
        ("2025–meeting", "2025", "2026-02-12"),
        ("2025 UNTIL m", "2025", "2026-02-12"),
        ("today to meeting", "2026-11-27", "2026-02-12"),
    ],
)
def test_two_dates_are_understood(typed: str, before: str, after: str) -> None:
    assert ends(typed, MEETING, TODAY).when == (Edtf.parse(before), Edtf.parse(after))


def test_two_dates_are_said_in_words() -> None:
    assert ends("2026-02-05 meeting", MEETING, TODAY).told == "from 5 February 2026 to 12 February 2026"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        *[
            (unfinished, "two dates as in 2026")
            for unfinished in ("", "2026", "2026 to", "2026 to ", "2026..")
        ],
        ("to meeting", "two dates as in 2026"),
        ("to", "two dates as in 2026"),
        ("2025 to 2026 to 2027", "two dates and no more"),
        ("2025..2026..2027", "two dates and no more"),
        ("5 February 2026", "write the date as 2026-02-05"),
        ("5 February 2026 to meeting", "write the date as 2026-02-05"),
        ("2026 to soon", "this is not a date"),
        ("soon", "this is not a date"),
        ("2026-02-30 to 2026", "February 2026 has only 28 days"),
    ],
)
def test_what_are_not_two_dates_is_told_why(typed: str, told: str) -> None:
    found = ends(typed, MEETING, TODAY)

    assert found.when is None
    assert found.told.startswith(told)
