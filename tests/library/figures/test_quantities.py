"""Numbers with their units mean the same however they are written, and any text can be asked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.figures.quantities import Quantity, Unit, mentioned, quantities, unit

TENTH = Decimal("0.1")


def one(value: str, measured_in: str = "") -> Quantity:
    (found,) = quantities(value, measured_in)
    return found


@pytest.mark.parametrize(
    ("written", "kind", "of", "rest", "power"),
    [
        ("% of GDP", "percent", "gdp", "", 0),
        ("% of GDP per year by 2035", "percent", "gdp", "per year by 2035", 0),
        ("% of real GDP, 2025e", "percent", "real gdp", "2025 e", 0),
        ("per cent", "percent", "", "", 0),
        ("percentage points", "points", "", "", 0),
        ("billion USD, 2025e", "money", "USD", "2025 e", 9),
        ("USD billion", "money", "USD", "", 9),
        ("million euros", "money", "EUR", "", 6),
        ("€ m", "money", "EUR", "", 6),
        ("Canadian dollars", "money", "CAD", "", 0),
        ("m", "count", "", "m", 0),
        ("thousand troops", "count", "", "troops", 3),
        ("of 32 Allies", "count", "", "of 32 allies", 0),
        ("", "count", "", "", 0),
    ],
)
def test_a_unit_is_what_it_measures_and_the_words_that_follow(
    written: str, kind: str, of: str, rest: str, power: int
) -> None:
    assert unit(written) == (kind, of, rest, power)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (one("35", "billion EUR"), one("€35bn")),
        (one("35", "billion EUR"), one("35,000", "million euros")),
        (one("35bn", "EUR"), one("35 billion", "billion EUR")),
        (one("1.4", "trillion USD"), one("1 400", "billion US dollars")),
        (one("5", "% of GDP"), one("5% of its GDP")),
    ],
)
def test_one_amount_has_many_spellings(left: Quantity, right: Quantity) -> None:
    assert left.amount == right.amount
    assert left.unit.measures == right.unit.measures


def test_every_number_of_a_value_is_read_but_those_in_brackets() -> None:
    assert [found.amount for found in quantities("80,000 to 100,000 (in 2025)", "troops")] == [
        80_000,
        100_000,
    ]
    assert [found.amount for found in quantities("-3.5", "%")] == [Decimal("-3.5")]
    assert quantities("unknown", "%") == ()


def test_what_is_no_number_of_anything_is_left_alone() -> None:
    assert [
        found.quantity.amount for found in mentioned("F-35 and A400M of 12.2.2026 at 14:30, 4 of them")
    ] == [4]


@pytest.mark.parametrize(
    ("text", "kind", "of", "behind"),
    [
        ("spends 1.5% of their GDP by then", "percent", "gdp", "by"),
        ("up by 0.2 percentage points", "points", "", ""),
        ("a 35-billion-euro fund", "money", "EUR", "fund"),
        ("some 2,000 troops", "count", "", "troops"),
        ("1.5% £", "percent", "", ""),
    ],
)
def test_a_number_in_a_text_has_the_unit_around_it(text: str, kind: str, of: str, behind: str) -> None:
    (found,) = mentioned(text)
    assert (found.quantity.unit, found.behind) == (Unit(kind, of, "", found.quantity.unit.power), behind)  # type: ignore[arg-type]


def test_digits_say_how_exact_a_number_is() -> None:
    (about,) = mentioned("about 20%")
    assert one("1.4", "trillion").rounds(one("1404", "billion"), TENTH)
    assert not one("5.4", "%").rounds(one("5", "%"), TENTH)
    assert about.quantity.rounds(one("19.4", "%"), TENTH)
    assert not one("20", "%").rounds(one("19.4", "%"), TENTH)
    assert not one("4", "%").rounds(one("3.5", "%"), TENTH)


def test_a_slip_of_scale_is_a_thousand_or_a_million() -> None:
    assert one("35", "bn").is_scaled(one("35", "million"))
    assert not one("35", "bn").is_scaled(one("35", "bn"))
    assert not one("35", "bn").is_scaled(one("3.5", "bn"))


@given(st.text(alphabet="0123456789.,  -−e%€$£mbnkEUR of GDP()\n", max_size=60) | st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for found in mentioned(text):
        assert 0 <= found.start < found.end <= len(text)
    quantities(text, text)


@given(
    st.decimals(min_value=0, max_value=10**9, allow_nan=False, places=2),
    st.sampled_from(["billion EUR", "million USD", "% of GDP", "percentage points", "troops", "km"]),
)
def test_what_is_written_is_read_again(amount: Decimal, measured_in: str) -> None:
    found = one(f"{amount:,}", measured_in)
    (again,) = mentioned(f"It is {found.written:f} {measured_in}.")
    assert again.quantity.amount == found.amount
    assert again.quantity.unit[:2] == found.unit[:2]
