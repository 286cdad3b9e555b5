"""What is known of books that are not on the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.volume import Library, open_volume
from briefing.model.book import Ref
from tests.library.shelf.readings import settle
from tests.sample import SAMPLE, write_book

PLEDGE = Ref("other", "pledge")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A book on the table, with another one beside it."""
    settle(write_book(tmp_path, name="other"))
    return Library(open_volume(write_book(tmp_path)))


def test_of_a_book_that_was_never_read_only_the_place_is_known(library: Library) -> None:
    assert library.title(PLEDGE) == "other/pledge"
    assert library.title(Ref("nowhere", "pledge")) is None


def test_of_a_book_that_was_read_the_titles_are_known(library: Library, tmp_path: Path) -> None:
    open_volume(tmp_path / "other")
    assert library.title(PLEDGE) == "The pledge"
    assert library.title(Ref("other")) == "Sample meeting"
    assert library.title(Ref("other", "gone")) is None


def test_another_book_is_looked_at_once_a_page(library: Library, tmp_path: Path) -> None:
    open_volume(tmp_path / "other")
    assert library.title(PLEDGE) == "The pledge"
    (tmp_path / "other" / "book.yaml").write_text(SAMPLE.replace("The pledge", "A promise"))
    assert library.title(PLEDGE) == "The pledge"
    library.volume("sample")
    assert library.title(PLEDGE) == "other/pledge"
    open_volume(settle(tmp_path / "other"))
    library.volume("sample")
    assert library.title(PLEDGE) == "A promise"
