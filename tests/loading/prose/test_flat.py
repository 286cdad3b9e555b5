"""Prose as plain lines: the words and links of a page, whichever way they were read."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.loading.prose.flat import LEFT_OUT, Flat, flat
from briefing.loading.prose.links import links
from briefing.loading.prose.parts import prose
from briefing.model.book import Ref
from briefing.model.page import Mark, Span
from briefing.model.text import Text, clean, one_line
from tests.loading.prose.texts import BOMBS, anything, passages_of

HERE = Ref("book", "here")

_STARTS = ("", "", " ", "   ", "> ", ">", "- ", "* ", "10. ", "1. ", "2) ", "# ", "## ", "    ")
_WORDS = ("a", "b [[n]]", "*c*", "**d** e", "`[[f]]`", "|", "|--", ":-", "---", "--", "-", "***", "===", "#",
          "", "x  ", "h #", "3. i", "> j", "_", "&amp;", "[k](l)", "\\")  # fmt: skip
_line = st.tuples(st.sampled_from(_STARTS), st.sampled_from(_STARTS), st.sampled_from(_WORDS)).map("".join)
lines = st.lists(_line, max_size=6).map("\n".join)


def called(ref: Ref) -> Text | None:
    return None if ref.id.startswith("n") else Text(f"The {ref.id}")


def read(source: str) -> Flat:
    return flat(Text(source), HERE, called)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("One line\nand the next.\n\nAnother.", "One line and the next.\nAnother."),
        ("# A *plan* #\nwords\n\nSetext\n===\n", "A plan\nwords\nSetext"),
        ("- one\n  goes on\n- two\n  1. inner\n", "one goes on\ntwo\ninner"),
        ("> said\n> > deeper\nlazy\n\n***\nend", "said\ndeeper lazy\nend"),
        ("| a | b |\n|---|---|\n| [[c|d]] | 2 |\n", "a\nb\nd\n2"),
        ("**Strong**, *soft*, `x*y`, ~~gone~~, [site](https://a.org), R&amp;D \\* snake_case",
         "Strong, soft, x*y, gone, site, R&D * snake_case"),
        ("[[colby]] met [[rutte|the\nSecretary]].", "The colby met the Secretary."),
    ],
)  # fmt: skip
def test_what_a_reader_reads(source: str, text: str) -> None:
    assert read(source).text == text


def test_links_stand_where_they_are_read_and_code_is_no_free_text() -> None:
    found = read("See [[a]] and *[[b#x|the b]]*: `code`.")

    assert found.text == "See The a and the b: code."
    assert [(str(link.target), found.text[link.start : link.end]) for link in found.links] == [
        ("book/a", "The a"),
        ("book/b#x", "the b"),
    ]
    assert found.free.replace(LEFT_OUT, "_") == "See _____ and _____: ____."


def lines_of_the_page(source: Text) -> list[tuple[str, str]]:
    """The passages of a page, and what is free in them; a link to a web site is no link to an entry."""
    lines = []
    for part in prose(source, HERE.book, lambda ref: (Span(called(ref) or Text(ref.id)),), HERE.id):
        for spans in filter(None, passages_of(part)):
            words = "".join(span.text for span in spans)
            free = (LEFT_OUT * len(span.text) if is_left_out(span) else span.text for span in spans)
            lines.append((one_line(Text(words)), one_line(Text("".join(free)))))
    return [line for line in lines if line[0]]


def lines_of(text: Text) -> list[Text]:
    return [Text(line) for line in text.split("\n")]


def is_left_out(span: Span) -> bool:
    is_note = isinstance(span.target, Ref) and span.target.heading.startswith("fn-")
    return Mark.CODE in span.marks or (isinstance(span.target, Ref) and not is_note)


@given((anything | lines).map(clean))
@example(Text("==="))
@example(Text("a\n2. b"))
@example(Text("1. a\n   b\n2. c"))
@example(Text("| a |\n---"))
@example(Text("- a\n-"))
def test_the_lines_are_the_passages_of_the_page(source: Text) -> None:
    found = read(source)
    told = zip(map(one_line, lines_of(found.text)), map(one_line, lines_of(found.free)), strict=True)

    assert [line for line in told if line[0]] == lines_of_the_page(source)


@given(anything.map(clean))
def test_links_are_those_of_the_prose(source: Text) -> None:
    expected = [Ref.parse(link.target, HERE.book, HERE.id) for link in links(source)]
    found = [link.target for link in read(source).links]

    assert sorted(found) == sorted(expected)
    assert found == expected or "[^" in source  # footnotes stand last on a page


joining = st.text(alphabet="a[]| *\u0301\u20dd\u2066\u2069\u200d”é\n", max_size=30)


@given((anything | joining).map(clean))
@example(Text("e\u0301\u0301\u0301\u0301[[b|\u0301x]]"))
@example(Text("\u2066[[a\u2069|b]]"))
def test_the_text_is_clean_and_as_long_as_what_is_free_in_it(source: Text) -> None:
    found = read(source)

    assert clean(found.text) == found.text
    assert len(found.free) == len(found.text)
    assert all(free in (char, LEFT_OUT) for char, free in zip(found.text, found.free, strict=True))


@pytest.mark.parametrize("bomb", BOMBS)
def test_no_text_holds_the_index_up(bomb: str) -> None:
    start = perf_counter()
    read(clean(BOMBS[bomb]))
    assert perf_counter() - start < 40  # the slowest takes half a second: this only tells a hang
