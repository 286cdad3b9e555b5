"""A figure's numbers as a picture in the pane, which changes with the pane."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.reader import reading
from tests.terminal import ROOT

BOOK = ROOT / "books" / "nato-feb-2026"
NAMES = ("● NATO Europe and Canada", "■ NATO total", "▲ United States", "┄ 2% guideline of 2014")


def axis(page: str) -> str:
    """The axis of the years."""
    (row,) = (line for line in page.splitlines() if "└" in line)
    return row.strip()


async def test_a_chart_has_the_width_of_its_pane(tmp_path: Path) -> None:
    async with reading(BOOK, tmp_path, size=(160, 60), start="f-share-groups") as reader:
        wide = reader.page
        await reader.resize(60, 60)
        narrow = reader.page

    for page in (wide, narrow):
        assert [name for name in NAMES if name not in page] == []
        assert page.index("└") < page.index("\n", page.index("year")), "the table stands below"
    assert len(axis(wide)) < len(axis(narrow)), "the names no longer stand beside the lines"
    assert len(axis(narrow)) <= 60


@pytest.mark.parametrize("entry", ["f-allies-2025", "f-share-allies", "f-at-two", "f-purl"])
@pytest.mark.parametrize("width", [60, 80, 160])
async def test_every_chart_of_the_book_is_in_the_page(tmp_path: Path, entry: str, width: int) -> None:
    async with reading(BOOK, tmp_path, size=(width, 80), start=entry) as reader:
        assert "└" in reader.page
        assert "e: estimate" in reader.page
