"""Names found without a link: whole words, the longest name, each entry once, never one that is linked."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library.mentions import Names
from briefing.model.text import Text
from tests.sample import SAMPLE, sample_volume


def names(*found: str) -> Names:
    return Names((Text(name), name) for name in found)


def test_people_and_units_named_without_a_link_are_offered_once(tmp_path: Path) -> None:
    mentions = sample_volume(tmp_path).mentions.in_entry("arrival")
    assert [(mention.target.id, mention.name) for mention in mentions] == [
        ("rutte", "Mark Rutte"),
        ("naples", "JFC Naples"),
    ]
    assert mentions[0].sentence == "Mark Rutte waited."


def test_mentions_are_known_both_ways(tmp_path: Path) -> None:
    volume = sample_volume(tmp_path)
    assert [mention.source.id for mention in volume.mentions.of_entry("naples")] == ["arrival"]
    assert volume.mentions.of_entry("colby") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The NATO summit", ["NATO"]),
        ("NATO's summit, NATO.", ["NATO", "NATO"]),
        ("NATOs and nato", []),
        ("ASEANATO", []),
        ("JFC Naples and Naples", ["JFC Naples", "Naples"]),
        ("NATO 3.0 is a phrase", ["NATO 3.0"]),
        ("", []),
    ],
)
def test_a_name_is_found_as_a_whole_word_and_the_longest_wins(text: str, expected: list[str]) -> None:
    found = names("NATO", "NATO 3.0", "Naples", "JFC Naples").found_in(Text(text))
    assert [name for _, name in found] == expected


@given(st.text(), st.lists(st.text(min_size=1), max_size=8))
def test_what_is_found_stands_there(text: str, known: list[str]) -> None:
    for offset, name in names(*known).found_in(Text(text)):
        assert text[offset : offset + len(name)] == name


def test_a_name_of_signs_alone_is_mentioned_nowhere(tmp_path: Path) -> None:
    volume = sample_volume(
        tmp_path, SAMPLE.replace("terms:\n", "terms:\n  - {id: arrow, term: →, means: To.}\n")
    )
    assert volume.mentions.of_entry("arrow") == ()
