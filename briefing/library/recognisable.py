"""Quotes that are not on record and yet tell who spoke: by what calls the speaker, by id, words or prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.library.attribution import is_on_record
from briefing.library.identity import tells_by_itself, told
from briefing.library.posts import Posts
from briefing.library.ruled import sentence
from briefing.loading.findings import Finding
from briefing.loading.prose.links import links
from briefing.loading.sentences import quoted
from briefing.model.book import Book, Ref
from briefing.model.entries import Entry, Quote
from briefing.model.fields import Found, prose
from briefing.model.kinds import title_of

_HINTS = {
    "id": "give it an id that tells nobody, since prose and files show it",
    "speaker_as": "call the speaker something that many could be called",
    "words": "leave those words out with `[...]`",
    "context": "say it without what tells who spoke",
}
_ELSEWHERE = "quote it in an entry that is not about who spoke; here it is withheld from all that leaves"
_CALLED = {"background": "on background", "not attributable": "not attributable"}


def recognisable(book: Book) -> Iterator[tuple[str, Finding]]:
    """What gives a speaker away who is not to be named, by the entries in which it stands."""
    bound: dict[str, Quote] = {quote.id: quote for quote in book.quotes if not is_on_record(quote)}
    if not bound:
        return
    posts = Posts(book)
    for quote in bound.values():
        for key, hint in _HINTS.items():
            if given := told(book, posts, quote, getattr(quote, key) or ""):
                yield quote.id, Finding((key,), "Q008", f"{quoted(given)} {_rule(quote)}", hint)
    for found in prose(book.header):
        yield from (("", finding) for finding in _beside_links(book, posts, found, bound))
    for entry in book:
        for found in prose(entry) if entry.id not in bound else ():
            beside = _beside_links(book, posts, found, bound, entry)
            yield from ((entry.id, finding) for finding in beside)


def _beside_links(
    book: Book, posts: Posts, found: Found, bound: Mapping[str, Quote], entry: Entry | None = None
) -> Iterator[Finding]:
    """The links to such quotes in whose sentences stands who spoke, or in an entry that tells it."""
    for link in links(found.text):
        target = Ref.parse(link.target, book.id)
        if target.book != book.id or target.id not in bound:
            continue
        quote = bound[target.id]
        around = sentence(found.text, link.offset, link.offset + 1).replace(link.target, "")
        if given := told(book, posts, quote, around):
            message = f"{quoted(given)} beside `{target.id}` {_rule(quote)}"
            yield Finding(found.path, "Q008", message, _HINTS["context"], f"[[{link.target}", link.offset)
        elif entry and tells_by_itself(book, posts, quote, entry):
            message = f"{quoted(title_of(entry))}, where `{target.id}` stands, {_rule(quote)}"
            yield Finding(found.path, "Q008", message, _ELSEWHERE, f"[[{link.target}", link.offset)


def _rule(quote: Quote) -> str:
    return f"tells who spoke, but the quote is {_CALLED[quote.attribution]}"
