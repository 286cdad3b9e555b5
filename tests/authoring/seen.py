"""An article as it is seen, without a screen: what a selection of its words is made of."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.loading.prose.parts import prose
from briefing.model.book import Ref
from briefing.model.entries import Article
from briefing.model.page import Block, Code, Excerpt, Heading, Paragraph, Span, Spans, Table
from briefing.model.text import Text


def title(target: Text) -> str:
    """What is seen for a link without words."""
    return f"The {target.title()}"


def seen(article: Article) -> str:
    """The body as a reader sees it."""
    parts = prose(article.body, "book", lambda ref: (Span(Text(title(Text(ref.id)))),), article.id)
    return "\n".join(line for part in parts for block in part.blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    lead = "".join(lead.label or "• " for lead in block.leads if lead.kind in ("bullet", "number"))
    match block:
        case Paragraph() | Heading():
            yield f"{lead} {_words(block.spans)}"
        case Table():
            yield from ("   ".join(map(_words, row)) for row in (block.head, *block.rows))
        case Code():
            yield block.text


def _words(spans: Spans) -> str:
    return "".join(span.text for span in spans if not (isinstance(span.target, Ref) and span.target.is_note))


def selected(page: str, start: int, end: int) -> Excerpt:
    """A stretch of what is seen."""
    return Excerpt(page[start:end], page[:start], page[end:])


def select(article: Article, words: str, nth: int = 1) -> Excerpt:
    """Some words of what is seen; of several places the n-th."""
    page, at = seen(article), -1
    for _ in range(nth):
        at = page.index(words, at + 1)
    return selected(page, at, at + len(words))
