"""What loading finds wrong: each problem a value with its place, all of them in one run.

A code is stable, so that people can look it up and scripts can filter by it. Its first letter is the
family: F files, Y YAML, K keys and values, R references, Q quotes, T time, N figures, L lines to take,
M markings, P people and posts, S style.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from briefing.loading.budgets import LIMITS
from briefing.model.text import Text, clean

Severity = Literal["error", "warning", "hint"]


class Mark(NamedTuple):
    """A stretch of one line: line and column from 1, width in characters."""

    line: int
    column: int
    width: int = 1


WHOLE_FILE = Mark(0, 0, 0)


class Rule(NamedTuple):
    """What a code stands for."""

    severity: Severity
    title: str


RULES: Mapping[str, Rule] = {
    "F001": Rule("error", "a file cannot be read"),
    "F002": Rule("error", "a file or a book is over a limit"),
    "F003": Rule("error", "a file is not UTF-8"),
    "F004": Rule("error", "a text holds a control or bidi override character"),
    "F005": Rule("error", "a path leaves the book folder"),
    "F006": Rule("error", "a file named in the book is not there"),
    "F007": Rule("error", "a book has no header"),
    "F008": Rule("error", "a book has a second header"),
    "F009": Rule("warning", "a file is empty"),
    "F010": Rule("warning", "a file is not read because of its name"),
    "F011": Rule("error", "a picture cannot be shown"),
    "F012": Rule("error", "a settings file cannot be used"),
    "Y001": Rule("error", "a line is not YAML"),
    "Y002": Rule("error", "a tab stands where only spaces may"),
    "Y003": Rule("error", "a quotation mark is never closed"),
    "Y004": Rule("error", "a value must be put in quotes"),
    "Y005": Rule("error", "a plain value holds a second colon"),
    "Y006": Rule("error", "a line is indented wrongly"),
    "Y007": Rule("error", "a bracket is never closed"),
    "Y008": Rule("error", "an escape in double quotes means nothing"),
    "Y101": Rule("error", "anchors and aliases are refused"),
    "Y102": Rule("error", "merge keys are refused"),
    "Y103": Rule("error", "tags are refused"),
    "Y104": Rule("error", "second documents are refused"),
    "Y105": Rule("error", "a key is not plain text"),
    "Y106": Rule("error", "a key is written twice"),
    "Y107": Rule("error", "a file is nested too deep"),
    "Y108": Rule("error", "a file has too many values"),
    "Y109": Rule("error", "a key is too long"),
    "Y110": Rule("error", "a text is too long"),
    "Y111": Rule("warning", "a comment may be part of the value before it"),
    "K001": Rule("error", "a section is unknown"),
    "K002": Rule("error", "a key is unknown"),
    "K003": Rule("error", "a key is missing"),
    "K004": Rule("error", "a value has the wrong shape"),
    "K005": Rule("error", "a value is not among those allowed"),
    "K006": Rule("error", "a value is not a whole number"),
    "K007": Rule("error", "an id is not well formed"),
    "K008": Rule("error", "a line is too long or more than one"),
    "K009": Rule("error", "a pinned code is not well formed"),
    "K010": Rule("warning", "a country is unknown"),
    "R001": Rule("error", "an id is used twice"),
    "R002": Rule("error", "a reference leads nowhere"),
    "R003": Rule("error", "a reference leads to the wrong kind of entry"),
    "R004": Rule("error", "a reference may mean two entries"),
    "R005": Rule("warning", "a reference leads to something that could not be read"),
    "R006": Rule("warning", "a link leads to a book or entry that is not there, or is none"),
    "R007": Rule("error", "two entries have the same code"),
    "R008": Rule("hint", "a source is not used"),
    "R009": Rule("warning", "a link names a heading that is not there"),
    "Q001": Rule("warning", "a quote has no source"),
    "Q002": Rule("error", "a quote has other words than its source"),
    "Q003": Rule("error", "a quote may be one of several passages of its source"),
    "Q004": Rule("error", "a quote is not in the text of its source"),
    "Q005": Rule("warning", "what a quote leaves out or puts in changes what it says"),
    "Q006": Rule("warning", "the original of a translation is not in the text of its source"),
    "Q007": Rule("error", "the text of a source cannot be read, and its quotes are unchecked"),
    "Q008": Rule("warning", "a quote under a rule is given away"),
    "T001": Rule("error", "a date is not well formed"),
    "T002": Rule("warning", "an entry is no longer valid"),
    "T003": Rule("warning", "an entry should have been reviewed"),
    "T004": Rule("hint", "a figure or the look at a source is old, or of a day to come"),
    "T005": Rule("error", "something ends before it begins, or an earlier value is the later one"),
    "T006": Rule("error", "units command each other in a circle"),
    "T007": Rule("warning", "a claim is of a time in which a unit is not there"),
    "T008": Rule("hint", "a unit stands under one that is there no longer"),
    "T009": Rule("warning", "units stand under each other in a circle, not by command alone"),
    "N001": Rule("error", "a figure has neither value nor series"),
    "N002": Rule("error", "a series has neither points nor csv, or both"),
    "N003": Rule("error", "a CSV file cannot be used"),
    "N004": Rule("warning", "a figure has no source"),
    "N005": Rule("warning", "parts do not add up to the value"),
    "N006": Rule("warning", "a value, a point or a target line cannot be drawn as it is written"),
    "N007": Rule("warning", "a figure has another value in another place"),
    "N008": Rule("warning", "a figure has another unit in another place"),
    "N009": Rule("warning", "a number in prose is not that of the figure beside it"),
    "N010": Rule("hint", "a figure had another value at another date"),
    "N011": Rule("warning", "a series has two values at one point"),
    "L001": Rule("hint", "a line to take names no evidence"),
    "L002": Rule("warning", "the clearance of a line to take is over"),
    "L003": Rule("hint", "a line to take is too long to be said"),
    "M001": Rule("warning", "a marking is unknown"),
    "P001": Rule("error", "a holder is neither a person nor of a country"),
    "P002": Rule("warning", "a claim of a unit or a person has no source"),
    "P003": Rule("warning", "two hold one post at once"),
    "P004": Rule("hint", "nobody holds a post for a time"),
    "P005": Rule("hint", "a person is in two places at once"),
    "P006": Rule("warning", "somebody is given a post or rank not held at the time"),
    "P007": Rule("warning", "a unit and a person tell a post differently"),
    "P008": Rule("warning", "a post is vacant and held at once"),
    "P009": Rule("warning", "a vacant post names a holder"),
    "P010": Rule("warning", "a unit has two posts of one title"),
    "S001": Rule("warning", "a comment that ignores a problem cannot be used"),
    "S002": Rule("warning", "a comment ignores nothing"),
    "S003": Rule("hint", "an acronym is not explained"),
    "S004": Rule("hint", "a name is nearly that of a person"),
    "S005": Rule("hint", "an event has two dates"),
    "S006": Rule("hint", "a country is called by two names"),
    "S007": Rule("warning", "something is still to be written"),
}

_LOSES = ("R001", "T001", "N003")


def is_lasting(code: str) -> bool:
    """Whether what a problem tells of could not be read, so that it can be neither ignored nor turned off."""
    return RULES[code].severity == "error" and (code[0] in "FYK" or code in _LOSES)


class Related(NamedTuple):
    """Another place that a problem is about, and what stands there."""

    path: Path
    mark: Mark
    message: Text


class Problem(NamedTuple):
    """One thing wrong: `path` as it was opened; line and column from 1, both 0 for a whole file."""

    code: str
    path: Path
    line: int
    column: int
    width: int
    message: Text
    hint: Text | None = None
    related: tuple[Related, ...] = ()
    ruled: Severity | None = None

    @classmethod
    def at(
        cls,
        mark: Mark,
        path: Path,
        code: str,
        message: str,
        hint: str | None = None,
        related: tuple[Related, ...] = (),
    ) -> Problem:
        """A problem at a place; message and hint are one sentence each and may quote the author."""
        return cls(code, path, *mark, clean(message), None if hint is None else clean(hint), related)

    @property
    def severity(self) -> Severity:
        """How bad it is, which its code decides unless the author does."""
        return self.ruled or RULES[self.code].severity


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, by path, line, column and code."""
    return tuple(sorted(dict.fromkeys(problems), key=_order))


def _order(problem: Problem) -> tuple[tuple[str, ...], int, int, str, str]:
    return problem.path.parts, problem.line, problem.column, problem.code, problem.message


class Problems:
    """What is found while a book loads: each problem once, and of one code no more than the limit."""

    def __init__(self) -> None:
        self._kept: dict[Problem, None] = {}
        self._told: Counter[str] = Counter()
        self._untold: Counter[str] = Counter()

    def has_room(self, code: str) -> bool:
        """Whether one more of a code can be kept; if not, it counts as not told."""
        room = self._told[code] < LIMITS.problems_per_code
        self._untold[code] += not room
        return room

    def add(self, *problems: Problem) -> None:
        """Keep problems, as far as there is room."""
        for problem in problems:
            if problem not in self._kept and self.has_room(problem.code):
                self._told[problem.code] += 1
                self._kept[problem] = None

    def ordered(self) -> tuple[Problem, ...]:
        """All that were kept, in order; the last of a code says how many like it were not."""
        kept = list(ordered(self._kept))
        last = {problem.code: position for position, problem in enumerate(kept)}
        for code, position in last.items():
            if untold := self._untold[code]:
                hint = Text(f"{untold:,} more like this are not told")
                kept[position] = kept[position]._replace(hint=hint)
        return tuple(kept)
