"""The program as a whole: its commands, its last guard, and what it says about keys that cannot be."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.app import SystemCommand
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

import briefing.ui.app
from briefing.library.volume import open_volume
from briefing.reader import folders
from briefing.reader.state import StateFolder
from briefing.ui.app import BriefingApp
from briefing.ui.arrangement import Pane
from briefing.ui.desk import Desk
from briefing.ui.keys import LAYERS, Key
from briefing.ui.panes.row_list import RowList
from briefing.ui.screens.reading import ReadingScreen
from tests.pilot import piloted
from tests.sample import write_book

STYLES = str(Path(briefing.ui.app.__file__).with_name("briefing.tcss"))


class Recording(BriefingApp):
    """Writes down what keys and commands ask for, and does nothing."""

    CSS_PATH = STYLES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked: list[tuple[str, str]] = []

    async def run_action(
        self,
        action: object,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        self.asked.append((str(action), type(default_namespace).__name__))
        return True

    def command(self, key: Key) -> SystemCommand:
        """The command of the palette for a key."""
        commands = list(self.get_system_commands(self.screen))
        return commands[here(self).index(key)]


def here(app: BriefingApp) -> list[Key]:
    """The keys that the palette offers where the reader is: all but moving about and the links' numbers."""
    screen: Screen[object] = app.screen
    assert isinstance(screen, ReadingScreen)
    offered = (key for key in screen.keys_here() if key.scope != "moving")
    return [key for key in offered if key.description != "follow a numbered link of the context pane"]


def keymap(text: str) -> None:
    """Write the reader's own keys."""
    folders.keymap_file().parent.mkdir(parents=True, exist_ok=True)
    folders.keymap_file().write_text(text, encoding="utf-8")


def desk(folder: Path) -> Desk:
    return Desk(open_volume(write_book(folder)), None, StateFolder(folder / "states"), None)


@asynccontextmanager
async def recording(folder: Path) -> AsyncIterator[tuple[Recording, Pilot[None]]]:
    """The sample book, open in a program that only writes down."""
    app = Recording(desk(folder))
    async with piloted(app, (120, 40), notifications=True) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        yield app, pilot


async def go_to(pilot: Pilot[None], pane: Pane | str) -> None:
    """Give the keys to a pane."""
    target = pilot.app.screen.query_one(RowList if pane == "contents" else pane.capitalize())
    pilot.app.screen.set_focus(target)
    await pilot.pause()


SIGNS = """
keys:
  app.help: "@"
  trail.back: "%"
  book.front: ","
  link.labels: ["+", f2]
  link.next: й
"""


@pytest.mark.parametrize("own", ["", SIGNS], ids=["keys as they come", "signs"])
@pytest.mark.parametrize("pane", ["reading", "contents", "context"])
async def test_the_palette_asks_for_what_each_key_asks_for(tmp_path: Path, pane: Pane, own: str) -> None:
    keymap(own)
    async with recording(tmp_path) as (app, pilot):
        await go_to(pilot, pane)
        assert {key.scope for key in here(app)} <= set(LAYERS[pane])
        for key in here(app):
            app.asked.clear()
            await pilot.press("comma" if key.keys[0] == "," else key.keys[0])
            by_key = list(app.asked)
            app.asked.clear()
            await app.command(key).callback()
            assert app.asked == by_key == [(key.action, by_key[0][1])], key.id


class Careless(Widget):
    """Draws what nobody has cleaned."""

    def render_line(self, y: int) -> Strip:
        return Strip([Segment("\x1b]52;c;AAAA\x07\u202e"), Segment(" " * 30)])


async def test_what_a_widget_did_not_clean_does_not_reach_the_terminal(tmp_path: Path) -> None:
    app = BriefingApp(desk(tmp_path))
    async with piloted(app, (120, 40)) as pilot:
        careless = Careless()
        await app.screen.mount(careless)
        await pilot.pause()
        strip, *_ = careless.render_lines(careless.size.region)
        assert strip.text.startswith("␛]52;c;AAAA␇‹RLO›")
        assert strip.cell_length == careless.size.width


async def test_mistakes_in_the_keymap_are_counted_and_listed_elsewhere(tmp_path: Path) -> None:
    keymap("keys:\n  app.hlep: z\n")
    async with recording(tmp_path) as (app, _):
        said = [str(toast.render()) for toast in app.screen.query("Toast")]
    assert said == ["keys.yaml has 1 problem; `briefing keys` tells more."]
