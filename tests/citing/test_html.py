"""What was text in a book is text in HTML; elements are closed, links lead only to the web."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from briefing.citing.html import html
from briefing.model.page import Block, Code, Display, Lead, Mark, Paragraph, Rule, Span, Spans, Table, Web
from briefing.model.text import Text
from tests.citing.blocks import HOSTILE, SPANS, leads_to, nowhere, paragraph
from tests.citing.html_reader import Reader


@given(SPANS)
@example((Span(HOSTILE),))
def test_no_character_of_a_text_is_markup(spans: Spans) -> None:
    read = Reader(html([Paragraph(spans)], nowhere))
    assert read.text == "".join(span.text for span in spans)
    assert set(read.tags) <= {"p", "br", "strong", "em", "s", "code"}
    assert read.attributes == []


@given(SPANS)
@example((Span(HOSTILE),))
def test_nor_in_a_cell_nor_in_code(spans: Spans) -> None:
    text = Text("".join(span.text for span in spans))
    read = Reader(html([Table((spans,), (), ("left",)), Code(text)], nowhere))
    assert read.text.split() == (text + " " + text).split()


@pytest.mark.parametrize("url", ['https://example.org/"onclick="x', "https://example.org/?a&lt;b=<c>"])
def test_an_address_stays_in_its_attribute(url: str) -> None:
    read = Reader(html([Paragraph((Span(Text("there"), Mark.STRONG, Web(Text(url))),))], leads_to))
    assert (read.attributes, read.text) == ([("href", url)], "there")


def test_lists_and_quotations_stand_around_what_is_in_them() -> None:
    words = paragraph("w").spans
    bullet, indent, second = Lead("bullet"), Lead("indent"), Lead("number", Text(" 2."))
    blocks: list[Block] = [
        Paragraph(words, leads=(indent,)),
        Paragraph(words, leads=(bullet,)),
        Paragraph(words, leads=(indent, bullet)),
        Paragraph(words, leads=(indent,)),
        Paragraph(words, leads=(second,)),
        Display(words),
        Rule(),
    ]
    assert html(blocks, nowhere).replace("\n", "") == (
        "<p>w</p>"
        "<ul><li><p>w</p><ul><li><p>w</p></li></ul><p>w</p></li></ul>"
        '<ol><li value="2"><p>w</p></li></ol>'
        "<blockquote><p>“w”</p></blockquote>"
        "<hr>"
    )
