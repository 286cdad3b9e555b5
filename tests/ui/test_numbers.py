"""Numbers as a reader puts them: what is picked stays so, sorted, turned or ranked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.figures.comparing import KEYS
from briefing.library.figures.exporting import exported
from briefing.library.figures.grid import Cell, Column, Grid
from briefing.model.text import Text
from briefing.ui.numbers import Numbers, Sheet, Sort, first_shown


def column(name: str, *values: str) -> Column:
    return Column(Text(name), tuple(Cell(Text(value), Decimal(value)) if value else None for value in values))


def grid(x: str, keys: str, *columns: Column) -> Grid:
    return Grid(Text(x), Text("%"), tuple(map(Text, keys.split())), columns)


SERIES = grid(
    "year", "2014 2015", column("US", "3.7", "3.5"), column("UK", "2.1", ""), column("PL", "", "4.5")
)
ALLIES = grid(
    "Ally", "PL IS BE ES", column("2024", "4.1", "", "1.3", "1.2"), column("2025", "4.5", "", "2", "2.0")
)


def keys_of(numbers: Numbers) -> list[str]:
    return list(numbers.sheet.grid.keys)


def series_of(found: Grid) -> list[str]:
    return [column.name for column in found.columns]


def names_of(sheet: Sheet) -> list[str]:
    return series_of(sheet.grid)


def cell(sheet: Sheet) -> str:
    """The cell that is marked."""
    found = sheet.grid.columns[sheet.column].cells[sheet.row]
    return found.text if found else ""


def test_of_years_the_newest_is_marked_of_names_the_first() -> None:
    assert cell(first_shown(SERIES).sheet) == "3.5"
    assert cell(first_shown(ALLIES).sheet) == "4.1"


def test_over_time_series_are_picked_else_names() -> None:
    over_time, names = first_shown(SERIES).picking(), first_shown(ALLIES).picking()

    assert over_time.name == "US"
    assert (over_time.sheet.picked_columns, over_time.sheet.picked_rows) == (frozenset({0}), frozenset())
    assert names.name == "PL"
    assert (names.sheet.picked_columns, names.sheet.picked_rows) == (frozenset(), frozenset({0}))


def test_what_is_picked_stays_so_when_sorted_and_turned() -> None:
    picked = first_shown(ALLIES).marking(2, 1).picking()
    by_value = picked.sorting()

    assert keys_of(by_value) == ["PL", "BE", "ES", "IS"]
    assert by_value.sheet.picked_rows == {1}
    assert by_value.turning().sheet.picked_columns == {2}
    assert by_value.turning().name == by_value.name == "PL"


def test_sorting_goes_down_then_up_then_back_as_written() -> None:
    numbers = first_shown(ALLIES)
    down = numbers.sorting()
    up = down.marking(0, 0).sorting()

    assert keys_of(down) == ["PL", "BE", "ES", "IS"]
    assert down.sheet.sort == Sort(0, True)
    assert keys_of(up) == ["ES", "BE", "PL", "IS"]
    assert keys_of(up.sorting()) == ["PL", "IS", "BE", "ES"]


def test_the_first_column_is_sorted_from_a_to_z_first() -> None:
    assert keys_of(first_shown(ALLIES).marking(0, KEYS).sorting()) == ["BE", "ES", "IS", "PL"]


def test_sorting_marks_the_first_row() -> None:
    assert first_shown(ALLIES).marking(3, 1).sorting().sheet.row == 0


def test_only_what_is_picked_is_shown_and_plotted() -> None:
    numbers = first_shown(SERIES).picking().marking(1, 2).picking().marking(0, 1).narrowing()

    assert names_of(numbers.sheet) == ["US", "PL"]
    assert numbers.sheet.column == 0
    assert numbers.plotted(as_lines=True) == numbers.sheet.grid
    assert names_of(numbers.narrowing().sheet) == ["US", "UK", "PL"]


def test_a_plot_is_as_the_figure_has_it_however_the_table_is_turned() -> None:
    numbers = first_shown(ALLIES).picking().marking(2, 0).picking().narrowing().turning()

    assert names_of(numbers.sheet) == ["PL", "BE"]
    assert numbers.plotted(as_lines=False).keys == ("PL", "BE")
    assert series_of(numbers.plotted(as_lines=False)) == ["2024", "2025"]


def test_bars_are_in_the_order_of_the_table_and_lines_in_that_of_time() -> None:
    by_value = first_shown(ALLIES).sorting()
    years = first_shown(SERIES).marking(0, 0).sorting().sorting()

    assert by_value.plotted(as_lines=False).keys == ("PL", "BE", "ES", "IS")
    assert years.plotted(as_lines=False).keys == ("2015", "2014")
    assert years.plotted(as_lines=True).keys == ("2014", "2015")


def test_series_that_stand_in_rows_are_plotted_in_the_order_of_those() -> None:
    turned = first_shown(SERIES).turning().sorting()

    assert keys_of(turned) == ["PL", "US", "UK"]
    assert series_of(turned.plotted(as_lines=True)) == ["PL", "US", "UK"]


def test_of_a_plot_what_is_picked_or_was_added_comes_first() -> None:
    other = grid("year", "2014", column("Total", "2.4"))
    added = first_shown(SERIES).adding(other, 0, Text("F3"))
    picked = added.marking(0, 1).picking()

    assert series_of(added.plotted(as_lines=True)) == ["Total · F3", "US", "UK", "PL"]
    assert series_of(picked.plotted(as_lines=True)) == ["UK", "Total · F3", "US", "PL"]


def test_a_ranking_is_plotted_as_it_stands() -> None:
    plotted = first_shown(SERIES).changing_view().plotted(as_lines=False)

    assert (plotted.x, plotted.keys) == ("series", ("PL", "US", "UK"))
    assert series_of(plotted) == ["2015"]
    assert [cell and cell.text for cell in plotted.columns[0].cells] == ["4.5", "3.5", None]


def test_picking_the_last_one_no_longer_shows_all_again() -> None:
    numbers = first_shown(SERIES).picking().narrowing().picking()

    assert names_of(numbers.sheet) == ["US", "UK", "PL"]


def test_without_anything_picked_all_stays() -> None:
    assert first_shown(SERIES).narrowing() == first_shown(SERIES)


def test_nothing_is_picked_where_no_series_is_marked() -> None:
    assert first_shown(SERIES).marking(0, KEYS).picking().picked == frozenset()


def test_a_ranking_is_at_the_marked_year_with_what_has_no_value_last() -> None:
    ranking = first_shown(SERIES).changing_view()

    assert keys_of(ranking) == ["1", "2", "no value"]
    assert [cell and cell.text for cell in ranking.sheet.grid.columns[0].cells] == ["PL", "US", "UK"]
    assert names_of(ranking.sheet) == ["series", "2015"]
    assert ranking.sheet.bars == (1.0, 3.5 / 4.5, 0)
    assert (ranking.name, ranking.sheet.row) == ("US", 1)


def test_words_and_what_is_too_large_are_not_ranked_but_shown() -> None:
    cells = (Cell(Text("4"), Decimal(4)), Cell(Text("about 3"), None), Cell(Text("1e99"), None), None)
    names = tuple(Column(Text(name), (cell,)) for name, cell in zip("abcd", cells, strict=True))
    ranking = first_shown(Grid(Text("year"), Text("%"), (Text("2025"),), names)).changing_view()
    assert keys_of(ranking) == ["1", "not ranked", "not ranked", "no value"]
    assert [cell and cell.text for cell in ranking.sheet.grid.columns[1].cells] == [
        "4",
        "about 3",
        "1e99",
        None,
    ]


def test_a_ranking_goes_to_other_years_and_back_to_the_same_cell() -> None:
    ranking = first_shown(SERIES).changing_view().moved_on(-1)

    assert names_of(ranking.sheet)[1] == "2014"
    assert (ranking.sheet.before, ranking.sheet.after) == (False, True)
    assert ranking.moved_on(-1) == ranking
    assert cell(ranking.changing_view().sheet) == "3.7"


def test_names_are_ranked_by_the_marked_column_and_equal_ones_share() -> None:
    ranking = first_shown(ALLIES).marking(0, 1).changing_view()

    assert keys_of(ranking) == ["1", "2", "2", "no value"]


def test_only_what_is_picked_is_ranked_while_nothing_else_is_shown() -> None:
    numbers = first_shown(ALLIES).marking(2, 1).picking().marking(3, 1).picking().narrowing()

    assert [cell and cell.text for cell in numbers.changing_view().sheet.grid.columns[0].cells] == [
        "BE",
        "ES",
    ]


def test_no_bars_where_something_is_negative() -> None:
    changes = grid("year", "2025", column("A", "-1"), column("B", "2"))

    assert first_shown(changes).changing_view().sheet.bars == ()


def test_a_ranking_is_copied_with_its_ranks() -> None:
    assert exported(first_shown(SERIES).changing_view().shown, "tsv") == (
        "rank\tseries\t2015 (%)\n1\tPL\t4.5\n2\tUS\t3.5\nno value\tUK\t\n"
    )


def test_an_added_series_is_marked_and_joins_what_is_picked() -> None:
    other = grid("year", "2013 2015", column("Total", "2.4", "2.8"))

    numbers = first_shown(SERIES).picking().narrowing().adding(other, 0, Text("F3"))

    assert names_of(numbers.sheet) == ["US", "Total · F3"]
    assert keys_of(numbers) == ["2013", "2014", "2015"]
    assert cell(numbers.sheet) == "2.8"


def test_picked_names_stay_picked_when_a_column_is_added() -> None:
    other = grid("Ally", "PL SE", column("2026", "4.8", "2.9"))

    numbers = first_shown(ALLIES).marking(2, 0).picking().adding(other, 0, Text("F9"))

    assert keys_of(numbers) == ["PL", "IS", "BE", "ES", "SE"]
    assert numbers.sheet.picked_rows == {2}
    assert (numbers.name, numbers.sheet.column) == ("BE", 2)


MOVES: Mapping[str, Callable[[Numbers], Numbers]] = {
    "pick": Numbers.picking,
    "narrow": Numbers.narrowing,
    "sort": Numbers.sorting,
    "turn": Numbers.turning,
    "rank": Numbers.changing_view,
    "on": lambda numbers: numbers.moved_on(1),
    "add": lambda numbers: numbers.adding(numbers.grid, 0, Text("F9")),
}


@pytest.mark.parametrize("grid", [SERIES, ALLIES], ids=["series", "names"])
@given(moves=st.lists(st.tuples(st.sampled_from(sorted(MOVES)), st.integers(0), st.integers(0)), max_size=12))
def test_whatever_the_reader_does_something_is_marked(grid: Grid, moves: list[tuple[str, int, int]]) -> None:
    numbers = first_shown(grid)
    for move, row, column in moves:
        numbers = MOVES[move](numbers)
        sheet = numbers.sheet
        assert sheet.row in range(len(sheet.grid.keys))
        assert sheet.column in range(KEYS, len(sheet.grid.columns))
        assert numbers.plotted(as_lines=False).columns
        width = 1 + len(sheet.grid.columns)
        numbers = numbers.marking(row % len(sheet.grid.keys), column % width - 1)
