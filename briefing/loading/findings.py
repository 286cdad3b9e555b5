"""Something found in an entry, told by where in the entry it is; `problem` finds its place in the file."""

from __future__ import annotations

from typing import NamedTuple

from briefing.loading.nodes import Mapping, Node, Reached, Scalar, follow
from briefing.loading.problems import Mark, Problem, Related
from briefing.loading.sentences import quoted
from briefing.loading.yaml_files import YamlFile
from briefing.model.fields import Path as Steps
from briefing.model.text import Text


class Elsewhere(NamedTuple):
    """Another place in the same book that a finding is about: in which entry, where there, what it is."""

    entry_id: str
    steps: Steps
    message: str


class Finding(NamedTuple):
    """Something wrong at a place in an entry.

    `words` narrows it to some words of the text there, which start at `offset`; `instead` is a value that
    can stand for the one found; `elsewhere` are other places that it is about.
    """

    steps: Steps
    code: str
    message: str
    hint: str | None = None
    words: str = ""
    offset: int = 0
    instead: Text | None = None
    elsewhere: tuple[Elsewhere, ...] = ()


_TOLD_AT_KEY = {"K002", "K003", "K004"}


def problem(finding: Finding, entry: Mapping, file: YamlFile, related: tuple[Related, ...] = ()) -> Problem:
    """The problem that a finding is, at its place in the file, with other places that it is about."""
    reached = follow(entry, finding.steps)
    message, hint = finding.message, finding.hint
    if finding.code == "K003" and reached.whole:
        message = f"{quoted(str(finding.steps[-1]))} is empty"
        if _is_commented_out(reached.node, file.text):
            hint = "a `#` begins a comment: put the value in quotes"
    mark = _mark(finding, reached, file.text)
    return Problem.at(mark, file.path, finding.code, message, hint, related)


def _is_commented_out(node: Node, text: str) -> bool:
    """Whether a comment stands where a value should."""
    end = text.find("\n", node.start.index)
    return text[node.start.index : end if end >= 0 else None].lstrip().startswith("#")


def _mark(finding: Finding, reached: Reached, text: str) -> Mark:
    if reached.whole and reached.key and finding.code in _TOLD_AT_KEY:
        return reached.key.mark
    if finding.words and isinstance(reached.node, Scalar):
        return _mark_of_words(finding, reached.node, text) or reached.node.mark
    return reached.node.mark


def start_of(words: str, offset: int, scalar: Scalar, text: str) -> int | None:
    """Where in a file's text the words stand that start at an offset of a value; None if they are not found.

    They are as many occurrences after the value's start as in the value itself.
    """
    position = scalar.start.index - 1
    for _ in range(scalar.text.count(words, 0, offset + len(words))):
        position = text.find(words, position + 1)
        if position < 0:
            return None
    return position if position >= scalar.start.index else None


def _mark_of_words(finding: Finding, scalar: Scalar, text: str) -> Mark | None:
    """Where the words stand in the file."""
    start = scalar.start
    position = start_of(finding.words, finding.offset, scalar, text)
    if position is None:
        return None
    line_end = text.rfind("\n", start.index, position)
    column = position - line_end if line_end >= 0 else start.column + position - start.index + 1
    line = start.line + text.count("\n", start.index, position) + 1
    return Mark(line, column, len(finding.words))
