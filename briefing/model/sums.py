"""Whether the parts of a figure add up to its value.

A part may be off by half its last digit, since it may be rounded. Whole numbers of what is counted (Allies,
ships, votes) are exact; in a unit in which amounts are usually rounded (per cent, money, millions, tonnes)
they are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, localcontext

from briefing.model.measuring import is_rounded
from briefing.model.numbers import decimals, number, split_estimate
from briefing.model.text import Text

_DIGITS = 1_000
"""Digits in which is added: more than the longest lines have."""


def adds_up(total: Text, parts: Iterable[Text], unit: str = "") -> bool | None:
    """Whether the parts add up to the total; None when the total or a part is no number.

    An estimate counts with what it estimates.
    """
    written = [split_estimate(part)[0] for part in parts]
    value, found = number(split_estimate(total)[0]), summed(written)
    if value is None or found is None:
        return None
    with localcontext(prec=_DIGITS):
        return abs(found - value) <= sum(_rounding(written, is_rounded(unit)))


def summed(parts: Iterable[Text]) -> Decimal | None:
    """What the parts are together; None when one is no number."""
    values = [number(split_estimate(part)[0]) for part in parts]
    with localcontext(prec=_DIGITS):
        known = [value for value in values if value is not None]
        return sum(known, Decimal(0)) if len(known) == len(values) else None


def _rounding(written: Iterable[Text], is_rounded: bool) -> Iterator[Decimal]:
    """By how much each part may be off."""
    for digits in map(decimals, written):
        yield Decimal("0.5").scaleb(-digits) if digits or is_rounded else Decimal(0)
