"""Problems: gathered once each, in order, and never so many that they hide one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.loading.budgets import LIMITS
from briefing.loading.problems import RULES, Mark, Problem, Problems, ordered
from briefing.model.text import clean

PATH = Path("a.yaml")


def problem(line: int, code: str = "K002", path: str = "a.yaml") -> Problem:
    return Problem.at(Mark(line, 1), Path(path), code, f"line {line}")


def test_problems_stand_in_the_order_of_files_and_lines() -> None:
    shuffled = [
        problem(2, path="a/b.yaml"),
        problem(10),
        problem(2, "R002"),
        problem(2),
        problem(1, path="a-b.yaml"),
    ]

    assert [(str(p.path), p.line, p.code) for p in ordered([*shuffled, *shuffled])] == [
        ("a/b.yaml", 2, "K002"),
        ("a-b.yaml", 1, "K002"),
        ("a.yaml", 2, "K002"),
        ("a.yaml", 2, "R002"),
        ("a.yaml", 10, "K002"),
    ]


def test_of_one_code_no_more_than_the_limit_are_told() -> None:
    most = LIMITS.problems_per_code
    problems = Problems()
    problems.add(*(problem(line) for line in range(1, most + 4)), problem(most + 9, "R002"))

    *others, before_last, last, other = problems.ordered()

    assert len(others) == most - 2
    assert before_last.hint is None
    assert last == problem(most)._replace(hint=clean("3 more like this are not told"))
    assert other == problem(most + 9, "R002")


def test_the_same_problem_counts_once() -> None:
    problems = Problems()
    problems.add(*[problem(1)] * (LIMITS.problems_per_code + 1))

    assert problems.ordered() == (problem(1),)
    assert problems.has_room("K002")


def test_messages_and_hints_are_clean() -> None:
    told = Problem.at(Mark(1, 1), PATH, "K002", "no key `\x1b[2J`", "did you mean `\u202e`?")

    assert told.message == "no key `␛[2J`"
    assert told.hint == "did you mean `‹RLO›`?"


@pytest.mark.parametrize("code", RULES)
def test_every_code_is_a_family_and_a_number_with_a_title(code: str) -> None:
    assert code[0] in "FYKRQTNLMPS"
    assert len(code) == 4
    assert code[1:].isdecimal()
    assert RULES[code].title
    assert problem(1, code).severity == RULES[code].severity
