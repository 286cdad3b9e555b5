"""Finding books: by path, then by name in the folders where books are kept."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.model.text import Text, clean

HEADER_FILE = "book.yaml"


class BookNotFound(LookupError):
    """No book answers to what was asked; the message says what would."""


class Wanted(NamedTuple):
    """A book that was found, and the entry asked for in it (empty: its front page)."""

    path: Path
    entry: Text


def folders(environ: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """The folders where books are kept, in the order in which they are searched."""
    named = [Path(part).expanduser() for part in environ.get("BRIEFING_PATH", "").split(os.pathsep) if part]
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
    if path.suffix == ".yaml":
        return path.name != HEADER_FILE and path.is_file() and _has_header(path)
    return (path / HEADER_FILE).is_file()


def _has_header(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return any(line.lstrip(b"\xef\xbb\xbf").startswith(b"book:") for line in file)
    except OSError:
        return False


def book_id(path: Path) -> Text:
    """A book's id: the name of its folder, or of its one file without the ending."""
    resolved = path.resolve()
    return clean(resolved.stem if resolved.suffix == ".yaml" else resolved.name)


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
    known = all_books()
    if name in known:
        return Wanted(known[Text(name)], clean(entry))
    partly = [book for book in known if name and name.casefold() in book.casefold()]
    if len(partly) == 1:
        return Wanted(known[partly[0]], clean(entry))
    raise BookNotFound(_advice(asked, name, partly or None, known))


def _by_path(asked: str) -> Wanted | None:
    path = Path(asked).expanduser()
    if is_book(path):
        return Wanted(path, Text(""))
    if path.name == HEADER_FILE and is_book(path.parent):
        return Wanted(path.parent, Text(""))
    if os.sep in asked and is_book(path.parent):
        return Wanted(path.parent, clean(path.name))
    return None


def _advice(asked: str, name: str, partly: list[Text] | None, known: Mapping[Text, Path]) -> str:
    if partly:
        return f'"{clean(name)}" could be {_either(partly)}. Type more of the name.'
    if Path(asked).is_dir():
        return f'"{clean(asked)}" is a folder without a {HEADER_FILE}, so it is not a book.'
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f" Did you mean {_either(close)}?" if close else " `briefing list` shows the books there are."
    return f'There is no book "{clean(name)}".{hint}'


def _either(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + " or " + names[-1] if len(names) > 1 else names[0]
