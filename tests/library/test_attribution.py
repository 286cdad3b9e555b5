"""The rule under which words were given, as lists and links tell it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.library.attribution import binds, forbidden, is_bound, is_embargoed, labelled, meaning, rule
from briefing.library.titles import short_title
from briefing.library.volume import open_volume
from briefing.model.book import Book
from briefing.model.entries import Quote
from tests.sample import SAMPLE, sample_volume, write_book

FEW_WORDS = "“partnership rather than [sic] dependency”"


def ruled(folder: Path, written: str) -> tuple[Book, Quote]:
    """The sample book with keys added to its first quote, and that quote."""
    text = SAMPLE.replace("occasion: arrival,", f"occasion: arrival, {written}")
    book = sample_volume(folder, text).book
    return book, book.quotes[0]


@pytest.mark.parametrize(
    ("written", "in_a_list", "as_a_link"),
    [
        ("", "Elbridge Colby", f"{FEW_WORDS} (Elbridge Colby)"),
        ("speaker_as: an official,", "an official", f"{FEW_WORDS} (an official)"),
        (
            "attribution: background, speaker_as: an official,",
            "background: an official",
            f"[background] {FEW_WORDS} (an official)",
        ),
        ("attribution: background,", "background", f"[background] {FEW_WORDS}"),
        (
            "attribution: not attributable, speaker_as: an official,",
            "not attributable",
            f"[not attributable] {FEW_WORDS}",
        ),
        (
            "embargo_until: 2026-02-13,",
            "embargo until 13 Feb 2026: Elbridge Colby",
            f"[embargo until 13 Feb 2026] {FEW_WORDS} (Elbridge Colby)",
        ),
        (
            "embargo_until: 9999-12-31,",
            "embargo with no end given: Elbridge Colby",
            f"[embargo with no end given] {FEW_WORDS} (Elbridge Colby)",
        ),
        (
            "attribution: background, embargo_until: 2026-02-13,",
            "background, embargo until 13 Feb 2026",
            f"[background, embargo until 13 Feb 2026] {FEW_WORDS}",
        ),
    ],
)
def test_lists_and_links_bear_the_rule_and_no_name_that_it_forbids(
    tmp_path: Path, written: str, in_a_list: str, as_a_link: str
) -> None:
    book, quote = ruled(tmp_path, written)
    assert labelled(book, quote) == in_a_list
    assert short_title(book, quote) == as_a_link


def test_an_embargo_ends_with_the_last_day_on_which_it_may_end(tmp_path: Path) -> None:
    _, quote = ruled(tmp_path, "embargo_until: 2026-02,")
    assert is_embargoed(quote, date(2026, 2, 27))
    assert not is_embargoed(quote, date(2026, 2, 28))


def test_what_is_forbidden_depends_on_the_day_and_on_whether_one_names_the_speaker(tmp_path: Path) -> None:
    _, quote = ruled(tmp_path, "attribution: background, embargo_until: 2026-02-13,")
    before, after = date(2026, 2, 12), date(2026, 2, 13)
    named = "background: the speaker is not to be named"
    assert forbidden(quote, before, naming=False) == "embargoed until 13 Feb 2026"
    assert forbidden(quote, before, naming=True) == f"embargoed until 13 Feb 2026; {named}"
    assert forbidden(quote, after, naming=True) == named
    assert forbidden(quote, after, naming=False) == ""


def test_on_record_nothing_has_to_be_said(tmp_path: Path) -> None:
    _, quote = ruled(tmp_path, "")
    assert (rule(quote), meaning(quote)) == ("", "")
    assert forbidden(quote, date(2026, 2, 12), naming=True) == ""


@pytest.mark.parametrize(
    "attribution", [None, "on record", "background", "not attributable", "On record", "~", ""]
)
@pytest.mark.parametrize(
    "embargo", [None, "2026-02-12", "2026-02-13", "2026-02", "2026", "2026-02-13~", "2026-01/..", "soon", ""]
)
def test_a_rule_as_it_is_written_holds_when_that_of_the_quote_does(
    tmp_path: Path, attribution: str | None, embargo: str | None
) -> None:
    given = {"attribution": attribution, "embargo_until": embargo}
    rules = {key: value for key, value in given.items() if value is not None}
    written = "".join(f'{key}: "{value}", ' for key, value in rules.items())
    text = SAMPLE.replace("occasion: arrival,", f"occasion: arrival, {written}")
    quote = open_volume(write_book(tmp_path, text)).book.quotes[0]
    for today in (date(2026, 2, 12), date(2026, 2, 13), date(2026, 12, 31), date(2027, 1, 1)):
        assert binds(rules, today) == is_bound(quote, today)
