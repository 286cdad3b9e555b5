"""The same series with different values in two figures, or a series and a value of one date.

Two series are of the same thing if they have one name in figures of one title (or, in two books, of one id),
or if one is named as the other figure is. In figures with other titles one name may mean two things, as that
of a country does: there they are of the same thing if they agree at half of the places that both have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from briefing.library.figures.drift import Drift, Given, compared
from briefing.library.figures.quantities import quantities
from briefing.library.search.words import indexed
from briefing.library.titles import measure
from briefing.model.book import Ref
from briefing.model.entries import Figure
from briefing.model.numbers import split_estimate
from briefing.model.text import Text


class Course(NamedTuple):
    """A series of a figure: the figure's title and its own name as they are indexed; its values by x.

    `label` is what it is called. `position` counts the series as the author wrote them, of which one in a
    CSV file may be several here; `is_alone` if it is the only one of the figure.
    """

    ref: Ref
    figure: Figure
    label: Text
    title: str
    named: str
    points: dict[Text, tuple[Text, Text]]
    position: int
    is_alone: bool

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
        unit = found[0].unit._replace(power=0)
        return Given(self.ref, self.figure, self.label, self.name, shown, unit, found, steps, x)


def courses(figure: Figure, book: str) -> Iterator[Course]:
    """The series of a figure."""
    ref, title = Ref(book, figure.id), indexed(figure.title)
    written, last = -1, None
    for series in figure.series:
        written += series.csv is None or series.csv != last
        last = series.csv
        points = {split_estimate(x)[0]: (x, value) for x, value in series.points.items()}
        label, is_alone = series.name or figure.title, len(figure.series) == 1
        named = indexed(series.name or "")
        yield Course(ref, figure, label, title, named, points, written, is_alone)


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
    if value.is_part or not value.figure.as_of or value.ref == course.ref or not is_same:
        return None
    return course.at(Text(value.figure.as_of.text.rstrip("~?%")))


def between(mine: Course, other: Course) -> Drift | None:
    """Where first another series differs from one of the same thing."""
    kinship = "" if mine.ref == other.ref else _kinship(mine, other)
    if not kinship:
        return None
    shared = [x for x in mine.points if x in other.points]
    found = [drift for x in shared if (drift := _at(x, mine, other))]
    if not found or (kinship == "perhaps" and 2 * len(found) > len(shared)):
        return None
    return found[0]._replace(more=len(found) - 1)


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
    if mine.points[x][1] == other.points[x][1] and mine.figure.unit == other.figure.unit:
        return None
    here, there = mine.at(x), other.at(x)
    difference = here and there and compared(here, there)
    return Drift(there, difference, here) if here and there and difference else None
