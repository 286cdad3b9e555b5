"""What figures say, and whether a number in prose is borne out by it.

A number that is told as a bound (`more than 45`, `up to 50`, `nearly 50`) is, if what the figure says is
within it. A minus that is written must be the figure's too; if none is, a word may say it: `fell by 4%`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain

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
from briefing.model.book import Book, Ref
from briefing.model.entries import Figure

Others = Callable[[str], Mapping[str, Figure]]
"""Answers with the figures of another book by their ids."""

_ROUNDED = Decimal("0.1")
"""The share of an amount by which rounding may change it: 2% may be 2.05%, but 4% is not 3.5%."""


class Figures:
    """The figures of a book and of others, and what each says, worked out once."""

    def __init__(self, book: Book, others: Others | None = None) -> None:
        self.book = book.id
        self._own: dict[str, Figure] = {figure.id: figure for figure in book.figures}
        self._others = others
        self._said: dict[Ref, tuple[Unit, tuple[Quantity, ...]]] = {}

    def at(self, ref: Ref) -> Figure | None:
        """The figure at a place."""
        if ref.book == self.book:
            return self._own.get(ref.id)
        return self._others(ref.book).get(ref.id) if self._others else None

    def may_be(self, ref: Ref) -> bool:
        """Whether a figure is at a place, as far as is known."""
        return self.at(ref) is not None or (self._others is None and ref.book != self.book)

    def said(self, ref: Ref, figure: Figure) -> tuple[Unit, tuple[Quantity, ...]]:
        """What a figure measures, and every number that it gives."""
        if ref not in self._said:
            self._said[ref] = _measured(figure), tuple(_numbers(figure))
        return self._said[ref]


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


def is_of_another(number: Quantity, measured: Unit, said: Iterable[Quantity]) -> bool:
    """Whether a share beside an amount, or the reverse, is not the figure's number in a wrong unit."""
    return is_other_kind(number.unit, measured) and not any(number.written == other.written for other in said)


def is_fine(number: Quantity, measured: Unit, said: Iterable[Quantity]) -> bool:
    """Whether a figure gives a number, as exactly as that is written.

    A number in another measure may well be right too; it is a slip if the figure gives the same in its own.
    """
    if is_other_measure(number.unit, measured):
        return not any(number.written == other.written for other in said)
    if is_other_kind(number.unit, measured):
        said = [other for other in said if other.unit.kind == number.unit.kind]
    return any(_is_borne_out(number, other) for other in said)


def _is_borne_out(number: Quantity, other: Quantity) -> bool:
    if number.amount < 0 < other.amount:
        return False
    size, given = number.size, other.size
    return size.bounds(given) and not size.is_scaled(given) if size.bound else size.rounds(given, _ROUNDED)


def is_a_slip(number: Quantity, measured: Unit, said: Iterable[Quantity]) -> bool:
    """Whether a number is wrong by its unit alone: a million for a billion, per cent for billions."""
    return is_otherwise(number.unit, measured) or any(number.size.is_scaled(other.size) for other in said)
