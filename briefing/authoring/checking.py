"""Checking books: which ones a path means, and every problem in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from briefing.library.finding import all_books, books_in, folders
from briefing.loading.books import load_book
from briefing.loading.files import HEADER_FILE
from briefing.loading.problems import WHOLE_FILE, Problem, ordered
from briefing.loading.references import Siblings
from briefing.model.text import Text


class Checked(NamedTuple):
    """How many books were checked, and what is wrong with them."""

    books: int
    problems: tuple[Problem, ...]


def check(paths: Collection[Path]) -> Checked:
    """Check every book that the paths mean: a book, a file of one, or a folder where books are kept."""
    meant = {path: tuple(_books(path)) for path in paths}
    books = list(dict.fromkeys(chain.from_iterable(meant.values())))
    siblings = _siblings(tuple(dict.fromkeys(book.resolve().parent for book in books)))
    problems = [problem for book in books for problem in _problems(book, siblings)]
    problems += [_no_book(path) for path, found in meant.items() if not found]
    return Checked(len(books), ordered(problems))


def _problems(path: Path, siblings: Siblings) -> Iterator[Problem]:
    loaded = load_book(path, siblings)
    yield from loaded.problems
    if loaded.book and loaded.book.quotes:
        from briefing.library.verification.stored import unverified

        yield from unverified(loaded.book)


def _books(path: Path) -> Iterator[Path]:
    if os.path.isdir(path):
        yield from books_in(path)
    elif os.path.isfile(path):
        yield _book_around(path) or path


def _book_around(file: Path) -> Path | None:
    """The folder of the book in which a file stands."""
    return next((folder for folder in file.parents if os.path.isfile(folder / HEADER_FILE)), None)


def _no_book(path: Path) -> Problem:
    hint = f"a book is a folder with a `{HEADER_FILE}`, or a .yaml file with `book:`"
    return Problem.at(WHOLE_FILE, path, "F007", "there is no book here", hint)


def _siblings(where: tuple[Path, ...]) -> Callable[[str], Collection[str] | None]:
    """Answers with the ids in a book of that name, beside the checked ones or wherever books are kept."""
    known = all_books((*where, *folders()))

    @cache
    def ids(name: str) -> Collection[str] | None:
        path = known.get(Text(name))
        book = load_book(path).book if path else None
        return book.entries.keys() if book else None

    return ids
