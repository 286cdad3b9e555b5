"""Copying what one reads, in the form that one needs, by the rule under which it was said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.reader import Reader, reading
from tests.sample import SAMPLE, place, write_book

WORDS = "“partnership rather than [sic] dependency”"


@pytest.fixture
def states(tmp_path: Path) -> Path:
    return tmp_path / "states"


def book(folder: Path, rule: str = "") -> Path:
    """The sample book with a rule on its first quote."""
    return write_book(folder, SAMPLE.replace("occasion: arrival,", f"occasion: arrival, {rule},"))


ON_BACKGROUND = "attribution: background, speaker_as: an allied official"
EMBARGOED = "embargo_until: 9999-01-31"


async def test_a_letter_chooses_the_form(tmp_path: Path, states: Path) -> None:
    async with reading(write_book(tmp_path), states, start="q-partner") as reader:
        await reader.press("Y")
        for form in ("plain text", "Markdown", "HTML", "citation", "BibTeX", "CSL-JSON"):
            assert form in reader.text
        await reader.press("m")
        assert "\\[sic\\]" in reader.app.clipboard
        assert "Copied Q1 as Markdown" in reader.said
        assert reader.here == place("q-partner")


async def test_the_marked_form_is_shown_and_enter_takes_it(tmp_path: Path, states: Path) -> None:
    async with reading(write_book(tmp_path), states, start="pledge") as reader:
        await reader.press("Y")
        assert "The pledge: 5% of GDP (as of 25 June 2025)" in reader.text
        await reader.press("down", "j", "j", "j")
        assert "@online{agency," in reader.text
        await reader.press("enter")
        assert reader.app.clipboard.startswith("@online{agency,")


@pytest.mark.parametrize("start", ["@evidence-q-partner", "arrival", None])
async def test_there_are_forms_for_evidence_and_whole_pages_too(
    tmp_path: Path, states: Path, start: str | None
) -> None:
    async with reading(write_book(tmp_path), states, start=start) as reader:
        await reader.press("Y", "h")
        assert reader.app.clipboard.startswith("<")


async def test_leaving_the_window_copies_nothing(tmp_path: Path, states: Path) -> None:
    async with reading(write_book(tmp_path), states, start="pledge") as reader:
        await reader.press("Y", "down", "escape")
        assert "BibTeX" not in reader.text
        assert reader.app.clipboard == ""


async def test_on_background_the_speaker_is_not_copied_and_the_notice_says_so(
    tmp_path: Path, states: Path
) -> None:
    async with reading(book(tmp_path, ON_BACKGROUND), states, start="q-partner") as reader:
        await reader.press("y")
        assert reader.app.clipboard.startswith(f"{WORDS} — an allied official, arrival, 12 February 2026")
        assert "Colby" not in reader.app.clipboard
        assert "Copied Q1, for background: the speaker is not named" in " ".join(reader.said.split())


async def ask_to_copy(reader: Reader, *keys: str) -> None:
    """Press keys after which the program asks."""
    await reader.press(*keys)
    assert "Copy all the same?" in reader.text
    assert reader.app.clipboard == ""


async def test_under_an_embargo_one_is_asked_twice(tmp_path: Path, states: Path) -> None:
    async with reading(book(tmp_path, EMBARGOED), states, start="q-partner") as reader:
        await ask_to_copy(reader, "y")
        assert "Embargoed until 31 Jan 9999. Copy all the same?" in reader.text
        await reader.press("y")
        assert "Copy it against its rule?" in reader.text
        await reader.press("y", "y", "y")  # as a key does that is held down
        assert reader.app.clipboard == ""
        await reader.press("C")
        assert "[EMBARGOED until 31 January 9999]" in reader.app.clipboard
        assert "against its rule" in reader.said


@pytest.mark.parametrize("answers", [("n",), ("y", "n"), ("escape",), ("y", "escape")])
async def test_one_no_is_enough(tmp_path: Path, states: Path, answers: tuple[str, ...]) -> None:
    async with reading(book(tmp_path, EMBARGOED), states, start="q-partner") as reader:
        await ask_to_copy(reader, "y")
        await reader.press(*answers)
        assert reader.app.clipboard == ""
        assert "Copy" not in reader.said


async def test_an_embargo_that_is_over_asks_nothing(tmp_path: Path, states: Path) -> None:
    async with reading(book(tmp_path, "embargo_until: 2000-01-01"), states, start="q-partner") as reader:
        await reader.press("y")
        assert reader.app.clipboard.startswith(f"{WORDS} — Elbridge Colby")


async def test_the_name_that_is_not_to_be_told_is_a_choice_asked_for_twice(
    tmp_path: Path, states: Path
) -> None:
    async with reading(book(tmp_path, ON_BACKGROUND), states, start="q-partner") as reader:
        await ask_to_copy(reader, "Y", "n")
        assert "Background: the speaker is not to be named." in reader.text
        await reader.press("y", "C")
        assert "Elbridge Colby" in reader.app.clipboard
        assert "[BACKGROUND: not to be attributed]" in reader.app.clipboard


async def test_there_is_no_such_choice_for_what_is_on_record(tmp_path: Path, states: Path) -> None:
    async with reading(write_book(tmp_path), states, start="q-partner") as reader:
        await reader.press("Y")
        assert "with the name" not in reader.text
        await reader.press("n")
        assert "plain text" in reader.text


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_ruled_quote_shows_its_rule_wherever_it_is_listed(
    tmp_path: Path, states: Path, size: tuple[int, int]
) -> None:
    async with reading(book(tmp_path, ON_BACKGROUND), states, size, start="q-partner") as reader:
        assert "quote · background" in reader.page
        assert "background: to be put down only to" in " ".join(reader.page.split())
        await reader.press("v")
        assert "evidence · background" in reader.page
        await reader.press("o", "G")
        assert "background: an allied official" in " ".join(reader.page.split())
        await reader.press("slash", "tab", *"partnership")
        assert "[background] “" in reader.text


async def select_words(reader: Reader, words: str) -> None:
    """Draw the mouse over words of the text."""
    rows = reader.page.split("\n")
    line = next(at for at, row in enumerate(rows) if words in row)
    start = rows[line].index(words)
    await reader.pilot.mouse_down(reader.reading, offset=(start, line))
    await reader.pilot.hover(reader.reading, offset=(start + len(words), line))
    await reader.pilot.mouse_up(reader.reading, offset=(start + len(words), line))
    await reader.settle()


async def test_words_that_are_selected_come_with_a_word_on_the_rule(tmp_path: Path, states: Path) -> None:
    async with reading(book(tmp_path, ON_BACKGROUND), states, start="q-partner") as reader:
        await select_words(reader, "rather")
        assert "rather" in reader.app.clipboard
        assert "mind the rule: background" in " ".join(reader.said.split())


async def test_words_of_an_embargoed_quote_that_are_selected_are_asked_for_twice_too(
    tmp_path: Path, states: Path
) -> None:
    async with reading(book(tmp_path, EMBARGOED), states, start="q-partner") as reader:
        await select_words(reader, "rather")
        assert "Embargoed until 31 Jan 9999. Copy all the same?" in reader.text
        assert reader.app.clipboard == ""
        await reader.press("y", "C")
        words, below = reader.app.clipboard.split("\n")
        assert (words.strip(), below) == ("rather", "[EMBARGOED until 31 January 9999]")


async def test_the_name_of_a_speaker_on_background_is_asked_for_when_it_is_selected(
    tmp_path: Path, states: Path
) -> None:
    async with reading(book(tmp_path, ON_BACKGROUND), states, start="q-partner") as reader:
        await select_words(reader, "Colby")
        assert "Background: the speaker is not to be named." in reader.text
        await reader.press("n")
        assert reader.app.clipboard == ""


async def test_the_evidence_of_an_embargoed_quote_is_asked_for_too(tmp_path: Path, states: Path) -> None:
    async with reading(book(tmp_path, EMBARGOED), states, start="@evidence-q-partner") as reader:
        await ask_to_copy(reader, "y")


async def test_a_page_without_a_citation_is_not_said_to_have_one(tmp_path: Path, states: Path) -> None:
    async with reading(book(tmp_path, ON_BACKGROUND), states, start="@said-colby") as reader:
        await reader.press("y")
        assert "Copied this page (" in " ".join(reader.said.split())
