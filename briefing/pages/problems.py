"""What is wrong with a book, as a page of it: each problem with its place, which leads into its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from briefing.library.volume import Volume
from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, read_file
from briefing.loading.problems import Problem
from briefing.model.book import PROBLEMS, Ref
from briefing.model.page import Block, Code, Paragraph, Part, Span, Spans
from briefing.model.text import Text, clean
from briefing.pages.blocks import note, parts, title
from briefing.pages.view import View
from briefing.pages.words import joined, muted, plain, strong
from briefing.wrap import cells

_TITLE = "Problems in this book"
_BEFORE, _SHOWN = 14, 30
"""Characters of a long line that are shown before the fault, and in all: as many as never wrap."""


def problems(view: View) -> tuple[Part, ...]:
    """Every problem of the book in the order of its files, for which all of it is read if need be.

    Reads the lines that are shown.
    """
    view.volume.findings.work_out()
    view.volume.move_on()
    return parts(_problems(view))


def listed(volume: Volume, found: Iterable[Problem]) -> Iterator[Block]:
    """A title, and each problem with its place, without the lines of the files."""
    yield title(_TITLE)
    told = [_told(problem, plain(_place(problem))) for problem in found]
    yield from _how_many(volume, bool(told))
    yield from told


def _how_many(volume: Volume, are_some: bool) -> Iterator[Block]:
    """Whether these are all of them; until all quotes were looked up, nobody knows."""
    done, of = volume.verdicts.done, len(volume.book.quotes)
    if done < of:
        yield note(f"{'So far' if are_some else 'None so far'}: {done:,} of {of:,} quotes looked up.")
    elif not are_some:
        yield note("None were found.")


def _problems(view: View) -> Iterator[Block]:
    found, lines = view.volume.problems, cache(_lines)
    yield title(_TITLE)
    if view.volume.broken_by:
        yield note("The book is shown as it was before. Once these are mended, it is shown as it is saved.")
    else:
        yield from _how_many(view.volume, bool(found))
    for number, problem in enumerate(found, start=1):
        yield _told(problem, (Span(_place(problem), target=Ref(view.volume.book.id, PROBLEMS, str(number))),))
        written = lines(problem.path)
        if 0 < problem.line <= len(written):
            yield Code(_excerpt(written[problem.line - 1], problem), space=0)


def _told(problem: Problem, place: Spans) -> Paragraph:
    return Paragraph(
        joined(
            (
                (*strong(problem.severity), *plain(" "), *place, *muted(f" {problem.code}")),
                plain(problem.message),
                muted(problem.hint or Text("")) if problem.hint else (),
            ),
            "\n",
        )
    )


def _place(problem: Problem) -> Text:
    return clean(f"{problem.path.name}" + f":{problem.line}:{problem.column}" * bool(problem.line))


def _excerpt(line: str, problem: Problem) -> Text:
    """A line, cut around the fault where it is long, and what points at that."""
    at = problem.column - 1
    first = max(0, at - _BEFORE) if len(line) > _SHOWN else len(line) - len(line.lstrip())
    first = min(first, max(at, 0))
    shown = line[first : first + _SHOWN]
    before, after = "…" * (first > 0 and bool(line[:first].strip())), "…" * (len(line) > first + _SHOWN)
    number = f"{problem.line} │ "
    indent = " " * (cells(number) + len(before) + cells(line[first:at]))
    pointer = "^" * max(1, cells(shown[at - first : at - first + problem.width]))
    return Text(f"{number}{before}{shown}{after}\n{indent}{pointer}")


def _lines(path: Path) -> list[str]:
    """The lines of a file as they may be shown, none if it cannot be read."""
    try:
        data = read_file(path, LIMITS.file_bytes)
    except NotReadable:
        return []
    return clean(data.decode("utf-8-sig", errors="replace")).replace("\t", " ").split("\n")
