"""The colours of a theme as lines are drawn with them, on the ground of one widget.

Lines are many and of many looks, so these do not come from rules of a stylesheet, which Textual works out
again for every widget whenever the focus moves, but from the variables of the theme alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from rich.style import Style
from textual.color import Color


class Look(NamedTuple):
    """How words look: the theme's variables for their colours, none for those of the words around them.

    `words` are the rest (`bold underline`), or a variable that says it (`$block-cursor-text-style`).
    """

    foreground: str = ""
    background: str = ""
    words: str = ""


PLAIN = Look()
MUTED = Look("text-muted")
WARNING = Look("text-warning")
BOLD = Look(words="bold")
KEY = Look("accent", words="bold")
CURSOR = Look("block-cursor-foreground", "block-cursor-background", "$block-cursor-text-style")
LIT = Look("text-accent", words="bold underline")
"""Words that were looked for, but for those where one is."""
QUIET_CURSOR = Look(
    "block-cursor-blurred-foreground", "block-cursor-blurred-background", "$block-cursor-blurred-text-style"
)


class Palette:
    """The looks of a theme, each worked out once. `base` is how the widget's own words look, on `ground`."""

    def __init__(self, variables: Mapping[str, str], base: Style, ground: Color) -> None:
        self._variables = variables
        self._base = base
        self._ground = ground
        self._mixed: dict[tuple[Look, ...], Style] = {}

    def style(self, *looks: Look) -> Style:
        """The widget's own look with these on top of it, the last one uppermost."""
        if looks not in self._mixed:
            self._mixed[looks] = sum(map(self._alone, looks), start=self._base)
        return self._mixed[looks]

    def _alone(self, look: Look) -> Style:
        behind = self._ground + self._colour(look.background) if look.background else self._ground
        words = look.words
        return Style.parse(self._variables[words[1:]] if words.startswith("$") else words) + Style(
            color=(behind + self._colour(look.foreground)).rich_color if look.foreground else None,
            bgcolor=behind.rich_color if look.background else None,
        )

    def _colour(self, variable: str) -> Color:
        return colour(self._variables[variable])


@lru_cache(maxsize=256)
def colour(value: str) -> Color:
    """The colour that a variable gives: `#5fafd7`, `auto 60%`."""
    name, _, opacity = value.partition(" ")
    percent = float(opacity.rstrip("%") or 100)
    return Color.automatic(percent) if name == "auto" else Color.parse(name).multiply_alpha(percent / 100)
