"""Pages for the tests of what draws them."""

from __future__ import annotations

from hypothesis import strategies as st

from briefing.loading.prose.parts import prose
from briefing.model.book import Ref
from briefing.model.page import Block, Page, Paragraph, Span, Spans, part
from briefing.model.text import Text
from briefing.ui.flow import SIGNS, Row, text_of

HERE = Ref("book", "here")
SENTENCE = "The allies met in Brussels and agreed to spend more on their common defence. "


def words(text: str) -> Spans:
    """Plain words."""
    return (Span(Text(text)),)


def name(ref: Ref) -> Spans:
    """Every entry is called after its id."""
    return words(ref.id.title())


def of_blocks(*blocks: Block) -> Page:
    """A page of ready-made blocks."""
    return Page(HERE, Text("Here"), (part(*blocks),))


def of_prose(source: str) -> Page:
    """A page of Markdown."""
    return Page(HERE, Text("Here"), prose(Text(source), "book", name, "here"))


def long_prose(paragraphs: int = 400) -> Page:
    """A page of many parts; each paragraph is numbered and has a link, every tenth a heading above it."""
    return of_prose(
        "\n\n".join(
            (f"## Heading {number}\n\n" if number % 10 == 0 else "")
            + f"Paragraph {number} of [[target-{number}]]. {SENTENCE * (number % 4)}"
            for number in range(paragraphs)
        )
    )


def seen(row: Row) -> str:
    """A row as a person sees it."""
    return text_of(row).rstrip()


def letters(rows: list[Row]) -> str:
    """The words of rows, without what is drawn around them and without blanks."""
    return "".join("".join(s.text for s in row if s.role not in SIGNS) for row in rows).replace(" ", "")


paragraphs = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\u200d\ufe0f"
    ),
    min_size=1,
    max_size=200,
).map(lambda text: Paragraph(words(text)))
