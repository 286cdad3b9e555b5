"""Authors are told where a figure is given with another value, at the later of the two places."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("series", "told"),
    [
        ("{name: Export, x: year, points: {2024: 2, 2025: 2}}", True),
        ("{x: year, points: {2024: 2, 2025e: 2}}", True),
        ("{csv: export.csv}", True),
        ("{name: Export, x: year, points: {2024: 2, 2025: 9.04}}", False),
        ("{name: Norway, x: year, points: {2024: 2, 2025: 2}}", False),
        ("{name: Export, x: year, points: {2024: 2}}", False),
        ("{x: year, points: {2025: 2}}, {x: year, points: {2025: 9}}", False),
    ],
)
def test_a_value_is_held_against_its_own_series_of_its_name_and_date(
    tmp_path: Path, series: str, told: bool
) -> None:
    own = (
        f"  - {{id: e, title: Export, value: 9, unit: bn EUR, as_of: 2025, source: s, series: [{series}]}}\n"
    )
    folder = book(tmp_path, own)
    (folder / "export.csv").write_text("year,Export\n2024,2\n2025,2\n")
    found = checked(folder)
    assert places(found, tmp_path) == (["figures.yaml:3:35 N007"] if told else [])
    if told:
        assert found[0].message == "`9 bn EUR` here is `2 bn EUR` (at 2025) in its own series"


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


def lines(id_: str, title: str, *series: str, unit: str = "% of GDP") -> str:
    told = ", ".join(f"{{x: year, {one}}}" for one in series)
    return f'  - {{id: {id_}, title: {title}, unit: "{unit}", source: s, as_of: 2026, series: [{told}]}}\n'


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            ("Spending", "name: Allies, points: {2023: 2, 2024: 2.1}"),
            ("Spending", "name: Allies, points: {2024: 2.3}"),
            "`2.3% of GDP` at `2024` here is `2.1% of GDP` in `a`",
            id="one name under one title",
        ),
        pytest.param(
            ("Spending", "points: {2024e: 2.1}"),
            ("Spending", "points: {2024: 2.3}"),
            "`2.3% of GDP` at `2024` here is `2.1% of GDP` in `a`",
            id="no name",
        ),
        pytest.param(
            ("Spending", "points: {2024: 2.1}"),
            ("Shares", "name: Spending, points: {2024: 2.3}"),
            "`2.3% of GDP` at `2024` here is `2.1% of GDP` in `a`",
            id="named as the other figure",
        ),
        pytest.param(
            ("Spending", "name: Norway, points: {2023: 2, 2024: 2.1}"),
            ("The North", "name: Norway, points: {2023: 2, 2024: 2.3}"),
            "`2.3% of GDP` at `2024` here is `2.1% of GDP` in `a`",
            id="other titles, but they agree elsewhere",
        ),
        pytest.param(
            ("Defence", "name: Norway, points: {2023: 2, 2024: 2.1}"),
            ("Health", "name: Norway, points: {2023: 9, 2024: 9.1}"),
            None,
            id="a country in two figures",
        ),
        pytest.param(
            ("Spending", "name: Norway, points: {2024: 2.1}"),
            ("Spending", "name: Sweden, points: {2024: 2.3}"),
            None,
            id="two countries under one title",
        ),
        pytest.param(
            ("Spending", "name: Allies, points: {2023: 2, 2024: ''}"),
            ("Spending", "name: Allies, points: {2024: 2.3, 2025: 9}"),
            None,
            id="nothing in common but a gap",
        ),
        pytest.param(
            ("Spending", "name: Allies, points: {2024: 2.1}"),
            ("Spending", "name: Allies, points: {2024: 2.12}"),
            None,
            id="rounded",
        ),
    ],
)
def test_series_of_the_same_thing_are_held_against_each_other(
    tmp_path: Path, first: tuple[str, str], second: tuple[str, str], expected: str | None
) -> None:
    told = checked(book(tmp_path, lines("a", *first), lines("b", *second)))
    assert [problem.message for problem in told] == ([expected] if expected else [])
    if expected:
        assert places(told, tmp_path)[0].startswith("figures.yaml:4:")


def test_a_series_is_held_against_the_value_of_a_figure_at_its_date(tmp_path: Path) -> None:
    value = '  - {id: v, title: Spending, value: 2.3, unit: "% of GDP", as_of: 2024, source: s}\n'
    series = lines("a", "Spending", "points: {2023: 1, 2024: 2.1, 2025: 4}")
    for at, figures in enumerate(((value, series), (series, value))):
        told = checked(book(tmp_path / str(at), *figures))
        assert [problem.code for problem in told if problem.code != "T004"] == ["N007"]
    later = value.replace("2024", "2026")
    assert checked(book(tmp_path / "later", series, later)) == []


def test_a_slip_in_all_of_a_series_is_told_once_and_counted(tmp_path: Path) -> None:
    points = "points: {2023: 48, 2024: 50, 2025: 52}"
    told = checked(
        book(
            tmp_path,
            lines("a", "Cost", points, unit="million euros"),
            lines("b", "Cost", points, unit="billion euros"),
        )
    )
    assert [problem.code for problem in told] == ["N008"]
    assert (told[0].hint or "").endswith("; 2 other points of the series differ too")


def test_what_a_csv_file_holds_is_told_where_the_file_is_named(tmp_path: Path) -> None:
    series = "[{x: year, points: {1: 1}}, {csv: d.csv}]"
    named = f"  - {{id: c, title: Cost, unit: euros, source: s, series: {series}}}\n"
    folder = book(tmp_path, lines("a", "Cost", "name: Quay, points: {2023: 48}", unit="euros"), named)
    (folder / "d.csv").write_text("year,Pier,Quay\n2023,1,52\n")
    assert places(checked(folder), tmp_path) == ["figures.yaml:4:87 N007"]


def test_what_its_own_book_contradicts_is_not_told_again_for_another_book(tmp_path: Path) -> None:
    one = book(tmp_path / "one", figure("a", "40"))
    two = book(tmp_path / "two", figure("b", "48"), figure("c", "52"))
    told = [problem.message for problem in checked(one, two)]
    assert told == [
        "`48 million euros` here is `40 million euros` in `one/a`",
        "`52 million euros` here is `48 million euros` in `b`",
    ]


def test_long_series_of_one_name_are_told_quickly_and_once(tmp_path: Path) -> None:
    def points(step: int) -> str:
        return ", ".join(f"{year}: {year * 7 + step * (year % 3)}" for year in range(1, 1500))

    long = [lines(f"f{number}", "Cost", f"name: Quay, points: {{{points(number)}}}") for number in range(12)]
    told = checked(book(tmp_path, *long))
    assert [problem.code for problem in told if problem.code != "T004"] == ["N007"] * 11
    assert "999 other points of the series differ too" in (told[-1].hint or "")
