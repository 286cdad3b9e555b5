"""The book that comes with the program keeps what the program promises."""

from __future__ import annotations

from collections import Counter

import pytest

from briefing.library.finding import shipped_folder
from briefing.library.volume import Volume, open_volume


@pytest.fixture
def volume() -> Volume:
    return open_volume(shipped_folder() / "nato-feb-2026")


def test_every_quote_is_what_its_source_says_or_says_that_it_is_not(volume: Volume) -> None:
    found = {quote.id: volume.verdicts.of(quote.id) for quote in volume.book.quotes}
    states = Counter(verdict and (verdict.state, verdict.original) for verdict in found.values())
    assert states.keys() == {("exact", None), ("paraphrase", None), ("translation", "exact")}
    assert states["exact", None] >= 70


def test_it_has_no_problems(volume: Volume) -> None:
    assert [problem for problem in volume.problems if problem.severity != "hint"] == []
