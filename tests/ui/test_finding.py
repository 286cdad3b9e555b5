"""What the finder shows, of what a search gives: how many, and what else."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.volume import Library
from briefing.ui.finding import Answer, Finding, Item, Wider, kept
from tests.sample import SAMPLE, place, sample_volume

WORDS = "".join(
    f"  - {{id: t{number}, term: Common word {number:03}, means: One of many.}}\n" for number in range(120)
)
SENTENCES = "".join(f"      Sentence {number} waited. Nobody came.\n\n" for number in range(120))
MANY = f"""
book: {{title: Many, date: 2026-02-12}}
articles:
  - id: long
    title: The long one
    published: 2026-02-12
    body: |
{SENTENCES}
terms:
{WORDS}
"""


@pytest.fixture(autouse=True)
def time_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, a search while a key is answered comes to its end."""
    monkeypatch.setattr("briefing.ui.finding.AT_ONCE", 60)


def finding(folder: Path, text: str = SAMPLE, here: str = "") -> Finding:
    """All that can be found from a place in a book."""
    volume = sample_volume(folder, text)
    return Finding(Library(volume), volume, place(here))


def titles(answer: Answer) -> list[str]:
    return [item.title for item in answer.items]


# How many there are


def test_a_key_is_answered_with_a_screenful_of_hits_and_the_others_are_counted(tmp_path: Path) -> None:
    from_there = finding(tmp_path)
    answer = from_there.at_once("waited OR naples ", "book", 1)
    assert answer.understood.startswith("2 hits · ")
    assert answer.more
    assert answer.hits == from_there.in_peace("waited OR naples ", "book").hits[:1]


def test_of_many_hits_only_some_are_looked_for(tmp_path: Path) -> None:
    answer = finding(tmp_path, MANY).in_peace("common ", "book")
    assert len(answer.hits) == 50
    assert answer.understood.startswith("50 hits or more · ")
    assert answer.more


@pytest.mark.parametrize(("written", "scope"), [("common ", "book"), ("waited ", "entry")])
def test_as_much_again_is_found_as_is_shown_and_what_is_shown_stays(
    tmp_path: Path, written: str, scope: str
) -> None:
    from_there = finding(tmp_path, MANY, "long")
    some = from_there.in_peace(written, scope)
    more = from_there.in_peace(written, scope, some.hits)
    most = from_there.in_peace(written, scope, more.hits)
    assert [len(answer.hits) for answer in (some, more, most)] == [50, 100, 120]
    assert more.hits[:50] == some.hits
    assert most.hits[:100] == more.hits
    assert len(set(most.hits)) == 120
    assert [answer.more for answer in (some, more, most)] == [True, True, False]
    assert most.understood.startswith("120 hits · ")


def test_where_the_time_is_up_nothing_else_is_offered_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.ui.finding.AT_ONCE", 0)
    from_there = finding(tmp_path, here="arrival")
    hurried = from_there.at_once("waited ", "entry", 10)
    assert (hurried.items, hurried.whole) == ((), False)
    assert hurried.understood.startswith("nothing so far in this entry · ")
    assert titles(from_there.in_peace("waited ", "entry")) == ["Mark Rutte waited."]


# What else one may look for


def test_where_nothing_is_found_the_scopes_further_out_that_have_something_are_offered(
    tmp_path: Path,
) -> None:
    from_there = finding(tmp_path, here="pledge")
    answer = from_there.at_once("waited ", "entry", 10)
    assert answer.understood.startswith("nothing in this entry · ")
    assert [(item.title, item.means) for item in answer.items] == [
        ("1 hit in this book", Wider("book")),
        ("1 hit in the library", Wider("library")),
    ]
    assert answer.hits == ()
    assert from_there.at_once("nowhere ", "entry", 10).items == ()
    assert from_there.at_once("nowhere ", "library", 10).items == ()


def test_of_the_hits_further_out_no_more_are_counted_than_are_looked_for(tmp_path: Path) -> None:
    answer = finding(tmp_path, MANY, "long").at_once("common ", "entry", 10)
    assert titles(answer) == ["50 hits or more in this book", "50 hits or more in the library"]


def test_a_spelling_is_offered_in_the_query_where_it_finds_something(tmp_path: Path) -> None:
    from_there = finding(tmp_path)
    (item, *others) = from_there.at_once("kind:quote depandancie", "book", 10).items
    assert item.note == "nearest"
    assert item.means == item.title
    (span,) = item.title_spans
    assert item.title[slice(*span)] in ("dependence", "dependency")
    assert item.title.startswith("kind:quote depend")
    for offered in (item, *(other for other in others if other.note == "nearest")):
        assert isinstance(offered.means, str)
        assert from_there.at_once(f"{offered.means} ", "book", 10).hits
    assert titles(from_there.at_once("kind:event depandancie", "book", 10)) == []


def test_in_an_entry_a_sentence_says_for_which_words_it_stands(tmp_path: Path) -> None:
    (item, *_) = finding(tmp_path, here="q-partner").at_once("partnershp ", "entry", 10).items
    assert (item.also, item.lines) == ("also for 'partnership'", 2)


# What is marked stays so


def items(answer: Answer, *numbers: int) -> list[Item]:
    return [answer.items[number] for number in numbers]


def test_what_was_marked_stays_marked_in_a_better_answer(tmp_path: Path) -> None:
    answer = finding(tmp_path, MANY).in_peace("common ", "book")
    before, now = items(answer, 0, 1, 2), items(answer, 3, 0, 2)
    assert kept(before, now, 2) == 2
    assert kept(before, items(answer, 3, 2), 2) == 1
    assert kept(before, now, 0) == 0, "the best is marked if nothing else was"
    assert kept(before, now, 1) == 0, "it is gone"
    assert kept((), now, 0) == 0


def test_of_the_sentences_of_one_entry_the_same_one_stays_marked(tmp_path: Path) -> None:
    answer = finding(tmp_path, MANY, "long").in_peace("waited ", "entry")
    assert kept(answer.items[:10], answer.items, 7) == 7
