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
        assert "▲ not shown: figures/map.png is not there" in reader.page


def stub_desktop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop here that writes down what it is asked to open, and its list."""
    asked, program = folder / "asked", folder / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{asked}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":9")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    return asked


async def test_a_key_shows_the_picture_as_large_as_the_window(tmp_path: Path) -> None:
    book = book_with(tmp_path, encoded(squares()))
    async with reading(book, tmp_path / "states", start="map", size=(100, 30)) as reader:
        await reader.press("i")
        assert "▀" * 44 in reader.text
        assert "Two squares side by side." in reader.text
        assert "figures/map.png" in reader.text
        assert "o open file" in reader.text
        await reader.resize(60, 20)
        assert max(line.count("▀") for line in reader.screen) == 56
        await reader.press("escape")
        assert "The map" in reader.page


async def test_where_there_is_no_picture_the_key_says_so(tmp_path: Path) -> None:
    book = book_with(tmp_path, encoded(squares()))
    async with reading(book, tmp_path / "states", start="plain") as reader:
        await reader.type(*"iiiii")
        assert reader.said == "There is no picture here."


async def test_a_file_is_opened_elsewhere_only_after_a_yes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = stub_desktop(tmp_path, monkeypatch)
    book = book_with(tmp_path, encoded(squares()))
    async with reading(book, tmp_path / "states", start="map") as reader:
        await reader.press("i", "o")
        assert "Open this picture in another program?" in reader.text
        await reader.press("n")
        assert not asked.exists()
        await reader.press("o", "y")
        while not asked.exists() or not asked.read_text():
            await reader.pilot.pause()
        assert asked.read_text() == f"{(book / 'figures' / 'map.png').resolve()}\n"


async def test_over_ssh_the_path_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    book = book_with(tmp_path, encoded(squares()))
    async with reading(book, tmp_path / "states", start="map") as reader:
        await reader.press("i", "o")
        while not reader.said:
            await reader.pilot.pause()
        assert reader.said.startswith("Copied the path of the picture, since there is no desktop here")
        assert reader.app.clipboard == str((book / "figures" / "map.png").resolve())


async def test_what_is_no_picture_is_shown_by_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = stub_desktop(tmp_path, monkeypatch)
    async with reading(book_with(tmp_path, b"#!/bin/sh\n"), tmp_path / "states", start="map") as reader:
        await reader.press("i")
        assert "▲ not shown: figures/map.png is no PNG, JPEG or WebP" in reader.text
        await reader.press("o")
        assert reader.said == "There is no picture to open."
        assert not asked.exists()


async def test_a_picture_that_is_too_large_for_us_is_opened_elsewhere_after_a_yes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = stub_desktop(tmp_path, monkeypatch)
    data = encoded(squares())
    wide = data[:16] + b"\0\0\x4e\x20\0\0\x4e\x20" + data[24:]
    async with reading(book_with(tmp_path, wide), tmp_path / "states", start="map") as reader:
        await reader.press("i")
        assert "has more than 16 million pixels" in reader.text
        await reader.press("o")
        assert "Open this picture in another program?" in reader.text
        await reader.press("y")
        while not asked.exists() or not asked.read_text():
            await reader.pilot.pause()
        assert asked.read_text().endswith("map.png\n")


async def test_a_file_that_is_too_large_and_no_picture_is_opened_by_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = stub_desktop(tmp_path, monkeypatch)
    book = book_with(tmp_path, b"#!/bin/sh\n" + b" " * (11 << 20))
    async with reading(book, tmp_path / "states", start="map") as reader:
        await reader.press("i", "o")
        assert reader.said == "There is no picture to open."
        assert not asked.exists()
