"""Words of a page selected by keys: what the cursor steps over, and what is then selected."""

from __future__ import annotations

import pytest

from briefing.model.page import Heading, Lead, Paragraph
from briefing.ui.layout import Layout, Spot
from briefing.ui.words import Chosen, Word, Words, excerpt, rows_of
from tests.ui.pages import of_blocks, of_prose, words

TEXT = """\
He came, *they* said [[to-see]] the U.S. plan. “It’s good.” All of them agreed on 3.5%.

## The plan

1. First of all
2. Second[^1]

[^1]: A note.
"""


def laid_out(text: str = TEXT, width: int = 40) -> Layout:
    return Layout(of_prose(text).parts, width)


def text(layout: Layout, word: Word | None) -> str:
    assert word is not None
    return "".join(piece.text for piece in layout.row(word.spot))[word.start : word.end]


def first(layout: Layout) -> Word:
    found = Words(layout).at_or_after(Spot(0, 0))
    assert found
    return found


def walk(layout: Layout, step: int = 1) -> list[str]:
    here = Words(layout)
    word = first(layout) if step > 0 else here.of_page(first(layout), 1)
    seen = []
    while word:
        seen.append(text(layout, word))
        word = here.beside(word, step)
    return seen


def test_the_cursor_goes_over_words_and_the_signs_between_but_not_over_what_is_drawn() -> None:
    assert " ".join(walk(laid_out())) == (
        "He came , they said To-See the U.S . plan . “ It’s good .” All of them agreed on 3.5% . "
        "The plan First of all Second [1] A note ."
    )


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("It ends. We begin", "It|ends|We|begin"),
        ("“We will,” she said — ‘now’…", "We|will|she|said|now"),
        ("well-known, 2014–2024, word—other", "well-known|2014–2024|word|other"),
        ("(see the annex) the member(s) [T]he (un)likely", "see|the|annex|the|member(s)|[T]he|(un)likely"),
        ("$5 or −3.5% of it, U.S.", "$5|or|−3.5%|of|it|U.S"),
        ("«Ми готові», — сказав він", "Ми|готові|сказав|він"),
        ("हिन्दी में, café d’État", "हिन्दी|में|café|d’État"),
        ("「我们同意。」他说", "我们同意|他说"),
        ("قال: «نحن معًا»", "قال|نحن|معًا"),
    ],
)
def test_word_by_word_the_cursor_skips_signs_in_every_script(written: str, words: str) -> None:
    layout = laid_out(written, 80)
    here, seen = Words(layout), list[str]()
    word: Word | None = here.whole(first(layout))
    last = word
    while word:
        seen.append(text(layout, word))
        last, word = word, here.of_word(word, 1)
    assert seen == words.split("|")
    assert last
    back = [text(layout, last)]
    while last := here.of_word(last, -1):
        back.append(text(layout, last))
    assert back == seen[::-1]


@pytest.mark.parametrize("written", ["「我们同意。」他说。", "वे आए। हम गए।", "متى؟ الآن."])
def test_sentences_end_in_other_scripts_too(written: str) -> None:
    layout = laid_out(written, 80)
    assert len(ends(layout, "sentence", 1)) == 2


@pytest.mark.parametrize("width", [12, 25, 80])
def test_it_comes_back_the_same_way_at_every_width(width: int) -> None:
    layout = laid_out(width=width)
    assert walk(layout, -1) == walk(layout)[::-1]


@pytest.mark.parametrize("width", [12, 25, 80])
def test_a_word_is_found_again_at_another_width(width: int) -> None:
    before, now = Words(laid_out()), laid_out(width=width)
    word: Word | None = first(laid_out())
    while word:
        again = Words(now).found(before.place(word))
        assert text(now, again) == text(laid_out(), word)
        word = before.beside(word, 1)


def ends(layout: Layout, unit: str, step: int) -> list[str]:
    here = Words(layout)
    word = first(layout) if step > 0 else here.of_page(first(layout), 1)
    assert word
    go = here.of_sentence if unit == "sentence" else here.of_paragraph
    seen = []
    while (ahead := go(word, step)) != word:
        seen.append(text(layout, ahead))
        word = ahead
    return seen


def test_sentences_end_where_one_would_say_so() -> None:
    layout = laid_out()
    assert ends(layout, "sentence", 1) == [".", ".”", ".", "plan", "all", "[1]", "."]
    assert ends(layout, "sentence", -1) == ["A", "Second", "First", "The", "All", "It’s", "He"]


def test_paragraphs_headings_and_items_end_apart() -> None:
    layout = laid_out()
    assert ends(layout, "paragraph", 1) == [".", "plan", "all", "[1]", "."]
    assert ends(layout, "paragraph", -1) == ["A", "Second", "First", "The", "He"]


def test_the_word_below_is_the_nearest_one() -> None:
    layout = Layout(of_blocks(Paragraph(words("one two three\n\n1 22222 3333333"))).parts, 40)
    here = Words(layout)
    three = here.beside(here.beside(first(layout), 1) or first(layout), 1)
    assert three
    below = here.in_line(three, 1)
    assert text(layout, below) == "3333333"
    assert below
    assert text(layout, here.in_line(below, -1)) == "three"
    assert here.in_line(below, 1) is None


def test_what_is_selected_goes_from_one_end_to_the_other_whichever_is_first() -> None:
    layout = laid_out(width=25)
    here = Words(layout)
    start = first(layout)
    end = here.of_sentence(start, 1)
    for chosen in (Chosen(start, end), Chosen(end, start)):
        found = excerpt(layout, chosen.ends)
        assert found
        assert " ".join(found.words.split()) == "He came, they said To-See the U.S. plan."
        assert found.before == ""
        assert " ".join(found.after.split()).startswith("“It’s good.” All of them")
        assert rows_of(layout, chosen.ends).split() == found.words.split()


def test_numbers_of_a_list_are_told_but_not_where_a_footnote_hangs() -> None:
    layout = laid_out()
    here = Words(layout)
    everything = Chosen(first(layout), here.of_page(first(layout), 1) or first(layout))
    found = excerpt(layout, everything.ends)
    assert found
    told = " ".join(found.words.split())
    assert told.endswith("3.5%. The plan 1. First of all 2. Second 1. A note.")


def test_a_page_without_words_has_none() -> None:
    layout = Layout(of_blocks(Heading(words("—"), leads=(Lead("quote"),))).parts, 20)
    assert text(layout, first(layout)) == "—"
    assert Words(Layout(of_blocks(Paragraph(words(""))).parts, 20)).at_or_after(Spot(0, 0)) is None
