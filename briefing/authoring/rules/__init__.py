"""The rules of `check`, explained: why each is one, an example that breaks it and one that does not.

What a rule is called and how bad it is to break it stands in `loading.problems`, which tells problems by it.
An example is what stands in `example.yaml` of a book; a line `@ NAME` begins another of its files. A book
that has no `book.yaml` of its own has one with a title and the date 2026-02-12.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefing.authoring.rules import (
    figures,
    files,
    keys,
    lines,
    markings,
    people,
    quotes,
    references,
    style,
    times,
    yaml,
)
from briefing.authoring.rules.explained import Explained
from briefing.loading.problems import RULES

FAMILIES: Mapping[str, str] = {
    "F": "files",
    "Y": "YAML",
    "K": "keys and values",
    "R": "references",
    "Q": "quotes",
    "T": "time",
    "N": "figures",
    "L": "lines to take",
    "M": "markings",
    "P": "people and posts",
    "S": "style",
}
"""By the letter with which the codes begin."""


@cache
def catalogue() -> Mapping[str, Explained]:
    """Every rule by its code, family by family."""
    known: dict[str, Explained] = {}
    for family in (files, yaml, keys, references, quotes, times, figures, lines, markings, people, style):
        known |= family.EXPLAINED
    return {code: known[code] for code in RULES}
