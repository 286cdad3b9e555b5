"""What each command does: it asks another folder and prints the answer.

stdout is data, stderr is narration. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.model.text import clean

if TYPE_CHECKING:
    from briefing.library.shelf.shelf import Shelf
    from briefing.library.volume import Volume
    from briefing.model.book import Ref
    from briefing.model.dates import Edtf
    from briefing.pages.view import View

FINE, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: all is well; findings, or nothing found; wrong use or an internal error; interrupted."""


_PATIENCE = 2.0
"""Seconds of work before the person is told of it, and between two such words."""


class Refused(Exception):
    """What a person asked for cannot be done; the message says why and what would."""

    def __init__(self, message: str, code: int = FAILED) -> None:
        super().__init__(message)
        self.code = code


def narrate(message: str) -> None:
    """Say something to the person, not to the pipe."""
    print(f"briefing: {clean(message)}", file=sys.stderr)


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
    path, entry = _find(options.book)
    return _open(path, entry, options)


def _open(path: Path, entry: str, options: argparse.Namespace) -> int:
    volume = _volume(path)
    when = _date(getattr(options, "on", None))
    ref = _ref(volume, entry)
    if getattr(options, "plain", False) or not _drawable():
        return _print_book(volume, when or volume.book.header.date, ref, getattr(options, "width", None))
    from briefing.reader.environment import honour_no_color

    honour_no_color(os.environ)
    from briefing.ui.app import Crash, run
    from briefing.ui.themes import UnknownTheme

    theme = getattr(options, "theme", None)
    try:
        start = ref if entry else None
        return run(volume, when, start, theme, options.debug, narrate, getattr(options, "glimpse", None))
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


def _print_book(volume: Volume, when: Edtf, ref: Ref, width: int | None) -> int:
    """One entry, or the whole book: its front page and then every entry, section by section."""
    from briefing.answers import text_of
    from briefing.model.book import Ref

    view = _view(volume, when)
    _look_up(volume, ref.id)
    if any(problem.severity != "hint" for problem in volume.problems):
        narrate(f"this book has problems; `briefing check {volume.book.path}` lists them.")
    refs = [ref] if ref.id else [ref, *(Ref(ref.book, entry.id) for entry in volume.book)]
    for position, place in enumerate(refs):
        if position:
            print("\n")
        print(text_of(view, place, _wrapping(width)))
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
            narrate(f"{path} cannot be opened; `briefing check {path}` says why.")
    if options.json:
        from briefing.answers import as_json, listed

        print(as_json({"books": [listed(book) for book in books]}))
    elif books:
        from briefing.plain import book_rows

        for line in book_rows(books):
            print(line)
    return FINE if books else FOUND


def show(options: argparse.Namespace) -> int:
    """One entry, as text or JSON."""
    from datetime import date

    from briefing import answers

    path, entry_id = _find(options.ref)
    volume = _volume(path)
    view = _view(volume, _date(options.on) or volume.book.header.date)
    ref = _ref(volume, entry_id)
    if ref.speaker or ref.topic:
        _stocked()
    _look_up(volume, ref.id)
    entry = volume.book.at(ref)
    if options.json and ref.id and entry is None:
        raise Refused("only an entry or a book can be had as JSON.")
    if options.json:
        print(
            answers.as_json(
                answers.shown(view, entry, date.today()) if entry else answers.front(view, volume)
            )
        )
    else:
        print(answers.text_of(view, ref, _wrapping(options.width)))
    return FINE


def cite(options: argparse.Namespace) -> int:
    """One entry with its citation, in the form asked for."""
    from datetime import date

    from briefing.citing.forms import Embargoed, Terms, cited
    from briefing.pages.standing import in_words, is_amiss

    path, entry_id = _find(options.ref)
    volume = _volume(path)
    view = _view(volume, _date(options.on) or volume.book.header.date)
    terms = Terms(date.today(), options.despite_rules, options.despite_rules)
    ref = _ref(volume, entry_id)
    try:
        print(cited(view, ref, options.style, terms))
    except Embargoed as embargo:
        raise Refused(f"{embargo} --despite-rules prints it all the same, and says so.", FOUND) from None
    _look_up(volume, ref.id)
    if is_amiss(verdict := volume.verdicts.of(ref.id)):
        narrate(f"{in_words(verdict)}: these are not surely the words of the source.")
    return FINE


def export_sources(options: argparse.Namespace) -> int:
    """All sources of a book, for a reference manager."""
    from briefing.citing.forms import bibliography

    book = _volume(_find(options.book)[0]).book
    found = bibliography(book, options.format)
    if not found:
        narrate(f"{book.id} has no sources.")
        return FOUND
    print(found)
    return FINE


def search(options: argparse.Namespace) -> int:
    """The entries that a query means, the best first, a line each."""
    from briefing.library.search.engine import ShelfSearch
    from briefing.library.search.hits import LIBRARY, Scope
    from briefing.library.search.query import parse
    from briefing.library.search.reading import reading
    from briefing.loading.sentences import joined

    shelves: tuple[Shelf, ...]
    if options.book:
        volume = _volume(_path(options.book))
        shelves, scope = (volume.shelf.live,), Scope(volume.book.id)
    else:
        shelves, scope = _stocked(), LIBRARY
    kind = "" if options.kind is None else f'kind:"{options.kind}" '
    asked = parse(kind)
    if kind and (asked.notes or asked.tree is None):
        raise Refused(asked.notes[0] if asked.notes else "--kind needs the name of a kind.")
    query = parse(kind + " ".join(options.query))
    if query.tree is None:
        raise Refused("nothing is asked for.")
    found = ShelfSearch(shelves).search(query, scope, options.limit)
    if options.json:
        from briefing import answers

        print(answers.as_json(answers.found(query, found)))
    else:
        from briefing.plain import hit_row

        for hit in found.hits:
            print(hit_row(hit))
    for note in query.notes:
        narrate(note)
    if not found.hits:
        near = f" Did you mean {joined(found.near)}?" if found.near else ""
        narrate(f"nothing found: {reading(query)}.{near}")
    return FINE if found.hits else FOUND


def _stocked() -> tuple[Shelf, ...]:
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
            narrate(f"{path} cannot be searched; `briefing check {path}` says why.")
    return shelves


def check(options: argparse.Namespace) -> int:
    """Every problem of every book."""
    from briefing.authoring.report import run

    paths = [_path(asked) for asked in options.paths or ["books"]]
    return run(paths, options.output_format, _date(options.on))


def print_keys(options: argparse.Namespace) -> int:
    """Every key, as the reader's own keymap has it."""
    from briefing.authoring.report import full
    from briefing.reader.folders import keymap_file
    from briefing.ui.keymap import load_keymap
    from briefing.ui.keys import key_table

    keymap, problems = load_keymap(keymap_file())
    if problems:
        print(full(problems, books=None), file=sys.stderr)
    for title, rows in key_table(keymap.keys).items():
        print(f"{title}\n")
        for row in rows:
            print(f"  {row.keys:<18} {row.description}  ({row.ids})")
        print()
    return FINE


def locate(options: argparse.Namespace) -> int:
    """Every folder that is read or written."""
    from briefing.library.finding import folders
    from briefing.reader.folders import locations

    for place in locations():
        print(clean(f"{place.name:<9} {place.path}  ({place.purpose})"))
    for folder in dict.fromkeys(folder.resolve() for folder in folders()):
        print(clean(f"{'searched':<9} {folder}  (books; read only)"))
    return FINE


def limits(options: argparse.Namespace) -> int:
    """What books are held to."""
    from briefing.loading.budgets import rows

    for what, limit in rows():
        print(f"{what:<28} {limit}")
    return FINE


def _path(asked: str) -> Path:
    """A book or a folder of books by its path, else the book of that name."""
    return Path(asked) if os.path.exists(asked) else _find(asked)[0]


def _find(asked: str) -> tuple[Path, str]:
    from briefing.library.finding import BookNotFound, find

    try:
        return find(asked)
    except BookNotFound as missing:
        raise Refused(str(missing)) from None


def _volume(path: Path) -> Volume:
    from briefing.authoring.report import full
    from briefing.library.volume import UnreadableBook, open_volume

    try:
        return open_volume(path)
    except UnreadableBook as unreadable:
        print(full(unreadable.problems), file=sys.stderr)
        raise Refused(f"{path} cannot be opened.") from None


def _look_up(volume: Volume, first: str) -> None:
    """Look up quotes for a moment that were not yet, one of them first."""
    from contextlib import closing

    with closing(volume.verdicts.look_up(first)) as steps:
        next(steps, None)


def _view(volume: Volume, when: Edtf) -> View:
    from briefing.library.volume import Library
    from briefing.pages.view import View

    return View(Library(volume), volume, when)


def _date(asked: str | None) -> Edtf | None:
    """The date that was asked for, if one was."""
    if asked is None:
        return None
    from briefing.model.dates import Edtf

    try:
        return Edtf.parse(asked)
    except ValueError as error:
        raise Refused(f"--on {asked}: {error}") from None


def _ref(volume: Volume, entry: str) -> Ref:
    ref = volume.ref(entry)
    if ref is None:
        from briefing.loading.sentences import did_you_mean

        hint = did_you_mean(entry, volume.book.entries)
        raise Refused(
            f"there is no entry `{entry}` in {volume.book.id}" + (f"; {hint}" if hint else "."), FOUND
        )
    return ref
