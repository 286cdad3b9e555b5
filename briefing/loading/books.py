"""A folder or a file → a `Book`, and everything that is wrong with it in one run.

Files are opened, their sections add up, each entry is read by itself, then all are held against each other.
What can be read is read: only a book without a header is no book.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from briefing.loading.checks import check
from briefing.loading.drafts import Draft
from briefing.loading.files import NotReadable
from briefing.loading.findings import Finding
from briefing.loading.opening import Opened, open_files
from briefing.loading.problems import Problem
from briefing.loading.reading import read_entries, read_header
from briefing.loading.references import Siblings
from briefing.loading.sentences import an, quoted
from briefing.loading.series import CsvFiles
from briefing.loading.yaml_files import KnownFiles, Leads, YamlFile
from briefing.model.book import Book
from briefing.model.entries import Entry, Figure, Header
from briefing.model.kinds import kind_of
from briefing.model.measures import Series


class ReadFile(NamedTuple):
    """A YAML file of a book as it was read.

    `ids` are those of its records that came into the book, in their order; the header has "". `reusable` if
    all came and nothing is wrong in the file by itself: then they may be given back for a file of this name
    and digest, with where they lead.
    """

    name: str
    digest: bytes
    ids: tuple[str, ...]
    reusable: bool
    leads: Leads | None


class Loaded(NamedTuple):
    """A book, None when nothing of it could be opened, its problems in the order of its files, and these."""

    book: Book | None
    problems: tuple[Problem, ...]
    files: tuple[ReadFile, ...]


def load_book(path: Path, siblings: Siblings | None = None, known: KnownFiles | None = None) -> Loaded:
    """Load the book at a path: a folder with a `book.yaml`, or a single NAME.yaml.

    `siblings` answers for other books by name; without it, links to them are not checked. `known` is asked
    for the records of each file, so that only what has changed is read anew.
    """
    with no_collection():
        opened = open_files(path, known)
        headers, drafts = read_header(opened), read_entries(opened)
        header = next((draft for draft in headers if draft.opens), None)
        entries, doubled = _by_id([draft for draft in drafts if draft.opens], opened)
        check(header, (*headers, *drafts), entries, doubled, opened, siblings)
        _read_csv(entries, opened)
        book = _book(header, entries, opened) if header else None
        files = tuple(_read_files(header, entries, opened))
    return Loaded(book, opened.problems.ordered(), files)


@contextmanager
def no_collection() -> Iterator[None]:
    """Nothing built here is garbage, so looking for garbage only costs time: half of it in a large book."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _by_id(drafts: list[Draft[Entry]], opened: Opened) -> tuple[dict[str, Draft[Entry]], dict[str, str]]:
    """The first entry of each id; and of each id that stands twice, what the two entries are."""
    entries: dict[str, Draft[Entry]] = {}
    doubled: dict[str, str] = {}
    for draft in drafts:
        id_ = draft.record.id
        first = entries.setdefault(id_, draft)
        if first is not draft:
            first.file.sound = draft.file.sound = False
            sentence = f"{quoted(id_)} is already the id of {_described(first)}"
            finding = Finding(("id",), "R001", sentence, "this entry is left out")
            draft.tell(opened, finding, first.related(("id",), "first given here"))
            doubled.setdefault(id_, f"{_described(first)} or {_described(draft)}")
    return entries, doubled


def _described(draft: Draft[Entry]) -> str:
    return f"{an(kind_of(draft.record).name)} ({draft.place.path}:{draft.place.line})"


def _read_csv(entries: Mapping[str, Draft[Entry]], opened: Opened) -> None:
    """Give the figures the series that their CSV files hold, which is more than stands in their own files."""
    files = CsvFiles(opened)
    for draft in entries.values():
        if isinstance(draft.record, Figure) and any(series.csv is not None for series in draft.record.series):
            draft.file.sound = False
            draft.record = _with_csv(draft, draft.record, files, opened)


def _with_csv(draft: Draft[Entry], figure: Figure, files: CsvFiles, opened: Opened) -> Figure:
    series: list[Series] = []
    for position, one in enumerate(figure.series):
        found: tuple[Series, ...] = ()
        if one.csv is not None and not one.points:
            try:
                found = files.columns(one.csv)
            except NotReadable as reason:
                sentence = f"{quoted(one.csv)} {reason}"
                draft.tell(opened, Finding(("series", position, "csv"), reason.code, sentence))
        series += [replace(column, x=one.x or column.x, csv=one.csv) for column in found] or [one]
    return replace(figure, series=tuple(series))


def _book(header: Draft[Header], entries: Mapping[str, Draft[Entry]], opened: Opened) -> Book:
    drafts: dict[str, Draft[Header] | Draft[Entry]] = {"": header, **entries}
    return Book.of(
        opened.id,
        opened.folder / opened.header if opened.alone else opened.folder,
        header.record,
        (draft.record for draft in entries.values()),
        written=_Written(drafts),
        places={id_: draft.place for id_, draft in drafts.items()},
    )


class _Written(Mapping[str, Mapping[str, object]]):
    """What the author wrote of each record, read when it is asked for."""

    def __init__(self, drafts: Mapping[str, Draft[Header] | Draft[Entry]]) -> None:
        self._drafts = drafts

    def __getitem__(self, key: str) -> Mapping[str, object]:
        return self._drafts[key].written

    def __iter__(self) -> Iterator[str]:
        return iter(self._drafts)

    def __len__(self) -> int:
        return len(self._drafts)


def _read_files(
    header: Draft[Header] | None, entries: Mapping[str, Draft[Entry]], opened: Opened
) -> Iterator[ReadFile]:
    ids: defaultdict[str, list[str]] = defaultdict(list)
    if header:
        ids[header.file.name].append("")
    for id_, draft in entries.items():
        ids[draft.file.name].append(id_)
    for file in opened.files:
        yield ReadFile(file.name, file.digest, tuple(ids[file.name]), file.sound, _leads(file, entries))


def _leads(file: YamlFile, entries: Mapping[str, Draft[Entry]]) -> Leads | None:
    if file.known and file.stands:
        return file.known.leads
    if not file.inward:
        return None
    leads: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in sorted(file.ids):
        leads[kind_of(entries[id_].record).section].append(id_)
    found = {section: tuple(leads[section]) for section in sorted(leads)}
    return {**found, "": tuple(sorted(file.words))} if file.words else found
