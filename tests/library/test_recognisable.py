"""Authors are told where a quote that is not on record tells who spoke, and not where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.authoring.checking import check
from briefing.loading.problems import Problem
from tests.sample import SAMPLE, write_book


def told(folder: Path, *changes: tuple[str, str], rule: str = "attribution: background") -> list[Problem]:
    """What is told of the sample book with a rule on its first quote, and with what stands there changed."""
    text = SAMPLE
    for old, new in (("occasion: arrival,", f"occasion: arrival, {rule},"), *changes):
        assert old in text
        text = text.replace(old, new)
    return [problem for problem in check([write_book(folder, text)]).problems if problem.code == "Q008"]


def calling(words: str) -> tuple[str, str]:
    return "attribution: background,", f'attribution: background, speaker_as: "{words}",'


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ([calling("a friend of Colby’s")], "Colby"),
        ([calling("an Under Secretary")], "Under Secretary"),
        ([("q-partner", "q-colby")], "Colby"),
        ([("partnership rather than", "partnership, said Colby, rather than")], "Colby"),
        (
            [("source: agency, occasion", 'source: agency, context: "To [[colby]]’s staff.", occasion')],
            "Colby",
        ),
        ([("He named", "Elbridge said [[q-partner]]. He named")], "Elbridge"),
        ([("He named", "As [[colby]] put it: [[q-partner|so]]. He named")], "Colby"),
    ],
)
def test_what_tells_who_spoke_is_a_warning_at_its_place(
    tmp_path: Path, changes: list[tuple[str, str]], found: str
) -> None:
    (problem, *_) = told(tmp_path, *changes)
    assert problem.message.startswith(f"`{found}` ")
    assert problem.message.endswith("tells who spoke, but the quote is on background")
    assert problem.severity == "warning"
    assert problem.hint
    line = (tmp_path / "sample" / "book.yaml").read_text(encoding="utf-8").split("\n")[problem.line - 1]
    assert "q-partner" in line or "colby" in line.casefold() or "secretary" in line.casefold()


@pytest.mark.parametrize(
    "changes",
    [
        [],
        [calling("a senior official")],
        [calling("an official at the Pentagon")],
        [("He named", "Another said [[q-partner]]. He named")],
        [("He named", "He named [[q-old]], as [[colby]] said, and")],
    ],
)
def test_what_tells_nobody_is_no_matter(tmp_path: Path, changes: list[tuple[str, str]]) -> None:
    assert told(tmp_path, *changes) == []


def test_what_is_on_record_may_tell_who_spoke(tmp_path: Path) -> None:
    assert told(tmp_path, ("q-partner", "q-colby"), rule="embargo_until: 2026-02-13") == []


def test_what_is_not_attributable_tells_nobody_either(tmp_path: Path) -> None:
    (problem, *_) = told(tmp_path, ("q-partner", "q-colby"), rule="attribution: not attributable")
    assert problem.message.endswith("but the quote is not attributable")


@pytest.mark.parametrize(
    "change",
    [
        ("sort: Colby,", 'sort: Colby, summary: "A tall man. [[q-partner]]",'),
        ("title: The meeting,", 'title: Colby speaks, detail: "He spoke. [[q-partner]]",'),
        ("about: [naples],", 'about: [naples, colby], detail: "There: [[q-partner]]",'),
    ],
)
def test_an_entry_that_is_about_who_spoke_is_no_place_for_the_words(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    (problem,) = told(tmp_path, change)
    assert "where `q-partner` stands, tells who spoke" in problem.message
