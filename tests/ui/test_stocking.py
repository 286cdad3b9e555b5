"""How far the reading of other books is, as the status line says it."""

from __future__ import annotations

from pathlib import Path

from briefing.library.shelf.shelf import Shelf
from briefing.ui.stocking import progress, told
from tests.sample import write_book


def test_the_bar_fills_and_goes() -> None:
    assert told("books", 0, 4) == "reading books ▱▱▱▱▱▱▱▱ 0/4"
    assert told("books", 2, 4) == "reading books ▰▰▰▰▱▱▱▱ 2/4"
    assert told("quotes", 1000, 4000) == "verifying quotes ▰▰▱▱▱▱▱▱ 1,000/4,000"
    assert told("books", 4, 4) == told("books", 0, 0) == ""


async def test_another_process_reads_the_books_of_a_folder(tmp_path: Path) -> None:
    write_book(tmp_path)
    assert [step async for step in progress([tmp_path])] == [("books", 0, 1), ("books", 1, 1)]
    assert Shelf(tmp_path).rows("SELECT id FROM book") == [("sample",)]
