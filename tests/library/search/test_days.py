"""A date filter means days that are said in words; while it is typed, its beginning counts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.search.days import days, days_begun
from briefing.library.search.tree import When
from briefing.model.text import Text

READ = {
    "2026": ("2026-01-01", "2026-12-31", "in 2026"),
    "2026-02-12": ("2026-02-12", "2026-02-12", "on 12 February 2026"),
    "201x": ("2010-01-01", "2019-12-31", "in the 2010s"),
    "2025-07~": ("2025-07-01", "2025-07-31", "about July 2025"),
    "2025-06-24/2025-06-25": ("2025-06-24", "2025-06-25", "on 24–25 June 2025"),
    "2026-02-06/..": ("2026-02-06", "", "on or after 6 February 2026"),
    ">2026-01": ("2026-01-01", "", "since January 2026"),
    ">=2026-01": ("2026-01-01", "", "since January 2026"),
    "2026-01..": ("2026-01-01", "", "since January 2026"),
    "<2025": ("", "2024-12-31", "before 2025"),
    "<=2025": ("", "2025-12-31", "until 2025"),
    "..2025": ("", "2025-12-31", "until 2025"),
    "2025..2026-02": ("2025-01-01", "2026-02-28", "from 2025 to February 2026"),
}


@pytest.mark.parametrize(("written", "meant"), READ.items())
def test_days_are_read(written: str, meant: tuple[str, str, str]) -> None:
    first, last = (date.fromisoformat(day) if day else None for day in meant[:2])
    assert days(written) == When(first, last, Text(meant[2]))
    assert days_begun(written) == days(written)


@pytest.mark.parametrize(
    ("begun", "counts"),
    {
        "2026-": "2026",
        "2026-0": "2026",
        "2026-02-": "2026-02",
        "2026-02-3": "2026-02",
        ">2026-1": ">2026",
        "2025.": "2025",
        "2025..2": "2025..",
        "2025..2026-1": "2025..2026",
    }.items(),
)
def test_a_date_that_is_being_typed_is_its_beginning(begun: str, counts: str) -> None:
    assert days_begun(begun) == days(counts)


@pytest.mark.parametrize("begun", ["", "2", "202", ">", "<=", "..", "..20", "today", "x"])
def test_what_is_no_date_yet_is_none(begun: str) -> None:
    assert days_begun(begun) is None


@pytest.mark.parametrize(
    "written", ["2026-13", "yesterday", "2026..2025", "..", ">", "<0001", "2025..x", "<../2025"]
)
def test_what_is_no_date_says_so(written: str) -> None:
    with pytest.raises(ValueError, match=r"[a-z]{3}"):
        days(written)


@given(st.text(alphabet="0123456789-./<>=X~?"))
def test_days_are_in_order(text: str) -> None:
    when = days_begun(text)
    assert when is None or (when.first or date.min) <= (when.last or date.max)
