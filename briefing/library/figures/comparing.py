"""Series beside each other: what is compared, in which order, and who is where at one x.

All of it goes from grids to grids, so that what was put together can be shown, ranked, copied or drawn alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from briefing.library.figures.grid import Cell, Column, Grid, grid, in_order, key_order
from briefing.library.search.folding import folded
from briefing.model.dates import Edtf
from briefing.model.entries import Figure
from briefing.model.numbers import number, split_estimate
from briefing.model.text import Text, clean

KEYS = -1
"""Stands where a column is asked for, and means the keys of the grid."""


class Place(NamedTuple):
    """Where a column is at one x; those that are equal share a rank, and without a value there is none."""

    column: int
    cell: Cell | None
    rank: int | None


def numbers(figure: Figure) -> Grid:
    """The series of a figure; without any, what its value is made of, or what it was before."""
    if not any(series.points for series in figure.series):
        if figure.parts:
            return _listed(figure, "part", ((part.label, part.value) for part in figure.parts))
        if figure.supersedes:
            return _listed(figure, "date", sorted(_over_time(figure), key=lambda row: key_order(row[0])))
    return grid(figure)


def _over_time(figure: Figure) -> Iterator[tuple[Text, Text]]:
    """The value and its earlier ones, each with its date."""
    for was in figure.supersedes:
        yield _date(was.as_of), was.value
    if figure.value:
        yield _date(figure.as_of), figure.value


def _date(date: Edtf | None) -> Text:
    return clean(str(date)) if date else Text("undated")


def _listed(figure: Figure, x: str, rows: Iterable[tuple[Text, Text]]) -> Grid:
    """A grid of one column."""
    keys, written = zip(*rows, strict=True)
    cells = (Cell(text, number(text), estimated) for text, estimated in map(split_estimate, written))
    return Grid(Text(x), figure.unit or Text(""), keys, (Column(Text("value"), tuple(cells)),))


def chosen(found: Grid, rows: Iterable[int], columns: Iterable[int]) -> Grid:
    """Some rows and columns, in the order in which they are named."""
    rows = tuple(rows)
    return found._replace(
        keys=tuple(found.keys[row] for row in rows),
        columns=tuple(
            column._replace(cells=tuple(column.cells[row] for row in rows))
            for column in map(found.columns.__getitem__, columns)
        ),
    )


def turned(found: Grid) -> Grid:
    """Columns as rows, and rows as columns; a unit of its own stands behind the name."""
    cells = zip(*(column.cells for column in found.columns), strict=True)
    return found._replace(
        x=Text("series"),
        keys=tuple(map(labelled, found.columns)),
        columns=tuple(map(Column, found.keys, cells)),
    )


def labelled(column: Column) -> Text:
    """The name of a column, with its unit where that is not the grid's, and not the name itself."""
    has_own = column.unit and column.unit != column.name
    return Text(f"{column.name} ({column.unit})") if has_own else column.name


def may_join(found: Grid, other: Grid) -> bool:
    """Whether series of one may stand beside those of the other: over the same x, and measured in the same.

    What stands behind a comma in a unit says of when or of whom it is; where that differs it is shown.
    """
    alike_x = (found.is_over_time and other.is_over_time) or found.x.casefold() == other.x.casefold()
    has_each_once = all(len(set(grid.keys)) == len(grid.keys) for grid in (found, other))
    return alike_x and has_each_once and is_measured_alike(found, other)


def is_measured_alike(found: Grid, other: Grid) -> bool:
    """Whether the other one has numbers, in the same unit."""
    return bool(other.columns) and _measure(found.unit) == _measure(other.unit)


def _measure(unit: Text) -> str:
    return folded(unit.partition(",")[0]).strip()


def joined(found: Grid, other: Grid, column: int, of: Text) -> Grid:
    """The grid with a column of another one beside its own; `of` says whose that is."""
    theirs = other.columns[column]
    keys = in_order((*found.keys, *other.keys))
    added = theirs._replace(
        name=Text(f"{theirs.name} · {of}"), unit=other.unit if other.unit != found.unit else Text("")
    )
    return found._replace(
        keys=keys,
        columns=(*_spread(found.columns, found.keys, keys), *_spread((added,), other.keys, keys)),
    )


def _spread(columns: Iterable[Column], keys: Iterable[Text], over: Iterable[Text]) -> Iterator[Column]:
    """Columns over more keys than they had."""
    for column in columns:
        known = dict(zip(keys, column.cells, strict=True))
        yield column._replace(cells=tuple(known.get(key) for key in over))


def order(found: Grid, column: int, descending: bool = False) -> tuple[int, ...]:
    """The rows sorted by a column or by `KEYS`: numbers, then words, and gaps always last."""
    worth = [_worth(found, row, column) for row in range(len(found.keys))]
    amounts = [(value, row) for row, value in enumerate(worth) if isinstance(value, Decimal)]
    words = [(value, row) for row, value in enumerate(worth) if isinstance(value, str)]
    amounts.sort(key=itemgetter(0), reverse=descending)
    words.sort(key=itemgetter(0), reverse=descending)
    gaps = (row for row, value in enumerate(worth) if value is None)
    return (*(row for _, row in amounts), *(row for _, row in words), *gaps)


def _worth(found: Grid, row: int, column: int) -> Decimal | str | None:
    """What a cell is sorted by, a number or folded words; None for a gap."""
    if column == KEYS:
        value = number(found.keys[row])
        return folded(found.keys[row]) if value is None else value
    cell = found.columns[column].cells[row]
    return cell and (folded(cell.text) if cell.value is None else cell.value)


def ranked(found: Grid, row: int) -> tuple[Place, ...]:
    """Every column at one x, the largest first; then those without a number there, in their order."""
    cells = [column.cells[row] for column in found.columns]
    values = {at: cell.value for at, cell in enumerate(cells) if cell and cell.value is not None}
    by_size = sorted(values, key=values.__getitem__, reverse=True)
    ranks: dict[Decimal, int] = {}
    for rank, column in enumerate(by_size, start=1):
        ranks.setdefault(values[column], rank)
    without = (column for column in range(len(cells)) if column not in values)
    return (
        *(Place(column, cells[column], ranks[values[column]]) for column in by_size),
        *(Place(column, cells[column], None) for column in without),
    )
