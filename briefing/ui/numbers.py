"""The numbers of a figure as a reader has put them: what is marked, picked, sorted, turned, ranked.

What is compared are the series over time, else the names (`Poland`) for which there are values: they are what
is picked and ranked, be they columns or rows. It knows no screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from briefing.library.figures.comparing import KEYS, Place, chosen, joined, labelled, order, ranked, turned
from briefing.library.figures.grid import Cell, Column, Grid
from briefing.model.text import Text

_RANK = Text("rank")


class Sort(NamedTuple):
    """The column by which rows are sorted, or `KEYS`."""

    column: int
    descending: bool


class Sheet(NamedTuple):
    """A grid as it is shown: the positions of the marked row and column, the picked ones, the sorted one.

    The keys are the first column, which may be marked as `KEYS`. `bars` tell of each row its share of the
    largest one; they are empty where none are drawn. The last column may be one of several, with others
    `before` and `after` it.
    """

    grid: Grid
    row: int
    column: int
    picked_rows: frozenset[int] = frozenset()
    picked_columns: frozenset[int] = frozenset()
    sort: Sort | None = None
    bars: tuple[float, ...] = ()
    before: bool = False
    after: bool = False


def _ranked(place: Place) -> Text:
    """The rank, or why there is none: words such as `about 3` have no size."""
    return Text(str(place.rank) if place.rank else "not ranked" if place.cell else "no value")


@dataclass(frozen=True)
class Numbers:
    """`row` and `column` are what is marked, `picked` what is picked, by their numbers in the whole grid.

    The last columns of `grid`, as many as were `added`, are of other figures.
    """

    grid: Grid
    row: int = 0
    column: int = 0
    picked: frozenset[int] = frozenset()
    is_turned: bool = False
    is_narrowed: bool = False
    is_ranking: bool = False
    sort: Sort | None = None
    added: int = 0

    # What is there

    @property
    def are_columns(self) -> bool:
        """Whether what is compared stands in columns, else in rows."""
        return self.grid.is_over_time != self.is_turned

    @cached_property
    def whole(self) -> Grid:
        """All numbers, turned or not."""
        return turned(self.grid) if self.is_turned else self.grid

    @cached_property
    def _compared(self) -> Grid:
        """All numbers, with what is compared in columns."""
        return self.grid if self.grid.is_over_time else turned(self.grid)

    @property
    def subject(self) -> int | None:
        """Which of what is compared is marked; None where the first column is."""
        marked = self.column if self.are_columns else self.row
        return None if marked == KEYS else marked

    @property
    def point(self) -> int:
        """At which x it is marked."""
        return max(0, self.row if self.are_columns else self.column)

    @property
    def name(self) -> Text:
        """What is marked of what is compared, by its name; empty where the first column is."""
        return Text("") if self.subject is None else labelled(self._compared.columns[self.subject])

    @property
    def kind(self) -> Text:
        """What one of what is compared is called: a series, an Ally."""
        return Text("series") if self.grid.is_over_time else self.grid.x

    # What is shown

    def _kept(self, count: int, are_compared: bool) -> tuple[int, ...]:
        return tuple(sorted(self.picked)) if self.is_narrowed and are_compared else tuple(range(count))

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns that are shown."""
        return self._kept(len(self.whole.columns), self.are_columns)

    @property
    def _sort(self) -> Sort | None:
        """By which shown column rows are sorted."""
        return self.sort if self.sort and self.sort.column in (KEYS, *self.columns) else None

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows that are shown, in their order."""
        kept = self._kept(len(self.whole.keys), not self.are_columns)
        if self._sort is None:
            return kept
        among = set(kept)
        return tuple(row for row in order(self.whole, *self._sort) if row in among)

    def plotted(self, as_lines: bool) -> Grid:
        """What is shown, not turned, in its order: series that are picked or were added come first.

        Lines go on as their figure has them, however the table is sorted.
        """
        if self.is_ranking:
            return self._ranking_plotted
        rows, series = (self.columns, self.rows) if self.is_turned else (self.rows, self.columns)
        if as_lines:
            rows = tuple(sorted(rows))
        return chosen(self.grid, rows, sorted(series, key=self._is_behind))

    def _is_behind(self, series: int) -> tuple[bool, bool]:
        is_picked = self.grid.is_over_time and series in self.picked
        return not is_picked, series < len(self.grid.columns) - self.added

    @cached_property
    def ranking(self) -> tuple[Place, ...]:
        """What is compared, ranked where it is marked."""
        kept = self._kept(len(self._compared.columns), are_compared=True)
        places = ranked(chosen(self._compared, range(len(self._compared.keys)), kept), self.point)
        return tuple(place._replace(column=kept[place.column]) for place in places)

    @cached_property
    def shown(self) -> Grid:
        """What is on the screen, for whoever copies it."""
        return self._ranking_shown if self.is_ranking else chosen(self.whole, self.rows, self.columns)

    @property
    def _ranking_plotted(self) -> Grid:
        names = (labelled(self._compared.columns[place.column]) for place in self.ranking)
        values = Column(self._compared.keys[self.point], tuple(place.cell for place in self.ranking))
        return Grid(self.kind, self.grid.unit, tuple(names), (values,))

    @property
    def _ranking_shown(self) -> Grid:
        plotted = self._ranking_plotted
        names = tuple(Cell(name, None) for name in plotted.keys)
        return plotted._replace(
            x=_RANK,
            keys=tuple(map(_ranked, self.ranking)),
            columns=(Column(self.kind, names, unit=self.kind), *plotted.columns),
        )

    @property
    def sheet(self) -> Sheet:
        """What is on the screen, with its signs."""
        if self.is_ranking:
            return self._ranking_sheet
        return Sheet(
            self.shown,
            self.rows.index(self.row),
            self._position(self.column),
            frozenset(() if self.are_columns else self._positions(self.rows)),
            frozenset(self._positions(self.columns) if self.are_columns else ()),
            self._sort and self._sort._replace(column=self._position(self._sort.column)),
        )

    def _position(self, column: int) -> int:
        return KEYS if column == KEYS else self.columns.index(column)

    def _positions(self, shown: tuple[int, ...]) -> list[int]:
        return [at for at, compared in enumerate(shown) if compared in self.picked]

    @property
    def _ranking_sheet(self) -> Sheet:
        compared = tuple(place.column for place in self.ranking)
        marked = compared.index(self.subject) if self.subject in compared else 0
        return Sheet(
            self.shown,
            marked,
            len(self.shown.columns) - 1,
            frozenset(self._positions(compared)),
            bars=self._bars,
            before=self.point > 0,
            after=self.point < len(self._compared.keys) - 1,
        )

    @property
    def _bars(self) -> tuple[float, ...]:
        values = [place.cell.value if place.cell and place.rank else None for place in self.ranking]
        amounts = [value for value in values if value is not None]
        largest = max(amounts, default=Decimal(0))
        if largest <= 0 or min(amounts) < 0:
            return ()
        return tuple(float(value / largest) if value else 0 for value in values)

    # What the reader does

    def marking(self, row: int, column: int) -> Numbers:
        """What stands at a row and a column of the sheet is marked."""
        if self.is_ranking:
            return self._marking_subject(self.ranking[row].column)
        return replace(self, row=self.rows[row], column=column if column == KEYS else self.columns[column])

    def _marking_subject(self, subject: int) -> Numbers:
        return replace(self, column=subject) if self.are_columns else replace(self, row=subject)

    def _marking_point(self, point: int) -> Numbers:
        return replace(self, row=point) if self.are_columns else replace(self, column=point)

    def moved_on(self, step: int) -> Numbers:
        """The ranking at another x."""
        return self._marking_point(max(0, min(self.point + step, len(self._compared.keys) - 1)))

    def picking(self) -> Numbers:
        """What is marked of what is compared is picked, or no longer."""
        if self.subject is None:
            return self
        picked = self.picked ^ {self.subject}
        after = replace(self, picked=picked, is_narrowed=self.is_narrowed and bool(picked))
        return after._marking_subject(min(picked)) if after.is_narrowed else after

    def narrowing(self) -> Numbers:
        """Only what is picked is shown, or all again."""
        after = replace(self, is_narrowed=not self.is_narrowed and bool(self.picked))
        is_there = not after.is_narrowed or self.subject is None or self.subject in self.picked
        return after if is_there else after._marking_subject(min(self.picked))

    def sorting(self) -> Numbers:
        """The rows by the marked column, the largest first; again, the other way; again, as written.

        The first of them is marked then.
        """
        largest_first = self.column != KEYS
        turns = (None, Sort(self.column, largest_first), Sort(self.column, not largest_first), None)
        now = self.sort if self.sort and self.sort.column == self.column else None
        after = replace(self, sort=turns[turns.index(now) + 1])
        return replace(after, row=after.rows[0])

    def turning(self) -> Numbers:
        """Columns as rows, and rows as columns."""
        now = self._marking_some
        return replace(now, is_turned=not self.is_turned, row=now.column, column=now.row, sort=None)

    def changing_view(self) -> Numbers:
        """The ranking, or the table again."""
        return replace(self if self.is_ranking else self._marking_some, is_ranking=not self.is_ranking)

    @property
    def _marking_some(self) -> Numbers:
        """Where the first column is marked, the value next to it is."""
        if self.column != KEYS:
            return self
        return replace(self, column=self.columns[0])

    def adding(self, other: Grid, column: int, of: Text) -> Numbers:
        """A series of another figure stands beside the others, marked, and picked where others are."""
        grown = joined(self.grid, other, column, of)
        added, now = len(self.grid.columns), self._marking_some
        after = replace(now, grid=grown, sort=None, added=self.added + 1)
        if self.grid.is_over_time:
            picked = self.picked | {added} if self.picked else self.picked
            at = grown.keys.index(self.grid.keys[now.point])
            return replace(after, picked=picked)._marking_subject(added)._marking_point(at)
        moved = [grown.keys.index(key) for key in self.grid.keys]
        after = replace(after, picked=frozenset(moved[name] for name in self.picked))
        return after._marking_subject(moved[now.subject or 0])._marking_point(added)


def first_shown(grid: Grid) -> Numbers:
    """A grid that was not touched yet: what is newest is marked, else what is first."""
    return Numbers(grid, row=len(grid.keys) - 1 if grid.is_over_time else 0)
