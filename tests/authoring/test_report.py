"""What `check` prints: places, the line with a caret under the fault, help; and the same for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.authoring.report import as_json, full
from briefing.loading.problems import WHOLE_FILE, Mark, Problem


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file as a person names it: relative to where he stands."""
    monkeypatch.chdir(tmp_path)
    return Path("x.yaml")


def test_a_problem_in_full(file: Path) -> None:
    file.write_text("articles:\n  - titel: The deal\n")
    problem = Problem.at(
        Mark(2, 5, 5), file, "K002", "an article has no key `titel`", "did you mean `title`?"
    )

    assert full([problem]) == (
        "x.yaml:2:5: K002 an article has no key `titel`\n"
        "    2 |   - titel: The deal\n"
        "      |     ^^^^^\n"
        "      = help: did you mean `title`?\n"
        "\n"
        "1 error in 1 book."
    )


def test_a_problem_of_a_whole_file_shows_no_line(file: Path) -> None:
    problem = Problem.at(WHOLE_FILE, file, "F009", "the file is empty")

    assert full([problem]) == "x.yaml: F009 warning: the file is empty\n\n1 warning in 1 book."


def test_a_file_that_is_gone_shows_no_line() -> None:
    problem = Problem.at(Mark(3, 1), Path("gone.yaml"), "K002", "no such key")

    assert full([problem]).startswith("gone.yaml:3:1: K002 no such key\n\n")


@pytest.mark.parametrize(
    ("line", "mark", "shown", "caret"),
    [
        ("a: x", Mark(1, 4, 1), "a: x", "   ^"),
        ("日本: wide", Mark(1, 5, 4), "日本: wide", "      ^^^^"),
        ("日本: wide", Mark(1, 1, 2), "日本: wide", "^^^^"),
        ("cafe\u0301: x", Mark(1, 8, 1), "cafe\u0301: x", "      ^"),
        ("👩‍👩‍👧: x", Mark(1, 8, 1), "👩‍👩‍👧: x", "    ^"),
        ("a:\tx", Mark(1, 4, 1), "a: x", "   ^"),
        ("a: \x1b[2J", Mark(1, 4, 1), "a: ␛[2J", "   ^"),
        ("short", Mark(1, 6, 1), "short", "     ^"),
        ("x" * 200, Mark(1, 1, 200), "x" * 90 + "…", "^" * 90),
        ("x" * 100 + "Y" + "x" * 100, Mark(1, 101, 1), "…" + "x" * 50 + "Y" + "x" * 39 + "…", " " * 51 + "^"),
        ("日" * 60 + "Y", Mark(1, 61, 1), "…" + "日" * 25 + "Y", " " * 51 + "^"),
    ],
)
def test_the_caret_stands_under_the_fault(file: Path, line: str, mark: Mark, shown: str, caret: str) -> None:
    file.write_text(line, encoding="utf-8")
    problem = Problem.at(mark, file, "K002", "x")

    assert full([problem]).split("\n")[1:3] == [f"    1 | {shown}", f"      | {caret}"]


def test_the_last_line_counts(file: Path) -> None:
    problems = [
        Problem.at(Mark(line, 1), file, code, "x") for line, code in ((1, "K002"), (2, "K002"), (3, "R008"))
    ]
    problems.append(Problem.at(Mark(4, 1), file, "Q001", "x"))

    assert full([], books=3) == "No problems in 3 books."
    assert full(problems).endswith("\n2 errors, 1 warning and 1 hint in 1 book.")


def test_colour_adds_nothing_but_colour(file: Path) -> None:
    file.write_text("a: x\n")
    problem = Problem.at(Mark(1, 1), file, "K002", "x")

    painted = full([problem], colour=True)

    assert painted.replace("\x1b[31m", "").replace("\x1b[0m", "") == full([problem])
    assert "\x1b" not in full([problem])


def test_scripts_get_every_field(file: Path) -> None:
    problems = [
        Problem.at(Mark(2, 5, 5), file, "K002", "no key `é`", "did you mean `e`?"),
        Problem.at(WHOLE_FILE, file, "R008", "not used"),
    ]

    assert json.loads(as_json(problems)) == {
        "schema": 1,
        "problems": [
            {
                "code": "K002",
                "severity": "error",
                "path": "x.yaml",
                "line": 2,
                "column": 5,
                "message": "no key `é`",
                "hint": "did you mean `e`?",
            },
            {
                "code": "R008",
                "severity": "hint",
                "path": "x.yaml",
                "line": 0,
                "column": 0,
                "message": "not used",
                "hint": None,
            },
        ],
    }


def test_file_names_cannot_act_on_the_terminal() -> None:
    problem = Problem.at(WHOLE_FILE, Path("a\x1b[2J\udcff.yaml"), "F001", "x")

    for printed in (full([problem]), as_json([problem])):
        assert "\x1b" not in printed
        printed.encode("utf-8")
