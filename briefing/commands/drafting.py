"""The command that begins a book, or adds an entry to one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.asked import BOOK, book_of, date_of
from briefing.commands.ending import FAILED, FINE, INTERRUPTED, Refused, narrate
from briefing.loading.sentences import to_run
from briefing.model.text import clean

if TYPE_CHECKING:
    from briefing.authoring.editing.appending import Appended
    from briefing.loading.problems import Problem
    from briefing.model.book import Book
    from briefing.model.entries import Entry
    from briefing.model.kinds import Kind


def new(options: argparse.Namespace) -> int:
    """A book with an example of each common entry, or one more entry of some kind in a book."""
    return _new_book(options.words) if options.what == "book" else _new_entry(options.what, options.words)


def _new_book(words: Sequence[str]) -> int:
    from datetime import date

    from briefing.authoring.beginning import begin
    from briefing.library.finding import is_book
    from briefing.model.dates import Edtf

    parser = argparse.ArgumentParser(
        prog="briefing new book", description="Make a folder with a small book to write over."
    )
    parser.add_argument("name", metavar="NAME", help="the folder to make; its name is that of the book")
    parser.add_argument("--title", help="what the book is about (default: its name)")
    parser.add_argument("--date", metavar="DATE", help="the day of the meeting (default: today)")
    options = parser.parse_args(words)
    folder = Path(options.name)
    day = date_of(options.date, "--date") or Edtf.parse(date.today().isoformat())
    title = options.title or clean(folder.name.replace("-", " ").capitalize())
    if folder.exists():
        what = "a book" if is_book(folder) else "there"
        raise Refused(f"{folder} is {what} already; give another name.")
    header = begin(folder, title, day)
    narrate(f"made {header}. {to_run('open', folder)} opens it, {to_run('check', folder)} checks it.")
    return FINE


def _new_entry(what: str, words: Sequence[str]) -> int:
    from briefing.authoring.drafting import closed, sayable
    from briefing.loading.sentences import an, did_you_mean, joined
    from briefing.model.kinds import KINDS

    kinds = {kind.name.replace(" ", "-"): kind for kind in KINDS}
    if what not in kinds:
        hint = did_you_mean(what, ("book", *kinds)) or f"known are book, {joined(kinds, 'and')}"
        raise Refused(f"`{what}` is nothing that a book has; {hint}")
    kind = kinds[what]
    parser = argparse.ArgumentParser(
        prog=f"briefing new {what}",
        description=f"Add {an(kind.name)} to a book, where the book keeps its {kind.plural}.",
    )
    parser.add_argument("in_book", nargs="?", metavar="BOOK", help=BOOK)
    for key, told in sayable(kind).items():
        shown, value = key.replace("_", "-"), key.upper()
        among = f" One of {', '.join(values)}." if (values := closed(told)) else ""
        what = f"{told.what}{among}".replace("%", "%%")
        parser.add_argument(f"--{shown}", dest=key, metavar=value, help=what)
    options = vars(parser.parse_args(words))
    said = {key: options[key] for key in sayable(kind) if options[key] is not None}
    return _add(options["in_book"], kind, said)


def _add(asked_book: str | None, kind: Kind, said: dict[str, str]) -> int:
    """Add an entry; what is needed and was not said is asked for on a terminal."""
    from briefing.authoring.drafting import alike, all_faults, drafted, proposed_id, sayable
    from briefing.loading.sentences import an

    path = book_of(asked_book)
    book = _book_at(path)
    needed = (key for key, told in sayable(kind).items() if told.key.required and key != "id")
    if sys.stdin.isatty() and sys.stdout.isatty() and not said.keys() >= set(needed):
        from briefing.commands.asking import ask

        try:
            ask(kind, said, book)
        except (EOFError, KeyboardInterrupt) as left:
            print()
            code = INTERRUPTED if isinstance(left, KeyboardInterrupt) else FAILED
            raise _not_written(kind, said, code=code) from None
    said.setdefault("id", proposed_id(kind, said, book))
    found = drafted(kind, said, book)
    if found.entry is None:
        raise _not_written(kind, said, " ".join(fault.told for fault in all_faults(kind, said, book)))
    place, problems = _placed(path, found.entry)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise _not_written(kind, said, " ".join(map(_told, errors)))
    place.save()
    print(clean(f"{place.new.path}:{place.line}"))
    narrate(f"added {kind.name} `{found.entry.id}`.")
    for there in alike(kind, found.entry, book):
        narrate(f"there was {an(kind.name)} of the same words already: `{there.id}`.")
    for problem in problems:
        narrate(f"{problem.severity} {problem.code}: {_told(problem)}")
    return FINE


def _placed(path: Path, entry: Entry) -> tuple[Appended, tuple[Problem, ...]]:
    """Where an entry is to stand, and what `check` will tell of it there."""
    from briefing.authoring.editing.appending import appended
    from briefing.authoring.editing.manuscripts import NotEditable, manuscripts
    from briefing.authoring.foreseen import foreseen

    try:
        files = manuscripts(path)
        return appended(path, files, entry), foreseen(path, files, entry)
    except NotEditable as reason:
        raise Refused(str(reason)) from None


def _not_written(kind: Kind, said: dict[str, str], why: str = "", code: int = FAILED) -> Refused:
    """Nothing is written, and so that nothing is lost, all that was said is printed."""
    from briefing.authoring.drafting import as_written

    for line in as_written(kind, said).splitlines() if any(said.values()) else ():
        print(clean(f"  {line}"), file=sys.stderr)
    return Refused(f"{why} Nothing was written." if why else "nothing was written.", code)


def _told(problem: Problem) -> str:
    sentence = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    return sentence if sentence.endswith("?") else f"{sentence}."


def _book_at(path: Path) -> Book:
    from briefing.loading.books import load_book

    book = load_book(path).book
    if book is None:
        raise Refused(f"{path} cannot be read; {to_run('check', path)} says why.")
    return book
