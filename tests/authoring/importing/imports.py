"""What the tests of importing share: the samples, and whether `check` accepts what comes out."""

from __future__ import annotations

from pathlib import Path

from briefing.authoring.importing.gathered import Gathered, Left
from briefing.authoring.importing.settling import Settled, settle
from briefing.authoring.writing import yaml_of
from briefing.loading.books import load_book
from briefing.loading.problems import Problem
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Entry, Header
from briefing.model.text import Text

SAMPLES = Path(__file__).parent / "samples"
HEADER = Header(title=Text("A book"), date=Edtf.parse("2026-02-12"))


def read(written: str, folder: Path) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries of a book in one file by id, and the errors in it."""
    path = folder / "imported.yaml"
    path.write_text(written)
    loaded = load_book(path)
    assert loaded.book, loaded.problems
    return dict(loaded.book.entries), [problem for problem in loaded.problems if problem.severity == "error"]


def settled(gathered: Gathered, folder: Path, book: Book | None = None) -> Settled:
    """The entries of what was gathered; those of a book of its own are read back from YAML, and the same."""
    made = settle(gathered, "file.txt", book)
    if book is None:
        entries, problems = read(yaml_of(HEADER, made.new), folder)
        assert problems == []
        assert entries == {entry.id: entry for entry in made.new}
    return made


def told(left: Left) -> list[str]:
    """What could not be carried over, line by line."""
    return list(left.lines())
