"""What counts as the same wording and what does not; the rules of the table in `wording`."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.verification.markup import unmarked
from briefing.library.verification.states import TextQuoteSelector
from briefing.library.verification.verifier import Verifier
from briefing.library.verification.wording import Wording

ALIKE = [
    ["'a'", "‘a’", '"a"', "“a”", "„a“", "«a»", "« a »", "''a''", "`a`"],
    ["can't", "can’t", "can`t", "canʼt"],
    ["a-b", "a‑b", "a–b", "a—b", "a--b", "a − b", "a - b"],
    ["a … b", "a... b", "a . . . b", "a…b"],
    ["a b", "a\nb", "a\u00a0b", "a\u202f b", "a\r\n\tb", "a\u2028b"],
    ["alone", "a\u00adlone", "a\u200blone", "a\ufefflone", "a\u00ad\nlone", "a-\n  lone"],
    ["café", "cafe\u0301"],
    ["-5%", "−5 %", "–5%"],
]

DIFFERENT = [
    ("not", "Not"),
    ("a-b", "a b"),
    ("a-b", "ab"),
    ("a, b", "a b"),
    ("a.", "a"),
    ("3.5", "3. 5"),
    ("-5", "- 5"),
    ("1,000", "1, 000"),
    ("can't", "can 't"),
    ("10-\n15", "1015"),
    ("Europe—\nand", "Europeand"),
    ("a b", "ab"),
    ("defence", "defense"),
    ("café", "cafe"),
    ("a [b]", "a b"),
    ("cannot", "can not"),
    ("U.S.", "US"),
    ("5", "٥"),
]


@pytest.mark.parametrize("alike", ALIKE, ids=lambda alike: alike[0])
def test_these_are_one_wording(alike: list[str]) -> None:
    assert {tuple(Wording(text).words) for text in alike} == {tuple(Wording(alike[0]).words)}


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_these_are_two(one: str, other: str) -> None:
    assert Wording(one).words != Wording(other).words


@given(st.text())
def test_the_words_stand_where_they_are_said_to(text: str) -> None:
    found = Wording(text)
    for word, start, end in zip(found.words, found.starts, found.ends, strict=True):
        assert Wording(text[start:end]).words == [word] or "\n" in text[start:end]


MARKDOWN = {
    "# A *very* **bold** `claim`": "A very bold claim",
    "> one\n> two": "one two",
    "[words](https://example.org/a_b) [T]he": "words [T]he",
    "[[colby]] met [[rutte|the Secretary General]]": "colby met the Secretary General",
    r"5 \* 3 and \_": "5 * 3 and _",
    "R&amp;D snake_case 2 * 3": "R&D snake_case 2 * 3",
    "one\n\n---\n\ntwo[^1]": "one ␞ two",
    "~~no~~ yes\\\nsir, **he**\nsaid": "yes sir, he said",
    "- 5 % of\n5. August": "- 5 % of 5. August",
    "5*3 not[^2]able": "5*3 not able",
    "un*likely* **im**possible ***in* deed**": "unlikely impossible in deed",
    "can~~not~~ go ~~not *now*~~ on ~~~": "can go on ~~~",
    "`a*b` *c* war* _un_likely_": "a*b c war* un_likely",
    "un<b>likely</b> <del>not</del> <!-- no -->so<br>on 10<sup>6</sup>": "unlikely so on 10<sup>6</sup>",
    "one *two\n\nthree* four": "one *two three* four",
}


@pytest.mark.parametrize("source", MARKDOWN)
def test_markdown_is_read_as_its_words(source: str) -> None:
    assert Wording(source, is_markdown=True).words == Wording(MARKDOWN[source]).words


@given(st.text() | st.text("[]()*_`~>#\\&;amp! \n-|^a"))
def test_what_is_markup_keeps_its_length(source: str) -> None:
    assert len(unmarked(source)) == len(source)


HOSTILE = {
    "blanks": " \n" * 100_000,
    "one word": "a " * 100_000,
    "dots": "." * 200_000,
    "dots apart": ". " * 100_000,
    "hyphens at line ends": "a-\n" * 60_000,
    "soft hyphens": "\u00ad" * 200_000,
    "a long word": "a" * 200_000,
    "joints": "a'" * 100_000,
    "brackets": "[" * 200_000,
    "links": "[a](" * 50_000,
    "stars": "*a" * 100_000,
    "underlines": "_" * 200_000,
    "rules": "- " * 100_000,
    "tags": "<b " * 60_000,
    "comments": "<!-- " * 40_000,
    "struck": "<s>" * 60_000 + "~~a" * 60_000,
    "emphasis": "*a _b ~~c " * 20_000,
    "amounts": "10 000 $5 bn " * 20_000,
    "line ends": "re-\nsign " * 30_000,
    "compounds": "a-" * 100_000,
}


@pytest.mark.parametrize("shape", HOSTILE)
def test_no_text_and_no_quote_takes_long(shape: str) -> None:
    before = time.process_time()
    verifier = Verifier(HOSTILE[shape], is_markdown=True)
    for quote in ("a", "a … a … a [a] a … b", "a b a", "a-a", HOSTILE[shape][:20_000], HOSTILE[shape] + "b"):
        verifier.verify(TextQuoteSelector(quote, prefix="a"))
    assert time.process_time() - before < 20  # the slowest takes a second: this only tells a hang
