"""A person wants to know what is wrong with a book, and sees what its author is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.reader import reading
from tests.library.shelf.readings import settle
from tests.loading.folders import write_book

BOOK = """
sources: [{id: s, publisher: P, title: S}]
articles: [{id: a, title: A, body: "It costs 52 million euros ([[cost]])."}]
figures: [{id: cost, title: Cost, value: 48, unit: million euros, source: s}]
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return settle(write_book(tmp_path / "books" / "b", {"b.yaml": BOOK}))


async def test_the_list_of_problems_has_what_shows_only_in_the_whole_book(book: Path, tmp_path: Path) -> None:
    async with reading(book, tmp_path) as reader:
        assert "This book has" not in reader.text
        await reader.press("E")
        assert "warning b.yaml:3:" in reader.page
        assert "N009" in reader.page
        assert "This book has 1 warning. E lists it." in reader.text
        assert any("Problems" in line[:30] for line in reader.screen)
        await reader.press("H")
        assert "This book has 1 warning. E lists it." in reader.text


async def test_while_one_reads_the_whole_book_is_looked_through(book: Path, tmp_path: Path) -> None:
    async with reading(book, tmp_path, stocks=True) as reader:
        assert "This book has" not in reader.text
        await reader.stocked()
        assert "This book has 1 warning. E lists it." in reader.text
