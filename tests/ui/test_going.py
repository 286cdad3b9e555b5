"""Names by which one goes to an entry."""

from __future__ import annotations

from pathlib import Path

from briefing.library.volume import Library
from briefing.ui.going import Going
from tests.sample import SAMPLE, place, sample_volume

RIVALS = [f"  - {{id: r{number}, term: Article {number}, means: One of them.}}" for number in range(1, 15)]
NUMBERED = SAMPLE.replace("terms:\n", "\n".join(["terms:", *RIVALS, ""]))


def test_a_code_goes_to_its_entry_whatever_else_bears_its_number(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path, NUMBERED)
    going = Going(Library(volume), volume, ())
    for code in ("A1", "F1", "P2", "U3", "T12"):
        (first, *_) = going.answer(code.lower()).items
        assert first.means == volume.ref(code)


def test_before_anything_is_typed_the_places_read_last_come_first_and_then_the_book(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path)
    going = Going(Library(volume), volume, (place("colby"),))
    found = [item.means for item in going.answer(" ").items]
    assert found[:3] == [place("colby"), place("burden"), place("arrival")]
    assert len(found) == len(set(found)) == len(volume.book.entries)


def test_a_few_letters_are_the_beginning_of_a_word_and_more_may_be_misspelt(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path)
    answer = Going(Library(volume), volume, ()).answer
    assert [item.means for item in answer("nap").items] == [place("naples")]
    assert answer("napels").items[0].means == place("naples")
