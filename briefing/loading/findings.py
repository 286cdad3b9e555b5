"""Something found in an entry, told by where in the entry it is; `problem` finds its place in the file."""

from __future__ import annotations

from typing import NamedTuple

from briefing.loading.nodes import Mapping, Node, Reached, Scalar, follow
from briefing.loading.problems import Mark, Problem, Related
from briefing.loading.sentences import quoted
from briefing.loading.within import mark_of
from briefing.loading.yaml_files import YamlFile
from briefing.model.fields import Path as Steps
from briefing.model.text import Text


class Elsewhere(NamedTuple):
    """Another place in the same book that a finding is about: in which entry, where there, what it is.

    `words` narrows it to some words of the text there, which start at `offset`.
    """

    entry_id: str
    steps: Steps
    message: str
    words: str = ""
    offset: int = 0


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
    at = _mark(finding, reached, file.text)
    return Problem.at(at, file.path, finding.code, message, hint, related)


def _is_commented_out(node: Node, text: str) -> bool:
    """Whether a comment stands where a value should."""
    end = text.find("\n", node.start.index)
    return text[node.start.index : end if end >= 0 else None].lstrip().startswith("#")


def _mark(finding: Finding, reached: Reached, text: str) -> Mark:
    if reached.whole and reached.key and finding.code in _TOLD_AT_KEY:
        return reached.key.mark
    return mark(reached.node, finding.words, finding.offset, text)


def mark(node: Node, words: str, offset: int, text: str) -> Mark:
    """The place of words of a value; where it has none such, or none are asked for, that of the node."""
    found = mark_of(words, offset, node, text) if words and isinstance(node, Scalar) else None
    return found or node.mark
