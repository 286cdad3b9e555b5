"""Numbers, however they are written: `1,500`, `1 500`, `fifteen hundred`, `35bn`, `5 %`, `five per cent`.

All that is read here is folded text. In figures a number may have its thousands parted and a unit close by;
in words it may reach to the thousands. Millions and more stay words beside their number, as `percent` does,
so that each is found by itself. `one` is a number only where it counts (`one hundred`, `one percent`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby

Placed = tuple[str, int, int]
"""A term, and where in the text that is read it starts and ends."""

_UNITS = {
    **dict.fromkeys(("bn", "bln"), "billion"),
    **dict.fromkeys(("m", "mn", "mln"), "million"),
    **dict.fromkeys(("tn", "trn"), "trillion"),
}
_POWERS = {"hundred": 2, "k": 3, "thousand": 3}
_UNIT = r"(?:bl?n|ml?n|tr?n|hundred|thousand|(?(name)(?!)|[km]))(?!\w)"

IN_FIGURES = re.compile(
    rf"""
    [0-9] (?<![0-9][0-9])
    (?: (?P<name> (?<=[^\W\d_][0-9]) | (?<=[^\W\d_]-[0-9]) )           # A400M, F-35
      | (?= [0-9]*+ (?: [.,][0-9] | [^\W\d_] | [ ](?:[0-9]{{3}}|[bhkmt]) ) ) )
    (?: (?P<commas> (?<=[1-9]) [0-9]{{0,2}}+ (?:,[0-9]{{3}}){{1,8}}+ (?:\.[0-9]++)?+ ) (?![0-9]|[.,][0-9])
      | (?P<blanks> (?(name)(?!)) (?<=[1-9]) [0-9]{{0,2}}+ (?:[ ][0-9]{{3}}){{1,8}}+ (?:[.,][0-9]++)?+ )
        (?![0-9]|[.,][0-9])
      | (?P<dots> (?<=[1-9]) [0-9]{{0,2}}+ (?:(?:\.[0-9]{{3}}){{1,8}}+,[0-9]++|(?:\.[0-9]{{3}}){{2,8}}+) )
        (?![0-9]|[.,][0-9])
      | (?P<decimal> [0-9]*+ [.,][0-9]++ ) (?![.,][0-9])
      | (?P<chain> [0-9]*+ (?:[.,][0-9]++){{2,}}+ )                    # 12.2.2026
      | [0-9]*+ (?(name)|(?=[^\W\d_]|[ ]{_UNIT})) )
    (?(chain) | (?: [ ]? (?P<unit> {_UNIT} ) )?+ )
    """,
    re.VERBOSE,
)
"""A number in figures that needs reading: one that is more than digits, or has letters or a unit close by."""

_READINGS = {
    "commas": str.maketrans("", "", ","),
    "blanks": str.maketrans(",", ".", " "),
    "dots": str.maketrans(",", ".", "."),
    "decimal": str.maketrans(",", ".", ""),
}
_DIGITS = re.compile("[0-9]+")


def in_figures(match: re.Match[str]) -> Iterator[Placed]:
    """The terms of a match of `IN_FIGURES`: the number, or its pieces, and what is counted."""
    (start, end), unit = match.span(), match["unit"]
    if match.lastgroup in (None, "name"):
        yield match[0], start, end
        return
    if match["chain"]:
        yield from ((run[0], start + run.start(), start + run.end()) for run in _DIGITS.finditer(match[0]))
        return
    written = match.string[start : match.start("unit") if unit else end].rstrip()
    if unit in _POWERS:
        yield _times(_number(match, written), _POWERS[unit]), start, end
        return
    yield _number(match, written), start, start + len(written)
    if unit:
        yield _UNITS[unit], match.start("unit"), end


def _number(match: re.Match[str], written: str) -> str:
    """The number as digits, with a point before its decimals."""
    return next((written.translate(table) for name, table in _READINGS.items() if match[name]), written)


def _times(number: str, power: int) -> str:
    """A number times a power of ten, without arithmetic: it may be very long."""
    whole, _, decimals = number.partition(".")
    shifted, rest = decimals[:power].ljust(power, "0"), decimals[power:].rstrip("0")
    return whole + shifted + ("." + rest if rest else "")


_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORTH = {
    **dict(zip(("zero", *_ONES, *_TEENS), range(20), strict=True)),
    **dict(zip(_TENS, range(20, 100, 10), strict=True)),
}
_LARGER = ("hundred", "thousand")


def _either(words: Iterable[str]) -> str:
    """A pattern for one of the words that reads no letter twice."""
    by_first = {first: list(found) for first, found in groupby(sorted(words), lambda word: word[:1])}
    ends_here = "?" if by_first.pop("", None) else ""
    tails = "|".join(first + _either(word[1:] for word in found) for first, found in by_first.items())
    return f"(?:{tails}){ends_here}" if tails else ""


def _word(*words: str) -> str:
    return rf"{_either(words)}(?!\w)"


IN_WORDS = re.compile(
    rf" {_word(*_WORTH, *_LARGER, 'per cent', 'pct')}(?: (?:and )?{_word(*_WORTH, *_LARGER)}){{0,20}}+"
    rf"(?: {_word('million', 'billion', 'trillion', 'percent', 'per cent', 'pct')})?+"
)
"""Numbers in words and what they count, or what `percent` is written with; and the blank before."""

_COUNTED = re.compile(r" (?:[mbt]r?illion|per ?cent|pct)")


@cache
def _in_a_run() -> re.Pattern[str]:
    """What a run of number words is cut into: numbers below a million, and single words."""
    tens = f"(?:{_word(*_TENS)}(?: {_word(*_ONES)})?|{_word(*_WORTH)})"
    hundreds = f"(?:(?:{tens} )?{_word('hundred')}(?:(?: and)? {tens})?|{tens})"
    number = f"(?:{hundreds} )?{_word('thousand')}(?:(?: and)? {hundreds})?|{hundreds}"
    return re.compile(rf"(?P<number>{number})|per cent|[a-z]+")


@lru_cache(1000)
def in_words(run: str) -> tuple[Placed, ...]:
    """The terms of a match of `IN_WORDS`, with their places in it."""
    return tuple((_read(match), match.start(), match.end()) for match in _in_a_run().finditer(run))


def _read(match: re.Match[str]) -> str:
    word = match[0]
    if match["number"] is None:
        return "percent" if word in ("per cent", "pct") else word
    if word == "one" and not _COUNTED.match(match.string, match.end()):
        return word
    return str(_worth(word.split()))


def _worth(words: Iterable[str]) -> int:
    thousands = rest = 0
    for word in words:
        if word == "thousand":
            thousands, rest = rest or 1, 0
        elif word == "hundred":
            rest = 100 * (rest or 1)
        else:
            rest += _WORTH.get(word, 0)
    return 1000 * thousands + rest
