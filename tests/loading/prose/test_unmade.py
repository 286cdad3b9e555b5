"""What was meant as a link and is none: told at its brackets, but for what stands in code."""

from __future__ import annotations

import pytest
from hypothesis import given

from briefing.loading.prose.links import links
from briefing.loading.prose.unmade import Unmade, may_have_any, unmade
from briefing.model.text import Text
from tests.loading.prose.texts import anything

IDS = {"cost", "one"}
HOW = "write `[[id]]` or `[[id|words]]`; before brackets that are text put a backslash"


def found(source: str) -> list[Unmade]:
    return list(unmade(Text(source), IDS)) if may_have_any(Text(source)) else []


@pytest.mark.parametrize(
    ("source", "at", "words", "message", "hint"),
    [
        ("See [[cost] now", 4, "[[cost]", "`[[cost]` is not closed", "write `[[cost]]`"),
        ("[[cost|the price]", 0, "[[cost|the price]", "`[[cost|the price]` is not closed",
         "write `[[cost|the price]]`"),
        ("*See* [[]]", 6, "[[]]", "`[[]]` names no entry", HOW),
        ("[[one]] [[|x]]", 8, "[[|x]]", "`[[|x]]` names no entry", HOW),
        ("See [[cost now", 4, "[[cost", "`[[cost` is no link", HOW),
        ("[cost](cost)", 0, "[cost](cost)", "`[cost](cost)` leads to no entry of a book", "write `[[cost]]`"),
        ("[It](cost)", 0, "[It](cost)", "`[It](cost)` leads to no entry of a book", "write `[[cost|It]]`"),
        ("`[[cost]` [[cost]", 10, "[[cost]", "`[[cost]` is not closed", "write `[[cost]]`"),
    ],
)  # fmt: skip
def test_what_stands_on_the_page_with_its_brackets(
    source: str, at: int, words: str, message: str, hint: str
) -> None:
    assert found(source) == [(words, at, message, hint)]


@pytest.mark.parametrize(
    "source",
    [
        "[[cost]] and [[one|[T]he]]",
        "`[[cost]` and ``[cost](cost)``",
        "```\n[[cost]\n```\n",
        "    [[cost]\n",
        r"\[[cost]",
        "[it](https://example.org) [a](b)",
        "Nothing [sic] here",
    ],
)
def test_what_is_a_link_or_code_or_text(source: str) -> None:
    assert found(source) == []


@given(anything)
def test_no_link_is_told_as_none(source: str) -> None:
    told = {one.offset for one in unmade(Text(source), IDS)}
    assert not told & {link.offset for link in links(Text(source))}
