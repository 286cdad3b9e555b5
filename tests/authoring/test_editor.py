"""The author's editor is opened where he is, by the convention that it has."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.authoring.editor import At, Command, NoEditor, command, doubt, named, run

AT = At(Path("/books/nato/a b.yaml"), 12, 5)

WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", "vim|+call cursor(12,5)|/books/nato/a b.yaml"),
        ("/usr/bin/nvim -u NONE", "/usr/bin/nvim|-u|NONE|+call cursor(12,5)|/books/nato/a b.yaml"),
        ("vi", "vi|+12|/books/nato/a b.yaml"),
        ("nano -l", "nano|-l|+12,5|/books/nato/a b.yaml"),
        ("emacs -nw", "emacs|-nw|+12:5|/books/nato/a b.yaml"),
        ("emacsclient -t -a ''", "emacsclient|-t|-a||+12:5|/books/nato/a b.yaml"),
        ("code", "code|--wait|-g|/books/nato/a b.yaml:12:5"),
        ("code -w", "code|-w|-g|/books/nato/a b.yaml:12:5"),
        ("hx", "hx|/books/nato/a b.yaml:12:5"),
        ("micro", "micro|+12:5|/books/nato/a b.yaml"),
        ("subl -n --wait", "subl|-n|--wait|/books/nato/a b.yaml:12:5"),
        ("kate", "kate|--block|--line|12|--column|5|/books/nato/a b.yaml"),
        ("'/opt/my editors/nano'", "/opt/my editors/nano|+12,5|/books/nato/a b.yaml"),
    ],
)
def test_each_editor_is_led_to_line_and_column_by_its_own_convention(editor: str, words: str) -> None:
    found = command(named({"EDITOR": editor}), AT)
    assert "|".join(found.words) == words
    assert found.goes_there


def test_an_editor_is_known_by_what_its_name_stands_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vim.basic").touch(0o755)
    (tmp_path / "editor").symlink_to("vim.basic")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert command(["editor"], AT).words[1] == "+call cursor(12,5)"
    assert command(["vim.tiny"], AT).goes_there


def test_of_an_editor_that_is_not_known_only_the_file_is_opened_and_it_says_so() -> None:
    assert command(["ed", "-s"], AT) == (("ed", "-s", "/books/nato/a b.yaml"), False)
    assert command(["vim"], AT._replace(line=0)) == (("vim", "/books/nato/a b.yaml"), True)


def test_vim_counts_bytes() -> None:
    at = AT._replace(column=9, before="  é: „ab")
    assert command(["vim"], at).words[1] == f"+call cursor(12,{len('  é: „ab'.encode()) + 1})"


def test_visual_comes_before_editor_unless_it_is_empty() -> None:
    assert named({"VISUAL": "hx", "EDITOR": "nano"}) == ("hx",)
    assert named({"VISUAL": "  ", "EDITOR": "nano -l"}) == ("nano", "-l")


@pytest.mark.parametrize("environ", [{}, {"VISUAL": "", "EDITOR": " "}, {"EDITOR": "''"}])
def test_no_editor_is_guessed(environ: dict[str, str]) -> None:
    with pytest.raises(NoEditor, match="Set VISUAL or EDITOR"):
        named(environ)


def test_what_is_not_closed_is_told_with_the_variable_that_has_it() -> None:
    with pytest.raises(NoEditor, match="VISUAL cannot be understood: no closing quotation"):
        named({"VISUAL": "code 'x", "EDITOR": "nano"})


def test_a_book_that_comes_with_the_program_is_doubtful_to_edit(tmp_path: Path) -> None:
    shipped = tmp_path / "site-packages" / "briefing" / "books"
    assert "comes with the program" in doubt(shipped / "nato" / "book.yaml", shipped)
    assert doubt(tmp_path / "mine.yaml", shipped) == ""
    assert doubt(tmp_path / "books" / "nato" / "book.yaml", tmp_path / "books") == ""  # in a checkout


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.touch(0o400)
    assert "cannot be written" in doubt(mine, tmp_path)


def test_it_is_waited_for_and_what_is_typed_to_stop_it_stops_not_us() -> None:
    handler = signal.getsignal(signal.SIGINT)
    stopping = "import os, signal; os.kill(os.getppid(), signal.SIGINT); raise SystemExit(7)"
    assert run(Command((sys.executable, "-c", stopping), True)) == 7
    assert signal.getsignal(signal.SIGINT) is handler
    with pytest.raises(OSError, match="No such file"):
        run(Command(("/nowhere/vim",), True))


@given(st.lists(WORDS, min_size=1, max_size=4), WORDS, st.integers(1, 10_000), st.integers(1, 500))
def test_whatever_the_words_they_stay_as_they_are_and_the_file_is_no_option(
    editor: list[str], name: str, line: int, column: int
) -> None:
    words = named({"EDITOR": shlex.join(editor)})
    assert list(words) == editor
    at = At(Path(name), line, column)
    found = command(words, at)
    assert found.words[: len(editor)] == words
    assert found.words[-1].removesuffix(f":{line}:{column}") == os.path.abspath(Path(name))
