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


def test_where_the_source_names_no_text_the_article_decides_and_else_nothing_is_known(tmp_path: Path) -> None:
    alone = book(tmp_path / "one", "we want partnerships", "silent")
    assert StoredTexts(alone).verify(alone.quotes[0]).found.state == "unchecked"
    assert not problems(alone)

    within = book(tmp_path / "two", "we want partnerships", "silent", ", article: a")
    checked = StoredTexts(within).verify(within.quotes[0])
    assert (checked.found.state, checked.text_of) == ("exact", within.entries["a"])

    other = book(tmp_path / "three", "we want a partnership", "silent", ", article: a")
    assert [problem.message for problem in problems(other)] == ["these are not the words in the article `a`"]


UNREADABLE = {
    "gone": (None, "`texts/gone.txt` is not there"),
    "Latin-1": ("Wir wollen Frieden für alle.".encode("latin-1"), "is not UTF-8"),
    "UTF-16": ("We want partnerships".encode("utf-16"), "the file is UTF-16"),
    "empty": (b"", "`texts/gone.txt` is empty"),
    "blank": (b" \n\xc2\xa0\n", "`texts/gone.txt` is empty"),
    "too large": (b"we want partnerships " * 250_000, "is larger than 4 MiB"),
    "no text": (b"\x01\x02" * 5_000, "control characters"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_text_that_cannot_be_read_leaves_its_quotes_unchecked_and_is_told(
    tmp_path: Path, kind: str
) -> None:
    content, why = UNREADABLE[kind]
    found = book(tmp_path, "we want partnerships", "gone", ", article: a")
    if content is not None:
        (tmp_path / "texts/gone.txt").write_bytes(content)
    checked = StoredTexts(found).verify(found.quotes[0])
    assert (checked.found.state, checked.text_of) == ("unchecked", found.entries["gone"])
    (problem,) = problems(found)
    assert places([problem], tmp_path) == ["b.yaml:9:20 Q007"]
    assert problem.message.startswith("not looked up: `texts/gone.txt` ")
    assert why in problem.message
    assert problem.hint
    assert problem.severity == "error"


def test_each_wording_of_others_is_looked_up_in_the_text_of_its_own_source(tmp_path: Path) -> None:
    variants = (
        "{words: We shall not go, source: paper}, {words: We go, source: silent}, {words: We go},"
        " {words: We shall leave, source: gone}, {words: 'We want partnerships, not', source: paper}"
    )
    found = book(tmp_path, "We want", "paper", f", variants: [{variants}]")
    checked = StoredTexts(found).variants(found.quotes[0])
    assert [one.found.state for one in checked] == ["drift", "unchecked", "unchecked", "unchecked", "exact"]
    told = [(problem.code, problem.message) for problem in problems(found)]
    assert sorted(told) == [
        ("Q002", "its wording in `paper`: these are not the words in the text of `paper`"),
        ("Q007", "its wording in `gone`: not looked up: `texts/gone.txt` is not there"),
    ]


def test_a_source_that_could_not_be_read_leaves_it_open(tmp_path: Path) -> None:
    found = book(tmp_path, "Nothing of the kind was ever said", "lost", ", article: a")

    assert StoredTexts(found).verify(found.quotes[0]).found.state == "unchecked"
    assert problems(found) == []


def test_a_translation_is_looked_up_by_its_original(tmp_path: Path) -> None:
    original = ", status: translation, original: {language: en, words: we shall not leave, source: paper}"
    found = book(tmp_path, "Nous resterons", "silent", original)
    checked = StoredTexts(found).verify(found.quotes[0])
    assert (checked.found.state, checked.found.original) == ("translation", "drift")
    assert [problem.code for problem in problems(found)] == ["Q006"]


def test_a_problem_stands_at_the_words_and_tells_the_nearest_passage_and_what_it_changes(
    tmp_path: Path,
) -> None:
    found = book(tmp_path, "We want partnerships and dependencies")
    (problem,) = problems(found)
    assert places([problem], tmp_path) == ["b.yaml:9:20 Q002"]
    assert problem.message == "these are not the words in the text of `paper`"
    assert problem.hint is not None
    assert "“We want partnerships, not dependencies" in problem.hint
    assert "negation" in problem.hint


def test_what_stands_beside_none_of_the_places_is_told_as_such(tmp_path: Path) -> None:
    (problem,) = problems(book(tmp_path, "We shall not leave", more=", after: In the morning"))
    assert (problem.code, problem.hint) == ("Q003", "`after` stands behind none of them")


def test_each_of_many_texts_is_read_once_in_whatever_order_its_quotes_come(tmp_path: Path) -> None:
    numbers = range(30)
    sources = "\n".join(f"  - {{id: s{n}, publisher: P, title: T, text: texts/{n}.txt}}" for n in numbers)
    quotes = "\n".join(
        f"  - {{id: q{n}-{turn}, words: word {n} is said, speaker: p, source: s{n}}}"
        for turn in "ab"
        for n in numbers
    )
    text = f"sources:\n{sources}\npeople: [{{id: p, name: P}}]\nquotes:\n{quotes}\n"
    texts = {f"texts/{n}.txt": f"Here word {n} is said." for n in numbers}
    loaded = load_book(write_book(tmp_path, {"b.yaml": text, **texts}))
    assert loaded.book
    stored = StoredTexts(loaded.book)
    assert {stored.verify(quote).found.state for quote in loaded.book.quotes} == {"exact"}
    assert stored.characters == sum(map(len, texts.values()))
