"""Wherever a quote is named it stands with a sign and a word for what its source says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.answers.books import text_of
from briefing.library.shelf import verdicts
from briefing.library.volume import Library, open_volume
from briefing.model.book import Ref
from briefing.pages.context import context
from briefing.pages.lines import note
from briefing.pages.view import View
from briefing.plain import lines
from tests.library.shelf.readings import settle
from tests.loading.folders import write_book

BOOK = """
sources: [{id: paper, publisher: Paper, title: What was said, text: said.txt}]
people: [{id: p, name: P}]
articles: [{id: a, title: A, body: "He said it: [[q]]."}]
quotes: [{id: q, words: "WORDS", speaker: p, source: paper, article: a}]
events: [{id: e, date: 2026-02-12, title: E, about: [q], sources: [paper]}]
agenda: [{id: i, title: I, about: [q], lines: [{rung: top, say: Say it., evidence: [q]}]}]
"""
SAID = {"said.txt": "We shall not leave, and we shall stay here."}


def view(folder: Path, words: str) -> View:
    path = write_book(folder, {"b.yaml": BOOK.replace("WORDS", words), **SAID})
    volume = open_volume(path)
    return View(Library(volume), volume, volume.book.header.date)


def shown(here: View, entry: str) -> str:
    return " ".join(text_of(here, Ref(here.volume.book.id, entry)).split())


EVERYWHERE = ("", "q", "p", "e", "i", "@evidence-q", "@evidence-i", "paper")


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("We shall not leave", "✓ exact"),
        ("We shall not leave, [...] stay here", "✓ exact […]"),
        ("We shall [...] stay here", "▲ altered […]"),
        ("We shall leave", "▲ drift"),
        ("shall", "▲ ambiguous"),
        ("Nothing of the kind was ever said", "▲ not found"),
    ],
)
def test_the_sign_and_the_word_stand_on_every_page_that_names_the_quote(
    tmp_path: Path, words: str, sign: str
) -> None:
    here = view(tmp_path, words)
    assert [entry for entry in EVERYWHERE if sign not in shown(here, entry)] == []
    assert note(here, here.volume.book.quotes[0]) == sign
    assert sign in " ".join("\n".join(lines(context(here, Ref(here.volume.book.id, "p")))).split())


def test_a_quote_of_another_book_is_marked_in_prose_and_beside_it(tmp_path: Path) -> None:
    for book, words in (("sound", "We shall not leave"), ("damaged", "We shall leave")):
        open_volume(settle(write_book(tmp_path / book, {"b.yaml": BOOK.replace("WORDS", words), **SAID})))
    citing = BOOK.replace("[[q]]", "[[sound/q]] and [[damaged/q]]").replace("WORDS", "We shall stay here")
    volume = open_volume(write_book(tmp_path / "citing", {"b.yaml": citing, **SAID}))
    here = View(Library(volume), volume, volume.book.header.date)
    assert "“We shall not leave” (P) and “We shall leave” (P) [▲ drift]." in shown(here, "a")
    beside = " ".join("\n".join(lines(context(here, Ref(here.volume.book.id, "a")))).split())
    assert "“We shall not leave” (P) ✓ exact" in beside
    assert "“We shall leave” (P) ▲ drift" in beside


def test_where_the_words_stand_in_the_article_alone_it_says_so(tmp_path: Path) -> None:
    path = write_book(
        tmp_path, {"b.yaml": BOOK.replace("WORDS", "He said it").replace(", text: said.txt", "")}
    )
    volume = open_volume(path)
    here = View(Library(volume), volume, volume.book.header.date)
    assert [entry for entry in EVERYWHERE if "◐ exact (article)" not in shown(here, entry)] == [
        "q",
        "@evidence-q",
    ]
    assert "◐ exact: word for word in the article that quotes it" in shown(here, "q")
    assert "◐ exact: word for word in the article “A”, no text of a source" in shown(here, "@evidence-q")
    assert "In the article" in shown(here, "@evidence-q")


def test_where_the_text_of_the_source_cannot_be_read_it_says_why(tmp_path: Path) -> None:
    here = view(tmp_path, "He said it")
    (tmp_path / "said.txt").write_bytes("für".encode("latin-1"))
    volume = open_volume(here.volume.book.path)
    here = View(Library(volume), volume, volume.book.header.date)
    why = "○ unchecked: `said.txt` cannot be read: byte"
    assert why in shown(here, "q")
    assert why in shown(here, "@evidence-q")
    assert "He said it: “He said it” (P) [○ unchecked]." in shown(here, "a")


def test_each_wording_of_others_says_how_it_stands_and_where(tmp_path: Path) -> None:
    here = view(
        tmp_path, 'We shall not leave", variants: [{words: "stay there", source: paper}], occasion: "'
    )
    for entry in ("q", "@evidence-q"):
        assert "“stay there” “What was said” ▲ drift" in shown(here, entry)
    assert "▲ drift: other words stand in the text of Paper" in shown(here, "@evidence-q")
    assert "> We shall not leave, and we shall stay here." in shown(here, "@evidence-q")
    assert "[-here-] {+there+}" in shown(here, "@evidence-q")


def test_in_prose_only_what_is_not_to_be_relied_on_is_marked(tmp_path: Path) -> None:
    assert "He said it: “We shall not leave” (P)." in shown(view(tmp_path / "one", "We shall not leave"), "a")
    assert "“We shall leave” (P) [▲ drift]." in shown(view(tmp_path / "two", "We shall leave"), "a")


def test_a_quote_that_was_not_looked_up_yet_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "AT_ONCE", 0)
    here = view(tmp_path, "We shall")
    assert "Verified: … not looked up yet" in shown(here, "q")
    assert "[… not looked up yet]." in shown(here, "a")


def test_a_translation_whose_original_is_amiss_says_so_in_a_list(tmp_path: Path) -> None:
    more = '", status: translation, original: {language: en, words: "We shall leave", source: paper'
    here = view(tmp_path, f'Nous partirons{more}}}, occasion: "')
    assert note(here, here.volume.book.quotes[0]) == "▲ drift in the original"
    assert "⇄ translation: not the words as spoken; its original: ▲ drift" in shown(here, "q")
    here = view(tmp_path, f'Nous partirons{more}}}, occasion: "'.replace("We shall leave", "We [...] leave"))
    assert note(here, here.volume.book.quotes[0]) == "▲ altered […] in the original"
    assert "its original: ▲ altered […]" in shown(here, "q")
    assert [problem.code for problem in here.volume.problems] == ["Q006"]
