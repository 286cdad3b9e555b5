"""Words of a quote under a rule are known in another quote, and what two quotes happen to share is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.authoring.checking import check
from briefing.library.unruled import KeptWords
from briefing.loading.books import load_book
from briefing.model.entries import Quote
from briefing.model.text import Text
from tests.loading.folders import write_book

BOOK = """
book: {title: T, date: 2026-02-12}
people: [{id: ana, name: Ana Bo}]
sources: [{id: s, publisher: P, title: T}]
quotes:
  - id: q-kept
    words: The talks collapsed at midnight, and nobody in the United States knew
    speaker: ana
    source: s
    RULE
  - {id: q-other, speaker: ana, source: s, OTHER}
"""
BACKGROUND = "attribution: background"
EMBARGO = "embargo_until: 2030-01-01"


def told(folder: Path, rule: str, other: str) -> list[str]:
    text = BOOK.replace("RULE", rule).replace("OTHER", other)
    found = check([write_book(folder, {"book.yaml": text})]).problems
    return [f"{problem.code} {problem.line}" for problem in found]


@pytest.mark.parametrize("rule", [BACKGROUND, "attribution: not attributable", EMBARGO])
@pytest.mark.parametrize(
    "other",
    [
        "words: the talks COLLAPSED at midnight",
        "words: 'Ana: “The talks collapsed at midnight, and nobody in the United States knew.”'",
        "words: It broke., variants: [{words: talks collapsed at midnight}]",
        "words: It broke., status: translation, original: {language: en, words: talks collapsed at midnight}",
    ],
)
def test_words_under_a_rule_in_a_free_quote_are_told_there(tmp_path: Path, rule: str, other: str) -> None:
    assert told(tmp_path, rule, other) == ["Q008 11"]


@pytest.mark.parametrize(
    ("rule", "other"),
    [
        (BACKGROUND, f"words: the talks collapsed at midnight, {BACKGROUND}"),
        (EMBARGO, "words: the talks collapsed at midnight, embargo_until: 2030-01-01"),
        (BACKGROUND, "words: 'Our friends in the United States will stand by us, and so shall we'"),
        (BACKGROUND, "words: It went on until midnight"),
        ("", "words: the talks collapsed at midnight"),
    ],
)
def test_a_quote_under_the_rule_or_with_a_phrase_in_common_is_fine(
    tmp_path: Path, rule: str, other: str
) -> None:
    assert told(tmp_path, rule, other) == []


def test_an_embargo_that_ends_first_frees_the_words(tmp_path: Path) -> None:
    other = "words: the talks collapsed at midnight, embargo_until: 2029"
    assert told(tmp_path, EMBARGO, other) == ["Q008 11"]


def test_a_variant_under_a_rule_is_kept_like_the_words(tmp_path: Path) -> None:
    rule = f"variants: [{{words: They fell apart at twelve}}]\n    {EMBARGO}"
    assert told(tmp_path, rule, "words: They fell apart at twelve") == ["Q008 12"]


def test_an_embargo_that_is_over_keeps_nothing_on_that_day(tmp_path: Path) -> None:
    text = BOOK.replace("RULE", EMBARGO).replace("OTHER", "words: It broke.")
    book = load_book(write_book(tmp_path, {"book.yaml": text})).book
    assert book
    quote = Quote(id=Text("q"), words=Text("talks collapsed at midnight"), speaker=Text("ana"))
    assert KeptWords(book, date(2029, 12, 31)).freed_by(quote) == book.entries["q-kept"]
    assert KeptWords(book, date(2030, 1, 1)).freed_by(quote) is None
