"""What somebody said in all books within reach: the newest first, and nothing that a namesake said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.library import said
from briefing.library.said import by_speaker, is_same, newest_first, on_topic, saying
from briefing.library.volume import Library, open_volume
from briefing.model.asides import Topic
from briefing.model.book import Ref
from briefing.model.dates import Edtf
from briefing.model.entries import Person, Quote, Unit
from briefing.model.text import Text
from tests.sample import SAMPLE, place, write_book

OTHER = """
book: {title: Other, date: 2026}
people:
  - {id: under-secretary, name: E. A. Colby, aliases: [Elbridge Colby]}
  - {id: colby, name: Jonas Colby}
  - {id: rutte, name: Mark Rutte}
units: [{id: colby-unit, name: Elbridge Colby}]
quotes:
  - {id: q-one, words: partnership said elsewhere, speaker: under-secretary, said: 2025-06}
  - {id: q-namesake, words: partnership of a namesake, speaker: colby, said: 2025-06-02}
  - {id: q-as, words: partnership on background, speaker: rutte, speaker_as: Elbridge Colby, said: 2025-06-03}
  - {id: q-unit, words: partnership of a unit, speaker: colby-unit, said: 2025-06-04}
  - {id: q-undated, words: partnership without a date, speaker: under-secretary}
"""


def within_reach(folder: Path, other: str = OTHER) -> Library:
    """The sample book on the table, and another one on its shelf."""
    open_volume(write_book(folder, other, "other"))
    return Library(open_volume(write_book(folder)))


def said_by(library: Library, speaker: str = "colby") -> list[str]:
    volume = library.volume("sample")
    entry = volume.book.entries[speaker]
    assert isinstance(entry, Person | Unit)
    return [str(one.ref) for one in by_speaker(library, volume, entry).sayings]


OF_COLBY = ["sample/q-partner", "other/q-one", "sample/q-old", "other/q-undated"]


def test_the_quotes_of_one_speaker_come_from_all_books_and_of_nobody_else(tmp_path: Path) -> None:
    assert said_by(within_reach(tmp_path)) == OF_COLBY


def test_it_makes_no_difference_whether_the_other_book_is_open(tmp_path: Path) -> None:
    library = within_reach(tmp_path)
    library.volume("other")
    assert said_by(library) == OF_COLBY


def test_of_two_books_of_one_name_only_that_counts_to_which_the_name_leads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_volume(write_book(tmp_path / "far", OTHER.replace("q-one", "q-far"), "other"))
    monkeypatch.setenv("BRIEFING_PATH", str(tmp_path / "far"))
    assert said_by(within_reach(tmp_path / "near")) == OF_COLBY
    lonely = Library(open_volume(write_book(tmp_path / "lonely")))
    assert "other/q-far" in said_by(lonely)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"name": "Mark Rutte"}, {"name": "Mark  RUTTE"}, True),
        ({"name": "Mark Rutte"}, {"name": "M. Rutte", "aliases": ("Mark Rutte",)}, True),
        (
            {"name": "M. R.", "aliases": ("Mr Mark Rutte",)},
            {"name": "X", "aliases": ("Mr. Mark Rutte",)},
            True,
        ),
        ({"name": "Mark Rutte", "aliases": ("Rutte",)}, {"name": "Jan Rutte", "aliases": ("Rutte",)}, False),
        (
            {"name": "Ursula von der Leyen", "sort": "von der Leyen", "aliases": ("von der Leyen",)},
            {"name": "Otto von der Leyen", "sort": "von der Leyen", "aliases": ("von der Leyen",)},
            False,
        ),
        ({"name": "Rutte"}, {"name": "Rutte"}, False),
        ({"name": "Rutte", "id": "r"}, {"name": "Rutte", "id": "r"}, True),
        ({"name": "Mark Rutte", "id": "r"}, {"name": "Jan Rutte", "id": "r"}, False),
    ],
)
def test_who_is_the_same(one: dict[str, object], other: dict[str, object], expected: bool) -> None:
    mine, theirs = (_person(f"id-{at}", fields) for at, fields in enumerate((one, other)))
    assert is_same(mine, theirs) == is_same(theirs, mine) == expected


def _person(entry_id: str, fields: dict[str, object]) -> Person:
    return Person(**{"id": Text(entry_id), **fields})  # type: ignore[arg-type]


def test_a_unit_is_no_person() -> None:
    assert not is_same(_person("a", {"name": "Mark Rutte"}), Unit(id=Text("a"), name=Text("Mark Rutte")))


DATES = ("2026-02-12", "2026-02", "../2026-01-15", "2026-01-10/..", "2025", "2025-12-31", None)


def test_the_newest_comes_first_and_what_has_no_date_last(tmp_path: Path) -> None:
    book = Library(open_volume(write_book(tmp_path))).volume("sample").book
    found = newest_first(
        said.Saying(Ref("b", str(at)), _quote(str(at), day), book)
        for at, day in enumerate((*reversed(DATES), "2026-02-12", None))
    )
    assert [one.quote.said and one.quote.said.text for one in found] == [
        *("2026-02-12", "2026-02-12", "2026-02", "../2026-01-15", "2026-01-10/..", "2025-12-31", "2025"),
        *(None, None),
    ]
    assert [one.ref.id for one in found if one.quote.said == Edtf.parse("2026-02-12")] == ["6", "7"]
    days = [one.quote.said.day for one in found if one.quote.said]
    assert days == sorted(days, reverse=True)
    assert days[3] == date(2026, 1, 15)


def _quote(entry_id: str, day: str | None) -> Quote:
    when = None if day is None else Edtf.parse(day)
    return Quote(id=Text(entry_id), words=Text("w"), speaker=Text("s"), said=when)


def on(library: Library, query: str, is_here: bool = False) -> list[str]:
    found = on_topic(library, library.volume("sample"), Topic(Text(query), is_here))
    assert found is not None
    return [str(one.ref) for one in found.sayings]


def test_a_topic_has_the_quotes_that_the_search_finds_by_date(tmp_path: Path) -> None:
    library = within_reach(tmp_path)
    assert on(library, "partner") == [
        *("sample/q-partner", "other/q-unit", "other/q-as", "other/q-namesake", "other/q-one"),
        "other/q-undated",
    ]
    assert on(library, "partner", is_here=True) == ["sample/q-partner"]
    assert on(library, "partnership by:colby -namesake date:2025") == [
        "other/q-unit",
        "other/q-as",
        "other/q-one",
    ]
    assert on(library, "pledge") == []
    assert on_topic(library, library.volume("sample"), Topic(Text("  "))) is None


def test_beyond_what_is_looked_for_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = within_reach(tmp_path)
    volume, topic = library.volume("sample"), Topic(Text("partner"))
    whole = on_topic(library, volume, topic)
    monkeypatch.setattr(said, "MOST", 3)
    cut = on_topic(library, volume, topic)
    assert whole is not None
    assert cut is not None
    assert (whole.is_all, cut.is_all, len(cut.sayings)) == (True, False, 3)


def test_a_quote_is_found_at_its_place_and_nothing_else_is(tmp_path: Path) -> None:
    library = within_reach(tmp_path)
    for ref in (place("q-old"), Ref("other", "q-one")):
        found = saying(library, ref)
        assert found is not None
        assert found.ref == ref
    for ref in (place("colby"), place(), Ref("other", "q-old"), Ref("nowhere", "q-old")):
        assert saying(library, ref) is None


def test_neither_question_reads_through_a_table(tmp_path: Path) -> None:
    shelf = within_reach(tmp_path).shelves[0]
    for sql, values in ((said._CALLED, ('["mark rutte"]', 5)), (said._QUOTES, ('"s_rutte"', "sample"))):
        steps = [row[-1] for row in shelf.rows(f"EXPLAIN QUERY PLAN {sql}", *values)]
        tables = [step for step in steps if step.startswith(("SCAN", "SEARCH"))]
        assert [step for step in tables if step.startswith("SCAN") and "VIRTUAL TABLE" not in step] == [], (
            steps
        )


def test_the_sample_is_what_these_tests_take_it_for() -> None:
    assert SAMPLE.count("speaker: colby") == 2
