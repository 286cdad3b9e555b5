"""A process that is killed while it compiles leaves the old book on the shelf or the new, never a mixture."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from briefing.library.shelf import seals
from tests.library.shelf import acts
from tests.library.shelf.processes import other
from tests.library.shelf.readings import place_of, read, tables
from tests.sample import SAMPLE, write_book

_OTHER = (
    SAMPLE.replace("Elbridge Colby", "Somebody Else")
    .replace("rutte", "secretary")
    .replace("date: 2026-02-12\n", "date: 2026-03-12\n")
    .replace("quotes:\n", "quotes:\n  - {id: q-new, words: New words, speaker: colby, source: paper}\n")
)
_VERSIONS = (SAMPLE, _OTHER)
_LONGEST = 0.08
"""Seconds in which the book is compiled several times."""


def test_a_kill_leaves_the_old_book_or_the_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_survives(tmp_path, monkeypatch, kills=10)


@pytest.mark.slow
def test_many_kills_leave_the_old_book_or_the_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert assert_survives(tmp_path, monkeypatch, kills=300) == {"as it was left", "being changed"}


def assert_survives(folder: Path, monkeypatch: pytest.MonkeyPatch, kills: int) -> set[str]:
    """Kill again and again; in what states the file was left."""
    book = write_book(folder)
    fresh, pages = {}, {}
    for number, text in enumerate(_VERSIONS):
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / f"fresh{number}"))
        acts.replace(book, text)
        pages[text] = read(book)
        fresh[text] = tables(book)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    read(book)
    left = set()
    random = Random(3)
    for _ in range(kills):
        with other(acts.compile_over_and_over, book, _VERSIONS) as compiler:
            compiler.pipe.recv()
            compiler.process.join(random.uniform(0, _LONGEST))
            compiler.kill()
        found = tables(book)
        assert found in fresh.values()
        left.add("being changed" if is_being_changed(book) else "as it was left")
        assert read(book) == pages[(book / "book.yaml").read_text(encoding="utf-8")]
    return left


def is_being_changed(book: Path) -> bool:
    seal = seals.read(place_of(book))
    return seal is not None and seal.is_open
