"""Markdown in two steps: blocks first, then the words inside each block.

`parse` gives markdown-it's block tokens; a token of type `inline` holds the raw words of a paragraph, a
heading or a table cell. `runs` reads such words: emphasis, code, and three kinds of link. Words without
anything special, which are most of them, never meet the inline parser. Both take the `env` in which
markdown-it keeps what a text says about itself: its link definitions and the labels of its footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.model.page import Mark
from briefing.model.text import Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_MOST_SIGNS = 1_000
_MOST_UNCLOSED = 20
"""Words with more signs, or with more brackets that are never closed, are read for their `[[links]]` only."""

_DEEPEST = 40
"""Blocks nested deeper than this are kept as the lines they are."""

_TARGET = r"[^\[\]|\\`\s] [^\[\]|\\`\n]{0,200}?"
_WORDS = r"(?: [^\[\]`] | \[ [^\[\]`]*+ \] )*+"
WIKI_LINK = re.compile(rf"\[\[ \s*+ ({_TARGET}) \s*+ (?: \\?\| ({_WORDS}) )? \]\]", re.VERBOSE)
_SIMPLE = re.compile(
    rf"(?: [^\\`*_~&<\[\]]++ | \[\[ \s*+ {_TARGET} \s*+ (?: \\?\| {_WORDS} )? \]\] )*+", re.VERBOSE
)
_SIGN = re.compile(r"[\\`*_~&<\[]")
_LINE_END = re.compile(r" ?\n[ \t]*")


class WikiLink(NamedTuple):
    """A `[[target|words]]`, and where it starts in the words around it."""

    target: Text
    words: Text | None
    offset: int


class Address(NamedTuple):
    """Where a Markdown link or a picture leads, as written."""

    url: Text


class Note(NamedTuple):
    """The label of a footnote."""

    label: str


class Run(NamedTuple):
    """Words with one look, and the link to which they belong."""

    text: str
    marks: Mark = Mark.NONE
    link: WikiLink | Address | Note | None = None


def parse(source: str, env: EnvType) -> list[Token]:
    """The block tokens of a text."""
    return _markdown().parse(source, env)


def runs(words: str, env: EnvType) -> list[Run]:
    """The runs of a block's raw words; a newline in them is a hard break."""
    return list(only_links(words)) if is_simple(words) or _is_costly(words) else parsed_runs(words, env)


def parsed_runs(words: str, env: EnvType) -> list[Run]:
    """What `runs` gives, always by the inline parser."""
    tokens: list[Token] = []
    _markdown().inline.parse(words, _markdown(), env, tokens)
    return list(_merged(_read(tokens)))


def is_simple(words: str) -> bool:
    """Whether the words hold nothing that Markdown treats specially but `[[links]]`."""
    return "  \n" not in words and _SIMPLE.fullmatch(words) is not None


def _is_costly(words: str) -> bool:
    """Whether the inline parser would take more than some 20 ms."""
    unclosed = words.count("[") - words.count("]")
    return unclosed > _MOST_UNCLOSED or len(_SIGN.findall(words)) > _MOST_SIGNS


def only_links(words: str, line_end: str = " ") -> Iterator[Run]:
    """The words as they are written but for `[[links]]`; `line_end` is what the end of a line becomes."""
    end = 0
    for match in WIKI_LINK.finditer(words):
        if before := _LINE_END.sub(line_end, words[end : match.start()]):
            yield Run(before)
        yield _wiki_run(match)
        end = match.end()
    if after := _LINE_END.sub(line_end, words[end:]):
        yield Run(after)


def _wiki_run(match: re.Match[str], marks: Mark = Mark.NONE) -> Run:
    words = " ".join((match[2] or "").split())
    link = WikiLink(Text(match[1]), Text(words) if words else None, match.start())
    return Run(words or match[1], marks, link)


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


class _Reading:
    """Where a reader of inline tokens stands: the marks that are on, the link that is open and its words."""

    def __init__(self) -> None:
        self.marks = Mark.NONE
        self.address = ""
        self.link: Address | None = None
        self.words = ""


def _read(tokens: list[Token]) -> Iterator[Run]:
    reading = _Reading()
    for token in tokens:
        for run in _READ.get(token.type, _text)(token, reading):
            reading.words += run.text
            yield run


def _text(token: Token, reading: _Reading) -> Iterator[Run]:
    yield Run(token.content, reading.marks, reading.link)


def _soft_break(token: Token, reading: _Reading) -> Iterator[Run]:
    yield Run(" ", reading.marks, reading.link)


def _hard_break(token: Token, reading: _Reading) -> Iterator[Run]:
    yield Run("\n", reading.marks, reading.link)


def _code(token: Token, reading: _Reading) -> Iterator[Run]:
    yield Run(token.content, reading.marks | Mark.CODE, reading.link)


def _mark(token: Token, reading: _Reading) -> Iterator[Run]:
    mark = _MARKS[token.tag]
    reading.marks = reading.marks | mark if token.nesting > 0 else reading.marks & ~mark
    return iter(())


def _wiki(token: Token, reading: _Reading) -> Iterator[Run]:
    yield _wiki_run(token.meta["match"], reading.marks)


def _note(token: Token, reading: _Reading) -> Iterator[Run]:
    yield Run(f"[{token.meta['label']}]", reading.marks, Note(token.meta["label"]))


def _link_open(token: Token, reading: _Reading) -> Iterator[Run]:
    reading.address, reading.words = str(token.attrs["href"]), ""
    reading.link = _address(reading.address)
    return iter(())


def _link_close(token: Token, reading: _Reading) -> Iterator[Run]:
    link, reading.link = reading.link, None
    yield from _address_shown(reading.address, reading.words, reading.marks, link)


def _image(token: Token, reading: _Reading) -> Iterator[Run]:
    words = "".join(run.text for run in _read(token.children or [])).replace("\n", " ")
    address = str(token.attrs["src"])
    link = reading.link or _address(address)
    yield Run(words, reading.marks, link)
    yield from _address_shown(address, words, reading.marks, link)


def _address(written: str) -> Address | None:
    return Address(Text(written)) if _WEB.match(written) else None


def _address_shown(address: str, words: str, marks: Mark, link: Address | None) -> Iterator[Run]:
    """The address where it must be seen: no words stand for it, or it cannot be followed."""
    if not words.strip():
        yield Run(address, marks, link)
    elif link is None and address and address != words:
        yield Run(f" ({address})", marks)


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one look and one link as one run; empty ones left out."""
    last: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if last and last.marks == run.marks and last.link == run.link:
            last = last._replace(text=last.text + run.text)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_MARKS = {"strong": Mark.STRONG, "em": Mark.EMPHASIS, "s": Mark.STRIKE}
_READ: dict[str, Callable[[Token, _Reading], Iterator[Run]]] = {
    "softbreak": _soft_break,
    "hardbreak": _hard_break,
    "code_inline": _code,
    "wiki_link": _wiki,
    "footnote_ref": _note,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    **dict.fromkeys(("em_open", "em_close", "strong_open", "strong_close", "s_open", "s_close"), _mark),
}
