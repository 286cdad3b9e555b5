"""Looking for something in the room: what a person types, sees and comes back to."""

from __future__ import annotations

from pathlib import Path

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
        assert "quotes" in reader.screen[1]
        assert "Words in another language" in reader.text


async def test_letters_of_a_name_go_to_it_and_twice_goes_back(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path), tmp_path / "states") as reader:
        await reader.press("ctrl+o")
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
