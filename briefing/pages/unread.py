"""What of a figure's numbers could not be read: a CSV file that is no good, or some lines of it."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import normpath

from briefing.loading.problems import Problem
from briefing.loading.sentences import quoted
from briefing.model.entries import Figure
from briefing.model.text import Text, clean
from briefing.pages.view import View

_SHOWN = 5
"""How many lines that are left out are named."""


def unread(entry: Figure, view: View) -> Iterator[Text]:
    """A sentence for each CSV file of which something is missing."""
    for name in dict.fromkeys(series.csv for series in entry.series if series.csv):
        told = list(_told(name, view))
        if not any(series.points for series in entry.series if series.csv == name):
            why = [problem.message for problem in told if problem.severity == "error"][:1]
            yield clean(
                ": ".join(("its numbers cannot be read", *(why if _names(name, why) else (name, *why))))
            )
        elif lines := [f"{problem.line}" for problem in told if problem.code == "N003"]:
            more = f" and {len(lines) - _SHOWN:,} more" if len(lines) > _SHOWN else ""
            which = f"{'line' if len(lines) == 1 else 'lines'} {', '.join(lines[:_SHOWN])}{more}"
            yield clean(f"left out of {name}, as what stands there does not fit: {which}")


def _names(name: str, why: list[Text]) -> bool:
    return bool(why) and why[0].startswith(quoted(name))


def _told(name: str, view: View) -> Iterator[Problem]:
    """What is wrong with a CSV file, or with finding it."""
    book = view.volume.book
    path = normpath(book.path / name)
    for problem in view.volume.written_wrong:
        if normpath(problem.path) == path or problem.message.startswith(quoted(name)):
            yield problem
