"""The command that finds what is wrong."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NoReturn

from briefing.commands.asked import MEETING, book_of, date_of, wanted
from briefing.commands.ending import FINE, FOUND, Refused, narrate
from briefing.reader.environment import honour_no_color

if TYPE_CHECKING:
    from briefing.authoring.checking import Checked, When

_CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""The cursor to the top, the screen empty, and what had scrolled off it too."""


def check(options: argparse.Namespace) -> int:
    """Every problem of every book, or the rules that they break."""
    if options.list_rules:
        return _list_rules(options.output_format)
    paths = [_path(asked) for asked in options.paths]
    paths = paths or [Path("books") if os.path.isdir("books") else book_of(None)]
    when: When = MEETING if options.on == MEETING else date_of(options.on)
    asked = paths, options.output_format, when, options.strict
    if options.fix or options.unsafe_fixes or options.diff:
        if options.watch:
            asked_for = "--fix" if options.fix else "--unsafe-fixes" if options.unsafe_fixes else "--diff"
            raise Refused(f"--watch only looks; leave out either it or {asked_for}.")
        return mend(*asked, unsafe=options.unsafe_fixes, dry=options.diff)
    do = partial(run, *asked)
    return _watch(paths, do) if options.watch else do()


def _path(asked: str) -> Path:
    """A path, or the book of that name; a file that is not there is no entry of the book around it."""
    if os.path.exists(asked):
        return Path(asked)
    path, entry = wanted(asked)
    if entry:
        raise Refused(f"There is no {asked}; `check` takes books, files of books and folders.")
    return path


def _watch(paths: Collection[Path], do: Callable[[], int]) -> NoReturn:
    """Check again each time that something was saved, until interrupted."""
    from briefing.authoring.checking import books_at
    from briefing.authoring.watching import seen, wait_for_change

    watched = [path if path.is_dir() else next(books_at(path), path) for path in paths]
    is_drawn = sys.stdout.isatty()
    while True:
        before = seen(watched)
        if is_drawn:
            print(_CLEAR, end="")
        do()
        print("\nWatching; ctrl+c ends." if is_drawn else "", flush=True)
        wait_for_change(watched, before)


def explain(options: argparse.Namespace) -> int:
    """A rule with its examples."""
    from briefing.authoring.explaining import explained
    from briefing.loading.problems import RULES
    from briefing.loading.sentences import did_you_mean

    code = options.code.upper()
    if code not in RULES:
        hint = did_you_mean(code, RULES) or "`briefing check --list-rules` prints them"
        raise Refused(f"there is no rule `{options.code}`; {hint}")
    print(explained(code))
    return FINE


def _list_rules(output_format: str) -> int:
    from briefing.authoring.explaining import as_json, listed

    print(as_json() if output_format == "json" else listed())
    return FINE


def run(paths: Collection[Path], output_format: str = "full", when: When = None, strict: bool = False) -> int:
    """Check the books at the paths as of a date and print what was found; 1 if something counts, else 0.

    How long it took is told only on a terminal, so that anything else is given the same bytes each time.
    """
    from briefing.authoring.fixes.mending import with_fixes  # it brings all of loading

    started = perf_counter()
    return _tell(with_fixes(paths, when), output_format, strict, started)


def _tell(checked: Checked, output_format: str, strict: bool, started: float, done: str = "") -> int:
    """Print what was found, and with it what was done; 1 if something of it counts, else 0."""
    from briefing.authoring.formats import FORMATS, fails
    from briefing.authoring.report import full, summary

    checked = checked.as_told()
    problems = checked.problems
    if output_format in FORMATS:
        printed = FORMATS[output_format](checked, strict)
        if done:
            narrate(done)
    else:
        took = perf_counter() - started if sys.stdout.isatty() else None
        told = (
            [full(problems, checked.fixes, colour=_takes_colour(), may_show=checked.may_show)]
            if problems
            else []
        )
        left = summary(problems, len(checked.books), checked.entries, took)
        printed = "\n\n".join([*told, f"{done}\n{left}" if done else left])
    if printed:
        print(printed)
    return FOUND if any(fails(problem, strict) for problem in problems) else FINE


def mend(
    paths: Collection[Path],
    output_format: str = "full",
    when: When = None,
    strict: bool = False,
    *,
    unsafe: bool = False,
    dry: bool = False,
) -> int:
    """Make the fixes of the books at the paths and print what is left; `dry` prints what would change.

    1 if something counts that is left, or would change, else 0.
    """

    from briefing.authoring.editing.manuscripts import NotEditable
    from briefing.authoring.editing.saving import save_all
    from briefing.authoring.fixes.mending import mended, told
    from briefing.authoring.formats import fails
    from briefing.authoring.ruled_lines import difference_told

    started = perf_counter()
    found = mended(paths, when, unsafe=unsafe)
    if dry:
        for old, new in found.files:
            print(*difference_told(old, new, date.today(), found.left.may_tell), sep="\n")
        narrate(told(found, "would be fixed"))
        is_amiss = found.files or any(fails(problem, strict) for problem in found.left.problems)
        return FOUND if is_amiss else FINE
    try:
        save_all(found.files)
    except NotEditable as reason:
        raise Refused(str(reason)) from None
    return _tell(found.left, output_format, strict, started, told(found, "fixed"))


def _takes_colour() -> bool:
    """Whether stdout is a terminal with colour, and nobody asked for none."""
    environ = dict(os.environ)
    honour_no_color(environ)
    return sys.stdout.isatty() and environ.get("TERM") != "dumb" and "NO_COLOR" not in environ
