"""The same series with different values in two figures, or a series and a value of one date.

Two series are of the same thing if they have one name in figures of one title (or, in two books, of one id),
or if one is named as the other figure is. In figures with other titles one name may mean two things, as that
of a country does: there they are of the same thing if they agree at half of the places that both have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from heapq import nlargest
from itertools import product

from msgspec.structs import replace

from briefing.library.figures.drift import Drift, Given, compared, given
from briefing.library.figures.quantities import Unit, quantities, unit
from briefing.library.search.words import indexed
from briefing.library.titles import measure
from briefing.model.book import Ref
from briefing.model.entries import Figure
from briefing.model.measures import Series
from briefing.model.numbers import number, split_estimate
from briefing.model.text import Text

_ROUNDED = Decimal("0.03")
"""The share of an amount up to which two values may be one."""
_LOOKED_AT = 6
"""How many points at which two series differ most are looked at more closely; the others are counted."""


@dataclass(eq=False)
class Course:
    """A series of a figure: the figure's title and its own name as they are indexed.

    `label` is what it is called. `position` counts the series as the author wrote them, of which one in a
    CSV file may be several here; `is_alone` if it is the only one of the figure.
    """

    ref: Ref
    figure: Figure
    label: Text
    title: str
    named: str
    series: Series
    position: int
    is_alone: bool

    @cached_property
    def points(self) -> dict[Text, tuple[Text, Text]]:
        """By x without the mark of an estimate: x and the value as they are written."""
        return {split_estimate(x)[0]: (x, value) for x, value in self.series.points.items()}

    @cached_property
    def amounts(self) -> dict[Text, Decimal | None]:
        """What the values are worth where they are plain numbers."""
        return {x: number(split_estimate(value)[0]) for x, (_, value) in self.points.items()}

    @cached_property
    def unit(self) -> Unit:
        """In what it is measured."""
        return unit(self.figure.unit or "")

    @property
    def name(self) -> str:
        """What it is of: its own name, else the figure's title."""
        return self.named or self.title

    def at(self, x: Text) -> Given | None:
        """The value at an x; None for a gap, and for what is no number."""
        key, written = self.points.get(x, (Text(""), Text("")))
        found = quantities(written, self.figure.unit or "")
        if not found:
            return None
        steps = ("series", self.position, "points", key)
        shown = measure(replace(self.figure, value=written))
        plain = found[0].unit._replace(power=0)
        return Given(self.ref, self.figure, self.label, self.name, shown, plain, found, steps, x)


def courses(figure: Figure, book: str) -> Iterator[Course]:
    """The series of a figure."""
    ref, title = Ref(book, figure.id), indexed(figure.title)
    written, last = -1, None
    for series in figure.series:
        written += series.csv is None or series.csv != last
        last = series.csv
        label, is_alone = series.name or figure.title, len(figure.series) == 1
        named = indexed(series.name or "")
        yield Course(ref, figure, label, title, named, series, written, is_alone)


def of_own(figure: Figure, book: str) -> Iterator[Drift]:
    """Where the series of a figure that is named as it is gives otherwise what it gives as of its date.

    One of another name is of something else: of a country, or of one of the parts.
    """
    values = (value for value in given(figure, book) if not value.is_part)
    for value, course in product(values, list(courses(figure, book))):
        is_same = course.name == value.name and (course.named or course.is_alone)
        point = _at_its_date(value, course) if is_same else None
        difference = point and compared(value, point)
        if point and difference:
            yield Drift(point, difference, value)


def of_values(values: Iterable[Given], course: Course) -> Iterator[Drift]:
    """The values of figures that a series of another figure gives otherwise at their date."""
    for value in values:
        point = _of_value(value, course)
        difference = point and compared(point, value)
        if point and difference:
            yield Drift(value, difference, point)


def of_course(value: Given, course: Course) -> Drift | None:
    """Where a series gives otherwise what a figure gives as of a date."""
    point = _of_value(value, course)
    difference = point and compared(value, point)
    return Drift(point, difference, value) if point and difference else None


def _of_value(value: Given, course: Course) -> Given | None:
    """The point of a series that stands for the same as the value of another figure."""
    is_same = value.name in (course.name, course.title if course.is_alone else course.name)
    is_other = value.ref != course.ref and not value.is_part
    return _at_its_date(value, course) if is_same and is_other else None


def _at_its_date(value: Given, course: Course) -> Given | None:
    as_of = value.figure.as_of
    return course.at(Text(as_of.text.rstrip("~?%"))) if as_of else None


def between(mine: Course, other: Course) -> Drift | None:
    """Where first another series differs from one of the same thing."""
    kinship = "" if mine.ref == other.ref else _kinship(mine, other)
    if not kinship or (kinship == "perhaps" and mine.unit.measures != other.unit.measures):
        return None
    shared = [x for x in mine.points if x in other.points]
    gaps = {x: gap for x in shared if (gap := _gap(x, mine, other))}
    if kinship == "perhaps" and 2 * sum(gap > _ROUNDED for gap in gaps.values()) > len(shared):
        return None
    widest = set(nlargest(_LOOKED_AT, gaps, key=gaps.__getitem__))
    found = [drift for x in gaps if x in widest and (drift := _at(x, mine, other))]
    return found[0]._replace(more=len(found) - 1 + len(gaps) - len(widest)) if found else None


def _gap(x: Text, mine: Course, other: Course) -> Decimal:
    """By what share of them two series seem to differ at an x, told quickly; 0 where one has a gap."""
    here, there = mine.amounts[x], other.amounts[x]
    if not (mine.points[x][1] and other.points[x][1]):
        return Decimal(0)
    if here is None or there is None or mine.unit != other.unit:
        return Decimal(1)
    return abs(here - there) / (max(abs(here), abs(there)) or 1)


def _kinship(one: Course, other: Course) -> str:
    """Whether two series are of the same thing: `surely`, `perhaps`, or not."""
    is_one_figure = one.title == other.title or (
        one.ref.book != other.ref.book and one.ref.id == other.ref.id
    )
    if one.name == other.name:
        return "surely" if is_one_figure or not (one.named and other.named) else "perhaps"
    is_named_once = not (one.named and other.named) and one.is_alone and other.is_alone
    return "surely" if is_one_figure and is_named_once else ""


def _at(x: Text, mine: Course, other: Course) -> Drift | None:
    here, there = mine.at(x), other.at(x)
    difference = here and there and compared(here, there)
    return Drift(there, difference, here) if here and there and difference else None
