"""Numbers as an author types them: `5`, `1.10`, `1,588`, `-3`, `1.5e9`; an `e` at the end is an estimate.

A number is kept as it was typed, since `1.10` claims more than `1.1`; here is what it is worth, and how
exact it claims to be.
"""

from __future__ import annotations

import re
from decimal import Decimal

from briefing.model.text import Text

_BLANK = "[ \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}]"
_NUMBER = re.compile(
    rf"""(?P<sign> [-+−]? )
         (?P<whole> [0-9]+ | [0-9]{{1,3}} (?: (?: ,[0-9]{{3}} )+ | (?: {_BLANK}[0-9]{{3}} )+ ))
         (?P<point> \.[0-9]+ )?
         (?: [eE] (?P<power> [-+]?[0-9]{{1,2}} ))?""",
    re.VERBOSE,
)
_POWERS = 30
"""The largest power of ten; a number beyond is none that anybody counted."""
_BEYOND = re.compile(r"[-+−]?[0-9][0-9,]*(?:\.[0-9]+)?[eE](?P<minus>-)?\+?[0-9]+e?")
_ESTIMATE = re.compile(r".*[0-9]e", re.DOTALL)


def number(text: str) -> Decimal | None:
    """What a number is worth, None for anything else; commas or blanks may part the thousands."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    sign = "-" if match["sign"] in ("-", "−") else ""
    digits = "".join(filter(str.isdecimal, match["whole"]))
    power = int(match["power"] or 0)
    return Decimal(f"{sign}{digits}{match['point'] or ''}e{power}") if abs(power) <= _POWERS else None


def decimals(text: str) -> int:
    """How many digits stand behind the point of a number, -2 of `1.5e3`; 0 for anything else."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None or number(text) is None:
        return 0
    return len(match["point"] or ".") - 1 - int(match["power"] or 0)


def split_estimate(text: Text) -> tuple[Text, bool]:
    """The text without the `e` of an estimate, and whether it had one: `1.99e` gives `1.99` and True."""
    if _ESTIMATE.fullmatch(text):
        return Text(text[:-1]), True
    return text, False


def beyond(text: str) -> str:
    """`too large` or `too small` for a number out of reach; empty for any other text."""
    match = _BEYOND.fullmatch(text.strip())
    if match is None or number(split_estimate(Text(text.strip()))[0]) is not None:
        return ""
    return "too small" if match["minus"] else "too large"
