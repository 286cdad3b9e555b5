"""The commands that follow and change ids: what they print, and what they leave in the files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from briefing.cli import main
from tests.terminal import ROOT


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "books"
    shutil.copytree(ROOT / "docs" / "example", folder / "harbour")
    (folder / "minutes.yaml").write_text(
        "book: {title: Minutes, date: 2026, summary: '[[harbour/q-share]]'}\n"
    )
    monkeypatch.setenv("BRIEFING_PATH", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def test_rename_changes_every_book_and_says_where(books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rename", "q-share", "q-all"]) == 0
    assert capsys.readouterr().err == "briefing: changed `q-share` to `q-all` in 4 places in 2 files.\n"
    assert "[[harbour/q-all]]" in (books / "minutes.yaml").read_text()
    assert main(["check", "books", "--on", "2026-05-20"]) == 0


def test_rename_shows_what_it_would_do_and_does_nothing(
    books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (books / "minutes.yaml").read_bytes()
    assert main(["rename", "harbour/q-share", "q-all", "--dry-run"]) == 0
    told = capsys.readouterr()
    assert "-book: {title: Minutes, date: 2026, summary: '[[harbour/q-share]]'}" in told.out
    assert "+book: {title: Minutes, date: 2026, summary: '[[harbour/q-all]]'}" in told.out
    assert told.err.startswith("briefing: would change")
    assert (books / "minutes.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["rename", "q-nothing", "q-all"], 1, "no book within reach has an entry `q-nothing`"),
        (["rename", "harbour", "bay"], 2, "harbour is a book; name an entry of it, as in harbour/ID."),
        (["rename", "harbour/", "bay"], 2, "is a book; name an entry"),
        (["rename", "harbour/q-share", "gazette"], 2, "`gazette` is an id already"),
        (["refs", "gazete"], 1, "no book within reach has an entry `gazete`"),
    ],
)
def test_what_cannot_be_done_is_refused(
    books: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str
) -> None:
    assert main(words) == code
    assert said in capsys.readouterr().err


def test_an_id_that_two_books_have_must_be_named_with_its_book(
    books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(books / "harbour", books / "bay")
    assert main(["refs", "q-share"]) == 2
    told = capsys.readouterr().err
    assert "bay/q-share" in told
    assert "harbour/q-share" in told


def test_refs_prints_places_that_an_editor_can_open(books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refs", "q-share"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{books / 'harbour' / 'book.yaml'}:18:13: about: [q-share, pilot-costs]")
    assert lines[-1].startswith(f"{books / 'minutes.yaml'}:1:56: ")
    assert main(["refs", "q-share", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ref"], len(answer["places"])) == ("harbour/q-share", 3)
    assert answer["places"][0]["entry"] == "who-pays"


def test_in_the_folder_of_a_book_its_ids_come_first(
    books: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(books / "harbour", books / "bay")
    monkeypatch.chdir(books / "bay")
    assert main(["refs", "q-share"]) == 0
    assert capsys.readouterr().out.startswith("book.yaml:18:13: ")


def test_in_the_folder_of_a_book_or_below_it_need_not_be_named(
    books: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (books / "harbour", books / "harbour" / "sources"):
        monkeypatch.chdir(folder)
        assert main(["check", "--on", "2026-05-20"]) == 0
        assert "No problems in 1 book, " in capsys.readouterr().out
        assert main(["orphans"]) == 1
        assert "quote q-patience" in capsys.readouterr().out
        assert main(["unresolved"]) == 0
        assert main(["new", "event", "--date", "2026", "--title", folder.name, "--sources", "gazette"]) == 0
        assert "book.yaml:" in capsys.readouterr().out


def test_outside_of_any_book_it_must_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (["check"], ["orphans"], ["unresolved"], ["new", "term"]):
        assert main(words) == 2
        assert capsys.readouterr().err == "briefing: which book? Name one, or go into its folder.\n"


def test_commands_that_are_told_can_be_run_as_they_stand(
    books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "book", "our talks"]) == 0
    told = capsys.readouterr().err
    assert "`briefing open 'our talks'` opens it, `briefing check 'our talks'` checks it." in told
    assert main(["rename", "our talks", "x"]) == 2
    assert "name an entry of it, as in 'our talks/ID'." in capsys.readouterr().err


def test_what_is_no_orphan_is_told(books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (books / "short.yaml").write_text(
        "book: {title: T, date: 2026}\narticles: [{id: a, title: A, body: B}]\n"
    )
    assert main(["orphans", "short"]) == 0
    assert "every entry is named by another; left out are articles, events," in capsys.readouterr().err


def test_orphans_and_unresolved(books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["orphans", "harbour"]) == 1
    assert "quote q-patience" in capsys.readouterr().out
    assert main(["unresolved", "harbour"]) == 0
    assert capsys.readouterr().err == "briefing: all that is named is there.\n"
    (books / "minutes.yaml").write_text("book: {title: Minutes, date: 2026, summary: '[[harbour/q-shar]]'}\n")
    assert main(["unresolved", "minutes"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("harbour/q-shar  (did you mean `q-share`?)\n  ")


RULED = """
book: {title: Talks, date: 2026-02-12}
people: [{id: zw, name: Hans Zwirner}]
quotes:
  - {id: zw-open, words: We are content, speaker: zw, attribution: on record}
  - {id: zw-back, words: Secretly afraid, speaker: zw, attribution: background}
  - id: zw-early
    words: Secretly glad
    embargo_until: 9000-01-01
    speaker: zw
    source: lost
  - {id: zw-slip, words: Secretly sad, speaker: zw, atribution: background}
  - {id: zw-odd, words: Secretly odd, speaker: zw, embargo_until: soon}
  - {id: zw-over, words: We were content, speaker: zw, embargo_until: 2020-01-01}
"""


@pytest.mark.parametrize("command", [["refs", "talks/zw"], ["unresolved", "talks"], ["refs", "talks/lost"]])
def test_what_is_printed_of_files_puts_words_under_a_rule_beside_no_speaker(
    books: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    (books / "talks.yaml").write_text(RULED)
    for options in ([], ["--json"]):
        main([*command, *options])
        told = capsys.readouterr().out
        assert not [kept for kept in ("Secretly", "zw-back", "zw-early", "zw-slip", "zw-odd") if kept in told]
        main([*command, *options, "--despite-rules"])
        despite = capsys.readouterr().out
        assert despite != told
        assert despite.count("talks.yaml") == told.count("talks.yaml") > 0


def test_a_difference_shows_nothing_of_a_quote_under_a_rule(
    books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = books / "talks.yaml"
    path.write_text(RULED.replace("speaker: zw\n", "speakr: zw\n"))
    for command in (["rename", "talks/zw", "hz", "--dry-run"], ["check", str(path), "--fix", "--diff"]):
        main(command)
        told = capsys.readouterr().out
        assert not [kept for kept in ("Secretly", "zw-back", "zw-early", "zw-slip", "zw-odd") if kept in told]
        assert "-[withheld: the quote is under a rule]" in told
        assert "+[withheld: the quote is under a rule]" in told
    main(["rename", "talks/zw", "hz", "--dry-run"])
    assert "+  - {id: zw-over, words: We were content, speaker: hz," in capsys.readouterr().out


def test_a_difference_of_a_file_that_is_broken_elsewhere_withholds_the_same(
    books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = books / "talks.yaml"
    path.write_text(RULED + "terms:\n  - id: a\n    term: A\n    means: [[x]] y\n")
    main(["check", str(path), "--fix", "--diff"])
    told = capsys.readouterr().out
    assert "Secretly" not in told
    assert "-    means: [[x]] y" in told


def test_a_difference_shows_what_is_mended_in_a_free_quote(
    books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = books / "talks.yaml"
    path.write_text(RULED.replace("words: We are content, speaker", "words: We are content, speeker"))
    main(["check", str(path), "--fix", "--diff"])
    told = capsys.readouterr().out
    assert "-  - {id: zw-open, words: We are content, speeker: zw," in told
    assert "Secretly" not in told


def test_refs_of_an_id_that_no_entry_has_says_so(books: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["refs", "harbour/q-shar"]) == 1
    assert (
        "there is no entry `q-shar`, and nothing leads to one; did you mean `q-share`?"
        in capsys.readouterr().err
    )


def test_refs_still_tells_where_what_it_withholds_stands(
    books: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (books / "talks.yaml").write_text(RULED)
    main(["refs", "talks/zw"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.rpartition("talks.yaml:")[2].split(": ", 1)[1][:24] for line in lines] == [
        "- {id: zw-open, words: W",
        "[withheld: the quote is ",
        "[withheld: the quote is ",
        "[withheld: the quote is ",
        "[withheld: the quote is ",
        "- {id: zw-over, words: W",
    ]
    main(["refs", "talks/zw", "--json"])
    places = json.loads(capsys.readouterr().out)["places"]
    assert [place["entry"] for place in places] == ["zw-open", None, None, None, None, "zw-over"]
    assert places[2]["line"] == 10
