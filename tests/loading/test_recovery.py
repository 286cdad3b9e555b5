"""A syntax error costs the entry in which it is, whole, and nothing else of its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.loading.nodes import Mapping, Scalar, Sequence
from briefing.loading.recovery import Recovered, recover
from briefing.model.text import Text

ENTRIES = """\
terms:
  - id: a
    term: A
    means: One.
  - id: b
    term: B
    aliases:
      - C
    means: Two.
  - {id: d, term: D, means: Three.}
events:
  - id: e
    date: 2026
    title: E
"""


def ids(found: Recovered) -> dict[str, list[str]]:
    """The ids that are left in each section."""
    assert isinstance(found.root, Mapping)
    return {
        key.text: [
            pair[1].text
            for item in (node.items if isinstance(node, Sequence) else ())
            if isinstance(item, Mapping) and isinstance((pair := item.by_key["id"])[1], Scalar)
        ]
        for key, node in found.root.pairs
    }


@pytest.mark.parametrize(
    ("right", "wrong", "code", "left"),
    [
        ("term: B", "term: B: first", "Y005", {"terms": ["a", "d"], "events": ["e"]}),
        ("      - C", "      - C: D: E", "Y005", {"terms": ["a", "d"], "events": ["e"]}),
        ("means: Two.", "means: 'Two.", "Y003", {"terms": ["a", "d"], "events": ["e"]}),
        ("  - id: b", "   - id: b", "Y006", {"terms": ["a", "d"], "events": ["e"]}),
        ("  - id: b", "  -id: b", "Y006", {"terms": ["a", "d"], "events": ["e"]}),
        ("    term: B", "\tterm: B", "Y002", {"terms": ["a", "d"], "events": ["e"]}),
        ("Three.}", "Three.", "Y007", {"terms": ["a", "b"], "events": ["e"]}),
        ("    title: E", "    title: 'E", "Y003", {"terms": ["a", "b", "d"], "events": []}),
        ("events:", " events:", "Y006", {"terms": ["a", "b", "d"]}),
        (
            "    means: One.",
            "<<<<<<< x\n    means: One.\n=======",
            "Y001",
            {"terms": ["b", "d"], "events": ["e"]},
        ),
    ],
)
def test_the_entry_around_an_error_is_left_out(
    right: str, wrong: str, code: str, left: dict[str, list[str]]
) -> None:
    found = recover(Text(ENTRIES.replace(right, wrong)), Path("x.yaml"))

    assert [problem.code for problem in found.problems] == [code]
    assert ids(found) == left


def test_every_error_is_told_and_places_stay(tmp_path: Path) -> None:
    text = ENTRIES.replace("term: A", "term: A: B").replace("title: E", "title: @E")
    found = recover(Text(text), tmp_path)

    assert [(problem.line, problem.code) for problem in found.problems] == [(3, "Y005"), (14, "Y004")]
    assert ids(found) == {"terms": ["b", "d"], "events": []}
    assert isinstance(found.root, Mapping)
    terms = found.root.by_key["terms"][1]
    assert isinstance(terms, Sequence)
    assert terms.items[0].start.line == 4
    assert terms.items[0].start.index == text.index("id: b")
    assert "id: a" in found.lost
    assert "id: e" in found.lost


@pytest.mark.parametrize("text", ["[", "a: b: c", "terms: [", "book:\n  title: 'x", "\tx", "]\n" * 50])
def test_of_a_text_without_entries_nothing_is_left(text: str) -> None:
    found = recover(Text(text), Path("x.yaml"))

    assert found.problems
    assert not isinstance(found.root, Mapping) or ids(found) == {}


def test_a_very_long_text_is_not_read_again_and_again() -> None:
    entry = "  - id: a\n    term: B: C\n"
    found = recover(Text("terms:\n" + entry * 20_000), Path("x.yaml"))

    assert 1 <= len(found.problems) <= 3
    assert found.root is None


def test_an_entry_with_an_error_is_read_on_without_its_line() -> None:
    wrong = ENTRIES.replace("term: B", "term: B: first").replace("      - C", "\t- C")
    found = recover(Text(wrong), Path("x.yaml"))
    assert [(one.line, one.code) for one in found.problems] == [(6, "Y005"), (8, "Y002")]
    [left] = found.left
    assert (left.section, list(left.node.by_key)) == ("terms", ["id", "aliases", "means"])
    assert "term" in left.words
    assert left.node.by_key["means"][1].start.index == wrong.index("Two.")


def test_what_stands_under_a_slipped_key_is_not_told_line_by_line() -> None:
    wrong = ENTRIES.replace("    means: Two.", "       means: |\n      One: [\n      Two: ]")
    found = recover(Text(wrong), Path("x.yaml"))
    assert [(one.line, one.code) for one in found.problems] == [(9, "Y006")]
