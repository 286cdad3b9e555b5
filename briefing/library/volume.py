"""A book on the table: the book, what is wrong with it, and all that can be asked of it."""

from __future__ import annotations

import os
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.command import Command
from briefing.library.finding import BookNotFound, folders, named_in
from briefing.library.links import Links
from briefing.library.mentions import Mentions
from briefing.library.pictures import Pictures
from briefing.library.posts import Posts
from briefing.library.shelf.books import shelved
from briefing.library.shelf.findings import Findings
from briefing.library.shelf.prose import Name, prose
from briefing.library.shelf.shelf import Shelf, UnreadableBook
from briefing.library.shelf.verdicts import Verdicts, verdict_on
from briefing.library.structure.history import History
from briefing.library.titles import short_title
from briefing.library.verification.verdict import Verdict
from briefing.loading.files import book_id
from briefing.loading.problems import Problem, ordered
from briefing.loading.snapshot import Snapshot
from briefing.model import asides
from briefing.model.book import PROBLEMS, Book, Ref
from briefing.model.dates import Edtf
from briefing.model.kinds import KINDS
from briefing.model.page import Part
from briefing.model.text import Text

if TYPE_CHECKING:
    from briefing.library.ruled import QuotedWords
    from briefing.library.timeline import Moment

__all__ = ["Library", "UnreadableBook", "Volume", "open_volume"]


class Volume:
    """One book as it stands on its shelf, and the answers that are worked out at the first question.

    `path` is where it was opened.
    """

    def __init__(self, shelf: Shelf, path: Path) -> None:
        self.shelf = shelf.refresh(path)
        self.book: Book = shelved(self.shelf, book_id(path), path)
        self._judged: tuple[tuple[tuple[Problem, ...], bool], tuple[Problem, ...]] = ((), False), ()
        self._is_whole = False
        self._quoted: QuotedWords | None = None
        self.broken_by: tuple[Problem, ...] = ()
        """The errors in its files as they are by now, for which these are not what is shown."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with it today as far as is known and by the will of its author, by files."""
        if self.broken_by:
            return self.broken_by
        today = Edtf.parse(date.today().isoformat())
        found = (*self.written_wrong, *self.verdicts.problems(), *self.findings.problems(today))
        known = found, self.is_looked_through
        if known != self._judged[0]:
            self._judged = known, self._as_judged(*known)
        return self._judged[1]

    def _as_judged(self, found: tuple[Problem, ...], are_all: bool) -> tuple[Problem, ...]:
        """Without what is ignored, as bad as is set, with what is wrong with that once all are known."""
        from briefing.loading.judging import judged
        from briefing.loading.settings import settings

        rulings, of_settings = settings(self.book.path, self.book.header)
        files = self.findings.commented if are_all else None
        told = judged(found, rulings, files)
        return ordered((*told, *of_settings)) if of_settings else told

    @property
    def is_looked_through(self) -> bool:
        """Whether all that can be wrong with it was looked for."""
        if not self._is_whole:
            self._is_whole = not (self.findings.is_left or self.verdicts.is_left)
        return self._is_whole

    def move_on(self) -> bool:
        """Know what has become known meanwhile; not so if the book is another by now.

        It takes its time: not for the event loop.
        """
        is_same = self.shelf.move_on()
        _ = self.problems  # which are at hand then
        return is_same

    @cached_property
    def written_wrong(self) -> tuple[Problem, ...]:
        """What is wrong with what its files say, but for what became of its quotes."""
        return self.shelf.problems(self.book.id)

    @property
    def files(self) -> Snapshot:
        """Its files as they were when it was read."""
        return self.shelf.files(self.book.id)

    def digests(self) -> dict[str, bytes]:
        """What tells whether an entry is another than before, by its id; the header's is empty."""
        return dict(self.shelf.rows("SELECT id, digest FROM entry WHERE book = ?", self.book.id))

    @cached_property
    def verdicts(self) -> Verdicts:
        """What became of its quotes."""
        return Verdicts(self.shelf, self.book)

    @cached_property
    def findings(self) -> Findings:
        """What shows only in the whole of it."""
        return Findings(self.shelf, self.book)

    @cached_property
    def links(self) -> Links:
        """Who leads where."""
        return Links(self.shelf, self.book.id)

    @cached_property
    def mentions(self) -> Mentions:
        """Who is named without a link."""
        return Mentions(self.shelf, self.book)

    @cached_property
    def posts(self) -> Posts:
        """Who holds which post."""
        return Posts(self.book)

    def quoted(self, today: date) -> QuotedWords:
        """The words of its quotes that are under a rule on a day."""
        if self._quoted is None or self._quoted.today != today:
            from briefing.library.ruled import QuotedWords  # only what leaves a book needs it

            self._quoted = QuotedWords(self.book, today)
        return self._quoted

    @cached_property
    def command(self) -> Command:
        """Which unit stands under which."""
        return Command(self.book)

    @cached_property
    def pictures(self) -> Pictures:
        """Its pictures."""
        return Pictures(self.book)

    @cached_property
    def history(self) -> History:
        """What held of its units and people, holds, and is agreed."""
        return History(self.book, self.posts)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """All that has a date."""
        from briefing.library.timeline import moments  # most places of a book need none

        return moments(self.book, self.posts)

    def prose(self, source: Text, entry_id: str, name: Name) -> tuple[Part, ...]:
        """An author's prose in an entry as parts of a page; `name` gives the words of bare links."""
        return prose(self.shelf, source, self.book.id, name, entry_id)

    def position(self, entry_id: str) -> tuple[str, int] | None:
        """The section of an entry and its position there, from 0; None if there is no such entry."""
        sql = "SELECT section, position FROM entry WHERE book = ? AND id = ? AND section >= 0"
        found = self.shelf.rows(sql, self.book.id, entry_id)
        return (KINDS[found[0][0]].section, found[0][1]) if found else None

    def ref(self, asked: str) -> Ref | None:
        """The place that a person means by an id, a code (`Q7`) or a page's name; None if there is none."""
        target = Ref.parse(asked, self.book.id)
        if target.book != self.book.id:
            return None
        aside = asides.read(target)
        if target.id in ("", PROBLEMS) or asides.subject(target) in self.book.entries:
            return target
        if isinstance(aside, asides.Timeline | asides.Topic | asides.Pair):
            return target
        by_code = self.book.by_code.get(target.id.upper())
        return target._replace(id=by_code) if by_code else None


def open_volume(path: Path) -> Volume:
    """The book at a path. Raises UnreadableBook if not even its header can be read."""
    return Volume(Shelf(_shelf_folder(path)), path)


def _shelf_folder(path: Path) -> Path:
    """The folder in which a book is kept, whatever way leads to it."""
    return Path(os.path.realpath(path)).parent


class _Neighbour(NamedTuple):
    """A book that is not on the table: its shelf if it is there, and whether that has it as it is."""

    shelf: Shelf | None
    is_fresh: bool


class Library:
    """The volumes on the table, and the other books within reach, opened when a link leads there."""

    def __init__(self, *volumes: Volume) -> None:
        self._volumes = {volume.book.id: volume for volume in volumes}
        shelves = (volume.shelf.live for volume in volumes)
        self._shelves = {shelf.folder: shelf for shelf in shelves}
        self._neighbours: dict[str, _Neighbour] = {}
        self._aside: dict[tuple[str, Path], Shelf] = {}

    @cached_property
    def _folders(self) -> tuple[Path, ...]:
        """Where books are within reach: beside the first ones on the table, then where a name finds them."""
        beside = [volume.shelf.live.folder for volume in self._volumes.values()]
        return tuple(dict.fromkeys((*beside, *folders())))

    def shelf(self, folder: Path) -> Shelf:
        """The shelf of a folder."""
        real = Path(os.path.realpath(folder))
        if real not in self._shelves:
            self._shelves[real] = Shelf(real)
        return self._shelves[real]

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """The shelves within reach, those of the books on the table first."""
        there = [folder for folder in self._folders if os.path.isdir(folder)]
        return tuple(dict.fromkeys(self.shelf(folder) for folder in there))

    def aside(self, what_for: str, volume: Volume) -> tuple[Shelf, ...]:
        """The shelves within reach by connections that are kept for one end, a volume's first."""
        mine = volume.shelf.live
        shelves = (mine, *(shelf for shelf in self.shelves if shelf is not mine))
        keys = [(what_for, shelf.folder) for shelf in shelves]
        for key, shelf in zip(keys, shelves, strict=True):
            if key not in self._aside:
                self._aside[key] = shelf.aside()
        return tuple(self._aside[key] for key in keys)

    def open(self, path: Path) -> Volume:
        """The volume of the book at a path. Raises UnreadableBook if not even its header can be read."""
        volume = Volume(self.shelf(_shelf_folder(path)), path)
        return self._volumes.setdefault(volume.book.id, volume)

    def again(self, volume: Volume) -> Volume:
        """The book of a volume as its files have it now. Raises UnreadableBook."""
        return Volume(volume.shelf.live, volume.book.path)

    def exchange(self, volume: Volume) -> None:
        """Put a volume on the table in the place of the one of its book."""
        self._volumes[volume.book.id] = volume

    def tidy(self) -> None:
        """Let the shelves put in order what was written to them while volumes were open."""
        for volume in tuple(self._volumes.values()):
            volume.shelf.tidy()

    def knows(self, book_id: str) -> bool:
        """Whether a book of that id is open or can be opened."""
        return book_id in self._volumes or self._path(book_id) is not None

    @property
    def volumes(self) -> tuple[Volume, ...]:
        """The volumes on the table, in the order in which they came there."""
        return tuple(self._volumes.values())

    def opened(self, book_id: str) -> Volume | None:
        """The volume, if it is on the table already."""
        return self._volumes.get(Text(book_id))

    def title(self, ref: Ref, when: Edtf | None = None) -> Text | None:
        """What stands for a link to a place: its title, of a unit at a date; None where nothing is.

        Of a book that is not on the table the title is known as it is now; of one that was never read only
        the place.
        """
        volume = self.opened(ref.book)
        if volume is None:
            return self._title_elsewhere(ref)
        if not ref.id:
            return volume.book.header.title
        entry = volume.book.at(ref)
        return short_title(volume.book, entry, when) if entry else None

    def _title_elsewhere(self, ref: Ref) -> Text | None:
        known = self._known(ref.book)
        if known.shelf is None:
            return None
        if not known.is_fresh:
            return Text(str(ref._replace(heading="")))
        found = known.shelf.rows("SELECT title FROM entry WHERE book = ? AND id = ?", ref.book, ref.id)
        return Text(found[0][0]) if found else None

    def verdict(self, ref: Ref) -> Verdict | None:
        """What became of a quote; None where it was not looked up yet, or its book is not what it was."""
        volume = self.opened(ref.book)
        if volume is not None:
            return volume.verdicts.of(ref.id)
        known = self._known(ref.book)
        return verdict_on(known.shelf, ref) if known.shelf and known.is_fresh else None

    def notice_texts(self) -> bool:
        """Look up again the quotes on the table whose texts have changed; whether a verdict is another.

        It looks at files, and is not for the event loop.
        """
        return True in [volume.verdicts.notice() for volume in self.volumes]  # each of them

    def _known(self, book_id: str) -> _Neighbour:
        """What is known of a book that is not on the table; it is looked at once a page."""
        known = self._neighbours.get(book_id)
        if known is None:
            known = self._neighbours[book_id] = self._neighbour(book_id)
        return known

    def _neighbour(self, book_id: str) -> _Neighbour:
        path = self._path(book_id)
        shelf = self.shelf(_shelf_folder(path)) if path else None
        return _Neighbour(shelf, bool(path and shelf and shelf.is_fresh(path)))

    def volume(self, book_id: str) -> Volume:
        """The volume of that id, opened if need be. Raises BookNotFound, or UnreadableBook.

        With it a page begins, on which each other book is looked at once, however many links lead there.
        """
        self._neighbours.clear()
        if book_id not in self._volumes:
            path = self._path(book_id)
            if path is None:
                raise BookNotFound(book_id)
            self.open(path)
        return self._volumes[Text(book_id)]

    def _path(self, book_id: str) -> Path | None:
        return next((path for folder in self._folders if (path := named_in(folder, book_id))), None)
