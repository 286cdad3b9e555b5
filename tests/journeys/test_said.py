"""A person asks what somebody said before, and puts two quotes side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.volume import open_volume
from briefing.model import asides
from briefing.model.book import Ref
from tests.journeys.reader import reading
from tests.sample import place, write_book

OTHER = """
book: {title: Other meeting, date: 2026}
people: [{id: ec, name: Elbridge Colby}]
quotes: [{id: q-one, words: said elsewhere, speaker: ec, said: 2025-06}]
"""
SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    open_volume(write_book(tmp_path, OTHER, "other"))
    return write_book(tmp_path)


@pytest.fixture
def states(tmp_path: Path) -> Path:
    return tmp_path / "states"


@pytest.mark.parametrize("size", SIZES)
async def test_from_a_person_two_quotes_are_put_side_by_side_and_back_again(
    book: Path, states: Path, size: tuple[int, int]
) -> None:
    async with reading(book, states, size, start="colby") as reader:
        await reader.press("l", "p")
        assert reader.here == asides.Said("colby").at("sample")
        assert "previously said" in reader.page
        await reader.press("l", "l", "+")
        assert "Q1 is picked" in reader.said
        await reader.press("l")
        before = (reader.here, reader.reading.place, reader.page)
        await reader.press("+")
        assert reader.here == asides.Pair(place("q-partner"), Ref("other", "q-one")).at("sample")
        assert "partnership rather than" in reader.page
        await reader.press("H")
        assert (reader.here, reader.reading.place, reader.page) == before
        await reader.press("p")
        assert reader.here == place("colby")
        await reader.press("L", "L")
        assert "Side by side" in reader.page


async def test_side_by_side_is_what_it_says_where_there_is_room(book: Path, states: Path) -> None:
    async with reading(book, states, (120, 40), start="@beside-q-partner+q-old") as reader:
        assert any("Q1 · 12 February" in line and "Q2 · 10 January" in line for line in reader.screen)
        await reader.resize(80, 40)
        assert not any("Q1 · 12 February" in line and "Q2 · 10 January" in line for line in reader.screen)
        assert "Q2 · 10 January" in reader.page


async def test_from_a_quote_its_speaker_answers_and_the_quote_is_marked(book: Path, states: Path) -> None:
    async with reading(book, states, start="q-old") as reader:
        await reader.press("p")
        assert reader.here == asides.Said("colby").at("sample")._replace(heading="q-old")
        assert "“Words in another language” · ◂ this one" in reader.page
        await reader.press("p")
        assert reader.here == place("q-old")
        await reader.press("v", "p")
        assert reader.here == asides.Said("colby").at("sample")._replace(heading="q-old")


async def test_a_quote_of_another_book_is_picked_by_the_name_of_its_book(book: Path, states: Path) -> None:
    async with reading(book, states, start="colby") as reader:
        await reader.press("p", "l", "l", "l", "+")
        assert "other/Q1 is picked" in reader.said
        await reader.press("enter")
        assert reader.here == Ref("other", "q-one")
        await reader.press("H", "h", "+")
        assert reader.here == asides.Pair(Ref("other", "q-one"), place("q-partner")).at("sample")


async def test_where_nobody_speaks_it_says_so_and_stays(book: Path, states: Path) -> None:
    async with reading(book, states, start="pledge") as reader:
        await reader.press("p")
        assert reader.here == place("pledge")
        assert "for a person, a unit or a quote" in reader.said
        await reader.press("+")
        assert reader.here == place("pledge")
        assert "Mark a link to a quote" in reader.said


async def test_a_quote_is_picked_on_its_own_page_and_let_go_again(book: Path, states: Path) -> None:
    async with reading(book, states, start="q-old") as reader:
        await reader.press("+")
        assert "Q2 is picked" in reader.said
        await reader.press("+")
        assert "Q2 is no longer picked" in reader.said
        await reader.press("+", "v", "p", "+")
        assert "Q2 is no longer picked" in reader.said


async def test_what_the_finder_finds_is_there_by_date_and_stays_on_the_trail(
    book: Path, states: Path
) -> None:
    async with reading(book, states, start="colby") as reader:
        await reader.press("/", *"by:colby", "tab", "ctrl+t")
        assert asides.Topic.read(reader.here)
        assert "Said on ‘by:colby’" in reader.page
        assert "3 quotes in 2 books" in reader.page
        there = reader.here
        await reader.press("l", "enter", "H")
        assert reader.here == there
        await reader.press("p")
        assert reader.here == place("colby")
        assert not reader.desk.saving()()
    async with reading(book, states) as reader:
        await reader.press("L")
        assert "Said on ‘by:colby’" in reader.page


async def test_in_the_finder_nothing_typed_asks_for_nothing(book: Path, states: Path) -> None:
    async with reading(book, states, start="colby") as reader:
        await reader.press("/", "ctrl+t")
        assert len(reader.app.screen_stack) == 2
        await reader.press("escape")
        assert reader.here == place("colby")
