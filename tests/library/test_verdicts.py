"""The verdict on a quote stands on the shelf, is read from there, and goes when what it rests on changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.shelf import verdicts
from briefing.library.verification import stored
from briefing.library.verification.stored import StoredTexts
from briefing.library.verification.verdict import Fault, Verdict, problems
from briefing.library.volume import Volume, open_volume
from briefing.model.book import Book, Place
from briefing.model.dates import Edtf
from briefing.model.entries import Header, Quote
from briefing.model.text import Text
from tests.library.shelf.readings import settle
from tests.loading.folders import write_book

BOOK = """
sources:
  - {id: paper, publisher: Paper, title: What was said, text: texts/paper.txt}
  - {id: other, publisher: Other, title: What was written, text: texts/other.txt}
people: [{id: p, name: P}]
articles: [{id: a, title: A, body: "He said: *we* want **partnerships**."}]
quotes:
  - {id: q-paper, words: We shall not leave, speaker: p, source: paper}
  - {id: q-other, words: We may leave, speaker: p, source: other}
  - {id: q-article, words: we want partnerships, speaker: p, article: a}
  - {id: q-nowhere, words: Something else, speaker: p}
"""
TEXTS = {"texts/paper.txt": "We shall not leave.", "texts/other.txt": "We may leave."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return settle(write_book(tmp_path, {"b.yaml": BOOK, **TEXTS}))


def states(volume: Volume) -> list[str | None]:
    found = [volume.verdicts.of(quote.id) for quote in volume.book.quotes]
    return [verdict and verdict.state for verdict in found]


def changed(folder: Path, name: str, old: str, new: str) -> Volume:
    file = folder / name
    file.write_text(file.read_text().replace(old, new))
    return open_volume(settle(folder))


def test_all_quotes_of_a_usual_book_are_looked_up_when_it_is_opened(folder: Path) -> None:
    assert states(open_volume(folder)) == ["exact", "exact", "exact", "unchecked"]


def test_an_unchanged_book_has_its_verdicts_without_looking_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_volume(folder)
    monkeypatch.setattr(stored, "verdict", None)
    assert states(open_volume(folder)) == ["exact", "exact", "exact", "unchecked"]


def test_a_change_of_a_text_changes_the_verdicts_on_what_is_from_there_and_no_others(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_volume(folder)
    looked_up = []
    verdict = stored.verdict

    def noted(texts: StoredTexts, quote: Quote) -> Verdict:
        looked_up.append(quote.id)
        return verdict(texts, quote)

    monkeypatch.setattr(stored, "verdict", noted)
    volume = changed(folder, "texts/paper.txt", "not leave", "leave")
    assert states(volume) == ["drift", "exact", "exact", "unchecked"]
    assert looked_up == ["q-paper"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("We may leave,", "We might leave,", ["exact", "drift", "exact", "unchecked"]),
        ("want **partnerships**", "seek **partnerships**", ["exact", "exact", "drift", "unchecked"]),
        (", text: texts/other.txt", "", ["exact", "unchecked", "exact", "unchecked"]),
        ("texts/other.txt", "texts/paper.txt", ["exact", "drift", "exact", "unchecked"]),
        ("speaker: p}", "speaker: p, source: paper}", ["exact", "exact", "exact", "not-found"]),
    ],
)
def test_so_does_a_change_of_quote_article_or_source(
    folder: Path, old: str, new: str, expected: list[str]
) -> None:
    open_volume(folder)
    assert states(changed(folder, "b.yaml", old, new)) == expected


def test_a_text_that_goes_and_comes_back_is_noticed(folder: Path) -> None:
    open_volume(folder)
    (folder / "texts/paper.txt").unlink()
    assert states(open_volume(settle(folder)))[0] == "unchecked"
    (folder / "texts/paper.txt").write_text("We shall leave.")
    assert states(open_volume(settle(folder)))[0] == "drift"


def test_what_is_amiss_is_among_the_problems_of_the_book(folder: Path) -> None:
    volume = changed(folder, "texts/other.txt", "may", "must")
    (problem,) = (found for found in volume.problems if found.severity == "error")
    assert (problem.code, problem.line, problem.path.name) == ("Q002", 9, "b.yaml")
    assert problem.hint == "nearest there: “We must leave”"


@pytest.mark.parametrize(
    ("quote", "place"),
    [
        ("- id: q\n  original:\n    words: None\n  words: Not so  # he said\n  source: s", (4, 10, 6)),
        ('- {id: q, source: s, words: "Not, so"}', (1, 29, 9)),
        ("- words: Not so\n  id: q\n  source: s", (1, 10, 6)),
        ("- id: q\n  words: >\n    Not so\n  source: s", (2, 10, 1)),
        ("- {id: q, source: s,\n   words: Not so}", (1, 3, 1)),
    ],
)
def test_a_quote_that_is_amiss_is_told_at_its_words(
    quote: str, place: tuple[int, int, int], tmp_path: Path
) -> None:
    path = tmp_path / "q.yaml"
    path.write_text(f"{quote}\n- {{id: other, words: Not so}}\n")
    places = {"q": Place("q.yaml", 1, 3)}
    header = Header(title=Text("T"), date=Edtf.parse("2026"))
    book = Book.of(Text("b"), tmp_path, header, (), places=places)
    [found] = problems(book, [("q", Verdict("drift", None, Fault("Q002", Text("Not so."))))])
    assert (found.line, found.column, found.width) == place


def test_a_text_that_changes_while_the_book_is_open_is_noticed_once(folder: Path) -> None:
    volume = open_volume(folder)
    assert not volume.verdicts.notice()
    (folder / "texts/other.txt").write_text("We must leave.")
    assert states(volume) == ["exact", "exact", "exact", "unchecked"]
    assert volume.verdicts.notice()
    assert states(volume) == ["exact", "drift", "exact", "unchecked"]
    assert [problem.code for problem in volume.problems if problem.severity == "error"] == ["Q002"]
    assert not volume.verdicts.notice()

    (folder / "texts/other.txt").unlink()
    assert volume.verdicts.notice()
    assert states(volume) == ["exact", "unchecked", "exact", "unchecked"]
    assert [problem.code for problem in volume.problems if problem.severity == "error"] == ["Q007"]

    (folder / "texts/other.txt").write_text("So we may leave: We may leave, he said.")
    assert volume.verdicts.notice()
    assert states(volume) == states(open_volume(settle(folder))) == ["exact", "exact", "exact", "unchecked"]
    assert not [problem for problem in volume.problems if problem.severity == "error"]


def test_a_text_that_changes_and_says_the_same_changes_nothing(folder: Path) -> None:
    volume = open_volume(folder)
    (folder / "texts/other.txt").write_text("We may leave. And so on.")
    assert not volume.verdicts.notice()


def test_of_very_many_the_first_are_looked_up_at_once_and_the_others_when_there_is_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "AT_ONCE", 1)
    volume = open_volume(folder)
    assert states(volume) == ["exact", None, None, None]
    assert volume.verdicts.left == ("q-other", "q-article", "q-nowhere")

    monkeypatch.setattr(verdicts, "OFTEN", -1)
    assert list(volume.verdicts.look_up("q-nowhere")) == [1, 2, 3]
    assert states(volume) == ["exact", "exact", "exact", "unchecked"]
    assert not volume.verdicts.left


def test_what_was_found_while_the_book_changed_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "AT_ONCE", 1)
    late = open_volume(folder)
    now = changed(folder, "texts/other.txt", "may", "must")
    assert list(late.verdicts.look_up()) == [3]
    assert states(now) == ["exact", "drift", None, None]
    assert states(open_volume(folder)) == ["exact", "drift", None, None]
