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


class Passage(NamedTuple):
    """A text: in which entry (the header is ""), where there, its words at their places, and all of it."""

    entry_id: str
    steps: Steps
    text: str
    written: str

    def finding(self, found: re.Match[str], code: str, message: str, hint: str) -> tuple[str, Finding]:
        """What is found at some words of it."""
        where = (found.group(), found.start())
        return self.entry_id, Finding(self.steps, code, message, hint, *where)

    def named(self, found: re.Match[str], message: str) -> Elsewhere:
        """Some words of it as another place of a finding."""
        return Elsewhere(self.entry_id, self.steps, message, found.group(), found.start())


def passages(book: Book) -> Iterator[Passage]:
    """Every text, in the order of the sections."""
    for record in (book.header, *book):
        entry_id = "" if isinstance(record, Header) else record.id
        for found in prose(record):
            yield Passage(entry_id, found.path, _ASIDE.sub(_blank, found.text), found.text)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())
