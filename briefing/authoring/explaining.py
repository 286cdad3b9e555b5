"""The rules of `check` as a person asks for them: one in full, or the list of all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from textwrap import wrap

from briefing.authoring.formats import SCHEMA
from briefing.authoring.rules import FAMILIES, catalogue
from briefing.loading.problems import RULES

_WIDTH = 88
_NAME = re.compile(r"@ (.*)")


def explained(code: str) -> str:
    """A rule: what it is called, why it is one, an example that breaks it and one that does not."""
    rule, (why, bad, good) = RULES[code], catalogue()[code]
    head = f"{code}  {rule.title} ({rule.severity}, {FAMILIES[code[0]]})"
    return "\n".join(
        (head, "", *wrap(why, _WIDTH), "", "Not so:", *_shown(bad), "", "But so:", *_shown(good))
    )


def _shown(example: str) -> Iterator[str]:
    """The lines of an example, the name above each file but the first."""
    yield ""
    for line in example.strip("\n").split("\n"):
        named = _NAME.fullmatch(line)
        yield f"  {named[1]}:" if named else f"    {line}".rstrip()


def listed() -> str:
    """Every rule in a line, family by family."""
    return "\n".join(_listed()).lstrip("\n")


def _listed() -> Iterator[str]:
    for letter, family in FAMILIES.items():
        yield f"\n{family[0].upper()}{family[1:]}"
        for code, rule in RULES.items():
            if code.startswith(letter):
                yield f"  {code}  {rule.severity:<7}  {rule.title}"


def as_json() -> str:
    """Every rule, for a script."""
    rows = [
        {
            "code": code,
            "family": FAMILIES[code[0]],
            "severity": rule.severity,
            "title": rule.title,
            "why": catalogue()[code].why,
        }
        for code, rule in RULES.items()
    ]
    return json.dumps({"schema": SCHEMA, "rules": rows}, ensure_ascii=False, indent=2)
