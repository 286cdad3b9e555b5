"""Writes `docs/format.md`: each section of the format, an example, and its keys as the model tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args, get_origin

from briefing.authoring.format.described import Described, described, summary
from briefing.loading.quick import HEADER
from briefing.loading.sentences import an
from briefing.loading.shapes import item_type, record_type
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Header
from briefing.model.kinds import BY_SECTION, KINDS
from briefing.model.record import Holds, Listed, Record, Refers

EXAMPLE = Path(__file__).parent / "example" / "book.yaml"

_INTRODUCTION = """\
# The book format

<!-- Written by `make docs` from the model; change the sentences there. -->

A book is a folder with a `book.yaml`, or a single `NAME.yaml` with the key `book`. All `*.yaml` files below
the folder are read in path order, and their sections add up; what a file is called is yours to choose.
Every value is taken as the text that was typed: `NO`, `14:30` and `0123` stay what they are. A key that is
not known is an error, unless it begins with `x-`. A key without a value is as good as left out.

- **Ids** have `a` to `z`, `0` to `9` and `-`, and are unique in their book, whatever their kind. A key that
  leads to an entry takes the bare id; prose leads there by `[[id]]`, `[[id|words]]`, `[[id#heading]]` or
  `[[book/id]]`.
- **Dates** are EDTF, as precise as they are known: `2026-02-12`, `2026-02`, `2026`, `2025-07~` (about),
  `1962?` (perhaps), `2026-02-06/..` (that day or later), `2024/2025` (some time between).
- **Prose** is Markdown with tables, footnotes and links as above; none of it is ever HTML.

Below, **bold** keys are needed. The examples are one book, which `briefing check docs/example` finds sound.
`briefing schema` writes the same for editors.
"""

_DATES = {Edtf: "date", Bound: "date, `..` or `unknown`"}
_TEXTS = {"line": "one line", "passage": "text", "prose": "prose", "path": "path in the book"}


def reference() -> str:
    """The whole page."""
    example = EXAMPLE.read_text()
    parts = [_INTRODUCTION, *_section(HEADER, summary(Header), Header, example)]
    parts += ["## What every entry has\n", _table(Listed)]
    for kind in KINDS:
        words = f"{summary(kind.entry)} One is spoken of as `{kind.letter}1`, `{kind.letter}2`, and so on."
        parts += _section(kind.section, words, kind.entry, example)
    return "\n".join(parts).rstrip("\n") + "\n"


def _section(key: str, words: str, cls: type[Record], example: str) -> Iterator[str]:
    yield f"## {key}\n"
    yield f"{words}\n"
    yield f"```yaml\n{_part_of(example, key)}\n```\n"
    yield _table(cls)
    for inner in _records_below(cls):
        yield f"### {key}: {_spaced(inner)}\n"
        yield f"{summary(inner)}\n"
        yield _table(inner)


def _part_of(example: str, key: str) -> str:
    """A section of the example, as it stands there."""
    found = re.search(rf"^{key}:.*?(?=^\S|\Z)", example, re.MULTILINE | re.DOTALL)
    if found is None:
        raise ValueError(f"the example has no section {key}")
    return found[0].rstrip("\n")


def _table(cls: type[Record]) -> str:
    """The keys of a class; of an entry, those that not every entry has."""
    known = described(Listed) if cls is not Listed and issubclass(cls, Listed) else {}
    rows = [_row(key, told) for key, told in described(cls).items() if key not in known]
    return "\n".join(("| key | value | what it is for |", "|---|---|---|", *rows, ""))


def _row(key: str, told: Described) -> str:
    name = f"**`{key}`**" if told.key.required else f"`{key}`"
    example = f" Example: `{told.example}`." if told.example else ""
    default = f" Left out: `{told.default}`." if told.default is not None else ""
    cells = (name, _value(told.key.type), f"{told.what}{example}{default}")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _value(hint: object) -> str:
    """What stands for a value, in words."""
    if record := record_type(hint):
        return f"block: {_spaced(record)}"
    if hint in _DATES:
        return _DATES[hint]
    if get_origin(hint) is Literal:
        return ", ".join(f"`{choice}`" for choice in get_args(hint))
    if hint is int:
        return "whole number"
    inner = item_type(hint)
    if inner is not None:
        return (
            f"list: {_value(inner)}" if get_origin(hint) is tuple else f"block: {_value(inner)} for each key"
        )
    return _text(get_args(hint)[1])


def _text(mark: Refers | Holds) -> str:
    if isinstance(mark, Holds):
        return _TEXTS[mark.what]
    names = " or ".join(an(BY_SECTION[section].name) for section in mark.sections) or "any entry"
    return f"id of {names}{', or words' if mark.or_words else ''}"


def _records_below(cls: type[Record]) -> Iterator[type[Record]]:
    """The classes of the blocks inside a record, each before those inside it."""
    for told in described(cls).values():
        hint = told.key.type
        inner = record_type(hint) or record_type(item_type(hint))
        if inner:
            yield inner
            yield from _records_below(inner)


def _spaced(cls: type[Record]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()
