"""The lines of files on which entries stand that have a rule for their words, as the rule is written.

They are found in the text itself, since a slip in YAML may keep a quote, or all of its file, from being read.
A rule that is not plainly over, and a key that may be meant as one, counts as a rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, get_args

from briefing.authoring.editing.manuscripts import Manuscript
from briefing.authoring.editing.renaming import difference
from briefing.authoring.fixes.fix import Fix
from briefing.library.attribution import binds
from briefing.library.reporting import WITHHELD
from briefing.loading.budgets import LIMITS
from briefing.loading.files import NotReadable, read_file
from briefing.loading.problems import RULES, Problem
from briefing.loading.quick import HEADER
from briefing.loading.shapes import keys
from briefing.loading.strictest import meant
from briefing.model.entries import Attribution, Quote
from briefing.model.kinds import BY_CLASS, BY_SECTION
from briefing.model.text import Text, clean

_LINE_END = re.compile(r"\r\n?|\n")
_SECTION = re.compile(r"\ufeff?[\"']?([\w-]+)[\"']?\s*:\s*(.*)")
_ITEM = re.compile(r"([ \t]*)-(?=\s|$)")
_PAIR = re.compile(
    r"(?:^\s*(?:-\s+)*|[{\[,]\s*)[\"']?\s*([A-Za-z][\w -]*?)\s*[\"']?\s*:(?=\s|$)\s*([^,}\]]*)"
)
_COMMENT = re.compile(r"(?:^|\s)#.*")
_HUNK = re.compile(r"@@ -(\d+)(?:,\d+)? \+(\d+)")
_QUOTED = re.compile("`([^`]+)`")

_OTHER = {HEADER, *BY_SECTION} - {BY_CLASS[Quote].section}
"""Parts of a file in which no quotes stand."""
_KEYS = frozenset((*keys(Quote), "language"))
_PLAIN = _KEYS | set(get_args(Attribution))
"""What may be told of a quote whatever its rule."""
_RULE_WORDS = 3
"""Words at most of what is told because it may be meant as a rule."""


@lru_cache(maxsize=16)
def ruled_lines(text: str, today: date) -> frozenset[int]:
    """The numbers of the lines of a text on which an entry stands that has a rule on a day."""
    lines = _LINE_END.split(text)
    return frozenset(
        number
        for first, end, is_other in _entries(lines)
        if any(_has_rule(line, is_other, today) for line in lines[first:end])
        for number in range(first + 1, end + 1)
    )


class RuledLines:
    """Tells of files as they are what may be told of such lines on a day; each file is read once."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._known: dict[Path, frozenset[int]] = {}

    def has(self, path: Path, line: int) -> bool:
        """Whether a line of a file is one of them."""
        if path not in self._known:
            self._known[path] = ruled_lines(_text_of(path), self._today)
        return line in self._known[path]

    def told(self, problem: Problem) -> Problem:
        """A problem as it may be told: without several words of such an entry."""
        quoted = _QUOTED.findall(f"{problem.message} {problem.hint or ''}")
        if not self.has(problem.path, problem.line) or all(
            " " not in one.strip() or _is_plain(one) for one in quoted
        ):
            return problem
        return problem._replace(message=Text(RULES[problem.code].title), hint=WITHHELD)

    def may_make(self, fix: Fix) -> bool:
        """Whether it may be told what a fix writes."""
        return all(
            _is_plain(turn.edit.text.strip("\"' \n"))
            for turn in fix.turns
            if not ruled_lines(turn.file.text, self._today).isdisjoint(range(turn.start[0], turn.end[0] + 1))
        )


def difference_told(
    old: Manuscript, new: Manuscript, today: date, may_tell: Callable[[str], bool]
) -> Iterator[str]:
    """The lines that differ between two states of a file, with a sign for what may not be told."""
    before, after = ruled_lines(old.text, today), ruled_lines(new.text, today)
    at = _At(0, 0)
    for line in map(clean, difference(old, new)):
        if hunk := _HUNK.match(line):
            at = _At(int(hunk[1]), int(hunk[2]))
            yield line
        else:
            is_ruled = at.old in before or at.new in after
            yield f"{line[:1]}{WITHHELD}" if is_ruled or not may_tell(line) else line
            if at.new:
                at = _At(at.old + (line[:1] != "+"), at.new + (line[:1] != "-"))


class _At(NamedTuple):
    """Lines of two states of a file, 0 before the first hunk of a difference."""

    old: int
    new: int


def _entries(lines: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """The first line of each entry, the one behind it, and whether it stands where no quotes do."""
    first, is_other = 0, False
    indent: int | None = None
    for number, line in enumerate(lines):
        section, item = _section(line), _ITEM.match(line)
        is_item = item is not None and (indent is None or len(item[1]) <= indent)
        if section is None and not is_item:
            continue
        yield first, number, is_other
        first, indent = number, len(item[1]) if item else None
        is_other = is_other if section is None else section in _OTHER
    yield first, len(lines), is_other


def _section(line: str) -> str | None:
    """The name of the part of a file that begins with a line; a key that slipped to its start begins none."""
    found = _SECTION.match(line)
    if found is None or found[1] in _KEYS:
        return None
    is_section = found[1] == HEADER or found[1] in BY_SECTION or not _COMMENT.sub("", found[2])
    return found[1] if is_section else None


def _has_rule(line: str, is_other: bool, today: date) -> bool:
    return any(_is_rule(key, written, is_other, today) for key, written in _PAIR.findall(line))


def _is_rule(key: str, written: str, is_other: bool, today: date) -> bool:
    value = _COMMENT.sub("", written).strip().strip("\"'")
    if key in ("attribution", "embargo_until"):
        return binds({key: value}, today)
    if is_other or key in _KEYS or key.startswith("x-"):
        return False
    return meant(key) is not None or meant(value) is not None


def _is_plain(text: str) -> bool:
    """Whether a text says nothing of what was said, but what may be meant as a rule."""
    return not text or text in _PLAIN or (len(text.split()) <= _RULE_WORDS and meant(text) is not None)


def _text_of(path: Path) -> str:
    try:
        return read_file(path, LIMITS.file_bytes).decode("utf-8-sig", errors="replace")
    except NotReadable:
        return ""
