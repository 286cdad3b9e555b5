"""Problems as a person reads them in a terminal.

Each has its place, its code and its sentence, then the line of the file with a caret under the fault, then
the other places that it is about, then what would help. Nothing is told by colour alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

from briefing.library.reporting import WITHHELD
from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, read_file
from briefing.loading.problems import Mark, Problem, Severity
from briefing.loading.sentences import counted, joined
from briefing.model.text import clean, one_line

if TYPE_CHECKING:
    from briefing.authoring.fixes.fix import Fix

_MEANT = re.compile("did you mean `[^`]+`\\?")
"""A hint that says no more than the fix which writes the word."""
_BEFORE_CARET = 50
_SHOWN = 90
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")
_COLOURS = {"error": "31", "warning": "33", "hint": "36"}

MayShow = Callable[[Path, Mark, str], bool]
"""Whether a line of a file may be shown."""
Excerpt = Callable[[Path, Mark, Callable[[int], str]], Iterator[str]]


def full(
    problems: Collection[Problem],
    fixes: Mapping[Problem, Fix] = MappingProxyType({}),
    *,
    colour: bool = False,
    may_show: MayShow = lambda path, mark, line: True,
) -> str:
    """The problems for a person, each with what would mend it, a blank line between two."""
    lines = cache(_lines)

    def excerpt(path: Path, mark: Mark, sign: Callable[[int], str]) -> Iterator[str]:
        found = lines(path)
        if 0 < mark.line <= len(found) and may_show(path, mark, found[mark.line - 1]):
            yield from _excerpt(found[mark.line - 1], mark, sign)

    told = (chain(_told(one, excerpt, colour), _help(one, fixes.get(one))) for one in problems)
    return "\n\n".join(map("\n".join, told))


def summary(problems: Collection[Problem], books: int, entries: int, seconds: float | None = None) -> str:
    """How many of which severity in how many books and entries, and how long it took if that is wanted."""
    counts = Counter(problem.severity for problem in problems)
    told = [counted(counts[severity], severity) for severity in _SEVERITIES if counts[severity]]
    found = joined(told, "and") or "No problems"
    held = "1 entry" if entries == 1 else f"{entries:,} entries"
    took = "" if seconds is None else f", {seconds:.2f} s"
    return f"{found} in {counted(books, 'book')}, {held}{took}."


def heading(problem: Problem) -> str:
    """Where a problem is, its code and its sentence, in one line."""
    return _heading(problem, problem.code)


def _heading(problem: Problem, code: str) -> str:
    word = "" if problem.severity == "error" else f"{problem.severity}: "
    return f"{_place(problem.path, problem.line, problem.column)}: {code} {word}{one_line(problem.message)}"


def _place(path: Path, line: int, column: int) -> str:
    return one_line(clean(str(path))) + (f":{line}:{column}" if line else "")


def _told(problem: Problem, excerpt: Excerpt, colour: bool) -> Iterator[str]:
    def painted(words: str) -> str:
        return f"\x1b[{_COLOURS[problem.severity]}m{words}\x1b[0m" if colour else words

    yield _heading(problem, painted(problem.code))
    mark = Mark(problem.line, problem.column, problem.width)
    yield from excerpt(problem.path, mark, lambda width: painted("^" * width))
    for path, mark, message in problem.related:
        yield f"      = {_place(path, mark.line, mark.column)}: {message}"
        yield from excerpt(path, mark, lambda width: "-" * width)


def _help(problem: Problem, fix: Fix | None) -> Iterator[str]:
    """What would help, and what `--fix` does; not both where they are the same."""
    if problem.hint == WITHHELD:
        yield f"      = {WITHHELD}"
    elif problem.hint and not (fix and _MEANT.fullmatch(problem.hint)):
        yield f"      = help: {problem.hint}"
    if fix:
        yield f"      = fix: {clean(fix.words)} ({'--fix' if fix.safe else '--unsafe-fixes'})"


def _excerpt(line: str, mark: Mark, sign: Callable[[int], str]) -> Iterator[str]:
    """A line of a file, cut around the place when it is long, and the sign that stands under it."""
    start = mark.column - 1
    fits = len(line) <= _SHOWN and cell_len(line) <= _SHOWN
    first = 0 if fits else _cells_before(line, start, _BEFORE_CARET)
    last = first + len(chop_cells(line[first : first + _SHOWN], _SHOWN)[0]) if line[first:] else first
    cut_before, cut_after = "…" if first else "", "…" if last < len(line) else ""
    yield f"{mark.line:>5} | {cut_before}{line[first:last]}{cut_after}"
    width = cell_len(line[start : min(start + mark.width, last)])
    yield f"      | {' ' * cell_len(cut_before + line[first:start])}{sign(max(width, 1))}"


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
