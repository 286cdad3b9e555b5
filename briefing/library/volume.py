"""A book on the table: the book, what is wrong with it, and all that can be asked of it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from briefing.library.command import Command
from briefing.library.finding import all_books, folders
from briefing.library.links import Links
from briefing.library.mentions import Mentions
from briefing.library.posts import Posts
from briefing.loading.books import load_book
from briefing.loading.problems import Problem
from briefing.loading.prose import parse_target
from briefing.model.book import PROBLEMS, TIMELINE, Book, Ref
from briefing.model.text import Text, clean


class UnreadableBook(Exception):
    """Nothing of a book could be opened; the problems say why."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__(clean(f"{path} cannot be opened"))
        self.path = path
        self.problems = problems


class Volume:
    """One book, its problems, and the answers that are worked out from it at the first question."""

    def __init__(self, book: Book, problems: tuple[Problem, ...] = ()) -> None:
        self.book = book
        self.problems = problems

    @cached_property
    def links(self) -> Links:
        """Who leads where."""
        return Links(self.book)

    @cached_property
    def mentions(self) -> Mentions:
        """Who is named without a link."""
        return Mentions(self.book, self.links)

    @cached_property
    def posts(self) -> Posts:
        """Who holds which post."""
        return Posts(self.book)

    @cached_property
    def command(self) -> Command:
        """Which unit stands under which."""
        return Command(self.book)

    def ref(self, asked: str) -> Ref | None:
        """The place that a person means by an id, a code (`Q7`) or a page's name; None if there is none."""
        target = parse_target(asked, self.book.id)
        if target.book != self.book.id:
            return None
        if target.id in ("", TIMELINE, PROBLEMS) or target.id in self.book.entries:
            return target
        by_code = self.book.by_code.get(target.id.upper())
        return target._replace(id=by_code) if by_code else None


def open_volume(path: Path) -> Volume:
    """The book at a path. Raises UnreadableBook if not even its header can be read."""
    loaded = load_book(path)
    if loaded.book is None:
        raise UnreadableBook(path, loaded.problems)
    return Volume(loaded.book, loaded.problems)


class Library:
    """The volumes on the table, and the other books within reach, opened when a link leads there."""

    def __init__(self, *volumes: Volume) -> None:
        self._volumes = {volume.book.id: volume for volume in volumes}

    @cached_property
    def _within_reach(self) -> dict[Text, Path]:
        """The books beside the first ones on the table, then those that a name finds from everywhere."""
        beside = dict.fromkeys(volume.book.path.resolve().parent for volume in self._volumes.values())
        return all_books((*beside, *folders()))

    def knows(self, book_id: str) -> bool:
        """Whether a book of that id is open or can be opened."""
        return book_id in self._volumes or book_id in self._within_reach

    def opened(self, book_id: str) -> Volume | None:
        """The volume, if it is on the table already."""
        return self._volumes.get(Text(book_id))

    def volume(self, book_id: str) -> Volume:
        """The volume of that id, opened if need be. Raises KeyError, or UnreadableBook."""
        if book_id not in self._volumes:
            self._volumes[Text(book_id)] = open_volume(self._within_reach[Text(book_id)])
        return self._volumes[Text(book_id)]
