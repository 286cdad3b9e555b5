"""Other wordings of a quote, side by side with its own: the original of a translation, what others give."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library.verification.verdict import Verdict
from briefing.library.wordings import unlike
from briefing.model.entries import Original, Quote, Source, Variant
from briefing.model.page import Block, Column, Columns, Mark, Paragraph, Span, Spans
from briefing.model.text import clean, one_line
from briefing.pages.blocks import heading
from briefing.pages.standing import short
from briefing.pages.view import View
from briefing.pages.words import muted, plain, source, to


def wordings(quote: Quote, view: View) -> Iterator[Block]:
    """The original of a translation beside it, and the wordings of other sources beside the quote's own."""
    if quote.original:
        yield heading("Translation and original")
        yield Columns(columns=_languages(quote, quote.original, view), space=0)
    if quote.variants:
        yield heading("As others give it")
        found = view.volume.verdicts.of(quote.id)
        mine = _as_given(quote, view, found)
        mine = mine._replace(head=(*mine.head, *muted(", as quoted here")))
        verdicts = found.variants if found else (None,) * len(quote.variants)
        given = zip(quote.variants, verdicts, strict=True)
        others = (_as_given(variant, view, verdict, quote.words) for variant, verdict in given)
        yield Columns(columns=(mine, *others), space=0)


def _languages(quote: Quote, original: Original, view: View) -> tuple[Column, Column]:
    """The words as quoted and as spoken, each under its language, where the book tells, with its source."""
    language = view.volume.book.header.language
    translated = "In translation" + (f" ({language})" if language else "")
    return (
        _column(translated, plain(one_line(quote.words)), source(view, quote.source)),
        _column(
            f"In the original ({original.language})",
            plain(one_line(original.words)),
            source(view, original.source),
        ),
    )


def _as_given(
    wording: Quote | Variant, view: View, verdict: Verdict | None, mine: str | None = None
) -> Column:
    """A wording under the publisher of its source, and how it stands there.

    What is not in the quote's own stands out.
    """
    found = view.entry(wording.source)
    words = one_line(wording.words)
    said = plain(words) if mine is None else _marked(words, mine)
    if not isinstance(found, Source):
        return _column("No source", said, short(verdict))
    dated = muted(f", {found.published.short()}") if found.published else ()
    stands_in = (*to(view, found.id, f"“{one_line(found.title)}”"), *dated)
    return _column(found.publisher, said, stands_in, short(verdict))


def _column(head: str, said: Spans, *below: Spans) -> Column:
    quoted = Paragraph((*plain("“"), *said, *plain("”")), space=0)
    return Column(plain(head), (quoted, *(Paragraph(spans, space=0) for spans in below if spans)))


def _marked(words: str, mine: str) -> Spans:
    """Words, strong where they are not in another wording."""
    spans: list[Span] = []
    at = 0
    for start, end in unlike(words, mine):
        spans += (Span(clean(words[at:start])), Span(clean(words[start:end]), Mark.STRONG))
        at = end
    return (*spans, Span(clean(words[at:])))
