"""The parser of Markdown is ready before it is shared, and reads bars in links as the author means them."""

from __future__ import annotations

import pytest
from markdown_it.ruler import Ruler

from briefing.loading.prose import markdown


def test_a_parser_that_threads_share_has_nothing_left_to_make(monkeypatch: pytest.MonkeyPatch) -> None:
    markdown._markdown.cache_clear()
    markdown._markdown()
    monkeypatch.delattr(Ruler, "__compile__")

    words = markdown.parse("> *a*\n", {})[2].content
    assert [token.type for token in markdown.inline_tokens(words, {})] == ["em_open", "text", "em_close"]


BARS = {
    "[[a|b]]\n": ["[[a|b]]"],
    "a | [[b|c]]\n": ["a | [[b|c]]"],
    "```\n[[a|b]]\n```\n": ["[[a|b]]\n"],
    "    [[a|b]]\n": ["[[a|b]]\n"],
    "| [[a|b]] | [[c\\|d]] |\n|---|---|\n": ["[[a|b]]", "[[c|d]]"],
    "[[a|b]]\n---|---\n": ["[[a|b]]\n---|---"],
}


@pytest.mark.parametrize(("source", "contents"), BARS.items())
def test_a_bar_in_a_link_parts_no_cells_and_stays(source: str, contents: list[str]) -> None:
    assert [token.content for token in markdown.parse(source, {}) if token.content] == contents
