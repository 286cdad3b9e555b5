"""What is stale at the date of reading says so on every page and in every list, with its age in days."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.answers.books import text_of
from briefing.library.volume import Library
from briefing.model import asides
from briefing.model.dates import Edtf
from briefing.pages.context import context
from briefing.pages.lines import line, note
from briefing.pages.view import View
from briefing.plain import block_lines
from tests.sample import SAMPLE, place, sample_volume

EVERY_KIND = (
    "arrival",
    "q-partner",
    "pledge",
    "tree",
    "naples",
    "colby",
    "e-agreed",
    "gdp",
    "agency",
    "burden",
)


def view(folder: Path, text: str, on: str = "2026-02-12") -> View:
    volume = sample_volume(folder, text)
    return View(Library(volume), volume, Edtf.parse(on))


def dated(entry: str, keys: str) -> str:
    """The sample book with some more keys on an entry."""
    return re.sub(rf"id: {entry}(, |\n +)", rf"id: {entry}\1{keys}\1", SAMPLE)


@pytest.mark.parametrize("entry", EVERY_KIND)
def test_the_head_of_every_page_and_its_evidence_say_that_it_is_over(tmp_path: Path, entry: str) -> None:
    seen = view(tmp_path, dated(entry, "valid_until: 2026-02-03"))
    sentence = "▲ valid until 3 Feb 2026, 9 days before 12 Feb 2026"
    for ref in (place(entry), asides.Evidence(entry).at("sample")):
        assert sentence in text_of(seen, ref).split("\n\n")[0].replace("\n", " ")
    later_on = seen._replace(when=Edtf.parse("2026-02-03"))
    assert "valid until" not in text_of(later_on, place(entry))


def test_a_figure_and_a_source_tell_the_age_beside_the_date(tmp_path: Path) -> None:
    seen = view(tmp_path / "a", SAMPLE, "2026-07-01")
    assert "As of: 25 June 2025 · 371 days before 1 Jul 2026" in text_of(seen, place("pledge"))
    assert "F1 · figure · stale 371 d" in text_of(seen, place("pledge"))
    assert "As of: 25 June 2025\n" in text_of(view(tmp_path / "b", SAMPLE), place("pledge"))

    looked_at = view(tmp_path / "c", dated("agency", "accessed: 2025-02-11"))
    assert "Accessed: 11 February 2025 · 366 days before 12 Feb 2026" in text_of(looked_at, place("agency"))
    assert "366 days before 12 Feb 2026" in text_of(looked_at, asides.Evidence("q-partner").at("sample"))


def test_in_a_list_what_is_stale_bears_a_mark(tmp_path: Path) -> None:
    seen = view(tmp_path / "a", dated("pledge", "review_by: 2026-01-31"))
    pledge = seen.volume.book.entries["pledge"]
    assert "".join(span.text for span in line(seen, pledge)) == "The pledge · 5% of GDP · ▲ stale 12 d"
    assert note(seen, pledge) == "▲ stale 12 d"

    old = view(tmp_path / "b", SAMPLE, "2026-07-01")
    fresh = old._replace(when=Edtf.parse("2026-02-12"))
    pledge = old.volume.book.entries["pledge"]
    assert "".join(span.text for span in line(old, pledge)) == "The pledge · 5% of GDP · stale 371 d"
    assert "stale" not in "".join(span.text for span in line(fresh, pledge))
    assert note(old, pledge) == note(fresh, pledge) == "5% of GDP", "its value is more to the point"


def test_a_figure_of_a_day_to_come_is_marked_later(tmp_path: Path) -> None:
    seen = view(tmp_path, SAMPLE, "2025-01-01")
    pledge = seen.volume.book.entries["pledge"]
    assert "".join(span.text for span in line(seen, pledge)) == "The pledge · 5% of GDP · later"
    assert "later" not in "".join(span.text for span in line(seen._replace(when=Edtf.parse("2025")), pledge))


def test_what_an_entry_leads_to_and_rests_on_bears_the_mark_too(tmp_path: Path) -> None:
    seen = view(tmp_path, dated("agency", "accessed: 2025-02-11"), "2026-07-01")
    assert "Agency, “Policy chief arrives”, 12 Feb 2026 · stale 505 d" in text_of(seen, place("arrival"))
    beside = context(seen, place("arrival"))
    said = [" ".join(block_lines(block, 80)) for part in beside.parts for block in part.blocks]
    assert any("Agency · 12 Feb 2026 · stale 505 d" in one for one in said)
    assert any("The pledge" in one and "stale 371 d" in one for one in said)
