"""The sentence around a place in a text, told without knowing the language well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.model.text import Text, clean

_SENTENCE_END = re.compile(
    r"""[.!?…\n](?:(?<=\n)|(?<!\b[A-Z].)(?!(?<=…)["”’]\s\()["'”’)\]]*\s+(?=["'“‘(\[]*[A-Z0-9]))"""
)
"""It begins with the few characters that may end one: everything else is passed over quickly."""

_RULED = re.compile(
    r"(\[(?:background|not attributable|embargo until |embargo with )[^\]\n]{0,80}\] )"
    r"“(?:(?:[^“”\n]|“[^“”\n]*”){0,400}|[^”\n]{0,400})”"
)
"""What stands for a link to a quote under a rule: the rule, and words that may be of several sentences."""
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Adm|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Prof|St|No|Art|vs|cf|approx)\.\s+"
)
_LONGEST_ABBREVIATION = 10
_FARTHEST = 600
"""Characters before a cut in which a rule is looked for."""


def sentence_at(text: str, offset: int, longest: int = 200) -> Text:
    """The sentence that stands at an offset, on one line; what is longer than `longest` is cut with `…`.

    Where that cuts words off from the rule under which they were said, the rule stands before it.
    """
    start, stop = bounds(text, offset, 2 * longest)
    first, last = start, stop
    if stop - start > longest:
        first = max(start, min(offset - longest // 2, stop - longest))
        last = min(stop, first + longest)
    if cut_before := first > start:
        first = max(first, text.find(" ", first, offset) + 1)
    if cut_after := last < stop:
        last = text.rfind(" ", offset + 1, last) if " " in text[offset + 1 : last] else last
    rule, first = rule_before(text, first)
    words = " ".join(text[first:last].split())
    return clean(rule + ("…" if cut_before or rule else "") + words + ("…" if cut_after else ""))


def rule_before(text: str, first: int) -> tuple[str, int]:
    """The rule for the words into which a cut goes, and where behind the rule it then is; empty for none."""
    line = text.rfind("\n", 0, first) + 1
    if "[" in text[line:first]:
        for found in _RULED.finditer(text, max(line, first - _FARTHEST), first + _FARTHEST):
            if found.start() < first < found.end():
                return found[1], max(first, found.end(1))
    return "", first


def sentences(text: Text) -> Iterator[Text]:
    """The sentences of a text, one after the other."""
    done = 0
    for end in _SENTENCE_END.finditer(text):
        if not _abbreviates(text, end):
            yield Text(text[done : end.end()].strip())
            done = end.end()
    if done < len(text):
        yield Text(text[done:].strip())


def bounds(text: str, offset: int, reach: int) -> tuple[int, int]:
    """First character and last + 1 of the sentence at an offset, as far as it is within reach."""
    start, last = max(0, offset - reach), min(len(text), offset + reach)
    before: list[re.Match[str]] = []
    for end in _SENTENCE_END.finditer(text, start, last):
        if end.end() <= offset:
            before.append(end)
        elif not _abbreviates(text, end):
            last = end.end()
            break
    return next((end.end() for end in reversed(before) if not _abbreviates(text, end)), start), last


def _abbreviates(text: str, end: re.Match[str]) -> bool:
    """Whether the full stop belongs to a title or the like."""
    found = _ABBREVIATED.finditer(text, max(0, end.start() - _LONGEST_ABBREVIATION), end.end())
    return any(match.end() == end.end() for match in found)
