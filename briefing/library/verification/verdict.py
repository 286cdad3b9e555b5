"""What became of a quote in short, as it stands beside the quote wherever that is shown."""

from __future__ import annotations

from typing import Literal, NamedTuple

from briefing.model.text import Text

State = Literal[
    "exact", "altered", "drift", "ambiguous", "not-found", "unchecked", "translation", "paraphrase"
]


class Fault(NamedTuple):
    """What `check` says of a quote."""

    code: str
    message: Text
    hint: Text | None = None


class Verdict(NamedTuple):
    """The state of a quote, of a translation also that of its original, and what is amiss."""

    state: State
    original: State | None = None
    fault: Fault | None = None
