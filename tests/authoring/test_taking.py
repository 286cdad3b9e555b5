"""Quotes made of words as they are seen: they verify, and at the place from which they were taken."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.authoring.editing.manuscripts import NotEditable
from briefing.authoring.seen import NotTaken
from briefing.authoring.taking import Draft, Taken, Taking, files_to_write
from briefing.library.verification.stored import StoredTexts
from briefing.loading.books import load_book
from briefing.model.book import Book
from briefing.model.entries import Article, Quote, Source
from tests.authoring.seen import seen, select, selected, title
from tests.loading.folders import write_book

BODY = """\
The allies met. “We *want* **partners**, not [[dep|depend­ents]],” said [[colby]] of [the] pact[^1].

## What was agreed

- We agree on 10 000 men and $5 bn.
- We agree on noth-
  ing else, un*likely* or not. ~~Never.~~

| Who | What |
|---|---|
| We agree | [on peace](https://example.org/) |

We agree on this. We agree on that &amp; more.

[^1]: Of 1949.
"""
BOOK = """
book: {{title: T, date: 2026-02-12}}
sources:
  - {{id: paper, publisher: Paper, title: About it, published: 2026-02-11}}
  - {{id: text, publisher: Agency, title: What was said, text: said.txt}}
people: [{{id: colby, name: Elbridge Colby}}]
events: [{{id: dep, date: 2026, title: Dep}}]
articles:
  - {{id: a, title: A, published: 2026-02-12, sources: [{sources}], body: {body}}}
quotes:
  - {{id: q, words: not dependents, speaker: colby, source: text}}
"""
SAID = "We said: we want partners, not dependents. We agree on peace.\nWe agree on peace."


def book(folder: Path, body: str = BODY, sources: str = "paper", said: str = SAID) -> Book:
    text = BOOK.format(body=json.dumps(body), sources=sources)
    write_book(folder, {"book.yaml": text, "said.txt": said})
    loaded = load_book(folder)
    assert loaded.book, loaded.problems
    return loaded.book


def article(found: Book) -> Article:
    entry = found.entries["a"]
    assert isinstance(entry, Article)
    return entry


def taken(found: Book, words: str, nth: int = 1) -> Taken:
    taking = Taking(found, article(found), select(article(found), words, nth), title)
    return taking.taken(taking.sources[0])


@pytest.mark.parametrize(
    ("selected_words", "words"),
    [
        ("met", "met"),
        ("he allies me", "The allies met"),
        ("“We want partners", "We want partners"),
        ("want partners, not", "want partners, not"),
        ("partners, not depend­ents,” said", "partners, not depend\u00adents,” said"),
        ("of [the] pact", "of [the] pact"),
        ("pact.", "pact."),
        ("What was agreed", "What was agreed"),
        ("000 men", "10 000 men"),
        ("and $5", "and $5 bn"),
        ("else, unlike", "else, unlikely"),
        ("on noth- ing else", "on noth-ing else"),
        ("or not.", "or not."),
        ("that & more", "that & more"),
        ("on peace", "on peace"),
        ("Of 1949", "Of 1949"),
    ],
)
def test_the_words_are_those_of_the_text_and_whole(tmp_path: Path, selected_words: str, words: str) -> None:
    found = book(tmp_path)
    assert taken(found, selected_words).said["words"] == words


def test_what_the_words_cut_off_from_their_sentence_is_told_with_them(tmp_path: Path) -> None:
    found = taken(book(tmp_path, body="Almost all allies met."), "allies met")
    assert (found.said["words"], found.verdict.state) == ("allies met", "altered")
    assert found.verdict.fault


def test_all_but_the_speaker_is_filled_in(tmp_path: Path) -> None:
    assert taken(book(tmp_path), "allies met").said == {
        "id": "q-allies-met",
        "words": "allies met",
        "said": "2026-02-12",
        "source": "paper",
        "article": "a",
    }


@pytest.mark.parametrize(
    ("nth", "before", "after"),
    [(1, "", "10"), (2, "bn. -", ""), (3, "", "this"), (4, "", "that")],
)
def test_as_few_words_as_tell_which_are_meant_stand_before_or_after(
    tmp_path: Path, nth: int, before: str, after: str
) -> None:
    said = taken(book(tmp_path), "We agree on", nth).said
    assert (said.get("before", ""), said.get("after", "")) == (before, after)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("said The Colby of", "“The Colby” is the title that is shown for `[[colby]]`, and no words of the"),
        ("The Col", "Select what is beside it, or write `[[colby|The Colby]]` there."),
        ("We agree   on", "cells of a table"),
        ("; ” ,", "no word is selected"),
    ],
)
def test_what_cannot_be_quoted_is_refused_with_a_sentence(tmp_path: Path, words: str, why: str) -> None:
    found = book(tmp_path)
    shown = select(article(found), words) if words in seen(article(found)) else selected(words, 0, 99)
    with pytest.raises(NotTaken, match=re.escape(why)):
        _ = Taking(found, article(found), shown, title).taken(None)


def test_words_that_repeat_with_all_that_is_around_them_are_refused(tmp_path: Path) -> None:
    found = book(tmp_path, "\n\n".join(["He said no."] * 500))
    with pytest.raises(NotTaken, match="more than once"):
        taken(found, "said", 250)


def test_of_a_source_with_a_text_the_words_must_stand_in_that(tmp_path: Path) -> None:
    found = book(tmp_path, sources="text")
    inside = taken(found, "want partners, not")
    assert isinstance(inside.text_of, Source)
    with pytest.raises(NotTaken, match="not the words of the text of Agency"):
        taken(found, "allies met")
    with pytest.raises(NotTaken, match="more than once in the text of Agency"):
        taken(found, "on peace")


def test_a_source_whose_text_has_the_words_goes_before_those_without_a_text(tmp_path: Path) -> None:
    found = book(tmp_path, sources="paper, text")
    for words, source in {"want partners, not": "text", "allies met": "paper"}.items():
        drafts = Taking(found, article(found), select(article(found), words), title).drafts()
        assert [draft.said["source"] for draft in drafts] == [source]


def test_quotation_marks_within_a_refusal_are_single_ones(tmp_path: Path) -> None:
    found = book(tmp_path)
    with pytest.raises(NotTaken, match=re.escape("“‘Nothing’ was said” is not in the text")):
        Taking(found, article(found), selected("“Nothing” was said", 0, 18), title).drafts()


def test_words_are_taken_from_the_evidence_for_a_quote(tmp_path: Path) -> None:
    found = book(tmp_path)
    taking = Taking(found, found.entries["q"], selected(SAID, 0, 7), title)
    [source] = taking.sources
    assert source is found.entries["text"]
    assert taking.taken(source).said == {
        "id": "q-we-said",
        "words": "We said",
        "speaker": "colby",
        "source": "text",
    }


@pytest.mark.parametrize(
    ("key", "day", "said"),
    [
        ("said: 2026-01-20", "2026-02-09", "2026-01-20"),
        ("article: a", "2026-02-09", "2026-02-09"),
        ("article: a", "2026-02", None),
    ],
)
def test_beside_a_quote_the_day_is_its_own_or_that_of_the_source(
    tmp_path: Path, key: str, day: str, said: str | None
) -> None:
    _ = book(tmp_path)
    file = tmp_path / "book.yaml"
    text = file.read_text().replace("source: text}", f"source: text, {key}}}")
    file.write_text(text.replace("text: said.txt", f"published: {day}, text: said.txt"))
    found = load_book(tmp_path).book
    assert found
    taking = Taking(found, found.entries["q"], selected(SAID, 0, 7), title)
    assert taking.taken(taking.sources[0]).said.get("said") == said


def test_a_speaker_who_is_not_to_be_named_is_not_proposed(tmp_path: Path) -> None:
    _ = book(tmp_path)
    file = tmp_path / "book.yaml"
    file.write_text(file.read_text().replace("source: text}", "source: text, attribution: background}"))
    found = load_book(tmp_path).book
    assert found
    taking = Taking(found, found.entries["q"], selected(SAID, 0, 7), title)
    assert "speaker" not in taking.taken(taking.sources[0]).said


@pytest.mark.parametrize("entry", ["colby", "paper", None])
def test_no_other_page_has_words_to_quote(tmp_path: Path, entry: str | None) -> None:
    found = book(tmp_path)
    with pytest.raises(NotTaken, match="words in an article"):
        Taking(found, found.entries.get(entry or ""), selected(SAID, 0, 7), title)


def test_words_of_a_quote_under_a_rule_are_refused(tmp_path: Path) -> None:
    found = book(tmp_path, BODY + "\nThey said to us: not dependents.")
    file = tmp_path / "book.yaml"
    file.write_text(file.read_text().replace("source: text}", "source: text, embargo_until: 2999-01-01}"))
    kept = load_book(tmp_path).book
    assert kept
    taking = Taking(found, article(found), select(article(found), "not dependents"), title)
    assert taking.drafts()
    with pytest.raises(
        NotTaken, match=re.escape("words of Q1 (q), which is under a rule: embargo until 1 Jan 2999")
    ):
        Taking(kept, article(kept), select(article(kept), "not dependents"), title).drafts()


# What is written


def written(found: Book, draft: Taken, speaker: str = "colby") -> Quote:
    """The quote of a draft, once it is in its file."""
    Draft(found, files_to_write(found), {**draft.said, "speaker": speaker}).added().save()
    loaded = load_book(found.path)
    assert loaded.book, loaded.problems
    quote = loaded.book.entries[draft.said["id"]]
    assert isinstance(quote, Quote)
    return quote


def test_it_stands_behind_the_other_quotes_and_all_else_stays(tmp_path: Path) -> None:
    found = book(tmp_path)
    before = (tmp_path / "book.yaml").read_text()
    quote = written(found, taken(found, "We agree on", 3))
    after = (tmp_path / "book.yaml").read_text()
    assert after.startswith(before.rstrip("\n"))
    assert (quote.words, quote.after, quote.speaker, quote.article) == ("We agree on", "this", "colby", "a")


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    found = book(tmp_path)
    place = Draft(found, files_to_write(found), {**taken(found, "met").said, "speaker": "colby"}).added()
    file = tmp_path / "book.yaml"
    file.write_text(changed := file.read_text() + "# a note\n")
    with pytest.raises(NotEditable, match="changed by another program"):
        place.save()
    assert file.read_text() == changed


def test_a_book_that_is_not_to_be_written_says_so_before_anything_is_asked(tmp_path: Path) -> None:
    found = book(tmp_path)
    (tmp_path / "book.yaml").chmod(0o444)
    with pytest.raises(NotEditable, match="cannot be written"):
        files_to_write(found)


# Any article

WORD = st.sampled_from(["we", "agree", "not", "pact", "Ünal", "10", "000", "said", "never"])
LOOKS = ("**{}**", "*{}*", "_{}_", "`{}`", "~~{}~~", "“{}”", "[[dep|{}]]", "un*{}*", "[{}]", "({})", "{}[^1]")
SIGNS = ("[[colby]]", "[T]he", "$5 bn", "5%", "co-\noperate", "re-\nsign", "a\\*b", "&amp;", "…", "—", "\n")
MORE_SIGNS = (
    "[on](https://example.org/x)",
    "<b>so</b>",
    "member(s)",
    "  \n",
    "F-35",
    "don’t",
    "![we](x.png)",
)
FRAMES = ("## {}", "- {}\n- {}", "1. {}\n2. {}", "> {}", "| a | b |\n|---|---|\n| {} | we |", "```\n{}\n```")


def formed(forms: tuple[str, ...], words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(forms), words).map(lambda pair: pair[0].replace("{}", pair[1]))


PIECES = st.one_of(WORD, formed(LOOKS, WORD), st.sampled_from((*SIGNS, *MORE_SIGNS)))
SENTENCES = st.lists(PIECES, min_size=1, max_size=9).map(" ".join)
LINES = SENTENCES.map(lambda words: words.replace("\n", " "))
BLOCKS = st.one_of(SENTENCES, formed((*FRAMES, "[^1]: {}"), LINES))
BODIES = st.lists(BLOCKS, min_size=1, max_size=5).map("\n\n".join).filter(str.strip)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@given(BODIES, st.floats(0, 1), st.integers(1, 60), st.booleans())
def test_a_quote_of_any_words_verifies_where_it_was_taken_or_is_refused(
    text: str, where: float, length: int, is_plain: bool
) -> None:
    with TemporaryDirectory() as folder:
        found = book(Path(folder) / "b", BODY if is_plain else text, said=text if is_plain else SAID)
        page = text if is_plain else seen(article(found))
        start = int(where * len(page))
        shown = selected(page, start, min(len(page), start + length))
        try:
            taking = Taking(found, found.entries["q"] if is_plain else article(found), shown, title)
            draft = taking.taken(taking.sources[0])
        except NotTaken:
            return
        quote = written(found, draft)
        state = StoredTexts(found).verify(quote).found.state
        assert state == draft.verdict.state
        assert state in ("exact", "altered")
        assert letters(shown.words) in letters(quote.words)
