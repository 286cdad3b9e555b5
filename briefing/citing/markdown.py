"""Blocks as Markdown (CommonMark with GFM tables): what was text in the book is text there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch

from briefing.citing.markup import LeadsTo, in_markup
from briefing.model.page import Block, Code, Heading, Mark, Paragraph, Rule, Span, Spans, Table
from briefing.model.text import Text
from briefing.plain import leads

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~|$]")
_AT_THE_START = re.compile(r"(\d{0,9})(?=[-+](?:\s|$)|-[-\s]*$|=|#{1,6}(?:\s|$)|(?<=\d)[.)](?:\s|$))")
"""What stands before the sign that would make a list, a heading or a rule of a line; `3.71` makes none."""

_BLANKS = re.compile(r"[ \t]+")
_ITSELF = re.compile(r"[^<>|`\s]+")
_SIGNS = {Mark.STRONG: "**", Mark.EMPHASIS: "*", Mark.STRIKE: "~~"}
_ALIGNED = {"left": ":--", "right": "--:", "center": ":-:"}


def markdown(blocks: Iterable[Block], leads_to: LeadsTo) -> str:
    """The blocks as a Markdown text without a line end behind it."""
    lines: list[str] = []
    for block in in_markup(blocks):
        first, rest = leads(block.leads)
        in_a_list = any(lead.kind in ("bullet", "number") for lead in block.leads)
        if lines and not (in_a_list and block.space == 0):
            lines.append("")
        for index, line in enumerate(_own_lines(block, leads_to)):
            lines.append(((rest if index else first) + line).rstrip(" "))
    return "\n".join(lines)


@singledispatch
def _own_lines(block: Block, leads_to: LeadsTo) -> Iterable[str]:
    raise TypeError(type(block).__name__)


@_own_lines.register
def _(block: Paragraph, leads_to: LeadsTo) -> Iterable[str]:
    lines = _lines(block.spans, leads_to)
    return (line + "\\" * (index < len(lines)) for index, line in enumerate(lines, start=1))


@_own_lines.register
def _(block: Heading, leads_to: LeadsTo) -> Iterable[str]:
    return (f"{'#' * block.level} {' '.join(_lines(block.spans, leads_to))}",)


@_own_lines.register
def _(block: Code, leads_to: LeadsTo) -> Iterable[str]:
    fence = _ticks(block.text, 3)
    return (f"{fence}{block.language}", *block.text.split("\n"), fence)


@_own_lines.register
def _(block: Rule, leads_to: LeadsTo) -> Iterable[str]:
    return ("***",)


@_own_lines.register
def _(block: Table, leads_to: LeadsTo) -> Iterator[str]:
    head, *rows = ([" ".join(_lines(cell, leads_to)) for cell in row] for row in (block.head, *block.rows))
    for cells in (head, [_ALIGNED[align] for align in block.aligns], *rows):
        yield f"| {' | '.join(cells)} |"


def _lines(spans: Spans, leads_to: LeadsTo) -> list[str]:
    """The lines that are not empty."""
    return [line for line in (_line(spans, leads_to) for spans in _by_line(spans)) if line]


def _by_line(spans: Spans) -> Iterator[Spans]:
    """The spans of each line."""
    line: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        line.append(span._replace(text=Text(first)))
        for text in others:
            yield tuple(line)
            line = [span._replace(text=Text(text))]
    yield tuple(line)


def _line(spans: Spans, leads_to: LeadsTo) -> str:
    """A line of which no character but the marks of its spans is markup."""
    said: list[str] = []
    spans = tuple(span for span in spans if span.text)
    texts = ["", *(span.text for span in spans), ""]
    for span, before, after in zip(spans, texts, texts[2:], strict=False):
        # Two spans with marks side by side would make one row of signs that reads otherwise.
        is_apart = not (said and said[-1].endswith(("*", "~", "`")))
        words = _marked(span, before[-1:], after[:1]) if is_apart else _escaped(span.text)
        said.append(_linked(span, leads_to, words))
    line = _BLANKS.sub(" ", "".join(said)).strip(" ")
    return _AT_THE_START.sub(r"\1\\", line, count=1) if _AT_THE_START.match(line) else line


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _marked(span: Span, before: str, after: str) -> str:
    """A span with the signs of its marks, if they are taken for such beside the characters around it."""
    text = span.text
    if span.marks & Mark.CODE and text and text == text.strip() and "|" not in text:
        ticks = _ticks(text, 1)
        room = " " if "`" in (text[0], text[-1]) else ""
        return f"{ticks}{room}{text}{room}{ticks}"
    if not (_is_taken(text[:1], before) and _is_taken(text[-1:], after)):
        return _escaped(text)
    signs = "".join(sign for mark, sign in _SIGNS.items() if span.marks & mark)
    return f"{signs}{_escaped(text)}{signs[::-1]}"


def _is_taken(inner: str, outer: str) -> bool:
    """Whether a sign between these two characters is taken for that of a mark."""
    return inner.isalnum() or not (inner.isspace() or outer.strip())


def _ticks(text: str, least: int) -> str:
    """A row of backticks that is not in the text."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)


def _linked(span: Span, leads_to: LeadsTo, words: str) -> str:
    """The words as a link, if they lead outside to where one may go."""
    url = leads_to(span.target)
    if url is None or not words.strip():
        return words
    if span.text == url and _ITSELF.fullmatch(url):
        return f"<{url}>"
    quoted = re.sub("[<>|`]", lambda sign: f"%{ord(sign[0]):02X}", url).replace("&", "\\&")
    return f"[{words}](<{quoted}>)"
