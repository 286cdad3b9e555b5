"""An axis: from where to where it goes, and the round numbers that stand at it."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor, log10
from typing import NamedTuple

LARGEST = 1e300
"""No number beyond it is drawn, for its distance to another might be infinite."""

_NAMED = ((1e12, "tn"), (1e9, "bn"), (1e6, "M"))
_HUGE, _TINY = 1e15, 1e-4
"""From here on, and below there, a tick is called by its power of ten."""
_ALIKE = 1e-9
"""Numbers that differ by less of their size count as one."""


class Scale(NamedTuple):
    """From `low` to `high`, with ticks from one to the other and what they are called."""

    low: float
    high: float
    ticks: tuple[float, ...]
    labels: tuple[str, ...]

    def share(self, value: float) -> float:
        """How far along the axis a value stands, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def scale(values: Iterable[float], most: int, from_zero: bool) -> Scale:
    """An axis for some numbers with about `most` ticks; it takes in zero if it must, or if that is near."""
    found = [value if abs(value) >= 1 / LARGEST else 0.0 for value in values]
    low, high = min(found), max(found)
    from_zero |= high - low <= _ALIKE * max(abs(low), abs(high))
    if from_zero or 0 <= low <= high / 2:
        low = min(low, 0.0)
    if from_zero or low / 2 <= high <= 0:
        high = max(high, 0.0)
    if low == high:
        high = 1.0
    step = _round_step((high - low) / max(1, most - 1))
    ticks = tuple(step * index for index in range(floor(low / step), ceil(high / step) + 1))
    return Scale(ticks[0], ticks[-1], ticks, _called(ticks, step))


def _round_step(least: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 … that is not smaller."""
    power = 10.0 ** floor(log10(least))
    return next((step * power for step in (1, 2, 5) if step * power >= least * 0.999), 10 * power)


def _called(ticks: tuple[float, ...], step: float) -> tuple[str, ...]:
    """The ticks in few characters, all in the same way."""
    largest = max(map(abs, ticks))
    if largest >= _HUGE or largest < _TINY:
        return tuple(_with_power(tick, 1 + ceil(log10(largest / step))) for tick in ticks)
    size, name = next(((size, name) for size, name in _NAMED if largest >= size), (1.0, ""))
    digits = max(0, -floor(log10(step / size * 1.001)))
    return tuple(f"{tick / size:,.{digits}f}{name}".replace("-", "−") if tick else "0" for tick in ticks)


def _with_power(tick: float, digits: int) -> str:
    """As `2e-9`, `1.5e15`; zero is zero."""
    if tick == 0:
        return "0"
    number, _, power = f"{tick:.{digits - 1}e}".partition("e")
    if "." in number:
        number = number.rstrip("0").rstrip(".")
    return f"{number}e{int(power)}".replace("-", "−")
