"""A term: what it stands for, what it means, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.entries import Term
from briefing.model.page import Block, Part
from briefing.pages.blocks import facts_of, kicker, listed, naming, parts, prose, title
from briefing.pages.view import View
from briefing.pages.words import plain


def term(entry: Term, view: View) -> tuple[Part, ...]:
    """The term, its meaning, the entries that use it."""
    return (
        *parts(_head(entry, view)),
        *prose(view, entry.id, entry.means),
        *parts(listed(view, "Used in", naming(view, entry))),
    )


def _head(entry: Term, view: View) -> Iterator[Block]:
    yield kicker(view, entry)
    yield title(entry.term)
    yield from facts_of(
        entry,
        ("Stands for", plain(entry.stands_for) if entry.stands_for else None),
        ("Also", plain(", ".join(entry.aliases)) if entry.aliases else None),
    )
