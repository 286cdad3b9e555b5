"""Asked for the numbers of a figure: a table to sort, a comparison, a ranking, a copy for a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.finding import shipped_folder
from briefing.model import asides
from tests.journeys.reader import Reader, reading
from tests.sample import SAMPLE, place, write_book

NATO = shipped_folder() / "nato-feb-2026"
SIZES = [(60, 20), (80, 24), (160, 50)]


@pytest.fixture
def states(tmp_path: Path) -> Path:
    return tmp_path / "states"


def line(reader: Reader, words: str) -> str:
    """The line of the table that begins with these words, without its signs."""
    lines = (line.strip(" ▌●") for line in reader.screen[2:-1])
    return next(line for line in lines if line.startswith(words))


def row(reader: Reader, words: str) -> list[str]:
    """The words of that line."""
    return line(reader, words).split()


def first_column(reader: Reader) -> list[str]:
    """What stands below the rule of the table, to the next blanks."""
    rule = next(at for at, line in enumerate(reader.screen) if "──" in line)
    return [line.strip(" ▌●").split("  ")[0] for line in reader.screen[rule + 1 : -1] if line.strip()]


@pytest.mark.parametrize("size", SIZES)
async def test_the_table_opens_and_closes_at_the_same_line_of_the_page(
    states: Path, size: tuple[int, int]
) -> None:
    async with reading(NATO, states, size, start="f-share-allies") as reader:
        await reader.press("j", "j", "j")
        before = reader.reading.place, reader.screen
        for leave in ("number_sign", "escape", "q"):
            await reader.press("number_sign")
            assert "F4 Defence expenditure" in reader.text
            assert row(reader, "2019")[:2] == ["2019", "3.49"]
            await reader.press(leave)
            assert (reader.reading.place, reader.screen) == before


async def test_the_numbers_are_reached_from_the_evidence_too(states: Path) -> None:
    async with reading(NATO, states, start="f-share-allies") as reader:
        await reader.press("v", "number_sign")
        assert row(reader, "2019")[:2] == ["2019", "3.49"]
        await reader.press("number_sign")
        assert reader.here == asides.Evidence("f-share-allies").at(reader.here.book)


@pytest.mark.parametrize("size", SIZES)
async def test_a_wide_table_keeps_its_first_column_and_its_head(states: Path, size: tuple[int, int]) -> None:
    async with reading(NATO, states, size, start="f-share-allies") as reader:
        await reader.press("number_sign", *["l"] * 7)
        assert row(reader, "year")[-1] == "Poland"
        assert row(reader, "2025")[-1] == "4.48e"
        await reader.press("g")
        assert row(reader, "2014")[0] == "2014"


async def test_a_long_table_scrolls_under_its_head(states: Path) -> None:
    async with reading(NATO, states, (60, 20), start="f-allies-editions") as reader:
        await reader.press("number_sign", "G")
        assert row(reader, "United States")[-3:] == ["3.71", "3.19", "3.2"]
        assert "Ally" in reader.text
        assert "Albania" not in reader.text


async def test_sorting_shows_by_what_and_puts_gaps_last(states: Path) -> None:
    async with reading(NATO, states, (80, 50), start="f-allies-editions") as reader:
        await reader.press("number_sign", "l", "l", "s")
        assert first_column(reader)[:2] == ["Poland", "Lithuania"]
        assert "▼" in reader.text
        await reader.press("s")
        assert first_column(reader)[0] == "Albania"
        assert set(first_column(reader)[-3:]) == {"Czechia", "Hungary", "Iceland"}
        assert "▲" in reader.text
        await reader.press("s")
        assert first_column(reader)[:3] == ["Albania", "Belgium", "Bulgaria"]


async def test_ten_countries_are_picked_compared_and_ranked(states: Path) -> None:
    async with reading(NATO, states, (80, 24), start="f-allies-editions") as reader:
        await reader.press("number_sign", "l", "l", "s", *["space", "j"] * 10)
        assert "10 picked" in reader.screen[-1]
        await reader.press("c")
        assert len(first_column(reader)) == 10
        await reader.press("r")
        assert row(reader, "1 ")[:3] == ["1", "Poland", "4.3"]
        assert [name for name in first_column(reader) if name == "6"] == ["6", "6"]
        await reader.press("h")
        assert row(reader, "1 ")[:3] == ["1", "Poland", "4.07"]
        await reader.press("r", "c")
        assert len(first_column(reader)) > 10


async def test_a_series_of_another_figure_is_added_with_its_figure_and_its_unit(states: Path) -> None:
    async with reading(NATO, states, (160, 50), start="f-share-allies") as reader:
        await reader.press("number_sign", "+", "j", "enter")
        assert "+ F3 Defence expenditure" in reader.text
        assert "NATO total 2025e" in reader.text
        assert row(reader, "2025")[-1] == "2.76e"
        await reader.press("+")
        assert "NATO total  F3" not in reader.text


async def test_where_nothing_is_measured_alike_the_reader_is_told(states: Path) -> None:
    async with reading(NATO, states, start="f-at-two") as reader:
        await reader.press("number_sign", "+")
        assert "No other figure is measured alike" in reader.said


async def test_what_is_measured_alike_over_something_else_is_told_as_such(
    states: Path, tmp_path: Path
) -> None:
    names = (
        '  - {id: by-name, title: By name, unit: "% of GDP", source: agency,\n'
        "     series: [{name: A, x: Ally, points: {Poland: 4}}]}"
    )
    book = write_book(tmp_path, SAMPLE.replace("\nstructures:", f"{names}\nstructures:"))
    for entry, over in (("pledge", "over time"), ("by-name", "over the same names, by Ally")):
        async with reading(book, states, start=entry) as reader:
            await reader.press("number_sign", "+")
            assert f"Other figures are measured alike (% of GDP), but not {over}." in reader.said


async def test_the_table_is_copied_as_it_is_shown(states: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "there")
    async with reading(NATO, states, start="f-share-allies") as reader:
        await reader.press("number_sign", "space", "c", "y")
        assert reader.app.clipboard.startswith("year\tUnited States (% of real GDP)\n2014\t3.71\n")
        assert "2024\t3.21e\n2025\t3.22e\n" in reader.app.clipboard
        assert "\nDefence expenditure as a share of GDP, eight Allies: % of real GDP" in reader.app.clipboard
        assert "28 August 2025\n" in reader.app.clipboard
        assert "Copied the table as TSV" in reader.said
        await reader.press("Y", "j", "j", "enter")
        assert reader.app.clipboard.startswith("| year | United States (% of real GDP) |\n| :-- | --: |\n")
        await reader.press("Y", "escape", "r", "y")
        ranking = "rank\tseries\t2025 (% of real GDP)\n1\tUnited States\t3.22e\n"
        assert reader.app.clipboard.startswith(ranking)


async def test_a_figure_without_series_shows_its_parts(tmp_path: Path, states: Path) -> None:
    async with reading(NATO, states, start="f-pledge") as reader:
        await reader.press("number_sign")
        assert row(reader, "core defence")[-1] == "3.5"


async def test_only_a_figure_with_numbers_has_a_table(states: Path, tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), states, start="colby") as reader:
        await reader.press("number_sign")
        assert "Numbers are shown for a figure." in reader.said
        assert reader.here == place("colby")
    async with reading(NATO, states, start="f-spain") as reader:
        await reader.press("number_sign")
        assert "This figure has no table of numbers." in reader.said
    csv = "  - {id: csv, title: Dues, source: agency, series: [{csv: dues.csv}]}"
    book = write_book(tmp_path, SAMPLE.replace("\nstructures:", f"{csv}\nstructures:"), "csv")
    async with reading(book, states, start="csv") as reader:
        await reader.press("number_sign")
        assert "Its numbers cannot be read: `dues.csv` is not there." in reader.said


async def test_a_ranking_keeps_its_order(states: Path) -> None:
    async with reading(NATO, states, start="f-allies-2025") as reader:
        await reader.press("number_sign", "r", "s", "x")
        assert "A ranking has its own order" in reader.said
        assert row(reader, "1 ")[:3] == ["1", "Poland", "4.48e"]


async def test_help_and_the_palette_know_the_keys_of_the_numbers(states: Path) -> None:
    async with reading(NATO, states, start="f-share-allies") as reader:
        await reader.press("number_sign", "question_mark")
        assert "sort by the marked column" in reader.text
        await reader.press("escape", "ctrl+p", *"turn rows", "enter")
        assert row(reader, "Poland")[0] == "Poland"


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (20, 6), (30, 10)])
async def test_in_a_tiny_window_everything_still_works(states: Path, size: tuple[int, int]) -> None:
    async with reading(NATO, states, start="f-share-allies") as reader:
        await reader.press("number_sign")
        await reader.resize(*size)
        await reader.press(*"lljkGgsrhlrxc", "space", "c")
        await reader.resize(80, 24)
        assert "F4 Defence" in reader.text


async def test_a_burst_of_keys_does_what_they_do_one_by_one(states: Path, tmp_path: Path) -> None:
    keys = ["number_sign", "plus", "j", "enter", "space", "h", "space", "c", "r", "l", "r", "s", "s"]
    async with reading(NATO, states, start="f-share-allies") as reader:
        await reader.press(*keys)
        slowly = reader.screen
    async with reading(NATO, tmp_path / "at once", start="f-share-allies") as reader:
        await reader.type(*keys)
        assert reader.screen == slowly


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_compared_is_plotted_and_the_plot_follows(states: Path, size: tuple[int, int]) -> None:
    async with reading(NATO, states, size, start="f-allies-2025") as reader:
        await reader.press("number_sign", "space", "j", "space", "p")
        assert "Bulgaria" in reader.text
        await reader.press("c")
        bars = [line for line in reader.screen if "█" in line or "▒" in line]
        assert [words in reader.text for words in ("Poland", "Lithuania", "Bulgaria")] == [True, True, False]
        assert bars
        await reader.press("p")
        assert row(reader, "Poland") == ["Poland", "4.48e"]


async def test_a_plot_of_series_over_time_has_them_all(states: Path) -> None:
    async with reading(NATO, states, (160, 50), start="f-share-allies") as reader:
        await reader.press("number_sign", "p")
        for words in ("● United States", "◀ Poland", "2% guideline"):
            assert words in reader.text
        await reader.press("s")
        assert row(reader, "2019")[:2] == ["2019", "3.49"]


async def test_a_ranking_is_plotted_in_its_order_year_by_year(states: Path) -> None:
    async with reading(NATO, states, (80, 40), start="f-share-allies") as reader:
        await reader.press("number_sign", "r", "p")
        assert "2025, % of real GDP" in reader.text
        names = [line.split("│")[0].strip() for line in reader.screen if "│" in line]
        assert names[:3] == ["Poland", "United States", "United Kingdom"]
        await reader.press("h")
        assert "2024, % of real GDP" in reader.text


async def test_a_plot_of_lines_has_the_height_of_the_window(states: Path) -> None:
    async with reading(NATO, states, (80, 50), start="f-share-groups") as reader:
        await reader.press("number_sign", "p")
        assert "└" in reader.text
        assert next(at for at, line in enumerate(reader.screen) if "└" in line) > 40
        await reader.resize(80, 24)
        assert 15 < next(at for at, line in enumerate(reader.screen) if "└" in line) < 23


async def test_the_numbers_of_a_plot_are_copied_in_its_order(
    states: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "there")
    async with reading(NATO, states, start="f-share-allies") as reader:
        await reader.press("number_sign", "r", "p", "y")
        assert reader.app.clipboard.startswith("series\t2025 (% of real GDP)\nPoland\t4.48e\nUnited States\t")
        assert "\nDefence expenditure as a share of GDP, eight Allies: % of real GDP" in reader.app.clipboard
        assert "Copied the numbers of the plot, as a table in TSV" in reader.said
