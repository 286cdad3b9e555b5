"""The limits: each is printed, and each holds to the character."""

from __future__ import annotations

import pytest

from briefing.loading.budgets import LIMITS, Budgets, rows


def test_every_limit_is_printed_with_its_amount_and_unit() -> None:
    printed = dict(rows())

    assert len(printed) == len(Budgets._fields)
    assert printed["one YAML or CSV file, or stored text"] == "4 MiB"
    assert printed["values in one file"] == "200,000 values"
    assert printed["nesting"] == "32 levels"


@pytest.mark.parametrize(
    ("limit", "amount"),
    [
        ("file_bytes", 4 * 1024 * 1024),
        ("book_bytes", 64 * 1024 * 1024),
        ("book_files", 2_000),
        ("depth_levels", 32),
        ("file_values", 200_000),
        ("key_characters", 200),
        ("line_characters", 500),
        ("text_characters", 1024 * 1024),
        ("id_characters", 64),
    ],
)
def test_limits_that_authors_rely_on(limit: str, amount: int) -> None:
    assert getattr(LIMITS, limit) == amount
