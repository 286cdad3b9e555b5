"""What tests compare: all that a book says, all that stands on its shelf, and where that is on disk."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from briefing.answers.books import text_of
from briefing.library.shelf import places, schema, seals
from briefing.library.shelf.book_rows import Files
from briefing.library.volume import Library, Volume, open_volume
from briefing.model.book import PROBLEMS, TIMELINE, Ref
from briefing.pages.context import context
from briefing.pages.view import View
from briefing.plain import lines

Reading = dict[str, tuple[str, ...]]
Tables = dict[str, list[tuple[object, ...]]]

_TABLES = {
    "book": "SELECT id, read, header, counts, problems FROM book",
    "entry": "SELECT book, id, section, position, code, title, first, last, digest FROM entry",
    "order": "SELECT book, id FROM entry ORDER BY row",
    "link": "SELECT link.book, link.id, entry.book, entry.id FROM link JOIN entry ON row = source",
    "name": "SELECT folded, book, id, name FROM name JOIN entry USING (row)",
    "verdict": "SELECT book, id, verdict, is_fault FROM verdict JOIN entry USING (row)",
    "synonym": "SELECT phrase, book, id, other FROM synonym JOIN entry USING (row)",
    "term": "SELECT term, entries, skeleton FROM term",
    "shortened": "SELECT shorter, term FROM shortened",
    "rows": "SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM link), (SELECT count(*) FROM name)",
}
_INDEXES = ("words", "names")


def settle(book: Path) -> Path:
    """The book, once its files have not changed for as long as a file system may need to notice."""
    while not Files.at(book).settled:
        pass
    return book


def read(path: Path) -> Reading:
    """All pages of the book at a path, opened anew, and what stands beside them."""
    return read_from(open_volume(path))


def read_from(volume: Volume) -> Reading:
    """All pages of a volume, and what stands beside them."""
    volume.findings.work_out()  # which a page of problems does, and others tell then
    view = View(Library(volume), volume, volume.book.header.date)
    ids = ["", TIMELINE, PROBLEMS, *(entry.id for entry in volume.book)]
    return {entry_id: _read(view, Ref(volume.book.id, entry_id)) for entry_id in ids}


def _read(view: View, ref: Ref) -> tuple[str, ...]:
    book = view.volume.book
    beside = "\n".join(lines(context(view, ref)))
    place = book.places.get(ref.id)
    return text_of(view, ref), beside, book.codes.get(ref.id, ""), str(place)


def place_of(book: Path) -> Path:
    """Where the shelf of the folder is kept in which a book stands."""
    return places.shelf_place(book.resolve().parent)


def file_of(book: Path) -> Path:
    """The file of the database in which a book is."""
    seal = seals.read(place_of(book))
    assert seal is not None
    return place_of(book) / seal.name


def changes(book: Path) -> int:
    """How often the shelf of a book's folder has been written to."""
    with closing(_connect(book)) as connection:
        return schema.changes(connection)


def _connect(book: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file_of(book).as_uri()}?mode=ro", uri=True)


def tables(book: Path) -> Tables:
    """All that is on the shelf of a book's folder, whatever the rows; but not the prose that was read."""
    with closing(_connect(book)) as connection:
        found = {name: sorted(connection.execute(sql), key=repr) for name, sql in _TABLES.items()}
        found["order"] = connection.execute(_TABLES["order"]).fetchall()
        named = connection.execute("SELECT name FROM pragma_table_info('record') WHERE name <> 'row'")
        columns = [name for (name,) in named]
        record = f"SELECT book, id, {', '.join(columns)} FROM record JOIN entry USING (row)"
        found["record"] = sorted(connection.execute(record), key=repr)
        for index in _INDEXES:
            vocabulary = f"CREATE VIRTUAL TABLE temp.of_{index} USING fts5vocab(main, {index}, instance)"
            connection.execute(vocabulary)
            instances = f"SELECT book, id, term, offset FROM of_{index} LEFT JOIN entry ON row = doc"
            found[index] = sorted(connection.execute(instances), key=repr)
            ((sums,),) = connection.execute(f"SELECT block FROM {index}_data WHERE id = 1")
            found[f"{index} sums"] = [(sums.rstrip(b"\0"),)]
            found[f"{index} sizes"] = sorted(connection.execute(f"SELECT sz FROM {index}_docsize"))
    return found
