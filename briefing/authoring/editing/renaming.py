"""Giving an entry another id, wherever it is named: in typed fields, in prose, in other books."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from briefing.authoring.editing.manuscripts import Change, Manuscript, NotEditable, having, manuscripts
from briefing.authoring.mentions import Mention, mentions, written
from briefing.loading.files import book_id
from briefing.loading.sentences import did_you_mean, quoted
from briefing.loading.validation import unfit_id
from briefing.model.text import Text


class Renamed(NamedTuple):
    """The files that change, each as it was and as it is to be, and how many places in them."""

    files: tuple[tuple[Manuscript, Manuscript], ...]
    places: int


def renamed(book: Path, old: str, new: str, others: Iterable[Path]) -> Renamed:
    """What changes where an entry of a book gets another id; `others` are books that may name it.

    Raises NotEditable if there is no such entry, the new id is none or is taken, or a file cannot be changed.
    """
    files = manuscripts(book)
    changes: dict[Path, list[Change]] = defaultdict(list)
    by_path = {file.path: file for file in files}
    _check(new)
    for file, change in _own(book_id(book), files, old, new):
        changes[file.path].append(change)
    for other in others:
        for file, change in _elsewhere(other, f"{book_id(book)}/{old}", book_id(book), old, new):
            by_path[file.path] = file
            changes[file.path].append(change)
    found = ((by_path[path], by_path[path].changed(told)) for path, told in changes.items())
    return Renamed(tuple(found), sum(map(len, changes.values())))


def difference(old: Manuscript, new: Manuscript) -> Iterator[str]:
    """The lines that differ between two states of a file, as `diff -u` shows them."""
    name = str(old.path)
    lines = unified_diff(old.text.splitlines(), new.text.splitlines(), name, name, lineterm="")
    return (line.rstrip("\r") for line in lines)


def _check(new: str) -> None:
    for fault in unfit_id(Text(new)):
        raise NotEditable(f"{fault.message}; {fault.hint}.")


def _own(book: str, files: tuple[Manuscript, ...], old: str, new: str) -> Iterator[tuple[Manuscript, Change]]:
    by_id = {entry.id: entry for entry in written(files) if entry.id}
    if old not in by_id:
        hint = did_you_mean(old, by_id)
        raise NotEditable(f"there is no entry {quoted(old)} in {book}" + (f"; {hint}" if hint else "."))
    if new in by_id:
        there = by_id[new]
        line = there.node.mark.line
        raise NotEditable(f"{quoted(new)} is an id already, at {there.file.path}:{line}.")
    entry = by_id[old]
    yield entry.file, Change((*entry.steps, "id"), 0, old, new)
    yield from _changes(mentions(book, files), book, old, new)


def _elsewhere(path: Path, named: str, book: str, old: str, new: str) -> Iterator[tuple[Manuscript, Change]]:
    """The changes in another book; none of its files is read as YAML unless it has the name."""
    yield from _changes(mentions(book_id(path), having(path, named)), book, old, new)


def _changes(found: Iterable[Mention], book: str, old: str, new: str) -> Iterator[tuple[Manuscript, Change]]:
    for mention in found:
        if (mention.target.book, mention.words) == (book, old):
            yield mention.file, Change(mention.steps, mention.offset, old, new)
