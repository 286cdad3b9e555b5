"""Checks a value by a JSON Schema (draft 7), as far as the schemas in these tests need it.

A keyword that is not known here is an error and not passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from operator import getitem
from typing import Any

Schema = Mapping[str, Any]
Check = Callable[[Any, Any, Schema, Schema], Iterator[str]]

_TYPES: Mapping[str, tuple[type, ...]] = {
    "array": (list,),
    "boolean": (bool,),
    "number": (int, float),
    "object": (dict,),
    "string": (str,),
}
_TELL_NOTHING = {"$id", "$schema", "definitions", "description", "examples", "title"}


def faults(value: Any, schema: Schema, whole: Schema | None = None) -> Iterator[str]:
    """What is wrong with a value, each fault in a sentence; `whole` is where references lead."""
    for keyword, wanted in schema.items():
        if keyword not in _TELL_NOTHING:
            yield from _CHECKS[keyword](value, wanted, schema, whole or schema)


def _type(value: Any, wanted: str | list[str], schema: Schema, whole: Schema) -> Iterator[str]:
    names = [wanted] if isinstance(wanted, str) else wanted
    is_boolean = isinstance(value, bool)  # which Python takes for a number
    if not any(isinstance(value, _TYPES[name]) and (name == "boolean") == is_boolean for name in names):
        yield f"{value!r} is not of type {' or '.join(names)}"


def _enum(value: Any, wanted: list[Any], schema: Schema, whole: Schema) -> Iterator[str]:
    if value not in wanted:
        yield f"{value!r} is none of {wanted}"


def _required(value: Any, wanted: list[str], schema: Schema, whole: Schema) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"there is no {key}" for key in wanted if key not in value)


def _properties(value: Any, wanted: Schema, schema: Schema, whole: Schema) -> Iterator[str]:
    for key in wanted.keys() & (value if isinstance(value, dict) else {}):
        yield from (f"{key}: {fault}" for fault in faults(value[key], wanted[key], whole))


def _additional(value: Any, wanted: bool, schema: Schema, whole: Schema) -> Iterator[str]:
    assert wanted is False
    if isinstance(value, dict):
        yield from (f"{key} is not known" for key in value if key not in schema["properties"])


def _items(value: Any, wanted: Schema, schema: Schema, whole: Schema) -> Iterator[str]:
    for position, item in enumerate(value if isinstance(value, list) else ()):
        yield from (f"{position}: {fault}" for fault in faults(item, wanted, whole))


def _fewest(value: Any, wanted: int, schema: Schema, whole: Schema) -> Iterator[str]:
    if isinstance(value, list) and len(value) < wanted:
        yield f"{value!r} has fewer than {wanted} items"


def _most(value: Any, wanted: int, schema: Schema, whole: Schema) -> Iterator[str]:
    if isinstance(value, list) and len(value) > wanted:
        yield f"{value!r} has more than {wanted} items"


def _any_of(value: Any, wanted: list[Schema], schema: Schema, whole: Schema) -> Iterator[str]:
    found = [list(faults(value, choice, whole)) for choice in wanted]
    if all(found):
        yield " or ".join(", ".join(some) for some in found)


def _reference(value: Any, wanted: str, schema: Schema, whole: Schema) -> Iterator[str]:
    place, *path = wanted.split("/")
    assert place == "#"
    yield from faults(value, reduce(getitem, path, whole), whole)


_CHECKS: Mapping[str, Check] = {
    "$ref": _reference,
    "additionalProperties": _additional,
    "anyOf": _any_of,
    "enum": _enum,
    "items": _items,
    "maxItems": _most,
    "minItems": _fewest,
    "properties": _properties,
    "required": _required,
    "type": _type,
}
