"""How bad the author takes it to be that a rule is broken.

That is said in the header of a book, or for all books below a folder in its `.briefing.toml`:

    [check]
    rules = {N004 = "off", T004 = "warning"}
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
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
    """The settings file for what is at a path, if there is one."""
    folders = (path.absolute(), *path.absolute().parents)
    return next((file for folder in folders if os.path.isfile(file := folder / SETTINGS)), None)


def _settings(path: Path) -> Settings:
    import tomllib  # most books have no such file

    try:
        text = decode(read_file(path, LIMITS.file_bytes), path).text or ""
        check = tomllib.loads(text).get("check", {})
    except (NotReadable, tomllib.TOMLDecodeError) as error:
        line = re.search(r"at line (\d+)", str(error))
        mark = Mark(int(line[1]) if line else 1, 1)
        return Settings({}, (Problem.at(mark, path, "F012", f"the settings cannot be read: {error}"),))
    rules = check.get("rules", {}) if isinstance(check, dict) else None
    if not isinstance(rules, dict):
        return Settings({}, (Problem.at(Mark(1, 1), path, "F012", "`check.rules` is a table", _AS_IN),))
    told = [(code, unfit(code, ruling)) for code, ruling in rules.items()]
    problems = tuple(Problem.at(_mark(text, code), path, "F012", *fault) for code, fault in told if fault)
    return Settings({code: rules[code] for code, fault in told if fault is None}, problems)


_AS_IN = 'as in `[check]` and `rules = {N004 = "off"}`'


def _mark(text: str, key: str) -> Mark:
    """Where a key stands."""
    at = max(text.find(key), 0)
    return Mark(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), len(key))


def unfit(code: str, ruling: object) -> tuple[str, str | None] | None:
    """Why a rule cannot be set so, and what would help; None if it can."""
    if code not in RULES:
        return f"{quoted(code)} is not the code of a rule", did_you_mean(code, RULES)
    if ruling not in get_args(Ruling):
        return f"{quoted(str(ruling))} is no severity", f"allowed are {listed(get_args(Ruling), 'and')}"
    if is_lasting(code) and ruling != "error":
        return f"{quoted(code)} stays an error", "what it tells of could not be read"
    return None
