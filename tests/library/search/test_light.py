"""What is lit: exactly the terms that were looked for, wherever letters differ from how they were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.search.light import Light
from briefing.library.search.query import parse
from briefing.library.search.tree import Phrase, Word, lit
from briefing.library.search.words import terms
from briefing.model.text import Text


def lit_in(written: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Light(lit(parse(written).tree)).spans(text)]


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("partner", "Partners and a partnership.", ["Partners", "partnership"]),
        ("partner ", "Partners and a partner.", ["partner"]),
        ("us ", "The U.S. and us.", ["U.S", "us"]),
        ("cooperation ", "Co-operation is no operation.", ["Co-operation"]),
        ("operation ", "Co-operation is no operation.", ["operation"]),
        ("oneill ", "Mr O’Neill waited.", ["O’Neill"]),
        ("nato ", "NATO’s “NATO”", ["NATO", "NATO"]),
        ("muller ", "Herr Müller", ["Müller"]),
        ("зеленський ", "Зеленський came.", ["Зеленський"]),
        ("зеленський ", "Nobody came.", []),
        ("cooperation ", "Co\N{SOFT HYPHEN}operation", ["Co\N{SOFT HYPHEN}operation"]),
        ('"burden sharing"', "Burden-sharing, not sharing a burden.", ["Burden-sharing"]),
        ("five percent ", "It is 5% of GDP.", ["5%"]),
        ("the ally ", "An ally.", ["ally"]),
        ("-ally", "An ally.", []),
    ],
)
def test_what_is_lit_is_what_was_meant(written: str, text: str, found: list[str]) -> None:
    assert lit_in(written, text) == found


def test_of_several_sentences_the_one_with_most_of_the_words_is_shown() -> None:
    text = Text("Colby\nColby waited for the car. The ministers met Colby in Brussels.\nMinisters wait.")
    sentence, spans = Light([Word("colby"), Word("ministers")]).sentence(text)
    assert sentence == "The ministers met Colby in Brussels."
    assert [sentence[start:end] for start, end in spans] == ["ministers", "Colby"]


def test_a_sentence_that_says_something_comes_before_a_bare_name() -> None:
    assert Light([Word("colby")]).sentence(Text("Colby\nThen Colby went on to Munich."))[0].startswith("Then")


letters = st.text(st.sampled_from(list("abuUcCoO.-'’ éаœ½\N{SOFT HYPHEN}5%\n")), max_size=40)
sought = st.one_of(
    st.sampled_from(["us", "co", "coo", "ab", "a", "а", "coe", "percent", "5"]).map(Word),
    st.sampled_from(["us", "co", "a"]).map(lambda term: Word(term, prefix=True)),
    st.sampled_from([("a", "b"), ("us", "co")]).map(Phrase),
)


@given(letters, st.lists(sought, min_size=1, max_size=3))
def test_a_word_is_lit_if_and_only_if_its_term_is_in_the_text(text: str, wanted: list[Word | Phrase]) -> None:
    """Whatever is decided by letters alone agrees with reading every term."""
    found = [term.term for term in terms(text)]
    has_word = any(
        term == one.term or (one.prefix and term.startswith(one.term))
        for one in wanted
        if isinstance(one, Word)
        for term in found
    )
    has_phrase = any(
        tuple(found[at : at + 2]) == one.terms
        for one in wanted
        if isinstance(one, Phrase)
        for at in range(len(found))
    )
    assert bool(Light(wanted).spans(text)) == (has_word or has_phrase)
    line = text.replace("\n", " ")
    assert any(True for _ in Light(wanted).sentences(line)) == bool(Light(wanted).spans(line))
