"""Prose as plain lines with the places of its links, told quickly: for the index, not for the page.

The blocks of most texts are told apart without the parser, and few of their words meet it; any other text is
parsed whole. Either way the lines are the passages of the page, white space apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category

from briefing.loading.prose.markdown import WIKI_LINK
from briefing.loading.prose.parts import prose
from briefing.loading.prose.plain import plain_blocks
from briefing.loading.prose.raw import WikiLink
from briefing.loading.prose.runs import Run, cleaned_together, is_simple, runs
from briefing.model.book import Ref
from briefing.model.page import Block, Code, Heading, Mark, Paragraph, Span, Spans, Table
from briefing.model.text import Text

Called = Callable[[Ref], Text | None]
"""The words that stand for a link without words of its own; None: nothing is there."""

LEFT_OUT = "\0"
"""Stands for each character of a link or of code."""

_ISOLATES = "\u2066\u2067\u2068\u2069"
_LAST_BEFORE_MARKS = "\u02ff"
_MARKS = ("Mn", "Me", "Cf")
"""Categories of characters that change how others are read."""


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
    read = _Lines(here, called, has_notes="[^" in source)
    blocks = plain_blocks(source)
    if blocks is None:
        for part in prose(source, here.book, lambda ref: (Span(called(ref) or Text(ref.id)),), here.id):
            for block in part.blocks:
                for spans in _lines_of(block):
                    read.add(spans)
    else:
        for words in filter(None, blocks):
            read.add(read.spans(words))
    return read.flat()


class _Lines:
    """Puts lines together and knows where each link came to stand."""

    def __init__(self, here: Ref, called: Called, has_notes: bool) -> None:
        self._here = here
        self._called = called
        self._has_notes = has_notes
        self._pieces: list[str] = []
        self._left_out: set[int] = set()
        self._links: list[tuple[Ref, int]] = []

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
        pieces = self._pieces
        began = len(pieces)
        for text, marks, target in spans:
            if isinstance(target, Ref) and not self._is_note(target):
                self._links.append((target, len(pieces)))
                self._left_out.add(len(pieces))
            elif Mark.CODE in marks:
                self._left_out.add(len(pieces))
            pieces.append(text.replace("\n", " "))
        if len(pieces) > began:
            pieces.append("\n")

    def _is_note(self, target: Ref) -> bool:
        return self._has_notes and target.is_note and target[:2] == self._here[:2]

    def flat(self) -> Flat:
        """All lines."""
        pieces = _clean_together(self._pieces[:-1])
        starts = [0, *accumulate(map(len, pieces))]
        links = (FlatLink(target, starts[piece], starts[piece + 1]) for target, piece in self._links)
        free = (
            LEFT_OUT * len(piece) if number in self._left_out else piece
            for number, piece in enumerate(pieces)
        )
        return Flat(Text("".join(pieces)), tuple(links), Text("".join(free)))


def _clean_together(pieces: Sequence[str]) -> Sequence[str]:
    """The pieces as they may stand side by side: each is clean, but what kept two apart may be gone."""
    text = "".join(pieces)
    is_doubtful = any(sign in text for sign in _ISOLATES) or any(
        piece[:1] > _LAST_BEFORE_MARKS and category(piece[0]) in _MARKS for piece in pieces
    )
    return cleaned_together(pieces) if is_doubtful else pieces


def _lines_of(block: Block) -> Iterator[Spans]:
    match block:
        case Paragraph(spans=spans) | Heading(spans=spans):
            yield spans
        case Code(text=text):
            yield (Span(text, Mark.CODE),)
        case Table(head=head, rows=rows):
            yield from (cell for row in (head, *rows) for cell in row if cell)
