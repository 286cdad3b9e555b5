"""A figure's series that stand in a CSV file: the first column is x, each other column a series."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from briefing.loading.budgets import LIMITS
from briefing.loading.decoding import decode
from briefing.loading.problems import WHOLE_FILE, Mark, Problem
from briefing.loading.rules import EMPTY_IF_UNKNOWN, is_point
from briefing.loading.sentences import quoted
from briefing.model.entries import Series
from briefing.model.text import Text, one_line

Row = tuple[int, list[Text]]
"""A line's number and its cells."""


def columns(series: Series, data: bytes, path: Path) -> tuple[tuple[Series, ...], list[Problem]]:
    """The series in a CSV file that one names, one a column, and what is wrong with the file."""
    text, problems = decode(data, path)
    if text is None:
        return (), problems
    try:
        found = tuple(_columns(series, list(_rows(text)), path, problems))
    except _Unusable as unusable:
        problems.append(Problem.at(unusable.mark, path, "N003", str(unusable), unusable.hint))
        return (), problems
    return found, problems


class _Unusable(Exception):
    """Nothing can be made of the file; says why."""

    def __init__(self, sentence: str, hint: str | None = None, line: int = 0) -> None:
        super().__init__(sentence)
        self.hint = hint
        self.mark = Mark(line, 1) if line else WHOLE_FILE


def _rows(text: Text) -> Iterator[Row]:
    """The lines that hold anything."""
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    cells = 0
    try:
        for row in reader:
            cells += len(row)
            if cells > LIMITS.file_values:
                raise _Unusable(f"the file has more than {LIMITS.file_values:,} values", line=reader.line_num)
            if any(row):
                yield reader.line_num, [one_line(Text(cell[: LIMITS.line_characters])) for cell in row]
    except csv.Error as error:
        raise _Unusable(f"the line is not CSV: {error}", line=reader.line_num) from None


def _columns(series: Series, rows: list[Row], path: Path, problems: list[Problem]) -> Iterator[Series]:
    """One series a column, without the lines that do not fit the first."""
    if len(rows) < 2 or len(rows[0][1]) < 2:
        hint = "the first column is x, each other column a series; the first line has their names"
        raise _Unusable("the file has no column of values under a name", hint)
    line, names = rows[0]
    if len(set(names)) < len(names) or not all(names[1:]):
        raise _Unusable("each column needs a name of its own", line=line)
    good = list(_fitting(rows[1:], len(names), path, problems))
    for column, name in enumerate(names[1:], 1):
        points = {cells[0]: cells[column] for _, cells in good}
        for line, cells in good:
            if not is_point(cells[column]):
                sentence = f"{quoted(cells[column])} under {quoted(name)} is not a number"
                problems.append(Problem.at(Mark(line, 1), path, "N006", sentence, EMPTY_IF_UNKNOWN))
        yield Series(name=name, x=series.x or names[0], points=points)


def _fitting(rows: list[Row], width: int, path: Path, problems: list[Problem]) -> Iterator[Row]:
    seen: set[Text] = set()
    for line, cells in rows:
        sentence = None
        if len(cells) != width:
            sentence = f"the line has {len(cells)} values where the first has {width} names"
        elif cells[0] in seen:
            sentence = f"{quoted(cells[0])} stands in the first column twice"
        if sentence:
            problems.append(Problem.at(Mark(line, 1), path, "N003", sentence, "the line is left out"))
        else:
            seen.add(cells[0])
            yield line, cells
