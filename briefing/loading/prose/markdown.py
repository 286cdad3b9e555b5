"""Markdown's blocks, and the parser that reads them.

`parse` gives markdown-it's block tokens; a token of type `inline` holds the raw words of a paragraph, a
heading or a table cell, which `inline_tokens` reads further. Both take the `env` in which markdown-it keeps
what a text says about itself: its link definitions and the labels of its footnotes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_DEEPEST = 40
"""Blocks nested deeper than this are kept as the lines they are."""

TARGET = r"[^\[\]|\\`\s] [^\[\]|\\`\n]{0,200}?"
WORDS = r"(?: [^\[\]`] | \[ [^\[\]`]*+ \] )*+"
WIKI_LINK = re.compile(rf"\[\[ \s*+ ({TARGET}) \s*+ (?: \\?\| ({WORDS}) )? \]\]", re.VERBOSE)
_LINK_ON_A_LINE = re.compile(
    r"\[\[ [^\[\]|\\`\n]++ \| (?: [^\[\]`\n] | \[ [^\[\]`\n]*+ \] )*+ \]\]", re.VERBOSE
)
_BAR = re.compile(r"(?<!\\)\|")
_HIDDEN_BAR = "\x1f"
"""Stands for a bar while blocks are parsed: as long as one, and clean text has none."""


def parse(source: str, env: EnvType) -> list[Token]:
    """The block tokens of a text; a bar inside `[[id|words]]` parts no cells of a table."""
    tokens = _markdown().parse(_LINK_ON_A_LINE.sub(_hide_bars, source), env)
    for token in tokens:
        token.content = token.content.replace(_HIDDEN_BAR, "|")
    return tokens


def _hide_bars(link: re.Match[str]) -> str:
    return _BAR.sub(_HIDDEN_BAR, link[0])


def inline_tokens(words: str, env: EnvType) -> list[Token]:
    """The tokens of a block's raw words; one of type `wiki_link` has its match of `WIKI_LINK` in `meta`."""
    tokens: list[Token] = []
    _markdown().inline.parse(words, _markdown(), env, tokens)
    return tokens


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST + 10})
    markdown.enable(["table", "strikethrough"])
    footnote_plugin(markdown, inline=False, move_to_end=False)
    markdown.core.ruler.disable(["inline", "text_join"])
    markdown.block.ruler.before("table", "too_deep", _too_deep)
    markdown.inline.ruler.before("link", "wiki_link", _wiki_link)
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    # Its rulers compile themselves at the first use, and not so that two threads may be the first.
    markdown.parse("*a*", {})
    markdown.inline.parse("*a*", markdown, {}, [])
    return markdown


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule: below the deepest level lines are code, so that no depth loses words."""
    if state.level < _DEEPEST or silent:
        return False
    line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    token = state.push("code_block", "code", 0)
    token.content = state.getLines(start, line, state.blkIndent, True)
    token.map = [start, line]
    state.line = line
    return True


def _wiki_link(state: StateInline, silent: bool) -> bool:
    """An inline rule: `[[id]]` and its kin."""
    match = WIKI_LINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("wiki_link", "", 0).meta = {"match": match}
    state.pos = match.end()
    return True
