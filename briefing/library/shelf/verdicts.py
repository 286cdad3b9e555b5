"""What became of each quote, kept until its words or a text in which they may stand are others.

A few quotes are looked up when a book is put on the shelf, so that a book of usual size is never without its
verdicts; the others by whoever has the time.
"""

from __future__ import annotations

import posixpath
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from briefing.library.shelf import book_rows
from briefing.library.shelf.book_rows import Files
from briefing.library.shelf.records import packed
from briefing.library.shelf.schema import Busy, transaction
from briefing.model.book import Book
from briefing.model.entries import Quote, Source
from briefing.model.kinds import BY_CLASS, KINDS

if TYPE_CHECKING:
    from briefing.library.shelf.asking import Askable
    from briefing.library.shelf.shelf import Moment
    from briefing.library.verification.verdict import Verdict

_QUOTES = KINDS.index(BY_CLASS[Quote])
_FEW, _SHORT = 200, 200_000
"""Quotes that are looked up while a book is put on the shelf, and characters that are read for them."""
_OFTEN = 0.25
"""Seconds after which what was found is written, and told."""

_LEFT = f"""
    SELECT id FROM entry LEFT JOIN verdict USING (row)
    WHERE book = ? AND section = {_QUOTES} AND verdict IS NULL ORDER BY position
"""
_KEEP = """
    INSERT OR REPLACE INTO verdict SELECT row, ?4, ?5 FROM entry JOIN book ON book.id = entry.book
    WHERE entry.book = ?1 AND entry.id = ?2 AND edition = ?3
"""
_FORGET = """
    DELETE FROM verdict WHERE row IN (
        SELECT source FROM link JOIN entry ON row = source
        WHERE link.book = ?1 AND link.id = ?2 AND entry.book = ?1
    )
"""


def forget(connection: sqlite3.Connection, book: Book, changed: Collection[str], files: Files) -> None:
    """Let go of the verdicts that rest on entries which changed, came or went, or on files which did."""
    before = book_rows.files(connection, book.id)
    others = _with_other_texts(book, before, files) if before else ()
    connection.executemany(_FORGET, ((book.id, id_) for id_ in {*changed, *others}))


def _with_other_texts(book: Book, before: Files, now: Files) -> Iterator[str]:
    """The sources whose texts are not surely those that they were."""
    for source in book.section("sources"):
        if isinstance(source, Source) and source.text:
            name = posixpath.normpath(source.text).encode()
            seen = now.seen.get(name)
            if seen is None or not before.settled or before.seen.get(name) != seen:
                yield source.id


def first(connection: sqlite3.Connection, book: Book) -> None:
    """Look up a few quotes of a book that was just put on the shelf."""
    edition = book_rows.edition(connection, book.id)
    ids = [id_ for (id_,) in connection.execute(_LEFT, (book.id,))]
    if edition is not None and ids:
        with suppress(Busy):
            keep(connection, book.id, edition, _few(book, ids))


def _few(book: Book, ids: Iterable[str]) -> Iterator[tuple[str, Verdict]]:
    from briefing.library.verification.stored import StoredTexts, verdict

    texts = StoredTexts(book)
    for number, quote in enumerate(_quotes(book, ids)):
        if number == _FEW or texts.characters > _SHORT:
            return
        yield quote.id, verdict(texts, quote)


def _quotes(book: Book, ids: Iterable[str]) -> Iterator[Quote]:
    for id_ in ids:
        if isinstance(quote := book.entries.get(id_), Quote):
            yield quote


def keep(
    connection: sqlite3.Connection, book: str, edition: int, found: Iterable[tuple[str, Verdict]]
) -> None:
    """Write verdicts on quotes of a book, unless that is of another edition by now."""
    rows = [(book, id_, edition, packed(verdict), verdict.fault is not None) for id_, verdict in found]
    with transaction(connection):
        connection.executemany(_KEEP, rows)


def left(shelf: Askable, book: str) -> tuple[str, ...]:
    """The quotes of a book that were not looked up yet."""
    return tuple(id_ for (id_,) in shelf.rows(_LEFT, book))


def look_up(shelf: Moment, book: Book, ids: Collection[str]) -> Iterator[int]:
    """Look up quotes of a book as it stands there at a moment; after each stretch, how many are done."""
    from briefing.library.verification.stored import StoredTexts, verdict

    edition = shelf.rows("SELECT edition FROM book WHERE id = ?", book.id)[0][0]
    texts = StoredTexts(book)
    found: list[tuple[str, Verdict]] = []
    until = monotonic() + _OFTEN
    for done, quote in enumerate(_quotes(book, ids), 1):
        found.append((quote.id, verdict(texts, quote)))
        if monotonic() > until or done == len(ids):
            with suppress(Busy):  # the next one who has the time will do it
                shelf.live.write(partial(keep, book=book.id, edition=edition, found=found))
            yield done
            found, until = [], monotonic() + _OFTEN
