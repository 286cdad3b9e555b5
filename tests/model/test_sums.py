"""Parts add up to the value, within rounding where amounts are rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.sums import adds_up, summed
from briefing.model.text import Text


@pytest.mark.parametrize(
    ("total", "parts", "expected"),
    [
        ("5", ["3.5", "1.5"], True),
        ("5", ["3.5", "1.4"], True),
        ("5", ["3.5", "1.3"], False),
        ("100", ["33.3", "33.3", "33.3"], True),
        ("100", ["33", "33", "33"], False),
        ("100", ["33", "33", "32"], False),
        ("1,588", ["1,500", "88"], True),
        ("1.99", ["1.5e", "0.49"], True),
        ("1.99e", ["1.50", "0.49"], True),
        ("1.0", ["0.700", "0.299"], True),
        ("1.0", ["0.700", "0.298"], False),
        ("-3", ["-5", "2"], True),
        ("10000000000000000000000000000000.1", ["10000000000000000000000000000000", "0.1"], True),
        ("10000000000000000000000000000000.7", ["10000000000000000000000000000000", "0.1"], False),
        ("five", ["3.5", "1.5"], None),
        ("5", ["3.5", "the rest"], None),
    ],
)
def test_parts_add_up_within_half_their_last_digits(
    total: str, parts: list[str], expected: bool | None
) -> None:
    assert adds_up(Text(total), [Text(part) for part in parts]) is expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        *((unit, True) for unit in ("%", "% of GDP", "bn EUR", "€bn", "US$", "tonnes", "k troops")),
        *((unit, False) for unit in ("", "Allies", "aircraft, 5% of all", "countries", "votes")),
    ],
)
def test_whole_numbers_are_exact_where_they_count(unit: str, expected: bool) -> None:
    assert adds_up(Text("32"), [Text("20"), Text("8"), Text("3")], unit) is expected
    assert adds_up(Text("32"), [Text("20"), Text("8"), Text("4")], unit) is True


def test_a_sum_has_all_its_digits() -> None:
    assert summed([Text("1,500"), Text("88e")]) == 1588
    assert summed([Text("1e30"), Text("0.1")]) == Decimal("1000000000000000000000000000000.1")
    assert summed([Text("1"), Text("some")]) is None


@given(st.lists(st.decimals(-1000, 1000, places=4), min_size=1, max_size=12), st.integers(0, 3))
def test_rounding_each_part_alike_never_warns(parts: list[Decimal], places: int) -> None:
    rounded = [Text(f"{part:.{places}f}") for part in parts]
    assert adds_up(Text(f"{sum(parts):f}"), rounded, "%") is True
