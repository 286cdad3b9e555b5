"""A rule of a quote that cannot be read counts as the strictest: a slip in typing sets no words free.

That goes for a rule that is misspelt, empty, written twice, or stands in the wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from briefing.loading.findings import Finding
from briefing.loading.nodes import Mapping, Scalar, follow
from briefing.loading.sentences import nearest
from briefing.model.entries import Quote
from briefing.model.record import Record
from briefing.model.text import Text


class _Strictest(NamedTuple):
    """The strictest value of a rule, and what a quote counts as then."""

    value: Text
    counts_as: str


_RULES = {
    "attribution": _Strictest(Text("not attributable"), "not attributable"),
    "embargo_until": _Strictest(Text("9999-12-31"), "embargoed without end"),
}
_SPELLINGS = {
    **dict.fromkeys(("attribution", "attributed", "attributable", "not attributable"), "attribution"),
    **dict.fromkeys(("background", "on background", "on record", "off record", "rule"), "attribution"),
    **dict.fromkeys(("embargo", "embargoed", "embargo until", "under embargo"), "embargo_until"),
}
"""How a rule may be called by one who does not know its key, and which one is meant."""
_LONGEST = 60
"""Characters of a value that may name a rule."""


def is_rule(cls: type[Record], key: str) -> bool:
    """Whether a key of a record is a rule for its words, which may not be left empty."""
    return cls is Quote and key in _RULES


def broken_rule(node: Mapping, cls: type[Record], finding: Finding) -> str | None:
    """The key of the rule that a finding in a quote leaves unknown, if it leaves one."""
    if cls is not Quote or not finding.steps:
        return None
    key = str(finding.steps[-1])
    if key in _RULES:
        return key
    if finding.code not in ("K002", "K005"):
        return None
    value = follow(node, finding.steps).node
    return meant(key) or (meant(value.text) if isinstance(value, Scalar) else None)


def with_advice(finding: Finding, rule: str | None) -> Finding:
    """The finding; of one that leaves a rule unknown, also what the quote counts as until it is mended."""
    if rule is None:
        return finding
    until = f"until that is mended the quote counts as {_RULES[rule].counts_as}"
    hint = finding.hint or ""
    between = (" " if hint.endswith("?") else "; ") if hint else ""
    return finding._replace(hint=hint + between + until)


def bound(node: Mapping, rules: Iterable[str]) -> Mapping:
    """The quote under the strictest form of some rules, whatever stands there."""
    pairs = {rule: (_scalar(node, Text(rule)), _scalar(node, _RULES[rule].value)) for rule in rules}
    return Mapping(node.start, {**node.by_key, **pairs}, cut=True) if pairs else node


def doubled_rules(node: Mapping, cls: type[Record]) -> list[str]:
    """The rules of a quote that are written twice."""
    return sorted(key for key in node.doubled if is_rule(cls, key))


def _scalar(node: Mapping, text: Text) -> Scalar:
    return Scalar(node.start, node.start, text, plain=False)


def meant(written: str) -> str | None:
    """The key of the rule that may be meant by a key or a value."""
    words = " ".join(re.split(r"[\W_]+", written.casefold())).strip()
    if len(words) > _LONGEST:
        return None
    within = (spelling for spelling in _SPELLINGS if f" {spelling}" in f" {words}")
    spelling = next(within, None) or nearest(words, _SPELLINGS)
    return _SPELLINGS[spelling] if spelling else None
