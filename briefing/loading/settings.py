"""How bad the author takes it to be that a rule is broken.

That is said in the header of a book, or for all books below a folder in its `.briefing.toml`:

    [check]
    rules = {N004 = "off", T004 = "warning"}
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, get_args

from briefing.loading.budgets import LIMITS
from briefing.loading.decoding import decode
from briefing.loading.files import NotReadable, read_file
from briefing.loading.problems import RULES, Mark, Problem, is_lasting
from briefing.loading.sentences import did_you_mean, listed, quoted
from briefing.model.entries import Header, Ruling

SETTINGS = ".briefing.toml"

Rulings = Mapping[str, Ruling]
"""By the codes of rules."""


class Settings(NamedTuple):
    """What is said of the rules, and what is wrong with the file that says it."""

    rulings: Rulings
    problems: tuple[Problem, ...]


def settings(book: Path, header: Header | None) -> Settings:
    """What the header of a book says, and else the nearest `.briefing.toml`, in its folder or above."""
    file = nearest(book)
    for_all, problems = _settings(file) if file else Settings({}, ())
    rulings: dict[str, Ruling] = dict(for_all)
    if header:
        rulings.update(header.rules.items())
    return Settings(rulings, problems)


def nearest(path: Path) -> Path | None:
    """The settings file for what is at a path, from where one is as the path is; None for none."""
    folders = (path.absolute(), *path.absolute().parents)
    file = next((file for folder in folders if os.path.isfile(file := folder / SETTINGS)), None)
    return file if file is None or path.is_absolute() else Path(os.path.relpath(file))


def _settings(path: Path) -> Settings:
    import tomllib  # most books have no such file

    try:
        text = decode(read_file(path, LIMITS.file_bytes), path).text or ""
        tables = tomllib.loads(text)
    except (NotReadable, tomllib.TOMLDecodeError) as error:
        line = re.search(r"at line (\d+)", str(error))
        mark = Mark(int(line[1]) if line else 1, 1)
        return Settings({}, (Problem.at(mark, path, "F012", f"the settings cannot be read: {error}"),))
    check = tables.get("check", {})
    rules = check.get("rules", {}) if isinstance(check, dict) else None
    told = dict(_unknown(tables, ("check",), ""))
    if isinstance(check, dict):
        told |= _unknown(check, ("rules",), "check.")
    if not isinstance(rules, dict):
        told["rules"] = "`check.rules` is a table", _AS_IN
        rules = {}
    told |= {code: fault for code, ruling in rules.items() if (fault := unfit(code, ruling))}
    problems = tuple(Problem.at(_mark(text, key), path, "F012", *fault) for key, fault in told.items())
    return Settings({code: rules[code] for code in rules if code not in told}, problems)


Fault = tuple[str, str | None]
"""What is wrong with a setting, and what would help."""


def _unknown(table: Mapping[str, object], keys: Collection[str], where: str) -> Iterator[tuple[str, Fault]]:
    """The keys of a table that set nothing."""
    for key in filter(lambda key: key not in keys, table):
        yield key, (f"the key {quoted(where + key)} is unknown", did_you_mean(key, keys) or _AS_IN)


_AS_IN = 'as in `[check]` and `rules = {N004 = "off"}`'


def _mark(text: str, key: str) -> Mark:
    """Where a key stands."""
    found = re.search(rf"^[^#\n]*?(?<![\w-])({re.escape(key)})(?=[\"']?\s*[].=])", text, re.MULTILINE)
    if found is None:
        return Mark(1, 1)
    at = found.start(1)
    return Mark(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), len(key))


def no_rule(code: str) -> Fault:
    """What to say of something that is not the code of a rule."""
    return f"{quoted(code)} is not the code of a rule", did_you_mean(code.upper(), RULES)


def unfit(code: str, ruling: object) -> Fault | None:
    """Why a rule cannot be set so, and what would help; None if it can."""
    if code not in RULES:
        return no_rule(code)
    if ruling not in get_args(Ruling):
        return f"{quoted(str(ruling))} is no severity", f"allowed are {listed(get_args(Ruling), 'and')}"
    if is_lasting(code) and ruling != "error":
        return f"{quoted(code)} stays an error", "what it tells of could not be read"
    return None
