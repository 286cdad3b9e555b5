"""Prose that was read is kept as long as the text stands in a book, and no longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.shelf.shelf import Shelf
from briefing.library.volume import open_volume
from tests.library.shelf import acts
from tests.library.shelf.readings import read, read_from, settle
from tests.sample import SAMPLE, write_book

_TEXT = "What a country makes in a year."
_TERM = SAMPLE[SAMPLE.index("  - {id: gdp") : SAMPLE.index("agenda:")]


def kept(book: Path) -> list[tuple[object, ...]]:
    """The texts that are kept, each with its entry."""
    sql = "SELECT book, id, prose.digest, parts FROM prose LEFT JOIN entry USING (row) ORDER BY 1, 2, 3"
    return Shelf(book.parent).rows(sql)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_TEXT, "What one makes."),
        (_TERM, "\n"),
        ("{id: gdp,", "{id: product,"),
        ("{id: colby, name: Elbridge", "{id: colby, name: E."),
        ("date: 2026-02-12\n", "date: 2030-02-12\n"),
    ],
)
def test_of_a_book_that_changed_as_much_is_kept_as_of_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    book = write_book(tmp_path)
    read(book)
    assert (before := kept(book))
    acts.replace(book, SAMPLE.replace(old, new))
    read(book)
    found = kept(book)
    assert (found == before) == (old not in (_TEXT, _TERM, "{id: gdp,"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "fresh"))
    read(book)
    assert kept(book) == found


def test_whoever_has_the_old_book_open_keeps_nothing_for_an_entry_that_is_gone(tmp_path: Path) -> None:
    book = write_book(tmp_path)
    volume = open_volume(book)
    acts.replace(book, SAMPLE.replace(_TERM, "\n"))
    read(book)
    found = kept(book)
    read_from(volume)
    assert kept(book) == found


def test_a_book_that_goes_leaves_nothing(tmp_path: Path) -> None:
    book = settle(write_book(tmp_path))
    read(book)
    Shelf(tmp_path).drop("sample")
    assert kept(book) == []
