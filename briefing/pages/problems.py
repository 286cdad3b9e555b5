"""What is wrong with a book, as a page of it: each problem with its place."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.page import Block, Paragraph, Part
from briefing.model.text import Text
from briefing.pages.blocks import note, parts, title
from briefing.pages.view import View
from briefing.pages.words import joined, muted, plain, strong


def problems(view: View) -> tuple[Part, ...]:
    """Every problem of the book in the order of its files."""
    return parts(_problems(view))


def _problems(view: View) -> Iterator[Block]:
    found = view.volume.problems
    yield title("Problems in this book")
    if not found:
        yield note("None were found.")
    for problem in found:
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
