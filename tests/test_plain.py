"""Pages as lines of text: every block, at a width and without one, and nothing drawn."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.loading.prose.parts import prose
from briefing.model.book import Ref
from briefing.model.page import (
    Block,
    Branch,
    Code,
    Display,
    Fact,
    Facts,
    Heading,
    Mark,
    Page,
    Paragraph,
    Rule,
    Span,
    Table,
    Value,
    part,
)
from briefing.model.text import Text
from briefing.plain import lines
from briefing.wrap import cells
from tests.loading.prose.texts import anything

Words = tuple[Span, ...]


def words(text: str) -> Words:
    return (Span(Text(text)),)


def plain(*blocks: Block, width: int | None = None) -> str:
    return "\n".join(lines(Page(Ref("book"), Text("x"), (part(*blocks),)), width))


def of_prose(source: str, width: int | None = None) -> str:
    parts = prose(Text(source), "book", lambda ref: words(ref.id.title()) if ref.id != "gone" else None)
    return "\n".join(lines(Page(Ref("book"), Text("x"), parts), width))


BLOCKS = [
    (Paragraph(words("one two\nthree")), "one two\nthree"),
    (Heading(words("Title"), 1), "Title\n====="),
    (Heading(words("Title"), 2), "Title\n-----"),
    (Heading(words("Title"), 3), "Title"),
    (Display(words("the words")), "“the words”"),
    (Value(Text("5"), Text("% of GDP")), "5% of GDP"),
    (Code(Text("a\n  b")), "    a\n      b"),
    (Rule(), "---"),
    (
        Facts((Fact(Text("Speaker"), words("Colby")), Fact(Text("Said"), words("then")))),
        "Speaker: Colby\nSaid: then",
    ),
    (
        Branch(words("Naples"), (True, False), Text("unit 2 of 3, under SHAPE")),
        "    Naples (unit 2 of 3, under SHAPE)",
    ),
    (Table((words("a"), words("bc")), ((words("1"), words("2")),), ("left", "right")), "a  bc\n-  --\n1   2"),
]


@pytest.mark.parametrize(("block", "expected"), BLOCKS, ids=lambda value: type(value).__name__)
def test_each_block(block: Block, expected: str) -> None:
    assert plain(block) == expected


def test_a_line_apart_and_none_at_the_beginning() -> None:
    assert plain(Rule(), Rule(space=0), Rule(space=2)) == "---\n---\n\n---"


def test_links_are_words_and_web_addresses_are_told() -> None:
    source = "[[colby]], [the text](https://x.org), <https://y.org>, <me@z.org>, [[gone]]"
    assert of_prose(source) == "Colby, the text (https://x.org), https://y.org, me@z.org, (?) gone"


def test_a_doubt_that_says_so_itself_has_no_sign() -> None:
    assert plain(Paragraph((Span(Text("x")), Span(Text(" (perhaps)"), Mark.WARNING)))) == "x (perhaps)"


def test_lists_and_quotations_hang() -> None:
    assert of_prose("- one two three four five six\n  1. seven\n- eight\n\n> nine\n> > ten\n", 20) == (
        "- one two three four\n  five six\n  1. seven\n- eight\n\n> nine\n\n> > ten"
    )


def test_a_table_that_does_not_fit_has_a_label_before_each_cell() -> None:
    table = Table(
        (words("Ally"), words("Remark")),
        ((words("Spain"), words("a remark that is long")), (words("Italy"), ())),
        ("left", "left"),
    )
    assert plain(table, width=26) == "Ally: Spain\nRemark: a remark that is\n  long\n\nAlly: Italy"


def test_without_a_width_nothing_is_wrapped() -> None:
    assert plain(Paragraph(words("word " * 100))) == ("word " * 100).strip()


@given(anything, st.integers(30, 100))
def test_lines_of_any_prose_fit_and_are_not_drawn(source: str, width: int) -> None:
    source = re.sub("[─-▟▲]", "", source)
    text = of_prose(source, width)
    assert not re.search("[─-▟▲]", text)
    assert all(
        cells(line) <= width for line in text.split("\n") if not line.lstrip("> -1.").startswith("   ")
    )


def test_without_a_width_words_are_those_at_a_width() -> None:
    source = "# A title\n\n- one *two* [[three]]\n\n> " + "words " * 40
    assert of_prose(source, 30).replace(">", "").split() == of_prose(source).replace(">", "").split()
