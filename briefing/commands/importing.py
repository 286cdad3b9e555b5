"""The command that takes over what was written elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from briefing.commands.asked import date_of, volume_at, wanted
from briefing.commands.ending import FINE, FOUND, Refused, narrate


def import_structure(options: argparse.Namespace) -> int:
    """A structure of another program as YAML, and what could not be carried over."""
    from briefing.authoring.importing.gathered import NotImportable
    from briefing.authoring.importing.taking import take

    book = volume_at(wanted(options.into)[0]).book if options.into else None
    try:
        taken = take(Path(options.file), options.format, book, options.title, date_of(options.date, "--date"))
    except NotImportable as reason:
        raise Refused(f"{options.file}: {reason}.") from None
    if options.output:
        _write_new(Path(options.output), taken.yaml)
    else:
        print(taken.yaml, end="")
    if book and taken.known:
        narrate(f"{book.id} has {taken.known:,} of these entries already; they stand as comments at the end.")
    for line in taken.left:
        narrate(f"not carried over: {line}")
    return FINE if taken.new else FOUND


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Refused(f"{path} is there already; name a new file.") from None
