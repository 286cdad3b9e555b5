"""A run before it is cleaned: words with one look, and the link to which they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.model.page import Mark
from briefing.model.text import Text, clean


class WikiLink(NamedTuple):
    """A `[[target|words]]`, and where it starts in the words around it."""

    target: Text
    words: Text | None
    offset: int


class Address(NamedTuple):
    """Where a Markdown link or a picture leads, as written."""

    url: Text


class Note(NamedTuple):
    """The label of a footnote."""

    label: str


class Raw(NamedTuple):
    """Words with one look, as they come out of Markdown."""

    text: str
    marks: Mark = Mark.NONE
    link: WikiLink | Address | Note | None = None


def wiki_run(match: re.Match[str], marks: Mark = Mark.NONE, offset: int = 0) -> Raw:
    """The run of a match of `WIKI_LINK` in words that begin at an offset."""
    words = " ".join((match[2] or "").split())
    link = WikiLink(clean(match[1]), clean(words) if words else None, offset + match.start())
    return Raw(words or match[1], marks, link)


def address(written: str) -> Address | None:
    """The address of a link, None if it is none that may be followed."""
    return Address(clean(written)) if _WEB.match(written) else None


def address_shown(written: str, words: str, marks: Mark, link: Address | None) -> Iterator[Raw]:
    """The address where it must be seen: no words stand for it, or it cannot be followed."""
    if not words.strip():
        yield Raw(written, marks, link)
    elif link is None and written and written != words:
        yield Raw(f" ({written})", marks)


_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
