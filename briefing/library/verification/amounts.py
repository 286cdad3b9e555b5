"""Which words and signs are one amount: a number with its sign, its groups of digits, scale, unit."""

from __future__ import annotations

import re
from unicodedata import category

_COUNTED = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion
"""
_SCALED = """
    hundred thousand million millions billion billions trillion trillions bn m mn tn k mio mrd dozen
    hundert tausend millionen milliarde milliarden billionen mille millier milliers milliard milliards
    % ‰ ° percent percentage per pct pp bps basis prozent
"""
_MEASURED = """
    euro euros dollar dollars pound pounds cents zloty zlotys krona kronor krone kroner crowns
    hryvnia hryvnias rouble roubles ruble rubles franc francs yen yuan eur usd gbp chf pln sek nok dkk uah rub
    mm cm km metre metres meter meters kilometre kilometres kilometer kilometers mile miles feet
    g kg tonne tonnes ton tons kt mt litre litres barrels kw mw gw kwh mwh gwh twh
    second seconds minute minutes hour hours day days week weeks month months year years
"""
_NUMBERS = frozenset(_COUNTED.split())
_SCALES = frozenset(_SCALED.split())
_MEASURES = frozenset(_MEASURED.split())
_UNITS = _SCALES | _MEASURES
_CODES = frozenset(("EUR", "USD", "GBP", "CHF", "PLN", "SEK", "NOK", "DKK", "UAH", "RUB"))
_SIGNS = frozenset("+±<>≤≥~≈×*^/½¼¾")

_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
_BEFORE_GROUP = re.compile(r"-?\d{1,3}")


def is_one(before: str, after: str, blank: str, begins: bool = False) -> bool:
    """Whether a word or sign and the next are parts of one amount; `blank`: the white space between them.

    `begins`: a quote would begin with the second, as it may with a unit (`days later`), not with a scale.
    """
    if is_currency(after) and before.isalpha():
        return not blank  # `US$`
    if after[0].isdigit():
        is_grouped = len(blank) == 1 and _GROUP.fullmatch(after) and _BEFORE_GROUP.fullmatch(before)
        is_signed = before in _SIGNS and not blank
        return bool(is_grouped or is_signed or is_currency(before) or before in _CODES)
    if before == "per" and after == "cent":
        return True
    if not (before[-1].isdigit() or before.lower() in _NUMBERS):
        return False
    units = _SCALES if begins else _UNITS
    is_unit = after.lower().partition("/")[0] in units or is_currency(after)
    return is_unit or (after in _SIGNS and not blank)


def is_measure(word: str) -> bool:
    """Whether this is a currency or another unit of several letters in which something is measured."""
    return len(word) > 1 and word.lower() in _MEASURES


def is_currency(token: str) -> bool:
    """Whether this is the sign of a currency."""
    return category(token[0]) == "Sc"
