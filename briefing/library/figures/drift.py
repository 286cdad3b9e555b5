"""The same figure with different values in two places: of one book, or of several.

Two values are of the same thing if their titles have the same words and their units say the same, in any
scale and spelling; or, in two books, if their entries have the same id and unit. The part of one figure may
be another figure. What one of them tells under `supersedes` is history and no difference. Values whose dates
cannot be the same day, or that may be the same number rounded, do not contradict each other. What would be
equal in another unit is a slip: a million for a billion, per cent for percentage points, another currency.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from msgspec.structs import replace

from briefing.library.figures.quantities import Quantity, Unit, quantities
from briefing.library.search.words import indexed
from briefing.library.titles import measure
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.model.entries import Figure
from briefing.model.fields import Path as Steps
from briefing.model.text import Text

Difference = Literal["value", "date", "rounding", "scale", "points", "currency"]

_ROUNDED = Decimal("0.03")
"""The share of an amount by which rounding may change it: 2.8 may be 2.76, but 5 is not 5.4."""


class Given(NamedTuple):
    """A value as one place gives it: a figure, one of its parts, or a point of a series at the x `at`.

    It stands at `steps` below the entry.
    """

    ref: Ref
    figure: Figure
    label: Text
    name: str
    measure: Text
    unit: Unit
    quantities: tuple[Quantity, ...]
    steps: Steps
    at: Text = Text("")

    @property
    def is_part(self) -> bool:
        """Whether it is a part of the figure."""
        return self.steps[0] == "parts"

    @property
    def as_of(self) -> Edtf | None:
        """The date for which it is given; None where its x tells, or nothing does."""
        return None if self.at[:4].isdigit() else self.figure.as_of


class Drift(NamedTuple):
    """Another value of the same thing, and how it differs.

    Where a series is one of the two, also what is given here, and at how many more places the two differ.
    """

    given: Given
    difference: Difference
    here: Given | None = None
    more: int = 0


def given(figure: Figure, book: str) -> Iterator[Given]:
    """The values that a figure gives, its own first; those without a number are none."""
    ref, measured_in = Ref(book, figure.id), figure.unit or ""
    stated: list[tuple[Text, Text | None, Steps]] = [(figure.title, figure.value, ("value",))]
    stated += [(part.label, part.value, ("parts", at, "value")) for at, part in enumerate(figure.parts)]
    for label, value, steps in stated:
        found = quantities(value or "", measured_in)
        if value and found:
            own = found[0].unit._replace(power=0)
            shown = measure(replace(figure, value=value))
            yield Given(ref, figure, label, indexed(label), shown, own, found, steps)


def others(mine: Iterable[Given], theirs: Iterable[Given]) -> tuple[Drift, ...]:
    """What others give otherwise of what one figure gives, each once."""
    known = tuple(mine)
    found = {
        (other.ref, other.steps): Drift(other, difference)
        for other in theirs
        for one in known
        if one.ref != other.ref and (difference := differs(one, other))
    }
    return tuple(found.values())


def differs(one: Given, other: Given) -> Difference | None:
    """How two values differ, None if they do not or are not of the same thing."""
    return compared(one, other) if _is_same(one, other) else None


def compared(one: Given, other: Given) -> Difference | None:
    """How two values of the same thing differ, None if they do not."""
    if one.unit.measures == other.unit.measures:
        return _of_one_unit(one, other)
    left, right = one.quantities[0], other.quantities[0]
    if {left.unit.kind, right.unit.kind} == {"percent", "points"} and left.written == right.written:
        return "points"
    if left.unit.kind == right.unit.kind == "money" and left.amount == right.amount:
        return "currency" if left.unit.of != right.unit.of else None
    return None


def _is_same(one: Given, other: Given) -> bool:
    if one.is_part and other.is_part:
        return False
    if one.name and one.name == other.name:
        return True
    is_key = not one.is_part and not other.is_part and one.ref.book != other.ref.book
    return is_key and one.ref.id == other.ref.id


def _of_one_unit(one: Given, other: Given) -> Difference | None:
    left, right = sorted((one.quantities, other.quantities), key=len)
    amounts = {quantity.amount for quantity in right}
    if all(quantity.amount in amounts for quantity in left):
        return None
    if _is_earlier(one, other) or _is_earlier(other, one):
        return None
    if all(any(_is_rounded(a, b) for b in right) for a in left):
        return "rounding"
    if len(left) == len(right) == 1 and left[0].is_scaled(right[0]):
        return "scale"
    if all(any(a.may_meet(b) for b in right) for a in left):
        return None
    return "value" if _may_be_one_day(one.as_of, other.as_of) else "date"


def _is_rounded(left: Quantity, right: Quantity) -> bool:
    coarse, fine = (left, right) if left.step >= right.step else (right, left)
    return coarse.rounds(fine, _ROUNDED)


def _is_earlier(one: Given, other: Given) -> bool:
    """Whether the value of one is told by the other to be superseded."""
    if one.is_part or other.steps[0] != "value":
        return False
    amounts = [quantity.amount for quantity in one.quantities]
    measured_in = other.figure.unit or ""
    earlier = (quantities(former.value, measured_in) for former in other.figure.supersedes)
    return any([quantity.amount for quantity in found] == amounts for found in earlier)


def _may_be_one_day(one: Edtf | None, other: Edtf | None) -> bool:
    return one is None or other is None or (one.earliest <= other.latest and other.earliest <= one.latest)
