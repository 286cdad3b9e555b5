"""After any edits, kills and damage, all that stands on a shelf is what a fresh compile puts there."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random

import pytest

from briefing.library.shelf.before import Before
from briefing.library.shelf.book_rows import Files
from briefing.library.shelf.compiling import put
from briefing.library.shelf.database import OnDisk
from briefing.library.shelf.shelf import Shelf, UnreadableBook
from briefing.loading import opening
from briefing.loading.books import load_book
from briefing.loading.quick import Quick, quickly
from briefing.model.text import Text
from tests.library.shelf import acts
from tests.library.shelf.corruption import corrupt
from tests.library.shelf.drafts import Draft
from tests.library.shelf.processes import other
from tests.library.shelf.readings import Tables, place_of, tables
from tests.sample import SAMPLE

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


CHANGES = [
    ("name: Elbridge Colby", "name: Somebody Else"),
    ("name: Elbridge Colby", "name: Elbridge Colby, aliases: [Bridge]"),
    ("agenda:", "agenda:\n  - {id: first, title: First, about: [pledge]}"),
    ("about: [pledge, q-partner]", "about: [q-old]"),
    (SAMPLE[SAMPLE.index("agenda:") :], ""),
    ("date: 2026-02-12\n", "date: 2030-02-12\n"),
    ("{id: pledge,", "{id: promise,"),
    ("{id: colby, name", "{id: gone, name"),
    (
        "\n  - {id: q-old,",
        "\n\n  - {id: q-first, words: First, speaker: rutte, source: paper}\n  - {id: q-old,",
    ),
    ("words: Words", "words: Other words"),
]
"""What an author changes in one section, whereby entries of others change on the shelf."""


@pytest.mark.parametrize("files", ["one file", "a file a section"])
@pytest.mark.parametrize(("old", "new"), CHANGES)
def test_what_depends_on_an_entry_changes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: str, old: str, new: str
) -> None:
    text = SAMPLE.replace("What a country makes in a year.", '"Said in [[q-partner]]."')
    write = in_one_file if files == "one file" else in_sections
    book = tmp_path / "sample"
    book.mkdir()
    write(book, text)
    compile_all(tmp_path, book)
    write(book, text.replace(old, new))
    read = texts_read(monkeypatch)
    compile_all(tmp_path, book)
    assert len(read) == (new != "" or write is in_one_file)
    kept = tables(book)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "fresh"))
    compile_all(tmp_path, book)
    assert differing(kept, tables(book)) == []


def test_a_second_agenda_in_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = tmp_path / "sample"
    book.mkdir()
    in_sections(book, SAMPLE)
    compile_all(tmp_path, book)
    (book / "more.yaml").write_text("agenda:\n  - {id: more, title: More, about: [q-old, naples]}\n")
    compile_all(tmp_path, book)
    kept = tables(book)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "fresh"))
    compile_all(tmp_path, book)
    assert differing(kept, tables(book)) == []


def test_what_another_process_wrote_meanwhile_is_not_taken_for_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "sample"
    book.mkdir()
    in_sections(book, SAMPLE)
    compile_all(tmp_path, book)
    in_sections(book, SAMPLE.replace("Elbridge Colby", "Somebody Else"))
    database = OnDisk(place_of(book), tmp_path.resolve())
    line = database.still()
    before = Before(line.connection, "sample")
    in_sections(book, SAMPLE)
    loaded = load_book(book, known=before.known(line))
    files = Files.at(book)
    in_sections(book, SAMPLE.replace("Elbridge Colby", "Somebody Else"))
    compile_all(tmp_path, book)
    in_sections(book, SAMPLE)

    assert loaded.book is not None
    database.write(partial(put, book=loaded.book, loaded=loaded, files=files, before=before))
    kept = tables(book)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "fresh"))
    compile_all(tmp_path, book)
    assert differing(kept, tables(book)) == []


def in_one_file(book: Path, text: str) -> None:
    acts.replace(book, text)


def in_sections(book: Path, text: str) -> None:
    """Write a book with a file for each section."""
    for file in book.iterdir():
        file.unlink()
    for section in re.split(r"^(?=\w+:)", text, flags=re.MULTILINE)[1:]:
        (book / f"{section.partition(':')[0]}.yaml").write_text(section, encoding="utf-8")


def texts_read(monkeypatch: pytest.MonkeyPatch) -> list[Text]:
    """Fills with the texts of files as these are read."""
    texts: list[Text] = []

    def read(text: Text) -> Quick | None:
        texts.append(text)
        return quickly(text)

    monkeypatch.setattr(opening, "quickly", read)
    return texts


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
