"""What leads to what in the files of books: where an entry is named, what nothing names, what is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefing.authoring.editing.manuscripts import having, manuscripts
from briefing.authoring.mentions import Mention, Written, mentions, written
from briefing.loading.files import book_id
from briefing.loading.problems import Mark
from briefing.model.book import Ref
from briefing.model.kinds import BY_CLASS, Kind
from briefing.model.text import Text

_BY_THEMSELVES = ("agenda", "articles", "events", "structures")
"""Sections whose entries are met in the contents and on the timeline; nothing need lead to them."""


class Line(NamedTuple):
    """A place in a file, and the line that stands there."""

    path: Path
    mark: Mark
    text: str


class Missing(NamedTuple):
    """What is named and not there, with every place that names it, and the ids among which it should be."""

    target: Ref
    places: tuple[Mention, ...]
    known: Collection[str]


def line_of(mention: Mention) -> Line:
    """Where a mention stands."""
    mark = mention.file.mark(mention.steps, mention.offset, mention.words)
    return Line(mention.file.path, mark, mention.file.text.splitlines()[mark.line - 1].strip())


def named(target: Ref, book: Path, others: Iterable[Path]) -> Iterator[Mention]:
    """Every place that leads to an entry of a book, in it and then in others. Raises NotEditable."""
    own = manuscripts(book)
    yield from (one for one in mentions(target.book, own) if _place(one.target) == _place(target))
    words = f"{target.book}/{target.id}"
    for other in others:
        found = mentions(book_id(other), having(other, words))
        yield from (one for one in found if _place(one.target) == _place(target))


def orphans(book: Path) -> Iterator[tuple[Kind, Written]]:
    """The entries of a book to which no other leads, in the order of its files. Raises NotEditable."""
    files = manuscripts(book)
    name = book_id(book)
    leads = (one for one in mentions(name, files) if one.target.book == name)
    used = {one.target.id for one in leads if one.target.id != one.entry}
    for entry in written(files):
        kind = BY_CLASS.get(entry.cls)
        if kind and kind.section not in _BY_THEMSELVES and entry.id not in used:
            yield kind, entry


def unresolved(book: Path, known: Mapping[Text, Path]) -> Iterator[Missing]:
    """What a book names and is not there, in it or in one of the books known by name. Raises NotEditable."""
    files = manuscripts(book)
    name = book_id(book)
    own = [entry.id for entry in written(files) if entry.id]

    @cache
    def ids(other: str) -> Collection[str]:
        if other == name:
            return own
        path = known.get(Text(other))
        return [entry.id for entry in written(manuscripts(path)) if entry.id] if path else ()

    missing: dict[Ref, list[Mention]] = {}
    for one in mentions(name, files):
        if one.target.id not in ids(one.target.book) and (one.words or one.target.book not in (name, *known)):
            missing.setdefault(_place(one.target), []).append(one)
    for target, places in missing.items():
        yield Missing(target, tuple(places), ids(target.book))


def _place(ref: Ref) -> Ref:
    return ref._replace(heading="")
