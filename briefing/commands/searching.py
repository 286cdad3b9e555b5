"""The command that finds entries."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.commands.asked import look_up, path_of, stocked, terms_of, volume_at
from briefing.commands.ending import FINE, FOUND, Refused, narrate

if TYPE_CHECKING:
    from briefing.library.search.hits import Scope
    from briefing.library.search.query import Query
    from briefing.library.shelf.shelf import Shelf
    from briefing.library.verification.verdict import Verdict
    from briefing.library.volume import Library
    from briefing.model.book import Ref


def search(options: argparse.Namespace) -> int:
    """The entries that a query means, the best first, a line each."""
    from briefing.citing.leaving import hits
    from briefing.library.search.engine import ShelfSearch
    from briefing.library.search.reading import reading
    from briefing.loading.sentences import joined

    library, shelves, scope = _looked_in(options.book)
    query = _asked(" ".join(options.query), options.kind)
    terms = terms_of(options)
    outside = None if options.despite_rules else terms.today
    found = ShelfSearch(shelves, outside=outside).search(query, scope, options.limit)
    told = tuple(hits(library, found.hits, terms))
    quotes = {hit.ref: hit.ref._replace(id=quote.id) for hit, quote in told if quote}
    known = _looked_up(library, quotes.values())
    verdicts = {shown: known[quote] for shown, quote in quotes.items()}
    if options.json:
        from briefing.answers import as_json, searching

        print(as_json(searching.found(query, told, found.near, verdicts, terms)))
    else:
        from briefing.pages.standing import in_words
        from briefing.plain import hit_row

        for hit, _ in told:
            print(hit_row(hit, in_words(verdicts[hit.ref]) if hit.ref in verdicts else ""))
    for note in query.notes:
        narrate(note)
    if not found.hits:
        near = f" Did you mean {joined(found.near)}?" if found.near else ""
        narrate(f"nothing found: {reading(query)}.{near}")
    return FINE if told else FOUND


def _looked_in(book: str | None) -> tuple[Library, tuple[Shelf, ...], Scope]:
    """Where one looks: in the book of that path or name, else in all that are within reach."""
    from briefing.library.search.hits import LIBRARY, Scope
    from briefing.library.volume import Library

    if not book:
        return Library(), stocked(), LIBRARY
    volume = volume_at(path_of(book))
    return Library(volume), (volume.shelf.live,), Scope(volume.book.id)


def _asked(words: str, kind: str | None) -> Query:
    """What is asked for; raises Refused where that is nothing, or `kind` is no kind of entry."""
    from briefing.library.search.query import parse

    only = "" if kind is None else f'kind:"{kind}" '
    if only:
        alone = parse(only)
        if alone.notes or alone.tree is None:
            raise Refused(alone.notes[0] if alone.notes else "--kind needs the name of a kind.")
    query = parse(only + words)
    if query.tree is None:
        raise Refused("nothing is asked for.")
    return query


def _looked_up(library: Library, quotes: Iterable[Ref]) -> dict[Ref, Verdict | None]:
    """What became of quotes, which are looked up now if they were not yet; None where the book is gone."""
    from briefing.library.finding import BookNotFound
    from briefing.library.volume import UnreadableBook

    found: dict[Ref, Verdict | None] = dict.fromkeys(quotes)
    for book in {quote.book for quote in found}:
        with suppress(BookNotFound, UnreadableBook):
            volume = library.volume(book)
            here = [quote for quote in found if quote.book == book]
            look_up(volume, [quote.id for quote in here])
            found.update((quote, volume.verdicts.of(quote.id)) for quote in here)
    return found
