"""The command that finds entries."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from briefing.commands.asked import path_of, stocked, volume_at
from briefing.commands.ending import FINE, FOUND, Refused, narrate

if TYPE_CHECKING:
    from briefing.library.shelf.shelf import Shelf


def search(options: argparse.Namespace) -> int:
    """The entries that a query means, the best first, a line each."""
    from briefing.library.search.engine import ShelfSearch
    from briefing.library.search.hits import LIBRARY, Scope
    from briefing.library.search.query import parse
    from briefing.library.search.reading import reading
    from briefing.loading.sentences import joined

    shelves: tuple[Shelf, ...]
    if options.book:
        volume = volume_at(path_of(options.book))
        shelves, scope = (volume.shelf.live,), Scope(volume.book.id)
    else:
        shelves, scope = stocked(), LIBRARY
    kind = "" if options.kind is None else f'kind:"{options.kind}" '
    asked = parse(kind)
    if kind and (asked.notes or asked.tree is None):
        raise Refused(asked.notes[0] if asked.notes else "--kind needs the name of a kind.")
    query = parse(kind + " ".join(options.query))
    if query.tree is None:
        raise Refused("nothing is asked for.")
    found = ShelfSearch(shelves).search(query, scope, options.limit)
    if options.json:
        from briefing import answers

        print(answers.as_json(answers.found(query, found)))
    else:
        from briefing.plain import hit_row

        for hit in found.hits:
            print(hit_row(hit))
    for note in query.notes:
        narrate(note)
    if not found.hits:
        near = f" Did you mean {joined(found.near)}?" if found.near else ""
        narrate(f"nothing found: {reading(query)}.{near}")
    return FINE if found.hits else FOUND
