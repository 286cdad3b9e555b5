"""The author's own editor, opened at a place in a file: the words of its command, never through a shell."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from briefing.model.text import Text, clean

VARIABLES = ("VISUAL", "EDITOR")
"""The variables of the environment that name an editor; the first that says something decides."""

_BUILD = re.compile(r"\.(?:exe|basic|tiny|nox|gtk3?|athena)$")
"""What stands behind the name of an editor that comes in several builds."""
_WAITING = frozenset({"-w", "--wait", "--block"})
"""The options of an editor with a window of its own."""
_TYPED = (signal.SIGINT, signal.SIGQUIT)


class NoEditor(Exception):
    """No editor is named, or not so that it can be understood; says what to do."""


class At(NamedTuple):
    """A place in a file: line and column from 1, line 0 for the file as a whole.

    `before` are the words of the line before that column, for editors that count bytes.
    """

    path: Path
    line: int = 0
    column: int = 1
    before: str = ""


class Command(NamedTuple):
    """The words of a command, and whether it leads to the place and not only to the file."""

    words: tuple[str, ...]
    goes_there: bool


def named(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The words of the editor that the environment names, which may have options. Raises NoEditor."""
    for variable in VARIABLES:
        written = environ.get(variable, "").strip()
        if written:
            try:
                words = tuple(shlex.split(written))
            except ValueError as error:
                raise NoEditor(f"{variable} cannot be understood: {str(error).lower()}.") from None
            if words and words[0]:
                return words
    example = f"export {VARIABLES[0]}=nano"
    raise NoEditor(f"Which editor? Set {' or '.join(VARIABLES)}, as in `{example}`, and start again.")


def command(editor: Sequence[str], at: At) -> Command:
    """What opens a place in an editor; of one that is not known, the file alone."""
    at = at._replace(path=Path(os.path.abspath(at.path)))  # with its slash in front it is never an option
    place = next((found for name in _names(editor[0]) if (found := _PLACES.get(name))), None)
    if place is None or at.line < 1:
        return Command((*editor, str(at.path)), goes_there=at.line < 1)
    more = place(at)
    waits = [word for word in more if word != "--wait" or not {"-w", "--wait"} & set(editor)]
    return Command((*editor, *waits), goes_there=True)


def _names(program: str) -> Iterator[str]:
    """What a program is called, and what that stands for: `editor` may be a link to `vim.basic`."""
    real = os.path.realpath(shutil.which(program) or program)
    for name in (PurePath(program).name, PurePath(real).name):
        yield _BUILD.sub("", name)


def doubt(path: Path, shipped: Path) -> Text:
    """Why a file had better not be edited; empty if it may. `shipped` has the books of the program."""
    if "site-packages" in shipped.parts and path.absolute().is_relative_to(shipped):
        return Text("This book comes with the program: its next version undoes what you change.")
    if path.exists() and not os.access(path, os.W_OK):
        return clean(f"{path} cannot be written.")
    return Text("")


def run(opened: Command) -> int:
    """Run an editor until it is closed; its exit code, negative for a signal. Raises OSError.

    What a person types there to stop something is meant for the editor alone.
    """
    if _WAITING & set(opened.words):
        print(f"{opened.words[0]} is open: close the file there to go on here.", file=sys.stderr)
    process = subprocess.Popen(opened.words)
    handlers = {number: signal.signal(number, signal.SIG_IGN) for number in _TYPED}
    try:
        return process.wait()
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _vi(at: At) -> tuple[str, ...]:
    return f"+{at.line}", str(at.path)


def _vim(at: At) -> tuple[str, ...]:
    byte = len(at.before.encode()) + 1 if at.before else at.column
    return f"+call cursor({at.line},{byte})", str(at.path)


def _nano(at: At) -> tuple[str, ...]:
    return f"+{at.line},{at.column}", str(at.path)


def _emacs(at: At) -> tuple[str, ...]:
    return f"+{at.line}:{at.column}", str(at.path)


def _behind(at: At) -> tuple[str, ...]:
    return (f"{at.path}:{at.line}:{at.column}",)


def _code(at: At) -> tuple[str, ...]:
    return "--wait", "-g", *_behind(at)


def _sublime(at: At) -> tuple[str, ...]:
    return "--wait", *_behind(at)


def _kate(at: At) -> tuple[str, ...]:
    return "--block", "--line", str(at.line), "--column", str(at.column), str(at.path)


_PLACES: Mapping[str, Callable[[At], tuple[str, ...]]] = {
    **dict.fromkeys(("vi", "nvi", "ex", "mg"), _vi),
    **dict.fromkeys(("vim", "nvim", "gvim", "mvim"), _vim),
    **dict.fromkeys(("nano", "rnano"), _nano),
    **dict.fromkeys(("emacs", "emacs-nox", "emacs-gtk", "emacsclient", "micro", "kak"), _emacs),
    **dict.fromkeys(("hx", "helix"), _behind),
    **dict.fromkeys(("code", "code-insiders", "codium", "code-oss", "cursor"), _code),
    **dict.fromkeys(("subl", "sublime_text", "zed"), _sublime),
    "kate": _kate,
}
"""By the name of its program, what leads an editor to a place."""
