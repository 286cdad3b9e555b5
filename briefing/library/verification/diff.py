"""How the words of a quote differ from those of a passage, run by run."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from briefing.library.verification.marks import Element
from briefing.library.verification.meaning import Alarm, alarms
from briefing.library.verification.wording import SENTENCE_ENDS, Wording


class Run(NamedTuple):
    """A stretch of words: what happened to it from the text to the quote, and how it stands in each.

    All `found` after one another are the passage as it is read, all `quoted` the quote.
    """

    kind: Literal["equal", "delete", "insert", "replace"]
    found: str
    quoted: str
    alarms: tuple[Alarm, ...] = ()


def compared(text: Wording, low: int, high: int, quote: Wording, said: Sequence[Element]) -> list[Run]:
    """The runs in which the words of a text from `low` to before `high` became those of a quote."""
    spoken = [element.spellings[0] for element in said]
    found = text.words[low:high]
    runs: list[Run] = []
    opcodes = Levenshtein.opcodes(found, spoken)
    for is_equal, group in groupby(opcodes, key=lambda opcode: opcode.tag == "equal"):
        steps = list(group)
        a, b = steps[0].src_start, steps[-1].src_end
        c, d = steps[0].dest_start, steps[-1].dest_end
        touched = (
            () if is_equal else alarms(found[a:b], spoken[c:d], (text.begins(low + a), _begins(said, c)))
        )
        runs.append(run(text.shown(low + a, low + b), shown(quote, said, c, d), is_equal, touched))
    return runs


def run(found: str, quoted: str, is_equal: bool, touched: tuple[Alarm, ...] = ()) -> Run:
    """The run of these words."""
    if is_equal:
        return Run("equal", found, quoted)
    return Run("replace" if found and quoted else "delete" if found else "insert", found, quoted, touched)


def shown(quote: Wording, said: Sequence[Element], first: int, end: int) -> str:
    """Some words of a quote as they are written in it, with the marks between."""
    if first >= end:
        return ""
    return quote.shown(said[first].first, said[end].first if end < len(said) else said[-1].end)


def _begins(said: Sequence[Element], at: int) -> bool:
    return at == 0 or said[at - 1].spellings[0] in SENTENCE_ENDS
