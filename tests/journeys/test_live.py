"""A person reads while an author saves: the page is there at once, and the reader stays where he is."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from briefing.model import asides
from briefing.ui.panes.contents import Contents
from briefing.ui.panes.hit_list import HitList
from briefing.ui.panes.row_list import RowList
from briefing.ui.render import CHANGED
from tests.journeys.reader import Reader, reading
from tests.sample import SAMPLE, write_book

PAUSE = 0.02
LONG = SAMPLE.replace(
    "      [[colby]] came",
    "".join(f"      Paragraph {number} says what paragraph {number} says.\n\n" for number in range(40))
    + "      [[colby]] came",
)


def save(book: Path, change: Callable[[str], str]) -> None:
    """Save as editors do: a new file takes the place of the old one."""
    file = book / "book.yaml"
    new = file.with_name(".new")
    new.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    new.replace(file)


def saying(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


def marked(reader: Reader) -> list[str]:
    """The rows that are marked as changed, as one sees them."""
    return [line.partition(CHANGED)[2].strip() for line in reader.page.splitlines() if CHANGED in line]


@asynccontextmanager
async def watching(
    folder: Path, start: str, text: str = LONG, size: tuple[int, int] = (120, 40), follows: bool = False
) -> AsyncIterator[tuple[Reader, Path]]:
    book = write_book(folder, text)
    async with reading(
        book, folder / "states", size=size, start=start, pause=PAUSE, follows=follows
    ) as reader:
        yield reader, book


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_change_of_the_entry_on_the_screen_is_shown_and_marked_until_the_next_key(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with watching(tmp_path, "arrival", SAMPLE, size) as (reader, book):
        save(book, saying("waited", "left early"))
        await reader.until(lambda: "left early" in reader.page)
        assert len(marked(reader)) == 1
        assert "left early" in marked(reader)[0]
        assert reader.said == ""
        await reader.press("down")
        assert marked(reader) == []


async def test_the_reader_stays_at_his_words_when_text_comes_above_them(tmp_path: Path) -> None:
    async with watching(tmp_path, "arrival") as (reader, book):
        await reader.press("pagedown", "pagedown", "l")
        top = reader.page.splitlines()[0].strip()
        assert "Paragraph" in reader.page
        save(book, saying("Paragraph 0 says", "Much is new here.\n\n      Indeed.\n\n      Paragraph 0 says"))
        await reader.until(lambda: "further up" in reader.said)
        assert reader.page.splitlines()[0].strip() == top
        assert reader.said == "saved: this entry changed, further up"


async def test_what_changes_elsewhere_is_only_told(tmp_path: Path) -> None:
    async with watching(tmp_path, "gdp") as (reader, book):
        before = reader.page
        save(book, saying("title: The pledge, value: 5", "title: The promise, value: 5"))
        await reader.until(lambda: "saved" in reader.said)
        assert reader.said == "saved: 1 entry changed"
        assert reader.page.splitlines()[:20] == before.splitlines()[:20]
        assert "The promise" in reader.text


async def test_panes_filter_trail_and_date_stay(tmp_path: Path) -> None:
    async with watching(tmp_path, "colby", SAMPLE) as (reader, book):
        await reader.press("t", *"2025-06", "enter", "F", *"pledge", "enter", "enter", "x")
        assert reader.here.id == "pledge"
        assert not reader.context.display
        save(book, saying('unit: "% of GDP"', 'unit: "% of income"'))
        await reader.until(lambda: "% of income" in reader.page)
        assert not reader.context.display
        assert reader.app.screen.query_one(Contents).is_filtered
        assert "as of June 2025" in reader.text
        await reader.press("H")
        assert reader.here.id == "colby"


async def test_an_open_finder_stays_open_and_leads_to_what_was_saved(tmp_path: Path) -> None:
    async with watching(tmp_path, "gdp", SAMPLE) as (reader, book):
        await reader.press("/", *"pledge")
        found = len(reader.app.screen.query_one(HitList).items)
        assert found
        save(book, saying("title: The pledge", "title: The pledge of all"))
        await reader.until(lambda: "of all" in str(reader.desk.volume.book.entries["pledge"]))
        assert len(reader.app.screen.query_one(HitList).items) == found
        await reader.press("enter")
        assert "The pledge of all" in reader.page


async def test_a_reader_stays_at_an_entry_that_is_renamed_and_it_is_said(tmp_path: Path) -> None:
    async with watching(tmp_path, "arrival") as (reader, book):
        await reader.press("l", "pagedown", "pagedown")
        top = reader.page.splitlines()[0].strip()
        save(book, saying("id: arrival", "id: landing"))
        await reader.until(lambda: "renamed" in reader.said)
        assert reader.said == "renamed to landing"
        assert reader.here.id == "landing"
        assert reader.page.splitlines()[0].strip() == top
        row = reader.app.screen.query_one(Contents).query_one(RowList).row
        assert row is not None
        assert row.value == reader.here


async def test_the_way_back_leads_to_entries_by_their_new_ids(tmp_path: Path) -> None:
    async with watching(tmp_path, "q-old", SAMPLE) as (reader, book):
        await reader.press("v")
        assert reader.here == asides.Evidence("q-old").at("sample")
        save(book, saying("id: q-old, words: Words in", "id: q-words, words: Words in"))
        await reader.until(lambda: reader.said == "renamed to q-words")
        assert reader.here == asides.Evidence("q-words").at("sample")
        await reader.press("v")
        assert reader.here.id == "q-words"
        save(book, lambda text: text.replace("colby", "elbridge"))
        await reader.until(lambda: "saved" in reader.said)
        assert reader.said == "saved: 3 entries changed and 1 renamed"
        await reader.press("L")
        assert reader.here == asides.Evidence("q-words").at("sample")


async def test_in_a_tree_the_cursor_stays_on_a_unit_that_is_renamed(tmp_path: Path) -> None:
    async with watching(tmp_path, "tree", SAMPLE) as (reader, book):
        await reader.press("j")
        save(book, lambda text: text.replace("naples", "jfc-naples"))
        await reader.until(lambda: "renamed" in reader.said)
        await reader.press("enter")
        assert reader.here.id == "jfc-naples"


async def test_an_entry_that_is_gone_gives_way_to_what_stood_beside_it(tmp_path: Path) -> None:
    more = SAMPLE.replace("terms:\n", "terms:\n  - {id: nac, term: NAC, means: The council.}\n")
    async with watching(tmp_path, "gdp", more) as (reader, book):
        save(book, lambda text: re.sub(r".*id: gdp.*\n", "", text))
        await reader.until(lambda: reader.here.id == "nac")
        assert reader.said == "“GDP” is gone from the book: this stood beside it."
        assert "The council." in reader.page


async def test_the_last_of_its_kind_that_is_gone_gives_way_to_the_front_page(tmp_path: Path) -> None:
    async with watching(tmp_path, "gdp", SAMPLE) as (reader, book):
        save(book, lambda text: text[: text.index("terms:")] + text[text.index("agenda:") :])
        await reader.until(lambda: reader.here.id == "")
        assert reader.said == "“GDP” is gone from the book: this is its front page."
        assert "Burden sharing" in reader.page


async def test_a_broken_save_keeps_the_last_good_book_and_tells_until_it_is_mended(tmp_path: Path) -> None:
    async with watching(tmp_path, "arrival", SAMPLE) as (reader, book):
        before = reader.page
        save(book, saying("title: The pledge, value: 5", "titel: The pledge, value: 5"))
        await reader.until(lambda: "press E" in reader.text)
        assert "1 problem — press E. The book is shown as it was before." in reader.screen[1]
        assert before.splitlines()[:10] == reader.page.splitlines()[:10]
        assert "The pledge" in reader.text
        await reader.press("E")
        assert "book.yaml:" in reader.page
        assert "titel: The" in reader.page
        save(book, saying("titel:", "title:"))
        await reader.until(lambda: "press E" not in reader.text)
        await reader.until(lambda: "titel" not in reader.page)


async def test_a_book_that_is_moved_away_stays_on_the_screen(tmp_path: Path) -> None:
    async with watching(tmp_path, "arrival", SAMPLE) as (reader, book):
        book.rename(tmp_path / "aside")
        await reader.until(lambda: "press E" in reader.text)
        await reader.press("o")
        assert "Burden sharing" in reader.page
        (tmp_path / "aside").rename(book)
        await reader.until(lambda: "press E" not in reader.text)


async def test_following_the_author_each_save_leads_to_what_changed(tmp_path: Path) -> None:
    async with watching(tmp_path, "gdp", follows=True) as (reader, book):
        save(book, saying("Paragraph 30 says what", "Paragraph 30 says that"))
        await reader.until(lambda: reader.here.id == "arrival")
        assert [row for row in marked(reader) if "30 says that" in row]
        save(book, lambda text: text.replace("value: 5", "value: 6").replace("Words in", "Speech in"))
        await reader.until(lambda: reader.here.id == "q-old")
        assert reader.said == "saved: 2 entries changed; this is the first"
        assert "Speech in" in reader.page
        save(book, lambda text: text.replace("title: Sample", "title: Other").replace("Speech", "Talk"))
        await reader.until(lambda: "Talk in" in reader.page)
        assert reader.here.id == "q-old"
        save(book, saying("title: Other", "title: Sample"))
        await reader.until(lambda: reader.here.id == "")
        await reader.press("H")
        save(book, lambda text: text.replace("q-old", "q-words").replace("value: 6", "value: 7"))
        await reader.until(lambda: reader.said == "renamed to q-words")
        assert reader.here.id == "q-words"


async def test_in_a_narrow_window_a_broken_save_is_told_in_fewer_words(tmp_path: Path) -> None:
    async with watching(tmp_path, "arrival", SAMPLE, size=(48, 20)) as (reader, book):
        save(book, saying("title: The pledge, value: 5", "titel: The pledge, value: 5"))
        await reader.until(lambda: "press E" in reader.text)
        assert "1 problem — press E. Shown as before." in reader.screen[1]


async def test_a_problem_of_a_folder_opens_no_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "true")
    async with watching(tmp_path, "arrival", SAMPLE) as (reader, book):
        (book / "book.yaml").rename(book / "entries.txt")
        await reader.until(lambda: "press E" in reader.text)
        await reader.press("E", "enter")
        assert f"{book.name} is a folder: there is no file to open." in " ".join(reader.said.split())
