"""CSV files → series: one a column, gaps and estimates kept, every bad line told where it stands, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.loading.problems import Problem, Problems
from briefing.loading.series import columns
from briefing.model.measures import Series
from briefing.model.text import Text

PATH = Path("data/allies.csv")


def read(data: bytes) -> tuple[tuple[Series, ...], tuple[Problem, ...]]:
    problems = Problems()
    return columns(data, PATH, problems), problems.ordered()


def series(name: str, points: dict[str, str]) -> Series:
    return Series(name=Text(name), x=Text("year"), points={Text(x): Text(y) for x, y in points.items()})


def test_each_column_is_a_series() -> None:
    data = "\ufeffyear,Europe,Canada\r\n2014,1.4,1.0\r\n2024e,1.99e,\r\n\r\n".encode()

    assert read(data) == (
        (
            series("Europe", {"2014": "1.4", "2024e": "1.99e"}),
            series("Canada", {"2014": "1.0", "2024e": ""}),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("data", "places", "sentence"),
    [
        (b"", ["0 N003"], "the file is empty"),
        (b"\n\n", ["0 N003"], "the file is empty"),
        (b"year,a\n", ["0 N003"], "the file has names and no line of values below them"),
        (b"year\n2014\n", ["1 N003"], "the file has one column, and none of values beside it"),
        (b"year;a\n2014;1,5\n", ["1 N003"], "the columns are parted by `;` and not by commas"),
        (b"year\ta\n2014\t1\n", ["1 N003"], "the columns are parted by tabs and not by commas"),
        (
            b"year,a\n2014,1e15\n2015,-1.5E-3e\n2016,1e99\n",
            ["4 N006"],
            "`1e99` under `a` is too large to draw",
        ),
        (
            b"year,a\n2024,1\n2024e,2\n",
            ["3 N003"],
            "`2024e` stands in the first column beside `2024`, which is one point with it",
        ),
        (
            b"year,a\n2024,1\n2026-02-30,2\n",
            ["3 N006"],
            "`2026-02-30` is not a date, so that the values are drawn as a list of names",
        ),
        (b"year,a,a\n2014,1,2\n", ["1 N003"], "each column needs a name of its own"),
        (b"year,a,\n2014,1,2\n", ["1 N003"], "each column needs a name of its own"),
        (b"year,a\n2014,1\n2015\n2016,3\n", ["3 N003"], "the line has 1 value where the first has 2 names"),
        (b"year,a\n2014,1\n2014,2\n", ["3 N003"], "`2014` stands in the first column twice"),
        (b"year,a\n2014,1\n2015,n/a\n", ["3 N006"], "`n/a` under `a` is not a number"),
        (b'year,a\n2014,"1" 2\n', ["2 N003"], "the line is not CSV: ',' expected after '\"'"),
        (b'year,a\n2014,"1\n', ["2 N003"], "the line is not CSV: unexpected end of data"),
        (b"year,a\n2014,\x1b\n", ["2 N006", "2 F004"], "`␛` under `a` is not a number"),
        ("year,é".encode("latin-1"), ["1 F003"], "byte 0xE9 is not UTF-8"),
        (b"year,a\n" + b"1,2\n" * 150_000, ["4002 N003"], "the file has more than 4,000 rows"),
        (b"year" + b",a" * 50 + b"\n1\n", ["1 N003"], "the row has more than 50 columns"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(data: bytes, places: list[str], sentence: str) -> None:
    _, problems = read(data)

    told = [f"{problem.line} {problem.code}" for problem in problems]
    assert told[: len(places)] == places
    assert problems[0].message == sentence


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("1,5", "write `1.5`, with a point"),
        ("-0,25e", "write `-0.25e`, with a point"),
        ("1.234,5", "write `1234.5`, with a point"),
        ("n/a", "leave it empty if it is not known"),
        ("5E", "write `5e` for an estimate"),
        ("3 e", "write `3e` for an estimate"),
        ("1,5,2", "leave it empty if it is not known"),
    ],
)
def test_what_to_write_for_what_is_no_number(value: str, hint: str) -> None:
    _, (problem,) = read(f'year,a\n2014,"{value}"\n'.encode())
    assert problem.hint == hint


@given(st.binary() | st.text(st.sampled_from('a1,;"\n\r\t\x00é e.')).map(str.encode))
def test_any_bytes_give_series_or_a_reason(data: bytes) -> None:
    found, problems = read(data)

    assert found or problems
    assert all(one.name and one.csv is None for one in found)
