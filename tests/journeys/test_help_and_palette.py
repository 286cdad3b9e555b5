"""A reader who has forgotten the keys: help and the list of commands, also with keys of his own."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.reader.folders import keymap_file
from tests.journeys.reader import reading
from tests.sample import place, write_book

OWN = "keys:\n  app.help: '@'\n  trail.back: '%'\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path)


@pytest.mark.parametrize("own", ["", OWN], ids=["keys as they come", "own keys"])
async def test_help_and_going_back_are_found_in_the_palette(book: Path, tmp_path: Path, own: str) -> None:
    keymap_file().parent.mkdir(parents=True)
    keymap_file().write_text(own, encoding="utf-8")
    async with reading(book, tmp_path / "states") as reader:
        await reader.press("ctrl+p", *"help for", "enter")
        assert "follow the marked link" in reader.text
        await reader.press("escape", "T", "ctrl+p", *"go back", "enter")
        assert reader.here == place()


async def test_in_the_filter_the_palette_does_what_the_filter_can(book: Path, tmp_path: Path) -> None:
    async with reading(book, tmp_path / "states") as reader:
        await reader.press("shift+tab", "F", *"naples", "ctrl+p", *"show everything", "enter")
        assert reader.focused == "RowList"
        assert "Elbridge" in reader.text
