"""The fix of each problem that has one, by its code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from briefing.authoring.fixes import indenting, keys, quoting, references, values
from briefing.authoring.fixes.fix import Fix, Turn
from briefing.authoring.fixes.site import Faulty, FaultyBook, Site
from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, read_file
from briefing.loading.problems import Problem
from briefing.loading.sentences import quoted
from briefing.model.text import clean

FIXES: Mapping[str, Callable[[Site], Fix | None]] = {
    "Y001": indenting.gap,
    "Y002": indenting.tabs,
    "Y003": quoting.unclosed,
    "Y004": quoting.forbidden,
    "Y005": quoting.colon,
    "Y006": indenting.slipped,
    "Y008": quoting.escape,
    "Y101": quoting.decorated,
    "Y103": quoting.decorated,
    "Y106": keys.doubled,
    "Y111": quoting.cut,
    "K001": keys.section,
    "K002": keys.key,
    "K003": quoting.commented_out,
    "K004": values.shape,
    "K005": values.choice,
    "K006": values.whole_number,
    "K007": references.unfit,
    "K009": values.code,
    "K010": values.country,
    "R002": references.nowhere,
    "R003": references.wrong_kind,
    "R009": references.heading,
    "T001": values.date,
    "T005": values.ends,
    "M001": values.marking,
}


def offered(books: Iterable[Path], problems: Iterable[Problem]) -> dict[Problem, Fix]:
    """What would mend problems of some books, as far as it is known."""
    by_path = {path: FaultyBook(path) for path in books}
    read = cache(_read)
    found = {}
    for problem in problems:
        mend = FIXES.get(problem.code) if problem.line else None
        paths = (problem.path, *problem.path.parents)
        book = next((by_path[path] for path in paths if path in by_path), None)
        file = read(problem.path) if mend and book else None
        site = Site(problem, book, file) if mend and book and file else None
        fix = mend(site) if mend and site else None
        if site and fix and all(map(_is_clean, fix.turns)) and _agrees(fix, site.hinted):
            found[problem] = fix
    return found


def _agrees(fix: Fix, hinted: str | None) -> bool:
    """Whether a fix writes the word that the hint asks for, if it asks for one."""
    return hinted is None or quoted(hinted) in fix.words


def _is_clean(turn: Turn) -> bool:
    """Whether what is to be written may be shown as it is."""
    text = turn.edit.text.replace("\r\n", "\n")
    return clean(text) == text


def _read(path: Path) -> Faulty | None:
    """A file as it is; None if it is no text in YAML."""
    if path.suffix != ".yaml":
        return None
    try:
        file = Faulty(path, path.name, read_file(path, LIMITS.file_bytes))
        assert file.text is not None
    except (NotReadable, UnicodeDecodeError):
        return None
    return file
