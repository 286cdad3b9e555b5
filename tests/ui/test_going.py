"""Names by which one goes to an entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.volume import Library
from briefing.ui.going import Going
from tests.journeys.reader import reading
from tests.sample import SAMPLE, place, sample_volume, write_book

RIVALS = [f"  - {{id: r{number}, term: Article {number}, means: One of them.}}" for number in range(1, 15)]
NUMBERED = SAMPLE.replace("terms:\n", "\n".join(["terms:", *RIVALS, ""]))


def test_a_code_goes_to_its_entry_whatever_else_bears_its_number(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path, NUMBERED)
    going = Going(Library(volume), volume, ())
    for code in ("A1", "F1", "P2", "U3", "T12"):
        (first, *_) = going.at_once(code.lower()).items
        assert first.means == volume.ref(code)


def test_before_anything_is_typed_the_places_read_last_come_first_and_then_the_book(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path)
    going = Going(Library(volume), volume, (place("colby"),))
    found = [item.means for item in going.at_once(" ").items]
    assert found[:3] == [place("colby"), place("burden"), place("arrival")]
    assert len(found) == len(set(found)) == len(volume.book.entries)


def test_a_few_letters_are_the_beginning_of_a_word_and_more_may_be_misspelt(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path)
    answer = Going(Library(volume), volume, ()).at_once
    assert [item.means for item in answer("nap").items] == [place("naples")]
    assert answer("napels").items[0].means == place("naples")


DELEGATES = "".join(f"  - {{id: p{n}, name: Delegate {n} Kalo}}\n" for n in range(1_200))
LARGE = f"book: {{title: T, date: 2026}}\npeople:\n{DELEGATES}  - {{id: x, name: Anna Lindqvist}}\n"


@pytest.fixture
def large(tmp_path: Path) -> Going:
    """The names of a book of which not all can be compared while a key is answered."""
    volume = sample_volume(tmp_path, LARGE)
    return Going(Library(volume), volume, ())


def test_in_a_large_book_a_key_is_answered_with_what_begins_so(large: Going) -> None:
    answer = large.at_once("lindq")
    assert [(item.means, item.title) for item in answer.items] == [(place("x"), "Anna Lindqvist")]
    assert not answer.whole
    for typed in ("delegate 7 kalo", "p7", "P8"):
        assert large.at_once(typed).items[0] == large.in_peace(typed).items[0]
    assert len(large.at_once("delegate").items) <= 50


def test_in_a_large_book_what_is_misspelt_is_found_in_peace(large: Going) -> None:
    assert large.at_once("lindkvist").items == ()
    answer = large.in_peace("lindkvist")
    assert (answer.whole, answer.items[0].means) == (True, place("x"))


def test_names_are_compared_no_longer_when_other_letters_are_typed(large: Going) -> None:
    large.at_once("lindkvist")
    large.at_once("lindkvista")
    assert large.in_peace("lindkvist").items == ()


async def test_what_is_misspelt_comes_onto_the_screen_of_a_large_book(tmp_path: Path) -> None:
    async with reading(write_book(tmp_path, LARGE), tmp_path / "states") as reader:
        await reader.press("ctrl+o", *"lindkvist")
        assert "Anna Lindqvist" in reader.text
        await reader.press("enter")
        assert reader.here == place("x")


@pytest.mark.parametrize("typed", ['"', '"#"', "*", "a b", "NEAR(", "^a", "'", "ß", "\U0010ffff"])
def test_any_string_is_answered(large: Going, typed: str) -> None:
    large.at_once(typed)
    large.in_peace(typed)
