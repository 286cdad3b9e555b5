"""The words of units: powers of ten, currencies, and those in which amounts are usually rounded."""

from __future__ import annotations

import re

SCALES = {
    **dict.fromkeys(("thousand", "k"), 3),
    **dict.fromkeys(("million", "millions", "mn", "mln", "mio", "m"), 6),
    **dict.fromkeys(("billion", "billions", "bn", "bln", "mrd"), 9),
    **dict.fromkeys(("trillion", "trillions", "tn", "trn"), 12),
}
"""Powers of ten, by what they are called."""
CURRENCIES = {
    **dict.fromkeys(("€", "euro", "euros"), "EUR"),
    **dict.fromkeys(("$", "us$", "dollar", "dollars", "us dollar", "us dollars"), "USD"),
    **dict.fromkeys(("c$", "ca$", "canadian dollar", "canadian dollars"), "CAD"),
    **dict.fromkeys(("a$", "au$", "australian dollar", "australian dollars"), "AUD"),
    **dict.fromkeys(("£", "pound", "pounds", "pound sterling", "pounds sterling"), "GBP"),
    **dict.fromkeys(("¥", "yen"), "JPY"),
    **dict.fromkeys(("swiss franc", "swiss francs"), "CHF"),
    **dict.fromkeys(("norwegian krone", "norwegian kroner"), "NOK"),
    **dict.fromkeys(("swedish krona", "swedish kronor"), "SEK"),
    **dict.fromkeys(("danish krone", "danish kroner"), "DKK"),
    **dict.fromkeys(("zloty", "zlotys"), "PLN"),
    **dict.fromkeys(("hryvnia", "hryvnias"), "UAH"),
    **dict.fromkeys(("rouble", "roubles", "ruble", "rubles"), "RUB"),
    **dict.fromkeys(("yuan", "renminbi"), "CNY"),
}
"""Codes of currencies, by what they are called."""
CODES = (
    *("EUR", "USD", "GBP", "JPY", "CHF", "CAD", "AUD", "NOK", "SEK", "DKK", "ISK", "PLN", "CZK", "HUF"),
    *("RON", "BGN", "TRY", "UAH", "RUB", "CNY"),
)
"""Codes that are understood as they stand."""

_MEASURES = (
    *("%", "‰", "percent", "cent", "pct", "percentage", "pp", "share", "index"),
    *("t", "kt", "mt", "ton", "tons", "tonne", "tonnes", "kg", "g", "lb", "lbs"),
    *("mm", "cm", "m", "km", "mile", "miles", "nm", "ft", "feet", "ha", "acres", "hectares", "km2", "km²"),
    *("m3", "m³", "l", "litre", "litres", "liter", "liters", "barrel", "barrels", "bcm", "teu", "teus"),
    *("kw", "mw", "gw", "tw", "kwh", "mwh", "gwh", "twh", "hour", "hours", "h", "minute", "minutes", "°c"),
    *("metre", "metres", "meter", "meters", "kilometre", "kilometres", "kilometer", "kilometers"),
)
_ROUNDED = {*SCALES, *" ".join(CURRENCIES).split(), *map(str.casefold, CODES)} - {"try"} | {*_MEASURES}
_WORD = re.compile(r"[^\W_]+[$²³]?|[%‰€$£¥]|°\w")


def is_rounded(unit: str) -> bool:
    """Whether amounts in a unit are usually rounded: money, shares, millions, tonnes; a count is exact.

    What stands behind a comma says of when or of whom it is.
    """
    return not _ROUNDED.isdisjoint(_WORD.findall(unit.partition(",")[0].casefold()))
