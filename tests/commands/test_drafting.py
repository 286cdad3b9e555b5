"""`briefing new`: a book to begin with, and entries that are asked for or given by options."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from briefing.cli import main
from tests.terminal import BRIEFING, ROOT, Terminal


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def book(folder: Path) -> Path:
    return Path(shutil.copytree(ROOT / "docs" / "example", folder / "bay"))


def test_a_new_book_is_sound_and_opens(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "book", "harbour-talks"]) == 0
    assert sorted(path.name for path in (folder / "harbour-talks").iterdir()) == ["book.yaml", "schema.json"]
    assert main(["check", "harbour-talks", "--on", "2026-04-20"]) == 0
    assert "No problems in 1 book, " in capsys.readouterr().out
    assert main(["open", "harbour-talks", "--plain"]) == 0
    printed = capsys.readouterr().out
    assert "Harbour talks" in printed
    assert str(date.today().year) in printed


def test_title_and_date_of_a_new_book_are_those_given(folder: Path) -> None:
    assert main(["new", "book", "bay", "--title", "Bay: talks #1", "--date", "2026-05"]) == 0
    assert main(["show", "bay"]) == 0
    written = (folder / "bay" / "book.yaml").read_text()
    assert '  title: "Bay: talks #1"\n  date: 2026-05 #' in written


def test_what_is_there_is_not_written_over(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (book / "book.yaml").read_bytes()
    assert main(["new", "book", "bay"]) == 2
    assert "bay is a book already; give another name." in capsys.readouterr().err
    assert (book / "book.yaml").read_bytes() == before


def test_an_entry_by_options(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [
        "--term",
        "VTS",
        "--means",
        "Vessel traffic: who watches",
        "--stands-for",
        "Vessel Traffic Service",
    ]
    assert main(["new", "term", "bay", *words]) == 0
    told = capsys.readouterr()
    assert told.err == "briefing: added term `vts`.\n"
    path, line = told.out.strip().split(":")
    assert Path(path).read_text().splitlines()[int(line) - 1] == "  - id: vts"
    assert main(["check", "bay", "--on", "2026-05-20"]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["term", "bay", "--term", "VTS"], "a term needs the key `means`. Nothing was written."),
        (
            ["quote", "bay", "--words", "x", "--speaker", "nobody"],
            "`nobody` is not the id of a person or a unit",
        ),
        (["qoute", "bay"], "did you mean `quote`?"),
        (["term", "nowhere"], 'There is no book "nowhere".'),
    ],
)
def test_what_cannot_be_written_is_refused(
    book: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    before = (book / "book.yaml").read_bytes()
    assert main(["new", *words]) == 2
    assert said in capsys.readouterr().err
    assert (book / "book.yaml").read_bytes() == before


def type_line(terminal: Terminal, asked: str, words: str = "") -> None:
    terminal.wait_for(asked.rstrip())
    terminal.press(*words, "enter")


def test_at_a_terminal_it_asks_and_asks_again(book: Path, home: Path) -> None:
    with Terminal(*BRIEFING, "new", "quote", str(book), home=home, size=(110, 40)) as terminal:
        type_line(terminal, "  words: ", "No bill")
        type_line(terminal, "  speaker: ", "harbor-master")
        type_line(terminal, "  said (enter: none): ", "2026-05-18")
        type_line(terminal, "  occasion (enter: none): ")
        type_line(terminal, "  source (enter: none): ", "gazette")
        type_line(terminal, "  id [q-no-bill]: ")
        type_line(terminal, "did you mean `harbour-master`?", "harbour-master")
        terminal.wait_for("added quote `q-no-bill`.")
        assert terminal.wait_for_exit() == 0
    added = (book / "book.yaml").read_text().partition("  - id: q-no-bill\n")[2]
    assert added.splitlines()[:2] == ["    words: No bill", "    speaker: harbour-master"]


def test_who_leaves_while_it_asks_has_written_nothing(book: Path, home: Path) -> None:
    before = (book / "book.yaml").read_bytes()
    with Terminal(*BRIEFING, "new", "quote", str(book), home=home, size=(110, 40)) as terminal:
        type_line(terminal, "  words: ", "No bill")
        terminal.wait_for("  speaker:")
        terminal.press("ctrl+d")
        terminal.wait_for("nothing was written.")
        assert terminal.wait_for_exit() == 2
    assert (book / "book.yaml").read_bytes() == before
