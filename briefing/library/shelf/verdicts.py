"""What became of each quote, kept until its words or a text in which they may stand are others.

A few quotes are looked up when a book is put on the shelf, so that a book of usual size is never without its
verdicts; the others by whoever has the time.
"""

from __future__ import annotations

import os
import posixpath
import sqlite3
from collections.abc import Collection, Generator, Iterable, Iterator
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from briefing.library.shelf import book_rows
from briefing.library.shelf.book_rows import Files
from briefing.library.shelf.records import packed, unpacked
from briefing.library.shelf.schema import Busy, transaction
from briefing.library.verification.verdict import Verdict, problems
from briefing.loading.files import folder_of
from briefing.loading.problems import Problem
from briefing.loading.snapshot import Stat, stat_of
from briefing.model.book import Book, Ref
from briefing.model.entries import Quote, Source
from briefing.model.kinds import BY_CLASS, KINDS
from briefing.model.text import Text

if TYPE_CHECKING:
    from briefing.library.shelf.asking import Askable
    from briefing.library.shelf.shelf import Moment, Shelf

_QUOTES = KINDS.index(BY_CLASS[Quote])
AT_ONCE = 200
"""Quotes that are looked up while a book is put on the shelf; a test may have fewer."""
_SHORT = 200_000
"""Characters that are read for them."""
OFTEN = 0.25
"""Seconds after which what was found is written, and told; a test may have less."""

Found = Iterable[tuple[str, Verdict]]
"""Verdicts on quotes by their ids."""

_LEFT = f"""
    SELECT id FROM entry LEFT JOIN verdict USING (row)
    WHERE book = ? AND section = {_QUOTES} AND verdict IS NULL ORDER BY position
"""
_KEEP = """
    INSERT OR REPLACE INTO verdict SELECT row, ?4, ?5 FROM entry JOIN book ON book.id = entry.book
    WHERE entry.book = ?1 AND entry.id = ?2 AND edition = ?3
"""
_BOOKS_LEFT = f"""
    SELECT files, many FROM book JOIN (
        SELECT book, count(*) AS many FROM entry LEFT JOIN verdict USING (row)
        WHERE section = {_QUOTES} AND verdict IS NULL GROUP BY book
    ) ON id = book
"""
_OF = "SELECT verdict FROM entry JOIN verdict USING (row) WHERE book = ? AND id = ?"
_FAULTS = """
    SELECT id, verdict FROM verdict CROSS JOIN entry USING (row) WHERE is_fault AND book = ? ORDER BY position
"""
_FROM = f"""
    SELECT entry.id FROM link JOIN entry ON row = source
    WHERE link.book = ?1 AND link.id = ?2 AND entry.book = ?1 AND section = {_QUOTES} ORDER BY position
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
    for source_id, path in _texts(book):
        seen = now.seen.get(path.encode())
        if seen is None or not before.settled or before.seen.get(path.encode()) != seen:
            yield source_id


def _texts(book: Book) -> Iterator[tuple[Text, str]]:
    """The sources that name a text, each with the path of that in the book."""
    for source in book.section("sources"):
        if isinstance(source, Source) and source.text:
            yield source.id, posixpath.normpath(source.text)


def first(connection: sqlite3.Connection, book: Book) -> None:
    """Look up a few quotes of a book that is being put on the shelf."""
    edition = book_rows.edition(connection, book.id)
    ids = [id_ for (id_,) in connection.execute(_LEFT, (book.id,))]
    if edition is not None and ids:
        _keep(connection, book.id, edition, _few(book, ids))


def _few(book: Book, ids: Iterable[str]) -> Iterator[tuple[str, Verdict]]:
    from briefing.library.verification.stored import StoredTexts, verdict

    texts = StoredTexts(book)
    for number, quote in enumerate(_quotes(book, ids)):
        if number == AT_ONCE or texts.characters > _SHORT:
            return
        yield quote.id, verdict(texts, quote)


def _quotes(book: Book, ids: Iterable[str]) -> Iterator[Quote]:
    for id_ in ids:
        if isinstance(quote := book.entries.get(id_), Quote):
            yield quote


def _keep(connection: sqlite3.Connection, book: str, edition: int, found: Found) -> None:
    """Write verdicts on quotes of a book, unless that is of another edition by now."""
    connection.executemany(
        _KEEP,
        ((book, id_, edition, packed(verdict), any(verdict.faults)) for id_, verdict in found),
    )


def books_left(shelf: Shelf) -> dict[Path, int]:
    """The books of a shelf of whose quotes some were not looked up yet, and how many."""
    return {
        shelf.folder / os.fsdecode(unpacked(packed_files, Files).name): many
        for packed_files, many in shelf.rows(_BOOKS_LEFT)
    }


def verdict_on(shelf: Askable, quote: Ref) -> Verdict | None:
    """What became of a quote as it stands on a shelf; None where it was not looked up yet."""
    return shelf.value(Verdict, _OF, quote.book, quote.id)


class Verdicts:
    """The verdicts on the quotes of one book, as far as they were looked up."""

    def __init__(self, shelf: Moment, book: Book) -> None:
        self._shelf = shelf
        self._book = book
        self._known: dict[str, Verdict] = {}
        self._again: dict[str, Verdict] = {}
        """On quotes from texts that have changed since the book was opened."""
        self._noticing = Lock()
        self._noticed = 0
        self._amiss: tuple[tuple[int, int], tuple[Problem, ...]] | None = None
        """What is amiss at a moment of the shelf, once texts were noticed to change so often."""

    def of(self, quote_id: str) -> Verdict | None:
        """What became of a quote; None where it was not looked up yet."""
        known = self._again.get(quote_id) or self._known.get(quote_id)
        if known is None:
            known = verdict_on(self._shelf, Ref(self._book.id, quote_id))
            if known is not None:
                self._known[quote_id] = known
        return known

    @property
    def is_left(self) -> bool:
        """Whether any was not looked up yet."""
        return bool(self._shelf.rows(f"{_LEFT} LIMIT 1", self._book.id))

    @property
    def left(self) -> tuple[str, ...]:
        """The quotes that were not looked up yet."""
        return tuple(id_ for (id_,) in self._shelf.rows(_LEFT, self._book.id))

    @property
    def done(self) -> int:
        """How many were looked up."""
        return len(self._book.quotes) - len(self.left)

    def problems(self) -> tuple[Problem, ...]:
        """What is amiss with the quotes that were looked up."""
        known = self._shelf.number, self._noticed
        if self._amiss is None or self._amiss[0] != known:
            found: dict[str, Verdict] = dict(self._shelf.unpacked((Verdict,), _FAULTS, self._book.id))
            self._amiss = known, problems(self._book, {**found, **self._again}.items())
        return self._amiss[1]

    def notice(self) -> bool:
        """Look up again what is from texts that have changed; whether a verdict is another by that.

        It looks at files, and is not for the event loop.
        """
        with self._noticing:
            changed = [source for source, path in self._files.items() if self._has_changed(source, path)]
            if not changed:
                return False
            from briefing.library.verification.stored import StoredTexts, verdict

            ids = [id_ for source in changed for (id_,) in self._shelf.rows(_FROM, self._book.id, source)]
            texts = StoredTexts(self._book)
            again: dict[str, Verdict] = {
                quote.id: verdict(texts, quote) for quote in _quotes(self._book, dict.fromkeys(ids))
            }
            differs = any(self.of(id_) != now for id_, now in again.items())
            self._again.update(again)
            self._noticed += 1
            return differs

    @cached_property
    def _files(self) -> dict[str, Path]:
        """Where the texts of sources are."""
        return {source: folder_of(self._book.path) / path for source, path in _texts(self._book)}

    @cached_property
    def _seen(self) -> dict[str, Stat | None]:
        """What the files of the texts were when they were looked in last."""
        files = self._shelf.value(Files, "SELECT files FROM book WHERE id = ?", self._book.id)
        seen = files.seen if files else {}
        return {source: seen.get(path.encode()) for source, path in _texts(self._book)}

    def _has_changed(self, source: str, path: Path) -> bool:
        """Whether the text of a source is another file than the last time."""
        before, self._seen[source] = self._seen[source], stat_of(path)
        return before != self._seen[source]

    def look_up(self, *first: str) -> Generator[int, None, None]:
        """Look up what was not yet, some quotes first; now and then, how many are done."""
        left = self.left
        quotes = _quotes(self._book, dict.fromkeys((*(id_ for id_ in first if id_ in left), *left)))
        ((edition,),) = self._shelf.rows("SELECT edition FROM book WHERE id = ?", self._book.id)
        done = 0
        try:
            for found in _stretches(self._book, quotes):
                with suppress(Busy):  # the next one who has the time will do it
                    self._shelf.live.write(partial(self._keep, edition, found))
                done += len(found)
                yield done
        finally:
            if done:
                self._shelf.tidy()

    def _keep(self, edition: int, found: Found, connection: sqlite3.Connection) -> None:
        with transaction(connection):
            _keep(connection, self._book.id, edition, found)


def _stretches(book: Book, quotes: Iterable[Quote]) -> Iterator[list[tuple[str, Verdict]]]:
    """The verdicts on quotes, so many together as take a moment."""
    from briefing.library.verification.stored import StoredTexts, verdict

    texts = StoredTexts(book)
    found: list[tuple[str, Verdict]] = []
    until = monotonic() + OFTEN
    for quote in quotes:
        found.append((quote.id, verdict(texts, quote)))
        if monotonic() > until:
            yield found
            found, until = [], monotonic() + OFTEN
    if found:
        yield found
