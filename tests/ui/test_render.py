"""Book text on its way to the screen: every character survives, and none is read as markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from briefing.ui.flow import Row, Segment
from briefing.ui.palette import Look, Palette
from briefing.ui.render import Ink, Overlay

HOSTILE = (
    "[T]he deal [/] holds [sic]",
    "[@click=app.quit]x[/]",
    "[bold]x[/bold] $x \\[ :smile: [[id]]",
    "␛[2J",
)
VARIABLES = dict.fromkeys(("accent", "background", "surface", "text-accent", "text-muted"), "#808080")


def ink() -> Ink:
    return Ink(Palette(VARIABLES, Style(), Color.parse("black")), Style(bgcolor="blue"))


def reversed_text(strip: Strip) -> str:
    return "".join(segment.text for segment in strip if segment.style and segment.style.reverse)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_markup(text: str) -> None:
    assert ink().strip((Segment(text),), 2, 60).text.strip() == text


@given(st.text(alphabet="[]/\\@$#a日 ", max_size=40), st.integers(0, 5))
def test_a_strip_is_its_row(text: str, left: int) -> None:
    strip = ink().strip((Segment(text[:20]), Segment(text[20:], "code")), left, 100)
    assert strip.text.rstrip() == (" " * left + text).rstrip()
    assert strip.cell_length == 100


ROW: Row = (Segment("see "), Segment("the link", link=3), Segment(" and "), Segment("other", link=4))


def test_links_are_underlined_and_only_the_marked_one_is_reversed() -> None:
    strip = ink().strip(ROW, 0, 30, Overlay(marked=3, cursor=Look(words="reverse")))
    assert reversed_text(strip) == "the link"
    underlined = [segment.text for segment in strip if segment.style and segment.style.underline]
    assert underlined == ["the link", "other"]


def test_labels_lie_over_links_and_keep_the_width() -> None:
    strip = ink().strip(ROW, 2, 30, Overlay(labels=((4, "a"), (17, "ms"))))
    assert strip.text.rstrip() == "  seeathe link andmsther"
    assert reversed_text(strip) == "ams"
    assert strip.cell_length == 30


def test_a_label_over_a_wide_character_keeps_the_width() -> None:
    strip = ink().strip((Segment("日本", link=0), Segment(" x")), 0, 10, Overlay(labels=((0, "a"),)))
    assert strip.cell_length == 10
    assert strip.text.endswith("本 x" + " " * 4)


@pytest.mark.parametrize(
    ("characters", "chosen"),
    [((4, 7), "the"), ((0, -1), "see the link and other"), ((8, 99), "link and other")],
)
def test_selected_characters_are_coloured(characters: tuple[int, int], chosen: str) -> None:
    strip = ink().strip(ROW, 2, 30, Overlay(selected=characters))
    coloured = "".join(segment.text for segment in strip if segment.style and segment.style.bgcolor)
    assert coloured.strip() == chosen
