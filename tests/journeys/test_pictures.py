"""A reader looks at the picture of a figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.reader import reading
from tests.pictures import book_with, encoded, squares


async def test_the_picture_stands_under_its_words(tmp_path: Path) -> None:
    book = book_with(tmp_path, encoded(squares()))
    async with reading(book, tmp_path / "states", start="map") as reader:
        lines = reader.page.splitlines()
        at = next(index for index, line in enumerate(lines) if "Two squares side by side." in line)
        assert "▀" * 40 in lines[at + 2]
        assert "figures/map.png" in reader.page


async def test_without_colour_it_is_drawn_in_dots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    book = book_with(tmp_path, encoded(squares()))
    async with reading(book, tmp_path / "states", start="map") as reader:
        assert "▀" not in reader.page
        assert "⣿" in reader.page


async def test_another_theme_draws_it_anew(tmp_path: Path) -> None:
    book = book_with(tmp_path, encoded(squares()))
    async with reading(book, tmp_path / "states", start="map") as reader:
        reader.app.theme = "briefing-plain"
        await reader.settle()
        assert "▀" not in reader.page
        assert "⣿" in reader.page


async def test_a_picture_that_is_gone_leaves_its_words(tmp_path: Path) -> None:
    async with reading(book_with(tmp_path, None), tmp_path / "states", start="map") as reader:
        assert "Two squares side by side." in reader.page
        assert "▲ figures/map.png is not there; not shown." in reader.page
