"""The axis of a chart: round numbers that hold all values, in few characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ui.charts.scale import LARGEST, scale

LABELS = [
    ((1.4, 3.71), ("0", "1", "2", "3", "4")),
    ((95.0, 99.0), ("95", "96", "97", "98", "99")),
    ((0.2, 0.31), ("0.20", "0.25", "0.30", "0.35")),
    ((-3.0, 2.0), ("−4", "−2", "0", "2")),
    ((1200.0, 9000.0), ("0", "5,000", "10,000")),
    ((1.2e6, 4e6), ("0", "1M", "2M", "3M", "4M")),
    ((2e9, 7e9), ("0", "2bn", "4bn", "6bn", "8bn")),
    ((1e12, 1.5e12), ("1.0tn", "1.2tn", "1.4tn", "1.6tn")),
    ((1e15, 4e15), ("0", "1e15", "2e15", "3e15", "4e15")),
    ((1e-9, 2e-9), ("0", "5e−10", "1e−9", "1.5e−9", "2e−9")),
    ((0.0,), ("0", "0.5", "1.0")),
    ((7.0,), ("0", "2", "4", "6", "8")),
    ((-7.0, -7.0), ("−8", "−6", "−4", "−2", "0")),
]


@pytest.mark.parametrize(("values", "labels"), LABELS)
def test_ticks_are_round(values: tuple[float, ...], labels: tuple[str, ...]) -> None:
    most = 3 if values == (0.0,) else 5
    assert scale(values, most, from_zero=False).labels == labels


def test_bars_begin_at_zero() -> None:
    assert scale((95, 99), 5, from_zero=True).low == 0


def test_numbers_that_hardly_differ_have_labels_that_do() -> None:
    labels = scale((1e15, 1.0001e15), 5, from_zero=False).labels
    assert len(set(labels)) == len(labels)


numbers = st.floats(-LARGEST, LARGEST, allow_nan=False)


@given(st.lists(numbers, min_size=1, max_size=6), st.integers(1, 12), st.booleans())
def test_every_number_is_on_the_axis(values: list[float], most: int, from_zero: bool) -> None:
    axis = scale(values, most, from_zero)

    assert all(-1e-6 <= axis.share(value) <= 1 + 1e-6 for value in values)
    assert len(axis.ticks) <= 2 * most + 3
    assert max(map(len, axis.labels)) <= 20
