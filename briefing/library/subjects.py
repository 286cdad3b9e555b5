"""Which unit, person or structure one means by an id, a code or any of its names, in any book.

A post is meant by its title, or by a term that stands for it: `SACEUR`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.library.search.words import indexed
from briefing.library.shelf.asking import Askable
from briefing.loading.sentences import an, counted, did_you_mean, joined, to_run
from briefing.model.book import Ref
from briefing.model.entries import Unit
from briefing.model.kinds import KINDS
from briefing.model.text import Text, clean

_NAMED = 8
"""Entries that are named where several are called so; of more, how many."""


class Found(NamedTuple):
    """An entry that is called so, and what it is called first of all."""

    ref: Ref
    title: Text


class Post(NamedTuple):
    """A post by its title, and the ids of the units of a book that have it."""

    book: Text
    title: Text
    units: tuple[Text, ...]


class NotFound(LookupError):
    """Nothing is called so; the message says what comes near."""


class Ambiguous(LookupError):
    """Several entries are called so; the message names them."""


def subject(
    shelves: Iterable[Askable],
    asked: str,
    sections: Collection[str],
    book: str | None = None,
    path: str = "",
) -> Ref:
    """The one entry of some sections that is called so, in one book or in all; an id goes before a name.

    Only what nothing is called may be a code.

    Of a book that stands in two folders the first counts; where it was named by a `path` with a slash behind
    it, its entries are named so too. Raises NotFound, or Ambiguous.
    """
    tables = tuple(shelves)
    numbers = [number for number, kind in enumerate(KINDS) if kind.section in sections]
    found = list(dict.fromkeys(one for shelf in tables for one in _called(shelf, asked, numbers, book)))
    found = found or [one for shelf in tables for one in _coded(shelf, asked, numbers, book)]
    by_id = [one for one in found if one.ref.id == asked.strip().lower()]
    match list({one.ref: one for one in by_id or found}.values()):
        case [one]:
            return one.ref
        case []:
            raise NotFound(_advice(tables, asked, numbers, sections, book))
        case several:
            raise _ambiguous(
                asked, [f"{path + one.ref.id if path else one.ref} ({one.title})" for one in several]
            )


def post(shelves: Iterable[Askable], asked: str, book: str | None = None) -> Post | None:
    """The post that has this title or is meant by a term of this name; None if there is none.

    Raises Ambiguous where several books have such a post.
    """
    tables = tuple(shelves)
    wanted = {indexed(asked), *(name for shelf in tables for name in _meant(shelf, asked))}
    found: dict[Text, Post] = {}
    for shelf in tables:
        for of, unit in shelf.unpacked((Unit,), _UNITS, _section("units")):
            title = next((post.title for post in unit.posts if indexed(post.title) in wanted), None)
            if title and book in (None, of):
                known = found.get(of, Post(of, title, ()))
                found[of] = known._replace(units=tuple(dict.fromkeys((*known.units, unit.id))))
    if len(found) > 1:
        raise _ambiguous(asked, [f"{one.book}/{one.units[0]} ({one.title})" for one in found.values()])
    return next(iter(found.values()), None)


_UNITS = """
    SELECT entry.book, record.record FROM entry JOIN record USING (row) WHERE entry.section = ?
    ORDER BY entry.book, entry.position
"""


def _meant(shelf: Askable, asked: str) -> Iterator[str]:
    """All names, in terms, of each term of a name: `SACEUR` and what it stands for."""
    sql = """
        SELECT other.folded FROM name JOIN entry USING (row) JOIN name AS other USING (row)
        WHERE name.folded = ? AND entry.section = ?
    """
    return (folded for (folded,) in shelf.rows(sql, indexed(asked), _section("terms")))


def _section(name: str) -> int:
    return next(number for number, kind in enumerate(KINDS) if kind.section == name)


def _ambiguous(asked: str, named: Sequence[str]) -> Ambiguous:
    more = len(named) - _NAMED
    told = [*named[:_NAMED], f"{more} more"] if more > 1 else named
    return Ambiguous(
        clean(f'"{asked}" could be {joined(told, "and" if more > 1 else "or")}. Name one of them so.')
    )


def _called(shelf: Askable, asked: str, sections: list[int], book: str | None) -> Iterator[Found]:
    sql = f"""
        SELECT entry.book, entry.id, entry.title FROM name JOIN entry USING (row)
        WHERE name.folded = ? AND {_among(sections)} ORDER BY entry.book, entry.position
    """
    for of, entry_id, title in shelf.rows(sql, indexed(asked), *sections):
        if book in (None, of):
            yield Found(Ref(of, entry_id), Text(title))


def _coded(shelf: Askable, asked: str, sections: list[int], book: str | None) -> Iterator[Found]:
    """Of a spoken code, such as `U10`, the entries that have it."""
    sql = f"SELECT book, id, title FROM entry WHERE code = ? AND {_among(sections)} ORDER BY book"
    for of, entry_id, title in shelf.rows(sql, asked.strip().upper(), *sections):
        if book in (None, of):
            yield Found(Ref(of, entry_id), Text(title))


def _advice(
    shelves: Sequence[Askable], asked: str, sections: list[int], names: Collection[str], book: str | None
) -> str:
    kinds = joined(kind.name for kind in KINDS if kind.section in names)
    where = f" in {book}" if book else f" in {_all_books(shelves)}"
    sql = f"SELECT name.name, entry.book FROM name JOIN entry USING (row) WHERE {_among(sections)}"
    others = [number for number, _ in enumerate(KINDS) if number not in sections]
    if other := next(
        (one for shelf in shelves for one in _called_otherwise(shelf, asked, others, book)), None
    ):
        return clean(f'"{asked}" is no {kinds} but {other}.')
    known = {name for shelf in shelves for name, of in shelf.rows(sql, *sections) if book in (None, of)}
    hint = did_you_mean(asked, known) or ("" if book else "of a book elsewhere write PATH/NAME.")
    return clean(f'no {kinds} is called "{asked}"{where}' + (f"; {hint}" if hint else "."))


def _called_otherwise(shelf: Askable, asked: str, sections: list[int], book: str | None) -> Iterator[str]:
    """What else is called so, and of what kind it is."""
    sql = "SELECT section FROM entry WHERE book = ? AND id = ?"
    for ref, title in _called(shelf, asked, sections, book):
        ((section,),) = shelf.rows(sql, ref.book, ref.id)
        kind = KINDS[section]
        hint = f"; {to_run('tree', ref)} prints it" if kind.section == "structures" else ""
        yield f"{an(kind.name)} ({ref}, {title}){hint}"


def _all_books(shelves: Iterable[Askable]) -> str:
    """Where one looks if no book is named."""
    books = {name for shelf in shelves for (name,) in shelf.rows("SELECT id FROM book")}
    number = counted(len(books), "book") if len(books) > 1 else "book"
    return f"the {number} that `briefing list` shows"


def _among(sections: list[int]) -> str:
    return f"entry.section IN ({', '.join('?' * len(sections))})"
