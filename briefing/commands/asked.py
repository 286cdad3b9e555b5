"""What several commands ask for: a book by its path or name, an entry of it, a date."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing.commands.ending import FOUND, Refused, narrate
from briefing.loading.sentences import to_run

if TYPE_CHECKING:
    from briefing.citing.forms import Terms
    from briefing.library.shelf.shelf import Shelf
    from briefing.library.volume import Volume
    from briefing.model.book import Ref
    from briefing.model.dates import Edtf
    from briefing.pages.view import View

MEETING: Final = "meeting"
TODAY: Final = "today"
"""Words for two dates."""

BOOK: Final = "a path or a name (default: the book in whose folder one stands)"
"""How a book that need not be named is."""

_PATIENCE = 2.0
"""Seconds of work before the person is told of it, and between two such words."""


def path_of(asked: str) -> Path:
    """A book or a folder of books by its path, else the book of that name."""
    return Path(asked) if os.path.exists(asked) else wanted(asked)[0]


def wanted(asked: str) -> tuple[Path, str]:
    """The book that is meant, and the entry of it, empty for its front page."""
    from briefing.library.finding import BookNotFound, find

    try:
        return find(asked)
    except BookNotFound as missing:
        raise Refused(str(missing)) from None


def book_of(asked: str | None) -> Path:
    """The book that is meant; if none is named, the one in whose folder one stands."""
    from briefing.library.finding import book_here

    found = wanted(asked)[0] if asked else book_here()
    if found is None:
        raise Refused("which book? Name one, or go into its folder.")
    return found


def volume_at(path: Path) -> Volume:
    """The book at a path, opened."""
    from briefing.library.volume import open_volume

    return opened(lambda: open_volume(path))


def opened(opening: Callable[[], Volume]) -> Volume:
    """What is opened; where it cannot be, its problems are told."""
    from briefing.authoring.report import full
    from briefing.library.volume import UnreadableBook

    try:
        return opening()
    except UnreadableBook as unreadable:
        print(full(unreadable.problems), end="\n\n", file=sys.stderr)
        raise Refused(f"{unreadable}.") from None


def ref_in(volume: Volume, entry: str) -> Ref:
    """The place in a book that an id or a code means."""
    ref = volume.ref(entry)
    if entry.startswith("@timeline?"):
        from briefing.pages.timeline import amiss

        if told := amiss(volume.book, entry):
            raise Refused(told, FOUND)
    if ref is None:
        from briefing.loading.sentences import did_you_mean
        from briefing.model.asides import Difference

        if told := Difference.amiss(entry, volume.book.entries):
            raise Refused(told, FOUND)

        hint = did_you_mean(entry, volume.book.entries)
        raise Refused(
            f"there is no entry `{entry}` in {volume.book.id}" + (f"; {hint}" if hint else "."), FOUND
        )
    return ref


def date_of(asked: str | None, option: str = "--on", meeting: Edtf | None = None) -> Edtf | None:
    """The date asked for, as written, `today` or the `meeting`; None if none was, or that is not known."""
    takes_words = option == "--on" or meeting is not None
    if asked is None:
        return None
    from datetime import date

    from briefing.model.dates import Edtf

    word = asked.strip().lower()
    if takes_words and word == MEETING:
        return meeting
    try:
        return Edtf.parse(date.today().isoformat() if takes_words and word == TODAY else asked)
    except ValueError as error:
        words = f"; `{MEETING}` and `{TODAY}` are dates too" if takes_words else ""
        raise Refused(f"{option} {asked}: {error}{words}.".lstrip()) from None


def as_of(options: argparse.Namespace, volume: Volume) -> Edtf:
    """The date that was asked for by `--on`, else that of the meeting."""
    meeting = volume.book.header.date
    return date_of(options.on, meeting=meeting) or meeting


def terms_of(options: argparse.Namespace) -> Terms:
    """On which terms something leaves its book: today, by the rules or despite them."""
    from datetime import date

    from briefing.citing.forms import Terms

    despite = getattr(options, "despite_rules", False)
    return Terms(date.today(), despite, despite)


def view_of(volume: Volume, when: Edtf) -> View:
    """A book as of a date."""
    from briefing.library.volume import Library
    from briefing.pages.view import View

    return View(Library(volume), volume, when)


def look_up_at(volume: Volume, ref: Ref) -> None:
    """Look up what a page at a place tells of: a quote alone, else all of the book."""
    from briefing.model import asides
    from briefing.model.entries import Quote

    named = asides.subject(ref)
    look_up(volume, (named,) if isinstance(volume.book.entries.get(named), Quote) else ())


def look_up(volume: Volume, quotes: Collection[str] = ()) -> None:
    """Look up these quotes if they were not yet, else all of a book; says so where it takes long."""
    from contextlib import closing
    from time import monotonic

    left = set(volume.verdicts.left)
    left = left.intersection(quotes) if quotes else left
    told = monotonic()
    with closing(volume.verdicts.look_up(*left)) as steps:
        for done in steps if left else ():
            if done >= len(left):
                return
            if monotonic() - told > _PATIENCE:
                told = monotonic()
                narrate(f"looking up quotes: {done} of {len(left)}.")


def stocked() -> tuple[Shelf, ...]:
    """The shelves of all folders where books are kept, brought up to date; says so where it takes long."""
    from time import monotonic

    from briefing.library.shelf.stocking import stock
    from briefing.library.volume import Library

    shelves = Library().shelves
    told = monotonic()
    for progress in stock(shelves):
        if monotonic() - told > _PATIENCE and progress.done < progress.all:
            told = monotonic()
            narrate(f"reading books that are new or have changed: {progress.done} of {progress.all}.")
        for path in progress.unread:
            narrate(f"{path} cannot be searched; {to_run('check', path)} says why.")
    return shelves
