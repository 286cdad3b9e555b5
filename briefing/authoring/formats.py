"""What `check` found as other programs read it; what a person reads is in `report`.

Each format is a function from what was checked to what is printed. `strict` says that warnings count.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from briefing.authoring.report import heading
from briefing.loading.problems import Problem, Severity
from briefing.model.text import clean

if TYPE_CHECKING:
    from briefing.authoring.checking import Checked
    from briefing.authoring.fixes.fix import Fix, Turn

SCHEMA = 1

Format = Callable[["Checked", bool], str]


def fails(problem: Problem, strict: bool) -> bool:
    """Whether a problem counts for the exit code."""
    return problem.severity == "error" or (strict and problem.severity == "warning")


def concise(checked: Checked, strict: bool) -> str:
    """A line a problem, `path:line:column: CODE sentence`, which editors and `grep` know."""
    return "\n".join(map(heading, checked.problems))


def as_json(checked: Checked, strict: bool) -> str:
    """Every field; line, column and width are 0 for a whole file, the hint and the fix may be null."""
    return json.dumps(
        {"schema": SCHEMA, "problems": [_row(one, checked.fixes.get(one)) for one in checked.problems]},
        ensure_ascii=False,
        indent=2,
    )


def _row(problem: Problem, fix: Fix | None) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "path": clean(str(problem.path)),
        "line": problem.line,
        "column": problem.column,
        "width": problem.width,
        "message": problem.message,
        "hint": problem.hint,
        "related": [
            {"path": clean(str(path)), "line": mark.line, "column": mark.column, "message": message}
            for path, mark, message in problem.related
        ],
        "fix": fix and {"message": clean(fix.words), "safe": fix.safe, "edits": list(map(_edit, fix.turns))},
    }


def _edit(turn: Turn) -> dict[str, object]:
    (line, column), (end_line, end_column) = turn.start, turn.end
    return {
        "path": clean(str(turn.path)),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": turn.edit.text,
    }


_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "hint": "notice"}


def github(checked: Checked, strict: bool) -> str:
    """Workflow commands, which GitHub shows beside the lines of a change."""
    return "\n".join(map(_command, checked.problems))


def _command(problem: Problem) -> str:
    properties: dict[str, str] = {"file": clean(problem.path.as_posix())}
    if problem.line:
        end = problem.column + max(problem.width - 1, 0)
        properties |= {"line": str(problem.line), "col": str(problem.column), "endColumn": str(end)}
    properties["title"] = problem.code
    named = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    told = problem.message + (f" ({problem.hint})" if problem.hint else "")
    return f"::{_COMMANDS[problem.severity]} {named}::{_escaped(told)}"


def _escaped(words: str, others: str = "") -> str:
    """Words in which nothing ends a command or one of its properties."""
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + others else sign for sign in words)


def _sarif(checked: Checked, strict: bool) -> str:
    from briefing.authoring.sarif import sarif

    return sarif(checked.problems, checked.fixes)


def _junit(checked: Checked, strict: bool) -> str:
    from briefing.authoring.junit import junit

    return junit(checked, strict)


FORMATS: Mapping[str, Format] = {
    "concise": concise,
    "json": as_json,
    "github": github,
    "sarif": _sarif,
    "junit": _junit,
}
