"""What copying yields: words or value together with where they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.pasted import pasted
from tests.sample import place, sample_view

BOOK = "Sample meeting, edition 1"
AGENCY = "Source: Agency, “Policy chief arrives”, 12 February 2026, https://example.org/a"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "q-partner",
            "“partnership rather than [sic] dependency” — Elbridge Colby, Under Secretary, arrival, "
            f"12 February 2026\n{AGENCY}",
        ),
        (
            "q-old",
            "“Words in another language” [translation] — Elbridge Colby, 10 January 2025\n"
            "Source: Paper, “Another view”",
        ),
        ("pledge", f"The pledge: 5% of GDP (as of 25 June 2025)\n{AGENCY}"),
        ("e-agreed", f"6 February 2026: The agreement\n{AGENCY}"),
        ("colby", f"Elbridge Colby, Under Secretary, United States\n{BOOK}, P1"),
        ("gdp", f"GDP (gross domestic product): What a country makes in a year.\n{BOOK}, T1"),
        ("agency", AGENCY.removeprefix("Source: ")),
    ],
)
def test_an_entry_is_pasted_with_its_citation(tmp_path: Path, entry: str, expected: str) -> None:
    assert pasted(sample_view(tmp_path), place(entry)) == expected


@pytest.mark.parametrize(
    ("entry", "holds"),
    [
        ("arrival", ["Elbridge Colby came in place of the Secretary.", "Sample meeting, edition 1, A1"]),
        ("burden", ["Five per cent by 2035.", "cleared by Mark Rutte", "I1"]),
        ("naples", ["Commander: United States", "U2"]),
        ("", ["Sample meeting", "Burden sharing"]),
    ],
)
def test_a_page_of_many_parts_is_pasted_whole(tmp_path: Path, entry: str, holds: list[str]) -> None:
    words = pasted(sample_view(tmp_path), place(entry))
    assert all(phrase in words for phrase in holds)
    assert "[[colby]] came" not in words
