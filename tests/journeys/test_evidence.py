"""A person asks where words come from, and sees what is known of that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.library.shelf import verdicts
from tests.journeys.reader import reading
from tests.library.shelf.readings import settle
from tests.loading.folders import write_book

BOOK = """
sources: [{id: paper, publisher: Paper, title: What was said, text: said.txt}]
people: [{id: p, name: P}]
quotes:
  - {id: q, words: We shall not leave, speaker: p, source: paper}
  - {id: q-other, words: We shall leave, speaker: p, source: paper}
"""


SAID = "We shall not leave, he said."


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return settle(write_book(tmp_path / "books", {"b.yaml": BOOK, "said.txt": SAID}))


async def test_each_quote_in_the_contents_says_how_it_stands(book: Path, tmp_path: Path) -> None:
    async with reading(book, tmp_path, size=(200, 40), start="q-other") as reader:
        assert re.search("Q1 “We shall not leave” +✓ exact", reader.text)
        assert re.search("Q2 “We shall leave” +▲ drift", reader.text)
        await reader.resize(100, 40)
        assert "Q1 “We shall not … ✓" in reader.text
        assert "Q2 “We shall leav… ▲" in reader.text
        assert "1 error" in reader.text
        await reader.press("v")
        assert "We shall [-not-] leave" in reader.page


async def test_what_is_still_to_be_looked_up_says_so_until_it_is(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "AT_ONCE", 0)
    async with reading(book, tmp_path, start="q-other", stocks=True) as reader:
        assert "… not looked up yet" in reader.page
        assert "error" not in reader.text
        await reader.stocked()
        assert "▲\u00a0drift: other words stand" in reader.page
        assert "1 error" in reader.text


async def test_what_is_known_of_a_book_is_told_as_such_and_all_of_it_without_a_key_once_it_is(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "AT_ONCE", 0)
    async with reading(book, tmp_path, stocks=True) as reader:
        await reader.press("E")
        assert "None so far: 0 of 2 quotes looked up." in reader.page
        assert "This book has" not in reader.text
        await reader.until(lambda: "This book has 1 error. E lists it." in reader.text)
        assert "so far" not in reader.text
        assert "error b.yaml:6" in reader.page
        assert re.search("Q1 +“We shall not .*✓", reader.text)
        assert re.search("Q2 +“We shall leav.*▲", reader.text)
        assert any("Problems" in line[:30] for line in reader.screen)


async def test_while_some_quotes_are_still_to_be_looked_up_what_is_amiss_is_told_as_what_is_so_far(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "AT_ONCE", 1)
    write_book(book, {"b.yaml": BOOK.replace("words: We shall not", "words: We shall")})
    async with reading(settle(book), tmp_path) as reader:
        assert "This book has 1 error so far. E lists it." in reader.text
        await reader.press("E")
        assert "So far: 1 of 2 quotes looked up." in reader.page
        await reader.press("y")
        assert "So far: 1 of 2 quotes looked up." in reader.app.clipboard


async def test_a_book_that_changes_while_its_quotes_are_looked_up_is_shown_as_it_is_by_now(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "AT_ONCE", 0)
    async with reading(book, tmp_path, start="q", stocks=True) as reader:
        write_book(book, {"said.txt": "We shall leave, he said.", "b.yaml": BOOK})
        await reader.until(lambda: "This book has 1 error. E lists it." in reader.text)
        assert "▲\u00a0drift: other words stand" in reader.page
        assert re.search("Q2 +“We shall leav.*✓", reader.text)


async def test_a_text_that_changes_meanwhile_changes_what_is_said_everywhere(
    book: Path, tmp_path: Path
) -> None:
    async with reading(book, tmp_path, size=(200, 40), start="q") as reader:
        assert "✓\u00a0exact: word for word" in reader.page
        (book / "said.txt").write_text("We shall leave, he said.")
        await reader.press("v")
        assert "▲\u00a0drift: other words stand in the text of Paper" in reader.page
        assert re.search("Q1 “We shall not leave” +▲ drift", reader.text)
        assert re.search("Q2 “We shall leave” +✓ exact", reader.text)
        await reader.press("v")
        assert "▲\u00a0drift: other words stand in the text of its source" in reader.page
        (book / "said.txt").write_text(SAID)
        await reader.press("o")
        assert re.search("Q1 “We shall not leave” +✓ exact", reader.text)
        await reader.press("E")
        assert "We shall not leave" in reader.page


async def test_what_the_finder_finds_says_how_it_stands(book: Path, tmp_path: Path) -> None:
    async with reading(book, tmp_path) as reader:
        await reader.press("/", *"leave")
        assert re.search("We shall leave.*quote · ▲ drift", reader.text)
        assert re.search("We shall not leave.*quote · ✓ exact", reader.text)


async def test_whoever_copies_words_that_are_not_those_of_the_source_is_told(
    book: Path, tmp_path: Path
) -> None:
    async with reading(book, tmp_path, start="q-other") as reader:
        await reader.press("y")
        assert "Copied Q2 with its citation, ▲ drift" in reader.said
