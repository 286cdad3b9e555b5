"""Every kind has a page that says what a reader needs, in the order in which he needs it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.answers.books import text_of
from briefing.library.volume import Library
from briefing.model import asides
from briefing.model.book import PROBLEMS, TIMELINE
from briefing.model.dates import Edtf
from briefing.pages.context import context
from briefing.pages.view import View
from briefing.plain import lines
from tests.sample import SAMPLE, place, sample_view, sample_volume


def text(folder: Path, entry: str, on: str = "2026-02-12") -> str:
    """The page of an entry of the sample book as plain text."""
    return text_of(sample_view(folder, on), place(entry))


IN_ORDER = {
    "": """Sample meeting; 12 February 2026; What Mark Rutte and others said.; Agenda; 14:30; Burden sharing;
        Key quotes; partnership rather than; Key figures; 5% of GDP""",
    "arrival": """A1; The arrival; 12 February 2026; Agency; Elbridge Colby came; [T]he deal [/] holds [sic];
        Sources; Policy chief arrives""",
    "q-partner": """Q1; partnership rather than [sic] dependency; Elbridge Colby; Under Secretary;
        12 February 2026; Agency; As others give it; Agency, as quoted here; partnership rather than;
        Paper; partnership, not dependence; Another view""",
    "q-old": """translation; Words in another language; Elbridge Colby; Translation and original;
        In translation; Words in another language; Paper; In the original (de); Worte""",
    "pledge": """F1; The pledge; 5; % of GDP; 25 June 2025; Made of; core; 3.5; related; 1.5; Total; 2014;
        1.4; 2015; 2024; 1.99e; estimate; Earlier values; 2014; 2""",
    "tree": """The structure; TOP; Top Headquarters; Commander: Mark Rutte; JFC Naples;
        Commander: United States""",
    "naples": """U2; Joint Force Command Naples (JFC Naples); Italy; Posts as of 12 February 2026;
        United States; Agreed or planned, not held; Italy; agreed; Reports to; TOP;
        Through time; AFSOUTH; Mentioned in""",
    "colby": """P1; United States; Elbridge Colby; Posts; Under Secretary; Said; partnership rather than;
        Mentioned in; The arrival""",
    "e-agreed": "E1; The agreement; 6 February 2026; About; JFC Naples; Before and after; The meeting",
    "gdp": "T1; GDP; gross domestic product; What a country makes in a year.",
    "agency": """S1; Policy chief arrives; Agency; https://example.org/a; Articles; The arrival; Quotes;
        Figures; Units""",
    "burden": """I1; Burden sharing; 14:30; 35 minutes; Mark Rutte; Top line; Five per cent by 2035.;
        The pledge; cleared by Mark Rutte on 10 February 2026; Avoid; Numbers without a year.; About;
        partnership rather than""",
    TIMELINE: "Timeline; 2026; The agreement; The meeting",
    PROBLEMS: "Problems in this book; hint book.yaml; T004; as of 25 Jun 2025",
}
"""For each page of the sample book, what must stand on it, in this order."""


@pytest.mark.parametrize(("entry", "in_order"), IN_ORDER.items())
def test_a_page_says_what_matters_in_order(tmp_path: Path, entry: str, in_order: str) -> None:
    rest = text(tmp_path, entry)
    for words in (" ".join(phrase.split()) for phrase in in_order.split(";")):
        before, found, rest = rest.partition(words)
        assert found, f"{words!r} does not follow in {before!r}"


@pytest.mark.parametrize("entry", [name for name in IN_ORDER if name not in ("", TIMELINE, PROBLEMS)])
def test_tags_stand_on_the_page_of_every_kind(tmp_path: Path, entry: str) -> None:
    tagged = re.sub(rf"id: {entry}(, |\n +)", rf'id: {entry}\1tags: [Naval, "long term"]\1', SAMPLE)
    volume = sample_volume(tmp_path, tagged)
    words = text_of(View(Library(volume), volume, Edtf.parse("2026-02-12")), place(entry))
    assert "Tags: Naval, long term" in words


def test_a_place_that_is_nowhere_has_no_page(tmp_path: Path) -> None:
    assert text(tmp_path, "nobody") == ""


def test_a_speaker_bears_the_post_of_the_day_the_words_were_said(tmp_path: Path) -> None:
    view = sample_view(tmp_path)
    assert "Under Secretary" in text_of(view, place("q-partner"))
    assert "Under Secretary" not in text_of(view, place("q-old")), "he had no post in January 2025"


def test_the_date_rules_the_page(tmp_path: Path) -> None:
    assert "perhaps" in text(tmp_path, "naples", on="2025-11-15")
    (tmp_path / "later").mkdir()
    assert "SOUTHERN CELL" in text(tmp_path / "later", "tree", on="2031").upper()


def test_a_unit_is_called_on_every_page_what_it_was_called_then(tmp_path: Path) -> None:
    view = sample_view(tmp_path, "2000")
    assert "AFSOUTH" in text_of(view, place("e-agreed"))
    assert "JFC Naples" not in text_of(view, place("e-agreed"))
    beside = context(view, place("e-agreed"))
    assert "AFSOUTH" in "\n".join(lines(beside))
    page = text_of(view, place("naples"))
    assert "Now called: Joint Force Command Naples (JFC Naples)" in page
    assert page.index("AFSOUTH") < page.index("Now called"), "AFSOUTH is its name"


def test_the_name_in_prose_is_that_of_the_date(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path, SAMPLE.replace("What [[rutte]]", "What [[naples]]"))
    for on, name in (("2000", "AFSOUTH"), ("2026-02-12", "Joint Force Command Naples"), ("2000", "AFSOUTH")):
        assert f"What {name} and" in text_of(View(Library(volume), volume, Edtf.parse(on)), place())


def test_what_comes_after_the_date_is_told_apart(tmp_path: Path) -> None:
    timeline = text(tmp_path, TIMELINE, "2026-02-10")
    assert timeline.index("The agreement") < timeline.index("2026 · later") < timeline.index("The meeting")


def test_what_comes_after_the_date_says_so_on_its_page_and_in_lists(tmp_path: Path) -> None:
    view = sample_view(tmp_path, "2026-02-10")
    assert "later than 10 Feb 2026" in text_of(view, place("e-meeting"))
    assert "later than" not in text_of(view, place("e-agreed"))
    assert "partnership rather than [sic] dependency” · Elbridge Colby · ○ unchecked · later" in (
        text_of(view, place())
    ).replace("\N{NO-BREAK SPACE}", " ")


def test_a_person_has_a_post_perhaps_where_that_is_not_sure(tmp_path: Path) -> None:
    text_then = SAMPLE.replace("about: [naples]", "about: [colby]")
    volume = sample_volume(tmp_path, text_then)
    for on, post in (("2025", "Under Secretary (perhaps)"), ("2026-02-06", "Under Secretary\n")):
        assert post in text_of(View(Library(volume), volume, Edtf.parse(on)), place("e-agreed"))


def test_what_was_said_later_says_so_in_the_list_of_what_was_said(tmp_path: Path) -> None:
    said = asides.Said("colby").at("sample")
    view = sample_view(tmp_path, "2025-06")
    assert [line for line in text_of(view, said).splitlines() if "later" in line] == [
        line for line in text_of(view, said).splitlines() if "partnership" in line
    ]


def test_a_structure_whose_top_is_not_there_says_so(tmp_path: Path) -> None:
    founded = SAMPLE.replace("place: Mons", "founded: 1951, place: Mons")
    volume = sample_volume(tmp_path, founded)
    for on, told in (
        ("1940", "TOP is not there yet."),
        ("1951", "TOP is perhaps not there."),
        ("1960", "Mons"),
    ):
        assert told in text_of(View(Library(volume), volume, Edtf.parse(on)), place("tree"))


def test_what_is_agreed_later_stands_apart_from_what_is_agreed_by_then(tmp_path: Path) -> None:
    view = sample_view(tmp_path, "2026-02-05")
    assert "Agreed or planned, not held" not in text_of(view, place("naples"))
    assert "Italy, agreed, not held, later" in text_of(view, place("naples"))
    assert "not held" not in text_of(view, place("tree"))
    assert "Later, agreed or planned" in text_of(view, place("naples"))


def test_a_post_of_a_person_that_comes_later_says_so(tmp_path: Path) -> None:
    (post,) = (row for row in text(tmp_path, "colby", "2025-01").splitlines() if "Under Secretary" in row)
    assert post.endswith(", later")


def test_an_agreed_holder_is_never_shown_as_the_holder(tmp_path: Path) -> None:
    before_the_heading, _, after_it = text(tmp_path, "naples", on="2035").partition(
        "Agreed or planned, not held"
    )
    assert "Italy" not in before_the_heading.partition("Posts as of")[2]
    assert "Italy" in after_it


def beside(folder: Path, entry: str) -> str:
    """The context of an entry of the sample book as plain text."""
    return "\n".join(lines(context(sample_view(folder), place(entry)), None))


def test_the_context_says_where_one_can_go_and_who_comes_here(tmp_path: Path) -> None:
    words = beside(tmp_path, "arrival")
    sections = ["Leads to", "Elbridge Colby", "The pledge", "Sources", "Agency", "Named here", "Mark Rutte"]
    assert [words.index(section) for section in sections] == sorted(
        words.index(section) for section in sections
    )


def test_a_backlink_shows_the_sentence_that_leads_here(tmp_path: Path) -> None:
    words = beside(tmp_path, "colby")
    assert "Linked from" in words
    assert "Elbridge Colby came in place of the Secretary." in words


def test_a_series_over_numbers_is_in_their_order(tmp_path: Path) -> None:
    by_month = SAMPLE.replace("x: year, points: {", "x: month, points: {10: 3, 9: 2, 1: 1, ")
    volume = sample_volume(tmp_path, by_month)
    words = text_of(View(Library(volume), volume, Edtf.parse("2026")), place("pledge"))
    table = words.partition("Over time")[2].splitlines()
    assert [line.split()[0] for line in table if line[:1].isdigit()][:4] == ["1", "9", "10", "2014"]


def test_what_the_front_page_links_is_linked_from_the_book(tmp_path: Path) -> None:
    summary = SAMPLE.replace(
        "What [[rutte]] and others said.", "What [[rutte]] said, see [[agency]] and [[gdp]]."
    )
    volume = sample_volume(tmp_path, summary)
    view = View(Library(volume), volume, Edtf.parse("2026-02-12"))
    assert [link.target.id for link in volume.links.leading_from("")] == ["rutte", "agency", "gdp"]
    for entry in ("rutte", "agency", "gdp"):
        assert "Sample meeting" in "\n".join(lines(context(view, place(entry)), None))
        assert text_of(view, place(entry))
