"""The format as JSON Schema (2020-12), by which editors complete, explain and check what is being written.

An editor gives types to plain values (`5`, `no`, `2026`) before it asks the schema, while a book takes every
value as the text that was typed. So where the format has a text, the schema takes numbers and booleans too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

import yaml

from briefing.authoring.format.described import Described, described, summary
from briefing.loading.budgets import LIMITS
from briefing.loading.quick import HEADER
from briefing.loading.sentences import an
from briefing.loading.shapes import item_type, record_type
from briefing.model.dates import Bound, Edtf
from briefing.model.entries import Header
from briefing.model.kinds import BY_SECTION, KINDS
from briefing.model.record import Holds, Record, Refers

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = f"^[a-z0-9-]{{1,{LIMITS.id_characters}}}$"
_OWN_KEYS: Schema = {"^x-": {"description": "Your own; it is not read."}}
_TYPED = ["string", "number", "boolean"]
_POINT = "[0-9]{2}([0-9][0-9X]|XX)(-[0-9X]{2}(-[0-9X]{2})?)?[~?%]?"
_DATE = rf"({_POINT}(/({_POINT}|\.\.)?)?|(\.\.)?/{_POINT})"
_DATES: Mapping[object, tuple[str, str]] = {
    Edtf: (
        rf"^\s*{_DATE}\s*$",
        "A date, precise or not: `2026-02-12`, `2026-02`, `2026`, `2025-07~` (about), `1962?` (perhaps), "
        "`2026-02-06/..` (that day or later), `2024/2025` (between the two).",
    ),
    Bound: (
        rf"^\s*({_DATE}|\.\.|unknown)\s*$",
        "A date, precise or not, or `..` for since before or still, or `unknown`.",
    ),
}


def schema() -> Schema:
    """The schema of a file of a book."""
    definitions: dict[str, Schema] = {}
    header = _record(Header, definitions)
    sections = {
        kind.section: {
            "description": f"{kind.plural.capitalize()} of the book. {summary(kind.entry)}",
            "type": ["array", "null"],
            "items": _record(kind.entry, definitions),
        }
        for kind in KINDS
    }
    return {
        "$schema": DIALECT,
        "title": "A file of a briefing book",
        "description": "Sections of all files of a book add up; only one file has `book`.",
        "type": "object",
        "properties": {HEADER: {**header, "description": summary(Header)}, **sections},
        "patternProperties": _OWN_KEYS,
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _record(cls: type[Record], definitions: dict[str, Schema]) -> Schema:
    """A reference to the schema of a class, which is put among the definitions."""
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}  # so that a class may hold itself
        told = described(cls)
        definitions[name] = {
            "description": summary(cls),
            "type": "object",
            "properties": {key: _key(one, definitions) for key, one in told.items()} | _own_id(told),
            "required": [key for key, one in told.items() if one.key.required],
            "patternProperties": _OWN_KEYS,
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _own_id(told: Mapping[str, Described]) -> Schema:
    """What an entry's own id must look like, which is no text like others."""
    if "id" not in told:
        return {}
    return {"id": {"description": told["id"].what, "type": _TYPED, "pattern": ID}}


def _key(told: Described, definitions: dict[str, Schema]) -> Schema:
    value = _value(told.key.type, definitions)
    what = " ".join(filter(None, (told.what, value.pop("description", ""))))
    found: Schema = {"description": what, **_or_empty(value, told.key.required)}
    if told.default is not None:
        found["default"] = told.default
    if told.example:
        found["examples"] = [yaml.load(told.example, yaml.CBaseLoader)]  # noqa: S506  # it makes only texts
    return found


def _or_empty(value: Schema, required: bool) -> Schema:
    """A key without a value is as good as left out."""
    if required:
        return value
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    if "type" in value:
        types = value["type"]
        return {**value, "type": [*([types] if isinstance(types, str) else types), "null"]}
    return {"anyOf": [value, {"type": "null"}]}


def _value(hint: object, definitions: dict[str, Schema]) -> Schema:
    if record := record_type(hint):
        return _record(record, definitions)
    if hint in _DATES:
        pattern, words = _DATES[hint]
        return {"type": ["string", "integer"], "pattern": pattern, "description": words}
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if hint is int:
        return {"type": ["integer", "string"], "pattern": r"^\s*[0-9]+\s*$"}
    inner = item_type(hint)
    if inner is not None:
        return _several(hint, _value(inner, definitions))
    return _text(hint)


def _several(hint: object, inner: Schema) -> Schema:
    if get_origin(hint) is tuple:
        return {"type": "array", "items": inner}
    return {"type": "object", "additionalProperties": _or_empty(inner, required=False)}


def _text(hint: object) -> Schema:
    """A text: an id of certain kinds, a line, a passage, prose or a path."""
    mark = next((mark for mark in get_args(hint)[1:] if isinstance(mark, Refers | Holds)), None)
    match mark:
        case Refers(sections=sections, or_words=or_words):
            names = " or ".join(an(BY_SECTION[section].name) for section in sections) or "any entry"
            return {"type": _TYPED, "description": f"The id of {names}{', or words' if or_words else ''}."}
        case Holds(what="line" | "path"):
            return {"type": _TYPED, "maxLength": LIMITS.line_characters}
    return {"type": _TYPED}
