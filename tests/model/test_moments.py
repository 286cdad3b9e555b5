"""What is nearly a date among dates makes a list of names of a line over time, and is told."""

from __future__ import annotations

import pytest

from briefing.model.moments import moment, nearly_moments
from briefing.model.text import Text


@pytest.mark.parametrize(
    ("x", "keys", "told"),
    [
        ("date", "2026-01-01 2026-02-30", "2026-02-30"),
        ("year", "2025 2026E", "2026E"),
        ("", "2025 FY2026", "FY2026"),
        ("quarter", "2025-Q4 2025-Q5", "2025-Q5"),
        ("year", "2024 2025e target", ""),
        ("year", "2024 2025? 2026~", ""),
        ("", "Plan2025 Plan2026", ""),
        ("Ally", "2025 2026E", ""),
    ],
)
def test_what_is_nearly_a_date_is_told(x: str, keys: str, told: str) -> None:
    found = dict(nearly_moments(x, [Text(key) for key in keys.split()]))
    assert " ".join(found) == told
    assert all(found.values())


def test_it_is_told_what_to_write() -> None:
    keys = [Text("2025"), Text("2026E"), Text("2026-02-30"), Text("2026/3")]
    estimate, day, month = dict(nearly_moments("", keys)).values()
    assert estimate == "write `2026e` for an estimate"
    assert day == "February 2026 has only 28 days"
    assert month == "write the date as 2026-03"


def test_numbers_dates_and_quarters_have_an_order() -> None:
    written = ["7", "2024-12-31", "2025", "Q2 2025", "2025-12"]
    known = [at for at in map(moment, written) if at is not None]
    assert len(known) == len(written)
    assert known == sorted(known)
