"""A figure whose CSV file is no good says so on its page, and names the lines that are left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.answers.books import text_of
from briefing.library.volume import Library, open_volume
from briefing.model.book import Ref
from briefing.pages.view import View
from tests.sample import write_book

BOOK = """
book: {title: Files, date: 2026-02-12}
sources: [{id: s, publisher: Press, title: Atlas}]
figures: [{id: f, title: Dues, unit: euros, source: s, series: [{csv: dues.csv}]}]
"""


def said(folder: Path, csv: str | bytes | None) -> str:
    """What stands on the page of the figure, on one line."""
    path = write_book(folder, BOOK, "files")
    if csv is not None:
        (path / "dues.csv").write_bytes(csv if isinstance(csv, bytes) else csv.encode())
    volume = open_volume(path)
    view = View(Library(volume), volume, volume.book.header.date)
    return " ".join(text_of(view, Ref("files", "f")).split())


@pytest.mark.parametrize(
    ("csv", "told"),
    [
        (None, "`dues.csv` is not there"),
        ("year;dues\n2025;1\n", "dues.csv: the columns are parted by `;` and not by commas"),
        ("year,dues\n", "dues.csv: the file has names and no line of values below them"),
        ("year,dues\n2025\n", "dues.csv: the line has 1 value where the first has 2 names"),
        (b"year,\xfc\n", "dues.csv: byte 0xFC is not UTF-8"),
    ],
)
def test_numbers_that_cannot_be_read_are_told_with_the_reason(
    tmp_path: Path, csv: str | bytes | None, told: str
) -> None:
    assert said(tmp_path, csv).endswith(f"Values ------ ▲ its numbers cannot be read: {told}")


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("2025,1,2\n", "line 3"),
        ("2024,3\n2025\n", "lines 3, 4"),
        ("2025\n" * 8, "lines 3, 4, 5, 6, 7 and 3 more"),
    ],
)
def test_lines_that_are_left_out_are_named(tmp_path: Path, bad: str, told: str) -> None:
    page = said(tmp_path, f"year,dues\n2024,1\n{bad}")
    assert page.endswith(f"▲ left out of dues.csv, as what stands there does not fit: {told}")


def test_a_good_file_is_not_spoken_of(tmp_path: Path) -> None:
    assert "▲" not in said(tmp_path, "year,dues\n2024,1\n2025,\n2026,n/a\n")
