"""Looking for something in the room: what a person types, sees and comes back to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.cache import cache_folder
from briefing.ui.panes.hit_list import HitList
from tests.journeys.reader import Reader, reading
from tests.sample import SAMPLE, place, write_book

KEYS = {" ": "space", "/": "slash", "-": "minus", '"': "quotation_mark", ":": "colon"}


async def type_in(reader: Reader, text: str) -> None:
    await reader.press(*(KEYS.get(letter, letter) for letter in text))


async def test_a_word_finds_what_has_it_at_each_letter(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states") as reader:
        await reader.press("slash")
        await type_in(reader, "partn")
        assert "everything with 'partn…'" in reader.text
        assert "partnership rather than [sic] dependency" in reader.text
        await type_in(reader, "xyz")
        assert "partnership rather than" not in reader.text


async def test_escape_is_back_exactly_where_one_was(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states", start="arrival") as reader:
        await reader.press("l")
        before = reader.screen
        await reader.press("slash")
        await type_in(reader, "colby")
        await reader.press("down", "escape")
        assert reader.screen == before
        assert reader.here == place("arrival")


async def test_enter_opens_the_hit_with_its_words_lit_and_n_goes_on(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states") as reader:
        await reader.press("slash")
        await type_in(reader, "naples")
        await reader.press("enter")
        assert reader.here == place("naples")
        assert reader.reading.light is not None
        assert "1/" in reader.text
        assert "‘naples’" in reader.text
        for _ in range(20):
            await reader.press("n")
            if reader.here != place("naples"):
                break
        assert reader.here != place("naples")
        assert "2/" in reader.text
        await reader.press("H")
        assert reader.here == place("naples")
        await reader.press("escape")
        assert reader.reading.light is None
        assert "‘naples’" not in reader.text


async def test_capital_n_goes_back_through_the_hits(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states") as reader:
        await reader.press("slash")
        await type_in(reader, "colby")
        await reader.press("down", "enter")
        second = reader.here
        for _ in range(20):
            await reader.press("N")
            if reader.here != second:
                break
        assert reader.here == place("colby")


async def test_a_search_can_keep_to_this_entry_or_look_further(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states", start="arrival") as reader:
        await reader.press("slash", "shift+tab")
        await type_in(reader, "waited")
        assert "Mark Rutte waited." in reader.text
        await reader.press("ctrl+u")
        await type_in(reader, "dependency")
        assert "1 hit in this book" in reader.text
        await reader.press("enter", "enter")
        assert reader.here == place("q-partner")


async def test_what_was_looked_for_is_offered_again_and_can_be_saved(tmp_path: Path) -> None:
    book, states = write_book(tmp_path), tmp_path / "states"
    async with reading(book, states) as reader:
        await reader.press("slash")
        await type_in(reader, "kind:quote")
        await reader.press("ctrl+s", "escape", "slash")
        await type_in(reader, "pledge")
        await reader.press("enter")
    async with reading(book, states) as reader:
        await reader.press("slash")
        assert "★ saved" in reader.text
        assert "kind:quote" in reader.text
        assert "pledge" in reader.text
        assert "Elbridge Colby" in reader.text
        await reader.press("enter")
        assert "'pledge…'" in reader.screen[1]
        await reader.press("ctrl+u", "down", "enter")
        assert "quotes" in reader.screen[1]
        assert "Words in another language" in reader.text


LONG = f"""
book: {{title: Long, date: 2026-02-12}}
articles:
  - id: long
    title: The long one
    body: |
      The bridge is named first. {"Then much else is said. " * 200}

      In the middle of it all stands the bridge once more, and nobody sees it. {"Much is said. " * 200}

      | what was said | what is so |
      |---|---|
      | words about a river that are long enough to wrap | the same bridge, far from the others |
"""
MANY = "book: {title: Many, date: 2026-02-12}\nterms:\n" + "".join(
    f"  - {{id: t{number}, term: Common word {number:03}, means: One of many.}}\n" for number in range(120)
)


@pytest.mark.parametrize(
    ("place", "words"), [(0, "named first"), (1, "once more, and"), (2, "the same bridge")]
)
async def test_a_hit_in_this_entry_opens_at_its_place(tmp_path: Path, place: int, words: str) -> None:
    async with reading(write_book(tmp_path, LONG), tmp_path / "states", (100, 20), start="long") as reader:
        await reader.press("slash", "shift+tab")
        await type_in(reader, "bridge")
        assert "3 hits" in reader.text
        await reader.press(*["down"] * place, "enter")
        assert words in reader.page
        assert "‘bridge’" in reader.screen[-1]
        await reader.press(*["n"] * (2 - place))
        assert "the same bridge" in reader.page
        await reader.press("n")
        assert "That was the last hit." in reader.said


async def test_whoever_goes_down_the_list_gets_more(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path, MANY), tmp_path / "states", (80, 24)) as reader:
        await reader.press("slash")
        await type_in(reader, "common")
        assert "50 hits or more" in reader.text
        results = reader.app.screen.query_one(HitList)
        first = results.items
        for _ in range(30):
            await reader.press("pagedown")
        assert results.items[: len(first)] == first
        assert len({item.means for item in results.items}) == 120
        assert results.cursor == 119
        assert "120 hits" in reader.screen[1]
        await reader.press("enter")
        assert "120/120 ‘common’" in reader.text


async def test_what_is_lit_can_be_looked_at_in_the_list_again(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states") as reader:
        await reader.press("slash")
        await type_in(reader, "naples")
        await reader.press("enter")
        while "2/" not in reader.screen[-1]:
            await reader.press("n")
        here, lit = reader.here, reader.screen
        await reader.press("slash")
        assert "/ naples" in reader.screen[0]
        results = reader.app.screen.query_one(HitList)
        assert results.cursor == 1
        await reader.press("escape")
        assert reader.screen == lit
        await reader.press("slash", "up", "enter")
        assert "1/" in reader.screen[-1]
        await reader.press("slash", "down", "enter")
        assert reader.here == here
        await reader.press("slash")
        await type_in(reader, "gdp")
        assert reader.screen[0].startswith(" / gdp ")
        await reader.press("enter", "escape", "slash")
        assert "recent" in reader.text
        await reader.press("enter")
        assert reader.screen[0].startswith(" / gdp ")


async def test_a_word_that_is_not_there_is_offered_as_it_may_be_meant(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states") as reader:
        await reader.press("slash")
        await type_in(reader, "kind:quote depandancie ")
        assert "nothing in this book" in reader.screen[1]
        await reader.press("enter")
        assert "kind:quote depend" in reader.screen[0]
        assert "partnership rather than" in reader.text


async def test_a_hit_in_another_book_is_seen_beside_the_list(tmp_path: Path) -> None:
    write_book(tmp_path, MANY, "many")
    book = write_book(tmp_path)
    async with reading(book, tmp_path / "states") as reader:
        reader.desk.library.volume("many")
        await reader.press("slash")
        await type_in(reader, "common word 007")
        assert "1 hit in the library" in reader.text
        await reader.press("enter")
        assert "One of many." in reader.text
        assert "term · Many" in reader.text
        await reader.press("enter")
        assert reader.here.book == "many"


async def test_letters_of_a_name_go_to_it_and_twice_goes_back(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states") as reader:
        await reader.press("ctrl+o")
        opened = reader.screen
        assert "enter open   esc back   ctrl+o last" in opened[-1]
        await reader.press("tab", "shift+tab", "ctrl+s")
        assert reader.screen == opened
        await type_in(reader, "elbrige")
        await reader.press("enter")
        assert reader.here == place("colby")
        await reader.press("ctrl+o")
        await type_in(reader, "f1")
        await reader.press("enter")
        assert reader.here == place("pledge")
        await reader.press("ctrl+o", "ctrl+o")
        assert reader.here == place("colby")
        await reader.press("ctrl+o", "ctrl+o")
        assert reader.here == place("pledge")


async def test_a_slip_is_said(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states") as reader:
        await reader.press("slash")
        await type_in(reader, "partnershp ")
        assert "also for 'partnership'" in reader.text


async def test_where_nothing_is_found_it_says_what_was_understood(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path, SAMPLE), tmp_path / "states") as reader:
        await reader.press("slash")
        await type_in(reader, "kind:figure zzz")
        assert "figures with 'zzz…'" in reader.text


@pytest.mark.parametrize("opener", ["slash", "ctrl+o"])
async def test_where_nothing_is_found_the_keys_of_the_list_are_quiet(tmp_path: Path, opener: str) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states") as reader:
        await reader.press(opener)
        await type_in(reader, "zzzzzz")
        before = reader.screen
        assert reader.app.screen.query_one(HitList).item is None
        await reader.press("up", "down", "ctrl+n", "pageup", "pagedown", "enter")
        assert reader.screen == before


@pytest.mark.parametrize("how", ["gone", "damaged"])
async def test_where_the_shelf_was_lost_what_the_book_has_is_found_all_the_same(
    tmp_path: Path, how: str
) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states") as reader:
        if how == "gone":
            shutil.rmtree(cache_folder())
        else:
            for file in Path(cache_folder()).rglob("*.db"):
                file.write_bytes(b"")
        await reader.press("slash")
        await type_in(reader, "partnership")
        assert "partnership rather than [sic] dependency" in reader.text
        assert "nothing in this book" not in reader.text


async def test_what_asks_for_nothing_yet_offers_what_one_may_look_for(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states") as reader:
        await reader.press("slash")
        offered = reader.text
        await type_in(reader, "kind:")
        assert "Elbridge Colby" in offered
        assert "Elbridge Colby" in reader.text


async def test_of_the_lit_words_those_where_one_is_look_otherwise(tmp_path: Path) -> None:
    body = "\n\n".join(f"The pledge, once more, number {number}." for number in range(3))
    text = SAMPLE.replace(
        "Mark Rutte waited.", f"{body}\n\n      Mark Rutte waited.".replace("\n\nThe", "\n\n      The")
    )
    async with reading(write_book(tmp_path, text), tmp_path / "states", start="arrival") as reader:
        await reader.press("slash", "shift+tab")
        await type_in(reader, "pledge")
        await reader.press("enter")
        seen = []
        for _ in range(3):
            await reader.press("n")
            seen.append(styles_of(reader, "pledge,"))
        assert [len(set(looks)) for looks in seen] == [2, 2, 2]
        assert len(set(map(tuple, seen))) == 3


def styles_of(reader: Reader, word: str) -> list[str]:
    """How a word looks at each line of the page that has it."""
    found = []
    for y in range(reader.reading.size.height):
        strip = reader.reading.render_line(y)
        at = strip.text.find(word)
        if at >= 0:
            found.append(str(next(iter(strip.crop(at, at + 1))).style))
    return found
