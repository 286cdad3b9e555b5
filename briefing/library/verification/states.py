"""What is asked about a quote, and what the answer is."""

from __future__ import annotations

from typing import Literal, NamedTuple

from briefing.library.verification.diff import Run
from briefing.library.verification.meaning import Alarm
from briefing.library.verification.verdict import State

Side = Literal["before", "after"]


class TextQuoteSelector(NamedTuple):
    """Words in a text, and what stands before and after them, as in the W3C Web Annotation Data Model."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Passage(NamedTuple):
    """A stretch of the text as given: `text[start:end]`."""

    start: int
    end: int
    text: str


class Verification(NamedTuple):
    """What became of a quote in a text."""

    state: State
    passages: tuple[Passage, ...] = ()
    """Where it stands, the first places if there are several; what is nearest to it otherwise."""
    diff: tuple[Run, ...] = ()
    """From the passage to the quote; with what stands around if the context disagrees."""
    alarms: tuple[Alarm, ...] = ()
    original: State | None = None
    """Of a translation: the state of the words in their own language."""
    nowhere: tuple[Side, ...] = ()
    """Where the quote is ambiguous: what is said to stand beside it and does at none of the places."""

    @property
    def passage(self) -> Passage | None:
        """The one passage meant; None if there is none or no telling which."""
        return None if self.state == "ambiguous" or not self.passages else self.passages[0]
