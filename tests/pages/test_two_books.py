"""What a link into another book is called, and that an id of two books is not mixed up."""

from __future__ import annotations

from pathlib import Path

from briefing.answers.books import text_of
from briefing.library.volume import Library, open_volume
from briefing.model.dates import Edtf
from briefing.pages.context import context
from briefing.pages.view import View
from briefing.plain import lines
from tests.sample import SAMPLE, place, write_book

OTHER = """
book: {title: Other, date: 2026}
people: [{id: colby, name: Somebody Else}]
quotes: [{id: agency, words: one two three, speaker: colby}]
"""


def both(folder: Path) -> View:
    linked = SAMPLE.replace("[[colby]] came", "[[other/agency]] came")
    volume = open_volume(write_book(folder, linked))
    other = open_volume(write_book(folder, OTHER, "other"))
    return View(Library(volume, other), volume, Edtf.parse("2026-02-12"))


def test_a_quote_of_another_book_is_called_by_its_own_speaker(tmp_path: Path) -> None:
    assert "“one two three” (Somebody Else) came" in text_of(both(tmp_path), place("arrival"))


def test_an_entry_of_another_book_is_no_source_of_this_one(tmp_path: Path) -> None:
    view = both(tmp_path)
    words = "\n".join(lines(context(view, place("arrival")), None))
    leads_to, _, sources = words.partition("Sources")
    assert "one two three" in leads_to
    assert "one two three" not in sources
    assert "one two three" not in "\n".join(lines(context(view, place("agency")), None))


def test_the_id_of_another_book_means_nothing_here(tmp_path: Path) -> None:
    volume = both(tmp_path).volume
    assert volume.ref("other/colby") is None
    assert volume.ref("sample/colby") == place("colby")
