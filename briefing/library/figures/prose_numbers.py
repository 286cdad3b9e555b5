"""Numbers in prose beside a link to a figure, held against what the figure says.

Which numbers are about the figure is told in `beside`. A number agrees if it is, as exactly as it is
written, one that the figure gives: its value, a part, an earlier value, a point of a series, a target, or
what its title or definition mentions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain

from briefing.library.figures.beside import numbers_about
from briefing.library.figures.quantities import (
    Quantity,
    Unit,
    is_other_kind,
    is_other_measure,
    is_otherwise,
    mentioned,
    quantities,
    unit,
)
from briefing.library.titles import measure
from briefing.loading.findings import Elsewhere, Finding
from briefing.loading.prose.flat import Flat, FlatLink, flat
from briefing.loading.prose.links import ProseLink, links
from briefing.loading.sentences import quoted
from briefing.model import fields
from briefing.model.book import Book, Ref
from briefing.model.entries import Entry, Figure, Header
from briefing.model.text import Text

_TARGET = re.compile(r"\[\[[ \t]*([a-z0-9-]+)")
_DIGITS = re.compile("[0-9]")
_ROUNDED = Decimal("0.1")
"""The share of an amount by which rounding may change it: 2% may be 2.05%, but 4% is not 3.5%."""


class _Figures:
    """The figures of a book, and what each says, worked out once."""

    def __init__(self, book: Book) -> None:
        self.by_id = {figure.id: figure for figure in book.figures}
        self._said: dict[str, tuple[Unit, tuple[Quantity, ...]]] = {}

    def said(self, figure: Figure) -> tuple[Unit, tuple[Quantity, ...]]:
        """What a figure measures, and every number that it gives."""
        if figure.id not in self._said:
            self._said[figure.id] = _measured(figure), tuple(_numbers(figure))
        return self._said[figure.id]


def _measured(figure: Figure) -> Unit:
    own = quantities(figure.value or "", figure.unit or "")
    return own[0].unit if own else unit(figure.unit or "")


def _numbers(figure: Figure) -> Iterator[Quantity]:
    measured_in = figure.unit or ""
    written = chain(
        (figure.value or "",),
        (part.value for part in figure.parts),
        (former.value for former in figure.supersedes),
        (target.value for target in figure.targets),
        (value for series in figure.series for value in series.points.values()),
    )
    for value in written:
        yield from quantities(value, measured_in)
    for text in (figure.title, figure.definition or ""):
        yield from (placed.quantity for placed in mentioned(text))


def miscited(book: Book) -> Iterator[tuple[str, Finding]]:
    """The numbers in the prose of a book that a figure beside them does not bear out, by their entries."""
    figures = _Figures(book)
    for record in (book.header, *book) if figures.by_id else ():
        entry_id = "" if isinstance(record, Header) else record.id
        for found in _in(record, Ref(book.id, entry_id), figures):
            yield entry_id, found


def _in(record: Header | Entry, here: Ref, figures: _Figures) -> Iterator[Finding]:
    for found in fields.prose(record):
        if figures.by_id.keys().isdisjoint(_TARGET.findall(found.text) if "[[" in found.text else ()):
            continue
        text = flat(found.text, here, _unnumbered)
        text = text._replace(text=_capitalised(text))
        seen: Counter[Ref] = Counter()
        placed: Mapping[Ref, list[ProseLink]] = {}
        for link in text.links:
            figure = figures.by_id.get(Text(link.target.id)) if link.target.book == here.book else None
            seen[link.target] += 1
            wrong = _wrong(text, link, figure, figures) if figure and figure is not record else None
            if wrong:
                placed = placed or _placed(found.text, here)
                at = placed[link.target][seen[link.target] - 1 :][:1]
                words, offset = (at[0].target, found.text.find(at[0].target, at[0].offset)) if at else ("", 0)
                yield wrong._replace(steps=found.path, words=words, offset=max(offset, 0))


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


def _wrong(text: Flat, link: FlatLink, figure: Figure, figures: _Figures) -> Finding | None:
    """The number beside a link to a figure that the figure does not bear out, if there is one."""
    measured, said = figures.said(figure)
    if not said:
        return None
    near = numbers_about(text, link, measured, figures.by_id)
    numbers = [number for number in near if not _is_of_another(number, measured, said)]
    if not numbers or any(_is_fine(number, measured, said) for number in numbers):
        return None
    is_slip = _is_slip(numbers[0], measured, said)
    return _finding(is_slip, figure)


def _is_of_another(number: Quantity, measured: Unit, said: Iterable[Quantity]) -> bool:
    """Whether a share beside an amount, or the reverse, is not the figure's number in a wrong unit."""
    return is_other_kind(number.unit, measured) and not any(number.written == other.written for other in said)


def _is_fine(number: Quantity, measured: Unit, said: Iterable[Quantity]) -> bool:
    """Whether a figure gives a number, as exactly as that is written.

    A number in another measure may well be right too; it is a slip if the figure gives the same in its own.
    """
    if is_other_measure(number.unit, measured):
        return not any(number.written == other.written for other in said)
    if is_other_kind(number.unit, measured):
        said = [other for other in said if other.unit.kind == number.unit.kind]
    return any(number.size.rounds(other.size, _ROUNDED) for other in said)


def _is_slip(number: Quantity, measured: Unit, said: Iterable[Quantity]) -> bool:
    """Whether a number is wrong by its unit alone: a million for a billion, per cent for billions."""
    return is_otherwise(number.unit, measured) or any(number.size.is_scaled(other.size) for other in said)


def _finding(is_slip: bool, figure: Figure) -> Finding:
    """What an author is told."""
    known = measure(figure) or f"in {figure.unit}"
    hint = f"`{figure.id}` is {quoted(known)}" + (f" as of {figure.as_of.short()}" if figure.as_of else "")
    if is_slip:
        code, sentence = "N008", f"the number beside {quoted(figure.id)} has another unit"
    else:
        code, sentence = "N009", f"the figure {quoted(figure.id)} does not give the number beside it"
    there = Elsewhere(figure.id, ("value",) if figure.value else ("title",), "the figure here")
    return Finding((), code, sentence, hint, elsewhere=(there,))
