"""A book whose files change while it is on the table: what is another, and which saves are broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.library.renewing import Changes, Renewed, beside, changes, new_errors, renewed
from briefing.library.volume import Library, Volume, open_volume
from briefing.loading.problems import Mark, Problem
from tests.library.shelf.readings import settle
from tests.sample import SAMPLE, write_book

MORE = """
terms:
  - {id: nac, term: NAC, means: The council.}
  - {id: sg, term: SG, means: Who leads it.}
"""

NEW = "id: new, term: New, means: Another thing"


class Table:
    """A book of two files on the table, and its author."""

    def __init__(self, folder: Path) -> None:
        self.book = write_book(folder)
        self.more = self.book / "more.yaml"
        self.more.write_text(MORE)
        self.volume: Volume = open_volume(settle(self.book))
        self.library = Library(self.volume)

    def save(self, change: Callable[[str], str], name: str = "book.yaml") -> Renewed:
        """What comes of a save, which is then shown if it may be."""
        file = self.book / name
        file.write_text(change(file.read_text()))
        settle(self.book)
        found = renewed(self.library, self.library.volumes[0])
        self.library.exchange(found.now)
        return found


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def test_what_changed_is_told_in_the_order_of_the_files(table: Table) -> None:
    found = table.save(lambda text: text.replace("waited.", "waited long.").replace("value: 5", "value: 6"))
    assert found.errors == ()
    assert found.changes.changed == ("arrival", "pledge")
    assert found.changes.told == "saved: 2 entries changed"
    assert "waited long" in str(found.now.book.entries["arrival"])
    assert "waited long" not in str(found.before.book.entries["arrival"])


def test_entries_that_come_and_go_and_the_header_are_told(table: Table) -> None:
    found = table.save(lambda text: text.replace("id: sg, term: SG, means: Who leads it", NEW), "more.yaml")
    assert found.changes == Changes((), ("new",), ("sg",), ("new",))
    assert found.changes.told == "saved: 1 entry new and 1 gone"
    assert table.save(lambda text: text.replace("Sample meeting", "Other")).changes.changed == ("",)


def test_a_renamed_entry_has_neither_come_nor_gone_and_leads_to_what_stands_beside(table: Table) -> None:
    found = table.save(lambda text: text.replace("id: sg,", "id: secretary,"), "more.yaml")
    assert found.changes.renames.ids == {"sg": "secretary"}
    assert (found.changes.new, found.changes.gone) == ((), ())
    assert found.changes.to_see == ("secretary",)
    assert found.changes.told == "saved: 1 entry renamed"
    assert beside(found.before, found.now, "nac", found.changes.renames) == "secretary"
    assert beside(found.before, found.now, "arrival", found.changes.renames) == ""


def test_what_says_nothing_else_is_no_change(table: Table) -> None:
    found = table.save(lambda text: text + "\n# a note\n")
    assert found.changes == Changes()
    assert found.changes.told == ""


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace("means: The council.", "means: [The council."), "Y"),
        (lambda text: text.replace("means: The council.", "meens: The council."), "K"),
        (lambda text: text.replace("id: sg", "id: nac"), "R001"),
    ],
)
def test_a_broken_save_keeps_what_was_there_before(
    table: Table, change: Callable[[str], str], code: str
) -> None:
    found = table.save(change, "more.yaml")
    assert found.now is table.volume
    assert found.errors
    assert all(problem.path == table.more for problem in found.errors)
    assert found.errors[0].code.startswith(code)
    assert {"nac", "sg"} <= found.now.book.entries.keys()
    assert not table.save(lambda _: MORE.replace("The council", "A council"), "more.yaml").errors


def test_a_book_without_a_header_or_moved_away_is_broken_and_may_come_back(table: Table) -> None:
    assert table.save(lambda text: text.replace("book:", "buch:")).now is table.volume
    assert not table.save(lambda _: SAMPLE).errors
    aside = table.book.with_name("aside")
    table.book.rename(aside)
    found = renewed(table.library, table.volume)
    assert found.errors
    assert found.now.book.entries["arrival"]
    aside.rename(table.book)
    assert not renewed(table.library, table.volume).errors


def test_what_was_wrong_already_is_no_hindrance(table: Table) -> None:
    def problem(line: int, message: str = "odd") -> Problem:
        return Problem.at(Mark(line, 1), table.more, "K002", message)

    assert list(new_errors([problem(3)], [problem(9, "odd, said otherwise")])) == []
    assert list(new_errors([problem(3)], [problem(4), problem(5, "new")])) == [problem(5, "new")]
    assert list(new_errors([problem(3)], [])) == []


def test_a_file_that_is_taken_away_takes_its_entries_along(table: Table) -> None:
    table.more.unlink()
    found = renewed(table.library, table.volume)
    assert found.changes.gone == ("nac", "sg")
    assert changes(table.volume, table.volume) == Changes()
