"""Keys that are misspelt, held against those that stand beside them in the block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.loading.findings import Finding
from briefing.loading.nodes import Mapping, Scalar, follow
from briefing.loading.sentences import nearest, quoted
from briefing.loading.shapes import keys, record_at
from briefing.model.fields import Path as Steps
from briefing.model.record import Record


class _Misspelt(NamedTuple):
    """An unknown key, the one that is nearest to it, and where that stands too, if it does."""

    finding: Finding
    key: Scalar
    meant: Steps
    other: Scalar | None


def told_once(findings: Iterable[Finding], node: Mapping, cls: type[Record]) -> list[Finding]:
    """The findings in a record, of a slip in a key only one.

    A key that is missing is not told of where it is only misspelt; one that stands there already is not
    what was meant.
    """
    found = list(findings)
    misspelt = {one.finding: one for one in _misspelt(found, node, cls)}
    named = {one.meant for one in misspelt.values() if one.other is None}
    return [
        _beside(misspelt[finding]) if finding in misspelt else finding
        for finding in found
        if not (finding.code == "K003" and finding.steps in named)
    ]


def _misspelt(findings: Iterable[Finding], node: Mapping, cls: type[Record]) -> Iterator[_Misspelt]:
    for finding in findings:
        holder, record = follow(node, finding.steps[:-1]).node, record_at(cls, finding.steps[:-1])
        if finding.code != "K002" or not record or not isinstance(holder, Mapping):
            continue
        if near := nearest(str(finding.steps[-1]), keys(record)):
            key, _ = holder.by_key[str(finding.steps[-1])]
            other = holder.by_key[near][0] if near in holder.by_key else None
            yield _Misspelt(finding, key, (*finding.steps[:-1], near), other)


def _beside(one: _Misspelt) -> Finding:
    if one.other is None:
        return one.finding
    return one.finding._replace(hint=given(one.other, one.key, "is one too many?"))


def given(key: Scalar, again: Scalar, then: str) -> str:
    """A hint that the key which may be meant by another is there already, and what to do."""
    lines = key.mark.line, again.mark.line
    where = "" if lines[0] == lines[1] else "above " if lines[0] < lines[1] else "below "
    return f"{quoted(key.text)} is already given {where}on line {lines[0]}; {then}"
