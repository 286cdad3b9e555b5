"""The quotes of a book are looked up in the texts that it has."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.verification.stored import StoredTexts, unverified
from briefing.loading.books import load_book
from briefing.loading.problems import Problem
from briefing.model.book import Book
from tests.loading.folders import places, write_book

SAID = "We want partnerships, not dependencies.\nWe shall not leave. We shall not leave."
BOOK = """
sources:
  - {id: paper, publisher: Paper, title: What was said, text: texts/paper.txt}
  - {id: silent, publisher: Paper, title: Without a text}
  - {id: gone, publisher: Paper, title: Of a text that is not there, text: texts/gone.txt}
people: [{id: p, name: P}]
articles: [{id: a, title: A, body: "He said: *we* want **partnerships**."}]
quotes:
  - {id: q, words: "WORDS", speaker: p, source: SOURCE}
"""


def book(folder: Path, words: str, source: str = "paper", more: str = "") -> Book:
    text = BOOK.replace("WORDS", words).replace("SOURCE", source + more)
    loaded = load_book(write_book(folder, {"b.yaml": text, "texts/paper.txt": SAID}))
    assert loaded.book is not None
    return loaded.book


def problems(found: Book) -> list[Problem]:
    return list(unverified(found))


@pytest.mark.parametrize(
    ("words", "state", "codes"),
    [
        ("We want partnerships, not dependencies", "exact", []),
        ("We want partnerships [...] not dependencies", "altered", []),
        ("We want partnerships […] dependencies", "altered", ["Q005"]),
        ("We want a partnership, not dependencies", "drift", ["Q002"]),
        ("We shall not leave", "ambiguous", ["Q003"]),
        ("Nothing of the kind was ever said", "not-found", ["Q004"]),
    ],
)
def test_the_text_of_the_source_decides(tmp_path: Path, words: str, state: str, codes: list[str]) -> None:
    found = book(tmp_path, words)
    checked = StoredTexts(found).verify(found.quotes[0])
    assert checked.found.state == state
    assert checked.text_of == found.entries["paper"]
    assert [problem.code for problem in problems(found)] == codes


@pytest.mark.parametrize("source", ["silent", "gone"])
def test_where_the_source_has_no_text_the_article_decides_and_else_nothing_is_known(
    tmp_path: Path, source: str
) -> None:
    alone = book(tmp_path / "one", "we want partnerships", source)
    assert StoredTexts(alone).verify(alone.quotes[0]).found.state == "unchecked"
    assert not problems(alone)

    within = book(tmp_path / "two", "we want partnerships", source, ", article: a")
    checked = StoredTexts(within).verify(within.quotes[0])
    assert (checked.found.state, checked.text_of) == ("exact", within.entries["a"])


def test_a_translation_is_looked_up_by_its_original(tmp_path: Path) -> None:
    original = ", status: translation, original: {language: en, words: we shall not leave, source: paper}"
    found = book(tmp_path, "Nous resterons", "silent", original)
    checked = StoredTexts(found).verify(found.quotes[0])
    assert (checked.found.state, checked.found.original) == ("translation", "drift")
    assert [problem.code for problem in problems(found)] == ["Q006"]


def test_a_problem_stands_at_the_quote_and_tells_the_nearest_passage_and_what_it_changes(
    tmp_path: Path,
) -> None:
    found = book(tmp_path, "We want partnerships and dependencies")
    (problem,) = problems(found)
    assert places([problem], tmp_path) == ["b.yaml:9:5 Q002"]
    assert problem.message == "these are not the words in the text of `paper`"
    assert problem.hint is not None
    assert "“We want partnerships, not dependencies" in problem.hint
    assert "negation" in problem.hint
