"""What an author wrote is read again from where it stands, in the author's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.loading.books import load_book
from briefing.loading.written import written
from briefing.model.book import Place
from briefing.model.entries import Header, Term
from tests.loading.folders import HEADER, write_book

TERMS = """
terms:
  - {id: t, term: NATO, means: The alliance.}
  - id: u
    term: DIP
    means: A plan.
    x-mine: a
    aliases:
"""


@pytest.mark.parametrize("alone", [False, True])
def test_every_record_is_found_where_loading_saw_it(tmp_path: Path, alone: bool) -> None:
    if alone:
        path = tmp_path / "meeting.yaml"
        path.write_text(HEADER + TERMS)
    else:
        path = write_book(tmp_path / "meeting", {"more/terms.yaml": TERMS})
    book = load_book(path).book
    assert book is not None

    for id_, place in book.places.items():
        cls = Term if id_ else Header
        assert written(path, place, cls) == book.written[id_]
    assert book.written["u"] == {"id": "u", "term": "DIP", "means": "A plan."}


def test_nothing_is_found_where_no_record_starts(tmp_path: Path) -> None:
    path = write_book(tmp_path, {"terms.yaml": TERMS})
    assert written(path, Place("terms.yaml", 3, 6), Term) == {}
    assert written(path, Place("gone.yaml", 3, 5), Term) == {}


def test_nothing_is_found_in_a_file_that_is_no_longer_yaml(tmp_path: Path) -> None:
    path = write_book(tmp_path, {"terms.yaml": TERMS})
    (path / "terms.yaml").write_text("\nterms:\n  - {id: t, term: New, means: [}\n")
    assert written(path, Place("terms.yaml", 3, 5), Term) == {}
