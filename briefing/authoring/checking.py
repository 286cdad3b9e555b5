"""Checking books: which ones a path means, and every problem in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefing.library.finding import HEADER_FILE, all_books, books_in, folders
from briefing.loading.books import load_book
from briefing.loading.problems import WHOLE_FILE, Problem, ordered


class Checked(NamedTuple):
    """How many books were checked, and what is wrong with them."""

    books: int
    problems: tuple[Problem, ...]


def check(paths: Collection[Path]) -> Checked:
    """Check every book that the paths mean: a book, a file of one, or a folder where books are kept."""
    books = list(dict.fromkeys(book for path in paths for book in _books(path)))
    siblings = _siblings(tuple(dict.fromkeys(book.resolve().parent for book in books)))
    problems = [problem for book in books for problem in load_book(book, siblings).problems]
    problems += [_no_book(path) for path in paths if not any(_books(path))]
    return Checked(len(books), ordered(problems))


def _books(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from books_in(path)
    elif path.is_file():
        yield _book_around(path) or path


def _book_around(file: Path) -> Path | None:
    """The folder of the book in which a file stands."""
    return next((folder for folder in file.parents if (folder / HEADER_FILE).is_file()), None)


def _no_book(path: Path) -> Problem:
    hint = f"a book is a folder with a `{HEADER_FILE}`, or a .yaml file with `book:`"
    return Problem.at(WHOLE_FILE, path, "F007", "there is no book here", hint)


def _siblings(where: tuple[Path, ...]) -> Callable[[str], Collection[str] | None]:
    """Answers with the ids in a book of that name, beside the checked ones or wherever books are kept."""
    known = all_books((*where, *folders()))

    @cache
    def ids(name: str) -> Collection[str] | None:
        path = next((path for id_, path in known.items() if id_ == name), None)
        book = load_book(path).book if path else None
        return book.entries.keys() if book else None

    return ids
