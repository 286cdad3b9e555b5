"""What lies over the book: help, questions and labels of panes show the keys that the reader chose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen

import briefing.ui.app
from briefing.loading.problems import WHOLE_FILE, Problem
from briefing.model.text import Text
from briefing.ui import themes
from briefing.ui.keys import KEYS, Key, Scope
from briefing.ui.panes.banner import Banner
from briefing.ui.screens.help import Help, HelpPage
from briefing.ui.screens.pane_labels import PaneLabels
from briefing.ui.screens.question import Question
from tests.pilot import piloted

CHOSEN = {"question.yes": "Z", "question.no": "f2", "panes.context": "9", "book.problems": "pageup"}


def own_keys() -> tuple[Key, ...]:
    return tuple(key._replace(keys=(CHOSEN[key.id],)) if key.id in CHOSEN else key for key in KEYS)


class Over(App[None]):
    """A screen over nothing."""

    CSS_PATH = Path(briefing.ui.app.__file__).parent / "briefing.tcss"

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.DEFAULT
        self._over = screen

    def on_mount(self) -> None:
        self.push_screen(self._over)


async def words(screen: Screen[Any]) -> str:
    """What a screen says."""
    app = Over(screen)
    async with piloted(app, (80, 24)) as pilot:
        await pilot.pause()
        return "\n".join(str(part.render()) for part in app.screen.query("Static"))


async def test_a_question_shows_the_keys_that_answer() -> None:
    assert (await words(Question("Sure?", Text("[about] this"), KEYS))).endswith("y yes   n no")
    asked = await words(Question("Sure?", Text("[about] this"), own_keys()))
    assert asked == "Sure?\n[about] this\nZ yes   f2 no"


async def test_the_panes_are_labelled_with_the_keys_that_go_there() -> None:
    assert await words(PaneLabels(own_keys())) == " c  contents\n t  text\n 9  context"


class Warned(App[None]):
    """A banner and nothing else."""

    CSS = "Banner { height: 1; }"

    def compose(self) -> ComposeResult:
        banner = Banner(own_keys())
        banner.problems = (Problem.at(WHOLE_FILE, Path("book.yaml"), "F001", "the file is gone"),)
        yield banner


async def test_the_banner_names_the_key_that_lists_the_problems() -> None:
    app = Warned()
    async with piloted(app, (80, 3)):
        assert app.query_one(Banner).render().plain == "! This book has 1 error. pgup lists it."


@pytest.mark.parametrize("scope", ["filter", "reading"])
@pytest.mark.parametrize("height", [12, 40, 80])
async def test_help_is_as_high_as_what_it_shows_and_no_higher_than_the_screen(
    scope: Scope, height: int
) -> None:
    app = Over(Help(scope, KEYS))
    async with piloted(app, (80, height)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(HelpPage)
        lines = [strip.text.strip() for strip in page.render_lines(page.size.region)]
        assert lines[0]
        assert page.region.bottom < height
        if not page.max_scroll_y:
            assert len(lines) - 1 <= page.virtual_size.height <= len(lines)
