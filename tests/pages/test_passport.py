"""The evidence for a figure is its passport; what is given of it elsewhere stands there and on its page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.answers import as_json
from briefing.answers.books import shown, text_of
from briefing.library.volume import Library, open_volume
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.pages.view import View
from tests.sample import SAMPLE, place, sample_view, sample_volume, write_book

OTHER = """
book: {title: The other meeting, date: 2026-03-01}
sources: [{id: wire, publisher: The Wire, title: Six per cent, published: 2026-02-20}]
figures: [{id: six, title: The pledge, value: 6, unit: "% of GDP", as_of: 2026-02-20, source: wire}]
"""


def passport(view: View, entry: str = "pledge") -> str:
    """The evidence for a figure as plain text, on one line."""
    return " ".join(text_of(view, asides.Evidence(entry).at("sample")).split())


def seen(folder: Path, figures: str) -> View:
    """The sample book with some more figures."""
    volume = sample_volume(folder, SAMPLE.replace("\nstructures:", f"{figures}\nstructures:"))
    return View(Library(volume), volume, volume.book.header.date)


def also_given(view: View, ref: Ref) -> str:
    """What stands under that heading on a page, a line a line."""
    return text_of(view, ref).partition("Also given as\n-------------\n\n")[2].partition("\n\n")[0]


def test_it_tells_everything_that_is_known_of_the_figure_in_order(tmp_path: Path) -> None:
    rest = passport(sample_view(tmp_path))
    for words in (
        *(
            "F1 · figure · evidence",
            "The pledge",
            "5% of GDP",
            "As of: 25 June 2025",
            "Definition: none given",
        ),
        *("Where it comes from", "Publisher: Agency", "“Policy chief arrives”", "12 February 2026"),
        *("https://example.org/a", "Made of", "core", "3.5", "related", "1.5", "Total", "✓ adds up"),
        *("Earlier values", "2014", "2", "Who uses it"),
        *("agenda item · Burden sharing", "top: Five per cent by 2035."),
        *("article · The arrival", "He named the pledge and went on."),
    ):
        before, found, rest = rest.partition(words)
        assert found, f"{words!r} does not follow in {before!r}"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("5", "✓ adds up"),
        ("6", "▲ does not add up: 3.5 + 1.5 is not 6"),
        ("6", "Total · ▲ the parts are 5.0"),
        ("about 5", "○ not added up: not all of it are numbers"),
    ],
)
def test_it_says_whether_the_parts_add_up(tmp_path: Path, value: str, said: str) -> None:
    volume = open_volume(write_book(tmp_path, SAMPLE.replace("value: 5,", f"value: {value},")))
    assert said in passport(View(Library(volume), volume, volume.book.header.date))


def test_targets_and_a_missing_source_are_told(tmp_path: Path) -> None:
    bare = '  - {id: bare, title: Bare, value: 1, unit: "%", targets: [{label: the guideline, value: 2}]}'
    volume = open_volume(write_book(tmp_path, SAMPLE.replace("\nstructures:", f"{bare}\nstructures:")))
    said = passport(View(Library(volume), volume, volume.book.header.date), "bare")
    assert "As of: no date given" in said
    assert "No source is given." in said
    assert "- 2 · the guideline" in said
    assert "Nothing in this book leads to this figure." in said


def test_another_value_of_the_same_thing_stands_on_both_pages_with_date_and_source(tmp_path: Path) -> None:
    later = '  - {id: later, title: The pledge, value: 5.5, unit: "% of GDP", as_of: 2026-01, source: paper}'
    view = seen(tmp_path, later)
    told = "- 5.5% of GDP · as of Jan 2026\n  another date\n  Paper, “Another view”"
    assert (
        also_given(view, place("pledge")) == also_given(view, asides.Evidence("pledge").at("sample")) == told
    )
    assert "5% of GDP · as of 25 Jun 2025\n  another date" in also_given(view, place("later"))


def test_a_point_of_its_own_series_that_is_not_the_value_stands_there_too(tmp_path: Path) -> None:
    export = (
        "  - {id: export, title: Export, value: 9, unit: bn EUR, as_of: 2025, source: paper,\n"
        "     series: [{name: Export, x: year, points: {2024: 2, 2025: 2}}]}"
    )
    assert also_given(seen(tmp_path, export), place("export")) == (
        "- 2 bn EUR · at 2025 · here 9 bn EUR\n  ▲ not the same · its own series\n  Paper, “Another view”"
    )


def test_a_part_of_another_figure_and_slips_of_unit_are_told_as_such(tmp_path: Path) -> None:
    core = '  - {id: core, title: core, value: 3.6, unit: "% of GDP", as_of: 2025, source: paper}'
    points = "  - {id: points, title: The pledge, value: 5, unit: percentage points, source: paper}"
    view = seen(tmp_path, f"{core}\n{points}")
    assert also_given(view, place("core")).startswith(
        "- 3.5% of GDP · as of 25 Jun 2025\n  ▲ not the same · core, part of The pledge\n"
    )
    assert "- 5 percentage points · no date\n  ▲ per cent and percentage points\n" in also_given(
        view, place("pledge")
    )


def test_other_values_of_a_series_stand_on_both_pages(tmp_path: Path) -> None:
    allies = (
        '  - {id: spent, title: Spent so far, unit: "% of GDP", source: paper,\n'
        "     series: [{name: Allies, x: year, points: {2014: 1.4, 2015: 1.5, 2024: 2.1}}]}"
    )
    view = seen(tmp_path, allies)
    assert also_given(view, place("pledge")) == (
        "- 2.1% of GDP · at 2024 · here 1.99% of GDP\n"
        "  ▲ not the same · Allies, series of Spent so far\n"
        "  Paper, “Another view”"
    )
    assert also_given(view, place("spent")).startswith("- 1.99% of GDP · at 2024 · here 2.1% of GDP\n")


def test_a_series_and_the_value_of_a_figure_of_that_name_are_held_against_each_other(tmp_path: Path) -> None:
    value = '  - {id: allies, title: Allies, value: 1.3, unit: "% of GDP", as_of: 2014, source: paper}'
    view = seen(tmp_path, value)
    assert also_given(view, place("allies")).startswith(
        "- 1.4% of GDP · at 2014 · here 1.3% of GDP\n  ▲ not the same · Allies, series of The pledge\n"
    )
    assert also_given(view, place("pledge")).startswith("- 1.3% of GDP · as of 2014 · here 1.4% of GDP\n")


def test_other_books_on_the_table_are_asked_too(tmp_path: Path) -> None:
    here = open_volume(write_book(tmp_path))
    there = open_volume(write_book(tmp_path, OTHER, "other"))
    when = Edtf.parse("2026-02-12")
    alone, both = View(Library(here), here, when), View(Library(here, there), here, when)
    assert also_given(alone, place("pledge")) == ""
    assert also_given(both, place("pledge")) == (
        "- 6% of GDP · as of 20 Feb 2026\n"
        "  another date · in “The other meeting”\n"
        "  The Wire, “Six per cent”, 20 Feb 2026"
    )


def test_scripts_get_the_other_values_too(tmp_path: Path) -> None:
    later = '  - {id: later, title: The pledge, value: 5.5, unit: "% of GDP", as_of: 2026-01, source: paper}'
    view = seen(tmp_path, later)
    answer = json.loads(
        as_json(shown(view, view.volume.book.entries["pledge"], Edtf.parse("2026-02-12").earliest))
    )
    assert answer["also_given_as"] == [
        {
            "ref": "sample/later",
            "part": None,
            "at": None,
            "value": "5.5% of GDP",
            "here": None,
            "as_of": "2026-01",
            "source": "paper",
            "difference": "date",
        }
    ]
