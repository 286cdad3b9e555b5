"""The prose of a book as its author wrote it; links, code and addresses are blanks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.loading.findings import Elsewhere, Finding
from briefing.model.book import Book
from briefing.model.entries import Header
from briefing.model.fields import Path as Steps
from briefing.model.fields import prose

_ASIDE = re.compile(
    r"```.*?```|`[^`\n]*`|\[\[[^\[\]|\n]*\||\[\[[^\[\]|\n]*\]\]|\]\]|<?https?://\S+|\]\([^)\n]*\)",
    re.DOTALL,
)
_OTHERS = re.compile(
    r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|(?<!\w)‘(?:[^’]|’(?=\w))*’|\"(?:[^\"\n]|\n(?!\s*\n))*\"|^[ \t]*>.*$",
    re.MULTILINE,
)
"""What stands in quotation marks, or in a block of somebody's words."""


class Passage(NamedTuple):
    """A text: in which entry (the header is ""), where there, its words at their places, and all of it.

    In `own` the words of others, in quotation marks, are blanks too.
    """

    entry_id: str
    steps: Steps
    text: str
    own: str
    written: str

    def finding(
        self, start: int, end: int, code: str, message: str, hint: str, *elsewhere: Elsewhere
    ) -> tuple[str, Finding]:
        """What is found at some words of it."""
        found = Finding(self.steps, code, message, hint, self.written[start:end], start, elsewhere=elsewhere)
        return self.entry_id, found

    def named(self, start: int, end: int, message: str) -> Elsewhere:
        """Some words of it as another place of a finding."""
        return Elsewhere(self.entry_id, self.steps, message, self.written[start:end], start)


def passages(book: Book) -> Iterator[Passage]:
    """Every text, in the order of the sections."""
    for record in (book.header, *book):
        entry_id = "" if isinstance(record, Header) else record.id
        for found in prose(record):
            text = _ASIDE.sub(_blank, found.text)
            yield Passage(entry_id, found.path, text, _OTHERS.sub(_blank, text), found.text)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())
