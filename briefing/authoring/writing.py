"""Entries as an author would write them in YAML.

A text stands in quotes where YAML, or a program that guesses types, could take it for something else: `NO`,
`on`, `0123`, `14:30`. Dates stand bare, as everywhere in this format, and so does the number of a `value`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from textwrap import wrap

from msgspec.structs import fields

from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Entry, Header
from briefing.model.kinds import KINDS, kind_of
from briefing.model.record import Record

_WIDTH = 110
_PLAIN = re.compile(
    r"""(?: [^\W\d_] | \d[\w.]*[ -]+[^\W\d_] ) [\w\ .()/&+’–—-]* (?<!\ )
        | https?://[\w./~%&=+-]+""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d*[1-9])?")
"""A number that every program reads and writes alike."""
_GUESSED = re.compile(r"y|n|yes|no|true|false|on|off|null|nan|inf|none", re.IGNORECASE)
_FOLDED = re.compile(r"\S+(?: \S+)+")
_BLOCK = re.compile(r"(?:\S[^\n]*)?(?:\n|\n\S[^\n]*)*")


def yaml_of(header: Header | None, entries: Iterable[Entry]) -> str:
    """The file with a header, if it is a book of its own, and entries by section."""
    by_section: dict[str, list[Entry]] = {}
    for entry in entries:
        by_section.setdefault(kind_of(entry).section, []).append(entry)
    blocks = ["\n".join(("book:", *_indented(_keys(header))))] if header else []
    for kind in reversed(KINDS):
        if found := by_section.get(kind.section):
            items = ("\n".join(_item(entry)) for entry in found)
            blocks.append(f"{kind.section}:\n" + "\n\n".join(items))
    return "\n\n".join(blocks) + "\n"


def item_of(entry: Entry) -> list[str]:
    """The lines of an entry as an item of a list, not indented."""
    return [line.removeprefix("  ") for line in _item(entry)]


def _item(record: Record) -> list[str]:
    """A record as an item of a list, indented by two: on one line if it says little, else a line a key."""
    line = f"  - {_flow(record)}"
    is_claim = not hasattr(record, "id")
    if is_claim and len(line) <= _WIDTH - 4 and not any(_is_deep(value) for _, value in _values(record)):
        return [line]
    first, *others = _keys(record)
    return [f"  - {first}", *(f"    {other}" if other else "" for other in others)]


def _keys(record: Record) -> Iterator[str]:
    """The lines of a block of keys."""
    for key, value in _values(record):
        if isinstance(value, tuple) and isinstance(value[0], Record):
            yield f"{key}:"
            for item in value:
                yield from _item(item)
        elif isinstance(value, Record):
            yield f"{key}: {_flow(value)}"
        elif isinstance(value, str) and not _is_amount(key, value):
            yield from _text(key, value)
        else:
            yield f"{key}: {_bare(key, value)}"


def _is_amount(key: str, value: object) -> bool:
    return key == "value" and isinstance(value, str) and _NUMBER.fullmatch(value) is not None


def _bare(key: str, value: object) -> str:
    """A value on the line of its key; an amount is a number there."""
    return str(value) if _is_amount(key, value) else _flow(value)


def _text(key: str, text: str) -> Iterator[str]:
    """A key and its text: on one line, folded if that is long, in a block if it has several lines."""
    whole = f"{key}: {quoted_text(text)}"
    lines = wrap(text, _WIDTH - 6, break_long_words=False, break_on_hyphens=False)
    if len(whole) > _WIDTH and _FOLDED.fullmatch(text) and " ".join(lines) == text:
        yield f"{key}: >-"
        yield from (f"  {line}" for line in lines)
    elif "\n" in text and text[0] != "\n" and text[-1] != "\n" and _BLOCK.fullmatch(text):
        yield f"{key}: |-"
        yield from (f"  {line}" if line else "" for line in text.split("\n"))
    else:
        yield whole


def _values(record: Record) -> Iterator[tuple[str, object]]:
    """The keys of a record that say something, and their values."""
    for name, default in _fields(type(record)):
        value = getattr(record, name)
        if value not in (default, {}):
            yield name.rstrip("_"), value


@cache
def _fields(cls: type[Record]) -> tuple[tuple[str, object], ...]:
    """The fields of a record, and what they are when they say nothing."""
    return tuple((field.name, field.default) for field in fields(cls))


def _flow(value: object) -> str:
    match value:
        case Record():
            return "{" + ", ".join(f"{key}: {_bare(key, inner)}" for key, inner in _values(value)) + "}"
        case tuple():
            return "[" + ", ".join(map(_flow, value)) + "]"
        case Mapping():
            return (
                "{" + ", ".join(f"{quoted_text(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
            )
    return _scalar(value)


def _scalar(value: object) -> str:
    if isinstance(value, Edtf | Bound | int):
        return str(value)
    return quoted_text(value) if isinstance(value, str) else _flow(value)


def quoted_text(text: str) -> str:
    """A text as YAML reads it back to the letter."""
    if _PLAIN.fullmatch(text) and not _GUESSED.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def _is_deep(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Record)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)
