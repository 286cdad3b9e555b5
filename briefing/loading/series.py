"""The series that stand in a book's CSV files: the first column is x, each other column a series.

However many figures name a file, it is read once.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.loading.budgets import LIMITS
from briefing.loading.decoding import decode
from briefing.loading.opening import Opened
from briefing.loading.problems import WHOLE_FILE, Mark, Problem, Problems
from briefing.loading.rules import EMPTY_IF_UNKNOWN, is_point
from briefing.loading.sentences import quoted
from briefing.model.measures import Series
from briefing.model.text import Text, one_line

Row = tuple[int, list[Text]]
"""A line's number and its cells."""


class CsvFiles:
    """The CSV files of one book, each read when it is first asked for."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._read: dict[Path, tuple[Series, ...]] = {}

    def columns(self, name: str) -> tuple[Series, ...]:
        """The series in a file of the book, none if it is no good. Raises NotReadable."""
        self._opened.check(name, LIMITS.file_bytes)
        path = self._opened.folder / name
        real = Path(os.path.realpath(path))  # one file may be written in many ways
        if real not in self._read:
            self._read[real] = columns(self._opened.read(name), path, self._opened.problems)
        return self._read[real]


def columns(data: bytes, path: Path, problems: Problems) -> tuple[Series, ...]:
    """The series in the bytes of a CSV file, one a column; what is wrong is added to the problems."""
    text, found = decode(data, path)
    problems.add(*found)
    if text is None:
        return ()
    try:
        return tuple(_columns(list(_rows(text)), _Teller(path, problems)))
    except _Unusable as unusable:
        problems.add(Problem.at(unusable.mark, path, "N003", str(unusable), unusable.hint))
        return ()


class _Teller(NamedTuple):
    """Tells what is wrong with a line of a file."""

    path: Path
    problems: Problems

    def tell(self, line: int, code: str, sentence: str, hint: str) -> None:
        if self.problems.has_room(code):
            self.problems.add(Problem.at(Mark(line, 1), self.path, code, sentence, hint))


class _Unusable(Exception):
    """Nothing can be made of the file; says why."""

    def __init__(self, sentence: str, hint: str | None = None, line: int = 0) -> None:
        super().__init__(sentence)
        self.hint = hint
        self.mark = Mark(line, 1) if line else WHOLE_FILE


def _rows(text: Text) -> Iterator[Row]:
    """The lines that hold anything."""
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        for number, row in enumerate(reader):
            if number > LIMITS.csv_rows:
                raise _Unusable(f"the file has more than {LIMITS.csv_rows:,} rows", line=reader.line_num)
            if len(row) > LIMITS.csv_columns:
                raise _Unusable(f"the row has more than {LIMITS.csv_columns} columns", line=reader.line_num)
            if any(row):
                yield reader.line_num, [one_line(Text(cell[: LIMITS.line_characters])) for cell in row]
    except csv.Error as error:
        raise _Unusable(f"the line is not CSV: {error}", line=reader.line_num) from None


def _columns(rows: list[Row], teller: _Teller) -> Iterator[Series]:
    """One series a column, without the lines that do not fit the first."""
    if len(rows) < 2 or len(rows[0][1]) < 2:
        hint = "the first column is x, each other column a series; the first line has their names"
        raise _Unusable("the file has no column of values under a name", hint)
    line, names = rows[0]
    if len(set(names)) < len(names) or not all(names[1:]):
        raise _Unusable("each column needs a name of its own", line=line)
    good = list(_fitting(rows[1:], len(names), teller))
    for column, name in enumerate(names[1:], 1):
        points = {cells[0]: cells[column] for _, cells in good}
        for line, cells in good:
            if not is_point(cells[column]):
                sentence = f"{quoted(cells[column])} under {quoted(name)} is not a number"
                teller.tell(line, "N006", sentence, EMPTY_IF_UNKNOWN)
        yield Series(name=name, x=names[0], points=points)


def _fitting(rows: list[Row], width: int, teller: _Teller) -> Iterator[Row]:
    seen: set[Text] = set()
    for line, cells in rows:
        sentence = None
        if len(cells) != width:
            sentence = f"the line has {len(cells)} values where the first has {width} names"
        elif cells[0] in seen:
            sentence = f"{quoted(cells[0])} stands in the first column twice"
        if sentence:
            teller.tell(line, "N003", sentence, "the line is left out")
        else:
            seen.add(cells[0])
            yield line, cells
