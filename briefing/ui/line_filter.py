"""The belt behind the braces: no line reaches the terminal with a character in it that could act there.

Book text is cleaned where it enters the program. What slips through all the same is made visible here.
"""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from briefing.model.text import clean

_STRAY = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\ufeff\ud800-\udfff]")
"""Control characters, line ends, bidi overrides, and what cannot be encoded."""
_LEFT_BY_CLEANING = {ord("\t"): "␉", ord("\n"): "␊"}


class StrayCharacters(LineFilter):
    """Shows a sign for every stray character; the line stays as wide as it was."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Called by Textual once for each line that is drawn anew."""
        # Nearly every text is printable, which is found out faster than by a search.
        for text, _, control in segments:
            if not text.isprintable() and not control and _STRAY.search(text):
                break
        else:
            return segments
        made_visible = [
            segment if segment.control else segment._replace(text=_visible(segment.text))
            for segment in segments
        ]
        return Segment.adjust_line_length(made_visible, Segment.get_line_length(segments))


def _visible(text: str) -> str:
    return clean(text).translate(_LEFT_BY_CLEANING)
