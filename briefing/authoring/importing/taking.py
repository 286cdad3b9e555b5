"""A file of some format, taken to YAML that `check` accepts."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date as Day
from pathlib import Path
from typing import Any, Literal, NamedTuple

from briefing.authoring.importing import entities, outline, scenarios, tables
from briefing.authoring.importing.dates import day
from briefing.authoring.importing.gathered import Gathered, NotImportable
from briefing.authoring.importing.settling import Settled, prose_of, settle
from briefing.authoring.writing import yaml_of
from briefing.loading.budgets import LIMITS, MIB, Budgets
from briefing.loading.decoding import decode
from briefing.loading.files import NotReadable, read_file
from briefing.loading.sentences import quoted
from briefing.loading.tree import parse
from briefing.model.book import Book
from briefing.model.dates import Edtf
from briefing.model.entries import Header
from briefing.model.text import Text, clean, is_blank, one_line

Format = Literal["outline", "csv", "ftm", "orbat"]
_JSON = re.compile(r'\s*(?:\{|\[\s*[]\[{"\d])')


class Imported(NamedTuple):
    """The YAML; a line for all that is not in it; how many entries are new, and how many the book had."""

    yaml: str
    left: tuple[Text, ...]
    new: int
    known: int


def take(
    path: Path,
    format_: Format | None,
    book: Book | None,
    title: str | None,
    date: Edtf | None,
    limits: Budgets = LIMITS,
) -> Imported:
    """Take a file over: as a book of its own with a title and a date, or as a file for a book that is there.

    Raises NotImportable with a sentence about the file.
    """
    try:
        data = read_file(path, limits.import_bytes)
    except NotReadable as reason:
        raise NotImportable(f"the file {reason}") from None
    text, problems = decode(data, path)
    if text is None:
        raise NotImportable(f"{problems[0].message}; {problems[0].hint}")
    if not text.strip():
        raise NotImportable("there is nothing in the file; name another, or write a unit a line")
    gathered = _gathered(text, format_ or _format(text, path.suffix.lower()))
    for problem in problems:
        gathered.left.add(problem.message, f"line {problem.line}")
    settled = settle(gathered, path.name, book)
    header = None if book else _header(gathered, title or gathered.title or path.name.partition(".")[0], date)
    if book:
        _tell_header(gathered)
    left = tuple(gathered.left.lines())
    written = _with_comments(yaml_of(header, settled.new), settled, path, left)
    _check_limits(written, path, limits)
    had = sum(entry.id in book.entries for entry in settled.known) if book else 0
    return Imported(written, left, len(settled.new), had)


def _gathered(text: str, found: Format) -> Gathered:
    if found == "outline":
        return outline.gather(text)
    if found == "csv":
        return tables.gather(text)
    data = _json(text)
    if scenarios.is_scenario(data) != (found == "orbat"):
        is_ = "no" if found == "orbat" else "an"
        raise NotImportable(f"this is {is_} ORBAT Mapper scenario; leave --format out, or name another")
    return scenarios.gather(data) if found == "orbat" else entities.gather(data)


def _format(text: str, suffix: str) -> Format:
    """The format of a text, told by what stands in it, or of a table by the name of its file."""
    if _JSON.match(text):
        return "orbat" if scenarios.is_scenario(_json(text)) else "ftm"
    return "csv" if tables.is_table(text) or suffix in (".csv", ".tsv") else "outline"


def _json(text: str) -> Any:
    """The value of JSON, or the list of those that stand one a line."""
    try:
        return _decoded(text)
    except NotImportable:
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].rstrip().endswith("}"):
            raise
    return [_decoded(line, number) for number, line in lines]


def _decoded(text: str, first_line: int = 1) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        place = f"line {first_line + error.lineno - 1}, column {error.colno}"
        raise NotImportable(f"{place}: this is no JSON: {error.msg.lower()}") from None
    except RecursionError:
        raise NotImportable(f"line {first_line}: the JSON is nested too deep") from None
    except ValueError as error:  # a key twice; a number of thousands of digits
        raise NotImportable(f"line {first_line}: this JSON cannot be used: {error}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    block = dict(pairs)
    if len(block) < len(pairs):
        often = Counter(name for name, _ in pairs)
        doubled = next(name for name in often if often[name] > 1)
        raise ValueError(f"{quoted(doubled)} appears twice in one block")
    return block


def _header(gathered: Gathered, title: str, date: Edtf | None) -> Header:
    """The header of a book of its own, dated as its file is, or else today."""
    line, summary = one_line(clean(title)), prose_of(gathered.summary)
    when = date or day(gathered.date) or Edtf.parse(Day.today().isoformat())
    for told, most in ((line, LIMITS.line_characters), (summary, LIMITS.text_characters)):
        if len(told) > most:
            gathered.left.add("the end of a title or a summary that is too long", told[:40])
    line, summary = Text(line[: LIMITS.line_characters]), Text(summary[: LIMITS.text_characters])
    return Header(title=Text("Imported") if is_blank(line) else line, date=when, summary=summary or None)


def _tell_header(gathered: Gathered) -> None:
    """Tell what a file says of itself as a whole, for which a book that is there has no place."""
    whole = {"title": gathered.title, "date": gathered.date, "summary": gathered.summary}
    for name, written in whole.items():
        if written:
            gathered.left.add(f"the {name} of the file, {quoted(written)}", "the book has its own")


def _with_comments(yaml: str, settled: Settled, path: Path, left: tuple[Text, ...]) -> str:
    """The YAML with what it comes from above, and what it has not below, as comments."""
    pieces = [f"# Imported from {one_line(clean(path.name))}.\n\n", yaml]
    if settled.known:
        pieces += ["\n# What it says of entries that the book has already, to copy what is new:\n"]
        pieces += [f"# {line}".rstrip() + "\n" for line in yaml_of(None, settled.known).splitlines()]
    if left:
        pieces += ["\n# Not carried over:\n", *(f"# - {line}\n" for line in left)]
    return "".join(pieces)


def _check_limits(written: str, path: Path, limits: Budgets) -> None:
    if len(written.encode()) > limits.file_bytes:
        limit = limits.file_bytes // MIB
        raise NotImportable(f"as YAML it would be larger than {limit} MiB; import it in parts")
    _, problems = parse(Text(written), path, limits)
    if problems:
        raise NotImportable(f"as YAML it would be over a limit ({problems[0].message}); import it in parts")
