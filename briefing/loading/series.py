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
from briefing.loading.rules import flaw, is_point, misdated, remedy
from briefing.loading.sentences import counted, quoted
from briefing.model.measures import Series
from briefing.model.numbers import split_estimate
from briefing.model.text import Text, one_line

_COLUMNS = "the first column is x, each other column a series; the first line has their names"
_OTHER_SIGNS = {";": "`;`", "\t": "tabs", "|": "`|`"}
"""What parts columns in files that are called CSV too, and what that is called."""

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
        return tuple(_columns(text, _Teller(path, problems)))
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


def _columns(text: Text, teller: _Teller) -> Iterator[Series]:
    """One series a column, without the lines that do not fit the first."""
    rows = list(_rows(text))
    if not rows:
        raise _Unusable("the file is empty", _COLUMNS)
    line, names = rows[0]
    if len(names) < 2:
        raise _of_one_column(line, text.splitlines()[line - 1])
    if len(rows) < 2:
        raise _Unusable("the file has names and no line of values below them", _COLUMNS)
    if len(set(names)) < len(names) or not all(names[1:]):
        raise _Unusable("each column needs a name of its own", line=line)
    good = list(_fitting(rows[1:], len(names), teller))
    lines = {cells[0]: line for line, cells in good}
    for key, sentence, advice in misdated(names[0], lines):
        teller.tell(lines[key], "N006", sentence, advice)
    for column, name in enumerate(names[1:], 1):
        points = {cells[0]: cells[column] for _, cells in good}
        for line, cells in good:
            if not is_point(cells[column]):
                sentence = f"{quoted(cells[column])} under {quoted(name)} {flaw(cells[column])}"
                teller.tell(line, "N006", sentence, remedy(cells[column]))
        yield Series(name=name, x=names[0], points=points)


def _of_one_column(line: int, written: str) -> _Unusable:
    sign = next((sign for sign in _OTHER_SIGNS if sign in written), None)
    if sign is None:
        return _Unusable("the file has one column, and none of values beside it", _COLUMNS, line)
    hint = "part them by commas, and write decimals with a point"
    return _Unusable(f"the columns are parted by {_OTHER_SIGNS[sign]} and not by commas", hint, line)


def _fitting(rows: list[Row], width: int, teller: _Teller) -> Iterator[Row]:
    seen: dict[Text, Text] = {}
    for line, cells in rows:
        sentence = None
        if len(cells) != width:
            sentence = f"the line has {counted(len(cells), 'value')} where the first has {width} names"
        elif (first := seen.setdefault(split_estimate(cells[0])[0], cells[0])) is not cells[0]:
            beside = "twice" if first == cells[0] else f"beside {quoted(first)}, which is one point with it"
            sentence = f"{quoted(cells[0])} stands in the first column {beside}"
        if sentence:
            teller.tell(line, "N003", sentence, "the line is left out")
        else:
            yield line, cells
