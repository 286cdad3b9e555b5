"""Checking books: which ones a path means, and every problem in them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from briefing.authoring.fixes.fix import Fix
from briefing.authoring.fixes.site import FaultyBook
from briefing.authoring.ruled_lines import RuledLines
from briefing.library.figures.contradicting import contradicting
from briefing.library.figures.prose_numbers import miscited_of_others
from briefing.library.finding import all_books, books_in, folders
from briefing.library.freshness import outdated
from briefing.library.reporting import Reporting
from briefing.library.whole import ageables, lasting, unseen
from briefing.loading.books import load_book
from briefing.loading.files import HEADER_FILE, folder_of
from briefing.loading.judging import judged
from briefing.loading.placing import Places
from briefing.loading.problems import WHOLE_FILE, Mark, Problem, Problems, ordered
from briefing.loading.settings import Rulings, settings
from briefing.model.book import Book, Place
from briefing.model.dates import Edtf
from briefing.model.entries import Figure
from briefing.model.text import Text


class Checked(NamedTuple):
    """The books that were checked, how many entries they have, what is wrong with them and would mend it."""

    books: tuple[Path, ...]
    entries: int
    problems: tuple[Problem, ...]
    fixes: Mapping[Problem, Fix] = MappingProxyType({})
    reporting: tuple[Reporting, ...] = ()
    """What knows of each book with quotes under a rule what may be told of its problems."""
    lines: RuledLines | None = None
    """What knows where in files such quotes stand, whether they could be read or not."""

    def as_told(self) -> Checked:
        """The same without words of such quotes, as it is printed: logs are read by many."""
        told = {problem: self.told(problem) for problem in self.problems}
        fixes = {
            told[one]: fix for one, fix in self.fixes.items() if told.get(one) == one and self.may_make(fix)
        }
        return self._replace(problems=tuple(told.values()), fixes=fixes)

    def may_show(self, path: Path, mark: Mark, line: str) -> bool:
        """Whether a line of a file may be printed."""
        is_ruled = self.lines is not None and self.lines.has(path, mark.line)
        return not is_ruled and all(reporting.may_show(path, mark, line) for reporting in self.reporting)

    def may_tell(self, text: str) -> bool:
        """Whether a text may be printed."""
        return all(reporting.may_tell(text) for reporting in self.reporting)

    def told(self, problem: Problem) -> Problem:
        """A problem as it is printed."""
        problem = self.lines.told(problem) if self.lines else problem
        for reporting in self.reporting:
            problem = reporting.told(problem)
        return problem

    def may_make(self, fix: Fix) -> bool:
        """Whether a fix may be printed."""
        texts = (fix.words, *(turn.edit.text for turn in fix.turns))
        return (self.lines is None or self.lines.may_make(fix)) and all(map(self.may_tell, texts))


When = Edtf | Literal["meeting"] | None
"""The date at which books are judged: of each its meeting, or None for today."""


def check(paths: Collection[Path], when: When = None) -> Checked:
    """Check every book that the paths mean: a book, a file of one, or a folder where books are kept.

    What ages is judged at a date, at the meeting of each book, or today; the clearance of lines at a date, or
    at the meeting. Figures are held against those of all these books.
    """
    meant = {path: tuple(books_at(path)) for path in paths}
    books = tuple(dict.fromkeys(chain.from_iterable(meant.values())))
    siblings = _Siblings(tuple(dict.fromkeys(book.resolve().parent for book in books)))
    looked_at = [_looked_at(path, siblings, when) for path in books]
    across = _contradicting([one.figures for one in looked_at if one.figures])
    found = [_no_book(path) for path, inside in meant.items() if not inside]
    for one in looked_at:
        also = across[one.figures.path] if one.figures else ()
        found += [*judged((*one.problems, *also), one.rulings, one.files), *one.of_settings]
    reporting = tuple(one.reporting for one in looked_at if one.reporting and one.reporting.is_needed)
    entries = sum(one.entries for one in looked_at)
    return Checked(books, entries, ordered(found), reporting=reporting, lines=RuledLines(date.today()))


class _LookedAt(NamedTuple):
    """What is found in one book by itself, what its author makes of it, and its figures."""

    problems: tuple[Problem, ...]
    rulings: Rulings
    of_settings: tuple[Problem, ...]
    files: tuple[Path, ...]
    entries: int = 0
    figures: Book | None = None
    reporting: Reporting | None = None


def _looked_at(path: Path, siblings: _Siblings, when: When) -> _LookedAt:
    book, problems, read = load_book(path, siblings.ids)
    rulings, of_settings = settings(path, book.header if book else None)
    folder = folder_of(path)
    files = tuple(folder / file.name for file in read)
    if book is None:
        return _LookedAt(problems, rulings, of_settings, files, len(FaultyBook(path).sections))
    found = (*problems, *_of_the_whole(book, when), *_miscited(book, siblings))
    return _LookedAt(
        found,
        rulings,
        of_settings,
        files,
        len(book.entries),
        _figures_alone(book),
        Reporting(book, date.today()),
    )


def _of_the_whole(book: Book, when: When) -> tuple[Problem, ...]:
    """What only shows once a book is read: what became of its quotes, what does not fit, what has aged."""
    meeting = book.header.date if when is None or when == "meeting" else when
    now = meeting if when else Edtf.parse(date.today().isoformat())
    aged = outdated(ageables(book, now.earliest), now)
    found = (*lasting(book, meeting), *aged, *unseen(book, date.today()))
    if not book.quotes:
        return found
    from briefing.library.verification.stored import unverified

    return (*unverified(book), *found)


def _miscited(book: Book, siblings: _Siblings) -> Iterator[Problem]:
    """The numbers in its prose that figures of other books do not bear out."""
    places = Places(book)
    return (places.problem(*told) for told in miscited_of_others(book, siblings.figures))


def _figures_alone(book: Book) -> Book:
    """A book with nothing but its figures, so that many books can be held against each other."""
    places: dict[str, Place] = {figure.id: book.places[figure.id] for figure in book.figures}
    return Book.of(book.id, book.path, book.header, book.figures, places=places)


def _contradicting(books: list[Book]) -> Mapping[Path, list[Problem]]:
    """Where a figure is another one in an earlier book, by the books in which that is told."""
    room, found = Problems(), defaultdict[Path, list[Problem]](list)
    places = {book.path: Places(book) for book in books}
    named = {str(book.id): places[book.path] for book in books}
    for book, entry_id, finding, other, there in contradicting(books):
        if room.has_room(finding.code):
            related = named[other].related(there)
            problem = places[book.path].problem(entry_id, finding)
            problem = problem._replace(related=(related,) if related else ())
            room.add(problem)
            found[book.path].append(problem)
    return found


def books_at(path: Path) -> Iterator[Path]:
    """The books that a path means: it itself, the one around a file, or those in a folder."""
    if os.path.isdir(path):
        yield from books_in(path)
    elif os.path.isfile(path):
        yield _book_around(path) or path


def _book_around(file: Path) -> Path | None:
    """The folder of the book in which a file stands."""
    return next((folder for folder in file.parents if os.path.isfile(folder / HEADER_FILE)), None)


@cache
def _reporting_around(file: Path) -> Reporting | None:
    book = load_book(_book_around(file) or file).book
    return Reporting(book, date.today()) if book else None


def may_print(file: Path, line: str) -> bool:
    """Whether a line of a file of a book has no words of quotes under a rule."""
    reporting = _reporting_around(file)
    return reporting is None or reporting.may_tell(line)


def _no_book(path: Path) -> Problem:
    hint = f"a book is a folder with a `{HEADER_FILE}`, or a .yaml file with `book:`"
    return Problem.at(WHOLE_FILE, path, "F007", "there is no book here", hint)


class _Siblings:
    """What is known of other books by their names: those beside the checked ones, or where books are kept."""

    def __init__(self, where: tuple[Path, ...]) -> None:
        self._known = all_books((*where, *folders()))
        self._read: dict[str, tuple[Collection[str], Mapping[str, Figure]] | None] = {}

    def ids(self, name: str) -> Collection[str] | None:
        """The ids in a book of that name."""
        read = self._of(name)
        return read and read[0]

    def figures(self, name: str) -> Mapping[str, Figure]:
        """Its figures by their ids."""
        read = self._of(name)
        return read[1] if read else {}

    def _of(self, name: str) -> tuple[Collection[str], Mapping[str, Figure]] | None:
        if name not in self._read:
            path = self._known.get(Text(name))
            book = load_book(path).book if path else None
            figures: dict[str, Figure] = {figure.id: figure for figure in book.figures} if book else {}
            ids: Collection[str] = frozenset(book.entries) if book else ()
            self._read[name] = (ids, figures) if book else None
        return self._read[name]
