"""Prose as plain lines with the places of its links, told quickly: for the index, not for the page.

Most texts are paragraphs, headings and lists; their blocks are told apart line by line, and only words with
signs in them meet the inline parser. A text with anything else (tables, code, footnotes) is parsed whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefing.loading.prose.markdown import WIKI_LINK
from briefing.loading.prose.parts import LEFT_OUT, prose
from briefing.loading.prose.runs import Run, WikiLink, is_simple, runs
from briefing.model.book import Ref
from briefing.model.page import Block, Code, Heading, Mark, Paragraph, Span, Spans, Table
from briefing.model.text import Text

Called = Callable[[Ref], Text | None]
"""The words that stand for a link without words of its own; None: nothing is there."""

_NOT_PLAIN = re.compile(
    r"""
    ^(?:\ {4}|\ {0,3}\t)                # indented code, or what goes on in a list
    | ^[ \t>]*(?:```|~~~)               # fenced code
    | ^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|   # the line under a table's head
    | \]:                               # an address apart from its link
    | \[\^                              # a footnote
    """,
    re.MULTILINE | re.VERBOSE,
)
_HEADING = re.compile(r"#{1,6}(?:[ \t]+|$)")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_RULE = re.compile(r"(?:=+|-+|(?:[-*_][ \t]*){3,})$")
_MARKER = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?:[ \t]+|$)")
_NOTE = "fn-"


class FlatLink(NamedTuple):
    """A link to an entry: where it leads, and where its words stand in the text."""

    target: Ref
    start: int
    end: int


class Flat(NamedTuple):
    """A text, a line a block, and its links in their order.

    `free` is the same text with what is a link or code left out, a character for a character.
    """

    text: Text
    links: tuple[FlatLink, ...]
    free: Text


def flat(source: Text, here: Ref, called: Called) -> Flat:
    """The plain lines of the prose in the entry at a place."""
    read = _Lines(here, called)
    if _NOT_PLAIN.search(source):
        for part in prose(source, here.book, lambda ref: (Span(called(ref) or Text(ref.id)),), here.id):
            for block in part.blocks:
                for spans in _lines_of(block):
                    read.add(spans)
    else:
        for words in _blocks(source):
            read.add(read.spans(words))
    return read.flat()


class _Lines:
    """Puts lines together and knows where each link came to stand."""

    def __init__(self, here: Ref, called: Called) -> None:
        self._here = here
        self._called = called
        self._pieces: list[str] = []
        self._free: list[str] = []
        self._links: list[FlatLink] = []
        self._at = 0

    def spans(self, words: str) -> Iterator[Span]:
        """The spans of a block's raw words."""
        if not is_simple(words):
            yield from map(self._span, runs(words, {}))
            return
        done = 0
        for match in WIKI_LINK.finditer(words) if "[[" in words else ():
            yield Span(Text(words[done : match.start()]))
            said = " ".join((match[2] or "").split())
            yield self._linked(match[1], said, match[1])
            done = match.end()
        yield Span(Text(words[done:]))

    def _span(self, run: Run) -> Span:
        if isinstance(run.link, WikiLink):
            return self._linked(run.link.target, run.link.words, run.text)._replace(marks=run.marks)
        return Span(run.text, run.marks)

    def _linked(self, written: str, words: str | None, otherwise: str) -> Span:
        target = Ref.parse(written, self._here.book, self._here.id)
        return Span(Text(words or self._called(target) or otherwise), Mark.NONE, target)

    def add(self, spans: Iterator[Span] | Spans) -> None:
        """One more line; none for no words."""
        began = len(self._pieces)
        for text, marks, target in spans:
            words = text.replace("\n", " ")
            is_link = isinstance(target, Ref) and not target.heading.startswith(_NOTE)
            if is_link and isinstance(target, Ref):
                self._links.append(FlatLink(target, self._at, self._at + len(words)))
            self._pieces.append(words)
            self._free.append(LEFT_OUT * len(words) if is_link or Mark.CODE in marks else words)
            self._at += len(words)
        if len(self._pieces) > began:
            self._pieces.append("\n")
            self._free.append("\n")
            self._at += 1

    def flat(self) -> Flat:
        """All lines."""
        text, free = "".join(self._pieces[:-1]), "".join(self._free[:-1])
        return Flat(Text(text), tuple(self._links), Text(free))


def _lines_of(block: Block) -> Iterator[Spans]:
    match block:
        case Paragraph(spans=spans) | Heading(spans=spans):
            yield spans
        case Code(text=text):
            yield (Span(text, Mark.CODE),)
        case Table(head=head, rows=rows):
            yield from (cell for row in (head, *rows) for cell in row if cell)


def _blocks(source: str) -> Iterator[str]:
    """The raw words of each block of a text that is plain."""
    lines: list[str] = []
    in_list = False
    for line in source.split("\n"):
        words = line.lstrip(" ")
        while words.startswith(">"):
            words = words[1:].lstrip(" ")
        starts = _start(words, bool(lines), in_list)
        if starts is None and words.strip():
            lines.append(words)
            continue
        if lines:
            yield "\n".join(lines)
            lines = []
        in_list = starts is not None and _MARKER.match(words) is not None and not _HEADING.match(words)
        if starts:
            if _HEADING.match(words):
                yield starts
            else:
                lines.append(starts)
    if lines:
        yield "\n".join(lines)


def _start(words: str, goes_on: bool, in_list: bool) -> str | None:
    """The words of a line with which a block starts, without marks; empty for a rule; None if none does."""
    if heading := _HEADING.match(words):
        return _CLOSING.sub("", words[heading.end() :]).strip()
    if words and _RULE.match(words.rstrip()):
        return ""
    marker = _MARKER.match(words)
    if marker is None or (goes_on and not in_list and marker[1] not in (None, "1")):
        return None
    rest = words[marker.end() :]
    inner = _start(rest, False, True)
    return rest if inner is None else inner
