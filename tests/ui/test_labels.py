"""Labels over links: short, different, and none in another's way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ui.labels import LETTERS, Labels, shortest
from briefing.ui.layout import Link


def some(count: int) -> list[Link]:
    return [Link(0, number) for number in range(count)]


@given(st.integers(0, len(LETTERS) ** 2))
def test_labels_are_different_and_none_begins_another(count: int) -> None:
    found = shortest(count)
    assert len(set(found)) == len(found) == count
    assert all(len(label) <= 2 for label in found)
    firsts = {label[0] for label in found if len(label) == 2}
    assert not firsts & {label for label in found if len(label) == 1}


@pytest.mark.parametrize(("count", "expected"), [(0, []), (3, ["a", "s", "d"]), (27, ["ma", "ms"])])
def test_the_shortest_labels_come_first(count: int, expected: list[str]) -> None:
    assert shortest(count)[-len(expected) :] == expected or not expected


def test_typing_a_label_chooses_its_link() -> None:
    labels = Labels(some(30))
    for link, label in zip(some(30), shortest(30), strict=True):
        labels = Labels(some(30))
        assert [labels.type(letter) for letter in label[:-1]] == [None] * (len(label) - 1)
        assert labels.type(label[-1]) == link
        assert not labels


def test_a_label_shows_what_is_still_to_be_typed() -> None:
    labels = Labels(some(27))
    assert labels.label(Link(0, 25)) == "ma"
    labels.type("m")
    assert labels.label(Link(0, 25)) == "a"
    assert labels.label(Link(0, 0)) == ""
    assert labels


@pytest.mark.parametrize("key", ["escape", "1", "Z", "enter"])
def test_any_other_key_ends_it(key: str) -> None:
    labels = Labels(some(3))
    assert labels.type(key) is None
    assert not labels


def test_without_links_there_is_nothing_to_choose() -> None:
    assert not Labels()
    assert Labels([Link(0, 1), Link(0, 1)]).label(Link(0, 1)) == "a"
