"""An article: what it is called, when and by whom it was published, and its text."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.entries import Article, Source
from briefing.model.page import Block, Paragraph, Part
from briefing.model.text import Text
from briefing.pages.blocks import facts_of, kicker, parts, prose, sources, title
from briefing.pages.view import View
from briefing.pages.words import joined, muted, on

_NAMED = 2
"""How many publishers a dateline names if there are many."""


def article(entry: Article, view: View) -> tuple[Part, ...]:
    """Title and dateline, summary, body, sources."""
    return (
        *parts(_head(entry, view)),
        *prose(view, entry.id, entry.summary),
        *prose(view, entry.id, entry.body),
        *parts(sources(view, entry.sources)),
    )


def _head(entry: Article, view: View) -> Iterator[Block]:
    yield kicker(view, entry)
    yield title(entry.title)
    sources = [found for source_id in entry.sources if isinstance(found := view.entry(source_id), Source)]
    publishers = list(dict.fromkeys(found.publisher for found in sources))
    dateline = joined((on(entry.published), muted(_some(publishers)) if publishers else ()))
    if dateline:
        yield Paragraph(dateline, space=0)
    yield from facts_of(entry)


def _some(publishers: list[Text]) -> str:
    """The first publishers by name, the others by number."""
    others = len(publishers) - _NAMED
    if others <= 1:
        return ", ".join(publishers)
    return f"{', '.join(publishers[:_NAMED])} and {others} others"
