"""Lines to take that cannot be said: on no evidence, past their clearance, or too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.loading.findings import Finding
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import LineToTake
from briefing.model.fields import Path as Steps

_SECONDS = 25
_WORDS_A_SECOND = 2.5
"""As one speaks in a meeting: 150 a minute."""

_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]\n]*)\]\]")


def unfit_lines(book: Book, when: Edtf) -> Iterator[tuple[str, Finding]]:
    """What is wrong with each at a date; what is to be avoided is not said and needs nothing."""
    for item in book.agenda:
        for number, line in enumerate(item.lines):
            if line.rung != "avoid":
                for finding in _unfit(line, ("lines", number), when):
                    yield item.id, finding


def _unfit(line: LineToTake, steps: Steps, when: Edtf) -> Iterator[Finding]:
    if not line.evidence:
        yield Finding(steps, "L001", "the line names no evidence", "add the key `evidence`")
    until = line.cleared and line.cleared.until
    if until and until.latest < when.earliest:
        sentence = f"the line is cleared only until {until.text}"
        yield Finding((*steps, "cleared", "until"), "L002", sentence, "have it cleared again, or take it out")
    seconds = round(len(_LINK.sub(r"\1", line.say).split()) / _WORDS_A_SECOND)
    if seconds > _SECONDS:
        sentence = f"the line takes about {seconds} seconds to say"
        yield Finding((*steps, "say"), "L003", sentence, f"say it in {_SECONDS}, or make two of it")
