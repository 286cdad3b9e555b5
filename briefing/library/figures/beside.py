"""Which numbers of a text are about the figure to which a link leads.

The words of the link come first: `[[pledge|4% of GDP]]`. Else it is the nearest number of the sentence that
measures the same, or would but for its currency, or is the figure's own in another unit, and is not parted
from the link by another clause: `4% of GDP ([[pledge]])`. Years, dates, the numbers of articles and pages,
and counts of other things are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator

from briefing.library.figures.quantities import Placed, Quantity, Unit, is_otherwise, mentioned
from briefing.loading.prose.flat import Flat, FlatLink
from briefing.loading.prose.sentence import bounds

_REACH = 400
"""Characters before and behind a link in which its sentence is looked for."""
_CLAUSE = re.compile("[,;:–—]")
_JUST_BEHIND = re.compile(r"[^,;:–—]*[,;:–—]?\s*(?:see|cf\.?|as in|per)?\s*\(?\s*")
_JUST_BEFORE = re.compile(r"\s*[,:(–—]?\s*(?:at|of)?\s*")
"""What may stand between a number and a link: behind the number, and before it."""
_OTHERWISE = re.compile(
    r"(?i:(?:\b(?:from|not|against|versus|until|instead of)|(?<!more )(?<!less )\bthan)\s+(?:\w+\s+)?)$"
)
"""What stands before a number that is another one on purpose: up from 2%, not 2%."""
_BEFORE = 24
"""Characters before the words of a link that may say how exact a number in them is."""
_YEARS = range(1900, 2101)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERED = (
    *("annex", "art", "article", "chapter", "figure", "item", "line", "no", "nos", "number", "option"),
    *("page", "para", "paragraph", "part", "phase", "point", "resolution", "section", "step", "table"),
    *("version", "volume"),
)
"""Words before a number that is the number of one of them: Article 5."""
_NO_NOUNS = (
    "",
    "a",
    "and",
    "as",
    "at",
    "by",
    "each",
    "every",
    "for",
    "from",
    "in",
    "on",
    "or",
    "per",
    "since",
    "to",
)
"""Words behind a number that are not what it counts."""
_NOTHING_SAID = Unit("count", "")


def numbers_about(
    text: Flat, link: FlatLink, measured: Unit, linking: Container[str]
) -> tuple[Quantity, ...]:
    """The numbers about a figure in a unit, the nearest first; `linking` are the ids of all figures."""
    return tuple(_inside(text, link, measured)) or tuple(_beside(text, link, measured, linking))


def _inside(text: Flat, link: FlatLink, measured: Unit) -> Iterator[Quantity]:
    """The numbers in the words of a link that measure what its figure does, or are in another measure.

    So does a number alone, and where things are counted the first one, whatever they are called there.
    """
    begin = max(0, link.start - _BEFORE)
    placed = [found for found in mentioned(text.text[begin : link.end]) if begin + found.end > link.start]
    for position, found in enumerate(placed):
        number = found.quantity
        if _measures(found, measured) or is_otherwise(number.unit, measured):
            yield number
        elif number.unit == _NOTHING_SAID and not _is_of_a_date(found) and not _is_of_a_list(found):
            is_alone = begin + found.start == link.start and begin + found.end == link.end
            if is_alone or (position == 0 and measured.kind == "count" and not measured.power):
                yield Quantity(
                    number.amount.scaleb(measured.power), number.step.scaleb(measured.power), measured
                )


def _is_of_a_date(placed: Placed) -> bool:
    around = (placed.behind, *placed.before.split()[-1:])
    return placed.quantity.amount in _YEARS or any(word[:3].capitalize() in _MONTHS for word in around)


def _is_of_a_list(placed: Placed) -> bool:
    """Whether it is the number of something: Article 5, page 12, #3."""
    last = "".join(placed.before.split()[-1:])
    return last.endswith(("#", "§")) or last.strip("(.").casefold() in _NUMBERED


def _beside(text: Flat, link: FlatLink, measured: Unit, linking: Container[str]) -> Iterator[Quantity]:
    """The numbers of the sentence around a link that measure what its figure does, the nearest first.

    A number in the words of a link to a figure, or nearer to another such link, is not about this one.
    """
    start, end = bounds(text.text, link.start, _REACH)
    first_link, past = (bisect_left(text.links, at, key=lambda found: found.start) for at in (start, end))
    linked = [other for other in text.links[first_link:past] if other.target.id in linking]
    near: list[tuple[int, Quantity]] = []
    for placed in mentioned(text.text[start:end]):
        first, last = start + placed.start, start + placed.end
        distance = _distance(first, last, link)
        if (
            0 < distance <= min(_distance(first, last, other) for other in linked)
            and (_measures(placed, measured) or is_otherwise(placed.quantity.unit, measured))
            and not _is_a_year(text.text[first:last])
            and not _OTHERWISE.search(placed.before)
            and _is_together(text.text, first, last, link)
        ):
            near.append((distance, placed.quantity))
    yield from (quantity for _, quantity in sorted(near, key=lambda found: found[0]))


def _is_a_year(written: str) -> bool:
    digits = written[:4]
    return digits.isdecimal() and not written[4:5].isdecimal() and int(digits) in _YEARS


def _distance(start: int, end: int, link: FlatLink) -> int:
    """Characters between a stretch and a link, + 1; 0 where one is in the other."""
    return max(link.start - end, start - link.end, -1) + 1


def _is_together(text: str, start: int, end: int, link: FlatLink) -> bool:
    """Whether nothing that ends a clause stands between a number and a link."""
    if end <= link.start:
        return _JUST_BEHIND.fullmatch(text, end, link.start) is not None
    between = text[link.end : start]
    return _CLAUSE.search(between) is None or _JUST_BEFORE.fullmatch(between) is not None


def _measures(placed: Placed, measured: Unit) -> bool:
    """Whether a number of a text measures what a figure does, as far as the text says."""
    found = placed.quantity.unit
    if measured.kind == "money":
        return (found.kind, found.of) == ("money", measured.of) or _is_bare(placed)
    if measured.kind != found.kind:
        return found.kind == "money" and measured[:3] == _NOTHING_SAID[:3] and measured.power > 0
    if measured.kind == "percent":
        return not found.of or not measured.of or measured.of.split()[-1] in found.of.split()
    if measured.kind == "points":
        return True
    if not measured.rest:
        return measured.power > 0 and _is_bare(placed)
    return placed.behind.casefold() == measured.rest.split()[0] != "of"


def _is_bare(placed: Placed) -> bool:
    """Whether it is so many millions or billions of nothing that is named."""
    found = placed.quantity.unit
    return found.of == "" and found.power > 0 and placed.behind.casefold() in _NO_NOUNS
