"""What `check` prints and how it ends."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.commands.checking import mend, run
from briefing.loading.problems import RULES
from tests.authoring.faulty import LATE, faulty
from tests.sample import write_book
from tests.terminal import BRIEFING, ROOT, Terminal, environment


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with a faulty book and one in which nothing is wrong."""
    write_book(tmp_path, LATE, name="fine")
    faulty(tmp_path)
    return tmp_path


def test_only_errors_fail_unless_it_is_strict(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([shelf]) == 1
    assert run([shelf / "fine"]) == 0
    assert run([shelf / "fine"], strict=True) == 0
    (shelf / "fine" / "b.yaml").write_text("figures: [{id: f, title: F, value: 1}]\n")
    assert run([shelf / "fine"]) == 0
    assert run([shelf / "fine"], strict=True) == 1

    assert capsys.readouterr().out.splitlines()[-1] == "1 warning in 1 book, 1 entry."


def test_every_run_prints_the_same_bytes(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = set()
    for _ in range(3):
        run([shelf])
        printed.add(capsys.readouterr().out)
    assert len(printed) == 1


def test_a_terminal_is_told_how_long_it_took_in_colour(
    shelf: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def printed(*, terminal: bool) -> str:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
        run([shelf])
        return capsys.readouterr().out

    red = "\x1b[31m"
    assert not printed(terminal=False).endswith(" s.\n")
    assert printed(terminal=True).endswith(" s.\n")
    assert red not in printed(terminal=False)
    assert red in printed(terminal=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert red not in printed(terminal=True)
    monkeypatch.setenv("NO_COLOR", "")
    assert red in printed(terminal=True)
    monkeypatch.setenv("TERM", "dumb")
    assert red not in printed(terminal=True)


@pytest.mark.parametrize("name", ["full", "concise", "json", "github", "sarif", "junit"])
def test_every_format_can_be_asked_for(name: str, shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(shelf), "--output-format", name]) == 1
    assert "R001" in capsys.readouterr().out


def test_scripts_are_answered_in_json(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([shelf], "json") == 1
    first = json.loads(capsys.readouterr().out)["problems"][0]
    assert first["path"] == os.fspath(shelf / "faulty" / "book.yaml")


BAD = """\
people:
  - {id: ek, nam: Bo Ek, country: Sweden}   # of the board
events:
  - {id: met, title: The board met, date: 02.03.2026}
"""
GOOD = BAD.replace("nam:", "name:").replace("Sweden", "SE")


@pytest.fixture
def unsound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of a book with two problems that can mean one thing and one that may mean two."""
    monkeypatch.chdir(tmp_path)
    book = write_book(tmp_path, LATE, name="talks")
    (book / "a.yaml").write_text(BAD)
    return book / "a.yaml"


def test_a_file_that_is_not_there_is_told_and_not_the_book_around_it(
    unsound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "talks/b.yaml"]) == 2
    assert "There is no talks/b.yaml; " in capsys.readouterr().err


def test_a_problem_is_told_with_its_fix(unsound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "talks"]) == 1
    said = capsys.readouterr().out
    assert "      |              ^^^\n      = fix: write `name` (--fix)\n" in said
    assert "      = fix: write `2026-03-02` (--unsafe-fixes)\n" in said
    assert unsound.read_text() == BAD


def test_what_can_mean_one_thing_is_fixed(unsound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "talks", "--fix"]) == 1
    said = capsys.readouterr().out
    assert "K002" not in said
    assert "T001" in said
    assert said.endswith("\n\n2 fixed in 1 file, 1 left.\n1 error in 1 book, 1 entry.\n")
    assert unsound.read_text() == GOOD
    assert main(["check", "talks", "--fix"]) == 1
    assert "\n0 fixed in 0 files, 1 left.\n" in capsys.readouterr().out


def test_the_rest_is_fixed_if_asked_for(unsound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "talks", "--unsafe-fixes"]) == 0
    assert capsys.readouterr().out == "3 fixed in 1 file, 0 left.\nNo problems in 1 book, 2 entries.\n"
    assert unsound.read_text() == GOOD.replace("02.03.2026", "2026-03-02")


def test_fixes_are_shown_before_anything_is_written(
    unsound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "talks", "--diff"]) == 1
    printed = capsys.readouterr()
    old, new = BAD.splitlines()[1], GOOD.splitlines()[1]
    assert printed.out.splitlines()[:2] == ["--- talks/a.yaml", "+++ talks/a.yaml"]
    assert f"\n-{old}\n+{new}\n" in printed.out
    assert printed.err == "briefing: 2 would be fixed in 1 file, 1 left.\n"
    assert main(["check", "talks", "--unsafe-fixes", "--diff"]) == 1
    assert unsound.read_text() == BAD


@pytest.mark.parametrize("flag", ["--fix", "--unsafe-fixes", "--diff"])
def test_who_watches_is_told_what_to_leave_out(
    flag: str, unsound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "talks", "--watch", flag]) == 2
    assert f"leave out either it or {flag}." in capsys.readouterr().err


def test_entries_are_counted_though_the_header_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("book:\n  title: T: x\n  date: 2026\nterms:\n  - {id: a, term: A, means: M}\n")
    assert main(["check", str(path)]) == 1
    assert capsys.readouterr().out.endswith("\n1 error in 1 book, 1 entry.\n")


def test_programs_are_given_what_is_left(unsound: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "talks", "--fix", "--output-format", "concise"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "talks/a.yaml:4:43: T001 write the date as 2026-03-02\n"
    assert printed.err == "briefing: 2 fixed in 1 file, 1 left.\n"


def test_a_disk_that_is_full_leaves_every_file_as_it_was(
    unsound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = unsound.with_name("b.yaml")
    other.write_text("people: [{id: al, nam: Al}]\n")
    exchange = os.replace

    def full(source: str, target: Path) -> None:
        if Path(target).name == "b.yaml":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        exchange(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", full)
        with pytest.raises(OSError, match=r"b\.yaml cannot be written: no space left"):
            mend([Path("talks")])
    assert unsound.read_text() == BAD
    assert sorted(path.name for path in unsound.parent.iterdir()) == ["a.yaml", "b.yaml", "book.yaml"]


def test_watching_fixes_nothing(unsound: Path) -> None:
    assert main(["check", "talks", "--fix", "--watch"]) == 2


def test_a_date_that_is_none_ends_with_2(shelf: Path) -> None:
    assert main(["check", str(shelf), "--on", "soon"]) == 2


def test_a_rule_is_explained_by_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "q002"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Q002  a quote has other words than its source (error, quotes)\n")
    assert "Not so:\n\n    quotes:\n      - id: q-late\n        words: We will open in July" in said
    assert "\n  minutes.txt:\n    Mr Ek told the board" in said


def test_a_code_that_is_none_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "Q022"]) == 2
    assert "there is no rule `Q022`; did you mean `Q002`?" in capsys.readouterr().err


def test_all_rules_are_listed_by_family(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--list-rules"]) == 0
    listed = capsys.readouterr().out
    assert listed.startswith("Files\n  F001  error    a file cannot be read\n")
    assert all(f"\n  {code}  " in listed for code in RULES)
    assert main(["check", "--list-rules", "--output-format", "json"]) == 0
    assert [rule["code"] for rule in json.loads(capsys.readouterr().out)["rules"]] == list(RULES)


def test_watching_checks_again_at_each_save_and_ends_with_130(tmp_path: Path) -> None:
    book = write_book(tmp_path, LATE, name="fine")
    command = (*BRIEFING, "check", "fine", "--watch")
    with Terminal(*command, home=tmp_path, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}) as terminal:
        terminal.wait_for("No problems in 1 book", "ctrl+c ends")
        (book / "a.yaml").write_text("figures: [{id: f, title: F, value: 1}]\n")
        terminal.wait_for("N004", "1 warning")
        assert "No problems" not in terminal.text
        (tmp_path / ".briefing.toml").write_text('[check]\nrules = {N004 = "off"}\n')
        terminal.wait_for("No problems in 1 book")
        terminal.press("ctrl+c")
        assert terminal.wait_for_exit() == 130
        terminal.assert_handed_back()


def test_watching_into_a_pipe_draws_nothing(tmp_path: Path) -> None:
    book = write_book(tmp_path, LATE, name="fine")
    command = [*BRIEFING, "check", "fine/book.yaml", "--watch", "--output-format", "concise"]
    env = environment(tmp_path) | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "\n"
        (book / "a.yaml").write_text("figures: [{id: f, title: F, value: 1}]\n")
        assert process.stdout.readline() == "fine/a.yaml:1:12: N004 warning: the figure has no source\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
