"""What stands in `docs/` is what the program would write there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.authoring.checking import check
from briefing.loading.books import load_book
from briefing.model.dates import Edtf
from docs.reference import EXAMPLE, reference
from tests.terminal import ROOT
from tests.typed import run


def test_the_reference_of_the_format_is_that_of_the_model() -> None:
    assert (ROOT / "docs" / "format.md").read_text() == reference(), "run `make docs`"


def test_its_example_is_clean() -> None:
    checked = check([EXAMPLE.parent], Edtf.parse("2026-05-20"))
    assert (checked.books, checked.problems) == ((EXAMPLE.parent,), ())


TUTORIAL = (ROOT / "docs" / "authoring.md").read_text()
STEPS = re.findall(r"^```(\w+)\n(.*?)^```$", TUTORIAL, re.MULTILINE | re.DOTALL)


def follow(folder: Path) -> Iterator[str]:
    """Do what the tutorial says, to the letter; the answer of each command."""
    header, text_line, article = (block for language, block in STEPS if language == "yaml")
    book = folder / "harbour-talks"
    for language, block in STEPS:
        if block == header:
            (book / "book.yaml").write_text(block)
        elif language == "text":
            (book / "sources").mkdir()
            (book / "sources" / "gazette.txt").write_text(block)
        elif block == text_line:
            source = file_of(book, "  - id: gazette\n")
            source.write_text(source.read_text().replace("  - id: gazette\n", f"  - id: gazette\n{block}"))
        elif block == article:
            with (book / "book.yaml").open("a") as file:
                file.write(f"\n{block}")
        for command in block.splitlines() if language == "sh" else ():
            yield answer(command, folder)


def answer(command: str, folder: Path) -> str:
    """What a command prints when it is run in a folder."""
    done = run(command, folder)
    assert done.code == 0, f"{command}\n{done.out}{done.err}"
    return done.out


def file_of(book: Path, words: str) -> Path:
    """The one file of a book in which some words stand."""
    [found] = (path for path in book.glob("*.yaml") if words in path.read_text())
    return found


def test_who_follows_the_tutorial_has_a_sound_book_of_five_entries(tmp_path: Path) -> None:
    answers = list(follow(tmp_path))
    checked, fixed = (said for said in answers if "in 1 book, " in said)
    assert checked == "No problems in 1 book, 5 entries.\n"
    assert fixed == f"0 fixed in 0 files, 0 left.\n{checked}"
    book = load_book(tmp_path / "harbour-talks").book
    assert book
    assert len(list(book)) == 5
    assert "Three ports, one pilot service" in answers[-1]
    assert "exact" in answer("briefing show harbour-talks/q-share", tmp_path)
