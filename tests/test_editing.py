"""The editor of the reader in a real terminal: it gets screen and place, and gives the screen back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.sample import SAMPLE, write_book
from tests.terminal import BRIEFING, Terminal

EDITOR = f"""#!{sys.executable}
import os, pathlib, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
told = pathlib.Path(__file__).with_name("told")
told.write_text("\\n".join(sys.argv[1:]))
assert os.isatty(0) and os.isatty(1) and os.isatty(2)
print("EDITING", sys.argv[-1], flush=True)
answer = input("change> ")
if answer == "fail":
    sys.exit(3)
old, _, new = answer.partition("=")
path = pathlib.Path(sys.argv[-1])
path.write_text(path.read_text().replace(old, new))
"""
"""An editor that says what it was asked to open, and exchanges the words that one types."""


@contextmanager
def opened(
    home: Path, entry: str, editor: str | None = "vim", text: str = SAMPLE, size: tuple[int, int] = (100, 30)
) -> Iterator[Terminal]:
    """The sample book at an entry, where the editor of that name is the reader's."""
    book = write_book(home, text)
    env = {}
    if editor:
        program = home / "my editors" / editor
        program.parent.mkdir()
        program.write_text(EDITOR)
        program.chmod(0o755)
        env = {"VISUAL": f"'{program}' -x"}
    command = (*BRIEFING, "open", f"{book}/{entry}")
    with Terminal(*command, home=home, env=env, size=size) as terminal:
        terminal.wait_for("q quit")
        yield terminal


def told(home: Path) -> list[str]:
    return (home / "my editors" / "told").read_text().splitlines()


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(SAMPLE.split("\n"), 1) if words in line)


def test_e_opens_the_editor_at_the_entry_and_what_is_saved_there_is_on_the_screen(home: Path) -> None:
    with opened(home, "pledge") as terminal:
        terminal.wait_for("The pledge")
        terminal.press("e")
        terminal.wait_for("change>")
        path = str(home / "sample" / "book.yaml")
        assert told(home) == ["-x", f"+call cursor({line_of('id: pledge')},5)", path]
        terminal.press("% of GDP=% of income", "enter")
        terminal.wait_for("Allies, % of income", "q quit")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0
        terminal.assert_handed_back()


DEAF = f"""#!{sys.executable}
import pathlib, time
home = pathlib.Path(__file__).parent
with (home / "told").open("a") as told:
    print("opened", file=told, flush=True)
print("\\033[2JELSEWHERE", flush=True)
while not (home / "closed").exists():
    time.sleep(0.01)
"""
"""An editor in a window of its own, which takes nothing from the terminal."""


def test_a_burst_of_keys_opens_the_editor_once(home: Path) -> None:
    with opened(home, "pledge") as terminal:
        folder = home / "my editors"
        (folder / "vim").write_text(DEAF)
        terminal.wait_for("The pledge")
        terminal.press("eeee")
        terminal.wait_for("ELSEWHERE")
        terminal.press("eeee")
        (folder / "closed").touch()
        terminal.wait_for("The pledge", "q quit")
        terminal.press("T")
        terminal.wait_for("The agreement")
        assert told(home) == ["opened"]


def test_in_a_list_e_opens_what_is_selected_there(home: Path) -> None:
    with opened(home, "pledge", "nano") as terminal:
        terminal.press("tab", "e")
        terminal.wait_for("change>")
        assert told(home)[1] == f"+{line_of('id: agency')},5"
        terminal.press("fail", "enter")
        terminal.wait_for("nano ended with exit code 3", "q quit")


def test_ctrl_c_in_the_editor_ends_the_editor_alone(home: Path) -> None:
    with opened(home, "pledge") as terminal:
        terminal.press("e")
        terminal.wait_for("change>")
        terminal.press("ctrl+c")
        terminal.wait_for("vim was ended by signal 2", "q quit")
        terminal.press("T")
        terminal.wait_for("The agreement")


def test_a_broken_save_is_listed_and_enter_opens_the_editor_where_it_is_broken(home: Path) -> None:
    with opened(home, "pledge") as terminal:
        terminal.press("e")
        terminal.wait_for("change>")
        terminal.press("country: NL=cuntry: NL", "enter")
        terminal.wait_for("1 problem — press E. The book is shown as it was before.", "% of GDP")
        terminal.press("E")
        terminal.wait_for("cuntry", "did you mean")
        terminal.press("enter")
        terminal.wait_for("change>")
        assert told(home)[1].startswith(f"+call cursor({line_of('country: NL')},")
        terminal.press("cuntry=country", "enter")
        terminal.wait_until(lambda: "press E" not in terminal.text, "no banner")
        terminal.wait_until(lambda: "cuntry" not in terminal.text, "no problem")


@pytest.mark.parametrize(
    ("editor", "words"), [(None, "Set VISUAL or EDITOR"), ("odd", "How odd is told a line is not known")]
)
def test_what_cannot_be_done_is_said(home: Path, editor: str | None, words: str) -> None:
    with opened(home, "pledge", editor) as terminal:
        terminal.press("e")
        if editor:
            terminal.wait_for("change>")
            assert told(home) == ["-x", str(home / "sample" / "book.yaml")]
            terminal.press("nothing=nothing", "enter")
        terminal.wait_until(lambda: words in " ".join(terminal.text.split()), words)


def test_a_program_that_is_not_there_is_named(home: Path) -> None:
    book = write_book(home)
    with Terminal(*BRIEFING, "open", str(book), home=home, env={"EDITOR": "/nowhere/hx"}) as terminal:
        terminal.wait_for("q quit", "Burden sharing")
        terminal.press("e")
        terminal.wait_for("There is no program /nowhere/hx")


def test_at_change_goes_where_the_author_saves(home: Path) -> None:
    book = write_book(home)
    command = (*BRIEFING, "open", str(book), "--at-change")
    with Terminal(*command, home=home, size=(100, 30)) as terminal:
        terminal.wait_for("q quit", "Burden sharing")
        file = book / "book.yaml"
        file.write_text(file.read_text().replace("What a country makes", "All that a country makes"))
        terminal.wait_for("All that a country makes")
