"""What the classes of the format say of themselves: what an entry is, what each key is for, an example."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from msgspec import NODEFAULT
from msgspec.structs import fields

from briefing.loading.shapes import Key, keys
from briefing.model.record import Record

_EXAMPLE = re.compile(r"\s*For example `(.*)`\.$", re.DOTALL)


class Described(NamedTuple):
    """One key: its type and whether it is needed, what it is for, how it is written, what left out means.

    `example` is YAML and empty where none is given; `default` is None where nothing stands for the key.
    """

    key: Key
    what: str
    example: str
    default: str | int | None


@cache
def described(cls: type[Record]) -> Mapping[str, Described]:
    """Every key of a class as it is written in YAML."""
    told = {name: _parted(words) for base in cls.__mro__ for name, words in _strings_below(base)}
    defaults = {field.name.rstrip("_"): field.default for field in fields(cls)}
    return MappingProxyType(
        {name: Described(key, *told[name], _default(defaults[name], key)) for name, key in keys(cls).items()}
    )


def summary(cls: type[Record]) -> str:
    """What a record of a class is, in a sentence."""
    return inspect.getdoc(cls) or ""


def _default(value: object, key: Key) -> str | int | None:
    return value if value is not NODEFAULT and isinstance(value, str | int) else None


def _parted(words: str) -> tuple[str, str]:
    """What a key is for, and the example that follows it."""
    found = _EXAMPLE.search(words)
    return (words[: found.start()], found[1]) if found else (words, "")


def _strings_below(cls: type) -> Iterator[tuple[str, str]]:
    """The fields that a class has of its own, by their keys, each with the string below it."""
    if not issubclass(cls, Record) or cls is Record:
        return
    [body] = (node.body for node in _classes(cls.__module__) if node.name == cls.__name__)
    for field, below in pairwise(body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                yield name.rstrip("_"), inspect.cleandoc(words)


@cache
def _classes(module: str) -> tuple[ast.ClassDef, ...]:
    source = inspect.getsource(import_module(module))
    return tuple(node for node in ast.parse(source).body if isinstance(node, ast.ClassDef))
