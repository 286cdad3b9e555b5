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
        (["term", "bay", "--term", "A\x1bB", "--means", "x"], "`term`: ESC (U+001B) in the text."),
        (
            ["term", "bay", "--term", "VTS", "--means", "See [[eps]] and [[pilot-cost]]."],
            "`means`: `[[pilot-cost]]` leads nowhere; did you mean `pilot-costs`? Nothing was written.",
        ),
        (
            ["quote", "bay", "--words", "No bill", "--speaker", "harbour-master", "--source", "gazette"],
            "these are not the words in the text of `gazette`",
        ),
        (["unit", "bay", "--name", "Ice", "--under", "bay-council", "--from", "soon"], "`from`: this is not"),
        (["figure", "bay", "--title", "Ships"], "the figure has neither a value nor a series."),
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


def test_all_that_is_wrong_is_told_at_once(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = [
        "--words",
        "x",
        "--speaker",
        "nobody",
        "--status",
        "verbatm",
        "--said",
        "soon",
        "--source",
        "gazet",
    ]
    assert main(["new", "quote", "bay", *said]) == 2
    told = capsys.readouterr().err
    for words in ("`nobody` is not the id", "did you mean `verbatim`?", "`said`: this is not a date",
                  "did you mean `gazette`?"):  # fmt: skip
        assert told.count(words) == 1


def test_an_entry_that_is_called_like_another_is_told(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "person", "bay", "--name", "Aoife example"]) == 0
    assert "there was a person of the same words already: `harbour-master`." in capsys.readouterr().err
    assert main(["new", "person", "bay", "--name", "Aoife Sample"]) == 0
    assert "already" not in capsys.readouterr().err


def test_help_lists_what_may_be_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["new", "unit", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "One of command, opcon, tacon, administrative, coordination." in told


def test_what_is_not_written_is_printed(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "term", "bay", "--term", "VTS", "--means", "See [[nope]]."]) == 2
    assert '  means: "See [[nope]]."\n' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (["figure", "--title", "Ships", "--value", "1.2", "--source", "gazette"], "    value: 1.2\n"),
        (
            ["unit", "--name", "Ice", "--under", "bay-council", "--relation", "opcon", "--from", "2026-05"],
            "    reports_to:\n      - {unit: bay-council, relation: opcon, from: 2026-05}\n",
        ),
        (
            ["person", "--name", "Jo Roe", "--post", "Pilot", "--of", "eastport-pilots", "--until", ".."],
            "    posts:\n      - {title: Pilot, of: eastport-pilots, until: ..}\n",
        ),
    ],
)
def test_an_entry_says_what_was_said_in_the_terms_of_the_format(
    book: Path, words: list[str], written: str
) -> None:
    assert main(["new", words[0], "bay", *words[1:]]) == 0
    assert written in (book / "book.yaml").read_text()


def test_what_check_warns_of_is_told_though_written(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "figure", "bay", "--title", "Ships", "--value", "5"]) == 0
    assert "warning N004: the figure has no source; add the key `source`." in capsys.readouterr().err


def test_an_entry_that_begins_a_file_is_looked_at_too(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (book / "book.yaml").read_text()
    events, terms, sources = (text.index(f"\n{section}:") for section in ("events", "terms", "sources"))
    (book / "events.yaml").write_text(text[events:terms])
    (book / "book.yaml").write_text(text[:events] + text[sources:])
    assert main(["new", "term", "bay", "--term", "VTS", "--means", "See [[other/x]]."]) == 0
    told = capsys.readouterr()
    assert told.out == "bay/terms.yaml:2\n"
    assert "warning R006: there is no book `other` here." in told.err


def type_line(terminal: Terminal, asked: str, words: str = "") -> None:
    terminal.wait_for(asked.rstrip())
    terminal.press(*words, "enter")


def test_at_a_terminal_what_is_amiss_is_told_at_once_and_asked_again(book: Path, home: Path) -> None:
    with Terminal(*BRIEFING, "new", "quote", str(book), home=home, size=(110, 40)) as terminal:
        type_line(terminal, "  words: ", "?")
        terminal.wait_for("any words; there is nothing to list.")
        type_line(terminal, "  words: ", "every pilot")
        type_line(terminal, "  speaker: ", "harbor-master")
        terminal.wait_for("did you mean `harbour-master`?")
        type_line(terminal, "  speaker: ", "harbour-master")
        type_line(terminal, "  said (enter: none): ", "?")
        terminal.wait_for("about then as 2025-07~")
        type_line(terminal, "  said (enter: none): ", "soon")
        terminal.wait_for("`said`: ")
        type_line(terminal, "  said (enter: none): ", "2026-05-18")
        type_line(terminal, "  occasion (enter: none): ")
        type_line(terminal, "  source (enter: none): ", "?")
        terminal.wait_for("gazette  Ports of the bay talk about one pilot service")
        terminal.press(*"gaz", "tab", "enter")
        type_line(terminal, "  id [q-every-pilot]: ", "q-share")
        terminal.wait_for("`q-share` is the id of")
        type_line(terminal, "  id [q-every-pilot]: ")
        terminal.wait_for("added quote `q-every-pilot`.")
        assert terminal.wait_for_exit() == 0
    added = (book / "book.yaml").read_text().partition("  - id: q-every-pilot\n")[2]
    assert added.splitlines()[:2] == ["    words: every pilot", "    speaker: harbour-master"]
    assert "    source: gazette\n" in added


def test_at_a_terminal_a_unit_is_placed(book: Path, home: Path) -> None:
    with Terminal(*BRIEFING, "new", "unit", str(book), home=home, size=(110, 40)) as terminal:
        type_line(terminal, "  name: ", "Ice watch")
        for key in ("abbreviation", "place", "country"):
            type_line(terminal, f"  {key} (enter: none): ")
        type_line(terminal, "  under (enter: none): ", "bay-council")
        type_line(terminal, "  from (enter: none): ", "2026")
        type_line(terminal, "  source (enter: none): ", "gazette")
        type_line(terminal, "  id [ice-watch]: ")
        terminal.wait_for("added unit `ice-watch`.")
        assert terminal.wait_for_exit() == 0
    assert "{unit: bay-council, from: 2026, source: gazette}" in (book / "book.yaml").read_text()


@pytest.mark.parametrize(("key", "code"), [("ctrl+d", 2), ("ctrl+c", 130)])
def test_who_leaves_while_it_asks_has_written_nothing(book: Path, home: Path, key: str, code: int) -> None:
    before = (book / "book.yaml").read_bytes()
    with Terminal(*BRIEFING, "new", "quote", str(book), home=home, size=(110, 40)) as terminal:
        type_line(terminal, "  words: ", "No bill")
        terminal.wait_for("  speaker:")
        terminal.press(key)
        terminal.wait_for('  words: "No bill"')
        terminal.wait_for("nothing was written.")
        assert terminal.wait_for_exit() == code
    assert (book / "book.yaml").read_bytes() == before
