"""What leads to what in the files of books, told with its places."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.authoring.connections import line_of, named, orphans, unresolved
from briefing.authoring.editing.manuscripts import NotEditable
from briefing.model.book import Ref
from briefing.model.text import Text

BOOK = """\
book:
  title: Harbour
  date: 2026-05-20
  summary: See [[cost]] and [[minutes/#intro]].
articles:
  - id: quay
    title: The quay
    body: |
      It costs [[cost|much]], says `[[nobody]]`; [[#here]] and [[lindqist]], [[lindqist]] too.
quotes:
  - {id: q, words: late, speaker: lindqvist, context: "[[q]] is this quote"}
figures:
  - {id: cost, title: Cost, value: 48}
people:
  - id: lindqvist
    name: Anna Lindqvist
    posts: [{title: Master, of: Port authority}, {title: Member, of: board}]
units:
  - {id: board, name: Board}
sources:
  - {id: unused, publisher: P, title: T}
"""
MINUTES = """\
book: {title: Minutes, date: 2026, summary: "[[harbour/cost]], [[harbour/gone]]"}
"""


@pytest.fixture
def books(tmp_path: Path) -> dict[Text, Path]:
    (tmp_path / "harbour").mkdir()
    (tmp_path / "harbour" / "book.yaml").write_text(BOOK)
    (tmp_path / "minutes.yaml").write_text(MINUTES)
    return {Text("harbour"): tmp_path / "harbour", Text("minutes"): tmp_path / "minutes.yaml"}


def test_every_place_that_leads_to_an_entry_is_found_in_all_books(books: dict[Text, Path]) -> None:
    found = list(named(Ref("harbour", "cost"), books[Text("harbour")], [books[Text("minutes")]]))
    assert [(one.entry, line_of(one).path.name, *line_of(one).mark[:2]) for one in found] == [
        ("", "book.yaml", 4, 18),
        ("quay", "book.yaml", 9, 18),
        ("", "minutes.yaml", 1, 56),
    ]
    assert line_of(found[1]).text.startswith("It costs [[cost|much]]")


def test_words_that_are_the_id_of_an_entry_lead_to_it(books: dict[Text, Path]) -> None:
    [found] = named(Ref("harbour", "board"), books[Text("harbour")], [])
    assert line_of(found).mark.line == 17


def test_orphans_are_those_that_nothing_but_themselves_leads_to(books: dict[Text, Path]) -> None:
    assert [(kind.name, one.id) for kind, one in orphans(books[Text("harbour")])] == [
        ("quote", "q"),
        ("source", "unused"),
    ]


def test_what_is_not_there_is_told_once_with_all_its_places(books: dict[Text, Path]) -> None:
    [missing] = unresolved(books[Text("harbour")], books)
    assert missing.target == Ref("harbour", "lindqist")
    assert [line_of(place).mark.line for place in missing.places] == [9, 9]
    assert "lindqvist" in missing.known


def test_other_books_are_looked_into_and_missed(books: dict[Text, Path]) -> None:
    minutes = books[Text("minutes")]
    assert [one.target for one in unresolved(minutes, books)] == [Ref("harbour", "gone")]
    alone = [one.target for one in unresolved(minutes, {})]
    assert alone == [Ref("harbour", "cost"), Ref("harbour", "gone")]


def test_a_broken_neighbour_that_names_nothing_of_it_is_passed_over(
    books: dict[Text, Path], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text('book: {title: "never closed, date: 2026}\n')
    assert list(named(Ref("harbour", "board"), books[Text("harbour")], [broken]))
    broken.write_text('book: {title: "never closed [[harbour/board]], date: 2026}\n')
    with pytest.raises(NotEditable, match="mend that first"):
        list(named(Ref("harbour", "board"), books[Text("harbour")], [broken]))
