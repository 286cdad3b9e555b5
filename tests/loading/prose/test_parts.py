"""An author's Markdown becomes blocks: each construct, what is hostile, and what holds for any text."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.token import Token

from briefing.loading.prose import markdown, parts
from briefing.loading.prose.parts import prose, slugs
from briefing.model.book import Ref
from briefing.model.page import (
    Block,
    Code,
    Heading,
    Lead,
    Mark,
    Paragraph,
    Rule,
    Span,
    Spans,
    Table,
    Web,
)
from briefing.model.text import Text, clean
from tests.loading.prose.texts import BOMBS, anything, passages_of

BULLET, QUOTE, ROOM = Lead("bullet"), Lead("quote"), Lead("indent")
COLBY, PLEDGE, OTHER = Ref("book", "colby"), Ref("book", "pledge"), Ref("other", "text", "part")
NAMES: dict[Ref, Spans] = {
    COLBY: (Span(Text("Elbridge Colby")),),
    PLEDGE: (Span(Text("“five…”"), Mark.EMPHASIS), Span(Text(" (Rutte)"))),
    OTHER: (Span(Text("Other text")),),
}


def blocks(source: str) -> list[Block]:
    """All blocks of a text in the book `book`, entry `here`."""
    return [block for part in prose(Text(source), "book", NAMES.get, "here") for block in part.blocks]


def spans(source: str) -> Spans:
    """The spans of a text that is one paragraph."""
    (block,) = blocks(source)
    assert isinstance(block, Paragraph)
    return block.spans


def said(block: Block) -> str:
    """The words of a paragraph or a heading."""
    assert isinstance(block, Paragraph | Heading)
    return "".join(span.text for span in block.spans)


def shape(source: str) -> list[tuple[str, tuple[Lead, ...], int]]:
    """The words, leads and space of each paragraph."""
    return [(said(block), block.leads, block.space) for block in blocks(source)]


LINKS = {
    "[[colby]]": (Span(Text("Elbridge Colby"), Mark.NONE, COLBY),),
    "[[colby|the man]]": (Span(Text("the man"), Mark.NONE, COLBY),),
    "[[colby|the\nman]]": (Span(Text("the man"), Mark.NONE, COLBY),),
    '[[colby|"[T]he man"]]': (Span(Text('"[T]he man"'), Mark.NONE, COLBY),),
    "**[[colby]]**": (Span(Text("Elbridge Colby"), Mark.STRONG, COLBY),),
    "[[pledge]]": (
        Span(Text("“five…”"), Mark.EMPHASIS, PLEDGE),
        Span(Text(" (Rutte)"), Mark.NONE, PLEDGE),
    ),
    "[[other/text#part]]": (Span(Text("Other text"), Mark.NONE, OTHER),),
    "[[nobody]]": (Span(Text("nobody"), Mark.WARNING),),
    "[[nobody|some man]]": (Span(Text("some man"), Mark.WARNING),),
    "`[[colby]]`": (Span(Text("[[colby]]"), Mark.CODE),),
    r"\[[colby]]": (Span(Text("[[colby]]")),),
    "[[]] [[|x]] [[ ]]": (Span(Text("[[]] [[|x]] [[ ]]")),),
    "[the text](https://x.org/a?b=c)": (Span(Text("the text"), Mark.NONE, Web(Text("https://x.org/a?b=c"))),),
    "<https://x.org>": (Span(Text("https://x.org"), Mark.NONE, Web(Text("https://x.org"))),),
    "<me@x.org>": (Span(Text("me@x.org"), Mark.NONE, Web(Text("mailto:me@x.org"))),),
    "[words](javascript:alert)": (Span(Text("words (javascript:alert)")),),
    "[words](../a.md)": (Span(Text("words (../a.md)")),),
    "<ftp://x.org>": (Span(Text("ftp://x.org")),),
    "![a map](https://x.org/m.png)": (Span(Text("a map"), Mark.NONE, Web(Text("https://x.org/m.png"))),),
    "![a map](m.png)": (Span(Text("a map (m.png)")),),
    "[](https://x.org)": (Span(Text("https://x.org"), Mark.NONE, Web(Text("https://x.org"))),),
    "[see [[colby]]](https://x.org)": (
        Span(Text("[see ")),
        Span(Text("Elbridge Colby"), Mark.NONE, COLBY),
        Span(Text("](https://x.org)")),
    ),
    "[T]he deal [/] holds [sic]": (Span(Text("[T]he deal [/] holds [sic]")),),
    "[@click=app.quit]x[/]": (Span(Text("[@click=app.quit]x[/]")),),
}


@pytest.mark.parametrize(("source", "expected"), LINKS.items())
def test_words_and_links(source: str, expected: Spans) -> None:
    assert spans(source) == expected


def test_marks_add_up() -> None:
    assert spans("a *b **c*** ~~d~~ `e`") == (
        Span(Text("a ")),
        Span(Text("b "), Mark.EMPHASIS),
        Span(Text("c"), Mark.EMPHASIS | Mark.STRONG),
        Span(Text(" ")),
        Span(Text("d"), Mark.STRIKE),
        Span(Text(" ")),
        Span(Text("e"), Mark.CODE),
    )


def test_a_line_end_is_a_blank_and_a_hard_break_a_line_end() -> None:
    assert spans("one\ntwo  \nthree\\\nfour") == (Span(Text("one two\nthree\nfour")),)


ENTITIES = {
    "a &#x202e;b": (Span(Text("a ‹RLO›b")),),
    "a &#xfeff;&#xe0041;&#x9b;2J": (Span(Text("a ‹BOM›‹U+E0041›\ufffd2J")),),
    "a&#x2028;b": (Span(Text("a\nb")),),
    "*[[colby|a]]*&#x202e;": (Span(Text("a"), Mark.EMPHASIS, COLBY), Span(Text("‹RLO›"))),
    "[a](https://x.org/&#x202e;)": (Span(Text("a"), Mark.NONE, Web(Text("https://x.org/‹RLO›"))),),
    "![&#x202e;](m.png)": (Span(Text("‹RLO› (m.png)")),),
    "o" + "&#x301;" * 9: (Span(Text("o" + "\u0301" * 4 + "\ufffd")),),
    "o*\u0301\u0301\u0301*\u0301\u0301": (
        Span(Text("o")),
        Span(Text("\u0301\u0301\u0301"), Mark.EMPHASIS),
        Span(Text("\u0301\ufffd")),
    ),
    "\u2067[[colby|a]]\u2069": (
        Span(Text("\u2067")),
        Span(Text("a"), Mark.NONE, COLBY),
        Span(Text("\u2069")),
    ),
}


@pytest.mark.parametrize(("source", "expected"), ENTITIES.items())
def test_entities_and_signs_bring_nothing_back_that_was_cleaned(source: str, expected: Spans) -> None:
    assert spans(source) == expected


harmful = st.sampled_from(
    ["&#x202e;", "&#xfeff;", "&#xe0041;", "&#x2028;", "&#x301;", "&#x301;" * 5, "&#x2066;", "&#x2069;",
     "&#27;", "\u0301" * 4, "\u2066", "\u2069", "🏴", "*", "**", "`", "[[colby|", "]]", "[", "](https://x.org/",
     ")", "![", "<", ">", "| ", "\n", "\n\n", "# ", "```", "- ", "|---|\n", "a", " "]
)  # fmt: skip


@given(st.lists(harmful, max_size=25).map("".join).map(clean))
def test_the_words_of_a_page_are_clean(source: str) -> None:
    for block in blocks(source):
        for words in lines_of(block):
            assert clean(words) == words
        for span in all_spans(block):
            assert clean(ISOLATES.sub("", span.text)) == ISOLATES.sub("", span.text)
            if isinstance(span.target, Web):
                assert clean(span.target.url) == span.target.url


ISOLATES = re.compile("[\u2066-\u2069]")
"""One may be closed in another span of the same line."""


def lines_of(block: Block) -> list[str]:
    """The words that stand together in a block: a paragraph, a cell, some code."""
    match block:
        case Paragraph() | Heading():
            return [said(block)]
        case Table():
            return ["".join(span.text for span in cell) for row in (block.head, *block.rows) for cell in row]
        case Code():
            return [block.text, block.language]
    return []


def all_spans(block: Block) -> list[Span]:
    match block:
        case Paragraph() | Heading():
            return list(block.spans)
        case Table():
            return [span for row in (block.head, *block.rows) for cell in row for span in cell]
    return []


def test_html_is_text() -> None:
    assert spans("<b>x</b> &lt; &amp;") == (Span(Text("<b>x</b> < &")),)


SHAPES = {
    "a\n\nb": [("a", (), 1), ("b", (), 1)],
    "- a\n- b\n  c": [("a", (BULLET,), 1), ("b c", (BULLET,), 0)],
    "- a\n\n- b": [("a", (BULLET,), 1), ("b", (BULLET,), 1)],
    "- a\n\n  b": [("a", (BULLET,), 1), ("b", (ROOM,), 1)],
    "- a\n  - b\n- c": [("a", (BULLET,), 1), ("b", (ROOM, BULLET), 0), ("c", (BULLET,), 0)],
    "- - a": [("a", (BULLET, BULLET), 1)],
    "-\n- b": [("", (BULLET,), 1), ("b", (BULLET,), 0)],
    "9. a\n10. b": [("a", (Lead("number", Text(" 9.")),), 1), ("b", (Lead("number", Text("10.")),), 0)],
    "3) a\n\n   b": [("a", (Lead("number", Text("3)")),), 1), ("b", (Lead("indent", Text("3)")),), 1)],
    "> a\n>\n> > b": [("a", (QUOTE,), 1), ("b", (QUOTE, QUOTE), 1)],
    "> - a": [("a", (QUOTE, BULLET), 1)],
    "- > a\n  > b": [("a b", (BULLET, QUOTE), 1)],
}


@pytest.mark.parametrize(("source", "expected"), SHAPES.items())
def test_lists_and_quotations_are_leads(
    source: str, expected: list[tuple[str, tuple[Lead, ...], int]]
) -> None:
    assert shape(source) == expected


def test_headings_have_levels_and_slugs_that_are_unique() -> None:
    found = blocks("# The *Plan*!\n\nThe plan\n---\n\n### `a_b` & c ###\n\n- # The plan\n")
    assert [(said(block), block.level, block.slug) for block in found if isinstance(block, Heading)] == [
        ("The Plan!", 1, "the-plan"),
        ("The plan", 2, "the-plan-1"),
        ("a_b & c", 3, "a_b--c"),
        ("The plan", 1, ""),
    ]


def test_a_part_knows_its_headings_before_its_blocks_are_made() -> None:
    source = Text("# One\n\n" + "words " * 500 + "\n\n# One\n\n```\n# none\n```\n")
    assert [slug for part in prose(source, "book", NAMES.get) for slug in part.slugs][:2] == ["one", "one-1"]


def test_code_is_kept_as_it_is() -> None:
    assert blocks("```python title\nif x:\n\n  [[y]]\n```") == [
        Code(Text("if x:\n\n  [[y]]"), Text("python")),
    ]
    assert blocks("    a\n\n    b\n") == [Code(Text("a\n\nb"))]


def test_a_table_has_its_alignments_and_links() -> None:
    (table,) = blocks("| a | b | c |\n|---|--:|:-:|\n| [[colby\\|d]] | 2 |\n")
    assert isinstance(table, Table)
    assert table.aligns == ("left", "right", "center")
    assert table.head == ((Span(Text("a")),), (Span(Text("b")),), (Span(Text("c")),))
    assert table.rows == (((Span(Text("d"), Mark.NONE, COLBY),), (Span(Text("2")),), ()),)


def test_a_link_with_words_parts_no_cells() -> None:
    (table,) = blocks("| a | b |\n|---|---|\n| [[colby|d]] | `[[x|y]]` |\n")
    assert isinstance(table, Table)
    assert table.rows == (((Span(Text("d"), Mark.NONE, COLBY),), (Span(Text("[[x|y]]"), Mark.CODE),)),)
    assert blocks("```\n[[a|b]]\n```") == [Code(Text("[[a|b]]"))]
    assert blocks("    [[a|b]]") == [Code(Text("[[a|b]]"))]


def test_a_table_of_too_many_rows_is_lines() -> None:
    found = blocks("| a | b |\n|---|---|\n" + "| x | [[colby]] |\n" * 300)
    assert len(found) == 301
    assert said(found[-1]) == "x | Elbridge Colby"


def test_a_footnote_can_be_followed_to_its_text_at_the_end() -> None:
    found = blocks("One[^b] and two[^a].\n\n[^a]: First.\n\n[^b]: Second\n\n    and more.\n\nEnd.")
    body, end, rule, *notes = found
    assert isinstance(body, Paragraph)
    assert [span.target for span in body.spans if span.target] == [Ref("book", "here", "fn-1"),
                                                                   Ref("book", "here", "fn-2")]  # fmt: skip
    assert said(body) == "One[1] and two[2]."
    assert said(end) == "End."
    assert rule == Rule()
    assert [(said(note), note.slug) for note in notes] == [
        ("Second", "fn-1"),
        ("and more.", ""),
        ("First.", "fn-2"),
    ]
    assert notes[0].leads == (Lead("number", Text("1.")),)
    last = prose(Text("One[^b].\n\n[^b]: x"), "book", NAMES.get)[-1]
    assert last.slugs == ("fn-1",)


def test_footnotes_cost_no_more_than_the_stretches_in_which_they_stand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    filler = "words " * 400
    source = "".join(f"# {n}\n\n{filler}[^{n}]\n\n[^{n}]: note {n}\n\n" for n in range(50))
    parsed: list[str] = []

    def counting(text: str, env: dict[str, object]) -> list[Token]:
        parsed.append(text)
        return markdown.parse(text, env)

    monkeypatch.setattr(parts, "parse", counting)
    page = prose(Text(source), "book", NAMES.get)
    (last,) = page[-1].blocks

    assert said(last) == "note 49"
    assert len(parsed) == 2  # its own, and the first, which tells whether the line above the notes is drawn
    notes = [block for part in page for block in part.blocks if block.slug.startswith("fn-")]
    assert [said(note) for note in notes] == [f"note {n}" for n in range(50)]
    assert [block for part in page for block in part.blocks].count(Rule()) == 1


def test_footnotes_stand_in_the_order_of_their_numbers_wherever_they_are_written() -> None:
    filler = "words " * 400 + "\n\n"
    source = "[^a] [^b] [^c]\n\n[^b]: B\n\n" + filler + "[^c]: C\n\n[^a]: A\n\n" + filler
    notes = [block for block in blocks(source) if block.slug]
    assert [(block.slug, said(block)) for block in notes] == [("fn-1", "A"), ("fn-2", "B"), ("fn-3", "C")]


def test_what_looks_like_a_footnote_in_code_is_none() -> None:
    assert Rule() not in blocks("x[^1]\n\n```\n[^1]: no\n```\n")


def test_a_link_without_an_id_means_the_entry_it_stands_in() -> None:
    here = Ref("book", "here", "part")
    (part,) = prose(Text("[[#part|there]]"), "book", {here: ()}.get, "here")
    (block,) = part.blocks
    assert isinstance(block, Paragraph)
    assert block.spans == (Span(Text("there"), Mark.NONE, here),)


def test_what_a_link_can_name_in_a_text() -> None:
    assert slugs(Text("# The Plan\n\nx[^1]\n\n[^1]: y\n")) == ("the-plan", "fn-1")


def test_a_reference_without_a_footnote_is_text() -> None:
    assert spans("One[^1]") == (Span(Text("One[^1]")),)


def test_an_address_may_stand_apart_from_its_link() -> None:
    source = "[the text][x]\n\n" + "words " * 600 + "\n\nlast\n\n[x]: https://x.org\n"
    first = blocks(source)[0]
    assert isinstance(first, Paragraph)
    assert first.spans == (Span(Text("the text"), Mark.NONE, Web(Text("https://x.org"))),)


@pytest.mark.parametrize("bomb", BOMBS)
def test_no_text_holds_the_first_screen_up(bomb: str) -> None:
    start = perf_counter()
    for part in prose(Text(BOMBS[bomb]), "book", NAMES.get)[:2]:
        assert part.blocks is not None
    assert perf_counter() - start < 20  # the slowest takes half a second: this only tells a hang


def plain(source: Text) -> str:
    """The words of a text, a passage a line."""
    parts = prose(source, "book", NAMES.get)
    found = (spans for part in parts for spans in passages_of(part) if spans)
    return "\n".join("".join(span.text for span in spans).replace("\n", " ") for spans in found)


@pytest.mark.parametrize("bomb", ["nested quotations", "nested lists", "open brackets", "stars and words"])
def test_no_depth_loses_words(bomb: str) -> None:
    source = BOMBS[bomb][:3_000] + "end"
    assert plain(Text(source)).endswith("end")


@given(anything)
def test_every_text_gives_a_page(source: str) -> None:
    for part in prose(Text(source), "book", lambda ref: None):
        assert all(isinstance(block, Block) for block in part.blocks)
        assert part.size >= 0
    plain(Text(source))


@given(st.lists(st.text(alphabet="abcäß7", min_size=1), min_size=1, max_size=30))
def test_plain_words_are_kept(words: list[str]) -> None:
    assert plain(Text("\n\n".join(words))) == "\n".join(words)
    assert plain(Text(" ".join(words))) == " ".join(words)
