"""Walking an entry by the marks on its field types: its references, its prose, its names.

Whoever needs "every id this entry names" or "every prose text in it" asks here, so that a new field of the
format is found everywhere once its type says what it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, NamedTuple, get_args, get_origin

from msgspec.structs import fields

from briefing.model.record import Holds, Record, Refers
from briefing.model.text import Text

Path = tuple[str | int, ...]
"""Keys and positions from an entry down to a value, as written in YAML: `("holders", 0, "from")`."""


class Found(NamedTuple):
    """One text of an entry: where it stands, the record it stands in, what its type says of it."""

    path: Path
    record: Record
    text: Text
    mark: Refers | Holds


Wanted = Callable[[str, Refers | Holds], bool]
"""Whether somebody asks for the texts of fields with a key and a mark; asked once a field."""


def _all(key: str, mark: Refers | Holds) -> bool:
    return True


def texts(record: Record, path: Path = (), wanted: Wanted = _all) -> Iterator[Found]:
    """Every text below a record whose type carries a mark, in the order of the fields; or those wanted."""
    cls = type(record)
    for name, key, mark in _fields(cls, wanted):
        value = getattr(record, name)
        if value is None:
            continue
        if isinstance(value, str) and mark is not None:
            yield Found((*path, key), record, Text(value), mark)
        elif isinstance(value, Record):
            yield from texts(value, (*path, key), wanted)
        elif isinstance(value, tuple):
            for position, item in enumerate(value):
                if mark is not None:
                    yield Found((*path, key, position), record, item, mark)
                else:
                    yield from texts(item, (*path, key, position), wanted)


def references(record: Record) -> Iterator[Found]:
    """Every id that the entry names in a typed field; where words may stand instead, the words too."""
    return (found for found in texts(record) if isinstance(found.mark, Refers))


def prose(record: Record) -> Iterator[Found]:
    """Every text of the entry that is prose."""
    return (found for found in texts(record) if found.mark == Holds("prose"))


@cache
def _fields(cls: type[Record], wanted: Wanted) -> tuple[tuple[str, str, Refers | Holds | None], ...]:
    """The fields that have texts: name, key and mark; None where only the records below carry some."""
    found = ((field, field.name.rstrip("_"), mark_of(field.type)) for field in fields(cls))
    return tuple(
        (field.name, key, mark)
        for field, key, mark in found
        if (wanted(key, mark) if mark else _holds_records(field.type))
    )


def _holds_records(hint: object) -> bool:
    if isinstance(hint, type) and issubclass(hint, Record):
        return True
    return any(map(_holds_records, get_args(hint)))


def mark_of(hint: object) -> Refers | Holds | None:
    if get_origin(hint) is Annotated:
        return next((mark for mark in get_args(hint)[1:] if isinstance(mark, Refers | Holds)), None)
    if get_origin(hint) is Mapping:
        return None
    return next((mark for part in get_args(hint) if (mark := mark_of(part)) is not None), None)
