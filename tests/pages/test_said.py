"""The pages on what was said before: by a speaker, on a topic, and two quotes side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.answers.books import text_of
from briefing.library.volume import Library, open_volume
from briefing.model import asides
from briefing.model.book import Ref
from briefing.model.page import Block, Columns, Page, Paragraph, Target
from briefing.model.text import Text
from briefing.pages.context import context
from briefing.pages.page import page
from briefing.pages.view import View
from tests.sample import SAMPLE, place, sample_view, sample_volume, write_book

OTHER = """
book: {title: Other meeting, date: 2026}
sources: [{id: radio, publisher: Radio, title: Morning show}]
people: [{id: ec, name: Elbridge Colby, posts: [{title: Author, of: the press, from: 2024, until: 2025-04}]}]
quotes:
  - {id: q-one, words: said elsewhere, speaker: ec, said: 2025-03, source: radio, occasion: interview}
  - {id: q-two, words: without a date, speaker: ec, source: radio, speaker_as: a former official}
"""


@pytest.fixture
def view(tmp_path: Path) -> View:
    open_volume(write_book(tmp_path, OTHER, "other"))
    volume = open_volume(write_book(tmp_path))
    return View(Library(volume), volume, volume.book.header.date)


def told(view: View, ref: Ref) -> str:
    return " ".join(text_of(view, ref).split())


def blocks(view: View, ref: Ref) -> list[Block]:
    found = page(view, ref)
    assert isinstance(found, Page)
    return [block for part in found.parts for block in part.blocks]


def in_order(told: str, *phrases: str) -> bool:
    """Whether phrases follow one another."""
    for phrase in phrases:
        _, found, told = told.partition(phrase)
        if not found:
            return False
    return True


def test_a_speaker_has_said_what_all_books_have_the_newest_first(view: View) -> None:
    assert in_order(
        told(view, asides.Said("colby").at("sample")),
        *("P1 · person · previously said", "Elbridge Colby", "4 quotes in 2 books, the newest first."),
        *(
            "2026",
            "12 Feb 2026 · arrival · Agency",
            "“partnership rather than [sic] dependency” · ○ unchecked",
        ),
        *("2025", "Mar 2025 · interview · Radio · Other meeting", "“said elsewhere” · ○ unchecked"),
        *("10 Jan 2025 · Paper", "“Words in another language”", "Without a date"),
        *("Radio · Other meeting", "“without a date” · ○ unchecked"),
    )


@pytest.mark.parametrize("rule", ["background", "not attributable"])
def test_what_is_not_on_record_bears_its_rule_and_nothing_that_gives_the_speaker_away(
    tmp_path: Path, rule: str
) -> None:
    ruled = SAMPLE.replace("{id: q-partner,", f"{{id: q-partner, attribution: {rule},")
    volume = sample_volume(tmp_path, ruled)
    seen = View(Library(volume), volume, volume.book.header.date)
    for there in (asides.Said("colby").at("sample"), asides.Topic(Text("partnership")).at("sample")):
        words = told(seen, there)
        assert f"dependency” · 12 Feb 2026 · {rule}" in words
        assert "arrival" not in words
    assert "Colby" not in words


def test_by_what_rule_books_mean_one_speaker_is_told_where_it_matters(tmp_path: Path, view: View) -> None:
    rule = "the same speaker if both give one full name"
    assert rule in told(view, asides.Said("colby").at("sample"))
    assert rule not in told(sample_view(tmp_path / "alone"), asides.Said("colby").at("sample"))


def test_each_quote_is_a_link_into_its_book_and_the_source_one_into_this_book(view: View) -> None:
    spans = [
        span
        for block in blocks(view, asides.Said("colby").at("sample"))
        if isinstance(block, Paragraph)
        for span in block.spans
    ]
    targets: list[Target] = [span.target for span in spans if span.target]
    assert targets == [
        *(place("agency"), place("q-partner")),
        *(Ref("other", "q-one"), place("paper"), place("q-old"), Ref("other", "q-two")),
    ]


@pytest.mark.parametrize("quote", ["q-partner", "q-old"])
def test_the_quote_from_which_one_comes_is_marked_and_found_again(view: View, quote: str) -> None:
    there = asides.Said("colby").at("sample")._replace(heading=quote)
    assert told(view, there).count("◂ this one") == 1
    assert [block.slug for block in blocks(view, there) if block.slug] == [quote]


def test_who_never_spoke_has_said_nothing_and_what_cannot_speak_has_no_such_page(view: View) -> None:
    assert "No quotes were found." in told(view, asides.Said("rutte").at("sample"))
    assert page(view, asides.Said("pledge").at("sample")) is None
    assert page(view, asides.Said("nobody").at("sample")) is None


def test_beside_what_somebody_said_stands_what_stands_beside_the_person(view: View) -> None:
    pages = [context(view, ref) for ref in (asides.Said("colby").at("sample"), place("colby"))]
    assert pages[0].parts[0].blocks == pages[1].parts[0].blocks


def test_a_topic_tells_who_said_it_and_where_one_looked(view: View) -> None:
    here, anywhere = (asides.Topic(Text("by:colby -sic"), is_here).at("sample") for is_here in (True, False))
    assert in_order(told(view, here), "in this book", "Said on ‘by:colby -sic’", "1 quote in this book")
    assert in_order(
        told(view, anywhere), "in the library", "3 quotes in 2 books", "“without a date” · a former official"
    )
    assert "No quotes were found." in told(view, asides.Topic(Text("nothing-like-it")).at("sample"))
    assert page(view, asides.Topic(Text("")).at("sample")) is None


def test_two_quotes_stand_side_by_side_each_with_the_post_of_its_day_and_its_source(view: View) -> None:
    there = asides.Pair(Ref("other", "q-one"), place("q-partner")).at("sample")
    (columns,) = (block for block in blocks(view, there) if isinstance(block, Columns))
    assert len(columns.columns) == 2
    assert in_order(
        told(view, there),
        *("Q1 · March 2025", "“said elsewhere”", "Elbridge Colby Author, the press", "Occasion: interview"),
        *("Source: Radio, “Morning show”", "Verified: ○ unchecked · evidence", "Book: Other meeting"),
        *("Q1 · 12 February 2026", "“partnership rather", "Elbridge Colby Under Secretary", "Source: Agency"),
    )
    assert told(view, there).count("Book:") == 1


@pytest.mark.parametrize(
    "gone", [place("colby"), place("q-gone"), Ref("nowhere", "q-old"), Ref("other", "radio")]
)
def test_without_two_quotes_there_is_nothing_to_compare(view: View, gone: Ref) -> None:
    assert page(view, asides.Pair(place("q-old"), gone).at("sample")) is None


@pytest.mark.parametrize(
    "named", ["@said-colby", "@said-?by%3Acolby", "@beside-q-old+q-partner", "@said-colby#q-old"]
)
def test_each_can_be_named_on_the_command_line(view: View, named: str) -> None:
    assert view.volume.ref(named) == Ref.parse(named, "sample")
    assert view.volume.ref("@said-nobody") is None
