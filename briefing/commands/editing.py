"""The commands that follow and change ids in the files of books."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.commands.asked import book_of, wanted
from briefing.commands.ending import FINE, FOUND, Refused, narrate
from briefing.loading.sentences import counted, did_you_mean, in_shell, joined
from briefing.model.text import clean

LEFT_OUT = "articles, events, structures and the agenda, which are met without"
"""The entries that are no orphans, whether any other leads there or not."""

if TYPE_CHECKING:
    from briefing.authoring.connections import Line
    from briefing.authoring.printing import Printing


def rename(options: argparse.Namespace) -> int:
    """Another id for an entry, wherever it is named."""
    from briefing.authoring.checking import may_print
    from briefing.authoring.editing.renaming import renamed
    from briefing.authoring.editing.saving import save_all
    from briefing.authoring.ruled_lines import difference_told

    with _refusing():
        path, old = _entry(options.old)
        new = options.new.rpartition("/")[2]
        found = renamed(path, old, new, _others(path))
        if options.dry_run:
            for before, after in found.files:
                may_tell = partial(may_print, before.path)
                print(*difference_told(before, after, date.today(), may_tell), sep="\n")
        else:
            save_all(found.files)
    told = f"{counted(found.places, 'place')} in {counted(len(found.files), 'file')}"
    narrate(f"{'would change' if options.dry_run else 'changed'} `{old}` to `{new}` in {told}.")
    return FINE


def refs(options: argparse.Namespace) -> int:
    """Every place that leads to an entry."""
    from briefing.authoring.connections import named
    from briefing.loading.files import book_id
    from briefing.model.book import Ref

    with _refusing():
        path, entry = _entry(options.ref)
        target = Ref(book_id(path), entry)
        printing = _printing(options.despite_rules)
        mentions = named(target, path, _others(path))
        found = [(printing.entry(one), printing.line(one)) for one in mentions]
    if options.json:
        from briefing.answers import as_json, editing

        print(as_json(editing.refs(target, found)))
    else:
        for _, line in found:
            print(_told(line))
    if not found:
        narrate(_nothing_leads_to(entry, path))
    return FINE if found else FOUND


def _nothing_leads_to(entry: str, book: Path) -> str:
    from briefing.authoring.editing.manuscripts import manuscripts
    from briefing.authoring.mentions import written

    with _refusing():
        known = [one.id for one in written(manuscripts(book)) if one.id]
    if entry in known:
        return f"nothing leads to `{entry}`."
    hint = did_you_mean(entry, known)
    return f"there is no entry `{entry}`, and nothing leads to one" + (f"; {hint}" if hint else ".")


def orphans(options: argparse.Namespace) -> int:
    """The entries of a book to which no other leads."""
    from briefing.authoring.connections import orphans

    with _refusing():
        path = book_of(options.book)
        found = list(orphans(path))
    if options.json:
        from briefing.answers import as_json, editing

        print(as_json(editing.orphans(path, found)))
    else:
        for kind, one in found:
            print(clean(f"{one.file.path}:{one.node.mark.line}: {kind.name} {one.id}"))
    if not found:
        narrate(f"every entry is named by another; left out are {LEFT_OUT}.")
    return FOUND if found else FINE


def unresolved(options: argparse.Namespace) -> int:
    """What a book names and is not there."""
    from briefing.authoring.connections import unresolved
    from briefing.library.finding import all_books, folders

    with _refusing():
        path = book_of(options.book)
        line = _printing(options.despite_rules).line
        found = unresolved(path, all_books((path.resolve().parent, *folders())))
        missing = [(one, [line(place) for place in one.places]) for one in found]
    if options.json:
        from briefing.answers import as_json, editing

        print(as_json(editing.unresolved(path, missing)))
    else:
        for one, lines in missing:
            hint = did_you_mean(one.target.id, one.known)
            print(clean(f"{one.target}" + (f"  ({hint})" if hint else "")))
            print(*(f"  {_told(line)}" for line in lines), sep="\n")
    if not missing:
        narrate("all that is named is there.")
    return FOUND if missing else FINE


def _printing(despite_rules: bool = False) -> Printing:
    """Prints no line of a quote under a rule today, unless one asks for them despite that."""
    from datetime import date

    from briefing.authoring.printing import Printing

    return Printing(None if despite_rules else date.today())


@contextmanager
def _refusing() -> Iterator[None]:
    from briefing.authoring.editing.manuscripts import NotEditable

    try:
        yield
    except NotEditable as reason:
        raise Refused(str(reason)) from None


def _entry(asked: str) -> tuple[Path, str]:
    """The book and the id that `BOOK/ID` means, or an id alone that one book has."""
    from briefing.library.finding import BookNotFound, find

    if "/" in asked:
        path, entry = wanted(asked)
        if not entry:
            raise _no_entry(asked)
        return path, entry
    try:
        find(asked)
    except BookNotFound:
        return _with_id(asked), asked
    raise _no_entry(asked)


def _no_entry(book: str) -> Refused:
    example = in_shell(f"{book.rstrip('/')}/ID")
    return Refused(f"{book} is a book; name an entry of it, as in {example}.")


def _with_id(id_: str) -> Path:
    """The one book that has an entry of that id."""
    from briefing.authoring.editing.manuscripts import manuscripts
    from briefing.authoring.mentions import written

    having = [
        path for path in _within_reach() if any(entry.id == id_ for entry in written(manuscripts(path)))
    ]
    if not having:
        raise Refused(f"no book within reach has an entry `{id_}`; name the book, as in BOOK/{id_}.", FOUND)
    if len(having) > 1:
        places = joined(in_shell(f"{path}/{id_}") for path in having)
        raise Refused(f"several books have an entry `{id_}`: {places}.")
    return having[0]


def _within_reach() -> tuple[Path, ...]:
    """The book in which one stands, else every book that is found by its name."""
    from briefing.library.finding import all_books, book_here

    here = book_here()
    return (here,) if here else tuple(all_books().values())


def _others(book: Path) -> list[Path]:
    """The books beside a book and wherever books are kept."""
    from briefing.library.finding import all_books, folders

    found = all_books((book.resolve().parent, *folders())).values()
    return [path for path in found if not os.path.samefile(path, book)]


def _told(line: Line) -> str:
    return clean(f"{line.path}:{line.mark.line}:{line.mark.column}: {line.text}")
