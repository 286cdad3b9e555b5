"""Asked what changed between two dates, and who stands above whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.finding import shipped_folder
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from tests.journeys.reader import reading
from tests.sample import SAMPLE, place, write_book

NATO = shipped_folder() / "nato-feb-2026"
EVE, MEETING = Edtf.parse("2026-02-05"), Edtf.parse("2026-02-12")
SIZES = [(60, 20), (80, 24), (160, 50)]


@pytest.fixture
def states(tmp_path: Path) -> Path:
    return tmp_path / "states"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path / "books")


def nato(entry: str) -> Ref:
    return Ref("nato-feb-2026", entry)


@pytest.mark.parametrize("size", SIZES)
async def test_d_offers_the_eve_of_the_last_change_and_the_meeting(
    states: Path, size: tuple[int, int]
) -> None:
    async with reading(NATO, states, size, start="ncs") as reader:
        await reader.press("d")
        assert "from 2026-02-05 to 2026-02-12" in reader.text
        assert "NATO Command Structure: from 5 February 2026" in reader.text
        await reader.press("enter")
        assert reader.here == asides.Difference("ncs", EVE, MEETING).at("nato-feb-2026")
        assert "4 changes" in reader.page
        await reader.press("H")
        assert reader.here == nato("ncs")
        await reader.press("L")
        assert "4 changes" in reader.page


async def test_n_goes_from_change_to_change_and_enter_to_the_source(states: Path) -> None:
    async with reading(NATO, states, (80, 24), start="ncs") as reader:
        await reader.press("d", "enter")
        marked = []
        for _ in range(4):
            await reader.press("n")
            assert reader.reading.marked == nato("nato-ncs")
            marked.append(reader.reading.place.link or 0)
        assert marked == sorted(set(marked))
        await reader.press("n")
        assert "That was the last change." in reader.said
        await reader.press("N")
        assert reader.reading.place.link == marked[2]
        await reader.press("N", "N", "N")
        assert "That was the first change." in reader.said
        await reader.press("n", "enter")
        assert reader.here == nato("nato-ncs")
        await reader.press("H", "n")
        assert reader.reading.place.link == marked[2]


async def test_two_dates_are_typed_faster_than_the_program_follows(book: Path, states: Path) -> None:
    async with reading(book, states, start="tree") as reader:
        await reader.type("d", *"2004-03-01 meet", "enter", "n")
        assert reader.here == asides.Difference("tree", Edtf.parse("2004-03-01"), MEETING).at("sample")
        assert "appeared · under TOP" in reader.page
        await reader.press("d")
        assert "from 2004-03-01 to 2026-02-12" in reader.text


async def test_what_is_no_date_is_told_why_and_esc_stays(book: Path, states: Path) -> None:
    async with reading(book, states, start="tree") as reader:
        await reader.press("d", *"soon")
        assert "this is not a date" in reader.text
        await reader.press("enter", "backspace", "backspace", "backspace", "backspace")
        assert "two dates as in" in reader.text
        await reader.press("escape")
        assert reader.here == place("tree")


@pytest.mark.parametrize(
    ("start", "top"),
    [
        ("naples", "naples"),
        ("rutte", "top"),
        ("colby", "tree"),
        ("pledge", "tree"),
        ("@chain-naples", "naples"),
    ],
)
async def test_what_is_compared_is_what_is_on_the_screen_else_the_first_structure(
    book: Path, states: Path, start: str, top: str
) -> None:
    async with reading(book, states, start=start) as reader:
        await reader.press("d", *"2026-02-05 meeting", "enter")
        assert reader.here == asides.Difference(top, EVE, MEETING).at("sample")


async def test_as_of_another_date_that_and_the_meeting_are_offered(book: Path, states: Path) -> None:
    async with reading(book, states, start="tree") as reader:
        await reader.type("t", *"2027", "enter")
        await reader.press("d")
        assert "from 2026-02-12 to 2027" in reader.text


async def test_a_book_without_structures_says_so(tmp_path: Path, states: Path) -> None:
    plain = write_book(tmp_path, "book: {title: Plain, date: 2026-02-12}", "plain")
    async with reading(plain, states) as reader:
        await reader.press("d")
        assert "no structure" in reader.said
        assert len(reader.app.screen_stack) == 1


def words(page: str) -> list[str]:
    """A page without its scroll bar, which is not exact before all is laid out."""
    return [line[:-1].rstrip() for line in page.splitlines()]


@pytest.mark.parametrize("size", SIZES)
async def test_c_goes_up_to_the_top_and_back(states: Path, size: tuple[int, int]) -> None:
    async with reading(NATO, states, size, start="marcom") as reader:
        await reader.press("l")
        before = (reader.here, reader.reading.place, words(reader.page))
        await reader.press("c")
        assert reader.here == asides.Chain("marcom").at("nato-feb-2026")
        assert "3 links" in reader.page
        assert "└─ ACO" in reader.page
        await reader.press("c")
        assert (reader.here, reader.reading.place, words(reader.page)) == before


async def test_the_chain_is_that_of_the_date(tmp_path: Path, states: Path) -> None:
    async with reading(write_book(tmp_path, SAMPLE), states, start="south") as reader:
        await reader.press("c")
        assert "Nothing above it is known." in reader.page
        await reader.type("t", *"2031", "enter")
        assert "└─ JFC Naples" in reader.page
        assert "as of 2031" in reader.page


async def test_on_a_chain_one_steps_to_what_changes_of_where_it_begins(book: Path, states: Path) -> None:
    async with reading(book, states, start="@chain-rutte") as reader:
        await reader.press("]")
        assert "Nothing of Mark Rutte changes after 12 February 2026." in reader.said


async def test_from_a_chain_one_goes_on_to_other_units_and_back_to_where_it_began(
    book: Path, states: Path
) -> None:
    async with reading(book, states, start="rutte") as reader:
        await reader.press("p", "c")
        assert reader.here == asides.Chain("rutte").at("sample")
        await reader.press("c")
        assert reader.here == place("rutte")


async def test_where_nobody_stands_above_anybody_c_says_so_and_stays(book: Path, states: Path) -> None:
    async with reading(book, states, start="pledge") as reader:
        await reader.press("c")
        assert "for a unit or a person" in reader.said
        assert reader.here == place("pledge")


async def test_y_copies_the_change_that_is_marked_with_its_source(states: Path) -> None:
    async with reading(NATO, states, (80, 24), start="ncs") as reader:
        await reader.press("d", "enter", "y")
        assert "MARCOM" in reader.app.clipboard
        await reader.press("n", "n", "y")
        assert reader.app.clipboard.split("\n") == [
            "JFCNP  Allied Joint Force Command Naples, from 5 February 2026 to 12 February 2026:"
            " ◇ agreed, not held · Commander: Italy",
            "NATO, “European Allies to take on new leadership roles in NATO's Command Structure”, 6 Feb 2026",
            "NATO Command Structure, NATO defence ministers, Brussels, edition 1, C1",
        ]
