"""Asked how things stood on another date: typed, stepped to, and back to the date of the meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.finding import shipped_folder
from briefing.ui.screens.reading import ReadingScreen
from tests.journeys.reader import Reader, reading
from tests.sample import place, write_book

NATO = shipped_folder() / "nato-feb-2026"
SIZES = [(60, 20), (80, 24), (160, 50)]


@pytest.fixture
def states(tmp_path: Path) -> Path:
    return tmp_path / "states"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return write_book(tmp_path / "books")


async def ask(reader: Reader, date: str) -> None:
    """Ask for a date, typed faster than the program can follow."""
    await reader.type("t", *date, "enter")


@pytest.mark.parametrize("size", SIZES)
async def test_a_date_is_typed_and_rules_page_and_header(
    book: Path, states: Path, size: tuple[int, int]
) -> None:
    async with reading(book, states, size, start="naples") as reader:
        assert "≠" not in reader.screen[0]
        await ask(reader, "1990")
        assert "as of 1990 ≠ meeting" in reader.screen[0]
        assert "AFSOUTH" in reader.page
        await reader.press("=")
        assert "≠" not in reader.screen[0]
        assert "AFSOUTH" not in reader.page.split("Through time")[0]


async def test_names_are_those_of_the_date_in_contents_and_context_too(book: Path, states: Path) -> None:
    async with reading(book, states, start="e-agreed") as reader:
        assert "JFC Naples" in reader.text
        await ask(reader, "1990")
        left, right = (line[:38] for line in reader.screen), (line[-38:] for line in reader.screen)
        assert any("AFSOUTH" in line for line in left)
        assert any("AFSOUTH" in line for line in right)
        assert "AFSOUTH" in reader.page
        assert "JFC Naples" not in reader.text


async def test_what_is_typed_is_understood_at_each_key(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await reader.press("t")
        assert "12 February 2026" in reader.text.splitlines()[-2]
        await reader.press(*"2026")
        assert "some day in 2026" in reader.text
        await reader.press("minus", "0", "2", "minus", "3", "0")
        assert "February 2026 has only 28 days" in reader.text
        await reader.press("enter")
        assert "February 2026 has only 28 days" in reader.text
        await reader.press("backspace", "backspace", "0", "6", "enter")
        assert "as of 6 February 2026 ≠ meeting" in reader.screen[0]


async def test_escape_leaves_everything_as_it_was(book: Path, states: Path) -> None:
    async with reading(book, states, start="naples") as reader:
        before = reader.screen
        await reader.press("t", *"1990", "escape")
        assert reader.screen == before


async def test_a_begun_word_goes_back_to_the_meeting(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await ask(reader, "1990")
        await ask(reader, "me")
        assert "≠" not in reader.screen[0]
        assert "as of 12 February 2026" in reader.screen[0]


async def test_the_date_changes_and_the_place_in_the_page_stays(states: Path) -> None:
    async with reading(NATO, states, (80, 24), start="ncs") as reader:
        await reader.press(*["j"] * 7)
        before, stops = reader.reading.place, len(reader.desk.trail.stops)
        await ask(reader, "2026-02-05")
        assert reader.reading.place == before
        assert len(reader.desk.trail.stops) == stops


async def test_stepping_names_what_changes_and_what_is_agreed_is_not_held(states: Path) -> None:
    async with reading(NATO, states, start="jfcnp") as reader:
        await reader.press("[")
        assert "as of 6 February 2026 ≠ meeting" in reader.screen[0]
        assert "6 February 2026" in reader.said
        assert "agreed, not held, Commander: Italy" in " ".join(reader.said.split())
        assert "Agreed or planned, not held" in reader.page
        await reader.press("[")
        assert "Agreed or planned, not held" not in reader.page
        await reader.press("]")
        assert "as of 6 February 2026 ≠ meeting" in reader.screen[0]


async def test_only_what_concerns_the_page_is_a_step_and_the_last_one_is_told(states: Path) -> None:
    async with reading(NATO, states, start="jfcnp") as reader:
        await reader.press("]")
        assert "Nothing of Allied Joint Force Command Naples changes after 12" in " ".join(
            reader.said.split()
        )
        assert "≠" not in reader.screen[0]
        await reader.press("o", "]")
        assert "≠ meeting" in reader.screen[0]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("wikoff", "19 November 2025 JFCNP: new holder, Commander: from Stuart B. Munsch (US) to"),
        ("ncs", "6 February 2026 JFCBS: agreed, not held"),
        ("colby", "8 April 2025 US Department of War: new holder"),
    ],
)
async def test_one_may_step_from_a_person_and_a_structure_too(states: Path, entry: str, told: str) -> None:
    async with reading(NATO, states, start=entry) as reader:
        await reader.press("[")
        assert told in " ".join(reader.said.split())


async def test_the_meeting_is_told_where_one_is_there_already(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await reader.press("=")
        assert "the date of the meeting" in reader.said


async def test_the_date_is_not_kept_for_the_next_time_but_the_place_is(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        await ask(reader, "1990")
        await reader.press("ctrl+o", *"naples", "enter")
        reader.app.leave()
        assert not reader.desk.saving()()
    async with reading(book, states) as reader:
        assert reader.here == place("naples")
        assert "≠" not in reader.screen[0]


async def test_the_numbers_of_a_figure_bear_the_date_too(book: Path, states: Path) -> None:
    async with reading(book, states, start="pledge") as reader:
        await ask(reader, "2025")
        await reader.press("number_sign")
        assert "as of 2025 ≠ meeting" in reader.screen[0]


async def test_what_is_marked_in_the_contents_stays_marked(book: Path, states: Path) -> None:
    async with reading(book, states, start="naples") as reader:
        await reader.press("shift+tab", "j", "[")
        assert "U3 Southern Cell" in next(line for line in reader.screen if line.startswith("▌"))


async def test_the_start_of_the_next_time_is_not_drawn_with_another_date(book: Path, states: Path) -> None:
    async with reading(book, states) as reader:
        assert isinstance(reader.app.screen, ReadingScreen)
        assert reader.app.screen.picture()
        await ask(reader, "1990")
        assert not reader.app.screen.picture()
        await reader.press("=")
        assert reader.app.screen.picture()


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_the_page_stands_unchanged_behind_the_bar_for_a_date(
    states: Path, size: tuple[int, int]
) -> None:
    async with reading(NATO, states, size, start="ncs") as reader:
        before = reader.screen
        await reader.press("t")
        assert reader.screen[:-4] == before[:-4]
        assert "as of 2026-02-12" in reader.screen[-3]
        await reader.press("escape")
        assert reader.screen == before
