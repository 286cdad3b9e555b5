"""What is another as one tree: nothing is left out, nothing told twice, however the claims are."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given

from briefing.library.command import Command
from briefing.library.structure.changed import ChangedRow, changed
from briefing.library.structure.difference import Change, Difference
from briefing.model.book import Book
from briefing.model.claims import FormerName, Superior
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Unit
from briefing.model.text import Text
from tests.library.structure.claims import UNITS, book_of, books, dates, history_of


def rows_of(book: Book, first: Edtf, second: Edtf) -> tuple[Difference, list[ChangedRow]]:
    difference = Difference(history_of(book), UNITS[0], first, second)
    return difference, list(changed(Command(book), UNITS[0], difference))


@given(books, dates, dates)
def test_every_change_stands_once_under_its_unit(book: Book, first: Edtf, second: Edtf) -> None:
    difference, rows = rows_of(book, first, second)
    told = [(row.under.id, row.what) for row in rows if isinstance(row.what, Change) and row.under]
    assert Counter(told) == Counter((change.unit, change) for change in difference.changes)


@given(books, dates, dates)
def test_every_unit_of_either_date_is_shown_or_counted(book: Book, first: Edtf, second: Edtf) -> None:
    difference, rows = rows_of(book, first, second)
    history = history_of(book)
    units = [row.what.id for row in rows if isinstance(row.what, Unit)]
    folded = sum(row.what for row in rows if isinstance(row.what, int))
    agreed = {change.unit for change in difference.changes}
    either = history.reach(UNITS[0], first) | history.reach(UNITS[0], second) | agreed
    assert len(units) == len(set(units))
    assert len(units) + folded == (len(either) if difference.changes else 0)


@given(books, dates, dates)
def test_the_guides_are_those_of_a_tree(book: Book, first: Edtf, second: Edtf) -> None:
    _, rows = rows_of(book, first, second)
    for row, below in pairwise(rows):
        assert len(below.guides) <= len(row.guides) + 1
        same = below.guides[: len(row.guides)]
        assert same[:-1] == row.guides[: len(same)][:-1]
    assert not any(any(row.guides) for row in rows[-1:])


def test_what_moved_is_where_it_is_now_what_is_gone_where_it_was_and_the_rest_is_counted() -> None:
    turn = Bound.parse("2026-01-05")
    top, u0 = Unit(id=Text("u0"), name=Text("Top")), Superior(unit=Text("u0"))
    moved = Unit(
        id=Text("moved"),
        name=Text("Moved"),
        reports_to=(Superior(unit=Text("u0"), until=turn), Superior(unit=Text("arm"), from_=turn)),
        names=(FormerName(name=Text("Old"), until=turn),),
    )
    arm = Unit(id=Text("arm"), name=Text("Arm"), reports_to=(u0,))
    gone = Unit(
        id=Text("gone"),
        name=Text("Gone"),
        reports_to=(Superior(unit=Text("arm")),),
        disbanded=Edtf.parse("2026-01-05"),
    )
    still = [Unit(id=Text(f"still{n}"), name=Text("Still"), reports_to=(u0,)) for n in range(3)]
    book = book_of(top, moved, arm, gone, *still)
    _, rows = rows_of(book, Edtf.parse("2026-01-01"), Edtf.parse("2026-01-10"))
    told = [
        (
            len(row.guides),
            row.what.kind if isinstance(row.what, Change) else getattr(row.what, "id", row.what),
        )
        for row in rows
    ]
    assert told == [
        (0, "u0"),
        (1, "arm"),
        (2, "moved"),
        (3, "moved"),
        (3, "renamed"),
        (2, "gone"),
        (3, "gone"),
        (1, 3),
    ]
