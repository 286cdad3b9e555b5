"""What copying yields: words or value together with where they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.pages.pasted import pasted
from tests.sample import sample_view

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
        ("colby", "Elbridge Colby, Under Secretary, United States"),
        ("gdp", "GDP (gross domestic product): What a country makes in a year."),
        ("agency", AGENCY.removeprefix("Source: ")),
        ("arrival", "The arrival (Sample meeting, edition 1, A1)"),
    ],
)
def test_an_entry_is_pasted_with_its_citation(tmp_path: Path, entry: str, expected: str) -> None:
    view = sample_view(tmp_path)
    found = view.entry(entry)
    assert found is not None
    assert pasted(view, found) == expected
