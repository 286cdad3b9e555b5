"""The commands that open, print and list books."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.asked import (
    as_of,
    date_of,
    look_up_at,
    ref_in,
    stocked,
    terms_of,
    view_of,
    volume_at,
    wanted,
)
from briefing.commands.ending import FINE, FOUND, Refused, narrate
from briefing.loading.sentences import to_run

if TYPE_CHECKING:
    from briefing.library.volume import Volume
    from briefing.model.book import Ref
    from briefing.model.dates import Edtf


def resume(options: argparse.Namespace) -> int:
    """Open the last book where it was left."""
    from briefing.reader.folders import state
    from briefing.reader.state import StateFolder

    last, note = StateFolder(state()).last_book()
    if note:
        narrate(note)
    if last is None:
        narrate("no book was opened yet. `briefing list` shows what there is, `briefing open NAME` opens it.")
        return FOUND
    return _open(last, "", options)


def open_book(options: argparse.Namespace) -> int:
    """Open the book asked for."""
    path, entry = wanted(options.book)
    return _open(path, entry, options)


def _open(path: Path, entry: str, options: argparse.Namespace) -> int:
    volume = volume_at(path)
    when = date_of(getattr(options, "on", None), meeting=volume.book.header.date)
    ref = ref_in(volume, entry)
    if getattr(options, "plain", False) or not _drawable():
        return _print_book(volume, when or volume.book.header.date, ref, options)
    from briefing.reader.environment import honour_no_color

    honour_no_color(os.environ)
    from briefing.ui.app import Crash, run
    from briefing.ui.themes import UnknownTheme

    theme = getattr(options, "theme", None)
    try:
        start = ref if entry else None
        glimpse, follows = getattr(options, "glimpse", None), getattr(options, "at_change", False)
        return run(volume, when, start, theme, options.debug, narrate, glimpse, follows)
    except UnknownTheme as unknown:
        raise Refused(str(unknown)) from None
    except Crash:
        raise Refused("stopped because of an internal error. --debug shows it.") from None


def _drawable() -> bool:
    """Whether there is a terminal to draw on; Textual draws on stderr."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream and stream.isatty() for stream in streams) and os.environ.get("TERM") not in (
        None,
        "",
        "dumb",
    )


def _print_book(volume: Volume, when: Edtf, ref: Ref, options: argparse.Namespace) -> int:
    """One entry, or the whole book: its front page and then every entry, section by section."""
    from briefing.answers.books import text_of
    from briefing.model.book import Ref

    view, terms, width = view_of(volume, when), terms_of(options), _wrapping(getattr(options, "width", None))
    look_up_at(volume, ref)
    volume.findings.work_out()
    if any(problem.severity != "hint" for problem in volume.problems):
        narrate(f"this book has problems; {to_run('check', volume.book.path)} lists them.")
    refs = [ref] if ref.id else [ref, *(Ref(ref.book, entry.id) for entry in volume.book)]
    for position, place in enumerate(refs):
        if position:
            print("\n")
        print(text_of(view, place, width, terms))
    return FINE


def _wrapping(width: int | None) -> int | None:
    """The width to wrap at: as asked, else 80; None for never."""
    return 80 if width is None else max(width, 0) or None


def list_books(options: argparse.Namespace) -> int:
    """Every book that a name can mean."""
    from briefing.library.finding import all_books
    from briefing.library.volume import Library, UnreadableBook

    library, books = Library(), []
    for path in all_books().values():
        try:
            books.append(library.open(path).book)
        except UnreadableBook:
            narrate(f"{path} cannot be opened; {to_run('check', path)} says why.")
    if options.json:
        from briefing.answers import as_json
        from briefing.answers.books import listed

        print(as_json({"books": [listed(book) for book in books]}))
    elif books:
        from briefing.plain import book_rows

        for line in book_rows(books):
            print(line)
    return FINE if books else FOUND


def show(options: argparse.Namespace) -> int:
    """One entry, as text or JSON."""
    from briefing.answers import as_json, books
    from briefing.model import asides

    path, entry_id = wanted(options.ref)
    volume = volume_at(path)
    view = view_of(volume, as_of(options, volume))
    ref = ref_in(volume, entry_id)
    if isinstance(asides.read(ref), asides.Said | asides.Topic):
        stocked()
    look_up_at(volume, ref)
    entry = volume.book.at(ref)
    if options.json and ref.id and entry is None:
        raise Refused("only an entry or a book can be had as JSON.")
    terms = terms_of(options)
    if options.json:
        answer = (
            books.shown(view, entry, terms.today, options.despite_rules)
            if entry
            else books.front(view, terms)
        )
        print(as_json(answer))
    else:
        print(books.text_of(view, ref, _wrapping(options.width), terms))
    return FINE
