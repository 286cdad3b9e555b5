"""What the classes of the format say of a place in an entry: its keys, which of them are needed, its type."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import NamedTuple, get_args, get_origin

from msgspec.structs import fields

from briefing.model.fields import Path as Steps
from briefing.model.record import Record


class Key(NamedTuple):
    """One key of a record: the type of its value, and whether it must be there."""

    type: object
    required: bool


_known: dict[type, Mapping[str, Key]] = {}


def keys(record: type[Record]) -> Mapping[str, Key]:
    """Every key of a record as it is written in YAML."""
    if record not in _known:
        _known[record] = _keys(record)
    return _known[record]


def _keys(record: type[Record]) -> Mapping[str, Key]:
    return {
        field.name.rstrip("_"): Key(_without_none(field.type), field.required) for field in fields(record)
    }


@cache
def whole_numbers(record: type[Record]) -> tuple[str, ...]:
    """The keys of a record whose values are whole numbers."""
    return tuple(name for name, key in keys(record).items() if key.type is int)


def record_at(record: type[Record], steps: Steps) -> type[Record] | None:
    """The class of the record at a place; None where the format has no record."""
    return record_type(type_at(record, steps))


def type_at(record: object, steps: Steps) -> object:
    """The type of the value at a place, None where the format has nothing."""
    here = record
    for step in steps:
        if around := record_type(here):
            key = keys(around).get(str(step))
            here = key.type if key else None
        else:
            here = item_type(here)
    return here


def removable(record: type[Record], steps: Steps) -> Steps | None:
    """The smallest part around a place that an entry can do without; None if that is the entry itself."""
    for end in range(len(steps), 0, -1):
        around = record_at(record, steps[: end - 1])
        key = keys(around).get(str(steps[end - 1])) if around else None
        if key is None or not key.required:
            return steps[:end]
    return None


def record_type(hint: object) -> type[Record] | None:
    """The class of a record, None for any other type."""
    return hint if isinstance(hint, type) and issubclass(hint, Record) else None


def item_type(hint: object) -> object:
    """The type of an item of a list or of a value under free keys, None for any other type."""
    position = {tuple: 0, Mapping: 1}.get(get_origin(hint))  # type: ignore[arg-type]  # None is found nowhere
    return None if position is None else get_args(hint)[position]


def _without_none(hint: object) -> object:
    options = [option for option in get_args(hint) if option is not NoneType]
    return options[0] if NoneType in get_args(hint) else hint
