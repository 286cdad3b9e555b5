"""Numbers in prose beside a link to a figure, held against what the figure says.

The words of the link come first: `[[pledge|4% of GDP]]`. Else it is the nearest number of the sentence that
measures the same, or would but for its currency, or is the figure's own in another unit, and is not parted
from the link by another clause: `4% of GDP ([[pledge]])`. A number agrees if it is, as exactly as it is
written, one that the figure gives: its value, a part, an earlier value, a point of a series, a target, or
what its title or definition mentions; a bound, as in `more than 45`, if that is within it. Years, dates, the
numbers of articles and pages, and counts of other things are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from briefing.library.figures.borne_out import Figures, Others, is_a_slip, is_fine, is_of_another
from briefing.library.figures.quantities import Placed, Quantity, Unit, is_otherwise, mentioned
from briefing.library.titles import measure
from briefing.loading.findings import Elsewhere, Finding
from briefing.loading.prose.flat import Flat, FlatLink, flat
from briefing.loading.prose.links import ProseLink, links
from briefing.loading.prose.sentence import bounds
from briefing.loading.sentences import quoted
from briefing.model import fields
from briefing.model.book import Book, Ref
from briefing.model.entries import Entry, Figure, Header
from briefing.model.text import Text

_TARGET = re.compile(r"\[\[[ \t]*([a-z0-9-]+(?:/[a-z0-9-]+)?)")
_DIGITS = re.compile("[0-9]")
_REACH = 400
"""Characters before and behind a link in which its sentence is looked for."""
_CLAUSE = re.compile("[,;:–—]")
_JUST_BEHIND = re.compile(r"[^,;:–—]*[,;:–—]?\s*(?:see|cf\.?|as in|per)?\s*\(?\s*")
_JUST_BEFORE = re.compile(r"\s*[,:(–—]?\s*(?:at|of)?\s*")
"""What may stand between a number and a link: behind the number, and before it."""
_OTHERWISE = re.compile(
    r"(?i:(?:\b(?:from|not|against|versus|until|instead of)|(?<!more )(?<!less )(?<!fewer )\bthan)"
    r"\s+(?:\w+\s+)?)$"
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


def miscited(book: Book) -> Iterator[tuple[str, Finding]]:
    """The numbers in the prose of a book that a figure beside them does not bear out, by their entries."""
    return _miscited(book, Figures(book), lambda target: target.book == book.id)


def miscited_of_others(book: Book, others: Others) -> Iterator[tuple[str, Finding]]:
    """The same beside links to figures of other books."""
    return _miscited(book, Figures(book, others), lambda target: target.book != book.id)


def _miscited(book: Book, figures: Figures, is_meant: Callable[[Ref], bool]) -> Iterator[tuple[str, Finding]]:
    for record in (book.header, *book):
        entry_id = "" if isinstance(record, Header) else record.id
        for found in _in(record, Ref(book.id, entry_id), figures, is_meant):
            yield entry_id, found


def _in(
    record: Header | Entry, here: Ref, figures: Figures, is_meant: Callable[[Ref], bool]
) -> Iterator[Finding]:
    for found in fields.prose(record):
        targets = _TARGET.findall(found.text) if "[[" in found.text else ()
        if not any(figures.at(ref) for ref in _refs(targets, here) if is_meant(ref)):
            continue
        text = flat(found.text, here, _unnumbered)
        text = text._replace(text=_capitalised(text))
        seen: Counter[Ref] = Counter()
        placed: Mapping[Ref, list[ProseLink]] = {}
        for link in text.links:
            figure = figures.at(link.target) if is_meant(link.target) else None
            seen[link.target] += 1
            wrong = _wrong(text, link, figure, figures) if figure and figure is not record else None
            if wrong:
                placed = placed or _placed(found.text, here)
                at = placed[link.target][seen[link.target] - 1 :][:1]
                words, offset = (at[0].target, found.text.find(at[0].target, at[0].offset)) if at else ("", 0)
                yield wrong._replace(steps=found.path, words=words, offset=max(offset, 0))


def _refs(targets: Iterable[str], here: Ref) -> set[Ref]:
    """Where targets lead as they are written."""
    return {Ref.parse(Text(target), here.book, here.id) for target in targets}


def _placed(source: Text, here: Ref) -> Mapping[Ref, list[ProseLink]]:
    """The links of a text by where they lead."""
    found: defaultdict[Ref, list[ProseLink]] = defaultdict(list)
    for link in links(source):
        found[Ref.parse(link.target, here.book, here.id)].append(link)
    return found


def _capitalised(text: Flat) -> Text:
    """The text with a capital at each link, so that a sentence that begins with one is known to begin."""
    pieces: list[str] = []
    done = 0
    for link in text.links:
        pieces += (text.text[done : link.start], text.text[link.start : link.start + 1].upper())
        done = link.start + 1
    said = Text("".join((*pieces, text.text[done:])))
    return said if len(said) == len(text.text) else text.text


def _unnumbered(ref: Ref) -> Text:
    """What stands for a link without words of its own: nothing in which a number could be seen."""
    return Text(_DIGITS.sub("", ref.id) or "-")


def _wrong(text: Flat, link: FlatLink, figure: Figure, figures: Figures) -> Finding | None:
    """The number beside a link to a figure that the figure does not bear out, if there is one."""
    measured, said = figures.said(link.target._replace(heading=""), figure)
    if not said:
        return None
    near = list(_inside(text, link, measured)) or list(_beside(text, link, measured, figures))
    numbers = [number for number in near if not is_of_another(number, measured, said)]
    if not numbers or any(is_fine(number, measured, said) for number in numbers):
        return None
    is_slip = is_a_slip(numbers[0], measured, said)
    return _finding(is_slip, figure, link.target, is_own=link.target.book == figures.book)


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
                amount, step = number.amount.scaleb(measured.power), number.step.scaleb(measured.power)
                yield Quantity(amount, step, measured, number.bound)


def _is_of_a_date(placed: Placed) -> bool:
    around = (placed.behind, *placed.before.split()[-1:])
    return placed.quantity.amount in _YEARS or any(word[:3].capitalize() in _MONTHS for word in around)


def _is_of_a_list(placed: Placed) -> bool:
    """Whether it is the number of something: Article 5, page 12, #3."""
    last = "".join(placed.before.split()[-1:])
    return last.endswith(("#", "§")) or last.strip("(.").casefold() in _NUMBERED


def _beside(text: Flat, link: FlatLink, measured: Unit, figures: Figures) -> Iterator[Quantity]:
    """The numbers of the sentence around a link that measure what its figure does, the nearest first.

    A number in the words of a link to a figure, or nearer to another such link, is not about this one.
    """
    start, end = bounds(text.text, link.start, _REACH)
    first_link, past = (bisect_left(text.links, at, key=lambda found: found.start) for at in (start, end))
    linked = [other for other in text.links[first_link:past] if figures.may_be(other.target)]
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


def _finding(is_slip: bool, figure: Figure, target: Ref, is_own: bool) -> Finding:
    """What an author is told."""
    known, name = (
        measure(figure) or f"in {figure.unit}",
        figure.id if is_own else f"{target.book}/{figure.id}",
    )
    hint = f"`{name}` is {quoted(known)}" + (f" as of {figure.as_of.short()}" if figure.as_of else "")
    if is_slip:
        code, sentence = "N008", f"the number beside {quoted(name)} has another unit"
    else:
        code, sentence = "N009", f"the figure {quoted(name)} does not give the number beside it"
    there = Elsewhere(figure.id, ("value",) if figure.value else ("title",), "the figure here")
    return Finding((), code, sentence, hint, elsewhere=(there,) if is_own else ())
