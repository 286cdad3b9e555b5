"""Every link of every page of the shipped book can be followed by keyboard and come back from."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.model.book import TIMELINE, Ref
from briefing.ui.messages import OpenEntry
from tests import shipped
from tests.journeys.reader import Reader, reading

BOOK = shipped.BOOKS / "nato-feb-2026"
SAMPLE_OF_PAGES = 8


def pages() -> list[Ref]:
    """The front page, the timeline and the page of every entry."""
    book = shipped.nato().book
    return [Ref(book.id), Ref(book.id, TIMELINE), *(Ref(book.id, entry.id) for entry in book)]


async def walk(reader: Reader, page: Ref) -> int:
    """Go to a page and follow each of its links to an entry and back; how many there were."""
    reader.app.screen.post_message(OpenEntry(page))
    await reader.settle()
    assert reader.here == page
    followed = 0
    while True:
        before = reader.reading.place
        await reader.pilot.press("l")
        marked = reader.reading.place
        if marked == before:
            return followed
        await reader.pilot.press("enter")
        await reader.pilot.pause()
        if reader.app.screen_stack[-1].id == "question" or reader.here == page:
            await reader.press("n")
            continue
        followed += 1
        await reader.pilot.press("H")
        await reader.pilot.pause()
        assert reader.here == page
        assert reader.reading.place == marked


async def test_the_links_of_some_pages_lead_there_and_back(tmp_path: Path) -> None:
    every = pages()
    async with reading(BOOK, tmp_path) as reader:
        followed = [await walk(reader, page) for page in every[:: len(every) // SAMPLE_OF_PAGES]]
    assert sum(followed) > SAMPLE_OF_PAGES


@pytest.mark.slow
async def test_every_link_of_every_page_leads_there_and_back(tmp_path: Path) -> None:
    async with reading(BOOK, tmp_path) as reader:
        for page in pages():
            await walk(reader, page)
