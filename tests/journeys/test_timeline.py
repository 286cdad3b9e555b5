"""The timeline of a book as one goes through it: nearer and farther, by kinds, by people, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.finding import shipped_folder
from briefing.model.asides import Timeline, Zoom
from briefing.model.book import Ref
from tests.journeys.reader import Reader, reading

NATO = shipped_folder() / "nato-feb-2026"
SIZES = [(60, 20), (80, 24), (160, 50)]


@pytest.fixture
def states(tmp_path: Path) -> Path:
    return tmp_path / "states"


def timeline(*kinds: str, zoom: Zoom = "months", who: str = "") -> Ref:
    """A selection of the timeline."""
    return Timeline(zoom, kinds, who).at("nato-feb-2026")


def row_of(reader: Reader) -> int:
    """How far below the top of the screen the marked row is."""
    return reader.reading.at[1]


@pytest.mark.parametrize("size", SIZES)
async def test_it_begins_at_the_date(states: Path, size: tuple[int, int]) -> None:
    async with reading(NATO, states, size) as reader:
        await reader.press("T")
        before, line, after = reader.page.partition("as of 12 Feb 2026")
        assert line
        assert before.strip()
        assert "Feb 2026 · later" in after
        assert reader.reading.marked is not None


@pytest.mark.parametrize("size", SIZES)
async def test_nearer_and_farther_the_marked_row_stays_in_its_place(
    states: Path, size: tuple[int, int]
) -> None:
    async with reading(NATO, states, size, start="@timeline") as reader:
        await reader.press("j", "j", "j")
        marked, height = reader.reading.marked, row_of(reader)
        await reader.press(">")
        assert reader.here == timeline(zoom="days")
        assert (reader.reading.marked, row_of(reader)) == (marked, height)
        await reader.press("<")
        assert reader.here == timeline()
        assert (reader.reading.marked, row_of(reader)) == (marked, height)
        await reader.press("<")
        assert reader.here == timeline(zoom="years")
        assert "2026" in reader.page


async def test_above_the_first_row_one_comes_to_the_head(states: Path) -> None:
    async with reading(NATO, states, (80, 24), start="@timeline") as reader:
        await reader.press("g", "j", "j", "G", "g", "j", "ctrl+d", "ctrl+d")
        assert "51 events" not in reader.page
        await reader.press(*["k"] * 30)
        assert "51 events" in reader.page


async def test_a_year_opens_by_enter_and_back_leads_to_the_years(states: Path) -> None:
    async with reading(NATO, states, start="@timeline") as reader:
        await reader.press("<", "g", "enter")
        assert Timeline.read(reader.here) == Timeline("months")
        assert reader.page.lstrip().startswith("some time in 2009")
        assert reader.reading.marked == Ref("nato-feb-2026", "act")
        await reader.press("H")
        assert reader.here == timeline(zoom="years")


async def test_years_are_the_farthest_and_days_the_nearest(states: Path) -> None:
    async with reading(NATO, states, start="@timeline") as reader:
        await reader.press("<", "<")
        assert "Years are the farthest." in reader.said
        await reader.press(">", ">", ">")
        assert "Days are the nearest." in reader.said


async def test_only_some_kinds_and_all_again(states: Path) -> None:
    async with reading(NATO, states, start="@timeline") as reader:
        await reader.press("K", "j", "enter", "j", "enter", "escape")
        assert reader.here == timeline("change", "quote")
        assert "only changes and quotes" in reader.text
        assert "Rutte and Colby at the Munich" not in reader.page
        await reader.press("K", "j", "enter", "escape")
        assert reader.here == timeline("quote")
        await reader.press("escape")
        assert reader.here == timeline()


async def test_only_one_person_and_everybody_again(states: Path) -> None:
    async with reading(NATO, states, start="@timeline") as reader:
        await reader.press("P")
        assert "Mark Rutte" in reader.text
        await reader.type(*"wik")
        assert "George M. Wikoff" in reader.text
        await reader.press("enter")
        assert reader.here == timeline(who="wikoff")
        assert "only George M. Wikoff" in reader.text
        assert "from Stuart B. Munsch (US) to George M. Wikoff" in " ".join(reader.page.split())
        await reader.press("P", "ctrl+o")
        assert reader.here == timeline()


async def test_from_a_person_that_person_is_offered_first(states: Path) -> None:
    async with reading(NATO, states, start="wikoff") as reader:
        await reader.press("T", "P", "enter")
        assert reader.here == timeline(who="wikoff")


async def test_back_from_an_entry_is_the_same_view(states: Path) -> None:
    async with reading(NATO, states, start="@timeline") as reader:
        await reader.press("K", "enter", "escape", ">", "j", "j", "j", "ctrl+d", "k")
        here, page, marked = reader.here, reader.page, reader.reading.marked
        await reader.press("enter")
        assert reader.here == marked
        await reader.press("H")
        assert (reader.here, reader.page, reader.reading.marked) == (here, page, marked)
        await reader.press("H")
        assert reader.here == here, "looking nearer is no place of its own on the way"


async def test_elsewhere_the_keys_say_where_they_work(states: Path) -> None:
    async with reading(NATO, states, start="colby") as reader:
        for key in (">", "<", "K", "P"):
            await reader.press(key)
            assert "This is for the timeline of the book: T goes there." in reader.said
            assert reader.here == Ref("nato-feb-2026", "colby")


async def test_the_line_moves_with_the_date(states: Path) -> None:
    async with reading(NATO, states, start="@timeline") as reader:
        await reader.press("t")
        await reader.type(*"2025-11-18", "enter")
        await reader.press("T")
        told = " ".join(reader.text.split())
        assert "as of 18 Nov 2025" in told
