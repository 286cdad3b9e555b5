"""What the parts of the screen tell each other: data, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from briefing.model.book import Ref
from briefing.model.text import Text

ASKING = "asking"
"""The group of the workers that wait for an answer of the reader."""

FINDING = "finding"
"""The group of the workers that look for what is typed: but for more words, the next key waits for them."""


@dataclass
class OpenEntry(Message):
    """The reader wants to go to an entry or a front page."""

    ref: Ref
    """Where to."""


@dataclass
class OpenAddress(Message):
    """The reader wants to go to an address outside every book."""

    url: Text
    """The address as it is written in the book."""


@dataclass
class CopyText(Message):
    """The reader wants a text on the clipboard."""

    text: Text
    """What to copy."""
    what: Text
    """What that is, in a few words."""


class LookedFor(Message):
    """The reader is about to look for something, in all books."""


class NotLookedThrough(Message):
    """Of the book on top not all is known that may be amiss with it."""


@dataclass
class DropLight(Message):
    """The reader no longer wants to see lit what was found."""
