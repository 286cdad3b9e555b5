"""Texts that say that they are still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.loading.findings import Finding
from briefing.loading.sentences import quoted
from briefing.model.book import Book
from briefing.model.entries import Header
from briefing.model.fields import texts

_TO_DO = re.compile(r"(?:TODO|TBD|FIXME)(?![\w-])")


def unwritten(book: Book) -> Iterator[tuple[str, Finding]]:
    """What begins with `TODO` or the like, by its entry."""
    for record in (book.header, *book):
        entry_id = "" if isinstance(record, Header) else record.id
        for found in texts(record):
            if sign := _TO_DO.match(found.text):
                key = next(step for step in reversed(found.path) if isinstance(step, str))
                sentence = f"{quoted(key)} is still to be written"
                yield entry_id, Finding(found.path, "S007", sentence, None, sign.group(), 0)
