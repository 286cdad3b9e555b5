"""Authors are told where a figure is given with another value, at the later of the two places."""

from __future__ import annotations

from pathlib import Path

from briefing.authoring.checking import check
from briefing.loading.problems import Problem
from tests.loading.folders import places, write_book

SOURCE = "sources: [{id: s, publisher: P, title: S}]\n"


def figure(id_: str, value: str, unit: str = "million euros", title: str = "Cost of the quay") -> str:
    return f"  - {{id: {id_}, title: {title}, value: {value}, unit: {unit}, source: s}}\n"


def checked(*folders: Path) -> list[Problem]:
    return list(check(folders).problems)


def book(folder: Path, *figures: str) -> Path:
    return write_book(folder, {"figures.yaml": SOURCE + "figures:\n" + "".join(figures)})


def test_in_one_book_the_later_place_is_told(tmp_path: Path) -> None:
    folder = book(tmp_path, figure("a", "48"), figure("b", "52"), figure("c", "48"))
    told = checked(folder)
    assert places(told, tmp_path) == ["figures.yaml:4:45 N007", "figures.yaml:5:45 N007"]
    assert told[0].message == "`52 million euros` here is `48 million euros` in `a`"
    assert told[1].message == "`48 million euros` here is `52 million euros` in `b`"


def test_a_slip_of_unit_is_told_as_one(tmp_path: Path) -> None:
    folder = book(
        tmp_path, figure("a", "48"), figure("b", "48", "billion euros"), figure("c", "48", "million USD")
    )
    told = checked(folder)
    assert [problem.code for problem in told] == ["N008", "N008"]
    assert told[0].hint == "the numbers are the same but for a thousand or a million"
    assert told[1].hint == "the number is the same, the currency is not"


def test_a_part_is_told_at_the_part(tmp_path: Path) -> None:
    whole = figure("w", "9", title="All").replace("}\n", ", parts: [{label: Quay, value: 9}]}\n")
    folder = book(tmp_path, figure("a", "48", title="Quay"), whole)
    assert places(checked(folder), tmp_path) == ["figures.yaml:4:96 N007"]


def test_values_of_other_dates_are_a_hint_and_across_books_nothing(tmp_path: Path) -> None:
    dated = [
        f"  - {{id: {id_}, title: Cost, value: {value}, unit: euros, as_of: {day}, source: s}}\n"
        for id_, value, day in (("a", 48, "2026-01"), ("b", 52, "2026-02"))
    ]
    told = check([book(tmp_path / "one", *dated)], None).problems
    assert [(problem.code, problem.severity) for problem in told if problem.code[0] == "N"] == [
        ("N010", "hint")
    ]

    apart = [book(tmp_path / name, one) for name, one in zip(("two", "three"), dated, strict=True)]
    assert not [problem for problem in checked(*apart) if problem.code[0] == "N"]


def test_books_that_are_checked_together_are_held_against_each_other(tmp_path: Path) -> None:
    here, there = book(tmp_path / "one", figure("a", "48")), book(tmp_path / "two", figure("b", "52"))
    assert places(checked(here, there), tmp_path) == ["two/figures.yaml:3:45 N007"]
    assert "in `one/a`" in checked(here, there)[0].message
    assert checked(there) == []


def test_many_figures_of_one_title_take_no_square_of_time(tmp_path: Path) -> None:
    folder = book(tmp_path, *(figure(f"f{number}", "48") for number in range(2_000)))
    assert checked(folder) == []
