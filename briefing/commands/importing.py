"""The command that takes over what was written elsewhere."""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing.commands.asked import date_of, volume_at, wanted
from briefing.commands.ending import FINE, FOUND, Refused, narrate

_QUOTED = re.compile(r"`[^`]*`|\"[^\"]*\"")
_MOST_ALIKE = 10


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
    for line in _shortened(taken.left):
        narrate(f"not carried over: {line}")
    return FINE if taken.new else FOUND


def _shortened(left: Iterable[str]) -> Iterator[str]:
    """The lines, and of many that differ only in what they quote the first; the YAML has all."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for line in left:
        alike[_QUOTED.sub("", line.rpartition(": ")[0])].append(line)
    for lines in alike.values():
        yield from lines[:_MOST_ALIKE]
        if more := lines[_MOST_ALIKE:]:
            yield f"{len(more):,} more like these, which stand at the end of the YAML"


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Refused(f"{path} is there already; name a new file.") from None
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}.") from None
