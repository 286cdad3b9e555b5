"""CSL-JSON that holds to the public schema: `csl-data.json`, of the Citation Style Language."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from datetime import date as calendar_date
from pathlib import Path
from shutil import which

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from briefing.citing.bibtex import bibtex
from briefing.citing.csl import csl_json
from briefing.citing.forms import Terms, bibliography
from briefing.citing.styles import BIBLIOGRAPHIES, Bibliography
from briefing.citing.works import Leaf
from briefing.library.volume import Library
from briefing.model.dates import Edtf
from briefing.model.entries import Header, Source
from briefing.model.text import Text
from briefing.pages.view import View
from tests import shipped
from tests.citing.copying import TODAY, cited
from tests.model.test_dates import written as written_dates
from tests.sample import SAMPLE, place, sample_view, sample_volume

FORMAT = Draft7Validator(json.loads((Path(__file__).parent / "csl-data.json").read_text(encoding="utf-8")))


def valid(written: str) -> list[dict[str, object]]:
    """The items of a text; fails where the schema does, for an empty value, and where a date is none."""
    items: list[dict[str, object]] = json.loads(written)
    assert list(FORMAT.iter_errors(items)) == []
    for item in items:
        assert all(item.values())
        for date in (item.get("issued"), item.get("accessed")):
            if isinstance(date, dict):
                _check_date(date)
    assert len({item["id"] for item in items}) == len(items)
    return items


def _check_date(date: Mapping[str, object]) -> None:
    assert ("literal" in date) != ("date-parts" in date)
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


def flagship() -> View:
    """The book that comes with the program."""
    volume = shipped.nato()
    return View(Library(volume), volume, volume.book.header.date)


def test_every_entry_and_the_bibliography_of_the_book_that_comes_with_the_program_are_valid() -> None:
    view = flagship()
    book = view.volume.book
    for place_ in ("", *book.entries):
        assert valid(cited(view, view.here(place_), "csl-json"))
    items = valid(bibliography(book, "csl-json"))
    assert [item["id"] for item in items] == [source.id for source in book.section("sources")]


@pytest.mark.parametrize("rule", ["attribution: background", "attribution: not attributable"])
def test_what_is_cited_by_a_rule_in_a_marked_book_is_valid(tmp_path: Path, rule: str) -> None:
    text = SAMPLE.replace("occasion: arrival,", f"occasion: arrival, {rule},")
    volume = sample_volume(tmp_path, text.replace("TLP:CLEAR", "TLP:RED"))
    view = View(Library(volume), volume, Edtf.parse("2026-02-12"))
    for terms in (Terms(TODAY), Terms(TODAY, naming=True)):
        (item,) = valid(cited(view, place("q-partner"), "csl-json", terms))
        assert str(item["note"]).endswith("TLP:RED")


@pytest.mark.slow
@pytest.mark.skipif(not which("pandoc"), reason="pandoc is not installed")
@pytest.mark.parametrize("style", BIBLIOGRAPHIES)
def test_another_program_reads_every_source_of_the_book(style: Bibliography) -> None:
    """And each by title, address and date; it writes quotation marks and capitals its own way."""
    book = flagship().volume.book
    format_ = {"csl-json": "csljson", "bibtex": "biblatex"}[style]
    done = subprocess.run(
        ["pandoc", "-f", format_, "-t", "csljson"],
        input=bibliography(book, style),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    read = {item["id"]: item for item in json.loads(done.stdout)}
    for wanted in valid(bibliography(book, "csl-json")):
        found = read.pop(wanted["id"])
        assert straight(found["title"]) == straight(str(wanted["title"]))
        assert found.get("URL") == wanted.get("URL")
        assert "issued" not in wanted or found["issued"]
    assert not read


def straight(title: str) -> str:
    """A title without quotation marks and capitals, which are written in many ways."""
    return re.sub("[\"'’‘“”]", "", title).lower()
