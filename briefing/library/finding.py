"""Finding books: by path, then by name in the folders where books are kept."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from briefing.loading.budgets import LIMITS
from briefing.loading.files import HEADER_FILE, NotReadable, book_id, read_file
from briefing.loading.sentences import in_shell, joined, nearest
from briefing.model.text import Text, clean

_HEADER = re.compile(rb"^(?:\xef\xbb\xbf)?book:", re.MULTILINE)

_PART = 3
"""Characters of a name that may stand for the whole; fewer are more likely a slip."""


class BookNotFound(LookupError):
    """No book answers to what was asked; the message says what would."""


class Wanted(NamedTuple):
    """A book that was found, and the entry asked for in it (empty: its front page)."""

    path: Path
    entry: Text


def folders(environ: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """The folders where books are kept, in the order in which they are searched."""
    named = [_typed(part) for part in environ.get("BRIEFING_PATH", "").split(os.pathsep) if part]
    return (*named, Path("books"), _own_folder(), shipped_folder())


def shipped_folder() -> Path:
    """The books that come with the program: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "books"
    return inside if inside.is_dir() else package.parent / "books"


def _own_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("briefing", appauthor=False) / "books"


def books_in(folder: Path) -> Iterator[Path]:
    """The books in a folder, by name: folders with a header file, and single files that carry a header."""
    if is_book(folder):
        yield folder
        return
    try:
        children = sorted(folder.iterdir())
    except OSError:
        return
    yield from (child for child in children if is_book(child))


def is_book(path: Path) -> bool:
    """Whether a path is a book: a folder with `book.yaml`, or one YAML file with a `book:` block."""
    if path.suffix == ".yaml" and not os.path.isdir(path):
        return path.name != HEADER_FILE and _has_header(path)
    # Unlike `Path.is_file`, this answers for a name that is too long and in a folder that may not be read.
    return os.path.isfile(path / HEADER_FILE)


def _has_header(path: Path) -> bool:
    try:
        return _HEADER.search(read_file(path, LIMITS.file_bytes)) is not None
    except NotReadable:
        return False


def named_in(folder: Path, name: str) -> Path | None:
    """The book of that id in a folder, found without looking at the others."""
    if not name or os.sep in name:
        return None
    tried = (folder / name, folder / f"{name}.yaml")
    return next((path for path in tried if is_book(path) and book_id(path) == name), None)


def book_here() -> Path | None:
    """The book in whose folder, or below it, one stands."""
    return next((folder for folder in (Path(), *Path.cwd().parents) if is_book(folder)), None)


def all_books(where: tuple[Path, ...] | None = None) -> dict[Text, Path]:
    """Every book by its id; of two with the same id the one searched first."""
    found: dict[Text, Path] = {}
    for folder in folders() if where is None else where:
        for path in books_in(folder):
            found.setdefault(book_id(path), path)
    return found


def find(asked: str) -> Wanted:
    """The book, and perhaps the entry, that `path`, `name`, `path/id` or `name/id` means.

    Raises BookNotFound with a sentence that says what to do.
    """
    by_path = _by_path(asked)
    if by_path is not None:
        return by_path
    name, _, entry = asked.strip("/").partition("/")
    for folder in folders():
        if path := named_in(folder, name):
            return Wanted(path, clean(entry))
    known = all_books()
    if name in known:
        return Wanted(known[Text(name)], clean(entry))
    enough = len(name) >= _PART
    partly = [book for book in known if enough and name.casefold() in book.casefold()]
    if len(partly) == 1 and not _typed(asked).is_dir():
        return Wanted(known[partly[0]], clean(entry))
    raise BookNotFound(_advice(asked, name, partly or None, known))


def _by_path(asked: str) -> Wanted | None:
    path = _typed(asked)
    if is_book(path):
        return Wanted(path, Text(""))
    if path.name == HEADER_FILE and is_book(path.parent):
        return Wanted(path.parent, Text(""))
    if os.sep in asked and is_book(path.parent):
        return Wanted(path.parent, clean(path.name))
    return None


def _typed(path: str) -> Path:
    """A path as a person types it; `~` and `~name` are homes if there is such a person."""
    return Path(os.path.expanduser(path))


def _advice(asked: str, name: str, partly: list[Text] | None, known: Mapping[Text, Path]) -> str:
    if partly:
        return f'"{clean(name)}" could be {joined(map(in_shell, partly))}. Type more of the name.'
    if os.path.isdir(asked):
        return f'"{clean(asked)}" is a folder without a {HEADER_FILE}, so it is not a book.'
    near = nearest(name, known)
    hint = f"Did you mean {in_shell(near)}?" if near else "`briefing list` shows the books there are."
    return f'There is no book "{clean(name)}". {hint}'
