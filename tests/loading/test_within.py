"""Where the words of a value stand in the file, whatever way of writing it YAML has."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.loading.nodes import Mapping, Scalar
from briefing.loading.tree import parse
from briefing.loading.within import index_of, mark_of
from briefing.model.text import Text

WRITTEN = {
    "plain": "k: It is here, here.\n",
    "plain over lines": "k: It is\n  here,\n\n  here.\nl: x\n",
    "single": "k: 'It''s here, ''here''.'\n",
    "single over lines": "k: 'It''s\n   here,\n\n\n   here.'\n",
    "double": 'k: "\\u00dcber \\"here\\",\\there\\n here."\n',
    "double over lines": 'k: "It is \\\n   not here,\n   here \\\n   \\ here."\n',
    "literal": "k: |  # here\n\n  It is\n    here,\n\n  here  \n  here.\n",
    "literal, kept": "k: |2+\n    here,\n  here.\n\n",
    "folded": "k: >-\n  It is here,\n  here\n\n    more: here\n\n\n  here.\n",
    "in a list": "k: [It is here, 'here']\n",
    "with line ends of Windows": "k: |\r\n  It is\r\n  here,\r\n  here.\r\n",
}


def values(text: str) -> list[Scalar]:
    root = parse(Text(text), Path("a.yaml")).root
    assert isinstance(root, Mapping)
    node = root.by_key["k"][1]
    found = [node] if isinstance(node, Scalar) else node.items  # type: ignore[union-attr]
    return [scalar for scalar in found if isinstance(scalar, Scalar)]


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_every_word_of_a_value_is_found_where_it_stands(text: str) -> None:
    found = [
        index_of(scalar, offset, text)
        for scalar in values(text)
        for offset in range(len(scalar.text))
        if scalar.text.startswith("here", offset)
    ]
    begins = text.index("\n") if "# here" in text else 0
    assert found == [at for at in range(begins, len(text)) if text.startswith("here", at)]


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_letters_stand_in_the_order_of_the_value(text: str) -> None:
    for scalar in values(text):
        found = [index_of(scalar, offset, text) for offset in range(len(scalar.text))]
        assert found == sorted(found)
        assert all(scalar.start.index <= index <= scalar.end.index for index in found)
        letters = [(at, sign) for at, sign in zip(found, scalar.text, strict=True) if sign in "abcdefh,."]
        assert all(text[at] == sign for at, sign in letters)


@pytest.mark.parametrize(
    ("text", "words", "mark"),
    [
        ("k: |\n  It is\n  here.\n", "here", (3, 3, 4)),
        ("k: >-\n  It is\n  here.\n", "is here", (2, 6, 2)),
        ("k: 'It''s here'\n", "here", (1, 11, 4)),
        ('k: "It\\u2019s here"\n', "’s", (1, 7, 7)),
        ("k: |\r\n  It is\r\n  here.\r\n", "here", (3, 3, 4)),
    ],
)
def test_words_are_marked_as_people_count(text: str, words: str, mark: tuple[int, int, int]) -> None:
    (scalar,) = values(text)
    assert mark_of(words, scalar.text.index(words), scalar, text) == mark


def test_what_is_behind_a_value_has_no_place() -> None:
    (scalar,) = values("k: here\n")
    assert mark_of("there", 20, scalar, "k: here\n") is None
