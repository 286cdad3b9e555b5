"""Problems as a person reads them in a terminal, and as a script reads them.

In full each problem has its place, its code and its sentence, then the line of the file with a caret under
the fault, then what would help. Nothing is told by colour alone.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from rich.cells import cell_len, chop_cells

from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, read_file
from briefing.loading.problems import Problem, Severity
from briefing.loading.sentences import counted, joined
from briefing.model.dates import Edtf
from briefing.model.text import clean
from briefing.reader.environment import honour_no_color

SCHEMA = 1

_BEFORE_CARET = 50
_SHOWN = 90
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
_COLOURS = {"error": "31", "warning": "33", "hint": "36"}


def run(paths: Collection[Path], output_format: str = "full", when: Edtf | None = None) -> int:
    """Check the books at the paths as of a date and print what was found; 1 if there is an error, else 0."""
    from briefing.authoring.checking import check  # it brings all of loading, which `full` does not need

    checked = check(paths, when)
    if output_format == "json":
        print(as_json(checked.problems))
    else:
        print(full(checked.problems, books=checked.books, colour=_takes_colour()))
    return int(any(problem.severity == "error" for problem in checked.problems))


def _takes_colour() -> bool:
    """Whether stdout is a terminal with colour, and nobody asked for none."""
    environ = dict(os.environ)
    honour_no_color(environ)
    return sys.stdout.isatty() and environ.get("TERM") != "dumb" and "NO_COLOR" not in environ


def as_json(problems: Collection[Problem]) -> str:
    """The problems for a script; line and column are 0 for a whole file, the hint may be null."""
    rows = [
        {
            "code": problem.code,
            "severity": problem.severity,
            "path": clean(str(problem.path)),
            "line": problem.line,
            "column": problem.column,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps({"schema": SCHEMA, "problems": rows}, ensure_ascii=False, indent=2)


def full(problems: Collection[Problem], *, books: int | None = 1, colour: bool = False) -> str:
    """The problems for a person, and a line that counts them in so many books; no such line for None."""
    lines = cache(_lines)
    told = ["\n".join(_told(problem, lines(problem.path), colour)) for problem in problems]
    return "\n\n".join([*told, *([] if books is None else [_summary(problems, books)])])


def _told(problem: Problem, lines: list[str], colour: bool) -> Iterator[str]:
    place = clean(str(problem.path)) + (f":{problem.line}:{problem.column}" if problem.line else "")
    word = "" if problem.severity == "error" else f"{problem.severity}: "
    yield f"{place}: {_painted(problem.code, problem, colour)} {word}{problem.message}"
    if 0 < problem.line <= len(lines):
        line, caret = _excerpt(lines[problem.line - 1], problem)
        yield f"{problem.line:>5} | {line}"
        yield f"      | {_painted(caret, problem, colour)}"
    if problem.hint:
        yield f"      = help: {problem.hint}"


def _excerpt(line: str, problem: Problem) -> tuple[str, str]:
    """A line of a file, cut around the fault when it is long, and the caret that stands under it."""
    start = problem.column - 1
    fits = len(line) <= _SHOWN and cell_len(line) <= _SHOWN
    first = 0 if fits else _cells_before(line, start, _BEFORE_CARET)
    last = first + len(chop_cells(line[first : first + _SHOWN], _SHOWN)[0]) if line[first:] else first
    cut_before, cut_after = "…" if first else "", "…" if last < len(line) else ""
    indent = " " * cell_len(cut_before + line[first:start])
    width = cell_len(line[start : min(start + problem.width, last)])
    return cut_before + line[first:last] + cut_after, indent + "^" * max(width, 1)


def _cells_before(line: str, end: int, cells: int) -> int:
    """From where to show a line so that at most so many cells stand before a place in it."""
    start = end
    while start > 0 and cell_len(line[start - 1 : end]) <= cells:
        start -= 1
    return start


def _lines(path: Path) -> list[str]:
    """The lines of a file as they may be shown, none if it cannot be read."""
    try:
        data = read_file(path, LIMITS.file_bytes)
    except NotReadable:
        return []
    return clean(data.decode("utf-8-sig", errors="replace")).replace("\t", " ").split("\n")


def _summary(problems: Collection[Problem], books: int) -> str:
    counts = Counter(problem.severity for problem in problems)
    found = [counted(counts[severity], severity) for severity in _SEVERITIES if counts[severity]]
    return f"{joined(found, 'and') or 'No problems'} in {counted(books, 'book')}."


def _painted(words: str, problem: Problem, colour: bool) -> str:
    return f"\x1b[{_COLOURS[problem.severity]}m{words}\x1b[0m" if colour else words
