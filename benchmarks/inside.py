"""What only the program itself can tell: how long its index works, and its search engine at each letter.

    python -m benchmarks.inside load BOOK                 a book from its files, with all problems
    python -m benchmarks.inside compile BOOK              a book onto an empty shelf
    python -m benchmarks.inside change BOOK               each article that was changed in its file
    python -m benchmarks.inside replace FOLDER ARTICLES   each book that was replaced in a library
    python -m benchmarks.inside search FOLDER WORD...     each letter of words that are typed

prints milliseconds, one value a line. The home that it finds is where shelves are kept: an empty one makes
everything new.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from benchmarks.content.libraries import write_files
from benchmarks.content.writing import Order, book_id
from briefing.library.search.engine import ShelfSearch
from briefing.library.search.query import parse
from briefing.library.shelf.shelf import Shelf
from briefing.library.shelf.stocking import stock
from briefing.loading.books import load_book
from briefing.ui.finding import AT_ONCE

_CHANGES = 5
_BOOKS = 10


def _ms(do: Callable[[], object]) -> float:
    start = perf_counter()
    do()
    return 1000 * (perf_counter() - start)


def loaded(book: str) -> Iterator[float]:
    """A book from its files, with all its problems; the first time imports what reads and validates."""
    load_book(Path(book))
    yield _ms(lambda: load_book(Path(book)))


def compiled(book: str) -> Iterator[float]:
    """A book onto an empty shelf."""
    path = Path(book)
    shelf = Shelf(path.parent)
    yield _ms(lambda: shelf.compile(path))


def changed(book: str) -> Iterator[float]:
    """Articles that get another title."""
    path = Path(book)
    shelf = Shelf(path.parent)
    shelf.refresh(path)
    files = sorted((path / "articles").iterdir())
    for number, file in enumerate(files[: _CHANGES + 1]):
        file.write_text(file.read_text().replace("title: ", f"title: Edition {number} of ", 1))
        took = _ms(lambda: shelf.refresh(path))
        if number:  # the first imports what reads YAML
            yield took


def replaced(folder: str, articles: str) -> Iterator[float]:
    """Books of a library that give way to others with the same names."""
    order, shelf = replace(Order(int(articles)), seed=2), _stocked(folder)
    for number in range(_BOOKS + 1):
        write_files(Path(folder), order, number)
        took = _ms(lambda number=number: shelf.refresh(Path(folder) / book_id(number)))  # type: ignore[misc]
        if number:
            yield took


def searched(folder: str, *words: str) -> Iterator[float]:
    """Words that are typed one letter after the other."""
    engine = ShelfSearch([_stocked(folder)], AT_ONCE)
    engine.search(parse(words[0]))
    for word in words:
        for end in range(1, len(word) + 1):
            yield _ms(lambda typed=word[:end]: engine.search(parse(typed)))  # type: ignore[misc]


def _stocked(folder: str) -> Shelf:
    shelf = Shelf(Path(folder))
    for _ in stock([shelf]):
        pass
    return shelf


_ASKED: dict[str, Callable[..., Iterator[float]]] = {
    "load": loaded,
    "compile": compiled,
    "change": changed,
    "replace": replaced,
    "search": searched,
}

if __name__ == "__main__":
    for value in _ASKED[sys.argv[1]](*sys.argv[2:]):
        print(value)
