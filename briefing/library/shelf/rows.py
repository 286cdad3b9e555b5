"""One entry's rows in every table, written together and taken away together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.library.links import Stretches, Written
from briefing.library.search.words import indexed
from briefing.library.shelf import vocabulary
from briefing.library.shelf.meta import BETWEEN
from briefing.library.shelf.records import packed, unpacked
from briefing.model.text import Text


class Rows(NamedTuple):
    """What the shelf holds of an entry.

    `record` and `place` are packed. `text` is what a reader reads of it, `aside` the stretches in which a
    name is no mention, `marks` its terms besides words, `outside` those by which alone it is found
    from outside, `names` all that it is called, `synonyms` pairs of which the first stands for the second.
    """

    row: int
    book: str
    id: str
    section: int
    position: int
    code: str
    title: Text
    first: int | None
    last: int | None
    digest: bytes
    record: bytes
    place: bytes
    links: tuple[Written, ...]
    text: Text
    aside: Stretches
    marks: str
    outside: str
    names: tuple[Text, ...]
    synonyms: tuple[tuple[Text, Text], ...]


def write(connection: sqlite3.Connection, entries: Iterable[Rows]) -> None:
    """Write entries whose rows are free."""
    vocabulary.add(connection, [_write(connection.cursor(), entry) for entry in entries])


def _write(cursor: sqlite3.Cursor, entry: Rows) -> str:
    """Write an entry; its terms."""
    row = entry.row
    folded = _folded(entry.names)
    names = terms_of_names(entry.names)
    cursor.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entry[:10])
    values = (entry.links, entry.text, entry.aside)
    cursor.execute(
        "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (row, entry.record, entry.place, *map(packed, values), names, entry.marks, entry.outside),
    )
    cursor.executemany(
        "INSERT INTO link VALUES (?, ?, ?)", {(link.target.book, link.target.id, row) for link in entry.links}
    )
    cursor.executemany(
        "INSERT INTO name VALUES (?, ?, ?)", ((terms, row, name) for terms, name in folded.items())
    )
    cursor.executemany(
        "INSERT OR IGNORE INTO synonym VALUES (?, ?, ?)",
        ((indexed(one), row, other) for one, other in entry.synonyms),
    )
    text = _text(indexed(entry.text), names)
    for table, columns in _columns(text, names, entry.marks, entry.outside):
        cursor.execute(f"INSERT INTO {table} (rowid, text, kept) VALUES (?, ?, ?)", (row, *columns))
    return text


def _columns(text: str, names: str, marks: str, outside: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """What an entry is found by in each of the two indexes, and what it is found by only inside its book."""
    for table, found_by, told in (("words", f"{text} {marks}", outside), ("names", f"{names} {marks}", "")):
        yield table, (told, found_by) if outside else (found_by, "")


def _folded(names: Iterable[Text]) -> dict[str, Text]:
    """Names by their terms; of two with the same terms the first."""
    folded: dict[str, Text] = {}
    for name in names:
        folded.setdefault(indexed(name), name)
    return folded


def terms_of_names(names: Iterable[Text]) -> str:
    """The terms of all that an entry is called, as the index has them."""
    return BETWEEN.join(_folded(names))


def _text(words: str, names: str) -> str:
    """All terms of an entry: those of its text, and of all that it is called."""
    return f"{words}{BETWEEN}{names}"


def remove(connection: sqlite3.Connection, rows: Iterable[int]) -> None:
    """Take entries away."""
    vocabulary.remove(connection, [_remove(connection.cursor(), row) for row in rows])


def _remove(cursor: sqlite3.Cursor, row: int) -> str:
    """Take an entry away; its terms. The index must be told again what it was told before."""
    sql = "SELECT links, text, names, marks, outside FROM record WHERE row = ?"
    packed_links, packed_text, names, marks, outside = cursor.execute(sql, (row,)).fetchone()
    links = unpacked(packed_links, tuple[Written, ...])
    text = _text(indexed(unpacked(packed_text, Text)), names)
    for table, columns in _columns(text, names, marks, outside):
        sql = f"INSERT INTO {table} ({table}, rowid, text, kept) VALUES ('delete', ?, ?, ?)"
        cursor.execute(sql, (row, *columns))
    cursor.executemany(
        "DELETE FROM link WHERE book = ? AND id = ? AND source = ?",
        {(link.target.book, link.target.id, row) for link in links},
    )
    for table in ("entry", "record", "name", "synonym", "prose", "verdict"):
        cursor.execute(f"DELETE FROM {table} WHERE row = ?", (row,))
    return text
