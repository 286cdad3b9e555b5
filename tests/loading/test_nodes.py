"""Nodes: following a path, and taking parts out without touching the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.loading.nodes import Mapping, Node, Scalar, Sequence, cut_block, follow
from briefing.loading.tree import parse
from briefing.model import fields
from briefing.model.text import Text

TEXT = "a: x\nb:\n  - {c: y, d: z}\n  - w\n"


@pytest.fixture
def block() -> Mapping:
    """A block with a list in it, and a block in that."""
    root, _ = parse(Text(TEXT), Path("x.yaml"))
    assert isinstance(root, Mapping)
    return root


@pytest.mark.parametrize(
    ("path", "line", "column", "key", "whole"),
    [
        ((), 1, 1, None, True),
        (("a",), 1, 4, "a", True),
        (("b", 0, "d"), 3, 15, "d", True),
        (("b", 1), 4, 5, None, True),
        (("b", 0, "zzz"), 3, 6, None, False),
        (("b", 7, "c"), 3, 3, "b", False),
        (("a", "c"), 1, 4, "a", False),
    ],
)
def test_a_path_is_followed_as_far_as_it_goes(
    block: Mapping, path: fields.Path, line: int, column: int, key: str | None, whole: bool
) -> None:
    reached = follow(block, path)

    assert reached.node.mark[:2] == (line, column)
    assert (reached.key.text if reached.key else None, reached.whole) == (key, whole)


def test_cutting_leaves_the_rest_and_the_original(block: Mapping) -> None:
    cut = cut_block(block, {("b", 0, "c"): None, ("b", 1): None, ("a",): Text("new")})

    assert shown(cut) == {"a": "new", "b": [{"d": "z"}]}
    assert shown(block) == {"a": "x", "b": [{"c": "y", "d": "z"}, "w"]}
    assert cut.by_key["a"][1].mark == block.by_key["a"][1].mark


def test_only_what_lost_something_counts_as_cut(block: Mapping) -> None:
    cut = cut_block(block, {("b", 0, "c"): None})
    items = cut.by_key["b"][1]

    assert isinstance(items, Sequence)
    assert (cut.cut, items.cut) == (False, False)
    assert isinstance(items.items[0], Mapping)
    assert items.items[0].cut


def shown(node: Node) -> object:
    match node:
        case Scalar():
            return str(node.text)
        case Sequence():
            return [shown(item) for item in node.items]
        case Mapping():
            return {key.text: shown(value) for key, value in node.pairs}
