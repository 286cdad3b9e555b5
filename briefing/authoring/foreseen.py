"""What `check` will tell of an entry, known before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing.authoring.checking import check
from briefing.authoring.editing.appending import Appended, appended
from briefing.authoring.editing.manuscripts import Manuscript
from briefing.authoring.writing import item_of
from briefing.loading.files import as_if
from briefing.loading.problems import Problem
from briefing.model.entries import Entry


def foreseen(book: Path, files: Sequence[Manuscript], entry: Entry) -> tuple[Problem, ...]:
    """The errors and warnings that stand in the lines of an entry once it is added. Raises NotEditable."""
    change = _in_a_file(appended(book, files, entry), book, files, entry)
    with as_if({change.new.path: change.new.data}):
        found = check((book,)).problems
    lines = range(change.line, change.line + len(item_of(entry)))
    return tuple(
        problem
        for problem in found
        if problem.path.name == change.new.path.name
        and problem.path.resolve() == change.new.path.resolve()
        and problem.line in lines
        and problem.severity != "hint"
    )


def _in_a_file(change: Appended, book: Path, files: Sequence[Manuscript], entry: Entry) -> Appended:
    """The same in a file that is there: of a new one nothing can be foreseen, and sections add up."""
    return change if change.old else appended(book, files[:1], entry)
