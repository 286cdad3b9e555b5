"""The series of a figure as a block: drawn where it can be, and always with the table of its numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from briefing.library.figures.grid import Cell, Grid
from briefing.model.dates import Edtf
from briefing.model.measures import TargetLine
from briefing.model.numbers import beyond, number
from briefing.model.page import Block, Chart, Level, Mark, Paragraph, Point, Series, Span, Spans, Table
from briefing.model.text import Text, clean
from briefing.pages.words import joined, muted, plain

Kind = Literal["line", "bar", "stacked", "none"]

_RIGHT: Literal["right"] = "right"


def chart(found: Grid, kind: Kind | None = None, targets: Iterable[TargetLine] = ()) -> tuple[Block, ...]:
    """What shows the numbers of a grid: a chart, or the table alone where none is wanted or possible."""
    targets = tuple(targets)
    table, levels = _table(found), tuple(_levels(targets))
    note, missing = _note(found, levels), _out_of_reach(found, targets)
    below = (Paragraph(missing, space=0),) if missing else ()
    series = tuple(Series(column.name, tuple(map(_point, column.cells))) for column in found.columns)
    has_numbers = any(point and point.value is not None for each in series for point in each.points)
    if kind == "none" or not has_numbers:
        return (table, *((Paragraph(note, space=0),) if note else ()), *below)
    drawn, at, unit = kind or usual_kind(found), _along(found.keys), unit_of_series(found)
    return (Chart(drawn, unit, found.keys, at, series, table, levels, note), *below)


def usual_kind(found: Grid) -> Literal["line", "bar"]:
    """How numbers are drawn if nothing else is said: as lines where they go on in time, else as bars."""
    return "line" if found.is_over_time and len(found.keys) > 1 else "bar"


def _note(found: Grid, levels: Iterable[Level]) -> Spans:
    """What a table does not say by itself."""
    targets = ", ".join(level.label for level in levels)
    phrases = ("e: estimate" * found.has_estimates, targets and f"measured against: {targets}")
    return joined(map(muted, phrases))


def _out_of_reach(found: Grid, targets: Iterable[TargetLine]) -> Spans:
    """The values and targets that are too large or too small to be drawn."""
    told = [
        f"{key} {cell.text}"
        for column in found.columns
        for key, cell in zip(found.keys, column.cells, strict=True)
        if cell and beyond(cell.text)
    ]
    told += [f"{target.label or ''} {target.value}".strip() for target in targets if beyond(target.value)]
    return (Span(clean(f"▲ out of reach, not drawn: {', '.join(told)}"), Mark.WARNING),) if told else ()


def _table(found: Grid) -> Table:
    """A column a series; a gap is an empty cell."""
    return Table(
        head=(muted(found.x), *(muted(column.name) for column in found.columns)),
        rows=tuple(
            (plain(key), *(_cell(column.cells[row]) for column in found.columns))
            for row, key in enumerate(found.keys)
        ),
        aligns=("left", *(_RIGHT for _ in found.columns)),
    )


def _cell(cell: Cell | None) -> Spans:
    if cell is None:
        return plain("")
    return (Span(cell.text), *((Span(Text("e"), Mark.MUTED),) if cell.is_estimate else ()))


def _point(cell: Cell | None) -> Point | None:
    if cell is None:
        return None
    if cell.value is not None:
        return Point(cell.text, float(cell.value), cell.is_estimate)
    why = beyond(cell.text)
    return Point(Text(f"{cell.text} ({why})") if why else cell.text, None, cell.is_estimate)


def unit_of_series(found: Grid) -> Text:
    """The unit without what says which of the points the figure's own value is: `NATO total 2025e`."""
    names = [column.name for column in found.columns if column.name != found.unit]
    phrases = found.unit.split(", ")
    return Text(", ".join(phrase for phrase in phrases if not _is_a_point(phrase, names, found.keys)))


def _is_a_point(phrase: str, names: Iterable[str], keys: Iterable[str]) -> bool:
    for name in names:
        phrase = phrase.removeprefix(name).lstrip()
    return not phrase or phrase.removesuffix("e") in keys


def _along(keys: tuple[Text, ...]) -> tuple[float, ...]:
    """Numbers and dates stand as far apart as they are; names one after the other."""
    numbers = [number(key) for key in keys]
    if all(amount is not None for amount in numbers):
        return tuple(float(amount) for amount in numbers if amount is not None)
    try:
        return tuple(float(Edtf.parse(key).earliest.toordinal()) for key in keys)
    except ValueError:
        return tuple(map(float, range(len(keys))))


def _levels(targets: Iterable[TargetLine]) -> Iterable[Level]:
    """The target lines that have a number, each with its value in its label."""
    for target in targets:
        value = number(target.value)
        if value is not None:
            label = target.label or target.value
            yield Level(label if target.value in label else Text(f"{label}: {target.value}"), float(value))
