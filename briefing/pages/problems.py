"""What is wrong with a book, as a page of it: each problem with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.loading.problems import Problem
from briefing.model.page import Block, Paragraph, Part
from briefing.model.text import Text
from briefing.pages.blocks import note, parts, title
from briefing.pages.view import View
from briefing.pages.words import joined, muted, plain, strong


def problems(view: View) -> tuple[Part, ...]:
    """Every problem of the book in the order of its files, for which all of it is read if need be."""
    view.volume.findings.work_out()
    return parts(listed(view.volume.problems))


def listed(found: Iterable[Problem]) -> Iterator[Block]:
    """A title, and each problem with its place."""
    yield title("Problems in this book")
    is_empty = True
    for problem in found:
        is_empty = False
        place = f"{problem.path.name}:{problem.line}:{problem.column}"
        yield Paragraph(
            joined(
                (
                    (*strong(problem.severity), *muted(f" {place} {problem.code}")),
                    plain(problem.message),
                    muted(problem.hint or Text("")) if problem.hint else (),
                ),
                "\n",
            )
        )
    if is_empty:
        yield note("None were found.")
