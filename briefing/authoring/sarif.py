"""Problems as SARIF 2.1.0, which code scanning and many editors read.

A hint is a `note` there. Columns count code points from 1; the end column is the one behind the fault.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import quote

from briefing import __version__
from briefing.authoring.fixes.fix import Fix, Turn
from briefing.authoring.rules import catalogue
from briefing.loading.problems import RULES, Mark, Problem, Severity
from briefing.model.text import clean

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "note"}


def sarif(problems: Collection[Problem], fixes: Mapping[Problem, Fix]) -> str:
    """A log of one run; programs may make its fixes, so that only safe ones are there."""
    codes = sorted({problem.code for problem in problems})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": RULES[code].title},
            "fullDescription": {"text": catalogue()[code].why},
            "defaultConfiguration": {"level": _LEVELS[RULES[code].severity]},
        }
        for code in codes
    ]
    run = {
        "tool": {"driver": {"name": "briefing", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code), fixes.get(problem)) for problem in problems],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(problem: Problem, rule: int, fix: Fix | None) -> dict[str, object]:
    told = problem.message + (f" ({problem.hint})" if problem.hint else "")
    mark = Mark(problem.line, problem.column, problem.width)
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": told},
        "locations": [_location(problem.path, mark)],
    }
    if problem.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": message}, **_location(path, mark)}
            for number, (path, mark, message) in enumerate(problem.related, 1)
        ]
    if fix and fix.safe:
        changes = [_change(turn) for turn in fix.turns]
        result["fixes"] = [{"description": {"text": clean(fix.words)}, "artifactChanges": changes}]
    return result


def _change(turn: Turn) -> dict[str, object]:
    (line, column), (end_line, end_column) = turn.start, turn.end
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    replacement = {"deletedRegion": region, "insertedContent": {"text": turn.edit.text}}
    return {"artifactLocation": {"uri": _uri(turn.path)}, "replacements": [replacement]}


def _location(path: Path, mark: Mark) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": _uri(path)}}
    if mark.line:
        end = mark.column + mark.width
        place["region"] = {"startLine": mark.line, "startColumn": mark.column, "endColumn": end}
    return {"physicalLocation": place}


def _uri(path: Path) -> str:
    """A path as it was given: relative ones stay so."""
    written = quote(clean(path.as_posix()))
    return f"file://{written}" if path.is_absolute() else written
