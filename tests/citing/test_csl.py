"""CSL-JSON that holds to the public schema (csl-data.json of the Citation Style Language, 1.0.2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date as calendar_date
from pathlib import Path

import pytest
from hypothesis import given

from briefing.citing.bibtex import bibtex
from briefing.citing.csl import csl_json
from briefing.citing.forms import bibliography
from briefing.citing.works import Leaf
from briefing.library.volume import open_volume
from briefing.model.dates import Edtf
from briefing.model.entries import Header, Source
from briefing.model.text import Text
from tests.citing.copying import cited
from tests.model.test_dates import written as written_dates
from tests.sample import place, sample_view
from tests.terminal import ROOT

TYPES = {"book", "chapter", "document", "webpage"}
STRINGS = {"URL", "archive", "archive_location", "container-title", "language", "note", "publisher", "title"}
NUMBERS = {"edition"}
DATES = {"accessed", "issued"}
DATE_KEYS = {"date-parts", "season", "circa", "literal"}
"""Of what the schema knows, what may be written here; it forbids every key that it does not know."""


def valid(written: str) -> list[dict[str, object]]:
    """The items of a text; fails where the schema would, and where a date is none."""
    items = json.loads(written)
    assert isinstance(items, list)
    for item in items:
        assert {"id", "type"} <= item.keys() <= {"id", "type"} | STRINGS | NUMBERS | DATES
        assert isinstance(item["id"], str)
        assert item["type"] in TYPES
        assert all(isinstance(item[key], str) and item[key] for key in STRINGS & item.keys())
        assert all(type(item[key]) in (str, int) for key in NUMBERS & item.keys())
        for key in DATES & item.keys():
            _check_date(item[key])
    assert len({item["id"] for item in items}) == len(items)
    return items


def _check_date(date: Mapping[str, object]) -> None:
    assert date.keys() <= DATE_KEYS
    assert ("literal" in date) != ("date-parts" in date)
    assert isinstance(date.get("literal", ""), str)
    assert date.get("circa", True) is True
    assert date.get("season", 1) in (1, 2, 3, 4)
    points = date.get("date-parts", [[1]])
    assert isinstance(points, list)
    assert 1 <= len(points) <= 2
    for parts in points:
        assert 1 <= len(parts) <= 3
        assert all(type(part) is int for part in parts)
        calendar_date(*parts, *[1] * (3 - len(parts)))


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-02-12", {"date-parts": [[2026, 2, 12]]}),
        ("2026-02", {"date-parts": [[2026, 2]]}),
        ("2026-XX", {"date-parts": [[2026]]}),
        ("0987", {"date-parts": [[987]]}),
        ("2025-07~", {"date-parts": [[2025, 7]], "circa": True}),
        ("2026-24", {"date-parts": [[2026]], "season": 4}),
        ("2026-02-13/2026-02-14", {"date-parts": [[2026, 2, 13], [2026, 2, 14]]}),
        ("2024~/2025~", {"date-parts": [[2024], [2025]], "circa": True}),
        ("2024~/2025", {"literal": "between about 2024 and 2025"}),
        ("1962?", {"literal": "perhaps 1962"}),
        ("1962-10%", {"literal": "perhaps about October 1962"}),
        ("201X", {"literal": "the 2010s"}),
        ("2026-02-06/..", {"literal": "on or after 6 February 2026"}),
        ("../2026", {"literal": "in or before 2026"}),
        ("2025-21/2026-21", {"literal": "between spring 2025 and spring 2026"}),
    ],
)
def test_a_date_claims_no_more_than_is_known(written: str, date: object) -> None:
    header = Header(title=Text("Title"), date=Edtf.parse(written))
    (item,) = valid(csl_json([Leaf(Text("book"), Text("Title"), header)]))
    assert item["issued"] == date


@given(written_dates())
def test_every_date_can_be_written(written: str) -> None:
    """In parts only where these mean the very days that the date can mean."""
    date = Edtf.parse(written)
    (item,) = valid(csl_json([Leaf(Text("book"), Text("T"), Header(title=Text("T"), date=date))]))
    issued = item["issued"]
    assert isinstance(issued, dict)
    if "season" not in issued and "date-parts" in issued:
        ends = [
            Edtf.parse("-".join(f"{part:0{4 if at == 0 else 2}}" for at, part in enumerate(parts)))
            for parts in issued["date-parts"]
        ]
        assert (ends[0].earliest, ends[-1].latest) == (date.earliest, date.latest)
        assert ("circa" in issued) == date.approximate
        assert not date.uncertain


def test_a_source_gives_all_that_is_known_and_no_more() -> None:
    known = Source(
        id=Text("s"),
        publisher=Text("Agency"),
        title=Text("Chief <b>arrives</b>"),
        url=Text("https://example.org/a"),
        archive_url=Text("https://web.archive.org/web/2026/https://example.org/a"),
        accessed=Edtf.parse("2026-11-23"),
    )
    bare = Source(id=Text("t"), publisher=Text("Paper"), title=Text("Another view"))
    assert valid(csl_json([known, bare])) == [
        {
            "id": "s",
            "type": "webpage",
            "title": "Chief <b>arrives</b>",
            "container-title": "Agency",
            "publisher": "Agency",
            "accessed": {"date-parts": [[2026, 11, 23]]},
            "URL": "https://example.org/a",
            "archive": "web.archive.org",
            "archive_location": "https://web.archive.org/web/2026/https://example.org/a",
        },
        {"id": "t", "type": "document", "title": "Another view", "publisher": "Paper"},
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://[::1"])
def test_no_program_is_given_an_address_that_it_may_not_open(url: str) -> None:
    odd = Source(id=Text("s"), publisher=Text("P"), title=Text("T"), url=Text(url), archive_url=Text(url))
    assert valid(csl_json([odd])) == [{"id": "s", "type": "document", "title": "T", "publisher": "P"}]
    assert url not in bibtex([odd])


def test_a_note_tells_what_a_source_is_cited_for(tmp_path: Path) -> None:
    view = sample_view(tmp_path)
    (cited_for,) = valid(cited(view, place("pledge"), "csl-json"))
    assert cited_for["id"] == "agency"
    assert cited_for["note"] == "F1 in Sample meeting, edition 1: The pledge: 5% of GDP (as of 25 June 2025)"
    (source,) = valid(cited(view, place("agency"), "csl-json"))
    assert "note" not in source


def test_an_entry_without_sources_is_a_part_of_its_book(tmp_path: Path) -> None:
    (item,) = valid(cited(sample_view(tmp_path), place("burden"), "csl-json"))
    assert (item["id"], item["type"], item["title"]) == ("burden", "chapter", "Burden sharing")
    assert (item["container-title"], item["edition"]) == ("Sample meeting", 1)
    assert item["note"] == "I1 in Sample meeting, edition 1"


def test_every_entry_and_the_bibliography_of_the_book_that_comes_with_the_program_are_valid(
    tmp_path: Path,
) -> None:
    view = sample_view(tmp_path)
    for entry in view.volume.book:
        assert valid(cited(view, place(entry.id), "csl-json"))
    book = open_volume(ROOT / "books" / "nato-feb-2026").book
    items = valid(bibliography(book, "csl-json"))
    assert [item["id"] for item in items] == [source.id for source in book.section("sources")]
