"""What `check` prints: places, the line with a caret under the fault, help; and the same for scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.authoring.fixes.fix import Fix
from briefing.authoring.report import full, heading, summary
from briefing.library.reporting import WITHHELD
from briefing.loading.problems import WHOLE_FILE, Mark, Problem, Related
from briefing.model.text import Text


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
        "      = help: did you mean `title`?"
    )


def test_what_is_withheld_is_no_help(file: Path) -> None:
    problem = Problem.at(Mark(2, 5, 5), file, "Q002", "a quote has other words", WITHHELD)

    assert full([problem]) == (
        "x.yaml:2:5: Q002 a quote has other words\n      = [withheld: the quote is under a rule]"
    )


def test_the_other_places_of_a_problem_stand_below_it(file: Path) -> None:
    file.write_text("- id: 北京\n- id: 北京\n")
    others = (
        Related(file, Mark(1, 7, 2), Text("first given here")),
        Related(Path("gone.yaml"), Mark(1, 1), Text("and here")),
    )
    problem = Problem.at(Mark(2, 7, 2), file, "R001", "given twice", "take one out", others)

    assert full([problem]).split("\n") == [
        "x.yaml:2:7: R001 given twice",
        "    2 | - id: 北京",
        "      |       ^^^^",
        "      = x.yaml:1:7: first given here",
        "    1 | - id: 北京",
        "      |       ----",
        "      = gone.yaml:1:1: and here",
        "      = help: take one out",
    ]


def test_a_problem_of_a_whole_file_shows_no_line(file: Path) -> None:
    problem = Problem.at(WHOLE_FILE, file, "F009", "the file is empty")

    assert full([problem]) == "x.yaml: F009 warning: the file is empty"


def test_what_would_mend_a_problem_stands_below_it(file: Path) -> None:
    problem = Problem.at(WHOLE_FILE, file, "F009", "the file is empty", "write something")
    fixes = {problem: Fix("write \x1b[2J", ()), problem._replace(code="F008"): Fix("no", (), safe=False)}

    assert full([problem], fixes).splitlines()[1:] == [
        "      = help: write something",
        "      = fix: write ␛[2J (--fix)",
    ]


def test_a_file_that_is_gone_shows_no_line() -> None:
    problem = Problem.at(Mark(3, 1), Path("gone.yaml"), "K002", "no such key")

    assert full([problem]) == "gone.yaml:3:1: K002 no such key"


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

    assert summary([], 3, 1) == "No problems in 3 books, 1 entry."
    assert summary(problems, 1, 2000) == "2 errors, 1 warning and 1 hint in 1 book, 2,000 entries."
    assert summary([], 1, 2, 0.2149) == "No problems in 1 book, 2 entries, 0.21 s."


def test_colour_adds_nothing_but_colour(file: Path) -> None:
    file.write_text("a: x\n")
    problem = Problem.at(Mark(1, 1), file, "K002", "x")

    painted = full([problem], colour=True)

    assert painted.replace("\x1b[31m", "").replace("\x1b[0m", "") == full([problem])
    assert "\x1b" not in full([problem])


def test_file_names_cannot_act_on_the_terminal() -> None:
    problem = Problem.at(WHOLE_FILE, Path("a\x1b[2J\udcff.yaml"), "F001", "x")

    for printed in (full([problem]), heading(problem)):
        assert "\x1b" not in printed
        printed.encode("utf-8")
