"""What of a quote may be told outside its book, by the rule under which the words were given.

On background, occasion and source are told unless they give the speaker away: by a name of his, the last word
of it, or an id that has one. What is not attributable is told without speaker, day, occasion and source.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefing.library.attribution import UNNAMED, is_on_record
from briefing.library.names import names_of
from briefing.library.search.words import indexed
from briefing.model.book import Book
from briefing.model.entries import Person, Quote, Source
from briefing.model.text import Text, clean

_PLAIN_TO_SEE = 5
"""Letters of a name that is known as such even within a longer word, as in an address."""


def allowed(book: Book, quote: Quote) -> Quote:
    """The quote without what its attribution forbids to tell; whether it is embargoed is another question."""
    if is_on_record(quote):
        return quote
    if quote.attribution == "not attributable":
        return replace(quote, speaker=Text(""), speaker_as=None, said=None, occasion=None, source=None)
    tells_occasion = not _gives_away(book, quote, [quote.occasion or ""])
    tells_source = not _gives_away(book, quote, _of_source(book, quote))
    return replace(
        quote,
        speaker_as=quote.speaker_as or UNNAMED,
        occasion=quote.occasion if tells_occasion else None,
        source=quote.source if tells_source else None,
    )


def left_out(book: Book, quote: Quote) -> Text:
    """What the attribution leaves out, in words that follow the quote's name; empty where it is nothing."""
    if is_on_record(quote):
        return Text("")
    if quote.attribution == "not attributable":
        return Text("not attributable: without speaker, day, occasion and source")
    told = allowed(book, quote)
    naming = [name for name in ("occasion", "source") if getattr(told, name) != getattr(quote, name)]
    also = f", nor the {' and the '.join(naming)} that would name him" if naming else ""
    return clean(f"for background: the speaker is not named{also}")


def _of_source(book: Book, quote: Quote) -> list[str]:
    found = book.entries.get(quote.source or "")
    if not isinstance(found, Source):
        return [quote.source or ""]
    return [found.id, found.publisher, found.title, found.url or "", found.archive_url or ""]


def _gives_away(book: Book, quote: Quote, texts: list[str]) -> bool:
    """Whether one of the texts has a name of the speaker, however it is written."""
    names = list(filter(None, map(indexed, _names(book, quote))))
    return any(_has(indexed(text), name) for text in texts for name in names)


def _has(text: str, name: str) -> bool:
    if len(name) < _PLAIN_TO_SEE:
        return f" {name} " in f" {text} "
    return name.replace(" ", "") in text.replace(" ", "")


def _names(book: Book, quote: Quote) -> Iterator[str]:
    yield quote.speaker
    if speaker := book.entries.get(quote.speaker):
        yield from names_of(speaker)
        if isinstance(speaker, Person):
            yield speaker.sort or ""
            yield speaker.name.split()[-1]
