"""What is wrong with a book, as a page of it: each problem with its place, which leads into its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from briefing.library.volume import Volume
from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, read_file
from briefing.loading.problems import Mark, Problem
from briefing.model.book import PROBLEMS, Ref
from briefing.model.page import Block, Paragraph, Part, Span, Spans
from briefing.model.text import Text, clean
from briefing.pages.blocks import note, parts, title
from briefing.pages.excerpt import excerpt_of
from briefing.pages.view import View
from briefing.pages.words import joined, muted, plain, strong

_TITLE = "Problems in this book"


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
        yield from _shown(lines(problem.path), Mark(problem.line, problem.column, problem.width))
        for other in problem.related:
            where = f"{other.path.name}:{other.mark.line}:{other.mark.column}"
            yield Paragraph(muted(clean(f"{where}: {other.message}")), space=0)
            yield from _shown(lines(other.path), other.mark)


def _shown(written: list[str], mark: Mark) -> Iterator[Block]:
    """A line of a file with a place in it, if it is there."""
    if 0 < mark.line <= len(written):
        yield excerpt_of(Text(written[mark.line - 1]), mark.line, mark.column - 1, mark.width)


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


def _lines(path: Path) -> list[str]:
    """The lines of a file as they may be shown, none if it cannot be read."""
    try:
        data = read_file(path, LIMITS.file_bytes)
    except NotReadable:
        return []
    return clean(data.decode("utf-8-sig", errors="replace")).replace("\t", " ").split("\n")
