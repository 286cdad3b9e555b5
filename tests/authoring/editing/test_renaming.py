"""An entry gets another id wherever it is named, and the book stays as sound as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.authoring.checking import check
from briefing.authoring.editing.manuscripts import NotEditable, manuscripts
from briefing.authoring.editing.renaming import difference, renamed
from briefing.authoring.editing.saving import save_all
from briefing.authoring.mentions import written
from briefing.model.dates import Edtf
from tests.terminal import ROOT

EXAMPLE = ROOT / "docs" / "example"
DAY = Edtf.parse("2026-05-20")
IDS = sorted(entry.id for entry in written(manuscripts(EXAMPLE)) if entry.id)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "harbour"))


@pytest.mark.parametrize("old", IDS)
def test_any_entry_can_be_renamed_and_back(book: Path, old: str) -> None:
    before = {file.name: file.data for file in manuscripts(book)}
    save_all(renamed(book, old, "quite-another", []).files)
    assert check([book], DAY).problems == ()
    assert not any(f"[[{old}]]" in file.text for file in manuscripts(book))
    save_all(renamed(book, "quite-another", old, []).files)
    assert {file.name: file.data for file in manuscripts(book)} == before


def test_links_with_words_headings_and_from_other_books_follow(book: Path, tmp_path: Path) -> None:
    other = tmp_path / "minutes.yaml"
    other.write_text(
        "book: {title: Minutes, date: 2026, summary: 'See [[ harbour/one-service#why-now |why]], "
        "`[[harbour/one-service]]`.'}\n"
        "terms: [{id: one-service, term: one, means: 'this [[one-service]], not that'}]\n"
    )
    found = renamed(book, "one-service", "single-service", [other])
    assert found.places == 3
    new = {after.name: after.text for _, after in found.files}
    assert "[[ harbour/single-service#why-now |why]], `[[harbour/one-service]]`" in new["minutes.yaml"]
    assert "this [[one-service]], not that" in new["minutes.yaml"]
    assert "article: single-service" in new["book.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("q-shar", "q-all", "there is no entry `q-shar` in harbour; did you mean `q-share`?"),
        ("q-share", "gazette", "`gazette` is an id already, at .*book.yaml:"),
        ("q-share", "Q Share", "`Q Share` is not an id; an id has a to z"),
        ("q-share", "con", "`con` names a device"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(book: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(NotEditable, match=said):
        renamed(book, old, new, [])


def test_the_difference_shows_only_lines_that_change(book: Path) -> None:
    [(old, new)] = renamed(book, "q-patience", "q-calm", []).files
    changed = [line for line in difference(old, new) if line[0] in "+-" and line[:3] not in ("+++", "---")]
    assert changed == ["-  - id: q-patience", "+  - id: q-calm"]
