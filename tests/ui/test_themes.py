"""Themes: every text can be read on everything it stands on, in true colour and in 256 colours."""

from __future__ import annotations

import pytest
from rich.color import Color as TerminalColor
from rich.color import ColorSystem
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Static

from briefing.ui.flow import SERIES
from briefing.ui.render import ROLES
from briefing.ui.themes import (
    DEFAULT,
    THEMES,
    WITHOUT_COLOUR,
    UnknownTheme,
    default_theme,
    find,
    variable_defaults,
)
from tests.pilot import piloted

COLOURED = [theme for theme in THEMES if theme.name != WITHOUT_COLOUR]
TEXTS = ("foreground", "muted", "text-muted", "text-disabled", "foreground-muted", "text-primary",
         "text-accent", "text-warning", "text-error", "text-success")  # fmt: skip
PAIRS = [
    *((text, ground) for text in TEXTS for ground in ("background", "surface", "panel")),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("header-foreground", "header-background"),
    ("footer-description-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("screen-selection-foreground", "screen-selection-background"),
]
Channels = tuple[int, int, int]


def variables(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def channels(theme: Theme, variable: str) -> Channels:
    colour = Color.parse(variables(theme)[variable])
    assert colour.a == 1, f"${variable} lets what is behind it through"
    return colour.rgb


def in_256_colours(rgb: Channels) -> Channels:
    return TerminalColor.from_rgb(*rgb).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()


def luminance(rgb: Channels) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Channels, other: Channels) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((0x77, 0x77, 0x77), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_contrast(theme: Theme, text: str, ground: str) -> None:
    one, other = channels(theme, text), channels(theme, ground)

    assert contrast(one, other) >= (7 if "contrast" in theme.name else 4.5)
    assert contrast(in_256_colours(one), in_256_colours(other)) >= 4.5


def test_the_lines_of_a_chart_are_in_colours_that_can_be_read() -> None:
    colours = [ROLES[role].foreground for role in SERIES]

    assert set(colours) <= set(TEXTS)
    assert len(set(colours)) == len(colours)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_what_is_marked_stands_out_from_the_ground(theme: Theme) -> None:
    ground = channels(theme, "background")

    assert contrast(channels(theme, "block-cursor-background"), ground) >= 2.5
    assert contrast(channels(theme, "border"), ground) >= 3


def test_there_is_a_dark_and_a_light_one_of_each() -> None:
    assert {theme.name: theme.dark for theme in COLOURED} == {
        "briefing-dark": True,
        "briefing-light": False,
        "briefing-contrast-dark": True,
        "briefing-contrast-light": False,
    }


@pytest.mark.parametrize(
    ("environ", "name"), [({}, DEFAULT), ({"NO_COLOR": ""}, DEFAULT), ({"NO_COLOR": "1"}, WITHOUT_COLOUR)]
)
def test_the_theme_to_start_with(environ: dict[str, str], name: str) -> None:
    assert default_theme(environ) == name


@pytest.mark.parametrize("name", [DEFAULT, WITHOUT_COLOUR, "nord"])
def test_a_theme_is_found_by_its_name(name: str) -> None:
    assert find(name) == name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("briefing-drak", "there is no theme `briefing-drak`; did you mean `briefing-dark`?"),
        ("Nord", "there is no theme `Nord`; did you mean `nord`?"),
        ("zzz", "there is no theme `zzz`; there are `briefing-dark`, `briefing-light`, "
         "`briefing-contrast-dark`, `briefing-contrast-light` and `briefing-plain`"),
    ],
)  # fmt: skip
def test_a_theme_that_is_not_there_is_refused_with_what_was_meant(name: str, said: str) -> None:
    with pytest.raises(UnknownTheme) as refused:
        find(name)
    assert str(refused.value) == said


OWN = variable_defaults(BUILTIN_THEMES["textual-dark"])


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_theme_of_ours_gives_every_variable_of_ours(theme: Theme) -> None:
    assert theme.variables.keys() >= OWN.keys()


def test_without_colour_there_is_none() -> None:
    (plain,) = (theme for theme in THEMES if theme.name == WITHOUT_COLOUR)

    colours = {value for name, value in plain.variables.items() if not name.endswith("-style")}

    assert colours == {"ansi_default"}


class Wearing(App[None]):
    """Uses each variable of ours in one rule."""

    CSS = "".join(
        f"Static {{ {'text-style' if name.endswith('style') else 'color'}: ${name}; }}\n" for name in OWN
    )

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)

    def compose(self) -> ComposeResult:
        yield Static("text")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme)


async def test_every_theme_can_be_worn() -> None:
    app = Wearing()
    async with piloted(app) as pilot:
        for name in app.available_themes:
            app.theme = name
            await pilot.pause()
            assert app.current_theme.name == name
