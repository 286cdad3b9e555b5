"""Which books a path means, and what `check` answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.authoring.checking import check
from briefing.model.dates import Edtf
from tests.loading.folders import HEADER, places, write_book
from tests.pictures import book_with, encoded, squares

TERM = "terms: [{id: t, term: T, means: '[[nowhere]]'}]\n"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with two books, one of them in a single file, and something else."""
    write_book(tmp_path / "first", {"terms.yaml": TERM})
    (tmp_path / "second.yaml").write_text(HEADER + "terms: [{id: u, term: U, means: '[[first/t]]'}]\n")
    (tmp_path / "notes.yaml").write_text("not: a book\n")
    (tmp_path / "empty").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("path", "books", "found"),
    [
        (".", 2, ["first/terms.yaml:1:36 R002"]),
        ("first", 1, ["first/terms.yaml:1:36 R002"]),
        ("first/book.yaml", 1, ["first/terms.yaml:1:36 R002"]),
        ("first/terms.yaml", 1, ["first/terms.yaml:1:36 R002"]),
        ("second.yaml", 1, []),
        ("empty", 0, ["empty F007"]),
        ("missing", 0, ["missing F007"]),
        ("x" * 300, 0, ["x" * 300 + " F007"]),
    ],
)
def test_the_books_that_a_path_means(shelf: Path, path: str, books: int, found: list[str]) -> None:
    checked = check([shelf / path])

    assert len(checked.books) == books
    assert places(checked.problems, shelf) == found


def test_a_book_named_twice_is_checked_once(shelf: Path) -> None:
    assert check([shelf, shelf / "first", shelf / "first" / "terms.yaml"]).books == (
        shelf / "first",
        shelf / "second.yaml",
    )


def test_links_to_books_nearby_are_followed(shelf: Path) -> None:
    (shelf / "third.yaml").write_text(
        HEADER + "terms: [{id: v, term: V, means: '[[first/no]] [[no/t]] [[second/u]]'}]\n"
    )

    assert places(check([shelf / "third.yaml"]).problems, shelf) == [
        "third.yaml:4:36 R006",
        "third.yaml:4:49 R006",
    ]


def test_what_is_stale_is_judged_at_a_date(tmp_path: Path) -> None:
    dated = (
        "sources:\n"
        "  - {id: s, publisher: P, title: S, accessed: 2024-12-01, review_by: 2026-01}\n"
        "  - {id: t, publisher: P, title: T, valid_until: 2026-02-03}\n"
        "figures: [{id: f, title: F, value: 1, as_of: 2026-01, source: s, tags: [a]}]\n"
        "terms: [{id: u, term: U, means: '[[t]]'}]\n"
    )
    folder = write_book(tmp_path, {"a.yaml": dated})

    at_the_meeting = check([folder], Edtf.parse("2026-02-12")).problems
    assert places(at_the_meeting, tmp_path) == ["a.yaml:2:47 T004", "a.yaml:2:70 T003", "a.yaml:3:50 T002"]
    assert [problem.severity for problem in at_the_meeting] == ["hint", "warning", "warning"]
    assert at_the_meeting[2].message == "valid until 3 Feb 2026, 9 days before 12 Feb 2026"
    assert check([folder], Edtf.parse("2025-06")).problems == ()
    assert check([folder], "meeting").problems == at_the_meeting
    assert "T004" in {problem.code for problem in check([folder]).problems}, "today is after 2026"


def test_a_header_sets_when_what_was_looked_at_is_old(tmp_path: Path) -> None:
    figure = "figures: [{id: f, title: F, value: 1, as_of: 2026-01-01, source: s}]\n"
    files: dict[str, str | bytes] = {
        "book.yaml": HEADER + "  stale_after: 30\n",
        "a.yaml": "sources: [{id: s, publisher: P, title: S}]\n" + figure,
    }
    found = check([write_book(tmp_path, files)], Edtf.parse("2026-02-12")).problems
    assert [(problem.code, problem.message) for problem in found] == [
        ("T004", "as of 1 Jan 2026, 42 days before 12 Feb 2026")
    ]


CLASHING = """
sources: [{id: s, publisher: P, title: S}]
units:
  - id: quay
    name: Quay office
    founded: 2010
    reports_to: [{unit: port, until: 2005, source: s}]
    posts:
      - title: Head
        holders:
          - {person: ek, from: 2020, source: s}
          - {person: lind, from: 2021, source: s}
  - {id: port, name: Port}
people:
  - {id: ek, name: Bo Ek}
  - {id: lind, name: Eva Lind}
figures:
  - {id: cost, title: Cost, unit: euros, value: 48, as_of: 2026-01, source: s}
  - {id: price, title: Cost, unit: euros, value: 52, as_of: 2026-01, source: s}
  - {id: cost, title: Length, value: 1, source: s}
articles: [{id: a, title: A, body: "It costs 53 euros ([[cost]]).", sources: [s]}]
"""


def test_a_problem_leads_to_the_other_places_that_it_is_about(tmp_path: Path) -> None:
    found = check([write_book(tmp_path, {"a.yaml": CLASHING})], Edtf.parse("2026-02-12")).problems

    related = [
        (
            problem.code,
            [f"{other.mark.line}:{other.mark.column} {other.message}" for other in problem.related],
        )
        for problem in found
        if problem.related
    ]
    assert related == [
        ("T007", ["6:14 founded here"]),
        ("P003", ["11:14 the other holder here"]),
        ("N007", ["18:49 also given here"]),
        ("R001", ["18:10 first given here"]),
        ("N009", ["18:49 the figure here"]),
    ]


def test_dates_that_cannot_be_are_told(tmp_path: Path) -> None:
    figures = """
sources:
  - {id: s, publisher: P, title: S, accessed: 2999-01-01}
figures:
  - {id: ahead, title: Ahead, value: 1, unit: euros, source: s, as_of: 2998}
  - {id: turned, title: Turned, value: 2, unit: kg, source: s, as_of: 2026-01,
     supersedes: [{value: 3, as_of: 2026-02}]}
  - {id: sound, title: Sound, value: 2, unit: m, source: s, as_of: 2026,
     supersedes: [{value: 3, as_of: 2026-02}]}
"""
    folder = write_book(tmp_path, {"f.yaml": figures})
    told = check([folder], Edtf.parse("2026-02-12")).problems
    assert places(told, tmp_path) == ["f.yaml:3:47 T004", "f.yaml:5:72 T004", "f.yaml:7:37 T005"]
    assert [problem.severity for problem in told] == ["hint", "hint", "error"]
    assert told[0].message == "accessed on `2999-01-01`, which is yet to come"
    assert told[2].message == "an earlier value is as of `2026-02`, after `2026-01`"


WIDE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\x02\0\0\0"
"""The start of a picture of 20,000 by 20,000 pixels."""


def jpeg_with_much_before_its_size() -> bytes:
    """A picture of one pixel, which its first 64 KiB do not tell, said to have 60,000 a side."""
    data = encoded(squares(8, 8), "JPEG")
    frame = data.index(b"\xff\xc0")
    data = data[: frame + 5] + b"\xea\x60\xea\x60" + data[frame + 9 :]
    return data[:2] + b"\xff\xfe\xff\xff" + b" " * 0xFFFD + data[2:]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (encoded(squares()), []),
        (encoded(squares())[:60], ["F011 `figures/map.png` is a broken picture"]),
        (encoded(squares()).replace(b"IDAT", b"IDAX"), ["F011 `figures/map.png` is a broken picture"]),
        (encoded(squares(300, 300), "JPEG")[:500], ["F011 `figures/map.png` is a broken picture"]),
        (encoded(squares(), "GIF"), ["F011 `figures/map.png` is no PNG, JPEG or WebP"]),
        (b"#!/bin/sh", ["F011 `figures/map.png` is no PNG, JPEG or WebP"]),
        (WIDE, ["F002 `figures/map.png` has more than 16 million pixels"]),
        (jpeg_with_much_before_its_size(), ["F002 `figures/map.png` has more than 16 million pixels"]),
        (None, ["F006 `figures/map.png` is not there"]),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told_once(
    tmp_path: Path, data: bytes | None, expected: list[str]
) -> None:
    found = check([book_with(tmp_path, data)]).problems
    assert [f"{problem.code} {problem.message}" for problem in found] == expected


def test_numbers_beside_links_into_another_book_are_held_against_its_figures(tmp_path: Path) -> None:
    cost = "{id: cost, title: Cost, value: 48, unit: million euros, source: s}"
    write_book(
        tmp_path / "quay", {"f.yaml": f"sources: [{{id: s, publisher: P, title: S}}]\nfigures: [{cost}]\n"}
    )
    body = "It costs [[quay/cost|77 million euros]], not [[quay/cost|48 million euros]]."
    second = tmp_path / "second.yaml"
    second.write_text(f"{HEADER}articles:\n  - {{id: a, title: A, body: '{body}'}}\n")
    (problem,) = check([second]).problems
    assert (problem.code, problem.hint) == ("N009", "`quay/cost` is `48 million euros`")
    assert problem.message == "the figure `quay/cost` does not give the number beside it"
