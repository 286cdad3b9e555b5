"""The lines of a file on which quotes under a rule stand, whether YAML can read them or not."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

import pytest

from briefing.authoring.editing.manuscripts import Manuscript
from briefing.authoring.ruled_lines import difference_told, ruled_lines

TODAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("quotes:\n  - id: a\n  - id: b\n    attribution: background\n  - id: c\n", [3, 4]),
        ("quotes:\n- id: a\n  attribution: on record  # so\n- {id: b, attribution: background}\nterms:", [4]),
        (
            "quotes:\n  - id: a\n    variants:\n      - words: b\n    embargo_until: 2026-06\npeople:\n",
            range(2, 6),
        ),
        ("quotes:\n  - id: a\n    embargo_until: 2026-04\n", []),
        ("quotes:\n  - id: a\n    embargo_until: next week\n", [2, 3, 4]),
        ("quotes:\n  - id: a\nspeaker: b\n    attribution: background\nterms:\n", [2, 3, 4]),
        ("quotes: [{id: a, words: b,\n  attribution: background}]\nterms:\n", [1, 2]),
        ('qoutes:\r\n  - id: a\r\n    "embargo ": 2026\r\nterms:', [2, 3]),
        ("articles:\n  - id: a\n    body: |\n      Background: none.\n", []),
        ("quotes:\n  - id: a\n    x-rule: background\n", []),
    ],
)
def test_they_are_those_of_the_whole_entry(text: str, lines: Collection[int]) -> None:
    assert sorted(ruled_lines(text, TODAY)) == list(lines)


def test_of_a_difference_only_the_other_lines_are_told() -> None:
    def file(text: str) -> Manuscript:
        return Manuscript(Path("x.yaml"), "x.yaml", text.encode())

    entry = "  - id: a\n    words: secret\n    %s: background\n"
    old = file(f"quotes:\n{entry % 'atribution'}  - id: b\n    words: free\n    statsu: x\n")
    new = file(f"quotes:\n{entry % 'attribution'}  - id: b\n    words: free\n    status: x\n")
    told = list(difference_told(old, new, TODAY, lambda line: True))
    assert "+    status: x" in told
    assert "     words: free" in told
    assert not [line for line in told if "secret" in line or "tribution" in line]
