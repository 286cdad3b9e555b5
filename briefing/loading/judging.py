"""What becomes of problems by the will of the author: rules set otherwise, and comments that ignore one.

A comment `# briefing: ignore[CODE] why` stands on the line of a problem or alone above it; beside or above
the key of a text of several lines it is for the whole text. What could not be read is told all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefing.loading.budgets import LIMITS
from briefing.loading.decoding import decode
from briefing.loading.files import NotReadable, read_file
from briefing.loading.problems import RULES, Mark, Problem, is_lasting, ordered
from briefing.loading.sentences import quoted
from briefing.loading.settings import Rulings, no_rule

_SIGN = b"briefing:"
_COMMENT = re.compile(r"(?:^|[ \t])(#[ \t]*briefing:[ \t]*ignore\b(?:\[([^\]]*)\])?[ \t]*(.*))$")
_TEXT = re.compile(r"(?:^|[ \t])(?:[|>][-+0-9]*)(?:[ \t]+#.*)?$")
_MAY_COME = ("T002", "T003", "T004", "R006")
"""What depends on the day and on the books beside: a comment may be for another day."""


def judged(
    problems: Iterable[Problem], rulings: Rulings, files: Iterable[Path] | None = None
) -> tuple[Problem, ...]:
    """The problems of a book as its author judges them, in order.

    Once all problems are known, `files` are those of the book that may have comments, and told are also the
    comments that ignore nothing. Until then comments are looked for where the problems are.
    """
    meant = None if files is None else dict.fromkeys(files)
    comments = cache(lambda path: tuple(_comments(path)) if meant is None or path in meant else ())
    kept: list[Problem] = []
    used: set[tuple[Path, int, str]] = set()
    for problem in problems:
        ignoring = [one for one in comments(problem.path) if one.ignores(problem)]
        used.update((problem.path, one.mark.line, problem.code) for one in ignoring)
        kept += [] if ignoring else [problem]
    for path in meant or ():
        for comment in comments(path):
            idle = [code for code in comment.codes if (path, comment.mark.line, code) not in used]
            kept += _of_comment(comment, path, idle)
    return ordered(_ruled(kept, rulings))


def with_comments(files: Iterable[Path]) -> tuple[Path, ...]:
    """Those of some files in which a comment ignores something."""
    return tuple(path for path in files if any(_comments(path)))


def _ruled(problems: Iterable[Problem], rulings: Rulings) -> Iterator[Problem]:
    for problem in problems:
        ruling = rulings.get(problem.code)
        if ruling is None or is_lasting(problem.code):
            yield problem
        elif ruling != "off":
            yield problem._replace(ruled=ruling)


class _Comment(NamedTuple):
    """A comment that ignores problems with some codes on the lines from `first` to before `end`."""

    mark: Mark
    codes: tuple[str, ...]
    reason: str
    first: int
    end: int

    def ignores(self, problem: Problem) -> bool:
        """Whether it says so, and why."""
        is_meant = problem.code in self.codes and self.first <= problem.line < self.end
        return is_meant and bool(self.reason) and not is_lasting(problem.code)


def _comments(path: Path) -> Iterator[_Comment]:
    if path.suffix != ".yaml":
        return
    try:
        data = read_file(path, LIMITS.file_bytes)
    except NotReadable:
        return
    text = decode(data, path).text if _SIGN in data else None
    lines = text.split("\n") if text else []
    text_ends = 0
    for number, line in enumerate(lines):
        if number < text_ends:
            continue  # what looks like a comment within a text is a part of it
        if _TEXT.search(line):
            text_ends = _reach(lines, number, alone=False)[1]
        if found := _COMMENT.search(line):
            codes = tuple(filter(None, re.split(r"[,\s]+", found[2] or "")))
            first, end = _reach(lines, number, alone=not line[: found.start(1)].strip())
            mark = Mark(number + 1, found.start(1) + 1, len(found[1]))
            yield _Comment(mark, codes, found[3].strip(), first + 1, end + 1)


def _reach(lines: list[str], at: int, *, alone: bool) -> tuple[int, int]:
    """From which line to before which a comment reaches, counted from 0."""
    if alone:
        at = next((n for n in range(at, len(lines)) if lines[n].strip() and lines[n].lstrip()[0] != "#"), at)
    end = at + 1
    if _TEXT.search(lines[at]):
        indent = len(lines[at]) - len(lines[at].lstrip(" -"))
        while end < len(lines) and (not lines[end].strip() or lines[end].startswith(" " * (indent + 1))):
            end += 1
    return at, end


def _of_comment(comment: _Comment, path: Path, idle: list[str]) -> Iterator[Problem]:
    """What is wrong with a comment, of whose codes some ignored nothing."""
    form = "write `# briefing: ignore[CODE] why`"
    if not comment.codes:
        yield Problem.at(comment.mark, path, "S001", "the comment does not say what to ignore", form)
    elif not comment.reason:
        yield Problem.at(
            comment.mark, path, "S001", "the comment gives no reason, so nothing is ignored", form
        )
    for code in comment.codes:
        if code not in RULES:
            yield Problem.at(comment.mark, path, "S001", *no_rule(code))
        elif is_lasting(code):
            sentence = f"{quoted(code)} cannot be ignored"
            yield Problem.at(comment.mark, path, "S001", sentence, "what it tells of could not be read")
        elif code in idle and comment.reason and code not in _MAY_COME:
            sentence = f"there is no {quoted(code)} here to ignore"
            yield Problem.at(comment.mark, path, "S002", sentence, "take the comment out")
