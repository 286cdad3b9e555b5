"""What copying yields: words or value together with where they come from, in each form."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.citing import forms
from briefing.citing.forms import FORMS, Embargoed, Terms, bibliography
from briefing.citing.styles import BIBLIOGRAPHIES, STYLES, Style
from briefing.library.volume import Library
from briefing.model import asides
from briefing.model.dates import Edtf
from briefing.pages.view import View
from tests.citing.copying import cited
from tests.sample import SAMPLE, place, sample_view, sample_volume

BOOK = "Sample meeting, edition 1"
AGENCY = "Source: Agency, “Policy chief arrives”, 12 February 2026, https://example.org/a"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "q-partner",
            "“partnership rather than [sic] dependency” — Elbridge Colby, Under Secretary, the Pentagon, "
            f"arrival, 12 February 2026\n{AGENCY}",
        ),
        (
            "q-old",
            "“Words in another language” [translation] — Elbridge Colby, 10 January 2025\n"
            "Source: Paper, “Another view”",
        ),
        ("pledge", f"The pledge: 5% of GDP (as of 25 June 2025)\n{AGENCY}"),
        ("e-agreed", f"6 February 2026: The agreement\n{AGENCY}"),
        ("colby", f"Elbridge Colby, Under Secretary, the Pentagon, United States\n{BOOK}, P1"),
        ("gdp", f"GDP (gross domestic product): What a country makes in a year.\n{BOOK}, T1"),
        ("agency", AGENCY.removeprefix("Source: ")),
    ],
)
def test_an_entry_is_pasted_with_its_citation(tmp_path: Path, entry: str, expected: str) -> None:
    assert cited(sample_view(tmp_path), place(entry)) == expected


@pytest.mark.parametrize(
    ("entry", "holds"),
    [
        ("arrival", ["Elbridge Colby came in place of the Secretary.", "Sample meeting, edition 1, A1"]),
        ("burden", ["Five per cent by 2035.", "cleared by Mark Rutte", "I1"]),
        ("naples", ["Commander: United States", "U2"]),
        ("", ["Sample meeting", "Burden sharing"]),
    ],
)
def test_a_page_of_many_parts_is_pasted_whole(tmp_path: Path, entry: str, holds: list[str]) -> None:
    words = cited(sample_view(tmp_path), place(entry))
    assert all(phrase in words for phrase in holds)
    assert "[[colby]] came" not in words


def changed(folder: Path, old: str, new: str) -> View:
    """The sample book with a change in it."""
    assert old in SAMPLE
    volume = sample_volume(folder, SAMPLE.replace(old, new))
    return View(Library(volume), volume, Edtf.parse("2026-02-12"))


def test_a_post_held_perhaps_on_that_day_is_not_told_as_held(tmp_path: Path) -> None:
    view = changed(tmp_path, "said: 2026-02-12", "said: 2025-04")
    assert "Under Secretary, the Pentagon (perhaps), arrival, April 2025" in cited(view, place("q-partner"))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("rutte", "Mark Rutte, Commander, TOP (perhaps), Netherlands, as of October 2024\n"),
        ("south", "as of October 2024"),
        ("top", "Posts as of October 2024"),
        ("q-undated", "— Mark Rutte, Commander, TOP (perhaps), as of October 2024\n"),
    ],
)
def test_what_is_so_on_another_date_than_the_meetings_says_on_which(
    tmp_path: Path, entry: str, expected: str
) -> None:
    text = SAMPLE.replace("from: 2024-10-01", "from: 2024-10-15").replace(
        "quotes:", "quotes:\n  - {id: q-undated, words: Now, speaker: rutte, source: agency}"
    )
    volume = sample_volume(tmp_path, text)
    then = View(Library(volume), volume, Edtf.parse("2024-10"))
    assert expected in cited(then, place(entry))
    assert "as of October" not in cited(then._replace(when=volume.book.header.date), place(entry))


def test_who_holds_no_post_then_is_told_of_no_date(tmp_path: Path) -> None:
    view = sample_view(tmp_path)._replace(when=Edtf.parse("2020"))
    assert cited(view, place("colby")).split("\n")[0] == "Elbridge Colby, United States"


def test_an_attribution_in_words_stands_for_name_and_post(tmp_path: Path) -> None:
    view = changed(tmp_path, "occasion: arrival,", "occasion: arrival, speaker_as: an official,")
    words = cited(view, place("q-partner"))
    assert "— an official, arrival, 12 February 2026" in words
    assert "Under Secretary" not in words
    assert "Colby" not in words


def test_each_source_is_cited_once(tmp_path: Path) -> None:
    view = changed(tmp_path, "about: [naples], sources: [agency]", "sources: [paper, agency, paper]")
    assert cited(view, place("e-agreed")).split("\n")[1:] == ["Source: Paper, “Another view”", AGENCY]


def test_what_has_no_source_is_cited_from_its_book(tmp_path: Path) -> None:
    view = changed(
        tmp_path, "title: The agreement, about: [naples], sources: [agency]", "title: The agreement"
    )
    assert cited(view, place("e-agreed")) == f"6 February 2026: The agreement\n{BOOK}, E1"


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "q-partner",
            "Elbridge Colby, Under Secretary, the Pentagon, arrival, 12 February 2026\n"
            + AGENCY.removeprefix("Source: "),
        ),
        ("pledge", AGENCY.removeprefix("Source: ")),
        ("naples", f"Joint Force Command Naples, {BOOK}, U2"),
        ("", BOOK),
    ],
)
def test_a_citation_alone_has_no_words_of_the_entry(tmp_path: Path, entry: str, expected: str) -> None:
    assert cited(sample_view(tmp_path), place(entry), "citation") == expected


def test_markdown_and_html_say_what_the_plain_form_says(tmp_path: Path) -> None:
    view, agency = sample_view(tmp_path), "https://example.org/a"
    assert cited(view, place("q-partner"), "markdown") == (
        "“partnership rather than \\[sic\\] dependency” — Elbridge Colby, Under Secretary, the Pentagon, "
        f"arrival, 12 February 2026\\\nSource: Agency, “Policy chief arrives”, 12 February 2026, <{agency}>"
    )
    assert cited(view, place("pledge"), "html") == (
        "<p>The pledge: 5% of GDP (as of 25 June 2025)<br>"
        f'Source: Agency, “Policy chief arrives”, 12 February 2026, <a href="{agency}">{agency}</a></p>'
    )


def test_outside_the_book_a_source_is_its_address_and_no_other_entry_is_a_link(tmp_path: Path) -> None:
    view = sample_view(tmp_path)
    assert "[Agency](<https://example.org/a>)" in cited(view, place("arrival"), "markdown")
    assert cited(view, place("arrival"), "html").count("<a ") == 1


def test_an_address_that_may_not_be_opened_is_no_link(tmp_path: Path) -> None:
    view = changed(tmp_path, "https://example.org/a", "javascript:alert(1)")
    assert "javascript" in cited(view, place("agency"), "html")
    for entry in ("agency", "pledge", "arrival"):
        assert "<a " not in cited(view, place(entry), "html")
        assert "](" not in cited(view, place(entry), "markdown")


@pytest.mark.parametrize("style", STYLES)
def test_every_kind_has_every_form(tmp_path: Path, style: Style) -> None:
    view = sample_view(tmp_path)
    for entry in (*view.volume.book, None):
        assert cited(view, place(entry.id if entry else ""), style).strip()


def test_every_form_is_named() -> None:
    assert tuple(FORMS) == STYLES
    assert set(BIBLIOGRAPHIES) < set(STYLES)


def test_a_book_without_sources_has_no_bibliography(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path, "book: {title: Bare, date: 2026}")
    assert {bibliography(volume.book, style) for style in BIBLIOGRAPHIES} == {""}


def test_neither_a_term_nor_evidence_lets_an_embargoed_quote_out(tmp_path: Path) -> None:
    text = SAMPLE.replace("means: What a country makes in a year.", 'means: "As [[q-old]] says."')
    text = text.replace("said: 2025-01-10,", "said: 2025-01-10, embargo_until: 9999-01-01,")
    volume = sample_volume(tmp_path, text)
    view = View(Library(volume), volume, volume.book.header.date)
    terms = Terms(date(2026, 2, 12))
    for style in STYLES:
        assert "Words in another" not in forms.cited(view, place("gdp"), style, terms)
    assert "[embargoed]" in forms.cited(view, place("gdp"), "plain", terms)
    with pytest.raises(Embargoed):
        forms.cited(view, asides.Evidence("q-old").at("sample"), "plain", terms)
