"""What pydantic finds wrong, in words for the author: one function a kind of error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, get_args

from briefing.loading.findings import Finding
from briefing.loading.sentences import did_you_mean, listed, nearest, quoted
from briefing.loading.shapes import keys, record_at, type_at
from briefing.model.fields import Path as Steps
from briefing.model.record import Record

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


class _Error(NamedTuple):
    """An error of pydantic's: where, what was found, the message; in a record of a class, called `name`."""

    steps: Steps
    found: object
    message: str
    cls: type[Record]
    name: str

    @property
    def place(self) -> str:
        """The value in words: its key, or the list whose item it is."""
        return _value(self.steps)

    @property
    def holder(self) -> str:
        """The record around the value in words."""
        return _value(self.steps[:-1]) if self.steps[:-1] else self.name


def worded(error: ErrorDetails, cls: type[Record], name: str) -> Finding:
    """What one error of pydantic's means; `name` is what a person calls such a record."""
    return _teller(error["type"])(_Error(error["loc"], error["input"], error["msg"], cls, name))


def _missing(error: _Error) -> Finding:
    return Finding(error.steps, "K003", f"{error.holder} needs the key {quoted(str(error.steps[-1]))}")


def _unknown(error: _Error) -> Finding:
    record = record_at(error.cls, error.steps[:-1])
    known = keys(record) if record else {}
    written = str(error.steps[-1])
    bare = written.strip()
    blank = f"take the blank beside {quoted(bare)} away" if bare != written and bare in known else None
    hint = (
        blank or did_you_mean(written, known) or f"known are {listed(known, 'and')}; your own begin with `x-`"
    )
    return Finding(error.steps, "K002", f"{error.holder} has no key {quoted(written)}", hint)


def _list(error: _Error) -> Finding:
    record_items = record_at(error.cls, (*error.steps, 0)) is not None
    wanted = "a list of blocks" if record_items else "a list"
    hint = "begin each item with `- `"
    if isinstance(error.found, str) and not record_items:
        hint = f"write `[{error.found}]`" if len(error.found) < 60 else hint
    return Finding(error.steps, "K004", f"{error.place} is {wanted}, not {_kind(error.found)}", hint)


def _block(error: _Error) -> Finding:
    record = record_at(error.cls, error.steps)
    hint = f"its keys are {listed(keys(record), 'and')}" if record else "write `key: value`, one a line"
    return Finding(error.steps, "K004", f"{error.place} is a block of keys, not {_kind(error.found)}", hint)


def _text(error: _Error) -> Finding:
    hint: str | None = None
    match error.found:
        case [[*_], *_]:
            hint = "a value that begins with `[[` must be in quotes; a key that takes an id takes it bare"
        case [str(only)]:
            hint = f"write {quoted(only)} without brackets or dash"
    return Finding(error.steps, "K004", f"{error.place} is one text, not {_kind(error.found)}", hint)


def _choice(error: _Error) -> Finding:
    allowed = get_args(type_at(error.cls, error.steps))
    if not isinstance(error.found, str):
        return _text(error)
    near = nearest(error.found, allowed)
    meant = f"did you mean `{near}`? " if near else ""
    sentence = f"{quoted(error.found)} is not a value of {error.place}"
    if not error.found.strip():
        sentence = f"{error.place} is empty"
    return Finding(error.steps, "K005", sentence, f"{meant}allowed are {listed(allowed, 'and')}")


def whole_number(steps: Steps, found: object) -> Finding:
    """What to tell where something else stands than a whole number."""
    written = quoted(found) if isinstance(found, str) else _kind(found)
    return Finding(steps, "K006", f"{_value(steps)} is a whole number, not {written}")


def _number(error: _Error) -> Finding:
    return whole_number(error.steps, error.found)


def _date(error: _Error) -> Finding:
    return Finding(error.steps, "T001", error.message.removeprefix("Value error, "))


def _other(error: _Error) -> Finding:
    return Finding(error.steps, "K004", f"{error.place} cannot be used: {error.message}")


_TELL: Mapping[str, Callable[[_Error], Finding]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "tuple_type": _list,
    "dict_type": _block,
    "string_type": _text,
    "literal_error": _choice,
    "int_": _number,
    "value_error": _date,
}
"""By the start of pydantic's error type."""


@cache
def _teller(kind: str) -> Callable[[_Error], Finding]:
    return next((tell for start, tell in _TELL.items() if kind.startswith(start)), _other)


def _value(steps: Steps) -> str:
    key = next((step for step in reversed(steps) if isinstance(step, str)), "")
    return f"an item of `{key}`" if isinstance(steps[-1], int) else quoted(key)


def _kind(found: object) -> str:
    match found:
        case "":
            return "empty"
        case list():
            return "a list"
        case dict():
            return "a block of keys"
        case _:
            return "a text"
