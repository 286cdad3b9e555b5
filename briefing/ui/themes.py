"""How briefing looks: one accent, a dark and a light theme, a high-contrast pair, and one without colour.

A palette holds the few colours that a theme is made of; `_theme` spreads them over Textual's variables and
over those of our own: `$muted`, `$rule`, and `$header-…` for the line at the top. Every colour that carries
text is opaque, so that its contrast is what the tests compute. Where there is no colour, text style alone
tells what is marked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.theme import BUILTIN_THEMES, Theme


class _Palette(NamedTuple):
    """Text stands on `background`, `surface`, `panel`; marked text on `cursor`, without focus on `quiet`."""

    background: str
    surface: str
    panel: str
    foreground: str
    muted: str
    accent: str
    cursor: str
    on_cursor: str
    quiet: str
    rule: str
    warning: str
    error: str
    success: str


_DARK = _Palette(
    background="#121416",
    surface="#1a1d20",
    panel="#22262a",
    foreground="#e4e1da",
    muted="#a8a49c",
    accent="#5fafd7",
    cursor="#005f87",
    on_cursor="#ffffff",
    quiet="#2e3439",
    rule="#4a5056",
    warning="#d7af5f",
    error="#ff8787",
    success="#87d787",
)
_LIGHT = _Palette(
    background="#faf7f0",
    surface="#f3efe6",
    panel="#eae5da",
    foreground="#1e1d1a",
    muted="#5f5b53",
    accent="#005f87",
    cursor="#005f87",
    on_cursor="#ffffff",
    quiet="#d5e1e7",
    rule="#b8b1a3",
    warning="#6b4700",
    error="#af0000",
    success="#005f00",
)
_CONTRAST_DARK = _Palette(
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    foreground="#ffffff",
    muted="#d0d0d0",
    accent="#87d7ff",
    cursor="#ffffff",
    on_cursor="#000000",
    quiet="#3a3a3a",
    rule="#bcbcbc",
    warning="#ffd75f",
    error="#ffafaf",
    success="#afffaf",
)
_CONTRAST_LIGHT = _Palette(
    background="#ffffff",
    surface="#ffffff",
    panel="#eeeeee",
    foreground="#000000",
    muted="#303030",
    accent="#00005f",
    cursor="#000000",
    on_cursor="#ffffff",
    quiet="#d0d0d0",
    rule="#585858",
    warning="#5f3300",
    error="#870000",
    success="#004400",
)

_MARKED = {"header-text-style": "none"}
_MARKED_WITHOUT_COLOUR = {"block-cursor-text-style": "bold reverse", "header-text-style": "reverse"}


def _theme(name: str, palette: _Palette, *, dark: bool) -> Theme:
    return Theme(
        name,
        primary=palette.accent,
        accent=palette.accent,
        warning=palette.warning,
        error=palette.error,
        success=palette.success,
        foreground=palette.foreground,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        dark=dark,
        variables={**_text(palette), **_marked(palette), **_furniture(palette), **_own(palette)},
    )


def _text(palette: _Palette) -> dict[str, str]:
    return {
        "text-muted": palette.muted,
        "text-disabled": palette.muted,
        "foreground-muted": palette.muted,
        "text-primary": palette.accent,
        "text-secondary": palette.accent,
        "text-accent": palette.accent,
        "text-warning": palette.warning,
        "text-error": palette.error,
        "text-success": palette.success,
    }


def _marked(palette: _Palette) -> dict[str, str]:
    return {
        "block-cursor-foreground": palette.on_cursor,
        "block-cursor-background": palette.cursor,
        "block-cursor-blurred-foreground": palette.foreground,
        "block-cursor-blurred-background": palette.quiet,
        "block-hover-background": palette.panel,
        "input-selection-foreground": palette.on_cursor,
        "input-selection-background": palette.cursor,
        "screen-selection-foreground": palette.on_cursor,
        "screen-selection-background": palette.cursor,
    }


def _furniture(palette: _Palette) -> dict[str, str]:
    return {
        "border": palette.accent,
        "border-blurred": palette.rule,
        "scrollbar": palette.rule,
        "scrollbar-hover": palette.muted,
        "scrollbar-active": palette.accent,
        "scrollbar-background": palette.background,
        "scrollbar-background-hover": palette.background,
        "scrollbar-background-active": palette.background,
        "scrollbar-corner-color": palette.background,
        "footer-foreground": palette.muted,
        "footer-description-foreground": palette.muted,
        "footer-background": palette.panel,
        "footer-key-foreground": palette.accent,
    }


def _own(palette: _Palette) -> dict[str, str]:
    return {
        "muted": palette.muted,
        "rule": palette.rule,
        "header-foreground": palette.foreground,
        "header-background": palette.panel,
        **_MARKED,
    }


def _without_colour(name: str) -> Theme:
    """The terminal's own two colours; what is marked is reversed."""
    return Theme(
        name,
        primary="ansi_default",
        foreground="ansi_default",
        background="ansi_default",
        ansi=True,
        variables={
            **dict.fromkeys((*_COLOURS, "ansi-background", "ansi-foreground"), "ansi_default"),
            **_MARKED_WITHOUT_COLOUR,
        },
    )


_COLOURS = {**_text(_DARK), **_marked(_DARK), **_furniture(_DARK), **_own(_DARK)}.keys() - _MARKED.keys()

DEFAULT = "briefing-dark"
WITHOUT_COLOUR = "briefing-plain"
THEMES = (
    _theme(DEFAULT, _DARK, dark=True),
    _theme("briefing-light", _LIGHT, dark=False),
    _theme("briefing-contrast-dark", _CONTRAST_DARK, dark=True),
    _theme("briefing-contrast-light", _CONTRAST_LIGHT, dark=False),
    _without_colour(WITHOUT_COLOUR),
)
BY_NAME = {theme.name: theme for theme in THEMES}


def default_theme(environ: Mapping[str, str]) -> str:
    """The name of the theme to start with: without colour if the reader asked for none."""
    return WITHOUT_COLOUR if environ.get("NO_COLOR") else DEFAULT


class UnknownTheme(ValueError):
    """There is no theme of that name; the message says what was probably meant."""


def find(name: str) -> str:
    """The name of a theme that there is. Raises UnknownTheme."""
    from briefing.loading.sentences import did_you_mean, listed, quoted

    own = list(BY_NAME)
    if name in own or name in BUILTIN_THEMES:
        return name
    hint = did_you_mean(name, (*own, *BUILTIN_THEMES)) or f"there are {listed(own, 'and')}"
    raise UnknownTheme(f"there is no theme {quoted(name)}; {hint}")


def variable_defaults(theme: Theme) -> dict[str, str]:
    """Our own variables in terms of a theme that lacks them, for `App.get_theme_variable_defaults`."""
    if theme in THEMES:
        return {}
    of = {**theme.to_color_system().generate(), **theme.variables}
    return {
        "muted": of["text-muted"],
        "rule": of["border-blurred"],
        "header-foreground": of["footer-foreground"],
        "header-background": of["footer-background"],
        **(_MARKED_WITHOUT_COLOUR if theme.ansi else _MARKED),
    }
