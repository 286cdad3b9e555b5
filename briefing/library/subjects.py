"""Which unit, person or structure one means by an id, a name, an abbreviation or an alias, in any book."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from briefing.library.search.words import indexed
from briefing.library.shelf.asking import Askable
from briefing.loading.sentences import did_you_mean, joined
from briefing.model.book import Ref
from briefing.model.kinds import KINDS
from briefing.model.text import Text, clean


class Found(NamedTuple):
    """An entry that is called so, and what it is called first of all."""

    ref: Ref
    title: Text


class NotFound(LookupError):
    """Nothing is called so; the message says what comes near."""


class Ambiguous(LookupError):
    """Several entries are called so; the message names them."""


def subject(
    shelves: Iterable[Askable], asked: str, sections: Collection[str], book: str | None = None
) -> Ref:
    """The one entry of some sections that is called so, in one book or in all; an id goes before a name.

    Of a book that stands in two folders the first counts. Raises NotFound, or Ambiguous.
    """
    tables = tuple(shelves)
    numbers = [number for number, kind in enumerate(KINDS) if kind.section in sections]
    found = list(dict.fromkeys(one for shelf in tables for one in _called(shelf, asked, numbers, book)))
    by_id = [one for one in found if one.ref.id == asked.strip().lower()]
    match list({one.ref: one for one in by_id or found}.values()):
        case [one]:
            return one.ref
        case []:
            raise NotFound(_advice(tables, asked, numbers, sections, book))
        case several:
            named = joined(f"{one.ref} ({one.title})" for one in several)
            raise Ambiguous(clean(f'"{asked}" could be {named}. Name one of them so.'))


def _called(shelf: Askable, asked: str, sections: list[int], book: str | None) -> Iterator[Found]:
    sql = f"""
        SELECT entry.book, entry.id, entry.title FROM name JOIN entry USING (row)
        WHERE name.folded = ? AND {_among(sections)} ORDER BY entry.book, entry.position
    """
    for of, entry_id, title in shelf.rows(sql, indexed(asked), *sections):
        if book in (None, of):
            yield Found(Ref(of, entry_id), Text(title))


def _advice(
    shelves: Iterable[Askable], asked: str, sections: list[int], names: Collection[str], book: str | None
) -> str:
    kinds = joined(kind.name for kind in KINDS if kind.section in names)
    where = f" in {book}" if book else ""
    sql = f"SELECT name.name, entry.book FROM name JOIN entry USING (row) WHERE {_among(sections)}"
    known = {name for shelf in shelves for name, of in shelf.rows(sql, *sections) if book in (None, of)}
    hint = did_you_mean(asked, known)
    return clean(f'no {kinds} is called "{asked}"{where}' + (f"; {hint}" if hint else "."))


def _among(sections: list[int]) -> str:
    return f"entry.section IN ({', '.join('?' * len(sections))})"
