"""Numbers are worth what their author typed, and claim no more than that."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.numbers import decimals, number, split_estimate
from briefing.model.text import Text


@pytest.mark.parametrize(
    ("text", "worth", "places"),
    [
        ("5", "5", 0),
        ("1.10", "1.10", 2),
        ("0123", "123", 0),
        ("1,588", "1588", 0),
        ("12,345,678.5", "12345678.5", 1),
        ("1 588", "1588", 0),
        ("1\N{NO-BREAK SPACE}588", "1588", 0),
        ("1\N{NARROW NO-BREAK SPACE}588\N{NARROW NO-BREAK SPACE}000", "1588000", 0),
        ("-3", "-3", 0),
        ("−3.5", "-3.5", 1),
        ("+2", "2", 0),
        (" 2.76 ", "2.76", 2),
        ("9" * 400, "9" * 400, 0),
        ("1e15", "1e15", -15),
        ("1.50E9", "1.50e9", -7),
        ("-2e-3", "-0.002", 3),
    ],
)
def test_a_number_is_worth_what_was_typed(text: str, worth: str, places: int) -> None:
    assert number(text) == Decimal(worth)
    assert str(number(text)) == str(Decimal(worth))
    assert decimals(text) == places


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "five", "5 %", "5%", "1,5", "1,58", "1,5888", "12,34,567", "1,588 000", "1588,000", "1 5"),
        *("1.99e", "NaN", "Infinity", "-inf", "1_000", "0x10", "1.", ".", "--3", "- 3", "1.2.3"),
        *("1e31", "1e-31", "1e999", "e5", "1e+"),
        *("٥", "²"),
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    assert number(text) is None
    assert decimals(text) == 0


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_every_written_decimal_is_read_as_itself(value: Decimal) -> None:
    assert number(f"{value:f}") == value
    assert number(f"{value:,f}") == value
    assert decimals(f"{value:,f}") == 3


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    value = number(text)
    assert value is None or value.is_finite()


@pytest.mark.parametrize(
    ("text", "without", "estimate"),
    [
        ("2024e", "2024", True),
        ("1.99e", "1.99", True),
        ("2024", "2024", False),
        ("some", "some", False),
        ("e", "e", False),
        ("1.99 e", "1.99 e", False),
        ("2024E", "2024E", False),
        ("2024ee", "2024ee", False),
        ("", "", False),
    ],
)
def test_an_e_behind_the_last_digit_is_an_estimate(text: str, without: str, estimate: bool) -> None:
    assert split_estimate(Text(text)) == (without, estimate)
