"""How problems are worded."""

from __future__ import annotations

import pytest

from briefing.loading.sentences import an, counted, did_you_mean, joined, listed, nearest, quoted


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("title", "`title`"),
        ("two\n  words", "`two words`"),
        ("a `tick`", '"a `tick`"'),
        ("x" * 70, "`" + "x" * 60 + "…`"),
        ("", "``"),
    ],
)
def test_the_authors_words_are_marked_as_such(written: str, shown: str) -> None:
    assert quoted(written) == shown


def test_lists_read_as_sentences_do() -> None:
    assert listed(["a"]) == "`a`"
    assert listed(["a", "b", "c"]) == "`a`, `b` or `c`"
    assert listed(["a", "b"], "and") == "`a` and `b`"
    assert joined(["1 error", "2 warnings"], "and") == "1 error and 2 warnings"
    assert joined([]) == ""


def test_things_are_counted() -> None:
    assert [counted(number, "book") for number in (0, 1, 2000)] == ["0 books", "1 book", "2,000 books"]


@pytest.mark.parametrize(
    ("written", "near"),
    [("titel", "title"), ("tittle", "title"), ("Title", "title"), ("bdy", "body"), ("zzz", None), ("", None)],
)
def test_the_nearest_spelling_is_found(written: str, near: str | None) -> None:
    assert nearest(written, {"title": 1, "body": 2, "sources": 3}) == near


def test_a_hint_is_a_question_or_nothing() -> None:
    assert did_you_mean("titel", ["title"]) == "did you mean `title`?"
    assert did_you_mean("titel", []) is None


def test_articles_before_nouns() -> None:
    assert [an(noun) for noun in ("agenda item", "event", "quote", "unit")] == [
        "an agenda item", "an event", "a quote", "a unit",
    ]  # fmt: skip
