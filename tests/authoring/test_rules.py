"""Every rule is explained, and its examples show what they are said to show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.authoring.checking import check
from briefing.authoring.rules import FAMILIES, catalogue
from briefing.loading.problems import RULES
from briefing.model.dates import Edtf
from tests.loading.folders import write_book
from tests.pictures import encoded, squares

MEETING = Edtf.parse("2026-02-12")

PNG = encoded(squares(1, 1))
TOLD_WITH = {"R004": {"R001"}, "R005": {"K003"}}
"""What cannot be shown without another problem."""


def _files(example: str) -> Iterator[tuple[str, bytes]]:
    """The files of an example: `‹3 × a›` stands for `aaa`; behind a name stands how it is written."""
    long = re.sub(r"‹(\d+) × ([^›]*)›", lambda found: int(found[1]) * found[2], example.lstrip("\n"))
    for number, part in enumerate(re.split(r"^@ ", long, flags=re.MULTILINE)):
        name, text = part.split("\n", 1) if number else ("example.yaml", part)
        name, _, written = name.partition(" (")
        if number or text:
            yield name, PNG if written == "a PNG)" else text.encode("latin-1" if written else "utf-8")


def _codes(example: str, folder: Path) -> set[str]:
    checked = check([write_book(folder, dict(_files(example)))], MEETING)
    return {problem.code for problem in checked.problems}


@pytest.mark.parametrize("code", RULES)
def test_the_examples_of_a_rule(code: str, tmp_path: Path) -> None:
    explained = catalogue()[code]

    assert _codes(explained.bad, tmp_path / "bad") == {code} | TOLD_WITH.get(code, set())
    assert _codes(explained.good, tmp_path / "good") == set()


def test_every_code_is_of_a_family() -> None:
    assert {code[0] for code in RULES} == set(FAMILIES)
    assert list(catalogue()) == list(RULES)


def test_explanations_are_sentences() -> None:
    for why, _, _ in catalogue().values():
        assert why[0].isupper() or why[0] == "`"
        assert why.endswith((".", ")"))
