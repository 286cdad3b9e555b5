"""The rows of the contents: sections with counts, folding, and a filter of several words."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.volume import Library, open_volume
from briefing.model.dates import Edtf
from briefing.pages.view import View
from briefing.ui.listing import Listing, matching, sections
from briefing.ui.panes.row_list import Row
from tests.sample import SAMPLE, place, sample_view, sample_volume, write_book


def words(row: Row) -> str:
    return "".join(span.text for span in row.spans)


def listed(folder: Path, folded: frozenset[str] = frozenset(), wanted: str = "") -> list[Row]:
    found = sections(sample_view(folder))
    return list(Listing(found, folded, matching(found, wanted)))


def test_every_entry_stands_under_its_section_with_its_code(tmp_path: Path) -> None:
    found = listed(tmp_path)
    headers = [(words(row), row.note) for row in found if row.folded is not None]
    assert headers == [
        ("Agenda", "1"), ("Articles", "1"), ("Quotes", "2"), ("Figures", "1"), ("Structures", "1"),
        ("Units", "3"), ("People", "2"), ("Events", "2"), ("Terms", "1"), ("Sources", "2"),
    ]  # fmt: skip
    assert [words(row) for row in found if row.value == place("pledge")] == ["F1 The pledge"]


def test_a_folded_section_shows_its_header_only(tmp_path: Path) -> None:
    found = listed(tmp_path, folded=frozenset({"Units"}))
    assert [row.folded for row in found if row.value == "Units"] == [True]
    assert place("naples") not in [row.value for row in found]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("naples", ["naples"]),
        ("NAPLES joint", ["naples"]),
        ("q1", ["q-partner"]),
        ("colby words", ["q-old"]),
        ("nowhere", []),
    ],
)
def test_a_filter_finds_what_has_all_its_words(tmp_path: Path, wanted: str, found: list[str]) -> None:
    shown = listed(tmp_path, wanted=wanted)
    assert [row.value for row in shown if row.folded is None] == [place(entry) for entry in found]


def test_a_filter_looks_into_folded_sections(tmp_path: Path) -> None:
    shown = listed(tmp_path, folded=frozenset({"Units"}), wanted="naples")
    assert place("naples") in [row.value for row in shown]


WRITTEN = """
book: {title: T, date: 2026-02-12}
people:
  - {id: one, name: Siobhán O’Neill}
  - {id: two, name: Hans Christian Ørsted}
terms:
  - {id: three, term: Łódź, means: A town.}
  - {id: four, term: "Burden\u2011sharing", means: Paying alike.}
  - {id: five, term: 5 % of it, means: A share.}
"""


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("oneill", "one"), ("o'neill", "one"), ("O’NEILL siobhan", "one"), ("orsted", "two"), ("ørst", "two"),
        ("lodz", "three"), ("ŁÓDŹ", "three"), ("burden-sharing", "four"), ("burden shar", "four"),
        ("5%", "five"), ("5 %", "five"), ("five percent", "five"), ("p2", "two"),
    ],
)  # fmt: skip
def test_a_filter_finds_a_word_however_it_is_written(tmp_path: Path, wanted: str, found: str) -> None:
    volume = sample_volume(tmp_path, WRITTEN)
    shown = sections(View(Library(volume), volume, Edtf.parse("2026-02-12")))
    rows = Listing(shown, frozenset(), matching(shown, wanted))
    assert [row.value for row in rows if row.folded is None] == [place(found)]


def test_where_there_is_room_for_signs_alone_what_is_over_keeps_how_it_stands(tmp_path: Path) -> None:
    text = SAMPLE.replace("occasion: arrival,", "occasion: arrival, valid_until: 2026-02-03,")
    volume = open_volume(write_book(tmp_path, text))
    found = sections(View(Library(volume), volume, Edtf.parse("2026-02-12")))
    signs = {row.value: row.sign for row in Listing(found, frozenset(), None)}
    assert signs[place("q-partner")] == "▲ ○"
    assert signs[place("q-old")] == "⇄"
