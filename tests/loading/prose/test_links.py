"""The `[[links]]` of a text: in order, with their places, none of them out of code."""

from __future__ import annotations

import pytest
from hypothesis import given

from briefing.loading.prose.links import links
from briefing.loading.prose.parts import prose
from briefing.model.book import Ref
from briefing.model.page import Span
from briefing.model.text import Text
from tests.loading.prose.texts import anything

FOUND = {
    "|a|\n---\n|[[b]]|[[c]]|": [("b", None, 9)],
    "- [[a]]: it\n- > [[b|\nc]] d": [("a", None, 2), ("b", "c", 16)],
    "See [[a]] and [[b|the b]].": [("a", None, 4), ("b", "the b", 14)],
    "`[[a]]` [[a]]": [("a", None, 8)],
    "    [[a]]": [],
    "```\n[[a]]\n```\n[[b]]": [("b", None, 14)],
    r"\[[a]] [[b]]": [("b", None, 7)],
    "> > - [[a]]\n> > [[b]]": [("a", None, 6), ("b", None, 16)],
    "1. x\n\n   [[a]]": [("a", None, 9)],
    "# [[a]] #\n": [("a", None, 2)],
    "| [[a\\|x]] | [[b]] |\n|---|---|\n| [[a\\|x]] | *y* [[c]] |": [
        ("a", "x", 2),
        ("b", None, 13),
        ("a", "x", 33),
        ("c", None, 48),
    ],
    "| [[a|x \\| y]] | \\| [[b|z]] | `[[c|d]]` [[d]] |\n|---|---|---|\n": [
        ("a", "x | y", 2),
        ("b", "z", 20),
        ("d", None, 40),
    ],
    "x[^1]\n\n[^1]: [[a]]": [("a", None, 13)],
    "**[[a]]** [x](https://y.org) [[b]]": [("a", None, 2), ("b", None, 29)],
}


@pytest.mark.parametrize(("source", "expected"), FOUND.items())
def test_links_and_their_places(source: str, expected: list[tuple[str, str | None, int]]) -> None:
    found = links(Text(source))
    assert [(link.target, link.words, link.offset) for link in found] == expected
    assert all(source.startswith("[[", link.offset) for link in found)


def targets(source: str) -> list[str]:
    """The targets of a page's links in the order of the page."""
    found: list[str] = []

    def asked(ref: Ref) -> tuple[Span, ...]:
        found.append(str(ref))
        return (Span(Text("x")),)

    for part in prose(Text(source), "", asked):
        assert part.blocks is not None
    return found


@given(anything)
def test_links_are_those_of_the_page(source: str) -> None:
    found = links(Text(source))
    assert all(source.startswith("[[", link.offset) for link in found)
    assert [link.offset for link in found] == sorted(link.offset for link in found)
    if "[^" not in source:  # footnotes come last on the page
        assert [
            str(Ref("", link.target)) for link in found if "/" not in link.target and "#" not in link.target
        ] == [
            target for target in targets(source) if "/" not in target.removeprefix("/") and "#" not in target
        ]
