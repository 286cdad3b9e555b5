"""Entries that bear another id after a save are known again, and what was worked out of them is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.renames import Renames, renames
from briefing.loading.books import load_book
from briefing.model import asides
from briefing.model.book import Book, Ref
from briefing.model.dates import Edtf
from briefing.model.text import Text
from tests.sample import SAMPLE, write_book

NOW = Renames("book", {"old": "new"})
OLD, NEW = Ref("book", "old"), Ref("book", "new")
OTHER = Ref("book", "other")
DAYS = Edtf.parse("2025"), Edtf.parse("2026-02-12")


def book(folder: Path, text: str) -> Book:
    found = load_book(write_book(folder, text)).book
    assert found is not None
    return found


def known_again(folder: Path, *changes: tuple[str, str]) -> dict[str, str]:
    """Which ids of the sample have become which by changes of its text."""
    text = SAMPLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    before, now = book(folder / "before", SAMPLE), book(folder / "now", text)
    gone, came = before.entries.keys() - now.entries.keys(), now.entries.keys() - before.entries.keys()
    return dict(renames(before, now, gone, came).ids)


def test_an_entry_that_says_all_the_same_is_known_again(tmp_path: Path) -> None:
    assert known_again(tmp_path, ("gdp", "income")) == {"gdp": "income"}


def test_so_is_one_with_nearly_the_same_title_or_prose(tmp_path: Path) -> None:
    title = ("id: pledge, title: The pledge,", "id: promise, title: The pledges,")
    assert known_again(tmp_path, title, ("[pledge", "[promise")) == {"pledge": "promise"}
    prose = ("id: arrival\n    title: The arrival", "id: landing\n    title: How they came")
    assert known_again(tmp_path / "more", prose, ("waited.", "waited long.")) == {"arrival": "landing"}


def test_another_quote_of_the_same_speaker_is_another_entry(tmp_path: Path) -> None:
    other = ("q-old, words: Words in another language", "q-new, words: Nobody said how much")
    assert known_again(tmp_path, other) == {}


def test_of_several_that_are_alike_each_is_known_by_what_it_says(tmp_path: Path) -> None:
    found = known_again(tmp_path, ("naples", "n"), ("id: south", "id: s"), ("id: q-old", "id: q"))
    assert found == {"naples": "n", "south": "s", "q-old": "q"}


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (OLD, NEW),
        (OLD._replace(heading="part"), NEW._replace(heading="part")),
        (asides.Evidence("old").at("book"), asides.Evidence("new").at("book")),
        (asides.Said("old").at("book"), asides.Said("new").at("book")),
        (asides.Chain("old").at("book"), asides.Chain("new").at("book")),
        (asides.Difference("old", *DAYS).at("book"), asides.Difference("new", *DAYS).at("book")),
        (
            asides.Timeline("days", (), "old").at("book"),
            asides.Timeline("days", (), "new").at("book"),
        ),
        (
            asides.Pair(OLD, OTHER).at("book"),
            asides.Pair(NEW, OTHER).at("book"),
        ),
        (
            asides.Pair(OLD, OTHER).at("else"),
            asides.Pair(NEW, OTHER).at("else"),
        ),
        (Ref("book"), Ref("book")),
        (Ref("else", "old"), Ref("else", "old")),
        (Ref("book", "@problems", "2"), Ref("book", "@problems", "2")),
        (asides.Topic(Text("old")).at("book"), asides.Topic(Text("old")).at("book")),
    ],
)
def test_where_a_place_is_by_the_new_id(before: Ref, now: Ref) -> None:
    assert NOW.ref(before) == now
