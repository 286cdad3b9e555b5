"""Numbers on their way into other programs: nothing is lost, nothing becomes a formula."""

from __future__ import annotations

import csv
import io

import pytest

from briefing.library.figures.comparing import joined, numbers
from briefing.library.figures.exporting import Form, exported
from briefing.model.text import Text
from tests.library.figures.test_grid import figure, series

GRID = numbers(figure(series("A, or so", x2014="1", x2015=""), series("B", x2014="1,588", x2015e="4")))


def test_tab_separated() -> None:
    assert exported(GRID, "tsv") == ("year\tA, or so (% of GDP)\tB (% of GDP)\n2014\t1\t1,588\n2015\t\t4e\n")


def test_comma_separated_is_read_again_as_it_was() -> None:
    assert list(csv.reader(io.StringIO(exported(GRID, "csv")))) == [
        ["year", "A, or so (% of GDP)", "B (% of GDP)"],
        ["2014", "1", "1,588"],
        ["2015", "", "4e"],
    ]


def test_markdown_is_a_table_whose_words_stay_words() -> None:
    grid = numbers(figure(series("a|b *c*", x="Ally", Poland="1e"), unit=""))

    assert exported(grid, "markdown") == "| Ally | a\\|b \\*c\\* |\n| :-- | --: |\n| Poland | 1e |\n"


def test_a_unit_of_its_own_stands_with_its_column() -> None:
    other = numbers(figure(series("T", x2014="2"), unit="% of GDP, total"))

    head = exported(joined(GRID, other, 0, Text("F3")), "tsv").split("\n")[0]

    assert head.split("\t")[3] == "T · F3 (% of GDP, total)"


@pytest.mark.parametrize("form", ["tsv", "csv"])
@pytest.mark.parametrize("formula", ["=1+1", "+cmd", "-2+3", "@SUM(A1)"])
def test_no_cell_becomes_a_formula(form: Form, formula: str) -> None:
    grid = numbers(figure(series(formula, x="Ally", **{formula: formula})))

    rows = list(csv.reader(io.StringIO(exported(grid, form)), delimiter="," if form == "csv" else "\t"))

    assert [cell[0] for cell in (*rows[0][1:], *rows[1])] == ["'"] * 3


@pytest.mark.parametrize("harmless", ["-3.1", "+5", "-1,588", "-3.1e", "-", "n/a"])
def test_numbers_stay_numbers(harmless: str) -> None:
    grid = numbers(figure(series("A", x="Ally", Poland=harmless)))

    assert exported(grid, "tsv").split("\n")[1] == f"Poland\t{harmless}"
