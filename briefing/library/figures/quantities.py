"""Values and units read as quantities: `35` in `billion EUR`, `€35bn`, `3.5% of GDP`, `2 percentage points`.

A unit begins with what it measures, in any order: a scale, a currency, per cent or percentage points. What
follows is told apart but not understood: in `% of real GDP, 2025e` the share is one of `real gdp`, which is
another definition than `gdp`. Amounts are in ones, so that 35 billion and 35,000 million are equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from briefing.library.search.words import indexed
from briefing.model.measuring import CODES, CURRENCIES, SCALES
from briefing.model.numbers import decimals, number

Kind = Literal["count", "money", "percent", "points"]


class Unit(NamedTuple):
    """What a number measures, and in which power of ten.

    `of` is the code of a currency, or what a share is one of; `rest` are the words that follow. Numbers can
    be compared if their units differ only in `power`.
    """

    kind: Kind
    of: str
    rest: str = ""
    power: int = 0

    @property
    def measures(self) -> tuple[str, str, str]:
        """What two units have in common whose numbers can be compared."""
        return self[:3]


Bound = Literal["", "least", "most", "near"]


class Quantity(NamedTuple):
    """How much, in ones; what one more in the last digit that was written would add; and the unit.

    It may be told as a bound: `more than 45`, `up to 50`, `nearly 50`.
    """

    amount: Decimal
    step: Decimal
    unit: Unit
    bound: Bound = ""

    @property
    def written(self) -> Decimal:
        """The number as it stands before its scale: 35 of 35 billion."""
        return self.amount.scaleb(-self.unit.power)

    @property
    def size(self) -> Quantity:
        """The same without its sign."""
        return self._replace(amount=abs(self.amount))

    def rounds(self, exact: Quantity, share: Decimal) -> bool:
        """Whether this may be another amount in the digits that this one has, off by no more than a share."""
        off = abs(self.amount - exact.amount)
        return off <= self.step / 2 and off <= abs(exact.amount) * share

    @property
    def _low(self) -> Decimal:
        if self.bound == "most":
            return _BELOW_ALL
        return self.amount - abs(self.amount) * _NEAR if self.bound == "near" else self.amount

    @property
    def _high(self) -> Decimal:
        return -_BELOW_ALL if self.bound == "least" else self.amount

    def bounds(self, exact: Quantity) -> bool:
        """Whether an amount is within what this tells as a bound."""
        return bool(self.bound) and self._low <= exact.amount <= self._high

    def may_meet(self, other: Quantity) -> bool:
        """Whether one of two is a bound, and both can be true of one amount."""
        if self.bound and other.bound:
            return self._low <= other._high and other._low <= self._high
        return self.bounds(other) or other.bounds(self)

    def is_scaled(self, other: Quantity) -> bool:
        """Whether the two are the same number but for a thousand, a million and so on."""
        if not self.amount or not other.amount:
            return False
        power = self.amount.adjusted() - other.amount.adjusted()
        return power != 0 and power % 3 == 0 and self.amount == other.amount.scaleb(power)


class Placed(NamedTuple):
    """A quantity in a text, its first and last character + 1, what stands before it, the word behind it."""

    quantity: Quantity
    start: int
    end: int
    before: str
    behind: str


_BELOW_ALL, _NEAR = Decimal("-Infinity"), Decimal("0.1")
"""Nearly 50 is 45 at least."""
_LETTERS = ("m", "k")
"""Scales only beside a currency; a metre and a kelvin elsewhere."""


def _any(words: tuple[str, ...]) -> str:
    """A pattern for one of the words, the longest first."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in ordered)


_CURRENCY = rf"(?i:{_any(tuple(CURRENCIES))})|(?:{_any(CODES)})|(?:{_any(('eur', 'usd', 'gbp'))})"
_MEASURE = re.compile(
    rf"""[\s-]?+ (?:
        (?P<points> (?i: percentage[\s-]points? (?!\w) | (?:%|per\s?cent)[\s-]?points? (?!\w) | pp (?!\w) ) )
      | (?P<percent> % | (?i: per\s?cent | pct ) (?!\w) )
      | (?P<currency> {_CURRENCY} )
      | (?P<scale> (?i: {_any(tuple(SCALES))} ) )
    )""",
    re.VERBOSE,
)
_OF = re.compile(
    r"\s+of\s+(?:(?:the|its|their|our|national)\s+)?(?P<of>[^,;:.()]+?)"
    r"(?=\s+(?:per|a|by|in|for|over|at|since|until|each|every)\s|\s*(?:[,;:.()]|$))"
)
_SHARES = ("percent", "points")
_COUNTED = re.compile(r"[\s-]([^\W\d_]\w+)")
_FIGURES = (
    r"(?: [0-9]{1,3} (?: (?:,[0-9]{3})+ | (?:[ \u00a0\u2009\u202f][0-9]{3})+ ) (?![0-9]) | [0-9]+ )"
    r"(?: \.[0-9]+ )? (?: [eE][-+]?[0-9]{1,2} (?!\w) )?"
)
_NUMBER = re.compile(
    rf"""(?<! [\w.,/] ) (?<! \w- ) (?<! [0-9]: ) (?: (?P<currency> {_CURRENCY} ) \s? )?+
         (?P<number> [-−]? (?> {_FIGURES} ) ) (?! [.,:/-]?[0-9] ) (?: e(?!\w) )?""",
    re.VERBOSE,
)
_BEFORE = 24
"""Characters before a number in which its qualifier stands."""
_BEHIND = 80
"""Characters behind a number in which its unit stands."""
_ASIDE = re.compile(r"\([^()]*\)")
_ABOUT = re.compile(r"(?i:about|around|roughly|some|c\.|ca\.|~)\s*$")
_BOUND = re.compile(
    r"""(?i: \b(?: (?P<most> (?:no|not) \s (?:more|higher|greater) \s than | (?:less|fewer|lower) \s than
                          | under | below | up \s to | at \s (?:the \s)? most )
            | (?P<least> (?:no|not) \s (?:less|fewer|lower) \s than | (?:more|higher|greater) \s than
                          | over | above | at \s (?:the \s)? least | exceed(?:s|ed|ing)? )
            | (?P<near> nearly | almost ) ) | (?P<below> [<≤] ) | (?P<over> [>≥] ) ) \s* $""",
    re.VERBOSE,
)
_BOUNDS: dict[str, Bound] = {
    "most": "most",
    "below": "most",
    "least": "least",
    "over": "least",
    "near": "near",
}
_MINUS = re.compile(
    r"(?: (?<! [\w%$€£)] ) [-−] | (?<! [\d%] \s ) \b (?i: minus | negative ) \s ) $", re.VERBOSE
)
_TO = re.compile(r"[\w%$€£)]$")
"""What makes of a hyphen before a number no sign, but a range: 3%-4%."""


def unit(text: str) -> Unit:
    """The unit that a text begins with."""
    found, end = _measure(text)
    return found._replace(rest=indexed(text[end:]))


def _measure(text: str, currency: str = "") -> tuple[Unit, int]:
    """What the start of a text measures, and where that ends; `currency` stood before the number."""
    found: dict[str, str] = {"currency": currency} if currency else {}
    end = 0
    while (match := _MEASURE.match(text, end)) and match.lastgroup and match.lastgroup not in found:
        if found and match.lastgroup in _SHARES:
            break
        found[match.lastgroup] = match[match.lastgroup].casefold()
        end = match.end()
        if match.lastgroup in _SHARES:
            return _share(match.lastgroup, text, end)
    scale = found.get("scale", "")
    if "currency" in found:
        code = CURRENCIES.get(found["currency"], found["currency"].upper())
        return Unit("money", code, "", SCALES.get(scale, 0)), end
    return (Unit("count", ""), 0) if scale in _LETTERS else (Unit("count", "", "", SCALES.get(scale, 0)), end)


def _share(kind: str, text: str, end: int) -> tuple[Unit, int]:
    if kind == "points":
        return Unit("points", ""), end
    of = _OF.match(text, end)
    return (Unit("percent", indexed(of["of"])), of.end()) if of else (Unit("percent", ""), end)


def is_other_measure(found: Unit, measured: Unit) -> bool:
    """Whether one is a share in per cent and the other one in points, or the two are of two currencies."""
    if found.kind == measured.kind == "money":
        return found.of != measured.of
    return {found.kind, measured.kind} == {"percent", "points"}


def is_other_kind(found: Unit, measured: Unit) -> bool:
    """Whether one is a share, and the other an amount of money or so many millions."""
    shares, amounts = (
        [unit for unit in (found, measured) if (unit.kind in ("percent", "points")) == is_share]
        for is_share in (True, False)
    )
    return len(shares) == 1 and all(unit.kind == "money" or unit.power > 0 for unit in amounts)


def is_otherwise(found: Unit, measured: Unit) -> bool:
    """Whether a number would be right but for what it is a number of."""
    return is_other_measure(found, measured) or is_other_kind(found, measured)


def quantities(value: str, measured_in: str = "") -> tuple[Quantity, ...]:
    """Every number of a figure's value, in its unit unless the value tells one; brackets are not read."""
    own = unit(measured_in)
    text = _ASIDE.sub("", value)
    return tuple(_in_unit(found.quantity, own) for found in _found(text, is_value=True))


def _in_unit(quantity: Quantity, own: Unit) -> Quantity:
    """A number that stands in a value, in the unit of the figure where it tells nothing else."""
    said = quantity.unit
    power = said.power or own.power
    plain = Quantity(quantity.written, quantity.step.scaleb(-said.power), said, quantity.bound)
    kind, of = (own.kind, own.of) if said.kind == "count" else (said.kind, said.of or own.of)
    return _scaled(plain, Unit(kind, of, own.rest, power))


def _scaled(plain: Quantity, in_unit: Unit) -> Quantity:
    power = in_unit.power
    return Quantity(plain.amount.scaleb(power), plain.step.scaleb(power), in_unit, plain.bound)


def mentioned(text: str) -> Iterator[Placed]:
    """The numbers of a text with their units; behind `about` and the like their last zeros are no digits."""
    return _found(text, is_value=False)


def _found(text: str, is_value: bool) -> Iterator[Placed]:
    for match in _NUMBER.finditer(text):
        behind = text[match.end() : match.end() + _BEHIND]
        found, length = _measure(behind, (match["currency"] or "").casefold())
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        amount = _signed(match["number"], before)
        if amount is None or (length == 0 and behind[:1].isalpha()):
            continue
        counted = _COUNTED.match(behind, length)
        bound = _BOUND.search(_MINUS.sub("", before))
        zeros = 0 if is_value or not _ABOUT.search(before) else _last_zeros(match["number"])
        step = Decimal(1).scaleb(zeros - decimals(match["number"]))
        told = _BOUNDS[bound.lastgroup] if bound and bound.lastgroup else ""
        placed = _scaled(Quantity(amount, step, found, told), found)
        yield Placed(placed, match.start(), match.end() + length, before, counted[1] if counted else "")


def _signed(written: str, before: str) -> Decimal | None:
    """What a number is worth, with the sign that is its own or stands before it."""
    amount = number(written)
    if amount and amount > 0 and _MINUS.search(before):
        return -amount
    return abs(amount) if amount and _TO.search(before) else amount


def _last_zeros(written: str) -> int:
    digits = "".join(filter(str.isdecimal, written))
    return 0 if "." in written else len(digits) - len(digits.rstrip("0"))
