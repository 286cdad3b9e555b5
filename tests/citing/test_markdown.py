"""What was text in a book is text in Markdown, judged by a Markdown parser."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.citing.markdown import markdown
from briefing.library.volume import Library
from briefing.model.page import (
    Branch,
    Chart,
    Code,
    Column,
    Columns,
    Display,
    Fact,
    Facts,
    Heading,
    Lead,
    Mark,
    Paragraph,
    Rule,
    Span,
    Spans,
    Table,
    Value,
    Web,
)
from briefing.model.text import Text
from briefing.pages.view import View
from tests import shipped
from tests.citing.blocks import HOSTILE, SPANS, WORDS, leads_to, nowhere, paragraph, read_off
from tests.citing.copying import cited
from tests.citing.html_reader import Reader

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def inlines(tokens: list[Token]) -> list[Token]:
    """What stands in the blocks, in order."""
    return [token for token in tokens if token.type == "inline"]


def said(inline: Token) -> list[str]:
    """The lines of a block as one reads them."""
    breaks = ("hardbreak", "softbreak")
    text = "".join("\n" if child.type in breaks else child.content for child in inline.children or ())
    return read_off((Span(Text(text)),))


@given(SPANS)
@example((Span(HOSTILE),))
def test_no_character_of_a_paragraph_is_markup(spans: Spans) -> None:
    tokens = PARSER.parse(markdown([Paragraph(spans)], nowhere))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert [line for inline in inlines(tokens) for line in said(inline)] == read_off(spans)


@given(WORDS, st.sampled_from(["bullet", "quote"]))
@example(HOSTILE, "bullet")
@example(HOSTILE, "quote")
def test_nor_of_an_item_or_a_quotation(words: str, kind: str) -> None:
    block = Paragraph(paragraph(words).spans, leads=(Lead("bullet" if kind == "bullet" else "quote"),))
    tokens = PARSER.parse(markdown([block], nowhere))
    assert [line for inline in inlines(tokens) for line in said(inline)] == read_off(block.spans)


@given(st.lists(SPANS, min_size=2, max_size=2))
@example([(Span(HOSTILE),), (Span(Text("a|b"), Mark.CODE),)])
@example([(), (Span(Text("` "), Mark.CODE), Span(Text("\\")))])
def test_nor_of_a_cell(cells: list[Spans]) -> None:
    table = Table(tuple(cells), (tuple(reversed(cells)),), ("left", "right"))
    tokens = PARSER.parse(markdown([table], nowhere))
    assert tokens[0].type == "table_open"
    shown = [" ".join(said(inline)) for inline in inlines(tokens)]
    assert shown == [" ".join(read_off(cell)) for cell in (*cells, *reversed(cells))]


def test_a_chart_is_its_table() -> None:
    table = Table(
        ((Span(Text("year")),), ()), (((Span(Text("2024")),), (Span(Text("1.99e")),)),), ("left", "right")
    )
    note = (Span(Text("e: estimate")),)
    chart = Chart(kind="line", unit=Text(""), keys=(), at=(), series=(), table=table, note=note)
    assert markdown([chart], nowhere) == markdown([table, Paragraph(note)], nowhere)


@given(WORDS)
@example(HOSTILE)
def test_code_keeps_its_lines(words: str) -> None:
    (token,) = PARSER.parse(
        markdown(
            [
                Code(Text(words.replace("\x00", ""))),
            ],
            nowhere,
        )
    )
    assert token.type == "fence"
    assert [line.rstrip(" ") for line in token.content.split("\n")[:-1]] == [
        line.rstrip(" ") for line in words.split("\n")
    ]


@pytest.mark.parametrize(
    ("spans", "written"),
    [
        ((Span(Text("five")), Span(Text(" per cent"), Mark.STRONG)), "five per cent"),
        ((Span(Text("No."), Mark.STRONG), Span(Text(" Never"))), "**No.** Never"),
        ((Span(Text("No."), Mark.STRONG), Span(Text("Never"))), "No.Never"),
        ((Span(Text("all"), Mark.STRONG | Mark.EMPHASIS),), "***all***"),
        ((Span(Text("--on"), Mark.CODE), Span(Text(" says"))), "`--on` says"),
        ((Span(Text("`"), Mark.CODE),), "`` ` ``"),
        ((Span(Text("[T]he deal\n2. holds"),),), "\\[T\\]he deal\\\n2\\. holds"),
        ((Span(Text("3.71 of 12\n-3.5%\n+2\n#5")),), "3.71 of 12\\\n-3.5%\\\n+2\\\n#5"),
        ((Span(Text("3) a\n- b\n+\n# c\n---")),), "3\\) a\\\n\\- b\\\n\\+\\\n\\# c\\\n\\---"),
        ((Span(Text("there"), target=Web(Text("https://example.org/a?b&c|d"))),),
         "[there](<https://example.org/a?b\\&c%7Cd>)"),
        ((Span(Text("https://example.org/_a_"), target=Web(Text("https://example.org/_a_"))),),
         "<https://example.org/_a_>"),
    ],
)  # fmt: skip
def test_marks_and_links_are_written_where_they_are_taken_for_such(spans: Spans, written: str) -> None:
    assert markdown([Paragraph(spans)], leads_to) == written


def test_each_kind_of_block_has_its_markup() -> None:
    words = paragraph("words").spans
    blocks = [
        Heading(words, level=1),
        Display(words),
        Value(Text("5"), Text("% of GDP")),
        Facts((Fact(Text("As of"), words), Fact(Text("Source"), words))),
        Columns(columns=(Column(words, (Display(words),)), Column(words, (Paragraph(words),)))),
        Rule(),
        Branch(words, spoken=Text("at the top")),
        Branch((Span(Text("below\nits head")),), (False,), Text("unit 1 of 1"), space=0),
        Paragraph(words, leads=(Lead("number", Text("1.")),)),
        Paragraph(words, leads=(Lead("indent", Text("1.")),)),
    ]
    assert markdown(blocks, nowhere).split("\n") == [
        "# words", "",
        "> “words”", "",
        "**5% of GDP**", "",
        "- As of: words",
        "- Source: words", "",
        "### words", "",
        "> “words”", "",
        "### words", "",
        "words", "",
        "***", "",
        "- words (at the top)",
        "  - below (unit 1 of 1)\\",
        "    its head", "",
        "1. words", "",
        "   words",
    ]  # fmt: skip


def test_markdown_and_html_of_a_whole_book_say_the_same() -> None:
    volume = shipped.nato()
    view = View(Library(volume), volume, volume.book.header.date)
    for entry in volume.book:
        ref = view.here(entry.id)
        in_html = Reader(cited(view, ref, "html"))
        in_markdown = Reader(PARSER.render(cited(view, ref, "markdown")))
        assert "".join(in_markdown.text.split()) == "".join(in_html.text.split())
        assert in_markdown.addresses() == in_html.addresses()
