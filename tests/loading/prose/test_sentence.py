"""The sentence around a place is found, and cut at words when it is long."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.loading.prose.sentence import sentence_at, sentences
from briefing.model.text import clean

SENTENCES = {
    ("One. Two there. Three.", 6): "Two there.",
    ("One. Two there. Three.", 0): "One.",
    ("He met U.S. officials. Then left.", 8): "He met U.S. officials.",
    ("Only one", 3): "Only one",
    ("a\nb c\nd", 3): "b c",
    ("Is it? “Yes.” He went.", 8): "“Yes.”",
}


@pytest.mark.parametrize(("where", "sentence"), SENTENCES.items())
def test_a_sentence_is_found(where: tuple[str, int], sentence: str) -> None:
    assert sentence_at(*where) == sentence


def test_a_long_sentence_is_cut_at_words() -> None:
    text = "word " * 100 + "HERE " + "word " * 100
    found = sentence_at(text, 500)
    assert found.startswith("…word")
    assert found.endswith("word…")
    assert "HERE" in found
    assert len(found) <= 205


@given(st.text(alphabet="a. \u2066\u2069", min_size=1).map(clean), st.integers(0, 50), st.integers(1, 20))
def test_a_cut_leaves_no_isolate_open(text: str, offset: int, longest: int) -> None:
    found = sentence_at(text, min(offset, len(text) - 1), longest)
    assert clean(found) == found


def test_all_sentences_are_the_text() -> None:
    assert list(sentences(clean("One. Is it two? “Three.” four"))) == ["One.", "Is it two?", "“Three.” four"]


def test_many_sentences_are_told_apart_without_delay() -> None:
    before = process_time()
    assert sum(1 for _ in sentences(clean("So it is. " * 100_000))) == 100_000
    assert process_time() - before < 20  # it takes half a second: this only tells a hang


RULES = (
    "background",
    "not attributable",
    "embargo until 13 Feb 2026",
    "background, embargo until 2 Mar 2026",
    "embargo with no end given",
)
PLAIN = st.text(alphabet="Aa b.!…", max_size=20)
WORDS = st.tuples(PLAIN, st.sampled_from(("", "“{}”", "“{}")), PLAIN, PLAIN).map(
    lambda said: said[0] + said[1].format(said[2]) + said[3]
)
"""Words that quote some too; where they are cut, those may have no end."""


@given(
    st.sampled_from(RULES),
    WORDS,
    st.sampled_from(["", "He said ", "They left. He said ", "word " * 60]),
    st.sampled_from(["", " (an official).", ". Then left. " + "word " * 60]),
    st.data(),
)
def test_no_cut_parts_words_from_their_rule(
    rule: str, words: str, before: str, after: str, data: st.DataObject
) -> None:
    quoted = f"[{rule}] “W{words}W”"
    text = f"Before.\n{before}{quoted}{after}\nAfter."
    start = text.index(quoted)
    offset = data.draw(st.integers(start, start + len(quoted) - 1))
    found = sentence_at(text, offset, data.draw(st.sampled_from((20, 60, 200))))
    assert f"[{rule}]" in found or offset < text.index("“W")


def test_the_rule_stands_before_what_was_cut() -> None:
    text = (
        "He said so. She said [embargo until 13 Feb 2026] “We leave. We will not come…” (Colby). Then left."
    )
    assert sentence_at(text, text.index("come")) == "[embargo until 13 Feb 2026] …We will not come…” (Colby)."
    assert sentence_at(text, text.index("left")) == "Then left."
