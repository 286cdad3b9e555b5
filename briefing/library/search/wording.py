"""The words of a query as conditions: what is typed as one word is one phrase, as is a number with its unit.

burden-sharing pledge   →  the phrase `burden sharing`, the word `pledge`
five per cent of GDP    →  the phrase `5 percent`, the words `of`, `gdp`
Q7                      →  a spoken code, or its letter and number side by side
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.library.search.tree import Code, Node, Phrase, Word
from briefing.library.search.words import Term, terms
from briefing.model.kinds import KINDS
from briefing.model.text import Text

_UNITS = ("percent", "million", "billion", "trillion")
_CODE = re.compile(f"[{''.join(kind.letter for kind in KINDS)}][0-9]{{1,5}}", re.IGNORECASE)
_BEGUN_UNIT = re.compile(r"(?<=[0-9 ])[mk]\Z", re.IGNORECASE)
"""A letter that means a million or a thousand, unless it is the first of a word."""


class Worded(NamedTuple):
    """The conditions for some words, how many terms they have, and the words that were too many."""

    nodes: tuple[Node, ...]
    terms: int
    left_out: str


def words(text: str, begun: bool, most: int) -> Worded:
    """Words that stand together, each a condition; `most` terms are read. `begun`: the last one may go on."""
    found, left_out = _read(text, begun, most)
    begins = begun or _awaits_cent(found)
    groups: list[list[Term]] = []
    for term in found:
        if groups and _belong_together(text, groups[-1][-1], term):
            groups[-1].append(term)
        else:
            groups.append([term])
    nodes = tuple(_node(text, group, begins and group is groups[-1] and not left_out) for group in groups)
    return Worded(nodes, len(found), left_out)


def quoted(text: str, begun: bool, most: int) -> Worded:
    """Words in quotes, one condition; none for no words."""
    found, left_out = _read(text, begun, most)
    nodes = (_phrase(text, found, begun and not left_out),) if found else ()
    return Worded(nodes, len(found), left_out)


def _read(text: str, begun: bool, most: int) -> tuple[list[Term], str]:
    """The terms of a text, `most` of them, and the rest of the text."""
    end = len(text)
    if begun and _BEGUN_UNIT.search(text):
        found = [*terms(text[:-1]), Term(text[-1].lower(), end - 1, end)]
    else:
        found = list(terms(text))
    if begun and len(found) > 2 and _awaits_cent(found[:-1]) and found[-1].term in ("c", "ce", "cen"):
        found[-2:] = [Term("percent", found[-2].start, end)]
    return found[:most], text[found[most].start :] if len(found) > most else ""


def _awaits_cent(found: Sequence[Term]) -> bool:
    """Whether it ends in a number and `per`."""
    return len(found) > 1 and found[-1].term == "per" and _is_number(found[-2].term)


def _is_number(term: str) -> bool:
    return term[0].isdigit()


def _belong_together(text: str, before: Term, after: Term) -> bool:
    apart = text[before.end : after.start]
    return not any(map(str.isspace, apart)) or (_is_number(before.term) and after.term in _UNITS)


def _node(text: str, group: Sequence[Term], begun: bool) -> Node:
    phrase = _phrase(text, group, begun)
    if isinstance(phrase, Phrase) and _CODE.fullmatch(phrase.written):
        return Code(phrase.written.upper(), phrase.terms, phrase.written, phrase.prefix)
    return phrase


def _phrase(text: str, group: Sequence[Term], begun: bool) -> Word | Phrase:
    last = group[-1]
    written = Text(text[group[0].start : last.end])
    # A number in words is whole: `six` may become `sixteen`, which is another term.
    prefix = begun and text.endswith(written) and (written[-1].isdigit() or not last.term[-1].isdigit())
    if len(group) == 1:
        return Word(last.term, prefix, written)
    return Phrase(tuple(term.term for term in group), written, prefix)
