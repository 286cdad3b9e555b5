"""The problems of a book are copied and printed without the words of quotes under a rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.answers import books
from briefing.citing.forms import Terms
from briefing.library.reporting import Reporting
from briefing.library.verification.stored import unverified
from briefing.library.volume import Library, open_volume
from briefing.model.book import PROBLEMS
from briefing.pages.view import View
from tests.citing.copying import cited
from tests.sample import SAMPLE, place, write_book

TODAY = date(2026, 2, 12)
RULES = (
    "attribution: background",
    "attribution: not attributable",
    "embargo_until: 2026-02-13",
    "embargo: 2026-02-13",
)


def viewed(folder: Path, rule: str = "") -> View:
    """The sample book, of which two quotes have drifted, with a rule on the first."""
    text = SAMPLE.replace("occasion: arrival,", f"occasion: arrival, {rule}{',' * bool(rule)}")
    text = text.replace("{id: agency,", "{id: agency, text: said.txt,")
    third = "  - {id: q-third, words: peace of mind at last, speaker: colbie, source: agency}\n\nfigures:"
    path = write_book(folder, text.replace("\nfigures:", third, 1))
    said = "He wants a partnership rather than independence. He wanted piece of mind at last."
    (path / "said.txt").write_text(said, encoding="utf-8")
    volume = open_volume(path)
    list(volume.verdicts.look_up())
    return View(Library(volume), volume, volume.book.header.date)


@pytest.mark.parametrize("rule", RULES)
def test_what_is_amiss_with_a_quote_under_a_rule_is_told_by_kind_and_place_alone(
    tmp_path: Path, rule: str
) -> None:
    view = viewed(tmp_path, rule)
    for text in (
        cited(view, place(PROBLEMS)),
        books.text_of(view, place(PROBLEMS), terms=Terms(TODAY)),
    ):
        assert "a quote has other words than its source\n[withheld: the quote is under a rule]" in text
        assert "independence" not in text
        assert "`colbie`" in text
        assert "piece of mind at last" in text


def test_of_a_quote_beside_such_words_the_fault_is_told_without_them(tmp_path: Path) -> None:
    fourth = "{id: q-fourth, words: never want independence from anybody, speaker: colby, source: agency}"
    text = SAMPLE.replace("{id: agency,", "{id: agency, text: said.txt,")
    text = text.replace("occasion: arrival,", "occasion: arrival, attribution: background,")
    text = text.replace("partnership rather than [sic] dependency", "we want independence from anybody here")
    path = write_book(tmp_path, text.replace("\nfigures:", f"  - {fourth}\n\nfigures:", 1))
    (path / "said.txt").write_text("So we want independence from anybody here.", encoding="utf-8")
    book = open_volume(path).book
    (fault,) = (one for one in unverified(book) if "independence" in (one.hint or ""))
    told = Reporting(book, TODAY).told(fault)
    assert told.message == fault.message
    sign = "[withheld: words of a quote under a rule stand there]"
    assert told.hint == f"nearest there: {sign} (negation changed)"


def test_without_a_rule_all_is_told(tmp_path: Path) -> None:
    view = viewed(tmp_path)
    text = cited(view, place(PROBLEMS))
    assert "independence" in text
    assert "withheld" not in text


def test_an_embargo_that_is_over_and_who_asks_despite_rules_withhold_nothing(tmp_path: Path) -> None:
    view = viewed(tmp_path, "embargo_until: 2026-02-13")
    assert "independence" in cited(view, place(PROBLEMS), "plain", Terms(date(2026, 2, 13)))
    despite = Terms(TODAY, embargo=True, naming=True)
    assert "independence" in books.text_of(view, place(PROBLEMS), terms=despite)
