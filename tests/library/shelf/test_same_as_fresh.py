"""After any edits, kills and damage, all that stands on a shelf is what a fresh compile puts there."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from briefing.library.shelf.shelf import Shelf, UnreadableBook
from tests.library.shelf import acts
from tests.library.shelf.corruption import corrupt
from tests.library.shelf.drafts import Draft
from tests.library.shelf.processes import other
from tests.library.shelf.readings import Tables, place_of, tables
from tests.sample import SAMPLE, write_book

_KILL, _DAMAGE = 0.1, 0.1
"""How likely one or the other happens after an edit."""
_LONGEST = 0.02
"""Seconds in which a book is compiled."""


@pytest.mark.parametrize("seed", range(2))
def test_a_shelf_is_as_if_freshly_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    assert_same(tmp_path, monkeypatch, Random(seed), edits=15)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 120))
def test_a_shelf_long_in_use_is_as_if_freshly_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    assert_same(tmp_path, monkeypatch, Random(seed), edits=100)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Elbridge Colby", "name: Somebody Else"),
        ("name: Elbridge Colby", "name: Elbridge Colby, aliases: [Bridge]"),
        ("agenda:", "agenda:\n  - {id: first, title: First, about: [pledge]}"),
        ("date: 2026-02-12\n", "date: 2030-02-12\n"),
        ("{id: pledge,", "{id: promise,"),
    ],
)
def test_what_depends_on_an_entry_changes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    text = SAMPLE.replace("What a country makes in a year.", '"Said in [[q-partner]]."')
    book = write_book(tmp_path, text)
    compile_all(tmp_path, book)
    acts.replace(book, text.replace(old, new))
    compile_all(tmp_path, book)
    kept = tables(book)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "fresh"))
    compile_all(tmp_path, book)
    assert differing(kept, tables(book)) == []


def assert_same(folder: Path, monkeypatch: pytest.MonkeyPatch, random: Random, edits: int) -> None:
    """Edit two neighbouring books by turns, and compare their shelf each time with a new one."""
    drafts = {folder / name: Draft(folder / name, random) for name in ("one", "other")}
    compile_all(folder, *drafts)
    done = []
    for number in range(edits):
        book = random.choice(list(drafts))
        done.append(f"{book.name} {drafts[book].edit()}")
        if random.random() < _KILL:
            kill_while_compiling(book, random)
        if random.random() < _DAMAGE:
            corrupt(random.choice([path for path in place_of(book).iterdir() if path.stat().st_size]), random)
        compile_all(folder, *drafts)
        kept = tables(book)
        with monkeypatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(folder / "fresh" / str(number)))
            compile_all(folder, *drafts)
            fresh = tables(book)
        assert differing(kept, fresh) == [], done


def compile_all(folder: Path, *books: Path) -> None:
    shelf = Shelf(folder)
    for book in books:
        with suppress(UnreadableBook):
            shelf.compile(book)


def kill_while_compiling(book: Path, random: Random) -> None:
    with other(acts.compile_once, book) as compiler:
        compiler.pipe.recv()
        compiler.process.join(random.uniform(0, _LONGEST))
        compiler.kill()


def differing(kept: Tables, fresh: Tables) -> list[tuple[str, object, object]]:
    """The tables that differ, each with what is only on one shelf and what is only on the other."""
    return [
        (
            name,
            [row for row in rows if row not in fresh[name]],
            [row for row in fresh[name] if row not in rows],
        )
        for name, rows in kept.items()
        if rows != fresh[name]
    ]
