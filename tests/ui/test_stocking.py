"""How far the reading of other books is, as the status line says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.shelf import verdicts
from briefing.library.shelf.shelf import Shelf
from briefing.library.volume import open_volume
from briefing.ui.stocking import progress, told
from tests.library.shelf.readings import settle
from tests.sample import write_book


def test_the_bar_fills_and_goes() -> None:
    assert told("books", 0, 4) == "reading books ▱▱▱▱▱▱▱▱ 0/4"
    assert told("books", 2, 4) == "reading books ▰▰▰▰▱▱▱▱ 2/4"
    assert told("first", 1000, 4000) == "verifying quotes ▰▰▱▱▱▱▱▱ 1,000/4,000"
    assert told("quotes", 1000, 4000) == "verifying other books ▰▰▱▱▱▱▱▱ 1,000/4,000"
    assert told("books", 4, 4) == told("books", 0, 0) == ""


async def test_another_process_reads_the_books_of_a_folder(tmp_path: Path) -> None:
    volume = open_volume(settle(write_book(tmp_path)))
    volume.findings.work_out()
    settle(write_book(tmp_path, name="other"))
    assert [step async for step in progress(volume, [tmp_path])] == [("books", 0, 1), ("books", 1, 1)]
    assert Shelf(tmp_path).rows("SELECT id FROM book ORDER BY id") == [("other",), ("sample",)]


async def test_where_nothing_can_be_kept_the_book_is_looked_through_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "AT_ONCE", 0)
    book = settle(write_book(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(book / "book.yaml"))
    volume = open_volume(book)
    first = [step async for step in progress(volume, ()) if step[0] == "first"]
    assert first == [("first", 0, 2), ("first", 2, 2)]
    assert volume.is_looked_through
